/* The index of guides, narrowed by what is chosen. What is chosen stands in the address. */
{
  const form = document.getElementById("page-finder");
  const list = document.querySelector(".guide-cards");
  const pages = document.querySelector(".pages");
  const said = (name) => form.querySelector(`.guides-finder__${name}`);
  const first = [...list.children];
  let everyone;

  /* The cards of the other pages of the list: asked for when somebody first chooses. */
  const cardsOf = async (number) => {
    const answer = await fetch(`page/${number}/`);
    if (!answer.ok) throw new Error(answer.status);
    const html = await answer.text();
    const other = new DOMParser().parseFromString(html, "text/html");
    const cards = [...other.querySelectorAll(".guide-cards > li")];
    for (const link of cards.flatMap((card) => [...card.querySelectorAll("a")]))
      link.setAttribute("href", link.getAttribute("href").replace("../../", ""));
    return cards.map((card) => document.importNode(card, true));
  };
  const others = () => {
    const numbers = Array.from({ length: form.dataset.pages - 1 }, (_, index) => index + 2);
    return Promise.all(numbers.map(cardsOf));
  };
  const fetchAll = async () => {
    try {
      everyone = everyone || first.concat(...(await others()));
      return everyone;
    } catch (error) {
      said("failed").hidden = false;
      return first;
    }
  };

  const chosen = () => [...new FormData(form)].filter(([, value]) => value);
  const fits = ({ dataset }) =>
    chosen().every(([name, value]) => dataset[name].split(" ").includes(value));

  const narrow = async () => {
    const isAny = !chosen().length;
    said("failed").hidden = true;
    const cards = isAny ? first : (await fetchAll()).filter(fits);
    /* Somebody may have chosen again meanwhile. */
    if (isAny !== !chosen().length) return;
    list.replaceChildren(...cards);
    const format = form.elements.format && form.elements.format.value;
    for (const link of list.querySelectorAll("a")) link.hash = format ? `session-${format}` : "";
    if (pages) pages.hidden = !isAny;
    said("count").hidden = isAny || !cards.length;
    said("none").hidden = isAny || cards.length > 0;
    said("count").querySelector("b").textContent = cards.length.toLocaleString(
      document.documentElement.lang
    );
    form.querySelector("[type=reset]").hidden = isAny;
  };

  const keep = () => {
    const query = String(new URLSearchParams(chosen()));
    history.replaceState(history.state, "", query ? `?${query}` : location.pathname);
    narrow();
  };

  form.addEventListener("change", keep);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () =>
    setTimeout(() => {
      form.querySelector("select").focus();
      keep();
    })
  );

  for (const [name, value] of new URLSearchParams(location.search)) {
    const field = form.elements[name];
    if (field && [...field.options].some((option) => option.value === value)) field.value = value;
  }
  if (chosen().length) narrow();
}
