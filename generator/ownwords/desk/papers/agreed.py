"""What one storyteller agreed to, in the words of the form that they signed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ownwords.desk.papers.wording import (
    AI_TRAINING,
    CHANGES,
    PARTS,
    SEARCH_ENGINES,
    USES,
    Said,
    part_in,
)
from ownwords.terms import Change, CreditKind, Part, Use
from ownwords.told.front_matter import FrontMatter, Storyteller


@dataclass(frozen=True)
class Yes:
    """A use that was agreed to, and the parts that may be shown in it."""

    use: Use
    said: Said
    parts: tuple[str, ...]
    easy: tuple[str, ...]

    @property
    def listed(self) -> str:
        """Such as "my words; a picture of me"."""
        return "; ".join(map(lower_first, self.parts))

    @property
    def shown(self) -> str:
        """The same as a sentence begins."""
        return self.listed[:1].upper() + self.listed[1:]


@dataclass(frozen=True)
class Agreed:
    uses: tuple[Yes, ...]
    refused: tuple[Said, ...]
    """Uses without a yes. One without the words shows nothing: it is among these."""
    may: tuple[Said, ...]
    """What may be done with it besides."""
    may_not: tuple[Said, ...]

    @property
    def also(self) -> str:
        """Such as "short pieces; training AI"; empty where nothing more may be done."""
        return "; ".join(lower_first(said.name) for said in self.may)

    @property
    def in_short(self) -> str:
        """Such as "this website; short pieces"."""
        return "; ".join(
            lower_first(said.name) for said in (*(y.said for y in self.uses), *self.may)
        )

    @property
    def not_done(self) -> tuple[str, ...]:
        """What is kept to, a sentence each, for everything without a yes."""
        return tuple(said.refused for said in (*self.refused, *self.may_not))


def agreed_in(front: FrontMatter) -> Agreed:
    """What the record holds; nothing is read into it."""
    record = front.consent
    given = [use for use in Use if record.permits(use, Part.WORDS)]
    questions = {CHANGES[change]: change in record.changes for change in Change}
    questions |= {SEARCH_ENGINES: record.search_engines, AI_TRAINING: record.ai_training}
    return Agreed(
        uses=tuple(
            _yes(use, [part for part in Part if record.permits(use, part)]) for use in given
        ),
        refused=tuple(USES[use] for use in Use if use not in given),
        may=tuple(said for said, is_yes in questions.items() if is_yes),
        may_not=tuple(said for said, is_yes in questions.items() if not is_yes),
    )


def _yes(use: Use, parts: Iterable[Part]) -> Yes:
    parts = tuple(parts)
    return Yes(
        use,
        USES[use],
        tuple(part_in(use, part) for part in parts),
        tuple(line for part in parts for line in PARTS[part].easy),
    )


def named_as(teller: Storyteller) -> str:
    """How they asked to be named, for a line of its own: "Shona, Moray"."""
    shown = teller.name or (teller.role if teller.credit is CreditKind.ROLE else None)
    return ", ".join(filter(None, (shown or "no name", teller.place)))


def greeting(teller: Storyteller | None) -> str:
    """How a letter begins: by the name they chose, and by nothing that they did not."""
    return f"Dear {teller.name}," if teller and teller.name else "Hello,"


def in_words(day: date) -> str:
    """As people write it: 14 March 2027."""
    return f"{day.day} {day:%B} {day.year}"


def lower_first(text: str) -> str:
    """For a name in the midst of a sentence."""
    return text[:1].lower() + text[1:]
