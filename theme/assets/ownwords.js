/*
  The script of every page, in its head: what it finds out holds before anything is painted.

  Kept on the reader's device, after a choice and until the exit: localStorage "ownwords",
  {"size": "3", "colours": "dark", "leftOut": ["death", "abuse/childhood"]}. Nothing else.

  For other scripts:
    ownwords.leftOut()      the content notes whose stories are left out: ids, [] for none
    ownwords.leaveOut(ids)  keeps them, and leaves out every [data-notes="id id"] that has one (or,
                            for "abuse", "abuse/childhood"); sends document "ownwords:left-out"
    ownwords.bringBack()    shows what is left out, on this page and until the next choice

  What few readers need is fetched when they do: left-out.js, copy.js, media.js.
*/

{
  const root = document.documentElement;
  const { src, dataset } = document.currentScript;

  /* Exit: GOV.UK's pattern, and Back does not undo it. The number of this exit is kept in
     sessionStorage, as long as the tab lives. Every page opened afterwards bears it in its place in
     the history; a place without it is from before, and leads away again. */
  const away = dataset.exit;
  const KEY = "ownwords";

  const exits = () => {
    try {
      return +sessionStorage[KEY] || 0;
    } catch {}
  };

  const bear = () => {
    if (exits()) history.replaceState({ ...history.state, exits: exits() }, "");
  };

  const isFromBefore = () => exits() && (history.state || {}).exits !== exits();

  const exit = () => {
    root.style.display = "none";
    document.title = "…";
    for (const media of document.querySelectorAll("audio, video")) media.pause();
    try {
      const number = exits() + !isFromBefore();
      localStorage.clear();
      sessionStorage.clear();
      sessionStorage[KEY] = number;
    } catch {}
    location.replace(away);
  };

  /* Shift three times within five seconds, each pressed and let go by itself. */
  let alone, forgetting;
  let presses = 0;

  const forget = () => {
    alone = false;
    if (presses) say("");
    presses = 0;
    clearTimeout(forgetting);
  };

  const say = (count) => {
    const status = document.getElementById("page-exit");
    status.textContent = status.dataset[count] || "";
  };

  const press = ({ key, repeat, ctrlKey, altKey, metaKey }) => {
    if (key !== "Shift" || ctrlKey || altKey || metaKey) forget();
    else if (!repeat) alone = true;
  };

  const letGo = ({ key }) => {
    if (key !== "Shift" || !alone) return;
    alone = false;
    presses += 1;
    if (presses > 2) return exit();
    say(presses > 1 ? "one" : "two");
    if (presses < 2) forgetting = setTimeout(forget, 5000);
  };

  if (away) {
    const [arrival] = performance.getEntriesByType("navigation");
    if (arrival ? arrival.type === "navigate" : !performance.navigation.type) bear();
    if (isFromBefore()) exit();

    /* A leap within the page is a place of its own. */
    addEventListener("hashchange", bear);

    /* A page that the browser sets aside, to bring it back later, is set aside blank. In Firefox it
       would come back with the sessionStorage of then, and know of no exit since; but one that holds
       a lock is not set aside there. */
    addEventListener("pagehide", () => (root.style.opacity = 0));
    const { locks } = navigator;
    if (locks) locks.request(KEY, { mode: "shared" }, () => new Promise(() => {}));

    const go = (event) => {
      if (!event.target.closest("[data-exit]")) return;
      event.preventDefault();
      exit();
    };
    addEventListener("click", go, true);
    addEventListener("keydown", press, true);
    addEventListener("keyup", letGo, true);
    for (const gesture of ["mousedown", "wheel"]) addEventListener(gesture, forget, true);
  }

  /* Reading settings, and stories left out */
  const all = (selector) => [...document.querySelectorAll(selector)];
  let kept = {};
  root.classList.add("js");

  /* Where storage is refused a choice holds for its page. */
  const read = () => {
    try {
      kept = JSON.parse(localStorage[KEY] || "{}");
    } catch {}
    show();
  };

  const keep = (name, value) => {
    kept[name] = value;
    if (!value.length) delete kept[name];
    try {
      if (Object.keys(kept).length) localStorage[KEY] = JSON.stringify(kept);
      else delete localStorage[KEY];
    } catch {}
    show();
  };

  const show = () => {
    for (const name of ["size", "lines", "width", "face", "colours"]) {
      if (kept[name]) root.dataset[name] = kept[name];
      else delete root.dataset[name];
      for (const radio of all(`.settings [name=${name}]`))
        radio.checked = radio.value === (kept[name] || "");
    }
    leave(leftOut());
  };

  const leftOut = () => [].concat(kept.leftOut || []).filter((id) => /^[a-z/-]+$/.test(id));

  const need = (name) => {
    if (all(`script[src$="${name}"]`).length) return;
    document.head.appendChild(document.createElement("script")).src = new URL(name, src);
  };

  /* By rules of the stylesheet: they also meet what is still to come. */
  let rules = 0;
  const leave = (ids) => {
    const sheet = document.styleSheets[0];
    const add = (which, style) => {
      const tests = (id) => [`~="${id}"`, `^="${id}/"`, `*=" ${id}/"`];
      const chosen = [].concat(...ids.map(tests)).map((test) => `[data-notes${test}]${which}`);
      sheet.insertRule(`${chosen}{${style}}`);
      rules += 1;
    };
    for (; rules; rules -= 1) sheet.deleteRule(0);
    root.toggleAttribute("data-leaving", ids.length);
    if (!ids.length) return;
    add(":not(.next)", "display:none!important");
    add(".next", "visibility:hidden");
    if (all(".left-out, .next[data-notes]").length) need("left-out.js");
    document.dispatchEvent(new CustomEvent("ownwords:leaving"));
  };

  window.ownwords = {
    leftOut,
    bringBack: () => leave([]),
    leaveOut(ids) {
      keep("leftOut", ids);
      document.dispatchEvent(new CustomEvent("ownwords:left-out"));
    },
  };
  addEventListener("storage", read);
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    if (isFromBefore()) return exit();
    root.removeAttribute("style");
    read();
  });

  addEventListener("DOMContentLoaded", show);

  /* Also fired for what is unfolded from the first. */
  const unfold = ({ target }) => {
    if (target.querySelector("[data-copy]")) need("copy.js");
    if (target.querySelector("[data-at]")) need("media.js");
  };
  addEventListener("toggle", unfold, true);
  addEventListener("play", () => need("media.js"), true);

  /* On paper faces far down are there too, and the words of a recording. */
  matchMedia("print").onchange = () => {
    for (const each of all("img, .transcript")) {
      each.loading = "eager";
      each.open = true;
    }
  };

  addEventListener("change", ({ target }) => {
    if (target.closest(".settings")) keep(target.name, target.value);
  });

  addEventListener("reset", ({ target }) => {
    if (!target.closest(".settings")) return;
    const out = leftOut();
    kept = {};
    keep("leftOut", out);
  });

  read();
}
