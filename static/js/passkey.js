// Passkeys: the browser asks the device, the form sends what it answers. Forms stay hidden where this cannot work.
"use strict";
(() => {
  if (!window.PublicKeyCredential) return;
  document.querySelectorAll(".without-passkey").forEach((words) => words.remove());
  const failed = "Kunci sandi tidak terbaca atau dibatalkan. Coba lagi, atau pakai cara lain.";

  async function optionsFor(form) {
    const given = document.getElementById("passkey-options");
    if (given) return JSON.parse(given.textContent);
    const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  }

  async function ask(form) {
    const options = await optionsFor(form);
    if (form.dataset.passkey !== "add") return webauthnJSON.get(options.request_options);
    const wanted = options.creation_options;
    const passwordless = form.elements.passwordless.checked;
    const selection = wanted.publicKey.authenticatorSelection;
    selection.residentKey = passwordless ? "required" : "discouraged";
    selection.requireResidentKey = passwordless;
    if (passwordless) selection.userVerification = "required";
    return webauthnJSON.create(wanted);
  }

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const button = form.querySelector("button[type=button]");
    const alert = form.querySelector("[role=alert][hidden]");
    form.hidden = false;
    button.addEventListener("click", async () => {
      alert.hidden = true;
      button.setAttribute("aria-busy", "true");
      try {
        form.elements.credential.value = JSON.stringify(await ask(form));
        form.submit();
      } catch {
        alert.textContent = failed;
        alert.hidden = false;
      } finally {
        button.removeAttribute("aria-busy");
      }
    });
  }
})();
