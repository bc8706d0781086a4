// Nobody leaves a page with unsaved words by accident, and one press of a button is one press.
const form = document.getElementById("article_form");
let touched = document.querySelector(".conflict, .errornote") !== null;
let sent = false;

form?.addEventListener("input", () => (touched = true));
form?.addEventListener("submit", (event) => {
  if (sent) return event.preventDefault();
  sent = true;
  setTimeout(() => (sent = false), 4000); // a connection that failed leaves the page here
});
window.addEventListener("beforeunload", (event) => {
  if (touched && !sent) event.preventDefault();
});
window.addEventListener("pageshow", () => (sent = false));
