// One click on "Was this page useful?" without leaving the page. Without this file the form leads to its own page.
for (const form of document.querySelectorAll("[data-vote]")) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const said = new URLSearchParams(new FormData(form, event.submitter));
    const answer = await fetch(form.action, { method: "POST", body: said, headers: { "X-Fragment": "1" } }).catch(() => null);
    if (!answer?.ok) return form.submit();
    form.outerHTML = await answer.text();
    document.querySelector(".fb__thanks")?.focus();
  });
}
