/*
  A sentence of a transcript plays from there, and the one that is heard is marked. Fetched by
  ownwords.js where a transcript is unfolded or something is played, and only then.
*/
{
  for (const player of document.querySelectorAll(".player")) {
    const media = player.querySelector("audio, video");
    const sentences = [...player.querySelectorAll("span[data-at]")];
    let stop = sentences[0];
    let heard;

    const playFrom = (sentence) => {
      media.currentTime = sentence.dataset.at;
      // A recording that cannot be played says so itself.
      media.play().catch(() => {});
    };

    // One tab stop; the arrow keys go from sentence to sentence.
    const stopAt = (sentence) => {
      stop.tabIndex = -1;
      stop = sentence;
      stop.tabIndex = 0;
    };
    for (const sentence of sentences) sentence.setAttribute("role", "button");
    if (stop) stopAt(stop);
    for (const time of player.querySelectorAll("a[data-at]")) time.tabIndex = -1;

    player.addEventListener("click", (event) => {
      const chosen = event.target.closest("[data-at]");
      // Whoever selects words wants to copy them.
      if (!chosen || event.ctrlKey || event.metaKey || String(getSelection())) return;
      event.preventDefault();
      playFrom(chosen);
    });

    player.addEventListener("keydown", (event) => {
      const at = sentences.indexOf(event.target);
      if (at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
      const to = sentences[{ ArrowDown: at + 1, ArrowUp: at - 1 }[event.key]];
      if (to) {
        stopAt(to);
        to.focus();
      } else if (event.key === "Enter" || event.key === " ") playFrom(event.target);
      else return;
      event.preventDefault();
    });

    media.addEventListener("timeupdate", () => {
      const now = sentences.filter((each) => each.dataset.at <= media.currentTime + 0.05).pop();
      if (now === heard) return;
      if (heard) heard.removeAttribute("aria-current");
      heard = now;
      if (!heard) return;
      heard.setAttribute("aria-current", "true");
      if (document.activeElement !== stop) stopAt(heard);
    });
  }

  const all = document.querySelectorAll("audio, video");
  for (const media of all) {
    // Captions switched on in the page itself are fetched before anybody plays.
    let isFirst = true;
    const begin = () => {
      if (isFirst) for (const captions of media.textTracks) captions.mode = "showing";
      isFirst = false;
      // One voice at a time.
      for (const other of all) if (other !== media) other.pause();
    };
    media.addEventListener("play", begin);
    if (!media.paused) begin();
  }
}
