"""What the head of a page tells machines, and what it keeps to itself."""

import json
import re
from dataclasses import replace
from html import unescape

import pytest

from ownwords.archive import Credit, Picture, PublishedTranslation, Quote, SocialArchive
from ownwords.made.files import SiteSettings
from ownwords.made.machines.previews import locale
from ownwords.terms import CreditKind, Use

from .factory import AGREED, LEEKS, make_plan, make_published
from .test_pictures import CUES, ORIGINALS, Recording

SITE = SiteSettings(site_url="https://archive.example/", site_description="Told by people.")
STORY = "stories/leeks-in-february/index.html"
FOUND = replace(AGREED, search_engines=True)


def head_of(uri=STORY, *, social=(), settings=SITE, **changes):
    """The lines of one page's head that are for machines; `social` are stories let through so."""
    story = make_published(**({"agreed": FOUND} | changes))
    plan = make_plan(
        story,
        social=SocialArchive(social),
        settings=settings,
        read_original=ORIGINALS.__getitem__,
    )
    return plan.by_uri[uri].head.metadata


def metas(head):
    found = re.findall(r'<meta (?:name|property)="([^"]*)" content="([^"]*)">', head)
    return {name: unescape(said) for name, said in found}


def data_of(head):
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', head)[1])


def for_social(**changes):
    return make_published(**({"use": Use.SOCIAL, "agreed": FOUND} | changes))


def previewed(head):
    return {name: said for name, said in metas(head).items() if name.startswith("og:")}


# Previews


def test_a_story_without_social_is_previewed_as_the_archive():
    shown = previewed(head_of())
    assert (shown["og:title"], shown["og:description"]) == ("Own Words", "Told by people.")


def test_a_story_with_social_is_previewed_by_its_title_and_summary():
    shown = previewed(head_of(social=[for_social()]))
    assert (shown["og:type"], shown["og:title"], shown["og:description"]) == (
        "article",
        "Leeks in February",
        "Work, and growing leeks.",
    )


def test_a_preview_of_the_archive_always_describes_it():
    """Else the page's own description would be shown: a summary that is for search engines."""
    settings = SiteSettings(site_name="The archive")
    assert previewed(head_of(settings=settings))["og:description"] == "The archive"


def test_a_story_for_social_that_is_not_on_the_site_leaves_no_trace():
    other = for_social(id="book-only", title="Only in the book")
    plan = make_plan(make_published(), social=SocialArchive([other]), settings=SITE)
    assert plan == make_plan(make_published(), settings=SITE)


@pytest.mark.parametrize("uri", ["index.html", "stories/index.html", "themes/hope/index.html"])
def test_a_list_is_previewed_as_the_archive_whatever_its_stories_agreed_to(uri):
    assert previewed(head_of(uri, social=[for_social()]))["og:title"] == "Own Words"


def test_without_an_address_of_the_site_no_address_is_made_up():
    shown = previewed(head_of(settings=SiteSettings(), social=[for_social()]))
    assert [name for name in shown if name.startswith(("og:url", "og:image"))] == []


def test_a_storys_card_comes_with_its_size_and_its_alt_text():
    shown = previewed(head_of(social=[for_social()]))
    assert (shown["og:image:width"], shown["og:image:height"]) == ("1200", "630")
    assert shown["og:image:alt"]


FACE = Picture("face", "Shona, holding a leek.")


@pytest.mark.parametrize(
    ("on_site", "for_previews", "alt"),
    [
        (FACE, FACE, "Shona, holding a leek."),
        (FACE, None, "A drawn landscape"),
        (None, FACE, "A drawn landscape"),
        (None, None, "A drawn landscape"),
    ],
)
def test_a_card_shows_the_portrait_where_both_are_agreed(on_site, for_previews, alt):
    social = [for_social(portrait=for_previews)]
    assert previewed(head_of(social=social, portrait=on_site))["og:image:alt"] == alt


@pytest.mark.parametrize(
    ("language", "written"),
    [("en-GB", "en_GB"), ("gd", "gd_GB"), ("ar", "ar_EG"), ("pt-BR", "pt_BR"), ("xx", "xx")],
)
def test_languages_are_named_as_open_graph_names_them(language, written):
    assert locale(language) == written


# What search engines are told


def test_a_story_that_may_be_found_is_described():
    assert data_of(head_of()) == {
        "@context": "https://schema.org",
        "@type": "Article",
        "@id": "https://archive.example/stories/leeks-in-february/",
        "headline": "Leeks in February",
        "abstract": "Work, and growing leeks.",
        "inLanguage": "en-GB",
        "author": {"@type": "Person", "name": "Shona"},
        "creditText": "Shona, Peer worker, Moray",
        "datePublished": "2026-03",
        "expires": "2033-01-01",
        "conditionsOfAccess": (
            "The storyteller agreed to this and to nothing else. "
            "They may change their mind at any time."
        ),
        "usageInfo": "#page-use",
        "isPartOf": {
            "@type": "WebSite",
            "@id": "https://archive.example/",
            "name": "Own Words",
        },
        "hasPart": [
            {
                "@type": "Quotation",
                "@id": "#leeks",
                "text": "The leeks did not care.",
            }
        ],
    }


@pytest.mark.parametrize(
    ("agreed", "settings"), [(AGREED, SITE), (FOUND, SiteSettings())], ids=["not agreed", "no site"]
)
def test_nothing_is_described_otherwise(agreed, settings):
    head = head_of(agreed=agreed, settings=settings)
    assert not re.search("ld\\+json|dcterms|Shona|Leeks", head)


@pytest.mark.parametrize(
    "credit",
    [
        Credit(CreditKind.ROLE, None, "Champion", "Fife"),
        Credit(CreditKind.ANONYMOUS),
        Credit(CreditKind.ANONYMOUS, None, "Champion"),
    ],
)
def test_nobody_is_given_a_name(credit):
    head = head_of(credit=credit)
    assert "author" not in data_of(head)
    assert "dcterms.creator" not in metas(head)


def test_quotes_stand_apart_only_where_excerpts_are_agreed():
    quotes = (LEEKS, Quote("two", "It rained."))
    assert "hasPart" not in data_of(head_of(quotes=quotes, excerpts=()))


@pytest.mark.parametrize(
    ("part", "kind"), [({"audio": "voice"}, "AudioObject"), ({"film": "film"}, "VideoObject")]
)
def test_a_recording_is_described_with_its_words(part, kind):
    ((key, digest),) = part.items()
    suffix = ".mp4" if key == "film" else ".mp3"
    recording = Recording(digest, suffix, "Shona reads.", CUES)
    data = data_of(head_of(**{key: recording}))["video" if key == "film" else "audio"]
    assert (data["@type"], data["description"]) == (kind, "Shona reads.")
    assert data["transcript"].startswith("It rained.")
    assert re.fullmatch(r"https://archive\.example/media/\w+\.mp[34]", data["contentUrl"])


def test_nothing_that_stands_in_it_ends_the_data():
    nasty = "</script><script>alert(1)</script><!-- & \u2028"
    head = head_of(title=nasty)
    assert head.count("<script") == head.count("</script>") == 1
    assert data_of(head)["headline"] == nasty
    assert metas(head)["dcterms.title"] == nasty


def in_gaelic(**changes):
    """The story with a translation, let through for the same use."""
    story = make_published(**({"agreed": FOUND} | changes))
    told = PublishedTranslation(
        let_through=story.let_through,
        language="gd",
        title="Creamh sa Ghearran",
        summary="Obair, agus creamh.",
        translated_by=None,
        body="<p>Bha an t-uisge ann.</p>",
        word_count=4,
        quotes=(),
        alts={},
    )
    return replace(story, translations=(told,))


def head_in_gaelic(social=(), uri="stories/leeks-in-february/gd/index.html"):
    plan = make_plan(in_gaelic(), social=SocialArchive(social), settings=SITE)
    return plan.by_uri[uri].head.metadata


def test_a_translation_and_its_story_name_each_other():
    story = "https://archive.example/stories/leeks-in-february/"
    there, back = head_in_gaelic(uri=STORY), head_in_gaelic()
    assert data_of(there)["workTranslation"] == [{"@id": f"{story}gd/", "inLanguage": "gd"}]
    assert data_of(back)["translationOfWork"] == {"@id": story}
    assert (data_of(back)["headline"], metas(back)["dcterms.language"]) == (
        "Creamh sa Ghearran",
        "gd",
    )


@pytest.mark.parametrize(
    ("social", "title"),
    [
        ([], "Own Words"),
        ([for_social()], "Own Words"),
        ([in_gaelic(use=Use.SOCIAL)], "Creamh sa Ghearran"),
    ],
    ids=["story not agreed", "translation not let through", "both"],
)
def test_a_translation_is_previewed_in_its_own_words_or_not_at_all(social, title):
    assert previewed(head_in_gaelic(social))["og:title"] == title


def test_dublin_core_says_the_same_in_short():
    said = {k: v for k, v in metas(head_of()).items() if k.startswith("dcterms")}
    assert said == {
        "dcterms.title": "Leeks in February",
        "dcterms.creator": "Shona",
        "dcterms.language": "en-GB",
        "dcterms.issued": "2026-03",
    }


@pytest.mark.parametrize(
    ("uri", "kind"),
    [
        ("index.html", ["WebSite", "Collection"]),
        ("themes/index.html", "DefinedTermSet"),
        ("themes/hope/index.html", "DefinedTerm"),
    ],
)
def test_the_archives_own_pages_are_described(uri, kind):
    assert data_of(head_of(uri))["@type"] == kind


def test_a_theme_page_that_may_not_be_found_is_not_described():
    assert "ld+json" not in head_of("themes/hope/index.html", agreed=AGREED)


@pytest.mark.parametrize(("agreed", "asked"), [(FOUND, "noarchive, noimageindex"), (AGREED, None)])
def test_a_page_that_may_be_found_asks_for_no_copy(agreed, asked):
    """One that may not be found has all of it in its own line: head.robots."""
    assert metas(head_of(agreed=agreed)).get("robots") == asked


@pytest.mark.parametrize(
    ("uri", "settings", "feeds"),
    [
        ("index.html", SITE, 2),
        ("stories/index.html", SITE, 2),
        ("stories/leeks-in-february/index.html", SITE, 0),
        ("index.html", SiteSettings(), 0),
    ],
)
def test_home_and_all_stories_name_the_feeds_where_there_are_any(uri, settings, feeds):
    assert head_of(uri, settings=settings).count('rel="alternate" type=') == feeds


def test_pages_written_by_hand_are_previewed_as_the_archive():
    head = make_plan(make_published(), settings=SITE).metadata
    assert previewed(head)["og:title"] == "Own Words"
