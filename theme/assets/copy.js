/* Fetched by ownwords.js where something that can be copied is unfolded. */
{
  const copy = (button) => {
    const from = document.getElementById(button.dataset.copy);
    const said = document.getElementById("page-said");
    const done = () => (button.textContent = said.textContent = said.dataset.copied);
    getSelection().selectAllChildren(from);
    /* Without https there is no clipboard: what is selected can be copied all the same. */
    if (navigator.clipboard) navigator.clipboard.writeText(from.textContent).then(done, () => {});
    else if (document.execCommand("copy")) done();
  };

  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-copy]");
    if (button) copy(button);
  });
}
