"""find/list.json: what it holds of a story, and what it does not."""

import json

import pytest

from ownwords.archive import Agreed, Picture, Quote
from ownwords.made.files import SiteSettings
from ownwords.terms import Use
from tests.archives import picture

from .factory import make_many, make_plan, make_published, named

NO_EXCERPTS = Agreed(frozenset({Use.WEB}), frozenset(), False, False)
SECRET = Quote("secret", "Only on my own page.")


def listed(*stories, **changes):
    return json.loads(make_plan(*stories, **changes).by_uri["find/list.json"].content)


def entry(**changes):
    return listed(make_published(**changes))["stories"][0]


def test_a_story_is_listed_as_its_card_shows_it():
    told = entry(
        credit=named("Shona", place="Isle of Skye"),
        collection="harbour",
        content_notes=("mental-health/hospital", "stigma"),
        tags=("leeks",),
    )
    del told["face"]
    assert told == {
        "id": "leeks-in-february",
        "address": "stories/leeks-in-february/",
        "name": "Shona",
        "title": "Leeks in February",
        "quote": "The leeks did not care.",
        "summary": "Work, and growing leeks.",
        "place": "Isle of Skye",
        "notes": ["mental-health/hospital", "stigma"],
        "mentions": "Mentions hospital and stigma",
        "tags": ["leeks"],
        "by": {
            "theme": ["hope"],
            "place": ["isle-of-skye"],
            "collection": ["harbour"],
            "told-as": ["name"],
            "format": ["text"],
            "length": ["short"],
            "language": ["en"],
        },
    }


def test_without_excerpts_no_word_of_the_story_is_listed():
    story = make_published(
        quotes=(SECRET,), excerpts=(), agreed=NO_EXCERPTS, body="<p>Zanzibar</p>"
    )
    written = json.dumps(listed(story, settings=SiteSettings()))
    assert ("Only on" in written, "Zanzibar" in written) == (False, False)
    assert "Work, and growing leeks." in written


@pytest.mark.parametrize(
    ("portrait", "suffix"), [(None, ".svg"), (Picture("p" * 64, "Shona."), "-320.webp")]
)
def test_a_face_is_listed_only_where_the_portrait_is_agreed(portrait, suffix):
    story = make_published(portrait=portrait)
    (told,) = listed(story, read_original=lambda digest: picture())["stories"]
    assert told["face"].endswith(suffix)


def test_words_in_another_language_say_so():
    told = entry(language="ar")
    assert (told["lang"], told["dir"]) == ("ar", "rtl")


def test_each_story_names_the_next():
    stories = listed(*make_many(3))["stories"]
    assert sorted(each["next"] for each in stories) == sorted(each["id"] for each in stories)


def test_what_values_are_called_is_listed_once():
    stories = [make_published(credit=named("N", place="Fife")), *make_many(1)]
    assert listed(*stories)["words"] == {"place": {"fife": "Fife"}}


def test_the_list_is_the_same_at_every_build():
    stories = make_many(5)
    assert listed(*stories) == listed(*stories[::-1])


@pytest.mark.parametrize("word_search", [True, False])
def test_a_story_whose_words_are_searched_needs_no_summary_beside_its_quote(word_search):
    settings = SiteSettings(word_search=word_search)
    assert (
        "summary" in listed(make_published(), settings=settings)["stories"][0]
    ) is not word_search
