"""Cards for other people's pages: who has one, what it shows, and what may be kept of it."""

import json
import re
from dataclasses import replace

import pytest

from ownwords.archive import Picture, Quote
from ownwords.made.files import SiteSettings
from ownwords.terms import Use

from .factory import AGREED, LEEKS, named
from .guide_factory import make_editorial, make_guide
from .guide_plans import SITE, make_guide_plan
from .test_pictures import ORIGINALS

GUIDE, OF_THEME, OF_STORY = (
    f"embed/guide/{name}/index.html" for name in ("first-cup", "theme/hope", "story/story-a")
)
STORY, QUOTE = "embed/story/story-a/index.html", "embed/quote/story-a/said/index.html"
CARDS = (GUIDE, OF_THEME, OF_STORY, STORY, QUOTE)


def card(uri, **changes):
    return str(make_guide_plan(**changes).by_uri[uri].content)


def oembed(uri, **changes):
    return json.loads(card(uri.replace("index.html", "oembed.json"), **changes))


def cards_of_a(**changes):
    """Which cards there are of one story."""
    plan = make_guide_plan(**changes)
    return [uri for uri in (OF_STORY, STORY, QUOTE) if uri in plan.by_uri]


@pytest.mark.parametrize(
    ("uses", "cards"),
    [
        ((Use.WEB, Use.GUIDES), [OF_STORY, STORY, QUOTE]),
        ((Use.WEB,), []),
        ((Use.GUIDES,), [OF_STORY]),
        ((), []),
    ],
)
def test_a_story_has_a_card_only_where_it_may_be_used_on_the_site_and_in_guides(uses, cards):
    assert cards_of_a(only={"a": uses}) == cards


def test_a_quote_has_a_card_only_where_excerpts_are_agreed():
    assert cards_of_a(stories={"a": {"excerpts": ()}}) == [OF_STORY, STORY]


def test_each_excerpt_has_a_card_of_its_own():
    two = (LEEKS, Quote("rain", "It rained."))
    plan = make_guide_plan(stories={"a": {"quotes": two, "excerpts": two}})
    found = [uri for uri in plan.by_uri if re.fullmatch(r"embed/quote/story-a/.*/index.html", uri)]
    assert found == [f"embed/quote/story-a/{name}/index.html" for name in ("leeks", "rain")]


@pytest.mark.parametrize("uri", CARDS)
def test_a_card_is_whole_and_loads_nothing_from_elsewhere(uri):
    said = card(uri)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', said)
    assert policy
    assert policy[1].replace("&#39;", "'") == (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'none'; base-uri 'none'"
    )


@pytest.mark.parametrize("uri", CARDS)
def test_a_card_has_no_script(uri):
    assert "<script" not in card(uri)


@pytest.mark.parametrize("uri", CARDS)
@pytest.mark.parametrize(
    "line",
    [
        '<meta name="robots" content="noindex, noarchive, noimageindex">',
        '<meta name="referrer" content="no-referrer">',
        '<meta name="tdm-reservation" content="1">',
        '<html lang="en-GB" dir="ltr">',
    ],
)
def test_a_card_asks_for_what_a_page_asks_for(uri, line):
    assert line in card(uri)


@pytest.mark.parametrize("uri", CARDS)
def test_every_link_of_a_card_opens_outside_the_frame(uri):
    links = re.findall(r"<a [^>]*>", card(uri))
    assert links and [a for a in links if 'target="_top" rel="noreferrer"' not in a] == []


@pytest.mark.parametrize(
    ("uri", "address"),
    [
        (GUIDE, "../../../guides/first-cup/"),
        (OF_THEME, "../../../../guides/theme/hope/"),
        (STORY, "../../../stories/story-a/"),
        (QUOTE, "../../../../stories/story-a/#said"),
    ],
)
def test_a_card_leads_to_its_page(uri, address):
    assert f'class="card__way" href="{address}"' in card(uri)


@pytest.mark.parametrize(
    ("uri", "words"),
    [
        (GUIDE, "To notice small things."),
        (GUIDE, "Circle, 60 minutes"),
        (GUIDE, "Its stories mention hospital."),
        (GUIDE, "may be taken back at any time"),
        (STORY, "Story a"),
        (STORY, "<b>a</b>"),
        (STORY, "The story mentions hospital"),
        (STORY, "may be taken back at any time"),
        (QUOTE, "“What a said.”"),
        (QUOTE, "<b>a</b>"),
        (QUOTE, "The story mentions hospital"),
    ],
)
def test_a_card_says(uri, words):
    assert words in card(uri, story={"content_notes": ("mental-health/hospital",)})


def test_a_card_of_a_guide_says_until_when_it_holds():
    assert "Valid until 1 Jan 2033" in card(GUIDE)


@pytest.mark.parametrize(("uri", "unsaid"), [(STORY, "growing leeks"), (QUOTE, "Story a")])
def test_a_card_says_no_more_than_it_is_for(uri, unsaid):
    assert unsaid not in card(uri)


def test_a_card_of_a_story_shows_the_face_that_the_site_shows():
    face = {"portrait": Picture("face", "A, holding a leek.")}
    said = card(STORY, stories={"a": face}, read_original=ORIGINALS.__getitem__)
    assert re.search(r'<img src="\.\./\.\./\.\./media/[\w-]+\.webp"', said)


def test_what_is_said_in_a_card_is_text():
    said = card(STORY, stories={"a": {"title": "<script>x</script>", "credit": named("<b>")}})
    assert "&lt;script&gt;x" in said and "<b><b>" not in said


def test_a_story_in_another_language_is_marked_so():
    assert '<h1 lang="gd" dir="ltr">Story a</h1>' in card(STORY, stories={"a": {"language": "gd"}})


def test_a_card_asks_for_no_reservation_where_every_story_agreed():
    agreed = replace(AGREED, ai_training=True)
    assert "tdm-reservation" not in card(GUIDE, story={"agreed": agreed})


def test_a_card_of_a_guide_that_is_being_renewed_stays_and_says_so():
    said = card(GUIDE, only=dict.fromkeys("bc", ()))
    assert "This guide is being renewed" in said and "minutes" not in said


def test_a_card_of_a_guide_that_moved_stays_where_it_was():
    editorial = make_editorial(make_guide(aliases=("cup-of-tea",)))
    said = card("embed/guide/cup-of-tea/index.html", editorial=editorial)
    assert 'href="../../../guides/first-cup/"' in said


# oEmbed


@pytest.mark.parametrize(
    ("uri", "title"),
    [
        (GUIDE, "The first cup"),
        (OF_THEME, "Hope"),
        (OF_STORY, "The archive"),
        (STORY, "The archive"),
        (QUOTE, "The archive"),
    ],
)
def test_nothing_of_a_story_is_in_what_platforms_keep(uri, title):
    assert oembed(uri)["title"] == title


@pytest.mark.parametrize("uri", CARDS)
def test_oembed_has_the_keys_of_its_standard(uri):
    said = oembed(uri)
    expected = {
        "type": "rich",
        "version": "1.0",
        "provider_name": "The archive",
        "provider_url": "https://archive.example/",
        "cache_age": 60,
        "width": 600,
    }
    assert {key: said[key] for key in expected} == expected


def test_oembed_gives_a_frame_with_the_live_card():
    said = oembed(GUIDE)
    assert said["html"] == (
        '<iframe src="https://archive.example/embed/guide/first-cup/" title="The first cup" '
        f'width="600" height="{said["height"]}" loading="lazy" '
        'style="border: 0; max-width: 100%"></iframe>'
    )


def test_a_title_cannot_leave_its_attribute():
    editorial = make_editorial(make_guide(title='A "cup"><script>'))
    assert (
        'title="A &quot;cup&quot;&gt;&lt;script&gt;"' in oembed(GUIDE, editorial=editorial)["html"]
    )


def test_a_longer_quote_has_a_higher_frame():
    longer = (Quote("said", "Tea. " * 60),)
    words = {"quotes": longer, "excerpts": longer}
    assert oembed(QUOTE, stories={"a": words})["height"] > oembed(QUOTE)["height"]


@pytest.mark.parametrize(("settings", "there_is_some"), [(SITE, True), (SiteSettings(), False)])
def test_there_is_oembed_only_where_the_site_has_an_address(settings, there_is_some):
    plan = make_guide_plan(settings=settings)
    assert any(uri.endswith("oembed.json") for uri in plan.by_uri) is there_is_some
