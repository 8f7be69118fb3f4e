/*
  Searches words: in names, titles, places and tags of find/list.json, and inside the stories in the
  index at find/words/, which is fetched once somebody searches. For find.js:

    ownwords.words.among(stories, list, query)   {hits: [{story, told, passage()}], isPartly}
    ownwords.words.mark(element, text, query)           shows a text, its found words marked
    ownwords.words.markPassage(element, excerpt)        the same for a passage of the index
*/
(() => {
  "use strict";
  const form = document.getElementById("page-finder");
  if (!form || !window.ownwords) return;
  const hasIndex = "words" in form.dataset;
  let opened = null;

  function index() {
    opened = opened || new Promise((resolve, reject) => {
      const script = document.createElement("script");
      document.addEventListener("ownwords:words", (event) => resolve(event.detail), {once: true});
      script.type = "module";
      script.src = `${form.dataset.root}find/words/open.js`;
      script.onerror = reject;
      document.head.append(script);
    });
    // What could not be fetched is asked for again next time.
    opened.catch(() => { opened = null; });
    return opened;
  }

  async function inside(query) {
    if (!hasIndex) return [];
    const {results} = await (await index()).search(query);
    return results.length && (await isGuess(results[0], cut(query))) ? [] : results;
  }

  // Of a word that no story has, Pagefind (1.5) takes the longest beginning that one has: for
  // "sertraline" it gives every 's. Told by the first result, since each has that beginning.
  async function isGuess(result, terms) {
    const {excerpt} = await result.data();
    const words = excerpt.split(/<\/?mark>/).filter((part, number) => number % 2).flatMap(cut);
    return terms.some((term) => {
      const stump = Math.min(term.length, Math.max(3, term.length / 3));
      const isStump = (word) => word.length < stump && term.startsWith(word);
      const isLike = (word) => word.startsWith(term.slice(0, Math.ceil(stump)));
      return words.some(isStump) && !words.some(isLike);
    });
  }

  // Without case, accents and signs: "Café-owner’s" is cafe, owner, s
  function cut(text) {
    const plain = text.normalize("NFD").replace(/[\u0300-\u036f\u064b-\u065f]/g, "").toLowerCase();
    return plain.split(/[\s!-/:-@[-`{-~\u00a1-\u00bf\u2000-\u206f\u3000-\u303f]+/).filter(Boolean);
  }

  function holds(texts, terms) {
    const words = ` ${cut(texts.filter(Boolean).join(" ")).join(" ")}`;
    return terms.every((term) => words.includes(` ${term}`));
  }

  function head({name, title, also = []}) {
    return [name, title, ...also.map((told) => told.title)];
  }

  function saidOf({quote, summary, place, mentions, tags = [], by}, list) {
    const called = (name) => by[name].map((value) => (list.words[name] || {})[value]);
    return [quote, summary, place, mentions, ...tags].concat(...Object.keys(by).map(called));
  }

  async function among(stories, list, query) {
    const terms = cut(query);
    let results = [];
    let isPartly = false;
    try {
      results = await inside(query);
    } catch (error) {
      isPartly = true;
    }
    const told = new Map();
    for (const story of stories) {
      told.set(story.inside, {story, told: story});
      for (const other of story.also || []) told.set(other.inside, {story, told: other});
    }
    const within = results.filter(({id}) => told.has(id)).map((result) => {
      const passage = async () => (await result.data()).excerpt;
      return Object.assign({passage}, told.get(result.id));
    });
    const all = (story) => [...head(story), ...saidOf(story, list)];
    const byName = stories.filter((story) => holds(head(story), terms));
    const byRest = stories.filter((story) => holds(all(story), terms));
    const found = new Map();
    for (const each of within) if (!found.has(each.story)) found.set(each.story, each);
    const order = new Set([...byName, ...found.keys(), ...byRest]);
    return {hits: [...order].map((story) => found.get(story) || {story, told: story}), isPartly};
  }

  function mark(element, text, query) {
    const terms = cut(query);
    element.textContent = "";
    for (const word of text.split(/(\s+)/)) {
      const parts = cut(word);
      const isFound = terms.some((term) => parts.some((part) => part.startsWith(term)));
      element.append(isFound ? marked(word) : word);
    }
  }

  // Pagefind writes found words between <mark> and </mark>, and < and > of the story as entities.
  function markPassage(element, excerpt) {
    element.textContent = "… ";
    excerpt.split(/<\/?mark>/).forEach((part, number) => {
      const text = part.replace(/&lt;/g, "<").replace(/&gt;/g, ">");
      element.append(number % 2 ? marked(text) : text);
    });
    element.append(" …");
  }

  function marked(text) {
    const element = document.createElement("mark");
    element.textContent = text;
    return element;
  }

  window.ownwords.words = {among, mark, markPassage};
})();
