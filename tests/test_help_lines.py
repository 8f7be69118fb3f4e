"""Help lines are data: read strictly, and told when nobody has checked them for too long."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import PurePosixPath

import pytest

from ownwords.editorial.help_lines import REFUSED_AFTER, not_checked_lately
from ownwords.editorial.model import HelpPage, Section, TextNumber
from ownwords.editorial.sources import EditorialRead, read_editorial

CHECKED = date(2026, 6, 1)
SAMARITANS = """\
  - name: Samaritans
    what: "You can talk about anything."
    phone: 116 123
    hours: day and night
    nations: [UK]
    free: yes
    checked_on: 2026-06-01
"""
SHOUT = """\
  - name: Shout
    what: Where you cannot talk.
    text: SHOUT to 85258
    nations: [UK]
    checked_on: 2026-06-01
"""


def page(*lines: str, body: str = "Talk to somebody.\n") -> str:
    return f"---\ntitle: Get help\nlines:\n{''.join(lines)}---\n{body}"


def read(root, text: str) -> EditorialRead:
    (root / "pages").mkdir()
    (root / "pages" / "get-help.md").write_text(text, "utf-8")
    return read_editorial(root, root / "pages")


def help_in(root, text: str) -> HelpPage:
    found = read(root, text).editorial.help
    assert found is not None
    return found


def names(page: HelpPage) -> list[str]:
    return [line.name for line in page.lines]


def test_an_archive_may_have_no_help_page(tmp_path):
    assert read_editorial(tmp_path, tmp_path / "pages").editorial.help is None


def test_reads_a_line(tmp_path):
    (line,) = help_in(tmp_path, page(SAMARITANS)).lines
    assert (line.name, line.phone, line.answers_always, line.nations, line.free) == (
        "Samaritans",
        "116 123",
        True,
        ("UK",),
        True,
    )


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("SHOUT to 85258", TextNumber("85258", "SHOUT")),
        ("85258", TextNumber("85258")),
        ("+44 7700 900 123", TextNumber("+44 7700 900 123")),
    ],
)
def test_a_text_goes_to_a_number_sometimes_with_a_word(tmp_path, said, number):
    (line,) = help_in(tmp_path, page(SHOUT.replace("SHOUT to 85258", f'"{said}"'))).lines
    assert line.text == number


def test_the_archives_own_text_stands_around_the_lines(tmp_path):
    found = help_in(tmp_path, page(SAMARITANS, body="Talk.\n\n## Later\n\nRest.\n"))
    assert (found.body, found.sections) == (
        "<p>Talk.</p>",
        (Section("Later", "later", "<p>Rest.</p>"),),
    )


@pytest.mark.parametrize(
    ("text", "title"),
    [("# People\n\nTalk.\n", "People"), ("Talk.\n", None), ("---\ntitle: Ring\n---\n", "Ring")],
)
def test_it_may_be_any_page_of_mkdocs(tmp_path, text, title):
    said = read(tmp_path, text)
    assert (said.editorial.help.title, said.editorial.help.lines, said.problems) == (title, (), ())


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            SAMARITANS.replace("    phone: 116 123\n", ""),
            "4:5 lines.phone: there is no way to reach it. Add phone: 116 123, or text, or web.",
        ),
        (
            SAMARITANS.replace("116 123", "116-123"),
            '6:12 lines.phone: not a telephone number: "116-123". '
            "Write its digits, with spaces where people pause: 116 123.",
        ),
        (
            SHOUT.replace("SHOUT to 85258", "SHOUT at 85258"),
            '6:11 lines.text: not a word and a number: "SHOUT at 85258". '
            "Write them as SHOUT to 85258, or the number alone.",
        ),
        (
            SAMARITANS.replace("free: yes", "web: samaritans.org"),
            '9:10 lines.web: not an address on the web: "samaritans.org". '
            "Write it whole, such as https://www.samaritans.org/.",
        ),
        (
            SAMARITANS.replace("[UK]", "[]"),
            "8:14 lines.nations: is empty. Say where it answers, such as [UK].",
        ),
        (
            SAMARITANS.replace("free: yes", "free: of course"),
            '9:11 lines.free: neither yes nor no: "of course". Write yes or no.',
        ),
        (
            SAMARITANS.replace("    checked_on: 2026-06-01\n", ""),
            "4:5 lines.checked_on: is missing. Add it, such as checked_on: 2026-11-22.",
        ),
        (
            SAMARITANS.replace("2026-06-01", "June 2026"),
            '10:17 lines.checked_on: not a date: "June 2026". '
            "Write the date as year-month-day, such as 2029-03-14.",
        ),
        (
            SAMARITANS.replace("phone", "phon"),
            '6:5 lines: "phon" is not a key here. Did you mean "phone"?',
        ),
    ],
)
def test_tells_what_is_wrong_with_a_line(tmp_path, line, told):
    problems = [str(problem) for problem in read(tmp_path, page(line)).problems]
    assert problems == [f"pages/get-help.md:{told}"]


@pytest.mark.parametrize("hours", ["24/7", "24 hours a day", "Any time", "round the clock", "24h"])
def test_day_and_night_has_one_form(tmp_path, hours):
    said = read(tmp_path, page(SAMARITANS.replace("day and night", hours)))
    assert [str(problem) for problem in said.problems] == [
        "pages/get-help.md:7:12 lines.hours: this has one form here, by which readers find it "
        f'first: "{hours}". Write it as hours: day and night.'
    ]


@pytest.mark.parametrize(
    "hours", ["Day and night", "Evenings and weekends", "Day and night at weekends", "From 8 to 24"]
)
def test_hours_are_said_in_words(tmp_path, hours):
    assert read(tmp_path, page(SAMARITANS.replace("day and night", hours))).problems == ()


@pytest.mark.parametrize(
    "line",
    [
        SAMARITANS.replace("116 123", "one one six"),
        SAMARITANS.replace("2026-06-01", "soon"),
        SAMARITANS.replace("phone:", "phon:"),
        SAMARITANS.replace("116 123", "08457 90 90 90"),
        SAMARITANS + "    phone: 116 124\n",
        "  - Samaritans\n",
    ],
)
def test_a_line_with_a_mistake_is_left_out_and_the_others_stay(tmp_path, line):
    said = read(tmp_path, page(line, SHOUT))
    assert (len(said.problems), names(said.editorial.help)) == (1, ["Shout"])


@pytest.mark.parametrize("text", ["---\nlines: [\n---\nTalk.\n", "---\ntitle: Help\n", "---\n\t\n"])
def test_a_page_that_cannot_be_read_is_still_there(tmp_path, text):
    said = read(tmp_path, text)
    assert (len(said.problems), said.editorial.help) == (
        1,
        HelpPage(PurePosixPath("pages/get-help.md")),
    )


def test_a_link_is_told_and_not_followed(tmp_path):
    (tmp_path / "pages").mkdir()
    (tmp_path / "elsewhere.md").write_text(page(SAMARITANS))
    (tmp_path / "pages" / "get-help.md").symlink_to(tmp_path / "elsewhere.md")
    said = read_editorial(tmp_path, tmp_path / "pages")
    assert ([p.fault for p in said.problems], names(said.editorial.help)) == (
        ["a link to somewhere else"],
        [],
    )


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        ([SAMARITANS], "Samaritans"),
        ([SHOUT, SAMARITANS], "Samaritans"),
        ([SAMARITANS + "    urgent: yes\n"], None),
        ([SAMARITANS + "    who: children\n"], None),
        ([SAMARITANS.replace("day and night", "evenings")], None),
        ([SHOUT + "    hours: day and night\n"], None),
        ([SAMARITANS.replace("Samaritans", "First"), SAMARITANS], "First"),
    ],
)
def test_near_stories_stands_the_first_that_anybody_can_ring_at_any_hour(tmp_path, lines, name):
    line = read(tmp_path, page(*lines)).editorial.help_line
    assert (line.name if line else None) == name


def told_after(root, days: int, over: int = 90, line: str = SAMARITANS) -> list[str]:
    found = help_in(root, page(line))
    return [str(p) for p in not_checked_lately(found, CHECKED + timedelta(days), over=over)]


@pytest.mark.parametrize(
    ("days", "over", "is_told"),
    [
        (0, 90, False),
        (90, 90, False),
        (91, 90, True),
        (180, REFUSED_AFTER, False),
        (181, REFUSED_AFTER, True),
        # Where the clocks are ahead, it is tomorrow already.
        (-1, 90, False),
        (-2, 90, True),
        (-2, REFUSED_AFTER, True),
    ],
)
def test_a_line_is_told_when_it_has_not_been_checked_for_so_many_days(
    tmp_path, days, over, is_told
):
    assert bool(told_after(tmp_path, days, over)) is is_told


@pytest.mark.parametrize(
    ("line", "days", "told"),
    [
        (
            SAMARITANS,
            100,
            "10:17 lines.checked_on: Samaritans was last checked on 2026-06-01, 100 days ago. "
            "Call it, and write today's date.",
        ),
        (
            SHOUT,
            100,
            "8:17 lines.checked_on: Shout was last checked on 2026-06-01, 100 days ago. "
            "Look it up, and write today's date.",
        ),
        (
            SAMARITANS + "    urgent: yes\n",
            100,
            "10:17 lines.checked_on: Samaritans was last checked on 2026-06-01, 100 days ago. "
            "Look it up, and write today's date.",
        ),
        (
            SAMARITANS,
            -400,
            "10:17 lines.checked_on: Samaritans was checked on 2026-06-01, a day that has not "
            "come yet. Call it, and write today's date.",
        ),
    ],
)
def test_what_is_told_of_an_old_line(tmp_path, line, days, told):
    assert told_after(tmp_path, days, line=line) == [f"pages/get-help.md:{told}"]


def test_nothing_is_told_of_an_archive_without_help_lines():
    assert not_checked_lately(None, CHECKED) == []
