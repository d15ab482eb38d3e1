/* One account at a time. Logging out takes everything of it off the telephone; what was not sent is asked about first. */
export async function own(account) {
  const before = await self.wacht.account();
  if (before !== undefined && before !== account) await self.wacht.forget();
  await self.wacht.belong(account);
}

export function startLeaving(account) {
  for (const form of document.querySelectorAll("form[action='/uitloggen/']")) {
    form.addEventListener("submit", async (event) => {
      if (form.dataset.sure) return;
      event.preventDefault();
      const waits = (await self.wacht.all()).some((one) => one.account === account);
      const dialog = document.querySelector("[data-leave]");
      if (waits && dialog && !(await agreed(dialog))) return;
      await self.wacht.forget();
      form.dataset.sure = "1";
      form.submit();
    });
  }
}

function agreed(dialog) {
  return new Promise((done) => {
    dialog.returnValue = "";
    dialog.addEventListener("close", () => done(dialog.returnValue === "leave"), {once: true});
    dialog.showModal();
  });
}
