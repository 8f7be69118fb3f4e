"""The code that locks a translation: what changes it, and what does not."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from ownwords.told.approval import (
    codes,
    stale_translations,
    translation_code,
    translation_is_stale,
)
from ownwords.told.consent import CODE
from tests.factory import (
    ALL_MEDIA,
    AS_TRANSLATED,
    AS_WRITTEN,
    make_refused,
    make_refused_translation,
    make_story,
    make_translated,
    make_translation,
    read_all,
    write_story,
)


def code_of(root, translation: str = AS_TRANSLATED, story: str = AS_WRITTEN) -> str:
    """Of a translation and its story as such files are read."""
    folder = write_story(root / "stories" / "leeks-in-february", story)
    (folder / "story.gd.md").write_text(translation, encoding="utf-8")
    read = read_all(root)
    assert read.problems == ()
    (told,) = read.stories
    return translation_code(told, told.translations[0])


SAME = {
    "lines wrapped anew": ("Bha an t-uisge ann", "Bha an\nt-uisge ann"),
    "emphasis gone": ("*coma*", "coma"),
    "a straight apostrophe": ("a’ gheamhraidh", "a' gheamhraidh"),
    "a quoted title": ("translated_by: Mòrag", 'translated_by: "Mòrag"'),
    "the language said again": ("quotes:", "language: gd\nquotes:"),
    "CRLF": ("\n", "\r\n"),
}


@pytest.mark.parametrize(("old", "new"), SAME.values(), ids=SAME)
def test_writing_it_another_way_does_not_change_it(tmp_path, old, new):
    text = AS_TRANSLATED.replace(old, new)
    before = code_of(tmp_path / "before")
    assert text != AS_TRANSLATED and code_of(tmp_path / "after", text) == before


CHANGED = {
    "a word": ("fad a’ gheamhraidh", "fad an t-samhraidh"),
    "a word less": ("ann fad", "fad"),
    "the title": ("title: Creamh-gàrraidh", "title: Creamhan"),
    "the summary": ("An t-ospadal, agus", "Ospadal agus"),
    "the translator": ("translated_by: Mòrag", "translated_by: Seonag"),
    "no translator": ("translated_by: Mòrag\n", ""),
    "a quote": ("words: Bha an creamh", "words: an creamh"),
    "a quote less": ("quotes:\n  - id: leeks\n    words: Bha an creamh-gàrraidh coma.\n", ""),
    "where a link leads": ("https://creamh.example/", "https://creamh.example/thig"),
    "a paragraph less": ("gheamhraidh.\n\nBha", "gheamhraidh.\nBha"),
}


@pytest.mark.parametrize(("old", "new"), CHANGED.values(), ids=CHANGED)
def test_an_edit_changes_it(tmp_path, old, new):
    text = AS_TRANSLATED.replace(old, new)
    before = code_of(tmp_path / "before")
    assert text != AS_TRANSLATED and code_of(tmp_path / "after", text) != before


OF_THE_STORY = {
    "a word": ("all winter", "all summer"),
    "a tag": ("tags: [allotment]", "tags: [allotment, illness]"),
    "the quote": ("words: The leeks did not care.", "words: leeks did not care."),
}


@pytest.mark.parametrize(("old", "new"), OF_THE_STORY.values(), ids=OF_THE_STORY)
def test_an_edit_of_the_story_changes_it(tmp_path, old, new):
    text = AS_WRITTEN.replace(old, new)
    before = code_of(tmp_path / "before")
    assert text != AS_WRITTEN and code_of(tmp_path / "after", story=text) != before


def test_another_id_for_a_quote_in_both_files_does_not_change_it(tmp_path):
    renamed = [text.replace("id: leeks", "id: the-leeks") for text in (AS_TRANSLATED, AS_WRITTEN)]
    assert code_of(tmp_path / "after", *renamed) == code_of(tmp_path / "before")


@pytest.mark.parametrize("file", ["portrait.jpg", "print.png", "shona.mp3", "walk.mp4"])
def test_it_covers_what_every_picture_and_recording_shows(file):
    story = make_story(**ALL_MEDIA)
    alts = {each.file: f"{each.alt} (gd)" for each in story.front.with_alt}
    before = make_translation(story)
    after = make_translation(story, alt=alts | {file: "Something else."})
    assert translation_code(story, after) != translation_code(story, before)


def test_a_file_of_another_name_is_the_same_file():
    first = make_story(portrait={"file": "a.jpg", "alt": "A."}, files={"a.jpg": b"leek"})
    second = make_story(portrait={"file": "b.jpg", "alt": "A."}, files={"b.jpg": b"leek"})
    described = [
        make_translation(first, alt={"a.jpg": "Dealbh."}),
        make_translation(second, alt={"b.jpg": "Dealbh."}),
    ]
    assert translation_code(first, described[0]) == translation_code(second, described[1])


def test_it_has_the_shape_of_a_code_and_is_not_its_story_s():
    story = make_translated()
    code = translation_code(story, story.translations[0])
    assert (bool(re.fullmatch(CODE, code)), code in codes(story)) == (True, False)


# Stale: approved once, and not what was approved any more.


@pytest.mark.parametrize(
    ("title", "approved", "is_stale"),
    [
        ("Leeks in February", {}, False),
        ("Leeks in March", {}, True),
        ("Leeks in March", None, False),
    ],
)
def test_is_stale_when_it_was_approved_and_its_story_changed(title, approved, is_stale):
    translation = make_translation(make_story(), approved=approved)
    assert translation_is_stale(make_story(title=title), translation) is is_stale


def test_lists_those_that_are_stale_and_no_other():
    stale = replace(
        make_story("the-ferry", title="Another"),
        translations=(make_translation(make_story("the-ferry")), make_refused_translation("cy")),
    )
    found = stale_translations([make_translated(), stale, make_refused()])
    assert [(story.id, each.language) for story, each in found] == [("the-ferry", "gd")]
