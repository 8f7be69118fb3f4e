"""Answers typed from slips: what is read of them, and everything that is refused."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

import pytest

from ownwords.desk.evaluating.answers import Answers, columns_for, read_answers, template_for

PATH = PurePosixPath("answers.csv")
HEADER = "slip,confidence_before,confidence_after"


@dataclass(frozen=True)
class Asked:
    id: str
    words: str = "How sure are you?"
    low: str = "not sure"
    high: str = "very sure"


CONFIDENCE = [Asked("confidence")]
THREE = [Asked("confidence"), Asked("understanding"), Asked("willingness")]


def read(text, questions=CONFIDENCE):
    data = text if isinstance(text, bytes) else text.encode()
    return read_answers(data, PATH, questions)


def confidence_in(text):
    return read(text).answers["confidence"]


def told_of(*rows, header=HEADER):
    return [str(problem) for problem in read("\n".join([header, *rows])).problems]


FOUR_ANSWERS = Answers(pairs=((2, 4),), before_only=(3,), after_only=(5,))


@pytest.mark.parametrize(
    "file",
    [
        f"{HEADER}\n1,2,4\n2,3,\n3,,5\n",
        f"{HEADER}\r\n1,2,4\r\n2,3,\r\n3,,5\r\n",
        f"{HEADER}\r1,2,4\r2,3\r3,,5",
        f"{HEADER}\n\n1,2,4\n,,\n2,3\n 3 , , 5 \n4,,\n".replace(",", ";"),
        f"{HEADER}\n1,2,4\n2,3,\n3,,5\n".replace(",", "\t"),
        f"sep=;\n{HEADER}\n1,2,4\n2,3,\n3,,5\n".replace(",", ";"),
        f"\ufeff{HEADER}\n1,2,4\n2,3,\n3,,5\n",
        f"{HEADER}\n1,2,4\n2,3,\n3,,5\n".encode("utf-16"),
        f"{HEADER}\n1,2\xa0,4\n2,3,\n3,,5\n".encode("cp1252"),
        '"slip","confidence_before","confidence_after"\n"1","2","4"\n2, "3" ,\n3,,5\n',
        "Slip, Confidence before ,CONFIDENCE-AFTER,,\n1,2,4,,\n2,3,,,\n3,,5\n",
        "confidence_after,slip,confidence_before\n4,1,2\n,2,3\n5,3,\n",
        f"{HEADER}\n1,2.0,4\n2.0,3,\n003,,5.00\n",
    ],
)
def test_reads_what_a_spreadsheet_saves(file):
    assert (confidence_in(file), read(file).problems) == (FOUR_ANSWERS, [])


def test_nothing_is_left_of_the_slips_and_of_their_order():
    one = confidence_in(f"{HEADER}\n1,2,4\n2,3,1\n3,1,\n4,5,\n")
    other = confidence_in(f"{HEADER}\n94,5,\n93,1,\n92,3,1\n91,2,4\n")
    assert one == other


def test_before_and_after_hold_those_who_answered_once():
    assert (FOUR_ANSWERS.before, FOUR_ANSWERS.after) == ((2, 3), (4, 5))


def test_each_question_has_its_own_columns():
    answers = read(",".join(columns_for(THREE)) + "\n1,1,2,3,4,5,5\n", THREE).answers
    assert [each.pairs for each in answers.values()] == [((1, 2),), ((3, 4),), ((5, 5),)]


def test_the_template_is_read_as_it_is_given():
    told = [str(problem) for problem in read(template_for(THREE), THREE).problems]
    assert told == [
        "answers.csv:2:1 file: there are no answers in it yet. "
        "Type the answers of each slip into its row."
    ]


def test_the_template_begins_with_the_columns_and_the_first_slip():
    assert template_for(CONFIDENCE).splitlines()[:2] == [HEADER, "1,,"]


NO_ANSWER = "Write one number from 1 to 5, or leave the cell empty."
NO_SLIP = (
    "Write a number from 1 to 999, drawn from a hat: never a name, a birthday or a staff number."
)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("1,0,4", f'2:3 confidence_before: not an answer from 1 to 5: "0". {NO_ANSWER}'),
        ("1,6,4", f'2:3 confidence_before: not an answer from 1 to 5: "6". {NO_ANSWER}'),
        ("1,-2,4", f'2:3 confidence_before: not an answer from 1 to 5: "-2". {NO_ANSWER}'),
        ("1,2,3.5", f'2:5 confidence_after: not an answer from 1 to 5: "3.5". {NO_ANSWER}'),
        ("1,2,  n/a", f'2:7 confidence_after: not an answer from 1 to 5: "n/a". {NO_ANSWER}'),
        ("1,2,03-Apr", f'2:5 confidence_after: not an answer from 1 to 5: "03-Apr". {NO_ANSWER}'),
        ("Shona,2,4", f'2:1 slip: not the number of a slip: "Shona". {NO_SLIP}'),
        ("19800412,2,4", f'2:1 slip: not the number of a slip: "19800412". {NO_SLIP}'),
        ("SM,,", f'2:1 slip: not the number of a slip: "SM". {NO_SLIP}'),
        ("0,2,4", f'2:1 slip: not the number of a slip: "0". {NO_SLIP}'),
        (
            ",2,4",
            "2:1 slip: there are answers without a slip number. Write the slip's number.",
        ),
        (
            "1,2,4,Shona",
            "2:7 row: something stands in a column without a name. "
            "Take it out, or put it into the column that it belongs to.",
        ),
    ],
)
def test_tells_what_is_wrong_in_a_row(row, told):
    assert told_of(row) == [f"answers.csv:{told}"]


@pytest.mark.parametrize("row", ["1,1,5", "999,5,1", "1,2,", "1,,2", "1,2,4,,,"])
def test_a_row_at_the_edge_of_what_is_allowed_is_fine(row):
    assert told_of(row) == []


NOTHING_PERSONAL = (
    "Take the column out: nothing that could tell who somebody is belongs in this file."
)


@pytest.mark.parametrize(
    ("header", "told"),
    [
        (
            f"{HEADER},name",
            [f'1:41 column: "name" is not a column of the template. {NOTHING_PERSONAL}'],
        ),
        (
            "slip,confidence_before,confidense_after",
            [
                '1:24 column: "confidense_after" is not a column of the template. '
                'Did you mean "confidence_after"?'
            ],
        ),
        (
            f"{HEADER},confidence",
            [
                '1:41 column: "confidence" is not a column of the template. '
                'Write "confidence_before" or "confidence_after".'
            ],
        ),
        (
            f"{HEADER},slip",
            ["1:41 slip: this column stands there twice. Keep one of them."],
        ),
        (
            "confidence_before,confidence_after",
            [
                "1:1 slip: there is no such column. "
                "Add it, or begin with the table that `ownwords evaluation --template` gives."
            ],
        ),
    ],
)
def test_tells_what_is_wrong_in_the_header(header, told):
    row = "1,2" if header.startswith("slip,confidence_before") else "2,4"
    assert told_of(row, header=header) == [f"answers.csv:{each}" for each in told]


def test_a_column_without_a_name_is_not_passed_over():
    told = told_of("1,2,,4", "2,Shona,,", header="slip,,confidence_before,confidence_after")
    assert [each.partition(". ")[0] for each in told] == [
        "answers.csv:2:3 row: something stands in a column without a name",
        "answers.csv:3:3 row: something stands in a column without a name",
    ]


def test_a_slip_has_one_row():
    assert told_of("7,2,4", "8,1,1", "07,3,3") == [
        "answers.csv:4:1 slip: slip 7 stands in line 2 already. "
        "Look at both slips: each has one row."
    ]


def test_tells_everything_at_once():
    places = [
        told.split(" ")[0] for told in told_of("1,9,8", "1,2,2", "x,,", header=f"{HEADER},age")
    ]
    assert places == [f"answers.csv:{at}" for at in ("1:41", "2:3", "2:5", "3:1", "4:1")]


@pytest.mark.parametrize(
    ("file", "told"),
    [
        (b"", "1:1 file: there is nothing in it. "
            "Begin with the table that `ownwords evaluation --template` gives."),
        (b"PK\x03\x04...", "1:1 file: this is a spreadsheet's own file, not a CSV file. "
            "Open it and save it as CSV."),
        (b" " * ((1 << 20) + 1), "1:1 file: this is too long for the answers of a group. "
            "Name the file that the answers were typed into."),
    ],
)  # fmt: skip
def test_tells_a_file_that_is_no_table(file, told):
    assert [str(problem) for problem in read(file).problems] == [f"answers.csv:{told}"]


def test_a_character_that_cannot_be_seen_is_told():
    assert told_of("1,2\u202e,4") == [
        "answers.csv:2:4 file: holds an invisible character that turns the writing round (U+202E). "
        "Take it out."
    ]
