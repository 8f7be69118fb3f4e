"""A story in each of its languages: one page each, each with the way to the others."""

from dataclasses import replace

import pytest

from ownwords.archive import Picture, PublishedTranslation, Quote, Recording
from ownwords.made.files import SiteSettings

from .factory import AGREED, make_plan, make_published, no_original
from .test_pictures import ORIGINALS

STORY = "stories/leeks-in-february/index.html"
GAELIC = "stories/leeks-in-february/gd/index.html"
SITE = SiteSettings(site_url="https://own.example/")
FOUND = replace(AGREED, search_engines=True)
COMA = Quote("leeks", "Bha an creamh-gàrraidh coma.")
FACE = Picture("face", "Shona, holding a leek.")
ART = Picture("art", "A patchwork.")
VOICE = Recording("voice", ".mp3", "Shona reads.")


def translated(*languages, translation=None, **changes):
    """A published story with a translation into each language."""
    story = make_published(**changes)
    told = [
        PublishedTranslation(
            **{
                "let_through": story.let_through,
                "language": language,
                "title": "Creamh-gàrraidh sa Ghearran",
                "summary": "An t-ospadal, agus creamh-gàrraidh.",
                "translated_by": "Mòrag",
                "body": '<p><span class="passage" id="leeks">Bha an creamh coma.</span></p>',
                "word_count": 201,
                "quotes": (COMA,),
                "alts": {
                    "face": "Shona le creamh.",
                    "art": "Plaide.",
                    "voice": "Shona a’ leughadh.",
                },
            }
            | (translation or {})
        )
        for language in languages
    ]
    return replace(story, translations=tuple(told))


def pages(*languages, settings=SITE, read_original=no_original, **changes):
    story = translated(*languages, **changes)
    return make_plan(story, settings=settings, read_original=read_original).by_uri


def test_every_language_has_a_page_of_its_own():
    made = [uri for uri in pages("gd", "pt-BR") if uri.startswith("stories/leeks")]
    assert made == [GAELIC, STORY, "stories/leeks-in-february/pt-br/index.html"]


def test_the_page_tells_the_story_in_its_language():
    page = pages("gd")[GAELIC].content
    assert '<h1 lang="gd" dir="ltr">Creamh-gàrraidh sa Ghearran</h1>' in page
    assert '<blockquote lang="gd" dir="ltr"><p>“Bha an creamh-gàrraidh coma.”</p>' in page
    assert '" lang="gd" dir="ltr">\n<p><span class="passage" id="leeks">Bha' in page
    assert ("2 minutes to read" in page, "It rained." in page) == (True, False)


def test_the_rest_of_the_page_is_as_on_the_story_s_own():
    page = pages("gd", collection="harbour")[GAELIC].content
    for words in ("<b>Shona</b>", "Harbour voices", "Hope", "allotment", "How this story may be"):
        assert words in page


def test_a_story_without_a_translation_names_no_language():
    page = pages()[STORY].content
    assert ("hreflang" in page, "Read this story in" in page) == (False, False)


@pytest.mark.parametrize(
    ("code", "link"),
    [
        ("gd", '/gd/" hreflang="gd" lang="gd" dir="ltr">Gàidhlig</a>'),
        ("ar", '/ar/" hreflang="ar" lang="ar" dir="rtl">العربية</a>'),
        ("qq", '/qq/" hreflang="qq">qq</a>'),
    ],
)
def test_the_story_links_to_each_language_by_the_language_s_own_name(code, link):
    page = pages(code)[STORY].content
    assert f'<a rel="alternate" href="../../stories/leeks-in-february{link}' in page


def test_a_translation_links_to_the_story_itself_and_to_the_other_languages():
    page = pages("gd", "cy")[GAELIC].content
    to = 'href="../../../stories/leeks-in-february/'
    assert f'{to}" hreflang="en-GB" lang="en-GB"' in page
    assert (f'{to}cy/" hreflang="cy"' in page, f'{to}gd/"' in page) == (True, False)


@pytest.mark.parametrize(
    ("by", "line"),
    [
        ("Mòrag", "Translated from English by Mòrag"),
        ("<b>M", "Translated from English by &lt;b&gt;M"),
        (None, "Translated from English<"),
    ],
)
def test_says_who_translated_it(by, line):
    assert line in pages("gd", translation={"translated_by": by})[GAELIC].content


def test_the_story_itself_is_no_translation():
    assert "Translated from" not in pages("gd")[STORY].content


def test_pictures_and_recordings_are_told_in_the_language():
    media = {"portrait": FACE, "artwork": (ART,), "audio": VOICE}
    made = pages("gd", read_original=ORIGINALS.__getitem__, **media)
    told = [words in made[GAELIC].content for words in (FACE.alt, ART.alt, VOICE.alt)]
    assert told == [False, False, False]
    for words in ("Shona le creamh.", "Plaide.", "Shona a’ leughadh."):
        assert (words in made[GAELIC].content, words in made[STORY].content) == (True, False)


def test_a_film_is_told_in_the_language():
    film = Recording("film", ".mp4", "Shona walks.", poster=FACE)
    told = {"translation": {"alts": {"film": "Shona a’ coiseachd."}}, "film": film}
    made = pages("gd", read_original=ORIGINALS.__getitem__, **told)
    assert ("Shona a’ coiseachd." in made[GAELIC].content, "walks" in made[GAELIC].content) == (
        True,
        False,
    )


def test_both_pages_use_the_same_files():
    media = {"portrait": FACE, "audio": VOICE}
    with_one, without = (
        [
            uri
            for uri in pages(*languages, read_original=ORIGINALS.__getitem__, **media)
            if uri[:6] == "media/"
        ]
        for languages in (("gd",), ())
    )
    assert with_one == without


@pytest.mark.parametrize(("agreed", "summary"), [(FOUND, True), (AGREED, False)])
def test_its_summary_travels_only_where_the_story_s_may(agreed, summary):
    head = pages("gd", agreed=agreed)[GAELIC].head
    assert (head.title, head.description != "") == ("Creamh-gàrraidh sa Ghearran", summary)


@pytest.mark.parametrize("agreed", [FOUND, AGREED])
def test_it_may_be_found_where_the_story_may(agreed):
    made = pages("gd", agreed=agreed)
    assert made[GAELIC].head.robots == made[STORY].head.robots


# What search engines are told of the languages.


def test_each_page_names_every_language_to_search_engines():
    made = pages("gd", "pt-BR", agreed=FOUND)
    at = "https://own.example/stories/leeks-in-february/"
    lines = (
        f'<link rel="alternate" hreflang="en-GB" href="{at}">\n'
        f'<link rel="alternate" hreflang="gd" href="{at}gd/">\n'
        f'<link rel="alternate" hreflang="pt-BR" href="{at}pt-br/">\n'
    )
    assert (lines in made[STORY].head.metadata, lines in made[GAELIC].head.metadata) == (
        True,
        True,
    )


@pytest.mark.parametrize(
    ("languages", "agreed", "settings"),
    [
        (("gd",), AGREED, SITE),
        (("gd",), FOUND, SiteSettings()),
        ((), FOUND, SITE),
    ],
    ids=["may not be found", "no address of the site", "one language"],
)
def test_otherwise_no_language_is_named_to_them(languages, agreed, settings):
    head = pages(*languages, agreed=agreed, settings=settings)[STORY].head
    assert 'rel="alternate" hreflang' not in head.metadata


# Lists and other stories stay in the story's own language.


def test_no_page_but_its_own_and_the_story_s_knows_of_a_translation():
    made = pages("gd")
    holding = [
        uri
        for uri, file in made.items()
        if uri.endswith(".html") and ("Creamh" in file.content or "/gd/" in file.content)
    ]
    assert holding == [GAELIC, STORY]


def test_a_translation_into_the_archive_s_language_needs_no_mark():
    page = pages("en-GB", language="gd")["stories/leeks-in-february/en-gb/index.html"].content
    assert "<h1>Creamh-gàrraidh sa Ghearran</h1>" in page
