"""Where stories are looked for: the search page, a page for each choice, and what scripts need."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ownwords.archive import PublishedStory
from ownwords.made.addresses import find_address, page_uri
from ownwords.made.files import SiteFile
from ownwords.made.finding.choices import Choice, Facet, facets_of
from ownwords.made.finding.left_out import facet_without, notes_in_use
from ownwords.made.finding.story_list import story_list
from ownwords.made.finding.word_index import word_index
from ownwords.made.kit import Card, Kit
from ownwords.made.pagination import paginate
from ownwords.made.pictures import Shown, Source
from ownwords.made.wording.interface import Interface

SCRIPT = "find"
_LINKS = 12
"""Links to choices of one facet; the rest are on a page of their own."""
_OPTIONS = 60
"""Options of one field; the script adds the rest."""
_PAGES_WITHOUT = 10
"""For each note: nearly all stories of a large archive do not mention it."""
_NOBODY = Card(
    address="",
    name="",
    title="",
    excerpt=None,
    summary="",
    notes=("",),
    note_ids=(),
    place=" ",
    face=Shown((Source("", 320),), 320, 400, alt=""),
    tongue=None,
)
"""The card that the script fills in."""


@dataclass(frozen=True)
class Finder:
    """How stories can be looked for, in a form and in links."""

    facets: tuple[Facet, ...]
    without: Facet
    notes: Mapping[str, str]
    """What can be left out, from id to words."""
    counted: str
    """How a number of stories is said, for the script."""

    @property
    def ways(self) -> tuple[Facet, ...]:
        """Every facet with choices, those readers see first."""
        return (*self.facets, *([self.without] if self.without.choices else []))

    @property
    def links(self) -> tuple[Facet, ...]:
        return tuple(_most_told(facet, _LINKS) for facet in self.ways)

    @property
    def fields(self) -> tuple[Facet, ...]:
        return tuple(_most_told(facet, _OPTIONS) for facet in self.facets)

    @property
    def blank(self) -> Card:
        return _NOBODY

    def has_more(self, facet: Facet) -> bool:
        whole = next(each for each in self.ways if each.name == facet.name)
        return len(whole.choices) > len(facet.choices)


def _most_told(facet: Facet, most: int) -> Facet:
    """Those with most stories, in the order they had."""
    by_number = sorted(facet.choices, key=lambda choice: -len(choice.stories))
    kept = {choice.value for choice in by_number[:most]}
    return replace(facet, choices=tuple(c for c in facet.choices if c.value in kept))


def finder_of(kit: Kit) -> Finder:
    notes = notes_in_use(kit)
    return Finder(facets_of(kit), facet_without(kit, notes), notes, _counted(kit.interface))


def _counted(interface: Interface) -> str:
    """Every form of "3 stories", and which of them each number takes: numbers over 99 go round."""
    forms = [interface.plural("%(num)s story", "%(num)s stories", each) for each in range(200)]
    different = list(dict.fromkeys(forms))
    which = "".join(str(different.index(form)) for form in forms)
    return json.dumps([different, which], ensure_ascii=False)


def find_files(kit: Kit, finder: Finder) -> Iterator[SiteFile]:
    words = word_index(kit)
    yield _find_page(kit, finder, has_words=bool(words.files))
    for facet in finder.ways:
        if facet.has_own_pages:
            yield from _facet_pages(kit, facet)
    yield story_list(kit, finder.facets, words.inside)
    yield from words.files


def _find_page(kit: Kit, finder: Finder, *, has_words: bool) -> SiteFile:
    return kit.page(
        page_uri(find_address()),
        "find",
        title=kit.interface.say("Search"),
        section="find",
        shows=kit.archive.stories,
        scripts=("find-words", SCRIPT),
        finder=finder,
        has_words=has_words,
        has_stories=bool(kit.archive.stories),
    )


def _facet_pages(kit: Kit, facet: Facet) -> Iterator[SiteFile]:
    for page in paginate(facet.choices, facet.address, kit.settings.tags_a_page):
        yield kit.page(
            page.uri,
            "choices",
            title=facet.title,
            section="find",
            shows=_behind(kit, facet, page.items),
            facet=facet,
            page=page,
        )
    for choice in facet.choices:
        yield from _choice_pages(kit, facet, choice)


def _behind(kit: Kit, facet: Facet, choices: Iterable[Choice]) -> Iterable[PublishedStory]:
    """Whose a choice is: a place or a language is theirs too, if only a little. What can be left
    out is there because of the others, which mention it."""
    if facet.name == "without":
        return kit.archive.stories
    return (story for choice in choices for story in choice.stories)


def _choice_pages(kit: Kit, facet: Facet, choice: Choice) -> Iterator[SiteFile]:
    size = kit.settings.stories_a_page
    is_without = facet.name == "without"
    most = size * _PAGES_WITHOUT if is_without else len(choice.stories)
    for page in paginate(choice.stories[:most], choice.address, size):
        yield kit.page(
            page.uri,
            "filter",
            # A tab stays open and is seen: it must not tell what somebody would rather not read.
            title=kit.interface.say("Stories") if is_without else choice.title,
            section="find",
            shows=_behind(kit, facet, [choice]) if is_without else page.items,
            facet=facet,
            choice=choice,
            is_cut=len(choice.stories) > most,
            page=page,
            cards=kit.cards(page.items),
        )
