"""The storyteller's own paper, from their record and from the site as it is on one day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from ownwords.desk.papers.agreed import agreed_in, in_words, lower_first, named_as
from ownwords.desk.papers.paper import Size, paper
from ownwords.desk.papers.wording import USES
from ownwords.desk.whereabouts import (
    SEARCH_INSIDE,
    Sort,
    Whereabout,
    by_sort,
    whereabouts,
)
from ownwords.edition import Edition
from ownwords.editorial.model import HelpLine
from ownwords.place import Place
from ownwords.reasons import reason_to_withhold
from ownwords.terms import Notice, Use
from ownwords.told.approval import signing_code
from ownwords.told.consent import Status
from ownwords.told.story import Story

_LEFT = {
    Notice.NONE: "Nothing is left at its old address.",
    Notice.GONE: "A short note is left at its old address, without my name and without the title.",
}
_LEFT_EASY = {
    Notice.NONE: ["We leave nothing there."],
    Notice.GONE: ["We leave a short note there.", "It does not say your name."],
}
_MOST_NAMED = 12
_ELSEWHERE = {
    Sort.QUOTED: "Words of it",
    Sort.GUIDES: "Guides",
    Sort.LISTED: "Lists",
    Sort.SEARCH: "Besides",
    Sort.EMBEDS: "Besides",
    Sort.FEEDS: "Besides",
}
_OFF_THE_SITE = (Use.BOOK, Use.RESEARCH)
_OFF_THE_SITE_EASY = {
    Use.BOOK: "It may be in a book.",
    Use.RESEARCH: "People who study stories may have it.",
}


def receipt_page(
    story: Story, edition: Edition, place: Place, today: date, contact: str, size: Size
) -> str:
    front, record = story.front, story.front.consent
    places = whereabouts(edition, story.id)
    own = [each.address for each in places if each.sort is Sort.OWN]
    given = [use for use in Use if _is_given(story, use, place, today)]
    outside = [use for use in _OFF_THE_SITE if use in given]
    approved = front.approved
    not_public, not_public_easy = _why_not(story, today)
    help, site = edition.editorial.help, place.settings.site_url
    return paper(
        "receipt.html",
        size=size,
        site=place.settings.site_name,
        title=front.title,
        story_language=front.language,
        named=named_as(front.storyteller),
        agreed=agreed_in(front),
        conditions=list(record.conditions),
        has_page=bool(own),
        own=[f"{site}{address}" for address in own if site],
        elsewhere=list(_elsewhere(places)),
        outside="; ".join(lower_first(USES[use].name) for use in outside),
        outside_easy=[_OFF_THE_SITE_EASY[use] for use in outside],
        is_given=bool(given),
        not_public=not_public,
        not_public_easy=not_public_easy,
        starts=in_words(record.starts) if record.starts and record.starts > today else None,
        review=in_words(record.review) if record.review and record.review >= today else None,
        expires=in_words(record.expires),
        left=_LEFT[front.notice],
        left_easy=_LEFT_EASY[front.notice],
        contact=contact,
        help=_to_call(help.lines) if help else [],
        more_help=_more_help(place) if help else None,
        form=record.form,
        wording=record.wording,
        given=in_words(record.given) if record.given else None,
        approved=in_words(approved.on) if approved else None,
        code=signing_code(approved.words, approved.terms) if approved else None,
        today=in_words(today),
    )


def _is_given(story: Story, use: Use, place: Place, today: date) -> bool:
    return reason_to_withhold(story, use, today, rebuild_every=place.rebuild_every) is None


def _more_help(place: Place) -> str:
    """Where more people to talk to are; in words while nobody knows the site's address."""
    site, page = place.settings.site_url, place.settings.help_address
    return f"{site}{page}" if site and page else "on the website, under “Get help”."


def _to_call(lines: Iterable[HelpLine]) -> list[HelpLine]:
    """Those for everybody at any hour; a paper has no room for a page of numbers."""
    return [line for line in lines if line.urgent or (line.answers_always and not line.who)]


def _elsewhere(places: Sequence[Whereabout]) -> Iterator[tuple[str, str]]:
    """What sort of place, and the names of those there are: no address that has to be typed."""
    named: dict[str, list[str]] = {}
    for sort, found in by_sort(places).items():
        if kind := _ELSEWHERE.get(sort):
            named.setdefault(kind, []).extend(filter(None, map(_name_of, found)))
    for kind, every in named.items():
        names = list(dict.fromkeys(every))
        more = len(names) - _MOST_NAMED
        told = [*names[:_MOST_NAMED], *([f"and {more} more"] if more > 0 else [])]
        if told:
            yield kind, "; ".join(told)


def _name_of(place: Whereabout) -> str | None:
    """A page in words, as one would speak of it; None for a file that only programs read."""
    first, _, rest = place.address.partition("/")
    title = place.title.removeprefix("Discussion guide: ")
    if place.sort is Sort.SEARCH:
        return "the search for words inside stories" if title == SEARCH_INSIDE else None
    if place.sort is Sort.EMBEDS:
        return "small cards that other people may put on their pages"
    if place.sort is Sort.FEEDS:
        return "the list that other websites read"
    if place.sort is Sort.GUIDES:
        kinds = {"story": "the guide to my story", "theme": f"the guide on {lower_first(title)}"}
        return kinds.get(rest.partition("/")[0], f"“{title}”")
    return {
        "": "the first page",
        "themes": f"the page about {lower_first(title)}",
        "stories": f"beside the story “{title}”" if rest else "the list of all stories",
        "tags": f"the list under “{title}”",
    }.get(first, f"the page of “{title}”")


def _why_not(story: Story, today: date) -> tuple[str, str]:
    """Why nobody can read it, said to its storyteller; and in Easy Read."""
    record = story.front.consent
    easy = "Nobody can read your story now."
    if record.status is not Status.GIVEN:
        return "My story is private. I have not said yes, or I have taken it back.", easy
    if record.expires <= today:
        return f"My story is private again. My yes ended on {in_words(record.expires)}.", easy
    if record.starts and record.starts > today:
        wait = f"Nobody can read my story yet. It waits until {in_words(record.starts)}."
        return wait, f"Nobody can read your story before {in_words(record.starts)}."
    if story.front.approved is None:
        return "My story is private until I have read it and signed.", easy
    return "My story is private today. Something about it has to be settled first. I can ask.", easy
