/*
  Stories chosen by theme, place … on stories/ and find/; with find-words.js also by their words.
  find/list.json (its fields: made/finding/story_list.py) is fetched once something is asked for.

  What is chosen stands in the address, which can be linked to. What is searched for does not, nor
  what is left out: addresses stay in the history, for everybody at this device to see.
*/
(() => {
  "use strict";
  const STEP = 24;
  const form = document.getElementById("page-finder");
  const found = document.getElementById("page-found");
  const own = window.ownwords;
  if (!form || !found || !own) return;

  const {root} = form.dataset;
  const {lang} = document.documentElement;
  const part = (name) => found.querySelector(`.found__${name}`);
  const everything = document.getElementById("page-all");
  const search = form.elements.words;
  const fields = [...form.querySelectorAll("select")];
  const boxes = [...form.querySelectorAll("[name=without]")];
  const cards = found.querySelector("ul");
  const blank = found.querySelector("template").content.firstElementChild;

  let hits = [];
  let wanted = STEP;
  let turn = 0;
  let waiting = 0;
  let isTouched = false;
  let isShown = false;
  let fetched = null;

  // What is asked for

  const query = () => (search ? search.value.trim() : "");
  const chosen = () => fields.filter((field) => field.value);

  function isOpen(story, notes) {
    const mentioned = story.notes || [];
    return !notes.some((note) => mentioned.some((id) => id === note || id.startsWith(`${note}/`)));
  }

  function fits(story) {
    return chosen().every((field) => (story.by[field.name] || []).includes(field.value));
  }

  function keep() {
    const said = new URLSearchParams(chosen().map((field) => [field.name, field.value])).toString();
    const address = `${location.pathname}${said && `?${said}`}${location.hash}`;
    // What ownwords.js keeps there stays.
    history.replaceState({...history.state, query: query(), wanted}, "", address);
  }

  function recall() {
    const asked = new URLSearchParams(location.search);
    const kept = history.state || {};
    for (const field of fields) choose(field, asked.get(field.name) || "");
    if (search) search.value = kept.query || asked.get("words") || "";
    wanted = kept.wanted || STEP;
    if (asked.has("words")) keep();
  }

  function choose(field, value) {
    // One of those that the form has no room for; the list says what it is called.
    const isThere = [...field.options].some((option) => option.value === value);
    if (!isThere && "more" in field.dataset) field.add(new Option(value, value));
    field.value = value;
    if (field.selectedIndex < 0) field.value = "";
  }

  function tickBoxes() {
    const notes = own.leftOut();
    for (const box of boxes) box.checked = notes.includes(box.value);
  }

  // How much is chosen in what may be folded away
  function count() {
    for (const folded of form.querySelectorAll("details")) {
      const all = folded.querySelectorAll("option:checked, input:checked");
      const number = [...all].filter((each) => each.value).length;
      folded.querySelector("b").textContent = number ? number.toLocaleString(lang) : "";
    }
  }

  // The list

  async function read() {
    const answer = await fetch(`${root}find/list.json`);
    if (!answer.ok) throw new Error(answer.status);
    const list = await answer.json();
    fields.forEach((field) => fill(field, list.words[field.name] || {}));
    return list;
  }

  function fill(field, words) {
    const there = new Map([...field.options].map((option) => [option.value, option]));
    for (const value of Object.keys(words)) {
      if (there.has(value)) there.get(value).text = words[value];
      else if ("more" in field.dataset) field.add(new Option(words[value], value));
    }
  }

  function stories() {
    fetched = fetched || read();
    fetched.catch(() => { fetched = null; });
    return fetched;
  }

  // Looking

  async function look() {
    const mine = ++turn;
    clearTimeout(waiting);
    count();
    const asked = query();
    const notes = own.leftOut();
    if (!asked && !chosen().length && !(isTouched && notes.length)) return rest();
    // On a slow line an answer takes seconds.
    const slow = setTimeout(() => mine === turn && say({wait: true}), 500);
    try {
      const list = await stories();
      const fitting = list.stories.filter(fits);
      const made = asked
        ? await own.words.among(fitting, list, asked)
        : {hits: fitting.map((story) => ({story, told: story}))};
      if (mine !== turn) return;
      hits = made.hits.filter(({story}) => isShown || isOpen(story, notes));
      const left = made.hits.length - hits.length;
      const drawn = await draw(0);
      if (mine !== turn) return;
      clear();
      show(drawn);
      tell(made.isPartly, left);
    } catch (error) {
      if (mine !== turn) return;
      hits = [];
      clear();
      say({failed: true});
    } finally {
      clearTimeout(slow);
    }
  }

  function rest() {
    hits = [];
    clear();
    say({});
    if (everything) everything.hidden = false;
  }

  function clear() {
    cards.textContent = "";
    for (const each of [cards, part("more"), part("clear"), part("show")]) each.hidden = true;
  }

  function show(drawn) {
    if (everything) everything.hidden = true;
    cards.append(...drawn);
    cards.hidden = !hits.length;
    part("more").hidden = cards.children.length >= hits.length;
  }

  function tell(isPartly, left) {
    say({none: !hits.length && !left, partly: isPartly, left});
    part("clear").hidden = !query() && !chosen().length;
    if (hits.length) part("count").textContent = counted(hits.length);
    part("left").querySelector("b").textContent = left;
    part("show").hidden = !left;
  }

  function say(what) {
    part("count").textContent = "";
    for (const name of ["wait", "none", "partly", "failed", "left"]) part(name).hidden = !what[name];
  }

  function counted(number) {
    const [said, which] = JSON.parse(form.dataset.counted);
    return said[which[number < 100 ? number : 100 + (number % 100)]].replace("%(num)s", number);
  }

  // Cards as on every other page, filled with text alone

  function draw(from) {
    const asked = query();
    return Promise.all(hits.slice(from, wanted).map((hit) => card(hit, asked)));
  }

  async function card({story, told, passage}, asked) {
    const made = document.importNode(blank, true);
    const title = made.querySelector(".card__title");
    const text = made.querySelector(".card__summary");
    if (story.notes) made.dataset.notes = story.notes.join(" ");
    made.querySelector("a").href = root + told.address;
    made.querySelector("img").src = root + story.face;
    put(made.querySelector(".card__who"), story.name, asked);
    put(title, told.title, asked);
    speak(title, told);
    await fillText(text, story, told, passage, asked);
    line(made.querySelector(".card__place"), story.place);
    line(made.querySelector(".card__notes"), story.mentions);
    return made;
  }

  async function fillText(text, story, told, passage, asked) {
    const excerpt = passage && await passage().catch(() => "");
    speak(text, excerpt ? told : story);
    if (excerpt) {
      text.className = "card__passage";
      own.words.markPassage(text, excerpt, asked);
    } else if (story.quote) {
      text.className = "card__quote";
      put(text, `“${story.quote}”`, asked);
    } else {
      put(text, story.summary, asked);
    }
  }

  function put(element, text, asked) {
    if (asked) own.words.mark(element, text, asked);
    else element.textContent = text;
  }

  function speak(element, told) {
    if (told.lang) Object.assign(element, {lang: told.lang, dir: told.dir});
  }

  function line(element, text) {
    if (text) element.textContent = text;
    else element.remove();
  }

  // What the reader does

  function begin() {
    isTouched = true;
    wanted = STEP;
    keep();
    look();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    begin();
  });
  form.addEventListener("input", ({target}) => {
    if (target !== search) return;
    clearTimeout(waiting);
    waiting = setTimeout(begin, 350);
  });
  form.addEventListener("change", ({target}) => {
    if (fields.includes(target)) begin();
    if (!boxes.includes(target)) return;
    own.leaveOut(boxes.filter((box) => box.checked).map((box) => box.value));
  });
  part("clear").addEventListener("click", () => {
    for (const field of fields) field.value = "";
    if (search) search.value = "";
    // What is left out stays out: somebody chose that for more than one search.
    isTouched = false;
    wanted = STEP;
    keep();
    look();
    // The button is gone with what it cleared.
    form.querySelector("input, summary").focus();
  });
  // For this page and until the next choice of what to leave out, as under every list.
  part("show").addEventListener("click", async () => {
    isShown = true;
    own.bringBack();
    await look();
    // The button is gone: who pressed it goes on with the first of those.
    const notes = own.leftOut();
    const isBack = ({dataset}) => !isOpen({notes: (dataset.notes || "").split(" ")}, notes);
    const first = [...cards.children].find(isBack) || form;
    first.querySelector("a, input, summary").focus();
  });
  document.addEventListener("ownwords:left-out", () => {
    isShown = false;
    tickBoxes();
    begin();
  });
  part("more").addEventListener("click", async () => {
    const mine = turn;
    const from = cards.children.length;
    wanted = from + STEP;
    keep();
    const drawn = await draw(from);
    if (mine !== turn) return;
    show(drawn);
    // The button is gone: who pressed it goes on with the first of the new ones.
    if (part("more").hidden) drawn[0].querySelector("a").focus();
  });
  addEventListener("pageshow", ({persisted}) => {
    if (persisted) tickBoxes();
  });

  tickBoxes();
  recall();
  // Not every browser unfolds what an address leads to.
  const target = location.hash === "#leave-out" && document.querySelector(location.hash);
  if (target) target.parentElement.open = true;
  look();
})();
