"""guides.json: the guides as other programs read them."""

import json

import pytest

from ownwords.made.files import SiteSettings

from .guide_factory import TODAY, make_editorial, make_guide
from .guide_plans import make_guide_plan


def read(**changes):
    return json.loads(str(make_guide_plan(**changes).by_uri["guides.json"].content))


def guide(id, **changes):
    (found,) = [each for each in read(**changes)["guides"] if each["id"] == id]
    return found


def test_says_whose_it_is_and_of_which_day():
    said = read()
    assert {key: said[key] for key in ("shape", "archive", "address", "as_of")} == {
        "shape": 1,
        "archive": "The archive",
        "address": "https://archive.example/",
        "as_of": TODAY.isoformat(),
    }


def test_a_site_without_an_address_gives_none():
    assert read(settings=SiteSettings())["address"] is None


def test_tells_of_a_guide():
    said = guide("first-cup")
    version = said.pop("version")
    assert len(version) == 5
    assert said == {
        "id": "first-cup",
        "kind": "written",
        "address": "guides/first-cup/",
        "title": "The first cup",
        "purpose": "To notice small things.",
        "is_being_renewed": False,
        "audience": ["ward staff"],
        "themes": ["hope"],
        "sessions": [{"format": "circle", "title": "Circle", "people": 8, "minutes": 60}],
        "valid_until": "2033-01-01",
    }


@pytest.mark.parametrize(
    ("id", "kind"), [("first-cup", "written"), ("theme/hope", "theme"), ("story/story-a", "story")]
)
def test_says_how_a_guide_came_to_be(id, kind):
    assert guide(id)["kind"] == kind


@pytest.mark.parametrize(("letters", "is_there"), [("abc", True), ("ab", False)])
def test_a_theme_with_too_few_voices_is_not_among_them(letters, is_there):
    listed = [each["id"] for each in read(letters=letters)["guides"]]
    assert ("theme/hope" in listed) is is_there


def test_a_guide_that_is_being_renewed_has_no_sessions():
    said = guide("first-cup", letters="a")
    assert (said["is_being_renewed"], said["sessions"]) == (True, [])


def test_a_version_changes_with_what_a_guide_says():
    other = make_editorial(make_guide(purpose="To rest."))
    assert guide("first-cup")["version"] != guide("first-cup", editorial=other)["version"]


def test_two_builds_are_the_same():
    plans = make_guide_plan(), make_guide_plan()
    assert plans[0].by_uri["guides.json"] == plans[1].by_uri["guides.json"]
