"""Formats, written guides and stories for guides: valid unless changed."""

from __future__ import annotations

from datetime import date
from pathlib import PurePosixPath
from typing import Any

from ownwords.archive import GuideArchive, PublishedStory, Quote, WebArchive
from ownwords.editorial.guides.model import (
    Format,
    FormatPart,
    GuideChange,
    GuideQuote,
    Kind,
    Prompt,
    QuoteName,
    Role,
    Span,
    Step,
    Suits,
    Takes,
    WrittenGuide,
)
from ownwords.editorial.guides.prompts import GeneralPrompts
from ownwords.editorial.model import Editorial, Home, Theme
from ownwords.made.guides.outlines import Outline, outlines
from ownwords.terms import Use
from tests.made.factory import make_published, named

TODAY = date(2026, 6, 1)
HOPE = Theme("hope", "Hope", "Something in the diary.", ("How big is it?", "Who held it?"), 1)
MEANING = Theme("meaning", "Meaning", "What it came to.", ("What for?",), 2)
GENERAL = GeneralPrompts(
    tuple(Prompt(f"{step} {number}?", step) for step in Step for number in range(3))
)


def make_part(kind: Kind, minutes: int = 5, **changes: Any) -> FormatPart:
    said = {"title": f"The {kind}", "activity": "Something happens."}
    return FormatPart(kind=kind, minutes=minutes, **(said | changes))


PARTS = (
    make_part(Kind.WELCOME),
    make_part(Kind.STORY, 0, takes=Takes.READING),
    make_part(Kind.ROUND, 0, seconds_each=60, step=Step.OPEN),
    make_part(Kind.DIALOGUE, 10, grows=True, step=Step.SYSTEM),
    make_part(Kind.PAUSE, 1),
    make_part(Kind.NEXT_STEP, step=Step.ACTION),
    make_part(Kind.CLOSING),
)


def make_format(id: str = "circle", **changes: Any) -> Format:
    said: dict[str, Any] = {
        "title": id.title(),
        "summary": "A circle.",
        "people": Span(2, 12, 8),
        "minutes": Span(40, 90, 60),
        "suits": frozenset({Suits.THEME, Suits.STORY}),
        "roles": (Role("Host", "Keeps the time."),),
        "materials": (),
        "agreements": ("Anybody may pass.",),
        "sheets": (),
        "parts": PARTS,
    }
    return Format(id, **(said | changes))


def quote(name: str) -> QuoteName:
    story, _, id = name.partition("#")
    return QuoteName(story, id)


def asked(name: str, *fallback: str, prompt: str | None = None) -> GuideQuote:
    return GuideQuote(quote(name), tuple(map(quote, fallback)), prompt)


def make_guide(id: str = "first-cup", **changes: Any) -> WrittenGuide:
    said: dict[str, Any] = {
        "path": PurePosixPath(f"pages/guides/{id}.md"),
        "title": "The first cup",
        "purpose": "To notice small things.",
        "format": "circle",
        "audience": ("ward staff",),
        "people": 8,
        "minutes": 60,
        "themes": ("hope",),
        "stories": ("story-a",),
        "quotes": (asked("story-a#said", "story-c#said"), asked("story-b#said")),
        "prompts": (),
        "changes": (GuideChange(date(2026, 5, 1), "First version."),),
    }
    return WrittenGuide(id, **(said | changes))


def make_editorial(*guides: WrittenGuide, **changes: Any) -> Editorial:
    said: dict[str, Any] = {
        "home": Home("Own Words"),
        "themes": (HOPE, MEANING),
        "formats": (make_format(),),
        "guides": guides,
        "prompts": GENERAL,
    }
    return Editorial(**(said | changes))


def story_for(letter: str, use: Use = Use.GUIDES, **changes: Any) -> PublishedStory:
    """By a storyteller of its own, with one quote on hope."""
    said = Quote("said", f"What {letter} said.", ("hope",))
    given: dict[str, Any] = {
        "id": f"story-{letter}",
        "title": f"Story {letter}",
        "credit": named(letter),
        "quotes": (said,),
        "excerpts": (said,),
        "body": f'<p><span class="passage" id="said">What {letter} said.</span></p>',
        "word_count": 260,
    }
    return make_published(use=use, **(given | changes))


def outlined(
    *stories: PublishedStory,
    editorial: Editorial | None = None,
    web: tuple[PublishedStory, ...] = (),
) -> dict[str, Outline]:
    """Every guide before it is laid out, by its name."""
    made = outlines(
        editorial or make_editorial(make_guide()), GuideArchive(stories), WebArchive(web)
    )
    return {each.name: each for each in made}
