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
  editor.on("update", () => textarea.dispatchEvent(new Event("input", { bubbles: true })));
});
