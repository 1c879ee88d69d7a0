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
