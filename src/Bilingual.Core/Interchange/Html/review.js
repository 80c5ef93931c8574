// Niceties only: the page says everything without them.
(() => {
  const filter = document.querySelector(".filter");
  const range = filter.querySelector("input");
  const shown = filter.querySelector("output");
  filter.hidden = false;
  range.addEventListener("input", () => {
    shown.textContent = range.value + "%";
    for (const item of document.querySelectorAll("[data-p]")) {
      item.classList.toggle("below", Number(item.dataset.p) < Number(range.value));
    }
    for (const row of document.querySelectorAll(".row.linked")) {
      row.classList.toggle("faded", !row.querySelector(".mid .badge:not(.below)"));
    }
  });

  let lit = [];
  document.addEventListener("mouseover", (event) => {
    for (const item of lit) item.classList.remove("lit");
    const sentence = event.target.closest("[data-b]");
    const pair = sentence && sentence.closest(".pair");
    lit = pair ? [...pair.querySelectorAll(`[data-b="${sentence.dataset.b}"]`)] : [];
    for (const item of lit) item.classList.add("lit");
  });
})();
