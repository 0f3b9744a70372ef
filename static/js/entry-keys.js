// Isian by keyboard: Enter and arrows as in a spreadsheet, Esc brings the saved value back.
"use strict";
if (entry) {
  const FIELDS = "input[data-cell], textarea[data-note]";
  const go = (field) => {
    if (!field) return false;
    field.focus();
    field.select();
    return true;
  };

  // The field of the same column in the next line that has one.
  function vertical(field, step) {
    const cell = field.closest("td");
    const rows = [...cell.closest("table").rows];
    for (let place = rows.indexOf(cell.parentElement) + step; rows[place]; place += step) {
      const found = rows[place].cells[cell.cellIndex]?.querySelector(FIELDS);
      if (found && !rows[place].hidden) return found;
    }
    return null;
  }

  function horizontal(field, step) {
    const fields = [...field.closest("tr").querySelectorAll(FIELDS)];
    return fields[fields.indexOf(field) + step];
  }

  const atEdge = (field, step) => {
    const { selectionStart: start, selectionEnd: end, value } = field;
    return (start === 0 && end === value.length) || (step < 0 ? end === 0 : start === value.length);
  };
  // In a note of several lines the arrows move inside it first.
  const leavesNote = (field, step) => field.tagName !== "TEXTAREA" || !(step < 0 ? field.value.slice(0, field.selectionStart) : field.value.slice(field.selectionEnd)).includes("\n");

  entry.form.addEventListener("keydown", (event) => {
    const field = event.target;
    if (!field.matches(FIELDS) || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    const step = { Enter: event.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1, ArrowRight: 1, ArrowLeft: -1 }[event.key];
    let moved = false;
    if (event.key === "Enter") moved = go(vertical(field, step)) || (field.blur(), field.focus(), true);
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") moved = leavesNote(field, step) && !event.shiftKey && go(vertical(field, step));
    else if (event.key === "ArrowLeft" || event.key === "ArrowRight") moved = !event.shiftKey && atEdge(field, step) && go(horizontal(field, step));
    else if (event.key === "Escape") {
      entry.restore(field);
      field.select();
      moved = true;
    }
    if (moved) event.preventDefault();
  });
  entry.form.addEventListener("focusin", (event) => event.target.matches("input[data-cell]") && event.target.select());
}
