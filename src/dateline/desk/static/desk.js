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

// Single keys, which can be turned off. What a key does is written beside it (data-key).

const keysButton = document.getElementById("keys");
let keys = localStorage.getItem("dateline-keys") !== "off";

function showKeys() {
  root.classList.toggle("keys", keys);
  keysButton?.setAttribute("aria-pressed", String(keys));
}
showKeys();
keysButton?.addEventListener("click", () => {
  keys = !keys;
  localStorage.setItem("dateline-keys", keys ? "on" : "off");
  showKeys();
  say(keys ? "Single keys on" : "Single keys off");
});

const items = () => [...document.querySelectorAll("[data-item], .events .event-link, .hits a")].filter((each) => each.offsetParent !== null);
const typing = (target) => target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");

function step(by) {
  const all = items();
  const now = document.activeElement?.closest("[data-item]") ?? document.activeElement;
  const next = all[Math.max(0, Math.min(all.length - 1, all.indexOf(now) + by))];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

function act(key) {
  const scope = document.activeElement?.closest("[data-item]") ?? (document.querySelector("[data-item]") ? null : document);
  const found = (scope ?? document.querySelector("[data-item]"))?.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (!found) return false;
  if (!scope) found.closest("[data-item]").focus();
  found.click();
  return true;
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    const form = document.activeElement?.closest("form[method=post]") ?? document.getElementById("decide");
    form?.requestSubmit();
    return;
  }
  if (!keys || event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || document.querySelector("dialog[open]")) return;
  if (event.key === "?") document.getElementById("help")?.showModal();
  else if (event.key === "/") document.getElementById("find")?.focus();
  else if (event.key === "j") step(1);
  else if (event.key === "k") step(-1);
  else if (event.key.length !== 1 || event.defaultPrevented || !act(event.key)) return;
  event.preventDefault();
});
