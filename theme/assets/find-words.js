/*
  Searches words: in names, titles, places and tags of find/list.json, and inside the stories in the
  index at find/words/, which is fetched once somebody searches. For find.js:

    ownwords.words.among(stories, list, query)   {hits: [{story, told, passage()}], isPartly}
    ownwords.words.mark(element, text, query)           shows a text, its found words marked
    ownwords.words.markPassage(element, excerpt, query) the same for a passage of the index

  "bus-stop" is asked as bus, stop: two words that stand side by side. An apostrophe parts nothing:
  "don’t" is dont.
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

  async function inside(words) {
    if (!hasIndex || !words.length) return [];
    const {search} = await index();
    const each = [];
    for (const word of words) each.push(await having(search, word));
    if (each.length === 1) return each[0].results;
    const {results} = await search(each.map(({asked}) => asked).join(" "));
    const ids = each.map((those) => new Set(those.results.map(({id}) => id)));
    return results.filter(({id}) => ids.every((those) => those.has(id)));
  }

  // The index has "bus-stop" as busstop, and "bus stop" as two words that a phrase finds.
  async function having(search, word) {
    const joined = word.replace(/ /g, "");
    const {results} = await search(joined);
    const isThere = results.length && !(await isGuess(results[0], word));
    if (word === joined || isThere) return {asked: joined, results: isThere ? results : []};
    return {asked: word, results: (await search(`"${word}"`)).results};
  }

  // Of a word that no story has, Pagefind (1.5) takes the longest beginning that one has: for
  // "sertraline" it gives every 's. Told by the first result, since each has that beginning.
  async function isGuess(result, word) {
    const {excerpt} = await result.data();
    const marked = excerpt.split(/<\/?mark>/).filter((part, number) => number % 2);
    const found = marked.map(cut).flatMap((parts) => [parts.join(""), ...parts]);
    return !found.some((each) => isForm(each, word));
  }

  // Whether two words differ in their endings alone: running, run; crying, cried. "Bus" is no form of
  // "bus stop".
  function isForm(found, word) {
    const [one, other] = [found, word.replace(/ /g, "")].map((each) => each.replace(/y/g, "i"));
    const first = word.includes(" ") ? word.indexOf(" ") + 1 : 0;
    let same = 0;
    while (same < one.length && one[same] === other[same]) same += 1;
    const ends = [one.length - same, other.length - same];
    if (one === other) return true;
    const enough = Math.max(first, Math.min(3, Math.max(2, one.length)));
    return same >= enough && ends[1] < 5 && (ends[0] < 5 || other.length > 3);
  }

  // Without case, accents and signs: "Café-owner’s" is cafe, owners
  function cut(text) {
    const plain = text.normalize("NFD").replace(/[\u0300-\u036f\u064b-\u065f]/g, "").toLowerCase();
    const joined = plain.replace(/(\p{L})['\u2019](?=\p{L})/gu, "$1");
    return joined.split(/[\s!-/:-@[-`{-~\u00a1-\u00bf\u2000-\u206f\u3000-\u303f]+/).filter(Boolean);
  }

  // The words of a search, each as cut: "bus-stop here" is "bus stop", "here"
  function asked(query) {
    return query.split(/\s+/).map((word) => cut(word).join(" ")).filter(Boolean);
  }

  // Also by what stands behind an apostrophe: l’eau is leau, l, eau
  function flat(texts) {
    const text = texts.filter(Boolean).join(" ");
    return ` ${[...cut(text), ...cut(text.replace(/['\u2019]/g, " "))].join(" ")} `;
  }

  function holds(texts, words) {
    const text = flat(texts);
    return words.every((word) => text.includes(` ${word}`));
  }

  // Words as "the", which more than every fourth story has in the little that the list says of it.
  let common = new Set();
  function findCommon(words, stories, all) {
    const texts = stories.map((story) => flat(all(story)));
    const isCommon = (word) =>
      texts.filter((text) => text.includes(` ${word} `)).length > Math.max(3, texts.length / 4);
    common = new Set(words.filter(isCommon));
    if (common.size === words.length) common.clear();
  }

  // What is worth a mark. Which words are common is known once a list was searched.
  function telling(query) {
    return asked(query).filter((word) => !common.has(word)).flatMap((word) => word.split(" "));
  }

  function head({name, title, also = []}) {
    return [name, title, ...also.map((told) => told.title)];
  }

  function saidOf({quote, summary, place, mentions, tags = [], by}, list) {
    const called = (name) => by[name].map((value) => (list.words[name] || {})[value]);
    return [quote, summary, place, mentions, ...tags].concat(...Object.keys(by).map(called));
  }

  async function among(stories, list, query) {
    const words = asked(query);
    const all = (story) => [...head(story), ...saidOf(story, list)];
    let results = [];
    let isPartly = false;
    findCommon(words, list.stories, all);
    try {
      results = await inside(words.filter((word) => !common.has(word)));
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
    const byName = stories.filter((story) => holds(head(story), words));
    const byRest = stories.filter((story) => holds(all(story), words));
    const found = new Map();
    for (const each of within) if (!found.has(each.story)) found.set(each.story, each);
    const order = new Set([...byName, ...found.keys(), ...byRest]);
    return {hits: [...order].map((story) => found.get(story) || {story, told: story}), isPartly};
  }

  function mark(element, text, query) {
    const words = telling(query);
    element.textContent = "";
    for (const part of text.split(/(\s+)/)) {
      const isFound = words.some((word) => flat([part]).includes(` ${word}`));
      element.append(isFound ? marked(part) : part);
    }
  }

  // Pagefind writes found words between <mark> and </mark>, and < and > of the story as entities. It
  // marks beginnings too: for "it’s" also "item".
  function markPassage(element, excerpt, query) {
    const words = telling(query);
    const joined = asked(query).map((word) => word.replace(/ /g, ""));
    const isOne = (part) => (word) =>
      isForm(part, word) && (word.length > 3 || part.startsWith(word));
    const isFound = (part) =>
      joined.includes(cut(part).join("")) || cut(part).some((each) => words.some(isOne(each)));
    element.textContent = "… ";
    excerpt.split(/<\/?mark>/).forEach((part, number) => {
      const text = part.replace(/&lt;/g, "<").replace(/&gt;/g, ">");
      element.append(number % 2 && isFound(text) ? marked(text) : text);
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
