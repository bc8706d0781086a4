// Rows of credits and photos: one more, and one place up. Without this there is always one blank row.
for (const button of document.querySelectorAll("[data-add]")) {
  const name = button.dataset.add;
  const rows = document.querySelector(`[data-rows="${name}"]`);
  const blank = document.querySelector(`[data-blank="${name}"]`);
  const total = document.getElementById(`id_${name}-TOTAL_FORMS`);
  button.hidden = false;
  const spare = rows.lastElementChild; // the blank row is for those without this script
  if (spare && Number(total.value) > Number(document.getElementById(`id_${name}-INITIAL_FORMS`).value) && untouched(spare)) {
    spare.remove();
    total.value = String(Number(total.value) - 1);
  }
  button.addEventListener("click", () => {
    const number = Number(total.value);
    const holder = document.createElement("div");
    holder.innerHTML = blank.innerHTML.replaceAll("__prefix__", String(number));
    const row = holder.firstElementChild;
    row.setAttribute("aria-label", row.getAttribute("aria-label").replace("new", String(number + 1)));
    rows.append(row);
    total.value = String(number + 1);
    show(rows);
    row.querySelector("input:not([type=hidden]), select")?.focus();
  });
  rows.addEventListener("click", (event) => {
    const row = event.target.closest("[data-up]")?.closest(".row");
    if (!row?.previousElementSibling) return;
    row.previousElementSibling.before(row);
    number(rows);
    row.querySelector("[data-up]").focus();
    rows.dispatchEvent(new Event("change", { bubbles: true }));
  });
  show(rows);
}

function show(rows) {
  for (const up of rows.querySelectorAll("[data-up]")) up.hidden = rows.children.length < 2;
  number(rows);
}

function number(rows) {
  [...rows.children].forEach((row, at) => {
    const order = row.querySelector("[name$=-ORDER]");
    if (order) order.value = String(at + 1);
  });
}

function untouched(row) {
  const typed = [...row.querySelectorAll("input:not([type=hidden], [type=checkbox]), textarea")].some((field) => field.value);
  return !typed && !row.querySelector(".errors, .errorlist, .picture");
}
