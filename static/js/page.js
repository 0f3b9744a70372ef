// Comfort for the frame of every page; all of it works without this file too.
"use strict";
(() => {
  const menus = [...document.querySelectorAll(".top details")];
  document.addEventListener("click", (event) => {
    menus.filter((menu) => !menu.contains(event.target)).forEach((menu) => (menu.open = false));
  });
  document.addEventListener("keydown", (event) => {
    const open = menus.filter((menu) => menu.open).pop();
    if (event.key !== "Escape" || !open) return;
    open.open = false;
    open.querySelector("summary").focus();
  });
  // Older browsers do not print what a closed <details> holds.
  if (CSS.supports("selector(::details-content)")) return;
  addEventListener("beforeprint", () => {
    document.querySelectorAll("details.in-print, details.facts").forEach((part) => (part.open = true));
  });
})();
