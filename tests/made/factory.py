"""Published stories for tests: valid unless changed. The one place but the gate with a pass."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from ownwords.archive import (
    _ISSUED_BY_THE_GATE,
    Agreed,
    Credit,
    FeedArchive,
    GuideArchive,
    Pass,
    PublishedStory,
    Quote,
    SocialArchive,
    WebArchive,
)
from ownwords.editorial.model import Collection, Editorial, Home, Theme
from ownwords.made.files import SitePlan, SiteSettings
from ownwords.made.templates import Templates
from ownwords.site import plan
from ownwords.terms import Change, CreditKind, Use

THEME_FOLDER = Path(__file__).parents[2] / "theme"
TEMPLATES = Templates([THEME_FOLDER])
TODAY = date(2026, 6, 1)

AGREED = Agreed(frozenset({Use.WEB}), frozenset({Change.EXCERPTS}), False, False)
LEEKS = Quote("leeks", "The leeks did not care.", ("hope",))

EDITORIAL = Editorial(
    home=Home("Own Words", "<p>Come in.</p>"),
    themes=(
        Theme("identity", "Identity", "Who else you are.", (), 1),
        Theme("hope", "Hope", "Something in the diary.", ("How big is it?",), 2, "CHIME"),
    ),
    collections=(Collection("harbour", "Harbour voices", "Kirkhaven", ("The Library",), "2026"),),
    content_notes={"mental-health/hospital": "hospital"},
)


def make_published(**changes: Any) -> PublishedStory:
    story: dict[str, Any] = {
        "id": "leeks-in-february",
        "title": "Leeks in February",
        "summary": "Work, and growing leeks.",
        "language": "en-GB",
        "told": date(2026, 3, 14),
        "credit": Credit(CreditKind.FIRST_NAME, "Shona", "Peer worker", "Moray"),
        "collection": None,
        "themes": ("hope",),
        "tags": ("allotment",),
        "content_notes": (),
        "body": '<p>It rained. <span class="passage" id="leeks">The leeks did not care.</span></p>',
        "word_count": 640,
        "quotes": (LEEKS,),
        "excerpts": (LEEKS,),
        "portrait": None,
        "artwork": (),
        "audio": None,
        "film": None,
        "agreed": AGREED,
        "expires": date(2033, 1, 1),
    } | changes
    use = story.pop("use", Use.WEB)
    let_through = Pass(story["id"], use, TODAY, issued_by=_ISSUED_BY_THE_GATE)
    return PublishedStory(let_through=let_through, **story)


def make_many(number: int, **changes: Any) -> list[PublishedStory]:
    """So many stories, each by a storyteller of its own."""
    return [
        make_published(
            **(
                {"id": f"story-{each:05}", "title": f"Story {each}", "credit": named(f"N{each}")}
                | changes
            )
        )
        for each in range(number)
    ]


def named(name: str, **changes: Any) -> Credit:
    return Credit(**({"kind": CreditKind.FIRST_NAME, "name": name} | changes))


def make_plan(*stories: PublishedStory, **changes: Any) -> SitePlan:
    options: dict[str, Any] = {
        "social": SocialArchive(()),
        "feeds": FeedArchive(()),
        "guides": GuideArchive(()),
        "as_of": TODAY,
        "notices": (),
        "removed": {},
        "read_original": no_original,
        "settings": SiteSettings(word_search=False),
        "templates": TEMPLATES,
        "cache": None,
    } | changes
    editorial = options.pop("editorial", EDITORIAL)
    if not isinstance(options["notices"], dict):
        options["notices"] = dict.fromkeys(options["notices"])
    return plan(WebArchive(stories), editorial, **options)


def page_of(uri: str, *stories: PublishedStory, **changes: Any) -> str:
    """What stands in the <main> of one page of the plan."""
    content = make_plan(*stories, **changes).by_uri[uri].content
    assert isinstance(content, str)
    return content


def no_original(digest: str) -> bytes:
    raise AssertionError("no original was to be read")
