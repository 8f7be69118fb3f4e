"""What changed, in words and as a page that explains itself. Who answered is not known here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import jinja2

from ownwords.desk.evaluating.answers import LEAST, MOST, Question
from ownwords.desk.evaluating.change import FEWEST, Change, Spread

Changes = Sequence[tuple[Question, Change | None]]
NOT_SHOWN = "not shown"
FEWER = "fewer than 5"
TALKED_ABOUT = (
    f"Fewer than {FEWEST} people answered this before and after. With so few it is kinder, and "
    "tells you more, to ask them how it was than to count."
)
_TEMPLATE = Path(__file__).with_name("evaluation.html")


def page_of(changes: Changes, picture: str) -> str:
    """The whole page. The picture lies beside it, where anything may be shown."""
    environment = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters.update(number=number, middle_half=middle_half, name=name_of)
    template = environment.from_string(_TEMPLATE.read_text("utf-8"))
    shown = [(question, change) for question, change in changes if change]
    return template.render(
        changes=changes,
        picture=picture if shown else None,
        alt=" ".join(_alt(question, change) for question, change in shown),
        talked_about=TALKED_ABOUT,
        fewer=FEWER,
        not_shown=NOT_SHOWN,
        least=LEAST,
        most=MOST,
    )


def summary_of(changes: Changes) -> Iterator[str]:
    """A line or two for each question."""
    for question, change in changes:
        if change is None:
            yield f"{name_of(question)}: {TALKED_ABOUT}"
            continue
        for time, spread in (("before", change.before), ("after", change.after)):
            yield f"{name_of(question)}, {time}: {_in_words(spread)} ({spread.n} answered)"
        yield f"{name_of(question)}: {_directions(change)}"


def name_of(question: Question) -> str:
    return question.id.replace("-", " ").capitalize()


def number(value: float) -> str:
    """Without the noughts that say nothing: 3, 2.5, 2.25."""
    return f"{value:g}"


def middle_half(spread: Spread) -> str:
    first, last = number(spread.first_quarter), number(spread.last_quarter)
    return first if first == last else f"{first} to {last}"


def _in_words(spread: Spread) -> str:
    return f"median {number(spread.median)}, middle half {middle_half(spread)}"


def _alt(question: Question, change: Change) -> str:
    before, after = _in_words(change.before), _in_words(change.after)
    return f"{name_of(question)}: before, {before}; after, {after}."


def _directions(change: Change) -> str:
    went = change.directions
    told = {"went up": went.up, "stayed": went.same, "went down": went.down}
    of_them = f"of {change.pairs} who answered both times"
    counts = [f"{count} {word}" for word, count in told.items() if count is not None]
    if not counts:
        return f"{of_them}, how many went up, stayed or went down is not shown"
    rest = "" if len(counts) == len(told) else "; the other two numbers are not shown"
    return f"{of_them}, {', '.join(counts)}{rest}"
