// The form of a decision: words selected in a report become its evidence, counted in code points as the record counts.

const evidence = document.getElementById("evidence");
const start = document.getElementById("evidence-start");
const report = document.getElementById("evidence-report");
const value = document.getElementById("value");

function take(text) {
  const words = text.value.slice(text.selectionStart, text.selectionEnd);
  if (!words.trim()) return;
  const blank = words.length - words.trimStart().length;
  const before = text.value.slice(0, text.selectionStart + blank);
  evidence.value = words.trim().replaceAll("\n", " ");
  start.value = String([...before].length);
  report.value = text.dataset.report;
  if (value && (!value.value || value.dataset.taken)) {
    const number = words.replaceAll(",", "").match(/\d+(\.\d+)?/);
    value.placeholder = number ? number[0] : words.trim();
  }
}

for (const text of document.querySelectorAll("textarea[data-report]")) {
  for (const name of ["select", "keyup", "mouseup"]) text.addEventListener(name, () => take(text));
  // The text can be walked through and selected, not changed.
  text.addEventListener("beforeinput", (event) => event.preventDefault());
  text.addEventListener("drop", (event) => event.preventDefault());
}
evidence?.addEventListener("input", () => { start.value = ""; });
