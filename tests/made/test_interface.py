"""The words around the stories, in the archive's language, and the catalogues they come from."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ownwords.archive import Credit
from ownwords.made.files import SiteSettings
from ownwords.made.templates import Templates
from ownwords.made.wording.interface import Interface
from ownwords.terms import CreditKind
from tests.made.factory import THEME_FOLDER, make_many, make_published, page_of

HEAD = 'msgid ""\nmsgstr ""\n"Language: xx\\n"\n\n'
MARCH = date(2026, 3, 14)


def gaelic() -> Interface:
    return Interface("gd", [THEME_FOLDER])


def with_catalogue(folder: Path, code: str, *entries: tuple[str, str]) -> Path:
    """A theme's folder with a catalogue of its own."""
    languages = folder / "languages"
    languages.mkdir(parents=True)
    text = HEAD + "\n\n".join(f'msgid "{said}"\nmsgstr "{in_it}"' for said, in_it in entries)
    (languages / f"{code}.po").write_text(text, "utf-8")
    return folder


def shown(language: str, template: str, folders: tuple[Path, ...] = (), **values: object) -> str:
    """What a template shows in a language."""
    templates = Templates(folders, Interface(language, folders))
    return templates._environment.from_string(template).render(values)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en-GB", "Search"),
        ("gd", "Lorg"),
        ("gd-GB", "Lorg"),
        ("de", "Suche"),
        ("pt-BR", "Pesquisar"),
        ("sco", "Search"),
    ],
)
def test_speaks_by_our_catalogue_or_else_by_materials_or_else_in_english(language, said):
    assert Interface(language, [THEME_FOLDER]).say("Search") == said


def test_an_archive_may_say_a_few_things_its_own_way(tmp_path):
    own = with_catalogue(tmp_path, "gd", ("Stories", "Naidheachdan"))
    interface = Interface("gd", [own, THEME_FOLDER])
    assert (interface.say("Stories"), interface.say("Themes")) == ("Naidheachdan", "Cuspairean")


def test_an_english_archive_may_say_a_few_things_its_own_way_too(tmp_path):
    own = with_catalogue(tmp_path, "en", ("Collections", "Projects"))
    assert Interface("en-GB", [own, THEME_FOLDER]).say("Collections") == "Projects"


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "0 mionaid"),
        (1, "1 mhionaid"),
        (2, "2 mhionaid"),
        (3, "3 mionaidean"),
        (10, "10 mionaidean"),
        (11, "11 mhionaid"),
        (12, "12 mhionaid"),
        (19, "19 mionaidean"),
        (20, "20 mionaid"),
        (101, "101 mionaid"),
    ],
)
def test_counts_in_the_four_ways_of_gaelic(number, said):
    assert gaelic().count("%(num)s minute", "%(num)s minutes", number) == said


@pytest.mark.parametrize(("number", "said"), [(0, "0 stories"), (1, "1 story"), (2, "2 stories")])
def test_counts_in_english(number, said):
    assert Interface().count("%(num)s story", "%(num)s stories", number) == said


@pytest.mark.parametrize(
    ("language", "month", "told"),
    [
        ("en-GB", "March 2026", "Told in March 2026"),
        ("gd", "Am Màrt 2026", "Air a h-innse: Am Màrt 2026"),
        ("cy", "Mawrth 2026", "Told in Mawrth 2026"),
        ("sco", "March 2026", "Told in March 2026"),
    ],
)
def test_a_month_stands_as_it_stands_alone(language, month, told):
    interface = Interface(language, [THEME_FOLDER])
    said = interface.say("Told in %(month)s", month=interface.month(MARCH))
    assert (interface.month(MARCH), said) == (month, told)


@pytest.mark.parametrize(
    ("language", "said"),
    [("en-GB", "a, b and c"), ("gd", "a, b agus c"), ("de", "a, b und c")],
)
def test_lists_as_the_language_does(language, said):
    assert Interface(language).listed(["a", "b", "c"]) == said


@pytest.mark.parametrize(
    ("code", "own", "here"),
    [
        ("gd", "Gàidhlig", "Scottish Gaelic"),
        ("en-GB", "English", "English"),
        ("prs", "دری", "prs"),
        ("pa-PK", "پنجابی", "Punjabi"),
        ("sco", "Scots", "Scots"),
        ("xyz", "xyz", "xyz"),
    ],
)
def test_a_language_has_a_name_of_its_own_and_one_here(code, own, here):
    assert (Interface().language_name(code), Interface().language_here(code)) == (own, here)


@pytest.mark.parametrize(
    ("credit", "parts"),
    [
        (
            Credit(CreditKind.FIRST_NAME, "Shona", "Peer worker", "Moray"),
            "Shona, Peer worker, Moray",
        ),
        (Credit(CreditKind.ROLE, None, "Champion", "Fife"), "Champion, Fife"),
        (Credit(CreditKind.ANONYMOUS, None, None, "Fife"), "Sgeulaiche, Fife"),
        (Credit(CreditKind.ANONYMOUS, None, "Champion"), "Sgeulaiche, Champion"),
    ],
)
def test_credits_a_storyteller_in_the_archives_language(credit, parts):
    assert gaelic().credit_line(credit) == parts


@pytest.mark.parametrize(
    ("language", "text", "html"),
    [
        ("en-GB", "Shona & Ann", "Shona &amp; Ann"),
        ("en-GB", "12", "12"),
        ("en-GB", "ليلى", "<bdi>ليلى</bdi>"),
        ("en-GB", "Laila (ليلى)", "<bdi>Laila (ليلى)</bdi>"),
        ("ar", "ليلى", "ليلى"),
        ("ar", "Shona <b>", "<bdi>Shona &lt;b&gt;</bdi>"),
    ],
)
def test_a_name_that_runs_the_other_way_is_kept_apart(language, text, html):
    assert shown(language, "{{ name | bdi }}", name=text) == html


def test_a_list_keeps_apart_what_runs_the_other_way():
    html = shown("en-GB", "{{ notes | listed }}", notes=["a & b", "حرب", "<i>"])
    assert html == "a &amp; b, <bdi>حرب</bdi> and &lt;i&gt;"


def test_what_is_put_into_a_sentence_is_escaped():
    html = shown("en-GB", '{{ _("Mentions %(notes)s", notes=notes | listed) }}', notes=["<i>"])
    assert html == "Mentions &lt;i&gt;"


def test_what_a_translator_writes_is_text_and_never_html(tmp_path):
    own = with_catalogue(tmp_path, "xx", ("Tags", "<b> & Co"))
    assert shown("xx", '{{ _("Tags") }}', (own,)) == "&lt;b&gt; &amp; Co"


def test_english_in_a_right_to_left_page_keeps_its_full_stop_behind():
    interface = Interface("ar")
    said = interface.say("There are none yet.")
    assert said == "\N{LEFT-TO-RIGHT ISOLATE}There are none yet.\N{POP DIRECTIONAL ISOLATE}"


def test_a_translation_in_a_right_to_left_page_stands_as_it_is(tmp_path):
    own = with_catalogue(tmp_path, "ar", ("Tags", "وسوم"))
    assert Interface("ar", [own]).say("Tags") == "وسوم"


def test_an_anonymous_storyteller_is_called_so_in_the_archives_language():
    page = page_of(
        "stories/leeks-in-february/index.html",
        make_published(credit=Credit(CreditKind.ANONYMOUS, None, None, "Moray")),
        templates=Templates([THEME_FOLDER], gaelic()),
    )
    assert '<p class="credit"><b>Sgeulaiche</b>, Moray</p>' in page


@pytest.mark.parametrize(
    ("archive", "story", "marked"),
    [
        ("en-GB", "en-US", ""),
        ("en-GB", "gd", ' lang="gd" dir="ltr"'),
        ("en-GB", "ar", ' lang="ar" dir="rtl"'),
        ("pa", "pa-PK", ' lang="pa-PK" dir="rtl"'),
        ("ar", "ar-SY", ""),
    ],
)
def test_a_title_says_its_language_where_it_is_not_the_archives(archive, story, marked):
    stories = make_many(2, language=story)
    templates = Templates([THEME_FOLDER], Interface(archive))
    settings = SiteSettings(language=archive)
    page = page_of(
        "stories/story-00000/index.html", *stories, settings=settings, templates=templates
    )
    following = f'<a rel="next" href="../../stories/story-00001/"{marked}>Story 1</a>'
    assert (f"<h1{marked}>Story 0</h1>" in page, following in page) == (True, True)
