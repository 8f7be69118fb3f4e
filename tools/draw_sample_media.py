"""Draw the pictures of the sample archive, and make its one film, twice, and its one recording.

Everybody in them is invented: the faces are drawn here by hand, in numbers, after nobody; the
voices are espeak-ng's; the sea is a boiler, and the boiler is filtered noise. Nothing is fetched,
and all chance comes from fixed seeds, so the same tools make the same files.

    .venv/bin/python tools/draw_sample_media.py                  everything
    .venv/bin/python tools/draw_sample_media.py pressed-flowers  only what belongs to one story

It needs Pillow, and for the film and the recording `ffmpeg` and `espeak-ng` on the path. It writes
into `stories/<id>/`, and sets the times (never the words) of the two `.vtt` files to the voices.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from sample_media import artwork, described, film, indoors, outdoors, sound
from sample_media.paper import Sheet

STORIES = Path(__file__).resolve().parent.parent / "stories"

PORTRAITS: dict[str, Callable[[Sheet], None]] = {
    "ten-past-nine-bus": outdoors.ten_past_nine_bus,
    "leeks-in-february": outdoors.leeks_in_february,
    "minutes-of-the-meeting": indoors.minutes_of_the_meeting,
    "second-name-on-the-rota": indoors.second_name_on_the_rota,
    "cut-to-the-sea": outdoors.cut_to_the_sea,
    "the-long-corridor": outdoors.the_long_corridor,
    "pressed-flowers": indoors.pressed_flowers,
    "table-for-nine": indoors.table_for_nine,
    "the-farm-gate": outdoors.the_farm_gate,
    "an-ordinary-tuesday": indoors.an_ordinary_tuesday,
}


def portrait(story: str, folder: Path) -> None:
    sheet = Sheet(1200, 1500, "#e9d9bb", seed=10 + list(PORTRAITS).index(story))
    PORTRAITS[story](sheet)
    sheet.save_jpeg(folder / "portrait.jpg")


def works(story: str) -> list[Callable[[Path], None]]:
    """What there is to make for a story, each given the story's folder."""
    made: list[Callable[[Path], None]] = []
    if story in PORTRAITS:
        made.append(lambda folder: portrait(story, folder))
    if story == "second-name-on-the-rota":
        made.append(lambda folder: artwork.rota(folder / "rota.png"))
    if story == "two-languages-of-thread":
        made.append(lambda folder: artwork.thread(folder / "thread.png"))
    if story == "cut-to-the-sea":
        made += [film.film, described.described]
    if story == "sound-check":
        made.append(sound.recording)
    return made


def main(asked: list[str]) -> None:
    everything = [*PORTRAITS, "two-languages-of-thread", "sound-check"]
    unknown = set(asked) - set(everything)
    if unknown:
        raise SystemExit(f"no media for: {', '.join(sorted(unknown))}")
    for story in asked or everything:
        folder = STORIES / story
        folder.mkdir(parents=True, exist_ok=True)
        for make in works(story):
            make(folder)
        print(story, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
