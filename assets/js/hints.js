// Suggestions for whoever answers are read when somebody opens them. A draft that is used goes below what is typed.

// Forgets that what stands in a field is yet to be kept.
let forget;

export async function read(details, forgetting) {
  forget = forgetting;
  if (details.dataset.read) return;
  details.dataset.read = "yes";
  try {
    const answer = await fetch(details.dataset.hints, { headers: { accept: "text/html" } });
    if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    details.querySelector("[data-hints-here]").replaceChildren(...document.importNode(page.getElementById("hints"), true).childNodes);
  } catch {
    delete details.dataset.read;
  }
}

// What stands in the field goes along, so that nothing of it is lost.
document.addEventListener("submit", ({ target }) => {
  const place = target.dataset.draftFor;
  const field = place && document.querySelector(`form[data-place="${CSS.escape(place)}"]`);
  if (!field) return;
  const becomesRich = field.querySelector("[data-rich-tools]") && "yes";
  const typed = field.querySelector("textarea").value;
  for (const [name, value] of [["typed", typed], ["format", field.elements.format?.value], ["becomes_rich", becomesRich]]) {
    const input = Object.assign(document.createElement("input"), { type: "hidden", name, value: value ?? "" });
    target.append(input);
  }
  forget(place);
}, true);
