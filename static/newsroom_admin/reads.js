// Dateline, byline and sign-off as they will read, while one types: the server has the one formatter.
const form = document.getElementById("article_form");
const shown = form ? [...form.querySelectorAll("[data-reads]")] : [];
const PARTS = /^(dateline_|credits-|language$|embargo_|csrfmiddlewaretoken$)/;
let timer = 0;
let asked = 0;

form?.addEventListener("input", later);
form?.addEventListener("change", later);

function later(event) {
  if (!PARTS.test(event.target.name ?? "") && !event.target.matches?.("[data-rows=credits]")) return;
  clearTimeout(timer);
  timer = setTimeout(ask, 300);
}

async function ask() {
  const number = ++asked;
  const parts = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (PARTS.test(name)) parts.append(name, value);
  const answer = await fetch(form.dataset.preview, { method: "POST", body: parts }).catch(() => null);
  if (!answer?.ok || number !== asked) return;
  const reads = await answer.json();
  for (const place of shown) {
    const none = place.dataset.reads === "dateline" ? "No dateline" : "None";
    place.textContent = reads[place.dataset.reads] || none;
  }
}
