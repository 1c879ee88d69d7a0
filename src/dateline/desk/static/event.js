// The page of an event: the slider of its history, which stands in for the list of moments.

const form = document.querySelector(".as-of");
if (form) {
  const select = form.querySelector("select");
  const slider = document.createElement("input");
  const output = document.createElement("output");
  slider.type = "range";
  slider.min = 0;
  slider.max = select.options.length - 1;
  slider.value = select.selectedIndex;
  slider.id = "as-of-slider";
  const told = () => {
    const option = select.options[Number(slider.value)];
    output.textContent = option.value ? option.textContent : "now";
    slider.setAttribute("aria-valuetext", output.textContent);
  };
  slider.addEventListener("input", told);
  slider.addEventListener("change", () => {
    const value = select.options[Number(slider.value)].value;
    const address = new URL(location.href);
    address.hash = "history-title";
    if (value) address.searchParams.set("as-of", value);
    else address.searchParams.delete("as-of");
    location.assign(address);
  });
  form.querySelector("label").htmlFor = slider.id;
  select.hidden = true;
  form.querySelector("button").hidden = true;
  form.append(slider, output);
  told();
}
