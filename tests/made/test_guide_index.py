"""All guides in a list, and what they can be chosen by."""

from __future__ import annotations

import re

import pytest

from ownwords.archive import GuideArchive
from ownwords.editorial.guides.model import Span
from ownwords.made.files import SiteSettings
from ownwords.terms import Use
from tests.made.factory import make_plan
from tests.made.guide_factory import (
    HOPE,
    MEANING,
    make_editorial,
    make_format,
    make_guide,
    story_for,
)

STORIES = [story_for(letter) for letter in "abc"]
FORMATS = (make_format(), make_format("alone", people=Span(1, 2, 1), minutes=Span(35, 90, 35)))


def made(*guides, stories=STORIES, **settings):
    editorial = make_editorial(*(guides or (make_guide(minutes=90),)), formats=FORMATS)
    return make_plan(
        guides=GuideArchive(stories),
        editorial=editorial,
        settings=SiteSettings(word_search=False, **settings),
    )


def listed(plan, uri="guides/index.html"):
    """Addresses of the guides in a list, in its order."""
    return re.findall(r'<h2[^>]*><a href="(?:\.\./)*guides/([^"]*)/"', plan.by_uri[uri].content)


def test_written_guides_come_first_then_those_of_themes_and_of_stories():
    assert listed(made()) == [
        "first-cup",
        "theme/hope",
        "story/story-a",
        "story/story-b",
        "story/story-c",
    ]


def test_a_long_list_goes_on_to_a_second_page():
    plan = made(stories_a_page=2)
    pages = [f"guides/{page}index.html" for page in ("", "page/2/", "page/3/")]
    assert [len(listed(plan, page)) for page in pages] == [2, 2, 1]


@pytest.mark.parametrize(
    ("choice", "found"),
    [
        ("format/alone", ["theme/hope", "story/story-a", "story/story-b", "story/story-c"]),
        ("minutes/to-90", ["first-cup"]),
        ("minutes/to-60", ["theme/hope", "story/story-a"]),
        ("people/to-2", ["theme/hope"]),
        ("people/to-8", ["first-cup"]),
        ("audience/ward-staff", ["first-cup"]),
    ],
)
def test_each_choice_has_a_page_of_its_guides(choice, found):
    assert set(listed(made(), f"guides/by/{choice}/index.html")) >= set(found)


@pytest.mark.parametrize("choice", ["format/unknown", "people/more", "theme/meaning"])
def test_a_choice_that_no_guide_has_does_not_exist(choice):
    assert f"guides/by/{choice}/index.html" not in made().by_uri


def test_a_choice_that_leaves_nothing_out_is_not_offered():
    assert not [uri for uri in made().by_uri if uri.startswith("guides/by/theme/")]


@pytest.mark.parametrize(("letters", "is_listed"), [("ab", False), ("abc", True)])
def test_a_theme_of_few_voices_keeps_its_address_and_is_in_no_list(letters, is_listed):
    plan = made(stories=[story_for(letter) for letter in letters])
    found = ("theme/hope" in listed(plan), "guides/theme/hope/index.html" in plan.by_uri)
    assert found == (is_listed, True)


def test_a_guide_that_is_being_renewed_is_in_no_list_and_is_asked_not_to_be_found():
    plan = made(stories=STORIES[2:])
    page = plan.by_uri["guides/first-cup/index.html"]
    assert ("first-cup" in listed(plan), page.head.kind, "noindex" in page.head.robots) == (
        False,
        "guide-renewed",
        True,
    )


def test_an_archive_without_guides_has_a_kind_page_in_their_place():
    plan = made(stories=[])
    assert "still being written" in plan.by_uri["guides/index.html"].content


def test_an_address_that_moved_leads_on():
    page = made(make_guide(aliases=("old-name",))).by_uri["guides/old-name/index.html"].content
    assert ('content="0; url=../first-cup/"' in page, 'href="../first-cup/"' in page) == (
        True,
        True,
    )


def test_a_story_taken_back_with_a_notice_has_one_in_place_of_its_guide():
    plan = make_plan(
        notices={"story-a": "2026-05"},
        guides=GuideArchive(STORIES[1:]),
        editorial=make_editorial(formats=FORMATS),
    )
    assert plan.by_uri["guides/story/story-a/index.html"].head.kind == "notice"


@pytest.mark.parametrize(
    ("name", "guided"), [("theme/hope", True), ("theme/meaning", False), ("story/story-a", True)]
)
def test_a_theme_and_a_story_lead_to_their_guide_if_they_have_one(name, guided):
    web = [story_for(letter, use=Use.WEB) for letter in "abc"]
    plan = make_plan(
        *web,
        guides=GuideArchive(STORIES),
        editorial=make_editorial(formats=FORMATS, themes=(HOPE, MEANING)),
    )
    uri = name.replace("theme/", "themes/").replace("story/", "stories/")
    assert (f"guides/{name}/" in plan.by_uri[f"{uri}/index.html"].content) == guided
