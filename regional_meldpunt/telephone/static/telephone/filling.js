/* A caller who is known fills in the empty fields; questions that only some answer calls for wait for it. */
export function filling(form) {
  function fill(person) {
    const {known: name, ...rest} = person.dataset;
    for (const [field, value] of Object.entries({name, ...rest})) {
      const input = form.elements[field];
      if (input && value && (!input.value || input.tagName === "SELECT")) input.value = value;
    }
  }
  function people(scope) {
    const all = [...scope.querySelectorAll("[data-known]")];
    for (const person of all) person.querySelector("[data-fill]").hidden = false;
    if (all.length === 1 && !form.elements.name.value) fill(all[0]);
  }
  function ask() {
    const given = new FormData(form);
    for (const row of form.querySelectorAll("[data-depends]")) {
      row.hidden = !row.dataset.values.split(" ").includes(given.get(row.dataset.depends) ?? "");
    }
  }
  function letter() { form.querySelector("[data-letter]").hidden = form.elements.channel.value !== "paper"; }

  form.addEventListener("click", ({target}) => {
    const button = target.closest("[data-fill]");
    if (button) fill(button.closest("[data-known]"));
  });
  form.addEventListener("part", ({target}) => { people(target); ask(); });
  form.addEventListener("change", () => { ask(); letter(); });
  people(form);
  ask();
  letter();
}
