// Fields that complete what one types: a combobox with a list, for the one name at the cursor.
const form = document.getElementById("article_form");
const language = () => form.querySelector("[name=language]")?.value.slice(0, 2) ?? "en";
let open = null; // the field whose list is shown

form?.addEventListener("focusin", (event) => {
  if (event.target.dataset?.suggest && !event.target.readOnly) prepare(event.target);
});

function prepare(field) {
  if (field.getAttribute("role") === "combobox") return;
  const list = document.createElement("ul");
  list.id = `${field.id}_suggestions`;
  list.className = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Suggestions");
  field.after(list);
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-expanded", "false");
  field.setAttribute("aria-controls", list.id);
  let timer = 0;
  let asked = 0;
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => ask(++asked), 150);
  });
  field.addEventListener("keydown", (event) => key(event, field, list));
  field.addEventListener("blur", () => setTimeout(() => close(field, list), 150));
  list.addEventListener("mousedown", (event) => {
    event.preventDefault();
    if (event.target.closest("li")) take(field, list, event.target.closest("li"));
  });

  async function ask(number) {
    const [start, end] = span(field);
    const words = field.value.slice(start, end).trim();
    if (!words) return close(field, list);
    const address = form.dataset.suggestFrom.replace("KIND", field.dataset.suggest);
    const answer = await fetch(`${address}?${new URLSearchParams({ q: words, language: language() })}`).catch(() => null);
    if (!answer?.ok || number !== asked || document.activeElement !== field) return;
    const { found } = await answer.json();
    list.replaceChildren(...found.map((one, at) => item(list, one, at)));
    if (!found.length) return close(field, list);
    list.hidden = false;
    open = field;
    field.setAttribute("aria-expanded", "true");
    field.removeAttribute("aria-activedescendant");
  }
}

function item(list, { insert, show }, at) {
  const element = document.createElement("li");
  element.id = `${list.id}_${at}`;
  element.setAttribute("role", "option");
  element.setAttribute("aria-selected", "false");
  element.dataset.insert = insert;
  element.textContent = show;
  return element;
}

// Where the name at the cursor begins and ends; a field without separators holds one name.
function span(field) {
  const by = field.dataset.partedBy;
  if (!by) return [0, field.value.length];
  const cursor = field.selectionStart ?? field.value.length;
  const start = field.value.lastIndexOf(by, cursor - 1) + 1;
  const end = field.value.indexOf(by, cursor);
  return [start, end < 0 ? field.value.length : end];
}

function key(event, field, list) {
  if (list.hidden) return;
  const items = [...list.children];
  const now = items.findIndex((one) => one.getAttribute("aria-selected") === "true");
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    const next = (now + (event.key === "ArrowDown" ? 1 : -1) + items.length) % items.length;
    items.forEach((one, at) => one.setAttribute("aria-selected", String(at === next)));
    items[next].scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", items[next].id);
  } else if ((event.key === "Enter" || event.key === "Tab") && now >= 0) {
    if (event.key === "Enter") event.preventDefault();
    take(field, list, items[now]);
  } else if (event.key === "Escape") {
    event.preventDefault();
    close(field, list);
  }
}

function take(field, list, chosen) {
  const [start, end] = span(field);
  const by = field.dataset.partedBy;
  const lead = by && start > 0 ? " " : "";
  const words = lead + chosen.dataset.insert;
  field.value = field.value.slice(0, start) + words + field.value.slice(end);
  field.setSelectionRange(start + words.length, start + words.length);
  close(field, list);
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

function close(field, list) {
  list.hidden = true;
  list.replaceChildren();
  field.setAttribute("aria-expanded", "false");
  field.removeAttribute("aria-activedescendant");
  if (open === field) open = null;
}
