// Isian: every cell is saved by itself as soon as it is left. What is not yet confirmed by the server is kept in this
// browser and offered again at the next opening. Without this file the page is a plain form.
"use strict";
const entry = (() => {
  const form = document.getElementById("isian");
  if (!form) return null;
  form.classList.add("with-script");
  const user = form.dataset.user;
  const tab = Math.random().toString(36).slice(2);
  const store = `isian:${user}:`;
  const EXPLAINED = 10;
  const WORDS = { kosong: "belum diisi", catatan: "ada catatan" };

  // ---- Numbers, as the server reads and writes them ----
  const read = (text) => (/^\d+$|^[1-9]\d{0,2}(\.\d{3})+$/.test(text.trim()) ? Number(text.replaceAll(".", "")) : null);
  const written = (number) => (number === null ? "–" : number.toLocaleString("id-ID").replace("-", "−"));
  const signed = (number) => (number > 0 ? "+" : "") + written(number);
  const applies = (text) => !/^(tidak\s+berlaku|tb|t\.b\.|n\/a)$/i.test(text.trim());

  // ---- Cells: what stands in the field, what the server has, what is still on its way ----
  const cells = new Map();
  const cellOf = (part) => cells.get(`${part.dataset.report ?? form.dataset.report}/${part.dataset.cell ?? part.dataset.note}`);
  for (const part of form.querySelectorAll("[data-cell], [data-note]")) {
    const report = part.dataset.report ?? form.dataset.report;
    const address = part.dataset.cell ?? part.dataset.note;
    const key = `${report}/${address}`;
    const cell = cells.get(key) ?? { key, report, address, input: null, note: null, saved: "", savedNote: "", pending: null, tried: [] };
    cell.holder ??= part.closest("[data-row]");
    cell.url = part.dataset.save ?? form.dataset.save;
    if (part.dataset.cell) Object.assign(cell, { input: part, saved: part.dataset.saved, version: Number(part.dataset.version) });
    else Object.assign(cell, { note: part, savedNote: part.dataset.saved.trim() });
    cell.version ??= Number(form.elements[`versi:${address}`]?.value ?? 0);
    cells.set(key, cell);
  }
  const all = [...cells.values()];
  const findings = new Map();
  const unsaved = () => all.filter((cell) => cell.pending);

  // ---- What is seen ----
  const element = (name, text, className) => Object.assign(document.createElement(name), { textContent: text, className: className ?? "" });
  const within = (holder) => all.filter((cell) => cell.holder === holder);

  function stateOf(holder) {
    const inside = within(holder);
    const said = inside.flatMap((cell) => findings.get(cell.key) ?? cell.shown ?? []);
    const note = inside.map((cell) => cell.note?.value ?? "").join("").trim();
    const silent = said.some((finding) => (inside.some((cell) => cell.note) ? note.length < EXPLAINED : finding.explained === false));
    const main = inside.find((cell) => cell.input);
    if (inside.some((cell) => cell.conflict)) return "bentrok";
    if (inside.some((cell) => cell.refusal)) return "galat";
    if (inside.some((cell) => cell.pending)) return stopped === "locked" || inside.some((cell) => closed.has(cell.report)) ? "terkunci" : "menunggu";
    if (said.some((finding) => finding.level === "error")) return "galat";
    if (silent) return "jelaskan";
    if (note) return "catatan";
    if (!main) return "";
    return main.saved.trim() ? "tersimpan" : "kosong";
  }

  function show(holder) {
    const state = stateOf(holder);
    const shown = holder.querySelector(".state");
    if (shown.dataset.state !== state) {
      shown.dataset.state = state;
      shown.innerHTML = state && `<svg class="icon" aria-hidden="true"><use href="#i-${state}"/></svg> <span class="word"></span>`;
      if (state) shown.querySelector(".word").textContent = WORDS[state] ?? state;
    }
    const says = holder.querySelector("[data-says]") ?? holder.nextElementSibling?.querySelector("[data-says]");
    const inside = within(holder);
    for (const cell of inside) cell.input?.toggleAttribute("aria-invalid", Boolean(cell.refusal));
    for (const cell of inside) if (cell.refusal) cell.input?.setAttribute("aria-invalid", "true");
    if (!says || !inside.some((cell) => cell.touched)) return;
    says.replaceChildren(...inside.flatMap(sentences));
    const line = says.closest(".says");
    if (line) line.hidden = !line.textContent.trim();
  }

  function sentences(cell) {
    const parts = [];
    if (cell.conflict) parts.push(choice(cell));
    if (cell.refusal) parts.push(element("p", cell.refusal, "error"));
    for (const { level, message } of findings.get(cell.key) ?? cell.shown ?? []) {
      const letters = cell.note?.value.trim().length ?? EXPLAINED;
      const said = element("p", message, level === "warning" && letters >= EXPLAINED ? "warning explained" : level);
      if (level === "warning" && letters < EXPLAINED) said.append(element("span", ` Catatan: ${letters} dari ${EXPLAINED} huruf.`, "letters"));
      parts.push(said);
    }
    return parts;
  }

  function choice(cell) {
    const box = element("fieldset", "", "conflict");
    const button = (text, act) => {
      const made = element("button", text, "btn btn-outline-primary");
      made.type = "button";
      made.addEventListener("click", act);
      return made;
    };
    const line = element("p", "", "actions");
    line.append(button("Pakai isian saya", () => keepMine(cell)), " ", button("Pakai yang sudah tersimpan", () => takeTheirs(cell)));
    box.append(element("legend", cell.conflict.message), line);
    return box;
  }

  function recount() {
    for (const shown of form.querySelectorAll("[data-total]")) {
      const report = shown.dataset.report ?? form.dataset.report;
      const value = (address) => cells.get(`${report}/${address}`)?.input?.value ?? "";
      const parts = form.dataset.counted.split(" ").map((row) => value(`${row}.peserta`)).filter(applies).map(read);
      const total = parts.length && !parts.includes(null) ? parts.reduce((sum, part) => sum + part, 0) - (read(value("rangkap.peserta")) ?? 0) : null;
      const before = shown.dataset.previous === "" ? null : Number(shown.dataset.previous);
      const difference = total === null || before === null ? "–" : signed(total - before);
      shown.textContent = written(total);
      const line = shown.closest("tr");
      line.querySelector("[data-total-difference]").textContent = difference;
      const copy = form.querySelector("[data-total-copy]");
      if (copy) [copy.textContent, form.querySelector("[data-difference-copy]").textContent] = [written(total), difference];
    }
  }

  function compare(cell) {
    const shown = cell.holder.querySelector("[data-difference]");
    if (!shown || cell.input !== cell.holder.querySelector("[data-cell]")) return;
    const [now, before] = [read(cell.input.value), cell.input.dataset.previous];
    shown.textContent = now === null || before === undefined ? "–" : signed(now - Number(before));
  }

  const tally = form.querySelector("[data-tally]");
  let served = tally?.textContent ?? "";
  function sum() {
    const [waiting, bad] = [unsaved().filter((c) => !c.refusal && !c.conflict).length, unsaved().filter((c) => c.refusal || c.conflict).length];
    const parts = [waiting && `${waiting} sel menunggu disimpan`, bad && `${bad} sel belum tersimpan, lihat tabel`, served].filter(Boolean);
    if (tally && tally.textContent !== parts.join(" · ")) tally.textContent = parts.join(" · ");
  }

  const trouble = document.querySelector("[data-trouble]");
  function tell(message, link) {
    trouble.hidden = !message;
    trouble.firstElementChild.textContent = message;
    if (link) trouble.firstElementChild.append(" ", link);
  }

  // Beside what is told already.
  function tellAlso(message) {
    trouble.hidden = false;
    trouble.firstElementChild.append(trouble.firstElementChild.textContent && " ", message);
  }

  // ---- Kept in this browser until the server has it ----
  // What other visits left behind in this browser: name of the store -> cell -> what was typed.
  function kept() {
    try {
      const names = Object.keys(localStorage).filter((name) => name.startsWith(store) && name !== store + tab);
      return names.map((name) => [name, JSON.parse(localStorage.getItem(name))]);
    } catch {
      return [];
    }
  }

  function keep(name, items) {
    try {
      if (Object.keys(items).length) localStorage.setItem(name, JSON.stringify(items));
      else localStorage.removeItem(name);
    } catch { /* No room or not allowed: then only this page knows. */ }
  }

  const remember = () => keep(store + tab, Object.fromEntries(unsaved().map((cell) => [cell.key, cell.pending])));

  // A store whose tab still lives belongs to that tab; what has arrived meanwhile is forgotten.
  async function leftovers() {
    const alive = navigator.locks ? (await navigator.locks.query()).held.map((lock) => lock.name) : [];
    const found = [];
    for (const [name, items] of kept()) {
      if (alive.includes(name)) continue;
      const open = Object.entries(items).filter(([key, pending]) => {
        const cell = cells.get(key);
        const same = (pending.value === undefined || alike(pending.value, cell?.saved ?? "")) && (pending.note === undefined || pending.note.trim() === cell?.savedNote);
        return !cell || !same;
      });
      keep(name, Object.fromEntries(open));
      found.push(...open.filter(([key]) => cells.has(key)).map(([key, pending]) => ({ name, cell: cells.get(key), pending })));
    }
    return found;
  }

  function forget(found) {
    for (const [name, items] of kept()) {
      const offered = found.filter((one) => one.name === name).map((one) => one.cell.key);
      if (offered.length) keep(name, Object.fromEntries(Object.entries(items).filter(([key]) => !offered.includes(key))));
    }
  }

  async function offer() {
    navigator.locks?.request(store + tab, () => new Promise(() => {}));
    const found = await leftovers();
    const box = document.querySelector("[data-restore]");
    if (!found.length || !box) return;
    box.querySelector("p").textContent = `${found.length} sel belum tersimpan dari kunjungan sebelumnya.`;
    box.hidden = false;
    box.querySelector("[data-do=restore]").addEventListener("click", () => {
      forget(found);
      for (const { cell, pending } of found) {
        if (pending.value !== undefined && cell.input) cell.input.value = pending.value;
        if (pending.note !== undefined && cell.note) cell.note.value = pending.note;
        Object.assign(cell, { pending: { ...pending }, due: true, touched: true });
        refresh(cell);
      }
      box.hidden = true;
      pump();
    });
    box.querySelector("[data-do=discard]").addEventListener("click", () => (forget(found), (box.hidden = true)));
  }

  // ---- Typing ----
  // A note as a text area holds it.
  const plain = (note) => note.replace(/\r\n?/g, "\n").trim();
  const alike = (one, other) => one.trim() === other.trim() || (read(one) !== null && read(one) === read(other));

  function edited(cell) {
    const [value, note] = [cell.input?.value, cell.note?.value];
    const pending = {};
    // Sent, and not known whether it arrived: the old value too is only there again when the server has it.
    const isOpen = (part) => cell.tried.some((one) => one[part] !== undefined);
    if (value !== undefined && (isOpen("value") || !alike(value, cell.saved))) pending.value = value;
    if (note !== undefined && (isOpen("note") || note.trim() !== cell.savedNote)) pending.note = note;
    Object.assign(cell, { refusal: "", touched: true });
    cell.pending = Object.keys(pending).length ? { seen: cell.pending?.seen ?? cell.version, ...pending } : null;
    if (!cell.pending) Object.assign(cell, { due: false, conflict: null });
    refresh(cell);
  }

  function refresh(cell) {
    remember();
    compare(cell);
    recount();
    show(cell.holder);
    sum();
  }

  function restore(part) {
    const cell = cellOf(part);
    part.value = part === cell.note ? cell.savedNote : cell.saved;
    edited(cell);
  }

  function commit(cell) {
    // 1234 typed where 1.234 is stored is no change; it is shown as it is stored.
    if (cell?.input && !cell.pending) cell.input.value = cell.saved;
    if (!cell?.pending || cell.conflict || cell.refusal) return;
    cell.due = true;
    pump();
  }

  // ---- Saving: one request after the other ----
  let busy = false;
  let delay = 0;
  let timer = 0;
  let stopped = "";
  // Reports that take nothing more (locked, handed in, gone) -> what the server said; the others go on.
  const closed = new Map();
  const ready = (cell) => cell.due && cell.pending && !closed.has(cell.report);
  const calm = () => tell(closed.size ? `${[...closed.values()].join(" ")} Yang belum tersimpan tetap ada di peramban ini.` : "");

  function close(cell, answer) {
    const area = form.dataset.report ? "" : cell.holder.closest("tr").querySelector("th").firstElementChild.textContent;
    closed.set(cell.report, !area || answer.message.startsWith(area) ? answer.message : `${area}: ${answer.message}`);
    calm();
    all.filter((one) => one.report === cell.report && one.pending).forEach((one) => show(one.holder));
  }

  async function send(url, body, keepalive = false) {
    const token = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? form.elements.csrfmiddlewaretoken.value;
    try {
      const response = await fetch(url, {
        method: "POST",
        headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": token },
        body: JSON.stringify({ user, ...body }),
        redirect: "manual",
        keepalive,
        signal: AbortSignal.timeout(20000),
      });
      if (response.type === "opaqueredirect") return { status: 401 };
      if (response.headers.get("Content-Type")?.startsWith("application/json")) return { ...(await response.json()), status: response.status };
      return { status: response.status === 403 ? 403 : 0, message: "Sesi Anda berganti. Muat ulang halaman; yang belum tersimpan ditawarkan lagi." };
    } catch {
      return { status: 0 };
    }
  }

  const asSent = (cell) => ({ cell: cell.address, seen: cell.pending.seen, value: cell.pending.value, note: cell.pending.note });

  async function pump() {
    if (busy || stopped) return;
    const cell = all.find(ready);
    if (!cell) return;
    clearTimeout(timer);
    const pairs = [[cell, { ...cell.pending }]];
    if (settle(pairs, await deliver(pairs))) pump();
  }

  const isReached = (answer) => answer.status >= 200 && answer.status < 429;

  async function deliver(pairs) {
    busy = true;
    for (const [cell, sent] of pairs) cell.tried.push(sent);
    const answer = await send(pairs[0][0].url, { cells: pairs.map(([cell]) => asSent(cell)) });
    if (isReached(answer)) for (const [cell, sent] of pairs) cell.tried = cell.tried.filter((one) => one !== sent);
    busy = false;
    return answer;
  }

  // Whether the queue may go on.
  function settle(pairs, answer) {
    if (isReached(answer) && delay) {
      delay = 0;
      calm();
    }
    if (answer.status === 200) {
      calm();
      for (const stored of answer.cells) {
        const pair = pairs.find(([cell]) => cell.address === stored.cell);
        if (pair) accept(...pair, stored);
      }
      learn(pairs[0][0].report, answer);
    } else if (answer.status === 409 && answer.conflicts) {
      for (const conflict of answer.conflicts) {
        const [cell] = pairs.find(([one]) => one.address === conflict.cell);
        meet(cell, conflict);
      }
    } else if (answer.status === 422 || answer.status === 413) {
      for (const [cell] of pairs) {
        edited(cell);
        if (cell.pending) Object.assign(cell, { refusal: answer.message, due: false });
        refresh(cell);
      }
    } else if (answer.status === 401) {
      stopped = "signed-out";
      const link = Object.assign(element("a", "Masuk lagi di tab baru"), { href: form.dataset.login, target: "_blank", rel: "noopener" });
      tell("Sesi Anda berakhir. Yang Anda ketik tetap ada di sini dan disimpan setelah Anda masuk lagi.", link);
    } else if (answer.locked || answer.stale || answer.status === 404) {
      close(pairs[0][0], answer);
    } else if (isReached(answer)) {
      stopped = "locked";
      tell(`${answer.message} Yang belum tersimpan tetap ada di peramban ini.`);
      unsaved().forEach((cell) => show(cell.holder));
    } else {
      for (const [cell] of pairs) {
        edited(cell);
        cell.due = true;
      }
      delay = Math.min(delay ? delay * 2 : 1000, 30000);
      tell("Server tidak terjangkau. Isian Anda ditahan di peramban ini dan dicoba lagi sendiri.");
      timer = setTimeout(pump, delay);
    }
    sum();
    return !stopped && !delay;
  }

  // What the server has, by its answer; a part left alone here that was not sent either is shown as it is stored.
  function adopt(cell, stored, sent) {
    const isUntouched = { value: cell.input && alike(cell.input.value, cell.saved), note: cell.note && cell.note.value.trim() === cell.savedNote };
    if (sent.value === undefined && isUntouched.value) cell.input.value = stored.value;
    if (sent.note === undefined && isUntouched.note) cell.note.value = stored.note;
    Object.assign(cell, { version: stored.version, saved: stored.value, savedNote: plain(stored.note) });
  }

  function accept(cell, sent, stored) {
    const { saved, savedNote } = cell;
    if (sent.value !== undefined && cell.input.value === sent.value) cell.input.value = stored.value;
    adopt(cell, stored, sent);
    Object.assign(cell, { conflict: null, refusal: "", touched: true, tried: [] });
    // Typed meanwhile over what somebody else wrote: that is for the server to ask about.
    const isValueTheirs = cell.input && sent.value === undefined && !alike(saved, stored.value);
    const isNoteTheirs = cell.note && sent.note === undefined && savedNote !== plain(stored.note);
    cell.pending = { seen: isValueTheirs || isNoteTheirs ? sent.seen : stored.version };
    edited(cell);
    cell.due = Boolean(cell.pending) && ![cell.input, cell.note].includes(document.activeElement);
  }

  function learn(report, answer) {
    const loud = answer.findings.filter((finding) => !finding.quiet || "checked" in form.dataset);
    for (const cell of all.filter((one) => one.report === report)) {
      findings.set(cell.key, loud.filter((finding) => finding.cell === cell.address));
      cell.touched = true;
    }
    new Set(all.filter((one) => one.report === report).map((cell) => cell.holder)).forEach(show);
    for (const status of document.querySelectorAll(`[data-status-of="${report}"]`)) status.textContent = answer.state;
    const line = form.querySelector(`[data-tally-of="${report}"]`);
    if (line) line.textContent = answer.tally;
    else served = answer.tally;
  }

  // The answer to our own saving was lost, and typing went on: nobody else is there. Otherwise the person is asked,
  // unless nothing of what was typed is left.
  function meet(cell, conflict) {
    const ours = cell.tried.find((one) => {
      const isValue = !cell.input || alike(one.value ?? cell.saved, conflict.value);
      return isValue && (!cell.note || (one.note ?? cell.savedNote).trim() === plain(conflict.note)) && conflict.version === one.seen + 1;
    });
    cell.tried = [];
    adopt(cell, conflict, ours ?? {});
    if (ours && cell.pending) cell.pending.seen = conflict.version;
    edited(cell);
    if (ours || !cell.pending) return;
    Object.assign(cell, { conflict, due: false });
    refresh(cell);
  }

  function keepMine(cell) {
    if (!cell.pending) return takeTheirs(cell);
    cell.pending.seen = cell.conflict.version;
    cell.conflict = null;
    commit(cell);
    refresh(cell);
  }

  function takeTheirs(cell) {
    const { value, note, version } = cell.conflict;
    Object.assign(cell, { saved: value, savedNote: plain(note), version, pending: null });
    if (cell.input) cell.input.value = value;
    if (cell.note) cell.note.value = note;
    edited(cell);
  }

  // Several cells of one report, all or none; who was faster elsewhere is asked about, the others are saved.
  // An item may name the value it takes back: returns the cells that hold another one by now and are left alone.
  async function saveTogether(wanted) {
    await idle();
    const holds = ([cell, , expected]) => expected === undefined || alike(cell.input.value, expected);
    const items = wanted.filter(holds);
    const left = wanted.filter((item) => !holds(item)).map(([cell]) => cell);
    for (const [cell, value] of items) {
      cell.input.value = value;
      Object.assign(cell, { due: false, conflict: null });
      edited(cell);
      cell.isTyped = false;
    }
    let pairs = items.map(([cell]) => cell).filter((cell) => cell.pending).map((cell) => [cell, { ...cell.pending }]);
    while (pairs.length) {
      const answer = await deliver(pairs);
      settle(pairs, answer);
      if (!answer.conflicts) {
        if (answer.status !== 200) for (const [cell] of pairs) cell.due = Boolean(cell.pending && !cell.refusal);
        break;
      }
      pairs = pairs.filter(([cell]) => cell.pending && !cell.conflict).map(([cell]) => [cell, { ...cell.pending }]);
    }
    pump();
    return left;
  }

  async function idle() {
    for (const cell of unsaved()) commit(cell);
    while (!stopped && !delay && (busy || all.some(ready))) await new Promise((resolve) => setTimeout(resolve, 40));
  }

  // ---- The page comes and goes ----
  const started = () => {
    for (const line of form.querySelectorAll("[data-row]")) {
      const says = line.querySelector("[data-says]") ?? line.nextElementSibling?.querySelector("[data-says]");
      const shown = [...(says?.querySelectorAll("p") ?? [])].map((said) => ({ level: said.classList[0], message: said.textContent }));
      const first = within(line)[0];
      if (first) first.shown = shown;
    }
    offer();
  };
  form.addEventListener("input", (event) => {
    const cell = cellOf(event.target);
    if (!cell) return;
    cell.isTyped = true;
    edited(cell);
  });
  // A browser would join the lines of a block into one number.
  const isBlock = (text) => /[\t\n\r]/.test(text.replace(/\r?\n$/, ""));
  form.addEventListener("paste", (event) => {
    if (form.dataset.paste || !event.target.dataset.cell || !isBlock(event.clipboardData.getData("text/plain"))) return;
    event.preventDefault();
    tell("Yang ditempel lebih dari satu sel, jadi tidak dipakai. Blok dari Excel ditempel di isian satu wilayah: buka wilayahnya.");
  });
  form.addEventListener("focusout", (event) => commit(cellOf(event.target)));
  addEventListener("online", () => ((delay = 0), pump()));
  addEventListener("focus", () => {
    if (stopped !== "signed-out") return;
    stopped = "";
    calm();
    pump();
  });
  addEventListener("beforeunload", (event) => unsaved().length && event.preventDefault());
  addEventListener("pagehide", () => {
    for (const cell of unsaved().filter((one) => !one.refusal && !one.conflict)) send(cell.url, { cells: [asSent(cell)] }, true);
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const way = event.submitter?.dataset.checkUrl;
    await idle();
    const left = unsaved();
    if (left.length) {
      tell(`${left.length} sel belum tersimpan. Perbaiki atau tunggu, lalu periksa lagi.`);
      (left[0].input ?? left[0].note).focus();
    } else if (way) location.assign(way);
  });
  started();
  return { form, cells, cellOf, restore, saveTogether, send, tell, tellAlso, isBlock, element };
})();
