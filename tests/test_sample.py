"""The sample archive is what it says: enough voices, each situation once, all of it in order."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from ownwords.archive import WebArchive
from ownwords.edition import ArchiveRead, read_archive
from ownwords.gate import publish
from ownwords.mkdocs_build import build_site
from ownwords.reasons import reason_to_withhold, reason_to_withhold_translation
from ownwords.settings import place_in
from ownwords.terms import CreditKind, Use
from ownwords.told.story import Story
from tests.archives import tree
from tests.browser import SAMPLE_DAY

REPOSITORY = Path(__file__).parents[1]
TODAY = SAMPLE_DAY
SUICIDE_NOTES = {
    "mental-health/suicidal-thoughts",
    "mental-health/suicide-attempt",
    "death/suicide-of-another",
}


@pytest.fixture(scope="module")
def read() -> ArchiveRead:
    return read_archive(place_in(REPOSITORY))


@pytest.fixture(scope="module")
def published(read) -> WebArchive:
    return WebArchive(publish(read.stories, Use.WEB, TODAY).stories)


def test_there_is_nothing_to_put_right(read):
    assert [str(problem) for problem in read.problems] == []


def test_at_least_sixteen_stories_are_published(published):
    assert len(published.stories) >= 16


def test_at_least_twenty_stories_have_a_story_s_length(read):
    counts = [s.text.word_count for s in read.stories if isinstance(s, Story)]
    assert sum(500 <= count <= 1_200 for count in counts) >= 20


def test_each_situation_is_shown_once(read):
    reasons = {s.id: reason_to_withhold(s, Use.WEB, TODAY) for s in read.stories}
    assert {id: reason for id, reason in reasons.items() if reason} == {
        "a-clean-shirt": "consent expired on 2025-04-01",
        "blue-biro": "consent is refused",
        "both-sides-of-the-desk": "no consent for the website",
        "fathers-and-radios": "no consent for the website",
        "letters-i-never-posted": (
            "words, links or media changed since the storyteller approved them"
        ),
        "sixth-form": "someone under 18 is to be asked again by 2026-09-10",
        "someone-elses-garden": "withdrawn in 2026-05",
        "the-green-door": "withdrawn in 2026-07",
        "the-last-ferry": "consent is requested",
        "the-year-of-no-photographs": "may not be public before 2033-05-01",
    }


def test_one_translation_is_withheld_and_the_others_are_published(read):
    reasons = {
        f"{story.id} {each.language}": reason_to_withhold_translation(story, each, Use.WEB, TODAY)
        for story in read.stories
        for each in story.translations
    }
    assert reasons == {
        "bread-on-the-wall ar": None,
        "bread-on-the-wall gd": None,
        "night-shift-bread pl": "not approved by the storyteller yet",
    }


@pytest.mark.parametrize(
    ("id", "use"), [("fathers-and-radios", Use.BOOK), ("both-sides-of-the-desk", Use.GUIDES)]
)
def test_what_is_not_for_the_web_is_for_the_use_it_was_given_for(read, id, use):
    assert id in [story.id for story in publish(read.stories, use, TODAY).stories]


def test_every_kind_of_credit_is_there(published):
    assert {story.credit.kind for story in published.stories} == set(CreditKind)


def test_six_themes_or_more_have_two_storytellers_quoted(published):
    quoted = Counter(
        theme
        for story in published.stories
        for theme in {theme for quote in story.excerpts for theme in quote.themes}
    )
    assert sum(count >= 2 for count in quoted.values()) >= 6


def test_three_collections_have_stories(published):
    assert len({story.collection for story in published.stories} - {None}) == 3


def test_one_story_has_audio_and_one_has_film(published):
    kinds = [(bool(s.audio), bool(s.film)) for s in published.stories]
    assert (sum(a for a, _ in kinds), sum(f for _, f in kinds)) == (1, 1)


def test_the_film_has_audio_description(published):
    assert [bool(s.film.described) for s in published.stories if s.film] == [True]


# Whole builds of the sample.


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_site(REPOSITORY, tmp_path_factory.mktemp("sample") / "site", TODAY, strict=True)


def pages(site: Path) -> dict[str, str]:
    return {uri: data.decode() for uri, data in tree(site).items() if uri.endswith(".html")}


@pytest.mark.build
def test_every_page_says_that_the_stories_are_invented(site):
    said = "Every story in this sample archive is invented"
    assert [uri for uri, page in pages(site).items() if said not in page] == []


@pytest.mark.build
def test_every_link_inside_the_site_leads_somewhere(site):
    files = tree(site)
    missing = []
    for uri, page in pages(site).items():
        for address in re.findall(r'(?:href|src)="([^"]+)"', page):
            if uri == "404.html" or re.match(r"[a-z]+:", address):
                continue
            path, _, fragment = address.partition("#")
            target = ((site / uri).parent / path).resolve() if path else site / uri
            target = target / "index.html" if target.is_dir() else target
            inside = target.relative_to(site.resolve()).as_posix() if target.exists() else None
            # "#t=20" is a time in a recording, not a place in a page.
            is_place = fragment and not re.fullmatch(r"t=[\d.]+", fragment)
            if inside is None or (is_place and f'id="{fragment}"' not in files[inside].decode()):
                missing.append((uri, address))
    assert missing == []


@pytest.mark.build
def test_no_page_is_heavier_than_150_kb(site):
    assert [uri for uri, page in pages(site).items() if len(page.encode()) > 150_000] == []


@pytest.mark.build
def test_the_next_stories_make_a_full_circle_without_two_suicide_notes_in_a_row(site, published):
    following = {}
    for story in published.stories:
        page = (site / f"stories/{story.id}/index.html").read_text()
        match = re.search(r'class="next[^>]*>.*?href="\.\./\.\./stories/([^/]+)/"', page, re.S)
        assert match, story.id
        following[story.id] = match[1]
    way = ["leeks-in-february"]
    while following[way[-1]] not in way:
        way.append(following[way[-1]])
    noted = {s.id for s in published.stories if SUICIDE_NOTES & set(s.content_notes)}
    in_a_row = [pair for pair in following.items() if set(pair) <= noted]
    assert (len(way), following[way[-1]], in_a_row) == (len(following), way[0], [])


@pytest.mark.build
def test_the_site_is_the_same_bytes_without_the_withheld_stories(site, read, tmp_path):
    """But for the notice that one storyteller asked for, whose file has to be there."""
    archive = tmp_path / "archive"
    archive.mkdir()
    for name in ("stories", "pages", "theme"):
        shutil.copytree(REPOSITORY / name, archive / name)
    shutil.copy(REPOSITORY / "mkdocs.yml", archive)
    for story in read.stories:
        is_shown = not all(reason_to_withhold(story, use, TODAY) for use in (Use.WEB, Use.GUIDES))
        if not is_shown and story.id != "the-green-door":
            shutil.rmtree((archive / story.path).parent)
            continue
        for each in story.translations:
            if reason_to_withhold_translation(story, each, Use.WEB, TODAY):
                (archive / each.path).unlink()
    # A guide names one of them, and its file is a mistake now; what stood in for it stays.
    assert tree(build_site(archive, tmp_path / "site", TODAY, strict=False)) == tree(site)
