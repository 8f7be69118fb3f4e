"""The codes that lock a story: what changes neither of them, and what changes which."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ownwords.media.captions import Cue
from ownwords.told.approval import changed_since_approval, codes
from ownwords.told.codes import terms_code, words_code
from ownwords.told.consent import CODE
from tests.factory import (
    ALL_MEDIA,
    AS_WRITTEN,
    AUDIO,
    FILM,
    PORTRAIT,
    TEXT,
    TOMORROW,
    make_front,
    make_original,
    make_story,
    make_text,
    make_withdrawn,
    read_one,
)
from tests.media.picture_samples import make_picture

LONG_WAY_TO_WRITE = AS_WRITTEN.replace("[excerpts]", "\n    - excerpts").replace(
    "summary: Hospital, and growing leeks.", "summary: >-\n  Hospital, and\n  growing leeks."
)
MOVED = AS_WRITTEN.replace("language: en-GB\n", "").replace("consent:", "language: en-GB\nconsent:")
BLOCK_PLACE = "place: Moray  # as wide as she wants"
SAME = {
    "lines wrapped anew": ("all winter, and I", "all\nwinter, and\nI"),
    "more space": ("did not care. See", "did  not care.   See"),
    "space at a line's end": ("did not care. See", "did not care.\nSee"),
    "more empty lines": ('"hospital".\n\nThe', '"hospital".\n\n\n\nThe'),
    "emphasis with another sign": ("*rained*", "_rained_"),
    "emphasis gone": ("*rained*", "rained"),
    "strong": ("*rained*", "**rained**"),
    "curled quotation marks": ('"hospital"', "“hospital”"),
    "a link written at the foot": (
        "[the society](https://leeks.example/).",
        "[the society].\n\n[the society]: https://leeks.example/",
    ),
    "a quoted title": ("title: Leeks in February", 'title: "Leeks in February"'),
    "a folded title": ("title: Leeks in February", "title: Leeks\n  in February"),
    "quotation marks in a quote": ("words: The leeks did not", 'words: "The leeks did not'),
    "a comment": ("place: Moray", BLOCK_PLACE),
    "yes as true": ("adult: yes", "adult: true"),
    "no as false": ("ai_training: no", "ai_training: false"),
    "what is no without saying so": ("  search_engines: no\n", ""),
    "the storyteller without saying so": ("  adult: yes", "  by: storyteller\n  adult: yes"),
    "another witness": ("witness: JD", "witness: MB"),
    "another form": ("form: AV-2026-014", "form: AV-2026-015"),
    "the same tag in another style": ("tags: [allotment]", "tags:\n  - allotment"),
    "lists over lines": ("[words]\n    book: [words]", "\n      - words\n    book: [ words ]"),
    "uses the other way round": (
        "web: [words]\n    book: [words]",
        "book: [words]\n    web: [words]",
    ),
    "CRLF": ("\n", "\r\n"),
}


@pytest.mark.parametrize(("old", "new"), SAME.values(), ids=SAME)
def test_writing_it_another_way_changes_neither_code(tmp_path, old, new):
    text = AS_WRITTEN.replace(old, new)
    if new == 'words: "The leeks did not':
        text = text.replace(f"{new} care.", f'{new} care."')
    before = codes(read_one(tmp_path / "before"))
    assert text != AS_WRITTEN and codes(read_one(tmp_path / "after", text)) == before


@pytest.mark.parametrize("text", [LONG_WAY_TO_WRITE, MOVED, "\ufeff" + AS_WRITTEN])
def test_another_style_of_yaml_changes_neither_code(tmp_path, text):
    before = codes(read_one(tmp_path / "before"))
    assert codes(read_one(tmp_path / "after", text)) == before


WORDS, TERMS = "words", "terms"
CHANGED = {
    "a word of the text": (WORDS, "all winter", "all summer"),
    "a word less": (WORDS, "all winter", "winter"),
    "a capital": (WORDS, "The leeks did not care. See", "the leeks did not care. See"),
    "a full stop": (WORDS, "did not care. See", "did not care! See"),
    "a comma": (WORDS, "winter, and", "winter and"),
    "words put together": (WORDS, "all winter", "allwinter"),
    "a paragraph more": (WORDS, "The leeks did not care. See", "The leeks did not care.\n\nSee"),
    "two paragraphs as one": (WORDS, '"hospital".\n\nThe', '"hospital".\nThe'),
    "two paragraphs changed round": (
        WORDS,
        'It *rained* all winter, and I was in "hospital".\n\nThe leeks did not care.',
        'The leeks did not care.\n\nIt *rained* all winter, and I was in "hospital".',
    ),
    "a footnote": (WORDS, "winter, and", "winter[^1], and"),
    "the title": (WORDS, "title: Leeks in February", "title: Leeks in March"),
    "the title's capitals": (WORDS, "title: Leeks in February", "title: Leeks In February"),
    "the summary": (WORDS, "and growing leeks", "and growing beans"),
    "a tag": (WORDS, "tags: [allotment]", "tags: [allotment, illness]"),
    "the language": (WORDS, "language: en-GB", "language: en-US"),
    "a quote": (WORDS, "words: The leeks did not care.", "words: leeks did not care."),
    "a quote less": (
        WORDS,
        "quotes:\n  - id: leeks\n    words: The leeks did not care.\n",
        "",
    ),
    "where a link leads": (WORDS, "https://leeks.example/", "https://leeks.example/join"),
    "how a link leads there": (WORDS, "https://leeks.example/", "http://leeks.example/"),
    "a link taken out": (WORDS, "[the society](https://leeks.example/)", "the society"),
    "a link put in": (WORDS, "It *rained*", "It [rained](https://rain.example)"),
    "a use more": (TERMS, "book: [words]", "book: [words]\n    feeds: [words]"),
    "a use less": (TERMS, "    book: [words]\n", ""),
    "a part more": (TERMS, "web: [words]", "web: [words, portrait]"),
    "another use": (TERMS, "book: [words]", "research: [words]"),
    "the day it was given": (TERMS, "given: 2026-03-14", "given: 2026-03-13"),
    "the first day": (TERMS, "starts: 2026-04-01", "starts: 2026-04-02"),
    "no first day": (TERMS, "  starts: 2026-04-01\n", ""),
    "the day to ask again": (TERMS, "review: 2027-03-14", "review: 2027-03-15"),
    "the last day": (TERMS, "expires: 2029-03-13", "expires: 2029-03-14"),
    "the kind of credit": (TERMS, "credit: first-name", "credit: pseudonym"),
    "the name": (TERMS, "name: Shona", "name: Mhairi"),
    "the role": (TERMS, "role: Peer worker", "role: Nurse"),
    "no role": (TERMS, "  role: Peer worker\n", ""),
    "the place": (TERMS, "place: Moray", "place: Elgin"),
    "a change more": (TERMS, "changes: [excerpts]", "changes: [excerpts, translation]"),
    "a change less": (TERMS, "changes: [excerpts]", "changes: []"),
    "search engines": (TERMS, "search_engines: no", "search_engines: yes"),
    "AI training": (TERMS, "ai_training: no", "ai_training: yes"),
    "a condition": (TERMS, "[Not in the Moray paper]", "[Not in the paper]"),
    "no condition": (TERMS, "[Not in the Moray paper]", "[]"),
    "the form's wording": (TERMS, "wording: v3", "wording: v4"),
    "who gave it": (TERMS, "status: given", "status: given\n  by: attorney"),
    "an age": (
        TERMS,
        "adult: yes",
        "adult: no",
    ),
}


@pytest.mark.parametrize(("which", "old", "new"), CHANGED.values(), ids=CHANGED)
def test_an_edit_changes_one_code(tmp_path, which, old, new):
    text = AS_WRITTEN.replace(old, new)
    if "[^1]" in new:
        text += "\n[^1]: A wet one.\n"
    if new == "adult: no":
        by_guardian = AS_WRITTEN.replace("status: given", "status: given\n  by: guardian")
        text = by_guardian.replace(old, new)
        words, terms = codes(read_one(tmp_path / "before", by_guardian))
    else:
        words, terms = codes(read_one(tmp_path / "before"))
    after = codes(read_one(tmp_path / "after", text))
    changed = [name for name, was in ((WORDS, words), (TERMS, terms)) if was not in after]
    assert text != AS_WRITTEN and changed == [which]


PICTURE = AS_WRITTEN.replace("people:", "").replace(
    "consent:", "portrait: {file: portrait.jpg, alt: A leek.}\nconsent:", 1
)


def test_a_picture_of_another_name_is_the_same_picture(tmp_path):
    picture = make_picture()
    before = read_one(tmp_path / "before", PICTURE, portrait_jpg=picture)
    renamed = PICTURE.replace("portrait.jpg", "shona.jpg")
    after = read_one(tmp_path / "after", renamed, shona_jpg=picture)
    assert codes(after) == codes(before)


def test_one_byte_of_a_picture_changes_the_words_code(tmp_path):
    picture = make_picture()
    before = read_one(tmp_path / "before", PICTURE, portrait_jpg=picture)
    after = read_one(tmp_path / "after", PICTURE, portrait_jpg=picture + b"\0")
    assert [a == b for a, b in zip(codes(before), codes(after), strict=True)] == [False, True]


def words_of(files=None, **changes):
    return codes(make_story(files=files, **ALL_MEDIA | changes))[0]


@pytest.mark.parametrize(
    "name",
    ["portrait.jpg", "print.png", "shona.mp3", "shona.vtt", "walk.mp4", "walk.vtt", "poster.jpg"],
)
def test_the_words_code_covers_every_file(name):
    assert words_of({name: b"another"}) != words_of()


@pytest.mark.parametrize(
    "changes",
    [
        {"portrait": PORTRAIT | {"alt": "Shona with two leeks."}},
        {"artwork": [{"file": "print.png", "alt": "A print."}]},
        {"artwork": []},
        {"audio": AUDIO | {"alt": "Shona reads."}},
        {"film": FILM | {"alt": "Shona walks."}},
        {"film": {key: FILM[key] for key in ("file", "alt", "captions")}},
        {"portrait": None},
        {"audio": None},
        {"film": None},
    ],
)
def test_the_words_code_covers_what_stands_for_each_file(changes):
    assert words_of(**changes) != words_of()


VERSIONS = {
    "audio.bsl": {"audio": AUDIO | {"bsl": "one.mp4"}},
    "film.described": {"film": FILM | {"described": "one.mp4"}},
    "film.bsl": {"film": FILM | {"bsl": "one.mp4"}},
    "film.described and film.bsl": {"film": FILM | {"described": "one.mp4", "bsl": "two.mp4"}},
    "the other way round": {"film": FILM | {"described": "two.mp4", "bsl": "one.mp4"}},
    "as its poster": {"film": FILM | {"poster": "one.mp4"}},
    "as the film": {"film": FILM | {"file": "one.mp4"}},
    "none": {},
}


def test_one_file_in_each_place_has_a_code_of_its_own():
    assert len({words_of(**changes) for changes in VERSIONS.values()}) == len(VERSIONS)


@pytest.mark.parametrize("name", ["one.mp4", "two.mp4"])
def test_the_words_code_covers_the_bytes_of_every_version(name):
    film = VERSIONS["film.described and film.bsl"]
    assert words_of({name: b"another"}, **film) != words_of(**film)


def test_a_picture_as_portrait_is_not_the_same_as_artwork():
    portrait = make_story(portrait=PORTRAIT)
    artwork = make_story(artwork=[PORTRAIT])
    assert codes(portrait)[0] != codes(artwork)[0]


def test_where_a_portrait_is_cut_is_no_word():
    cut = PORTRAIT | {"focus": [0.2, 0.3]}
    assert words_of(portrait=cut) == words_of()


def test_captions_count_by_their_bytes():
    other_cues = make_story(**ALL_MEDIA, cues=(Cue(0.0, 9.0, "It snowed."),))
    assert codes(other_cues)[0] == words_of()


@pytest.mark.parametrize(
    "changes",
    [
        {"status": "withdrawn"},
        {"witness": "MB"},
        {"form": "AV-2026-015"},
    ],
)
def test_the_terms_code_leaves_out_what_the_archive_notes_for_itself(changes):
    assert terms_code(make_front(consent=changes)) == terms_code(make_front())


def test_the_terms_code_tells_one_date_from_another():
    """The same day as first day or as day to ask again."""
    asked = {"status": "requested", "given": None, "review": None}
    records = ({"starts": TOMORROW}, {"review": TOMORROW}, {"given": TOMORROW}, {})
    assert len({terms_code(make_front(consent=asked | record)) for record in records}) == 4


def test_a_code_can_be_read_out():
    assert all(re.fullmatch(CODE, code) for code in codes(make_story()))


def test_codes_stay_what_they_were():
    """Every story ever approved is withheld where these change: then the codes need a v2."""
    assert codes(make_story(**ALL_MEDIA)) == WERE


WERE = ("v1-9CP6-JJ2A-CVAK-HYSH-EY97", "v1-JDVB-SX44-TSN7-9W3Y-WPZ5")


_TEXT = st.text("ab \n*_-\"'<>&#[]().\\`1", max_size=60).filter(lambda text: text.strip())


@given(_TEXT, _TEXT)
def test_two_texts_with_one_code_show_the_same_words(one, other):
    front = make_front(quotes=[])
    texts = [make_text(text, front) for text in (one, other)]
    first, second = (words_code(front, text, {}) for text in texts)
    shown = [re.sub(r"<[^>]*>|\s", "", text.html) for text in texts]
    straight = [text.translate(str.maketrans("“”‘’–—", "\"\"''--")) for text in shown]
    assert first != second or straight[0].replace("…", "...") == straight[1].replace("…", "...")


def test_an_original_is_known_by_what_it_holds():
    assert make_original("a.jpg", b"x").digest == make_original("b.jpg", b"x").digest


def test_the_text_is_covered_whole():
    codes_of = {codes(make_story(text=TEXT + more))[0] for more in ("", "\nA.", "\nB.", "\n- B.")}
    assert len(codes_of) == 3


@pytest.mark.parametrize("other", ["1987. I was nine.\n1990. We", "1986. I was nine.\n1991. We"])
def test_a_year_that_begins_a_line_is_a_word_too(tmp_path, other):
    """Markdown takes "1986." for the number of a list."""
    text = AS_WRITTEN + "\n1986. I was nine.\n1990. We moved.\n"
    before = codes(read_one(tmp_path / "before", text))
    changed = text.replace("1986. I was nine.\n1990. We", other)
    assert codes(read_one(tmp_path / "after", changed))[0] != before[0]


@pytest.mark.parametrize(
    ("story", "changed"),
    [
        (make_story(), False),
        (make_story(approved=None), False),
        (make_withdrawn("the-blue-coat"), False),
        (replace(make_story(), text=make_text("It was beans.", make_front())), True),
    ],
)
def test_tells_what_was_changed_since_it_was_approved(story, changed):
    assert changed_since_approval(story) is changed
