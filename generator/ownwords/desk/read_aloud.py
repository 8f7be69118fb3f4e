"""The proof in steps, for somebody who does not read: as a page, and as plain text."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ownwords.desk.agreed import in_words
from ownwords.desk.paper import Size, paper
from ownwords.desk.proof_page import Reading, parts_of, words_of
from ownwords.place import Place

_WIDTH = 72


@dataclass(frozen=True)
class Step:
    """What to do, and what to read out."""

    do: str
    aloud: str = ""
    language: str | None = None
    """Of the storyteller's own words."""


def steps_of(reading: Reading) -> list[Step]:
    """In the order in which they are best heard: the story first, then what happens to it."""
    return [*_the_story(reading), *_its_pieces(reading), *_the_yes(reading), *_the_end(reading)]


def as_text(steps: list[Step], reading: Reading) -> str:
    """For a screen reader, a phone, or a printer that prints nothing else."""
    lines = ["To read aloud before signing", "", "Read out what begins with >", ""]
    for number, step in enumerate(steps, 1):
        lines += _wrapped(f"{number}. {step.do}", "", "   ")
        lines += _wrapped(step.aloud, "   > ", "   > ")
        lines.append("")
    return "\n".join([*lines, f"The code: {reading.code}", ""])


def _wrapped(text: str, first: str, rest: str) -> list[str]:
    return textwrap.wrap(
        text, _WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False
    )


def aloud_page(reading: Reading, place: Place, printed: date, *, size: Size = Size.LARGE) -> str:
    return paper(
        "read-aloud.html",
        size=size,
        steps=steps_of(reading),
        read=reading,
        site=place.settings.site_name,
        printed=in_words(printed),
    )


def _the_story(reading: Reading) -> Iterator[Step]:
    language = reading.language
    now = "Some can read it already." if reading.is_public else "Nobody can read this yet."
    yield Step(
        "Sit side by side. Say:",
        f"{now} I will read it to you. Stop me at any time. You can change anything, or say no "
        "to all of it.",
    )
    if reading.waits:
        yield Step("Say:", f"Even when you sign, your story has to wait: {reading.waits}.")
    yield Step("Read the title.", reading.title, language)
    yield Step("Read the name that is shown. Ask if it is right.", reading.credit, language)
    yield Step("Read what stands in lists, below the title.", reading.summary, language)
    paragraphs = words_of(reading)
    for number, words in enumerate(paragraphs, 1):
        which = f"Read part {number} of {len(paragraphs)}. Stop, and look up."
        yield Step(which, words, language)
    if paragraphs:
        yield Step("Ask:", "Is that how you want it? Is there anything to take out?")
    for picture in reading.pictures:
        shown = f"Show the picture. It will be in: {picture.shown_in}. Read what is said of it."
        yield Step(shown, picture.alt, language)
    for one in reading.recordings:
        play = f"Play the {one.kind.lower()}. It will be in: {one.shown_in}."
        yield Step(f"{play} Read what is said of it.", one.alt, language)


def _its_pieces(reading: Reading) -> Iterator[Step]:
    for quote in reading.quotes:
        yield Step("Read these words that may stand alone.", f"“{quote.words}”", reading.language)
        # An address says nothing to the ear.
        where = "; ".join(each.partition(": http")[0] for each in quote.places) or "Nowhere"
        yield Step("Read where they may stand.", f"{where}.")
    if reading.notes:
        mentions = ", ".join(reading.notes)
        yield Step("Read what is said before the story.", f"It mentions: {mentions}.")


def _the_yes(reading: Reading) -> Iterator[Step]:
    for yes in reading.agreed.uses:
        ask = f"They said yes to: {yes.said.name}. Read it, and ask if it is still a yes."
        yield Step(ask, f"{yes.said.words} {parts_of(yes)}.")
    for said in reading.agreed.may:
        ask = f"They said yes to: {said.name}. Read it, and ask if it is still a yes."
        yield Step(ask, said.words)
    refused = [said.name for said in (*reading.agreed.refused, *reading.agreed.may_not)]
    if refused:
        yield Step("Read what is not done.", f"You did not say yes to: {', '.join(refused)}.")
    for words in reading.conditions:
        yield Step("Read what they asked for besides.", words)
    for name, day in reading.dates:
        yield Step("Read the day.", f"{name}: {day}.")


def _the_end(reading: Reading) -> Iterator[Step]:
    for who, how in reading.people:
        yield Step("Read who else is in it.", f"{who}: {how}.")
    if not reading.people:
        yield Step("Ask:", "Is there anybody else in your story who should be asked?")
    yield Step(
        "Read how they take it back.",
        "You can take it back on any day, all of it or a part. Tell anybody here, in any way you "
        "like. You do not have to say why. What people have printed or saved we cannot fetch back.",
    )
    yield Step("Read what is left when it is taken back.", reading.left)
    yield Step("Ask:", "Is it right? Do you want to sign, or think about it first?")
    spelt = ", ".join(" ".join(half) for half in reading.code.split("-"))
    yield Step("If they want to sign: read the code. It stands for every word.", spelt)
    yield Step("They sign, or make their mark. You sign below, and give them the paper.")
