"use strict";
(() => {
  const form = document.getElementById("filter");
  const stories = [...document.querySelectorAll(".story")];
  const groups = [...document.querySelectorAll(".topic"), ...document.querySelectorAll(".day")];
  const output = form.querySelector("output");
  const fold = (text) => text.normalize("NFKC").toLowerCase();
  let texts = null;
  let waiting = 0;

  const apply = () => {
    const words = fold(form.elements.words.value).split(/\s+/).filter(Boolean);
    const verdict = form.elements.verdict.value;
    const language = form.elements.language;
    if (words.length) texts ??= stories.map((story) => fold(story.textContent));
    let shown = 0;
    stories.forEach((story, place) => {
      const own = story.dataset.verdict;
      const fits = verdict === "" || own === verdict || (verdict === "doubtful" && own !== "ok");
      story.hidden = !(fits && words.every((word) => texts[place].includes(word)));
      shown += story.hidden ? 0 : 1;
    });
    for (const group of groups) group.hidden = !group.querySelector(".story:not([hidden])");
    document.documentElement.dataset.show = language ? language.value : "";
    output.textContent = output.dataset.text.replace("{count}", `${shown} / ${stories.length}`);
  };
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(apply, 150);
  });
  // What comes into view on the way to a heading gets its true height, and moves the heading.
  const settle = () => {
    const target = document.getElementById(location.hash.slice(1));
    if (target) for (const delay of [0, 200]) setTimeout(() => target.scrollIntoView(), delay);
  };
  addEventListener("hashchange", settle);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  apply();
  settle();
})();
