"""The sample's guides when each story in turn is taken back: they build, sum, and quote nobody."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

import pytest

from ownwords.archive import GuideArchive, WebArchive
from ownwords.edition import read_archive
from ownwords.gate import opener, publish
from ownwords.made.guides.outlines import outlines
from ownwords.made.guides.pages import Guide, guide_pages, laid_out
from ownwords.made.guides.room import GuideRoom
from ownwords.made.guides.versions import Removed
from ownwords.made.kit import Kit
from ownwords.made.pictures import hang
from ownwords.made.templates import Templates
from ownwords.media.cache import DerivativeCache
from ownwords.settings import place_in
from ownwords.terms import Use
from ownwords.told.front_matter import Stub
from ownwords.told.story import AnyStory, Story, WithdrawnStory
from tests.browser import REPOSITORY, SAMPLE_DAY

_PLACE = place_in(REPOSITORY)
_READ = read_archive(_PLACE)
_USED = sorted(s.id for s in publish(_READ.stories, Use.GUIDES, SAMPLE_DAY).stories)
_ON_THE_WEB = sorted(s.id for s in publish(_READ.stories, Use.WEB, SAMPLE_DAY).stories)


@dataclass(frozen=True)
class Made:
    """The guides of one day, and their pages by name."""

    guides: Mapping[str, Guide]
    pages: Mapping[str, str]
    quotable: frozenset[str]

    def quoted_in(self, name: str) -> set[str]:
        said = self.guides[name].outline.said
        return {each.excerpt[0].id for each in said if each.excerpt}


def made_of(stories: tuple[AnyStory, ...]) -> Made:
    guides, web = (publish(stories, use, SAMPLE_DAY) for use in (Use.GUIDES, Use.WEB))
    archives = GuideArchive(guides.stories), WebArchive(web.stories)
    kit = Kit(archives[1], _READ.editorial, _PLACE.settings, Templates(_PLACE.themes), {}, {})
    room = GuideRoom(kit, archives[0], _media(), Removed(guides.removed))
    laid = tuple(laid_out(each, room, SAMPLE_DAY) for each in outlines(_READ.editorial, *archives))
    pages = {page.uri: str(page.content) for page in guide_pages(room, laid)}
    return Made(
        {guide.outline.name: guide for guide in laid},
        {guide.outline.name: pages[f"{guide.outline.address}index.html"] for guide in laid},
        frozenset(story.id for story in guides.stories if story.excerpts),
    )


@cache
def _media():
    everything = publish(_READ.stories, Use.GUIDES, SAMPLE_DAY)
    cache_of_sample = DerivativeCache(_PLACE.cache)
    return hang(everything.stories, opener(everything.originals), cache_of_sample).by_story


@cache
def before() -> Made:
    return made_of(_READ.stories)


@cache
def without(id: str) -> Made:
    """As if the storyteller had taken it back: the stub alone is left."""
    return made_of(
        tuple(
            WithdrawnStory(id, story.path, Stub(withdrawn="2026-11")) if story.id == id else story
            for story in _READ.stories
        )
    )


def words_in(page: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", page)).split())


@pytest.mark.parametrize("id", _USED)
def test_every_guide_keeps_its_address(id):
    assert without(id).guides.keys() == before().guides.keys() - {f"story/{id}"}


@pytest.mark.parametrize("id", _USED)
def test_every_run_sheet_still_sums(id):
    wrong = {
        (name, session.format.id)
        for name, guide in without(id).guides.items()
        for session in guide.sessions
        if sum(row.minutes for row in session.rows) != session.minutes
    }
    assert wrong == set()


@pytest.mark.parametrize("id", _USED)
def test_a_written_guide_keeps_its_length(id):
    lengths = {
        name: [session.minutes for session in guide.sessions]
        for name, guide in without(id).guides.items()
        if guide.outline.is_written and guide.sessions
    }
    usual = {name: [s.minutes for s in before().guides[name].sessions] for name in lengths}
    assert lengths == usual


@pytest.mark.parametrize("id", _USED)
def test_nobody_is_quoted_who_may_not_be(id):
    made = without(id)
    assert {story for name in made.guides for story in made.quoted_in(name)} <= made.quotable


@pytest.mark.parametrize("id", _USED)
def test_nothing_of_the_story_is_left_on_any_page(id):
    (story,) = (each for each in _READ.stories if each.id == id)
    assert isinstance(story, Story)
    body = words_in(story.text.html).split()
    told = [quote.words for quote in story.front.quotes] + [" ".join(body[:12])]
    left = {
        (name, words)
        for name, page in without(id).pages.items()
        for words in told
        if words.strip('“”"') in words_in(page)
    }
    assert (left, [name for name, page in without(id).pages.items() if f"/{id}/" in page]) == (
        set(),
        [],
    )


@pytest.mark.parametrize("id", _USED)
def test_the_version_changes_where_the_story_was_and_nowhere_else(id):
    was_in = {
        name
        for name, guide in before().guides.items()
        if id in {story.id for story in guide.outline.shown} and name != f"story/{id}"
    }
    changed = {
        name
        for name, guide in without(id).guides.items()
        if guide.version.code != before().guides[name].version.code
    }
    assert changed == was_in


@pytest.mark.parametrize("id", _USED)
def test_a_written_guide_says_only_that_a_story_was_removed(id):
    told = {
        name: [change for change in guide.version.changes if change.what is None]
        for name, guide in without(id).guides.items()
        if guide.outline.is_written
    }
    named = {n for n, guide in without(id).guides.items() if id in guide.outline.named}
    months = {name: ["2026-11"] if name in named else [] for name in told}
    added = {
        name: [change.when for change in changes if change.when == "2026-11"]
        for name, changes in told.items()
    }
    assert added == {name: months[name] for name in told}


def test_the_sample_has_a_guide_in_every_format_and_for_six_themes():
    guides = before().guides
    formats = {each.id for each in _READ.editorial.formats}
    written = {s.format.id for g in guides.values() if g.outline.is_written for s in g.sessions}
    themes = [n for n, g in guides.items() if n.startswith("theme/") and g.outline.is_offered]
    assert (written, len(themes) >= 6) == (formats, True)


def test_every_story_that_may_be_used_has_its_guide():
    names = {name.partition("/")[2] for name in before().guides if name.startswith("story/")}
    assert names == set(_USED)


def test_a_story_in_guides_alone_is_quoted_with_its_credit_and_never_linked():
    id = "both-sides-of-the-desk"
    holding = [name for name in before().guides if id in before().quoted_in(name)]
    (story,) = publish([s for s in _READ.stories if s.id == id], Use.GUIDES, SAMPLE_DAY).stories
    pages = [words_in(before().pages[name]) for name in holding]
    linked = [name for name, page in before().pages.items() if f"stories/{id}/" in page]
    assert (
        id in _ON_THE_WEB,
        len(holding) > 2,
        all(str(story.credit.shown_as) in page for page in pages),
        linked,
    ) == (False, True, True, [])


def test_a_story_on_the_site_alone_is_linked_and_never_quoted():
    made = before()
    linked = {s.id: name for name, g in made.guides.items() for s in g.outline.linked}
    (id,) = linked
    (story,) = (each for each in _READ.stories if each.id == id)
    assert isinstance(story, Story)
    quotes = [quote.words.strip('“”"') for quote in story.front.quotes]
    found = [w for page in made.pages.values() for w in quotes if w in words_in(page)]
    assert (f"stories/{id}/" in made.pages[linked[id]], found) == (True, [])


def test_a_withheld_quote_of_the_sample_has_given_way_to_another():
    guides = before().guides.values()
    assert [g.outline.name for g in guides if any(said.stands_in for said in g.outline.said)] == [
        "more-than-the-notes"
    ]


def test_a_guide_that_is_being_renewed_leads_to_others():
    """Every story but one is taken back."""
    kept = _USED[0]
    stories = tuple(
        each if each.id == kept or not isinstance(each, Story) else _taken_back(each)
        for each in _READ.stories
    )
    made = made_of(stories)
    renewed = [n for n, guide in made.guides.items() if guide.outline.is_being_renewed]
    assert ("small-kindnesses" in renewed, "being renewed" in made.pages["small-kindnesses"]) == (
        True,
        True,
    )


def _taken_back(story: Story) -> Story:
    consent = story.front.consent.model_copy(update={"allow": {}})
    return replace(story, front=story.front.model_copy(update={"consent": consent}))
