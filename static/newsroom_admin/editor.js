// The editor's text field gets the name of the label it belongs to, and what the field says about itself.
document.addEventListener("prose-editor:ready", (event) => {
  const { editor, textarea } = event.detail;
  const label = document.querySelector(`label[for="${textarea.id}"]`);
  const field = editor.view.dom;
  if (label) {
    label.id ||= `${textarea.id}_label`;
    field.setAttribute("aria-labelledby", label.id);
    label.addEventListener("click", () => editor.commands.focus());
  }
  field.setAttribute("role", "textbox");
  field.setAttribute("aria-multiline", "true");
  const help = document.getElementById(`${textarea.id}_helptext`);
  if (help) field.setAttribute("aria-describedby", help.id);
  editor.on("update", () => {
    textarea.dispatchEvent(new Event("input", { bubbles: true }));
    count(editor);
  });
});

// As the desk counts: a word is what stands between white space and holds a letter or a figure.
function count(editor) {
  const text = editor.getText({ blockSeparator: "\n\n" });
  const words = text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  const paragraphs = text.split("\n\n").filter((part) => part.trim()).length;
  const place = document.querySelector("[data-words]");
  if (place) place.textContent = `${words} words, ${paragraphs} paragraphs`;
}
