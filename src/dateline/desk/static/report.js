// The page of a report: pointing at a mark, or reaching it with the keyboard, shows what was read there.

const text = document.getElementById("text");
const card = document.createElement("div");
card.className = "card";
card.hidden = true;
card.id = "card";
card.setAttribute("role", "tooltip");
document.body.append(card);

function near(mention, on) {
  document.getElementById(`m${mention}`)?.classList.toggle("is-near", on);
  for (const mark of text.querySelectorAll(`[data-mention="${mention}"]`)) mark.classList.toggle("is-near", on);
}

function show(mark) {
  const note = document.getElementById(`m${mark.dataset.mention}`);
  if (!note) return;
  const what = note.querySelector("p").cloneNode(true);
  const claims = note.querySelector("ul").cloneNode(true);
  what.removeAttribute("id");
  for (const link of claims.querySelectorAll("a")) link.replaceWith(...link.childNodes);
  card.replaceChildren(what, claims);
  card.hidden = false;
  const place = mark.getBoundingClientRect();
  const left = Math.min(place.left, innerWidth - card.offsetWidth - 16);
  const below = place.bottom + card.offsetHeight + 12 < innerHeight;
  card.style.left = `${Math.max(8, left) + scrollX}px`;
  card.style.top = `${(below ? place.bottom + 8 : place.top - card.offsetHeight - 8) + scrollY}px`;
  near(mark.dataset.mention, true);
}

function hide(mark) {
  card.hidden = true;
  if (mark) near(mark.dataset.mention, false);
}

for (const [on, off] of [["pointerover", "pointerout"], ["focusin", "focusout"]]) {
  text.addEventListener(on, (event) => {
    const mark = event.target.closest("[data-mention]");
    if (mark) show(mark);
  });
  text.addEventListener(off, (event) => hide(event.target.closest("[data-mention]")));
}
addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });

// `c` on selected words opens the correction of the event they tell of, with the words as evidence.

function placeOf(node, offset) {
  const holder = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-at]");
  if (!holder || node.nodeType !== Node.TEXT_NODE) return null;
  return { at: Number(holder.dataset.at) + [...node.data.slice(0, offset)].length, holder };
}

document.addEventListener("keydown", (event) => {
  const selection = getSelection();
  if (event.key !== "c" || event.ctrlKey || event.metaKey || selection.isCollapsed || !text.contains(selection.anchorNode)) return;
  const range = selection.getRangeAt(0);
  const [start, end] = [placeOf(range.startContainer, range.startOffset), placeOf(range.endContainer, range.endOffset)];
  if (!start || !end) return;
  const paragraph = start.holder.closest(".part");
  const mark = start.holder.closest("[data-mention]") ?? paragraph.querySelector("[data-mention].trigger") ?? text.querySelector("[data-mention].trigger");
  if (!mark || !mark.getAttribute("href").startsWith("/event/")) return;
  event.preventDefault();
  const asked = new URLSearchParams({ evidence: selection.toString().replaceAll("\n", " "), "evidence-report": text.dataset.report, "evidence-start": String(start.at) });
  location.assign(`${mark.getAttribute("href")}/correct?${asked}`);
});
