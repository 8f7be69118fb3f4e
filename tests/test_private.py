"""What tells who somebody is, found by its shape; and what only looks like it."""

from __future__ import annotations

import pytest

from ownwords.advice.language import may_hold_phrases, phrases_in
from ownwords.advice.passages import plain
from ownwords.advice.private import (
    contact_details_in,
    may_hold_details,
    more_than_a_first_name_in,
    narrow_place_in,
    private_details_in,
)
from tests.language_score import CORPUS, FRESH, read


def found(text: str, settled: str = "") -> list[str]:
    return [f.rule.id for f in private_details_in((text,), settled=settled)]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Ring 07700 900123.", ["phone-number"]),
        ("Ring 07700900123.", ["phone-number"]),
        ("Ring (01632) 960 001.", ["phone-number"]),
        ("Ring +44 7700 900123.", ["phone-number"]),
        ("Ring +353 1 234 5678.", ["phone-number"]),
        ("Ring 0800 1111.", []),
        ("Ring 0808 808 1677.", []),
        ("Ring 0300 123 3393.", []),
        ("Ring 116 123 or 999.", []),
        ("From 2019-2020 there were 100 000 of us.", []),
        ("It was 943 476 5919.", ["nhs-number"]),
        ("It was 943-476-5919.", ["nhs-number"]),
        ("It was 943 476 5918.", []),
        ("It was 111 111 1111.", []),
        ("It was 9434765919123.", []),
        ("In EH1 1YZ.", ["postcode"]),
        ("In EH11YZ.", ["postcode"]),
        ("In eh1 1yz.", ["postcode"]),
        ("In room E4, 1st on the left; E4 1st.", []),
        ("I take b12 3rd thing.", []),
        ("In EH1.", []),
        ("On ZZ1 1ZZ.", []),
        ("QQ 12 34 56 C", []),
        ("AB123456C", ["ni-number"]),
        ("ab 12 34 56 c", ["ni-number"]),
        ("AB-12-34-56-C", ["ni-number"]),
        ("a@b.example", ["email-address"]),
        ("me @ home", []),
        ("Born on 3 May 1980.", ["birth-date"]),
        ("May 3rd, 1980 is my birthday.", ["birth-date"]),
        ("DOB: 03/05/80", ["birth-date"]),
        ("D.O.B. 03/05/80", ["birth-date"]),
        ("My son came along on the twenty-third of May, 1980.", ["birth-date"]),
        ("I turned ten on 3 May '90.", ["birth-date"]),
        ("Our choir was born on 3 May 1980.", []),
        ("Born in May 1980.", []),
        ("We met on 3 May 1980.", []),
        ("I was born. We met on 3 May 1980.", []),
        ("My sister Angela sang.", ["other-person"]),
        ("Dr. Smith sang.", ["other-person"]),
        ("A nurse called Joan sang.", ["other-person"]),
        ("A man called Joan sang.", ["other-person"]),
        ("She was called Joan.", ["other-person"]),
        ("Her name was Joan.", ["other-person"]),
        ("My ex, Joan, sang.", ["other-person"]),
        ("My ex-wife Joan sang.", ["other-person"]),
        ("A cat called Joan sang.", []),
        ("She was called in on Monday.", []),
        ("My friend, Joan, sang.", ["other-person"]),
        ("My friend Dr Joan sang.", ["other-person"]),
        ("Then Sandra Whitlock sang.", ["other-person"]),
        ("My sister Sandra Whitlock sang.", ["other-person"]),
        ("Sandra J. O'Neill sang.", ["other-person"]),
        ("We sang in Victoria Park, and Douglas Street.", []),
        ("My sister sang.", []),
        ("My friend. Then we sang.", []),
        ("My sister Monday", []),
        ("in the hamlet of Nether Tullo", ["small-place"]),
        ("at 14 Harbour Street", ["small-place"]),
        ("on Ward 7", ["small-place"]),
        ("on Willow Ward", ["small-place"]),
        ("at Elm Tree Surgery", ["small-place"]),
        ("on the Psychiatric Ward, on The Ward", []),
        ("in a village", []),
    ],
)
def test_by_its_shape(text, ids):
    assert found(text) == ids


@pytest.mark.parametrize(
    ("text", "settled"),
    [
        ("My sister Angela sang.", "Angela"),
        ("My sister Angela sang.", "my sister"),
        ("Mr Henderson sang.", "Mr Henderson the teacher"),
        ("My mate Kai sang.", "Kai, my mate"),
    ],
)
def test_whoever_is_settled_may_be_named(text, settled):
    assert found(text, settled) == []


def test_settling_it_with_one_settles_it_with_no_other():
    assert found("My sister Angela and my brother Callum.", "Angela") == ["other-person"]


def test_only_a_way_to_reach_somebody_is_found_where_people_are_named():
    text = "Mr Henderson of Ward 7, 07700 900123, a@b.example"
    ids = [each.rule.id for each in contact_details_in((text, "Nothing."))]
    assert ids == ["phone-number", "email-address"]


@pytest.mark.parametrize(
    ("place", "is_narrow"),
    [
        ("Moray", False),
        ("The west of Ireland", False),
        ("East coast of Scotland", False),
        ("A village in Moray", True),
        ("Harbour Street", True),
        ("Flat above the bakery", True),
        ("EH1", True),
    ],
)
def test_a_place_is_a_region(place, is_narrow):
    assert bool(list(narrow_place_in(place))) is is_narrow


@pytest.mark.parametrize(
    ("name", "is_more"),
    [
        ("Shona", False),
        ("Jean-Luc", False),
        ("big Shona", False),
        ("shona of the harbour", False),
        ("Shona MacLeod", True),
        ("Shona M.", True),
        ("Shona (Grant)", True),
        ("Shona O'Neill", True),
        ("Siobhán Ní Bhriain", True),
        ("Mary Ann", True),
    ],
)
def test_a_first_name_is_one_name(name, is_more):
    assert bool(list(more_than_a_first_name_in(name))) is is_more


@pytest.mark.parametrize("sentence", [plain(row.sentence) for row in [*read(CORPUS), *read(FRESH)]])
def test_what_is_looked_for_in_all_lines_at_once_is_missed_in_none(sentence):
    lines = f"one\n{sentence}\ntwo"
    assert may_hold_details(lines) or not list(private_details_in((sentence,)))
    assert may_hold_phrases(lines) or not list(phrases_in((sentence,)))
