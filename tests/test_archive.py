"""What readers may see: a published story needs the gate's pass, an archive its own use."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest

from ownwords.archive import (
    BookArchive,
    Credit,
    FeedArchive,
    GuideArchive,
    Pass,
    PublishedStory,
    ResearchArchive,
    SocialArchive,
    WebArchive,
)
from ownwords.terms import CreditKind, Use
from tests.factory import (
    ALL_MEDIA,
    ARTWORK,
    EVERYTHING,
    FILM,
    PORTRAIT,
    TODAY,
    let_through,
    make_story,
    published,
)

ARCHIVES = [
    WebArchive,
    GuideArchive,
    BookArchive,
    SocialArchive,
    FeedArchive,
    ResearchArchive,
]
AGREED = {"allow": EVERYTHING}


@pytest.mark.parametrize(
    ("kind", "name", "role", "shown"),
    [
        ("full-name", "Shona Grant", "Carer", "Shona Grant"),
        ("role", None, "Champion", "Champion"),
        ("anonymous", None, "Champion", None),
        ("role", None, None, None),
    ],
)
def test_shows_a_name_or_what_stands_for_it(kind, name, role, shown):
    assert Credit(CreditKind(kind), name, role).shown_as == shown


@pytest.mark.parametrize("issued_by", [None, object(), "the gate", True])
def test_only_the_gate_makes_passes(issued_by):
    with pytest.raises(TypeError, match="only the gate lets a story through"):
        Pass("leeks-in-february", Use.WEB, TODAY, issued_by=issued_by)


def test_a_pass_does_not_change_hands():
    story = published(make_story())
    with pytest.raises(AttributeError, match="cannot assign to field"):
        story.let_through.use = Use.BOOK


class _Forged(Pass):
    def __init__(self):
        pass


@pytest.mark.parametrize(
    "let_through",
    [None, object(), "leeks-in-february", Pass, _Forged()],
    ids=["nothing", "anything", "a word", "the type", "a look-alike"],
)
def test_a_published_story_needs_a_pass(let_through):
    with pytest.raises(TypeError, match="needs its own pass"):
        replace(published(make_story()), let_through=let_through)


def test_a_published_story_needs_its_own_pass():
    other = published(make_story("the-blue-coat"))
    with pytest.raises(TypeError, match="needs its own pass"):
        replace(published(make_story()), let_through=other.let_through)


def test_a_published_story_cannot_take_another_id():
    with pytest.raises(TypeError, match="needs its own pass"):
        replace(published(make_story()), id="the-blue-coat")


@pytest.mark.parametrize("archive", ARCHIVES)
@pytest.mark.parametrize("use", Use)
def test_an_archive_takes_stories_of_its_own_use_alone(archive, use):
    story = published(make_story(consent=AGREED), use)
    try:
        taken = archive([story]).stories == (story,)
    except TypeError as error:
        taken = str(error) != f"a story let through for {use}, not {archive.use}"
    assert taken is (archive.use is use)


def test_a_pass_cannot_be_made_over_for_another_use():
    with pytest.raises(ValueError, match="issued_by"):
        replace(published(make_story()).let_through, use=Use.BOOK)


def test_every_use_has_its_archive():
    assert [archive.use for archive in ARCHIVES] == list(Use)


def test_an_archive_has_the_newest_first_and_then_by_id():
    told = {"b-old": date(2024, 1, 1), "c-new": date(2026, 1, 1), "a-new": date(2026, 1, 1)}
    stories = let_through(*(make_story(id, told=day) for id, day in told.items())).stories
    assert list(WebArchive(stories).by_id) == ["a-new", "c-new", "b-old"]


def test_a_published_story_has_no_room_for_what_is_private():
    private = {"consent", "path", "source", "people", "approved", "notice", "originals", "form"}
    assert private & {each.name for each in fields(PublishedStory)} == set()


def test_a_pass_does_not_print():
    assert "let_through" not in repr(published(make_story()))


@pytest.mark.parametrize(
    ("first", "second", "is_one"),
    [
        ({}, {}, True),
        ({}, {"role": "Gardener"}, True),
        ({}, {"name": "Maren"}, False),
        ({}, {"place": "Fife"}, False),
        ({}, {"credit": "pseudonym"}, False),
        ({"place": None}, {"place": None}, True),
        ({"credit": "role", "name": None}, {"credit": "role", "name": None}, False),
        (
            {"credit": "anonymous", "name": None, "role": None},
            {"credit": "anonymous", "name": None, "role": None},
            False,
        ),
    ],
)
def test_two_stories_are_one_storytellers_only_where_the_credits_say_so(first, second, is_one):
    tellers = {
        published(make_story(id, storyteller=credit)).storyteller
        for id, credit in (("one-1", first), ("two-2", second))
    }
    assert (len(tellers) == 1) is is_one


@pytest.mark.parametrize(
    ("media", "alts"),
    [
        ({}, []),
        ({"portrait": PORTRAIT}, [PORTRAIT["alt"]]),
        ({"artwork": ARTWORK}, [ARTWORK[0]["alt"]]),
        ({"film": FILM}, [FILM["alt"]]),
        (ALL_MEDIA, [PORTRAIT["alt"], ARTWORK[0]["alt"], FILM["alt"]]),
    ],
)
def test_lists_every_picture_of_a_story(media, alts):
    story = published(make_story(**media, consent=AGREED))
    assert [picture.alt for picture in story.pictures] == alts
