"""All guides, and those of one format, length, size of group, theme or audience."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ownwords.archive import PublishedStory
from ownwords.made.addresses import slug
from ownwords.made.files import SiteFile
from ownwords.made.guides.pages import Guide
from ownwords.made.guides.room import GuideRoom
from ownwords.made.pagination import ListPage, paginate
from ownwords.made.wording.interface import _

_LENGTHS = ((30, _("Up to 30 minutes")), (60, _("31 to 60 minutes")), (90, _("61 to 90 minutes")))
_LONGER = _("More than 90 minutes")
_GROUPS = ((2, _("One or two people")), (8, _("3 to 8 people")), (30, _("9 to 30 people")))
_LARGER = _("More than 30 people")


@dataclass(frozen=True)
class GuideCard:
    """A guide in a list. `values` are what it can be chosen by, for the script."""

    address: str
    title: str
    purpose: str
    sessions: tuple[tuple[str, int, int], ...]
    """Format, minutes and people."""
    audience: tuple[str, ...]
    values: Mapping[str, str]


@dataclass(frozen=True)
class GuideChoice:
    """One value to choose guides by."""

    value: str
    words: str
    address: str
    guides: tuple[Guide, ...]


@dataclass(frozen=True)
class GuideFacet:
    name: str
    title: str
    choices: tuple[GuideChoice, ...]


def index_pages(room: GuideRoom, guides: Iterable[Guide]) -> Iterator[SiteFile]:
    listed = [guide for guide in guides if guide.outline.is_offered]
    facets = tuple(_facets(room, listed))
    title = room.kit.interface.say("Discussion guides")
    for page in _pages(room, listed, "guides/"):
        yield _list(room, "guides", page, facets, title)
    for facet in facets:
        for choice in facet.choices:
            for page in _pages(room, choice.guides, choice.address):
                yield _list(room, "guides-by", page, facets, choice.words, kicker=facet.title)


def _pages(room: GuideRoom, guides: Sequence[Guide], address: str) -> tuple[ListPage[Guide], ...]:
    return paginate(guides, address, room.kit.settings.stories_a_page)


def _list(
    room: GuideRoom,
    piece: str,
    page: ListPage[Guide],
    facets: tuple[GuideFacet, ...],
    title: str,
    kicker: str = "",
) -> SiteFile:
    is_first = piece == "guides" and page.number == 1
    return room.kit.page(
        page.uri,
        piece,
        title=title,
        section="guides",
        # A guide for a story is called what the story is called.
        shows=(story for guide in page.items for story in _named_in(guide)),
        scripts=("guides",) if is_first and facets else (),
        styles=("guide",),
        page=page,
        heading=title,
        facets=facets,
        cards=[_card(room, guide) for guide in page.items],
        kicker=kicker,
    )


def _named_in(guide: Guide) -> tuple[PublishedStory, ...]:
    return guide.outline.stories if guide.outline.name.startswith("story/") else ()


def _card(room: GuideRoom, guide: Guide) -> GuideCard:
    outline = guide.outline
    return GuideCard(
        address=outline.address,
        title=outline.title,
        purpose=outline.purpose,
        sessions=tuple((s.format.title, s.minutes, s.people) for s in guide.sessions),
        audience=outline.audience,
        values={name: " ".join(values(guide)) for name, (_title, values) in _KINDS.items()},
    )


def _facets(room: GuideRoom, guides: Sequence[Guide]) -> Iterator[GuideFacet]:
    """Those that leave something out; a choice that no guide has does not exist."""
    for name, (title, values) in _KINDS.items():
        having: dict[str, list[Guide]] = {}
        for guide in guides:
            for value in values(guide):
                having.setdefault(value, []).append(guide)
        words = _words(room, name, guides)
        choices = tuple(
            GuideChoice(value, said, f"guides/by/{name}/{value}/", tuple(having[value]))
            for value, said in words.items()
            if value in having
        )
        if any(len(choice.guides) < len(guides) for choice in choices):
            yield GuideFacet(name, room.kit.interface.say(title), choices)


def _words(room: GuideRoom, name: str, guides: Iterable[Guide]) -> dict[str, str]:
    """From each value to what readers are told, in the order in which they see them."""
    say = room.kit.interface.say
    if name == "format":
        return {each.id: each.title for each in room.kit.editorial.formats}
    if name == "theme":
        return {theme.id: theme.title for theme in room.kit.editorial.themes}
    if name == "audience":
        said = {slug(who): who for guide in guides for who in guide.outline.audience}
        return dict(sorted(said.items(), key=lambda each: each[1].casefold()))
    steps, beyond = (_LENGTHS, _LONGER) if name == "minutes" else (_GROUPS, _LARGER)
    return {**{f"to-{most}": say(words) for most, words in steps}, "more": say(beyond)}


def _step(number: int, steps: Iterable[tuple[int, str]]) -> str:
    return next((f"to-{most}" for most, _words in steps if number <= most), "more")


def _formats(guide: Guide) -> list[str]:
    return [session.format.id for session in guide.sessions]


def _minutes(guide: Guide) -> list[str]:
    return list(dict.fromkeys(_step(session.minutes, _LENGTHS) for session in guide.sessions))


def _people(guide: Guide) -> list[str]:
    return list(dict.fromkeys(_step(session.people, _GROUPS) for session in guide.sessions))


_KINDS: Mapping[str, tuple[str, Callable[[Guide], list[str]]]] = {
    "format": (_("Format"), _formats),
    "minutes": (_("Length"), _minutes),
    "people": (_("Size of the group"), _people),
    "theme": (_("Theme"), lambda guide: [theme.id for theme in guide.outline.themes]),
    "audience": (_("For whom"), lambda guide: [slug(who) for who in guide.outline.audience]),
}
