/*
  Fetched by ownwords.js where something is left out: says how many, and leads past a next story
  that is left out to the first after it that is not.
*/
{
  const leaves = (ids) =>
    ownwords.leftOut().some((out) => ids.some((id) => id === out || id.startsWith(`${out}/`)));
  const isLeft = ({ dataset }) => leaves((dataset.notes || "").split(" "));
  const lines = [...document.querySelectorAll(".left-out")];
  const leftIn = (line) => [...line.previousElementSibling.children].filter(isLeft);

  const count = () => {
    for (const line of lines) {
      const number = leftIn(line).length;
      line.hidden = !number;
      line.querySelector("b").textContent = number.toLocaleString(document.documentElement.lang);
    }
  };

  document.addEventListener("click", ({ target }) => {
    const line = target.closest("button") && target.closest(".left-out");
    if (!line) return;
    ownwords.bringBack();
    leftIn(line)[0].querySelector("a").focus();
  });
  document.addEventListener("ownwords:leaving", count);
  count();

  const next = document.querySelector(".next");
  const ways = document.querySelectorAll(".next a, a.another");
  const site = new URL("..", document.currentScript.src);
  const to = (address) => new URL(address, site).href;
  const lead = (address) => ways.forEach((way) => (way.href = to(address)));

  const firstAllowed = (stories) => {
    const passed = [];
    let id = next.dataset.story;
    for (;;) {
      const story = stories.find((each) => each.id === id);
      if (!story || passed.includes(id) || location.href.startsWith(to(story.address))) return null;
      if (!leaves(story.notes || [])) return story;
      passed.push(id);
      id = story.next;
    }
  };

  const write = (line, words) => {
    line.textContent = words || "";
    line.hidden = !words;
  };

  const show = (story) => {
    const face = next.querySelector("img");
    const title = next.querySelector("a");
    lead(story.address);
    title.textContent = story.title;
    title.lang = story.lang || document.documentElement.lang;
    title.dir = story.dir || document.documentElement.dir;
    write(next.querySelector(".next__name"), story.name);
    write(next.querySelector(".next__notes"), story.mentions);
    face.removeAttribute("srcset");
    face.src = to(story.face);
    next.dataset.notes = (story.notes || []).join(" ");
  };

  const showAll = () => {
    const all = document.createElement("p");
    all.className = "more";
    all.appendChild(next.querySelector("a")).textContent = next.dataset.all;
    next.parentNode.replaceChild(all, next);
  };

  const leadOn = () => {
    lead("stories/");
    fetch(to("find/list.json"))
      .then((answer) => answer.json())
      .then(({ stories }) => firstAllowed(stories))
      .catch(() => null)
      .then((story) => (story ? show(story) : showAll()));
  };

  if (next && "notes" in next.dataset && isLeft(next)) leadOn();
}
