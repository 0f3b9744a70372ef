// Isian: a block from a spreadsheet is shown cell by cell before anything is saved; Ctrl+Z takes the last one back.
"use strict";
if (entry && entry.form.dataset.paste) {
  const dialog = document.getElementById("tempelan");
  const undone = [];
  let preview = null;
  const report = entry.form.dataset.report;
  const cellAt = (address) => entry.cells.get(`${report}/${address}`);

  entry.form.addEventListener("paste", async (event) => {
    const text = event.clipboardData.getData("text/plain");
    if (!event.target.matches("input[data-cell]") || !entry.isBlock(text)) return;
    event.preventDefault();
    const answer = await entry.send(entry.form.dataset.paste, { start: event.target.dataset.cell, text });
    if (answer.status === 200) show(answer, event.target);
    else entry.tell(answer.message ?? "Server tidak terjangkau. Tempelan tidak dibaca; coba lagi.");
  });

  function show(answer, field) {
    preview = { answer, field };
    dialog.querySelector("[data-sum]").textContent = answer.summary;
    dialog.querySelector("tbody").replaceChildren(...answer.cells.map(line));
    dialog.querySelector("[data-rest]").textContent = answer.outside ? `${answer.outside} sel tempelan jatuh di luar tabel dan diabaikan.` : "";
    dialog.querySelector("[data-do=save]").disabled = !answer.accepted;
    dialog.showModal();
  }

  function line(one) {
    const row = entry.element("tr", "", one.outcome);
    row.setAttribute("role", "row");
    const column = (label, text, className = "") => {
      const made = entry.element(label ? "td" : "th", text, className);
      made.setAttribute("role", label ? "cell" : "rowheader");
      if (label) made.dataset.label = label;
      return made;
    };
    const pasted = column("Ditempel", `${one.text || "kosong"} `);
    pasted.append(entry.element("span", one.place, "place"));
    const now = cellAt(one.cell)?.input?.value || "–";
    const reason = one.reason ? `${one.label}: ${one.reason}` : one.label;
    row.append(column("", one.name), pasted, column("Sekarang", now, "n"), column("Menjadi", one.value || "–", "n"), column("Hasil", reason, "outcome"));
    return row;
  }

  function close() {
    dialog.close();
    preview.field.focus();
    preview = null;
  }

  dialog.querySelector("[data-do=cancel]").addEventListener("click", close);
  dialog.querySelector("[data-do=save]").addEventListener("click", async () => {
    const accepted = preview.answer.cells.filter((one) => one.outcome === "accepted" && cellAt(one.cell));
    undone.push(accepted.map((one) => [cellAt(one.cell), cellAt(one.cell).input.value, one.value]));
    close();
    await entry.saveTogether(accepted.map((one) => [cellAt(one.cell), one.value]));
  });

  document.addEventListener("keydown", async (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.key.toLowerCase() !== "z" || dialog.open || !undone.length) return;
    // What was typed since is for the browser to undo.
    const cell = document.activeElement?.dataset && entry.cellOf(document.activeElement);
    if (cell?.pending && cell.isTyped) return;
    event.preventDefault();
    // What was written over the paste is not of the paste: it stays.
    const left = await entry.saveTogether(undone.pop());
    const names = left.map((one) => one.input.getAttribute("aria-label")).join("; ");
    if (names) entry.tellAlso(`Tidak dibatalkan karena sudah diubah setelah ditempel: ${names}.`);
  });
}
