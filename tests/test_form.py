"""The blank consent form: made from the model that enforces it, in words for everybody."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ownwords.desk.main import app
from ownwords.desk.papers import wording
from ownwords.desk.papers.consent_form import form_page, words_digest, words_on
from ownwords.desk.papers.paper import Size, in_css
from ownwords.desk.papers.wording import (
    ASKED,
    CHANGES,
    CREDITS,
    GIVEN_BY,
    LINES,
    NOTICES,
    PARTS,
    SETTLED,
    USES,
    WORDINGS,
    part_in,
)
from ownwords.terms import Change, CreditKind, Notice, Part, Use
from ownwords.told.consent import WORDING, ConsentRecord, GivenBy, OtherPerson
from ownwords.told.front_matter import Storyteller
from tests.archives import write_archive
from tests.browser import REPOSITORY
from tests.plain_english import grade_of

SAID = [*USES.values(), *PARTS.values(), *CHANGES.values(), *CREDITS.values()]
QUESTIONS = [wording.SEARCH_ENGINES, wording.AI_TRAINING]
SAID += QUESTIONS
EASY = [line for said in SAID for line in said.easy]
IN_BOTH_VOICES = [*NOTICES.values(), *SETTLED.values(), *LINES.values()]
EASY += [each.easy for each in IN_BOTH_VOICES if each.easy.endswith(".")]
PLAIN = [said.words for said in SAID] + [said.refused for said in SAID if said.refused]
PLAIN += [each.words for each in IN_BOTH_VOICES]
SIZES = list(Size)


@pytest.fixture(scope="module")
def pages():
    return {size: form_page("A small archive", size) for size in Size}


def test_a_change_of_the_model_or_of_a_word_needs_a_new_wording_version():
    """If this fails: name the new version in told/consent.py, with the digest that stands here."""
    assert WORDINGS[WORDING] == words_digest()


def test_no_two_versions_say_the_same():
    assert len(set(WORDINGS.values())) == len(WORDINGS)


@pytest.mark.parametrize(
    ("said", "model"),
    [
        (USES, Use),
        (ASKED, Use),
        (PARTS, Part),
        (CHANGES, Change),
        (CREDITS, CreditKind),
        (GIVEN_BY, GivenBy),
        (NOTICES, Notice),
    ],
)
def test_everything_that_can_be_agreed_to_has_its_words(said, model):
    assert list(said) == list(model)


@pytest.mark.parametrize("how", SETTLED)
def test_every_way_of_settling_with_somebody_can_be_recorded(how):
    assert OtherPerson.model_validate({"who": "my sister", "how": how}).is_settled


@pytest.mark.parametrize("said", [*USES.values(), *CHANGES.values(), *QUESTIONS])
def test_whatever_is_asked_says_what_a_no_means(said):
    """It is printed in the storyteller's voice and in the facilitator's: so in neither."""
    assert (said.refused[-1], re.findall(r"\b(?:[Mm]y|I|[Yy]our?)\b", said.refused)) == (".", [])


@pytest.mark.parametrize("size", SIZES)
def test_every_form_asks_for_all_that_the_record_holds(pages, size):
    asked = re.findall(r'data-asks="([^"]+)"', pages[size])
    held = {*ConsentRecord.model_fields, *Storyteller.model_fields, *OtherPerson.model_fields}
    assert {key for keys in asked for key in keys.split()} == held | {"notice"}


@pytest.mark.parametrize("size", SIZES)
def test_every_form_has_as_many_lines_and_ticks_for_each_fact(pages, size):
    def asked(page):
        elements = re.findall(r'<(?:p|ul)[^>]*data-asks="([^"]+)"', page)
        return Counter(key for key in elements if key not in ("who", "how"))

    assert asked(pages[size]) == asked(pages[Size.STANDARD])


@pytest.mark.parametrize("use", Use)
def test_every_use_asks_for_the_words_first(use):
    assert ASKED[use][0] is Part.WORDS


@pytest.mark.parametrize("size", SIZES)
def test_each_part_of_each_use_is_a_tick_of_its_own(pages, size):
    ticks = sum(map(len, ASKED.values()))
    questions = 2 * (len(Change) + 2)
    others = len(CreditKind) + len(Notice) + 2
    people = 3 * len(SETTLED)
    assert pages[size].count('<span class="box">') == ticks + questions + others + people


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_ticked_beforehand(pages, size):
    assert "box ticked" not in pages[size].partition("<main>")[2]


@pytest.mark.parametrize("size", [Size.STANDARD, Size.LARGE])
@pytest.mark.parametrize("use", Use)
def test_every_use_is_asked_in_its_words(pages, size, use):
    told = words_on(pages[size])
    assert all(words in told for words in (USES[use].words, *(part_in(use, p) for p in ASKED[use])))


@pytest.mark.parametrize("use", Use)
def test_the_easy_form_has_a_drawing_for_every_use(pages, use):
    told = words_on(pages[Size.EASY])
    assert all(line in told for line in USES[use].easy)


def test_every_drawing_draws_something():
    drawn = {said.drawn for said in SAID} | {
        "people",
        "ask",
        "calendar",
        "back",
        "no",
        "phone",
        "pen",
    }
    text = Path(wording.__file__).with_name("drawn.html").read_text("utf-8")
    assert [name for name in drawn if f'name == "{name}"' not in text] == []


@pytest.mark.parametrize("size", SIZES)
def test_it_has_two_signatures_and_room_for_the_eight_characters(pages, size):
    page = pages[size]
    panels = page.partition("<main>")[2].count('class="signature-panel"')
    assert (panels, page.count("<i></i>")) == (2, 8)


@pytest.mark.parametrize("size", SIZES)
def test_it_says_which_wording_it_is(pages, size):
    assert (f"wording {WORDING}" in pages[size], f"<strong>{WORDING}</strong>" in pages[size]) == (
        True,
        True,
    )


@pytest.mark.parametrize("line", EASY)
def test_an_easy_line_is_one_short_sentence(line):
    words = re.findall(r"[\w’-]+", line)
    assert (len(words) <= 11, line[-1], "," in line) == (True, ".", False)


@pytest.mark.parametrize("words", PLAIN)
def test_a_sentence_is_short_enough_for_a_child_of_ten(words):
    sentences = [s for s in re.split(r"[.”]\s+|[.]$", words) if s]
    assert max(len(re.findall(r"[\w’-]+", sentence)) for sentence in sentences) <= 22


@pytest.mark.parametrize(("size", "most"), [(Size.STANDARD, 5.5), (Size.EASY, 3.0)])
def test_the_whole_form_reads_at_ten_or_below(pages, size, most):
    """Flesch and Kincaid's grade; a child of ten is in the fifth. Ticks are not sentences."""
    main = pages[size].partition("<main>")[2]
    told = [words_on(f"<main>{each}") for each in re.findall(r"(?s)<(?:p|th)\b[^>]*>(.*?)</", main)]
    assert grade_of(" ".join(each for each in told if each.endswith((".", "?", ":")))) <= most


@pytest.mark.parametrize(
    ("options", "name"),
    [
        ([], f"consent-form-{WORDING}.html"),
        (["--easy-read"], f"consent-form-{WORDING}-easy-read.html"),
        (["--large-print"], f"consent-form-{WORDING}-large-print.html"),
    ],
)
def test_the_command_writes_the_page(tmp_path, options, name):
    root = write_archive(tmp_path / "archive")
    done = CliRunner().invoke(app, ["form", "-C", str(root), *options])
    page = tmp_path / "archive-papers" / name
    assert (done.exit_code, page.is_file(), str(page) in done.stderr) == (0, True, True)


@pytest.mark.parametrize("folder", ["archive/stories", "archive/pages/forms", "archive/forms"])
def test_the_page_is_not_written_where_the_archive_is_kept(tmp_path, folder):
    root = write_archive(tmp_path / "archive")
    done = CliRunner().invoke(app, ["form", "-C", str(root), "--out", str(tmp_path / folder)])
    assert (type(done.exception).__name__, list(tmp_path.rglob("consent-form*"))) == (
        "ArchiveError",
        [],
    )


def test_easy_read_and_large_print_are_one_or_the_other(tmp_path):
    root = write_archive(tmp_path / "archive")
    done = CliRunner().invoke(app, ["form", "-C", str(root), "--easy-read", "--large-print"])
    assert (done.exit_code, "choose one of the two" in done.stderr) == (2, True)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("A small archive · v4", "A small archive \\b7  v4"),
        ('"} body { display: none', "\\22 \\7d  body \\7b  display: none"),
        ("a\\b\nc", "a\\5c b\\a c"),
        ("Mòrag’s", "Mòrag\\2019 s"),
        ("</style>", "\\3c \\2f style\\3e "),
    ],
)
def test_a_name_cannot_get_out_of_the_stylesheet(text, written):
    assert in_css(text) == written


def test_papers_and_their_folder_are_for_nobody_else_on_this_computer(tmp_path):
    root = write_archive(tmp_path / "archive")
    CliRunner().invoke(app, ["form", "-C", str(root)])
    folder = tmp_path / "archive-papers"
    paths = [folder, *folder.iterdir()]
    assert [oct(path.stat().st_mode & 0o777) for path in paths] == ["0o700", "0o600"]


@pytest.mark.parametrize(
    "page", ["docs/front-matter.md", "generator/ownwords/desk/archive/README.md"]
)
def test_what_explains_the_record_names_the_wording_that_is_printed(page):
    named = re.findall(r"^ *wording: (\S+)", (REPOSITORY / page).read_text("utf-8"), re.M)
    assert named == [WORDING]
