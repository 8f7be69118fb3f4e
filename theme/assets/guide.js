/* A guide: its session by the address, the clock of its run sheet, links to copy, print, and leading. */
{
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const guide = document.querySelector(".guide");
  const root = document.documentElement;

  /* The session that an address names: #session-world-cafe */
  {
    const radios = all("[data-session]");
    const choose = () => {
      const named = radios.find((radio) => `#${radio.dataset.session}` === location.hash);
      if (!named) return;
      named.checked = true;
      document.getElementById(named.dataset.session).scrollIntoView();
    };
    for (const radio of radios)
      radio.addEventListener("change", () =>
        history.replaceState(history.state, "", `#${radio.dataset.session}`)
      );
    addEventListener("hashchange", choose);
    choose();
  }

  /* Clock times, from the start that is typed in. Stacked on a phone, a table stays a table to all. */
  const rowsOf = (table) => all("tbody > tr", table);
  const twoDigits = (number) => String(number).padStart(2, "0");
  for (const table of all(".run")) {
    const clocks = all("tr > td:first-child", table);
    const since = clocks.map((clock) => clock.textContent);
    const start = table.previousElementSibling.querySelector("input");
    const tell = () => {
      const [hours, minutes] = start.value.split(":").map(Number);
      clocks.forEach((clock, index) => {
        const at = hours * 60 + minutes + Number(since[index]);
        clock.textContent = start.value
          ? `${twoDigits(Math.floor(at / 60) % 24)}:${twoDigits(at % 60)}`
          : since[index];
      });
    };
    start.addEventListener("input", tell);
    tell();
    const roles = {
      table: "table",
      "thead, tbody, tfoot": "rowgroup",
      tr: "row",
      td: "cell",
      "thead > tr > th": "columnheader",
      ":not(thead) > tr > th": "rowheader",
    };
    table.setAttribute("role", "table");
    for (const [selector, role] of Object.entries(roles))
      for (const part of all(selector, table)) part.setAttribute("role", role);
  }

  /* Links to a prompt or a quote */
  const said = document.getElementById("page-said");
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-link]");
    if (!button) return;
    const page = guide.dataset.url || location.href.split("#")[0];
    const words = button.firstChild;
    const before = words.textContent;
    const done = () => {
      if (before === said.dataset.copied) return;
      words.textContent = said.textContent = said.dataset.copied;
      setTimeout(() => {
        words.textContent = before;
        said.textContent = "";
      }, 4000);
    };
    if (navigator.clipboard)
      navigator.clipboard.writeText(page + button.dataset.link).then(done, () => {});
    else location.hash = button.dataset.link;
  });

  /* Print: with the day on it, and with what is folded */
  let unfolded = [];
  addEventListener("beforeprint", () => {
    const today = new Date().toLocaleDateString(root.lang, { dateStyle: "long" });
    for (const day of all(".paper__day")) day.textContent = today;
    unfolded = all(".fold:not([open])");
    for (const fold of unfolded) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of unfolded) fold.open = false;
  });
  for (const button of all("[data-print]")) button.addEventListener("click", () => print());

  /* Leading: a step of the run sheet at a time, and within it a prompt at a time */
  const lead = document.getElementById("guide-lead");
  const part = (name) => lead.querySelector(`[data-is="${name}"]`);
  const around = all(".skip:not([data-exit]), .top__line, .top__notice, .foot, .guide");
  const title = lead.querySelector("h2");
  const run = lead.querySelector('[data-do="run"]');
  const ends = {
    back: lead.querySelector('[data-do="back"]'),
    next: lead.querySelector('[data-do="next"]'),
  };
  let slides, at, spent, since, ticking, opener;

  const written = (name, words) => {
    part(name).textContent = words;
    part(name).hidden = !words;
  };

  const words = (row, selector) => {
    const found = row.querySelector(selector);
    return found ? found.textContent : "";
  };

  const slidesOf = (table) =>
    rowsOf(table).flatMap((row, step, rows) => {
      const prompts = all("p > span", row).map((prompt) => prompt.textContent);
      const slide = {
        step,
        steps: rows.length,
        minutes: Number(row.dataset.minutes),
        title: words(row, "b"),
        does: words(row, "th > span"),
        story: all("cite", row)
          .map((story) => story.textContent)
          .join("\n"),
        asks: prompts.length,
      };
      return (prompts.length ? prompts : [""]).map((prompt, index) => ({
        ...slide,
        prompt,
        asked: index + 1,
      }));
    });

  /* The timer says minutes, makes no sound and does not flash. Each step keeps what it has used. */
  const used = () => spent[slides[at].step] + (since ? Date.now() - since : 0);
  const settle = () => {
    spent[slides[at].step] = used();
    since = since && Date.now();
  };
  const tick = () => {
    const whole = slides[at].minutes * 60000;
    const left = Math.max(0, whole - used());
    part("bar").max = whole;
    part("bar").value = whole - left;
    part("left").textContent = Math.ceil(left / 60000).toLocaleString(root.lang);
    part("over").hidden = left > 0;
  };
  const turn = (on) => {
    settle();
    since = on ? Date.now() : 0;
    run.textContent = on ? run.dataset.pause : run.dataset.start;
    tick();
  };

  const show = (to) => {
    if (!slides[to]) return;
    settle();
    at = to;
    const slide = slides[at];
    title.textContent = slide.title;
    part("number").textContent = slide.step + 1;
    part("total").textContent = slide.steps;
    written("prompt", slide.prompt);
    written("does", slide.asked > 1 ? "" : slide.does);
    written("story", slide.story);
    part("asked").textContent = slide.asked;
    part("asks").textContent = slide.asks;
    part("which").hidden = slide.asks < 2;
    lead.classList.toggle("leading--asks", Boolean(slide.prompt));
    lead.scrollTop = 0;
    ends.back.setAttribute("aria-disabled", !at);
    ends.next.setAttribute("aria-disabled", at === slides.length - 1);
    tick();
  };

  const open = (button) => {
    opener = button;
    slides = slidesOf(document.getElementById(button.dataset.lead));
    spent = slides.map(() => 0);
    at = since = 0;
    lead.hidden = false;
    for (const each of around) each.inert = true;
    root.classList.add("is-leading");
    turn(false);
    show(0);
    title.focus();
    ticking = setInterval(tick, 1000);
  };

  const close = () => {
    clearInterval(ticking);
    lead.hidden = true;
    for (const each of around) each.inert = false;
    root.classList.remove("is-leading");
    opener.focus();
  };

  const does = {
    next: () => show(at + 1),
    back: () => show(at - 1),
    run: () => turn(!since),
    close,
  };
  const forward = root.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
  const backward = root.dir === "rtl" ? "ArrowRight" : "ArrowLeft";
  const keys = {
    [forward]: "next",
    PageDown: "next",
    " ": "next",
    [backward]: "back",
    PageUp: "back",
    Escape: "close",
  };

  document.addEventListener("keydown", (event) => {
    const { key, target, altKey, ctrlKey, metaKey } = event;
    if (lead.hidden || !keys[key] || altKey || ctrlKey || metaKey) return;
    if (key === " " && target.closest("a, button")) return;
    event.preventDefault();
    does[keys[key]]();
  });
  document.addEventListener("click", ({ target }) => {
    const opens = target.closest("[data-lead]");
    const button = target.closest("[data-do]");
    if (opens) open(opens);
    else if (button) does[button.dataset.do]();
  });
}
