"""The formats that are there from the start, and docs/formats.md."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

import pytest

from ownwords.editorial.guides import fields
from ownwords.editorial.guides.fields import FormatFields, PartFields, RoleFields, SpanFields
from ownwords.editorial.guides.model import (
    EVERY_FORMAT_HAS,
    FormatPart,
    Kind,
    Sheet,
    Step,
    Suits,
    Takes,
)
from ownwords.editorial.guides.prompts import objection_to
from ownwords.made.guides.fit import fit, least_minutes
from ownwords.reading.filling import read_fields
from ownwords.reading.frontmatter import read_document
from ownwords.reading.report import FileReport
from ownwords.words.markdown import outside_links, render

FORMATS = Path(fields.__file__).with_name("formats")
IDS = sorted(path.stem for path in FORMATS.glob("*.md"))
DOCS = (Path(__file__).parents[1] / "docs" / "formats.md").read_text("utf-8")
EXAMPLE = re.search(r"```yaml\n(.*?)```", DOCS, re.DOTALL)[1]
SHORT = ("learning-huddle", "self-guided")
"""A story that takes five minutes to read is as long as they can hold at their shortest."""
WITHOUT_QUESTIONS = ("learning-huddle", "one-to-one", "self-guided")


def read(text):
    """The fields, the notes as Markdown and as HTML, and the problems."""
    report = FileReport(PurePosixPath("format.md"))
    document = read_document(text.encode(), report)
    front = read_fields(FormatFields, document.front, report)
    html = render(document.body, report, document.body_line, outside_links).html
    return front, document.body, html, report.problems


def shipped(id):
    return read((FORMATS / f"{id}.md").read_text("utf-8"))


def parts_of(front):
    return [FormatPart(**dict(part)) for part in front.parts]


def least(front, people, taken):
    return least_minutes(parts_of(front), people, dict.fromkeys(Takes, taken))


def words_said(front):
    """All that a facilitator or a participant reads besides the notes."""
    said = [front.title, front.summary, *front.materials, *front.agreements]
    said += [words for role in front.roles for words in (role.name, role.does)]
    return said + [words for p in front.parts for words in (p.title, p.activity, p.note) if words]


def test_there_are_ten_formats():
    assert " ".join(IDS) == (
        "conversation-cafe dialogue-workshop film-discussion learning-huddle one-to-one "
        "reflective-practice ripple-mapping self-guided story-discussion world-cafe"
    )


@pytest.mark.parametrize("id", IDS)
def test_a_format_reads_without_a_problem(id):
    assert shipped(id)[3] == []


@pytest.mark.parametrize(
    ("id", "people", "minutes"),
    [
        ("conversation-cafe", (4, 8), (60, 90)),
        ("dialogue-workshop", (10, 30), (120, 180)),
        ("film-discussion", (5, 30), (60, 90)),
        ("learning-huddle", (3, 12), (20, 30)),
        ("one-to-one", (2, 2), (30, 60)),
        ("reflective-practice", (5, 30), (60, 60)),
        ("ripple-mapping", (8, 20), (120, 150)),
        ("self-guided", (1, 1), (20, 60)),
        ("story-discussion", (5, 30), (60, 90)),
        ("world-cafe", (12, 200), (90, 150)),
    ],
)
def test_a_format_is_for_so_many_people_and_minutes(id, people, minutes):
    front = shipped(id)[0]
    spans = [(span.least, span.most) for span in (front.people, front.minutes)]
    assert spans == [people, minutes]


@pytest.mark.parametrize("id", IDS)
def test_a_format_has_every_part_that_a_guide_must_hold(id):
    assert {part.kind for part in shipped(id)[0].parts} >= set(EVERY_FORMAT_HAS)


@pytest.mark.parametrize("id", IDS)
def test_the_welcome_comes_first_and_the_story_before_any_prompt(id):
    parts = shipped(id)[0].parts
    asked = [number for number, part in enumerate(parts) if part.step]
    told = [number for number, part in enumerate(parts) if part.kind is Kind.STORY]
    assert (parts[0].kind, told[0] < asked[0]) == (Kind.WELCOME, True)


@pytest.mark.parametrize("id", IDS)
def test_the_welcome_says_that_one_may_stop_without_a_reason(id):
    assert re.search("without (giving )?a reason", shipped(id)[0].parts[0].activity)


@pytest.mark.parametrize("id", IDS)
def test_somebody_is_there_for_support(id):
    names = [role.name for role in shipped(id)[0].roles]
    support = "Somebody you could ring" if id == "self-guided" else "Support person"
    assert support in names


@pytest.mark.parametrize("id", IDS)
def test_content_notes_come_before_the_story(id):
    told = [part for part in shipped(id)[0].parts if part.kind is Kind.STORY]
    assert all("content notes" in part.activity for part in told)


@pytest.mark.parametrize("id", IDS)
def test_the_closing_says_where_the_help_lines_are(id):
    ending = [part for part in shipped(id)[0].parts if part.kind in (Kind.CLOSING, Kind.QUESTIONS)]
    assert "help lines" in " ".join(f"{part.activity} {part.note}" for part in ending)


@pytest.mark.parametrize("id", IDS)
def test_what_is_personal_may_be_passed(id):
    personal = [part for part in shipped(id)[0].parts if part.step is Step.PERSONAL]
    assert all(re.search(r"\bpass\b", part.activity) for part in personal)


@pytest.mark.parametrize("id", IDS)
def test_prompts_go_from_open_to_personal_to_the_system_to_action(id):
    steps = [list(Step).index(part.step) for part in shipped(id)[0].parts if part.step]
    assert steps == sorted(steps)


@pytest.mark.parametrize("id", IDS)
def test_nothing_asks_anybody_to_disclose_or_to_judge(id):
    parts = shipped(id)[0].parts
    asked = [words for part in parts for words in (part.title, part.activity)]
    assert [objection_to(words) for words in asked if objection_to(words)] == []


@pytest.mark.parametrize("id", IDS)
def test_the_same_questions_come_before_and_after_where_there_is_room(id):
    asked = [part for part in shipped(id)[0].parts if part.kind is Kind.QUESTIONS]
    assert len(asked) == (0 if id in WITHOUT_QUESTIONS else 2)


@pytest.mark.parametrize("id", IDS)
def test_there_are_sheets_for_what_is_done(id):
    front = shipped(id)[0]
    kinds = {part.kind for part in front.parts}
    done = {Kind.QUESTIONS: Sheet.QUESTIONS, Kind.MAP: Sheet.RIPPLE_MAP}
    assert {sheet for kind, sheet in done.items() if kind in kinds} <= set(front.sheets)


def test_every_sheet_belongs_to_a_format():
    assert {sheet for id in IDS for sheet in shipped(id)[0].sheets} == set(Sheet)


@pytest.mark.parametrize("id", IDS)
def test_the_stories_are_counted_once(id):
    taken = [part.takes for part in shipped(id)[0].parts if part.takes]
    assert taken == [Takes.FILM if id == "film-discussion" else Takes.READING]


@pytest.mark.parametrize(
    ("suited", "ids"),
    [
        (
            Suits.THEME,
            "conversation-cafe story-discussion world-cafe learning-huddle dialogue-workshop "
            "ripple-mapping reflective-practice self-guided",
        ),
        (
            Suits.STORY,
            "story-discussion learning-huddle reflective-practice one-to-one self-guided",
        ),
        (Suits.FILM, "film-discussion"),
    ],
)
def test_formats_that_come_by_themselves_stand_in_this_order(suited, ids):
    found = [(front.order, id) for id in IDS if suited in (front := shipped(id)[0]).suits]
    assert " ".join(id for _, id in sorted(found)) == ids


@pytest.mark.parametrize("id", IDS)
def test_ten_minutes_of_reading_fit_as_usual(id):
    front = shipped(id)[0]
    assert least(front, front.people.usual, 10) <= front.minutes.usual


@pytest.mark.parametrize("id", IDS)
def test_a_story_fits_at_the_shortest(id):
    front = shipped(id)[0]
    assert least(front, front.people.usual, 5 if id in SHORT else 8) <= front.minutes.least


@pytest.mark.parametrize("id", IDS)
def test_ten_minutes_of_reading_fit_with_the_most_people_at_the_longest(id):
    front = shipped(id)[0]
    assert least(front, front.people.most, 10) <= front.minutes.most


@pytest.mark.parametrize("minutes", [90, 120, 150])
def test_a_world_cafe_has_three_rounds_of_20_to_30_minutes_at_tables_of_five(minutes):
    parts = parts_of(shipped("world-cafe")[0])
    shared = zip(parts, fit(parts, 25, minutes, {Takes.READING: 8}), strict=True)
    rounds = [(p.groups_of, 20 <= time <= 30) for p, time in shared if p.kind is Kind.ROUND]
    assert rounds == [(5, True)] * 3


@pytest.mark.parametrize("minutes", [60, 75, 90])
def test_a_conversation_cafe_has_20_to_40_minutes_of_open_dialogue(minutes):
    parts = parts_of(shipped("conversation-cafe")[0])
    shared = zip(parts, fit(parts, 8, minutes, {Takes.READING: 8}), strict=True)
    assert [20 <= time <= 40 for part, time in shared if part.kind is Kind.DIALOGUE] == [True]


@pytest.mark.parametrize("id", IDS)
def test_an_activity_is_one_to_three_sentences(id):
    parts = shipped(id)[0].parts
    counts = [len(re.findall(r"[.?!](?=\s|$)", part.activity)) for part in parts]
    assert [count for count in counts if not 1 <= count <= 3] == []


@pytest.mark.parametrize("id", IDS)
def test_the_notes_are_150_to_300_words(id):
    assert 150 <= len(shipped(id)[1].split()) <= 300


@pytest.mark.parametrize("id", IDS)
def test_the_notes_say_what_to_do_when_somebody_is_in_danger(id):
    html = shipped(id)[2]
    said = re.search(r"danger|fear for somebody.s safety|suicide", html)
    assert (html.startswith("<h2"), bool(said)) == (True, True)


@pytest.mark.parametrize("id", IDS)
def test_telephone_numbers_are_data_and_never_stand_in_a_format(id):
    front, body, *_ = shipped(id)
    assert re.findall(r"\d{3,}", " ".join([*words_said(front), body])) == []


@pytest.mark.parametrize("model", [FormatFields, PartFields, RoleFields, SpanFields])
def test_every_key_of_a_format_is_documented(model):
    assert [name for name in model.model_fields if f"`{name}`" not in DOCS] == []


@pytest.mark.parametrize("words", [Kind, Sheet, Step, Suits, Takes])
def test_every_word_that_a_key_can_hold_is_documented(words):
    assert [word for word in words if f"`{word}`" not in DOCS] == []


def test_every_key_of_a_format_is_in_the_example():
    front, *_, problems = read(EXAMPLE)
    said = set(re.findall(r"(\w+):", EXAMPLE))
    keys = {name for model in (FormatFields, PartFields) for name in model.model_fields}
    assert (keys - said, front is not None, problems) == (set(), True, [])


def test_the_example_comes_to_the_minutes_that_are_told():
    parts = parts_of(read(EXAMPLE)[0])
    minutes = fit(parts, 6, 45, {Takes.READING: 8})
    told = (least_minutes(parts, 6, {Takes.READING: 8}), minutes[2], minutes[4])
    assert told == (27, 10, 16)


def test_the_formats_that_are_there_are_listed():
    assert [id for id in IDS if id not in DOCS] == []
