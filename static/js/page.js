// Comfort for the frame of every page; all of it works without this file too.
"use strict";
(() => {
  const menus = [...document.querySelectorAll(".top details")];
  // An open menu lies over the page: it goes when one presses, or walks by keyboard to, something else.
  for (const leaving of ["click", "focusin"]) {
    document.addEventListener(leaving, (event) => {
      menus.filter((menu) => !menu.contains(event.target)).forEach((menu) => (menu.open = false));
    });
  }
  document.addEventListener("keydown", (event) => {
    const open = menus.filter((menu) => menu.open).pop();
    if (event.key !== "Escape" || !open) return;
    open.open = false;
    open.querySelector("summary").focus();
  });
  // Buttons that copy a link or a text; what happened is said beside them.
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // Without https there is no clipboard to ask; a field that is selected can still be copied.
      const field = Object.assign(document.createElement("textarea"), { value: text, className: "visually-hidden" });
      document.body.append(field);
      field.select();
      const done = document.execCommand("copy");
      field.remove();
      return done;
    }
  };
  // A link is copied as its whole address, also inside a text.
  const wordsOf = (source) => {
    const part = source.cloneNode(true);
    if (part.href) return part.href;
    part.querySelectorAll("a").forEach((link) => link.replaceWith(link.href));
    return part.textContent.replace(/\s+/g, " ").trim();
  };
  document.querySelectorAll("[data-copy]").forEach((button) => {
    const source = document.querySelector(button.dataset.copy);
    const said = button.parentElement.querySelector("[role=status]");
    if (!source || !said) return;
    button.hidden = false;
    button.addEventListener("click", async () => {
      const done = await copy(wordsOf(source));
      said.textContent = done ? button.dataset.done ?? "Tautan tersalin" : "Tidak dapat disalin; pilih lalu salin sendiri.";
      button.focus();
    });
  });
  // Older browsers do not print what a closed <details> holds.
  if (CSS.supports("selector(::details-content)")) return;
  addEventListener("beforeprint", () => {
    document.querySelectorAll("details.in-print, details.facts").forEach((part) => (part.open = true));
  });
})();
