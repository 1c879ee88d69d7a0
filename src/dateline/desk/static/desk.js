// What every page shares: the theme, the single keys, and lists that open. Pages work without it.

const root = document.documentElement;
root.classList.add("scripted");

const theme = document.getElementById("theme");
theme?.addEventListener("click", () => {
  const order = ["auto", "light", "dark"];
  const next = order[(order.indexOf(root.dataset.theme) + 1) % order.length];
  root.dataset.theme = next;
  document.cookie = `dateline_theme=${next}; path=/; max-age=31536000; samesite=strict`;
  say(`Theme: ${next}`);
  document.dispatchEvent(new CustomEvent("dateline:theme"));
});

export function say(words) {
  const spoken = document.getElementById("spoken");
  if (spoken) spoken.textContent = words;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest(".more-choices");
  if (!button) return;
  const facet = button.closest(".facet");
  const all = facet.classList.toggle("all");
  button.setAttribute("aria-expanded", String(all));
  button.textContent = all ? "Fewer" : `All ${facet.querySelectorAll("li").length}`;
});

// On a phone the filters are folded, on a wide screen they stand open.
function foldFilters() {
  const fold = document.querySelector(".filter-fold");
  if (fold && matchMedia("(max-width: 760px)").matches) fold.open = false;
}
foldFilters();
document.addEventListener("htmx:afterSettle", foldFilters);
