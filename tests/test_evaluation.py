"""The command from a file to a page and a picture, and where neither may go."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from PIL import Image
from typer.testing import CliRunner

from ownwords.desk.evaluating.answers import columns_for
from ownwords.desk.main import app
from ownwords.editorial.guides.prompts import read_general_prompts
from tests.archives import write_archive

QUESTIONS = read_general_prompts("en").questions
HEADER = ",".join(columns_for(QUESTIONS))
SLIPS = [977, 853, 641, 739, 587, 463, 391, 278]
ROW = "2,4,3,3,1,2"
EIGHT = [HEADER, *(f"{slip},{ROW}" for slip in SLIPS)]
"""Everybody in it answered alike."""


@pytest.fixture
def archive(tmp_path):
    return write_archive(tmp_path / "archive")


@pytest.fixture
def desk(tmp_path):
    folder = tmp_path / "the-tuesday-group"
    folder.mkdir()
    return folder


def run(archive, *words):
    return CliRunner().invoke(app, ["evaluation", *map(str, words), "-C", str(archive)])


def evaluate(archive, folder, lines=EIGHT, *words):
    file = folder / "shonas-answers.csv"
    file.write_text("\n".join(lines), "utf-8")
    return run(archive, file, *words)


def names_in(folder):
    return sorted(path.name for path in folder.iterdir())


def page_in(folder):
    return (folder / "evaluation.html").read_text("utf-8")


def words_of(html):
    return " ".join(re.sub(r"(?s)<style>.*?</style>|<[^>]+>", " ", html).split())


def test_makes_a_page_and_a_picture_beside_the_file(archive, desk):
    assert evaluate(archive, desk).exit_code == 0
    assert names_in(desk) == ["evaluation.html", "evaluation.png", "shonas-answers.csv"]


def test_makes_them_elsewhere_if_asked(archive, desk, tmp_path):
    evaluate(archive, desk, EIGHT, "--out", tmp_path / "new" / "folder")
    assert names_in(tmp_path / "new" / "folder") == ["evaluation.html", "evaluation.png"]


def test_tells_the_numbers_and_where_the_page_is(archive, desk):
    told = evaluate(archive, desk)
    assert told.stdout.splitlines()[:3] == [
        "Confidence, before: median 2, middle half 2 (8 answered)",
        "Confidence, after: median 4, middle half 4 (8 answered)",
        "Confidence: of 8 who answered both times, how many went up, stayed or went down "
        "is not shown",
    ]
    assert told.stderr == f"The page is {desk / 'evaluation.html'}.\n"


def directions_told(archive, desk, rows):
    lines = [HEADER, *(f"{slip},{row},,,," for slip, row in enumerate(rows, 1))]
    return evaluate(archive, desk, lines).stdout.splitlines()[2].partition("times, ")[2]


UP, SAME, DOWN = ["1,2", "2,3", "3,5"], ["3,3", "2,2", "4,4"], ["3,2", "4,3"]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (UP * 2 + SAME * 2 + DOWN * 3, "6 went up, 6 stayed, 6 went down"),
        (UP * 3 + SAME + DOWN, "9 went up; the other two numbers are not shown"),
        (UP * 3 + SAME, "how many went up, stayed or went down is not shown"),
    ],
)
def test_tells_how_many_went_which_way(archive, desk, rows, told):
    assert directions_told(archive, desk, rows) == told


def test_with_fewer_than_five_it_tells_kindly_that_nothing_is_counted(archive, desk):
    told = evaluate(archive, desk, EIGHT[:5]).stdout.splitlines()
    assert told == [
        f"{name}: Fewer than 5 people answered this before and after. With so few it is kinder, "
        "and tells you more, to ask them how it was than to count."
        for name in ("Confidence", "Understanding", "Willingness")
    ]


def test_with_fewer_than_five_no_picture_stays_from_an_earlier_page(archive, desk):
    evaluate(archive, desk)
    evaluate(archive, desk, EIGHT[:5])
    assert names_in(desk) == ["evaluation.html", "shonas-answers.csv"]


def test_with_fewer_than_five_the_page_has_no_number_of_theirs(archive, desk):
    evaluate(archive, desk, EIGHT[:5])
    assert set(re.findall(r"\d+", words_of(page_in(desk)))) == {"1", "5"}


def height_of(picture):
    with Image.open(picture) as opened:
        return opened.height


def test_a_question_that_few_answered_is_not_in_the_picture(archive, desk):
    evaluate(archive, desk)
    three = height_of(desk / "evaluation.png")
    evaluate(archive, desk, [HEADER, *(f"{slip},2,4,3,3,," for slip in SLIPS)])
    assert height_of(desk / "evaluation.png") == pytest.approx(three * 2 / 3, abs=20)


def test_a_problem_is_told_and_nothing_is_made(archive, desk):
    told = evaluate(archive, desk, [f"{HEADER},name", f"1,{ROW},Shona", f"2,9{ROW[1:]},"])
    assert (told.exit_code, names_in(desk)) == (1, ["shonas-answers.csv"])
    assert re.findall(r"answers\.csv:(\d+:\d+ \w+):", told.stdout) == [
        "1:119 column",
        "3:3 confidence_before",
    ]


def parts_of(png):
    """Every chunk of the file, by its kind."""
    at = 8
    while at < len(png):
        size, kind = int.from_bytes(png[at : at + 4]), png[at + 4 : at + 8]
        yield kind, png[at + 8 : at + 8 + size]
        at += size + 12


def test_neither_says_who_answered_nor_where_it_was_made(archive, desk, tmp_path):
    evaluate(archive, desk)
    parts = parts_of((desk / "evaluation.png").read_bytes())
    beside_pixels = b"".join(data for kind, data in parts if kind != b"IDAT")
    everything = page_in(desk).encode() + beside_pixels
    private = [*map(str, SLIPS), str(tmp_path), "the-tuesday-group", "shona", "slip", "csv"]
    found = [each for each in private if re.search(rf"\b{re.escape(each)}".encode(), everything)]
    assert found == []


def test_the_picture_holds_pixels_and_their_size_alone(archive, desk):
    evaluate(archive, desk)
    kinds = {kind for kind, _ in parts_of((desk / "evaluation.png").read_bytes())}
    assert kinds == {b"IHDR", b"pHYs", b"IDAT", b"IEND"}


def test_the_order_of_the_rows_and_their_numbers_change_no_byte(archive, desk):
    def made(lines):
        evaluate(archive, desk, lines)
        return [(desk / name).read_bytes() for name in ("evaluation.html", "evaluation.png")]

    mixed = [f"{slip},{1 + slip % 5},{1 + slip % 3},3,4,5,5" for slip in SLIPS]
    numbered = [re.sub(r"^\d+", str(place), row) for place, row in enumerate(mixed, 1)]
    assert made([HEADER, *mixed]) == made([HEADER, *reversed(numbered)])


class _Page(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.tags = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def all(self, tag, attribute):
        return [attrs.get(attribute) for name, attrs in self.tags if name == tag]


def test_the_page_describes_its_picture(archive, desk):
    evaluate(archive, desk)
    assert _Page(page_in(desk)).all("img", "alt") == [
        "Confidence: before, median 2, middle half 2; after, median 4, middle half 4. "
        "Understanding: before, median 3, middle half 3; after, median 3, middle half 3. "
        "Willingness: before, median 1, middle half 1; after, median 2, middle half 2."
    ]


def test_the_page_fetches_nothing_but_its_picture(archive, desk):
    evaluate(archive, desk)
    page = _Page(page_in(desk))
    assert (page.all("img", "src"), page.all("link", "href"), page.all("script", "src")) == (
        ["evaluation.png"],
        [],
        [],
    )


def test_every_head_of_a_table_says_what_it_heads(archive, desk):
    evaluate(archive, desk)
    page = _Page(page_in(desk))
    assert set(page.all("th", "scope")) == {"col", "row", "rowgroup"}
    assert len(page.all("caption", "id")) == len(page.all("table", "id"))


@pytest.mark.parametrize("part", ["pages", "pages/guides", "stories"])
def test_refuses_a_folder_that_a_site_is_made_from(archive, desk, part):
    told = evaluate(archive, desk, EIGHT, "--out", archive / part)
    assert isinstance(told.exception, Exception)
    assert str(told.exception) == (
        f"A site is made from {archive / part.split('/')[0]}. Name another folder with --out."
    )
    assert not (archive / part / "evaluation.html").exists()


def test_refuses_answers_that_lie_among_the_pages(archive, desk):
    told = evaluate(archive, archive / "pages", EIGHT, "--out", desk)
    assert str(told.exception) == (
        f"The answers lie in {archive / 'pages'}, from which a site is made. Move them first."
    )


@pytest.mark.parametrize("words", [[], ["nowhere.csv"]])
def test_without_a_file_it_asks_for_one(archive, words):
    assert run(archive, *words).exit_code == 2


def test_gives_the_empty_table(archive):
    assert run(archive, "--template").stdout.splitlines()[:2] == [HEADER, "1,,,,,,"]


def test_writes_the_empty_table_to_a_new_file(archive, desk):
    run(archive, desk / "new.csv", "--template")
    assert (desk / "new.csv").read_text("utf-8").splitlines()[0] == HEADER


def test_never_writes_the_empty_table_over_answers(archive, desk):
    evaluate(archive, desk)
    told = run(archive, desk / "shonas-answers.csv", "--template")
    text = (desk / "shonas-answers.csv").read_text("utf-8")
    assert (told.exit_code, text) == (2, "\n".join(EIGHT))
