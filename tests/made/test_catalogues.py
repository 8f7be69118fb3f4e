"""The catalogues: whole, in step with the words of the interface, and safe to fill in."""

from __future__ import annotations

import re

import pytest
from babel.messages import Catalog
from tools.update_catalogues import ROOT, begun, brought_up_to_date, words_of_the_interface

from ownwords.editorial.sources import read_editorial
from ownwords.errors import ArchiveError
from ownwords.made.wording.catalogues import IN_MATERIAL, read_catalogue, translations_for
from tests.made.factory import THEME_FOLDER

SHIPPED = sorted((THEME_FOLDER / "languages").glob("*.po"))


@pytest.fixture(scope="module")
def words() -> Catalog:
    return words_of_the_interface()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (b'msgid "Mentions %(notes)s"\nmsgstr "Ag %(ntoes)s"\n', '"Mentions %\\(notes\\)s" cannot'),
        (b'msgid "%(num)s story"\nmsgid_plural "%(num)s stories"\nmsgstr[0] "%(n)s"\n', "cannot"),
        (b'msgid "Tags"\nmsgstr "100 % Tags"\n', 'cannot hold a "%"'),
        (b"Tags = Tagaichean\n", "cannot be read"),
        (b'msgid "Tags"\nmsgstr "\xff"\n', "cannot be read"),
    ],
)
def test_a_catalogue_with_a_mistake_stops_the_build(tmp_path, text, told):
    (tmp_path / "languages").mkdir()
    (tmp_path / "languages" / "xx.po").write_bytes(text)
    with pytest.raises(ArchiveError, match=rf"^languages/xx\.po.*{told}"):
        translations_for("xx", [tmp_path])


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_catalogue_is_up_to_date(path, words):
    """If this fails: run tools/update_catalogues.py, and translate what is new."""
    text = path.read_text("utf-8")
    assert text == brought_up_to_date(text, words)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_catalogue_leaves_nothing_untranslated(path):
    catalogue = read_catalogue(path)
    left = [
        message.id
        for message in catalogue
        if message.id and (message.fuzzy or not all(_strings(message.string)))
    ]
    assert left == []


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_catalogue_fills_in_the_same_values_in_every_form(path):
    catalogue = read_catalogue(path)
    wrong = [
        (message.id, form)
        for message in catalogue
        if message.id
        for form in _strings(message.string)
        if _values(form) != _values(_strings(message.id)[-1])
    ]
    assert wrong == []


def test_the_gaelic_catalogue_has_four_forms_for_every_plural():
    catalogue = read_catalogue(THEME_FOLDER / "languages" / "gd.po")
    forms = {len(m.string) for m in catalogue if m.id and not isinstance(m.id, str)}
    assert forms == {4}


def test_the_gaelic_catalogue_is_spelt_by_the_conventions():
    """No acute accent, and the apostrophe of print."""
    catalogue = read_catalogue(THEME_FOLDER / "languages" / "gd.po")
    said = [form for message in catalogue if message.id for form in _strings(message.string)]
    assert [form for form in said if re.search("[áéíóúÁÉÍÓÚ']", form)] == []


def test_every_word_of_the_interface_can_be_filled_in_safely(words):
    """A bare percent sign would be taken for a value, and a tag be shown as text."""
    said = [form for message in words if message.id for form in _strings(message.id)]
    assert [w for w in said if re.search(r"%(?!\(\w+\)s)|[<>]", w)] == []


def test_what_material_translates_is_still_said(words):
    assert [said for said in IN_MATERIAL if words.get(said) is None] == []


def test_a_new_catalogue_has_every_word_and_nothing_said(words):
    text = brought_up_to_date(begun("cy"), words)
    assert (text.count("\nmsgid ") - 1, '"Language: cy' in text) == (len(words), True)


def test_a_catalogue_has_no_clock_and_no_path_of_this_machine(words):
    text = brought_up_to_date(begun("cy"), words)
    assert (re.findall("-Date:|Generated-By", text), str(ROOT) in text) == ([], False)


@pytest.mark.parametrize("language", ["gd", "gd-GB"])
def test_gaelic_content_notes_are_worded_for_every_note_there_is(tmp_path, language):
    english = read_editorial(tmp_path, tmp_path).editorial.content_notes
    gaelic = read_editorial(tmp_path, tmp_path, language).editorial.content_notes
    same = [id for id in english if english[id] == gaelic[id]]
    assert (gaelic.keys(), same) == (english.keys(), [])


def test_an_archives_own_words_for_a_note_come_before_ours(tmp_path):
    (tmp_path / "content-notes.md").write_text("---\nnotes: {death: caochladh}\n---\n")
    notes = read_editorial(tmp_path, tmp_path, "gd").editorial.content_notes
    assert (notes["death"], notes["violence"]) == ("caochladh", "fòirneart")


def _strings(said: str | tuple[str, ...] | list[str]) -> list[str]:
    return [said] if isinstance(said, str) else list(said)


def _values(text: str) -> set[str]:
    return set(re.findall(r"%\((\w+)\)s", text))
