// Shows how far a pack has come without asking for the page again; without this file the link "Lihat kemajuan" does.
"use strict";
(() => {
  const PAUSE = 2000;
  const again = async () => {
    const shown = document.getElementById("kemajuan");
    if (!shown || shown.dataset.finished === "ya") return;
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
      if (answer.ok) {
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const fresh = page.getElementById("kemajuan");
        if (fresh && fresh.innerHTML !== shown.innerHTML) shown.replaceWith(document.adoptNode(fresh));
      }
    } catch {
      // The network is away for a moment: the next round asks again.
    }
    setTimeout(again, PAUSE);
  };
  setTimeout(again, PAUSE);
})();
