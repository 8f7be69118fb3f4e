"""What the head of a guide's page tells machines."""

import json
import re

import pytest

from ownwords.made.files import SiteSettings
from ownwords.terms import Use

from .factory import AGREED
from .guide_factory import TODAY, make_editorial, make_format, make_guide
from .guide_plans import BOTH, FOUND, SITE, agreed_to, make_guide_plan

GUIDE, OF_STORY = "guides/first-cup/index.html", "guides/story/story-a/index.html"
FINDABLE = {"story": {"agreed": FOUND}}


def head(uri=GUIDE, **changes):
    return make_guide_plan(**(FINDABLE | changes)).by_uri[uri].head.metadata


def data(uri=GUIDE, **changes):
    said = head(uri, **changes)
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', said)[1])


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("@type", "LearningResource"),
        ("@id", "https://archive.example/guides/first-cup/"),
        ("name", "The first cup"),
        ("description", "To notice small things."),
        ("inLanguage", "en-GB"),
        ("learningResourceType", "Discussion guide"),
        ("educationalUse", "Discussion in a group"),
        ("timeRequired", "PT60M"),
        ("audience", {"@type": "EducationalAudience", "audienceType": "ward staff"}),
        ("expires", "2033-01-01"),
        ("dateModified", TODAY.isoformat()),
        ("usageInfo", "#page-use"),
    ],
)
def test_a_guide_is_a_learning_resource(key, said):
    assert data()[key] == said


def test_a_guide_is_about_its_themes():
    assert data()["about"] == {
        "@type": "DefinedTerm",
        "@id": "https://archive.example/themes/hope/",
        "url": "https://archive.example/themes/hope/",
        "termCode": "hope",
        "name": "Hope",
    }


def test_the_version_is_that_of_guides_json():
    (listed,) = [
        each["version"]
        for each in json.loads(make_guide_plan(**FINDABLE).by_uri["guides.json"].content)["guides"]
        if each["id"] == "first-cup"
    ]
    assert data()["version"] == listed


def test_every_length_of_a_session_is_told_once():
    formats = (make_format(), make_format("table", parts=make_format().parts))
    longer = make_format("long", minutes=make_format().minutes.__class__(40, 120, 100))
    editorial = make_editorial(make_guide(), formats=(*formats, longer))
    assert data(OF_STORY, editorial=editorial)["timeRequired"] == ["PT60M", "PT100M"]


def test_a_guide_for_nobody_in_particular_names_no_audience():
    assert "audience" not in data(OF_STORY)


def test_names_the_pages_of_its_stories():
    assert data()["isBasedOn"] == [
        f"https://archive.example/stories/story-{letter}/" for letter in "ab"
    ]


def test_names_no_page_of_a_story_that_has_none():
    only = {"b": (Use.GUIDES,)}
    assert data(only=only)["isBasedOn"] == "https://archive.example/stories/story-a/"


@pytest.mark.parametrize(
    ("b_may_be_found", "is_described"),
    [(True, True), (False, False)],
)
def test_a_guide_is_described_only_where_every_story_may_be_found(b_may_be_found, is_described):
    b = {"agreed": FOUND if b_may_be_found else AGREED}
    assert ("ld+json" in head(stories={"b": b})) is is_described


def test_a_guide_that_is_being_renewed_is_not_described():
    assert "ld+json" not in head(letters="a")


def test_a_site_without_an_address_tells_nothing():
    assert re.findall("ld.json|oembed", head(settings=SiteSettings())) == []


def test_a_page_of_a_guide_leads_to_its_card():
    assert (
        '<link rel="alternate" type="application/json+oembed" '
        'href="https://archive.example/embed/guide/first-cup/oembed.json">'
    ) in head()


@pytest.mark.parametrize(("uses", "is_previewed"), [((*BOTH, Use.SOCIAL), True), (BOTH, False)])
def test_a_bare_address_becomes_the_card_of_a_story_only_where_previews_are_agreed(
    uses, is_previewed
):
    said = head(OF_STORY, story={"agreed": agreed_to(*uses)})
    assert ("oembed" in said) is is_previewed


@pytest.mark.parametrize("uri", ["guides/index.html", "stories/story-a/index.html", "index.html"])
def test_no_other_page_leads_to_a_card(uri):
    assert "oembed" not in head(uri, settings=SITE)
