// A passkey in the browser: asks the device, puts the answer in the form, sends it.
// data-passkey="login" fetches its question; "authenticate" and "add" find it in the page.
const parse = (name, options) => globalThis.PublicKeyCredential[`parse${name}OptionsFromJSON`](options.publicKey);

async function question(form) {
  if (form.dataset.passkey !== "login") return JSON.parse(document.getElementById(form.dataset.passkeyOptions).textContent);
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`passkey options: ${answer.status}`);
  return answer.json();
}

async function ask(form) {
  const data = await question(form);
  if (form.dataset.passkey !== "add") return navigator.credentials.get({ publicKey: parse("Request", data.request_options) });
  const publicKey = parse("Creation", data.creation_options);
  const alone = form.elements.passwordless?.checked ?? false;
  publicKey.authenticatorSelection = {
    ...publicKey.authenticatorSelection,
    residentKey: alone ? "required" : "discouraged",
    requireResidentKey: alone,
    userVerification: alone ? "required" : "preferred",
  };
  return navigator.credentials.create({ publicKey });
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!globalThis.PublicKeyCredential?.parseRequestOptionsFromJSON) continue;
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      form.elements.credential.value = JSON.stringify((await ask(form)).toJSON());
      form.submit();
    } catch {
      form.querySelector("[data-passkey-error]").hidden = false;
    }
  });
}
