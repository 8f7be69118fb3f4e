"""The storyteller's own paper, from their record and from the site as it is on one day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from ownwords.desk.agreed import agreed_in, in_words, lower_first, named_as
from ownwords.desk.paper import Size, paper
from ownwords.desk.whereabouts import SEARCH_INSIDE, Sort, Whereabout, by_sort, whereabouts
from ownwords.edition import Edition
from ownwords.editorial.model import HelpLine
from ownwords.place import Place
from ownwords.terms import Notice
from ownwords.told.consent import Status
from ownwords.told.story import Story

_LEFT = {
    Notice.NONE: "Nothing is left at its old address.",
    Notice.GONE: "A short note is left at its old address, without my name and without the title.",
}
_MOST_NAMED = 12
_ELSEWHERE = {
    Sort.QUOTED: "Words of it on",
    Sort.GUIDES: "Discussion guides",
    Sort.LISTED: "Pages that list it",
    Sort.SEARCH: "Search",
    Sort.EMBEDS: "Cards",
    Sort.FEEDS: "Feeds",
}


def receipt_page(
    story: Story, edition: Edition, place: Place, today: date, contact: str, size: Size
) -> str:
    front, record = story.front, story.front.consent
    places = whereabouts(edition, story.id)
    own = [_whole(each.address, place) for each in places if each.sort is Sort.OWN]
    approved, agreed = front.approved, agreed_in(front)
    not_public, not_public_easy = _why_not(story, today)
    help, help_address = edition.editorial.help, place.settings.help_address
    return paper(
        "receipt.html",
        size=size,
        site=place.settings.site_name,
        title=front.title,
        story_language=front.language,
        named=named_as(front.storyteller),
        agreed=agreed,
        not_done="; ".join(lower_first(said.name) for said in (*agreed.refused, *agreed.may_not)),
        conditions=list(record.conditions),
        own=own,
        elsewhere=list(_elsewhere(places)),
        not_public=not_public,
        not_public_easy=not_public_easy,
        starts=in_words(record.starts) if record.starts and record.starts > today else None,
        review=in_words(record.review) if record.review and record.review >= today else None,
        expires=in_words(record.expires),
        left=_LEFT[front.notice],
        contact=contact,
        help=_to_call(help.lines) if help else [],
        more_help=_whole(help_address, place) if help_address else None,
        form=record.form,
        wording=record.wording,
        given=in_words(record.given) if record.given else None,
        approved=in_words(approved.on) if approved else None,
        code=approved.words if approved else None,
        today=in_words(today),
    )


def _to_call(lines: Iterable[HelpLine]) -> list[HelpLine]:
    """Those for everybody at any hour; a paper has no room for a page of numbers."""
    return [line for line in lines if line.urgent or (line.answers_always and not line.who)]


def _whole(address: str, place: Place) -> str:
    return f"{place.settings.site_url or '/'}{address}"


def _elsewhere(places: Sequence[Whereabout]) -> Iterator[tuple[str, str]]:
    """What sort of place, and the names of those there are: no address that has to be typed."""
    for sort, found in by_sort(places).items():
        if sort not in _ELSEWHERE:
            continue
        names = list(dict.fromkeys(_name_of(each) for each in found if _name_of(each)))
        more = len(names) - _MOST_NAMED
        told = [*names[:_MOST_NAMED], *([f"and {more} more"] if more > 0 else [])]
        if told:
            yield _ELSEWHERE[sort], "; ".join(told)


def _name_of(place: Whereabout) -> str:
    if place.title == SEARCH_INSIDE:
        return "The search for words inside stories"
    if place.sort is Sort.EMBEDS and place.address.endswith("/"):
        return "Small cards that other people may put on their pages"
    if place.sort is Sort.FEEDS:
        return "The list that other websites read"
    return place.title.removeprefix("Discussion guide: ")


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
    return "My story is private today. Something about it has to be settled first: I can ask.", easy
