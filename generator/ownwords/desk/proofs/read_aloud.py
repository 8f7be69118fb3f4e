"""The proof for somebody who does not read: as one person would say it to another.

It goes in numbered parts, each with a pause to ask. It is a page, and plain text.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ownwords.desk.papers.agreed import in_words, lower_first
from ownwords.desk.papers.paper import Size, paper
from ownwords.desk.proofs.media import Heard
from ownwords.desk.proofs.page import InUse, Reading
from ownwords.desk.proofs.spoken_words import stretches_of
from ownwords.place import Place

_WIDTH = 72
_SHORT = 90
"""Words."""
IS_THAT_RIGHT = "Is that right?"


@dataclass(frozen=True)
class Line:
    """What is read out, or, where nothing is, what is done."""

    aloud: str = ""
    language: str | None = None
    """Of the storyteller's own words."""
    do: str = ""
    """For whoever reads it out."""


@dataclass(frozen=True)
class Step:
    """A part, after which there is a pause."""

    name: str
    lines: tuple[Line, ...]
    ask: str = IS_THAT_RIGHT

    @property
    def is_short(self) -> bool:
        """Whether it can be kept on one page."""
        return sum(len(line.aloud.split()) for line in self.lines) < _SHORT


def steps_of(reading: Reading) -> list[Step]:
    """In the order in which they are best heard: the story first, then what happens to it."""
    return [
        *_the_story(reading),
        *_pictures_and_recordings(reading),
        *_its_pieces(reading),
        *_the_people(reading),
        *_the_yes(reading),
        *_the_end(reading),
    ]


def as_text(steps: Sequence[Step], reading: Reading) -> str:
    """For a screen reader, a phone, or a printer that prints nothing else."""
    lines = ["To read aloud before signing", "", "Read out what begins with >", ""]
    for number, step in enumerate(steps, 1):
        lines.append(f"{number}. {step.name}")
        for line in step.lines:
            lines += _wrapped(line.do, "   ", "   ")
            lines += _wrapped(line.aloud, "   > ", "   > ")
        lines += [*_wrapped(f"Pause. Ask: {step.ask}", "   ", "   "), ""]
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
    now = "Some of it can be read already." if reading.is_public else "Nobody can read it yet."
    yield Step(
        "Before you begin",
        (
            Line(do="Sit side by side."),
            Line(
                f"This is your story, as other people will read it. {now} I will read it to you, "
                "a part at a time. Stop me when you like. You can change anything. You can say no "
                "to all of it."
            ),
        ),
        "Shall we begin?",
    )
    lines = [Line("Your story is called:"), Line(reading.title, language)]
    lines += [Line("It says who told it:"), Line(reading.credit)]
    if reading.translated_by:
        lines.append(Line(f"It was put into this language by {reading.translated_by}."))
    lines += [Line("Where stories are listed, it says:"), Line(reading.summary, language)]
    if reading.notes:
        lines.append(Line(f"First people are told what is in it: {', '.join(reading.notes)}."))
    yield Step("The title and the name", tuple(lines))
    stretches = stretches_of(reading.body)
    for number, words in enumerate(stretches, 1):
        name = f"The story, {number} of {len(stretches)}" if len(stretches) > 1 else "The story"
        yield Step(name, tuple(Line(each, language) for each in words))


def _pictures_and_recordings(reading: Reading) -> Iterator[Step]:
    for picture in reading.pictures:
        lines = (
            Line(do="Show the picture."),
            Line(f"People see it in: {lower_first(picture.shown_in)}."),
            Line("Somebody who cannot see it hears:"),
            Line(picture.alt, reading.language),
        )
        yield Step("A picture", lines)
    for one in reading.recordings:
        yield Step(f"A {one.kind.lower()}", tuple(_recording(one, reading.language)))


def _recording(one: Heard, language: str) -> Iterator[Line]:
    yield Line(do=f"Play the {one.kind.lower()}.")
    yield Line(f"People meet it in: {lower_first(one.shown_in)}.")
    yield Line("Beside it stands what it is:")
    yield Line(one.alt, language)
    if one.transcript:
        yield Line("Its words can be read too:")
    for paragraph in one.transcript:
        yield Line(" ".join(sentence.words for sentence in paragraph.sentences), language)


def _its_pieces(reading: Reading) -> Iterator[Step]:
    quotes, for_all = reading.quotes, reading.for_all
    if not quotes:
        yield Step("Pieces of the story", (Line("No piece of your story is shown on its own."),))
    if for_all:
        lines = (
            Line("Pieces of your story may stand by themselves. Nobody changes a word of them."),
            Line(f"All of them may stand: {_spoken(for_all)}."),
        )
        yield Step("Pieces of the story", lines)
    for number, quote in enumerate(quotes, 1):
        which = f", {number} of {len(quotes)}" if len(quotes) > 1 else ""
        said = [Line("These are words of yours:"), Line(f"“{quote.words}”", reading.language)]
        if own := [each for each in quote.places if each not in for_all]:
            said.append(Line(f"They may {'also ' if for_all else ''}stand: {_spoken(own)}."))
        yield Step(f"A piece of the story{which}", tuple(said))


def _spoken(places: Iterable[str]) -> str:
    return "; ".join(map(lower_first, places))


def _the_people(reading: Reading) -> Iterator[Step]:
    told = tuple(Line(f"{who}: {how}.") for who, how in reading.people)
    if told:
        told = (Line("These people are in it too:"), *told)
    yield Step("Other people", told, "Is there anybody else who should be asked?")
    if reading.thoughts:
        yield Step(
            "To think about",
            tuple(map(Line, reading.thoughts)),
            "Do you want it to stay, or to change something?",
        )


def _the_yes(reading: Reading) -> Iterator[Step]:
    for use in reading.uses:
        yield Step(f"A yes to: {lower_first(use.yes.said.name)}", tuple(_use(use)), _STILL)
    for said in reading.agreed.may:
        words = " ".join(said.easy)
        yield Step(f"A yes to: {lower_first(said.name)}", (Line(f"You said yes. {words}"),), _STILL)
    if refused := reading.agreed.not_done:
        lines = (Line("Some things you did not say yes to. So:"), *map(Line, refused))
        yield Step("What you did not say yes to", lines)
    if reading.conditions:
        lines = (Line("You asked for this as well:"), *map(Line, reading.conditions))
        yield Step("What you asked for", lines)
    yield Step("How long", tuple(map(Line, reading.dates)))


_STILL = "Is it still a yes?"


def _use(use: InUse) -> Iterator[Line]:
    yield Line(f"You said yes. {' '.join(use.yes.said.easy)}")
    yield Line(f"It shows: {use.shows}.")
    if use.leaves_out:
        yield Line(f"It leaves out: {use.leaves_out}.")
    if use.besides:
        yield Line(f"Should there be any later, it may show: {use.besides}.")


def _the_end(reading: Reading) -> Iterator[Step]:
    back = [
        Line(
            "You can take it back on any day, all of it or a part. Tell anybody here, in any way "
            "you like. You do not have to say why, and you sign nothing."
        ),
        Line("What people have printed or saved we cannot fetch back."),
        Line(f"This is left where your story was: {reading.left}"),
    ]
    if reading.contact:
        back.insert(1, Line(reading.contact))
    yield Step("How you take it back", tuple(back), "Is there anything you want to ask?")
    spelt = ", ".join(" ".join(half) for half in reading.code.split("-"))
    yield Step(
        "Signing",
        (
            Line("Now you know all of it. You can sign, or think about it first."),
            Line(do="If they want to sign, read out the code. It stands for every word."),
            Line(spelt),
            Line(do="They sign, or make their mark. You sign below, and give them the paper."),
        ),
        "Is it right?",
    )
