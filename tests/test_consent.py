"""The consent record: what makes it whole, and what it permits."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pydantic import ValidationError

from ownwords.terms import CreditKind, Part, Use
from ownwords.told.consent import WORDING, OtherPerson, day_after_review
from tests.factory import A_DAY, FAR_OFF, MINOR, make_front


def faults_in(**consent):
    """What is wrong with a record: `key: fault`."""
    try:
        make_front(consent=consent)
    except ValidationError as error:
        return [f"{details['loc'][-1]}: {details['msg']}" for details in error.errors()]
    return []


GUARDED = MINOR["given"]


@pytest.mark.parametrize(
    ("changes", "faults"),
    [
        ({}, []),
        ({"given": None}, ["given: is missing"]),
        ({"witness": None}, ["witness: is missing"]),
        ({"review": None}, ["review: is missing"]),
        ({"given": None, "review": None}, ["given: is missing", "review: is missing"]),
        ({"status": "requested", "given": None, "witness": None, "review": None}, []),
        ({"status": "refused", "given": None}, []),
        ({"given": FAR_OFF}, ['expires: not later than given ("2033-01-01")']),
        ({"given": FAR_OFF - A_DAY}, []),
        ({"starts": FAR_OFF}, ['expires: not later than starts ("2033-01-01")']),
        ({"starts": FAR_OFF - A_DAY}, []),
        (
            {"status": "requested", "given": FAR_OFF},
            ['expires: not later than given ("2033-01-01")'],
        ),
        (MINOR, []),
        (MINOR | {"by": "guardian"}, []),
        (MINOR | {"by": "storyteller"}, ["by: someone under 18 without a guardian"]),
        (MINOR | {"by": "attorney"}, ["by: someone under 18 without a guardian"]),
        (MINOR | {"by": None}, ["adult: someone under 18 without a guardian"]),
        (MINOR | {"review": GUARDED + timedelta(days=366)}, []),
        (
            MINOR | {"review": GUARDED + timedelta(days=367)},
            ["review: someone under 18 is asked again within a year"],
        ),
        (MINOR | {"review": None}, ["review: is missing"]),
        (MINOR | {"status": "requested", "given": None, "review": None}, []),
        ({"by": "attorney"}, []),
        ({"wording": "v1"}, []),
        ({"wording": WORDING}, []),
        ({"wording": "Harbour form, 2025"}, []),
        ({"wording": "V4"}, ['wording: there is no such wording of the form: "V4"']),
        ({"wording": "7"}, ['wording: there is no such wording of the form: "7"']),
        ({"wording": "5"}, ['wording: there is no such wording of the form: "5"']),
        ({"wording": "Form v5"}, ['wording: there is no such wording of the form: "Form v5"']),
        ({"wording": "Harbour form v5"}, []),
        ({"wording": "Form 5"}, []),
        ({"wording": "2025"}, []),
        ({"wording": "v9"}, ['wording: there is no such wording of the form: "v9"']),
        ({"wording": "v0"}, ['wording: there is no such wording of the form: "v0"']),
        ({"wording": "“v4”"}, ['wording: there is no such wording of the form: "“v4”"']),
        ({"allow": {"web": "yes"}}, ["web: should be a list of parts"]),
        ({"allow": {"web": "no"}}, ["web: should be a list of parts"]),
        ({"allow": {"web": "words"}}, ["web: should be a list"]),
    ],
)
def test_a_record_is_whole(changes, faults):
    assert faults_in(**changes) == faults


@pytest.mark.parametrize(
    ("allow", "use", "part", "is_permitted"),
    [
        ({"web": ["words"]}, Use.WEB, Part.WORDS, True),
        ({"web": ["words"]}, Use.WEB, Part.PORTRAIT, False),
        ({"web": ["words"]}, Use.BOOK, Part.WORDS, False),
        ({"web": ["portrait"], "book": ["words"]}, Use.WEB, Part.WORDS, False),
        ({}, Use.WEB, Part.WORDS, False),
        ({"web": []}, Use.WEB, Part.WORDS, False),
    ],
)
def test_permits_what_is_named_and_nothing_else(allow, use, part, is_permitted):
    assert make_front(consent={"allow": allow}).consent.permits(use, part) is is_permitted


@pytest.mark.parametrize("field", ["search_engines", "ai_training"])
def test_machines_are_refused_where_nothing_is_said(field):
    assert getattr(make_front().consent, field) is False


def test_no_change_is_agreed_where_nothing_is_said():
    assert make_front(consent={"changes": None}).consent.changes == frozenset()


@pytest.mark.parametrize(
    ("form", "is_reference"),
    [
        ("AV-2026-014", True),
        ("2026/14 b", True),
        ("A", True),
        ("A" * 40, True),
        ("A" * 41, False),
        ("shona@example.org", False),
        ("12, High Street", False),
        ("https://forms.example/14", False),
        ("-14", False),
    ],
)
def test_a_form_is_a_reference_and_never_an_address(form, is_reference):
    assert (faults_in(form=form) == []) is is_reference


@pytest.mark.parametrize(
    ("how", "is_settled"),
    [
        ("agreed", True),
        ("disguised", True),
        ("died", True),
        ("public", True),
        ("unsettled", False),
        (None, False),
    ],
)
def test_another_person_is_settled(how, is_settled):
    assert OtherPerson(who="my sister", **({"how": how} if how else {})).is_settled is is_settled


@pytest.mark.parametrize(("changes", "day"), [({}, None), (MINOR, MINOR["review"])])
def test_only_the_young_are_withheld_at_their_review(changes, day):
    assert day_after_review(make_front(consent=changes).consent) == day


@pytest.mark.parametrize(
    ("kind", "shows_a_name"),
    [
        ("full-name", True),
        ("first-name", True),
        ("pseudonym", True),
        ("role", False),
        ("anonymous", False),
    ],
)
def test_a_credit_shows_a_name(kind, shows_a_name):
    assert CreditKind(kind).shows_a_name is shows_a_name


def test_a_record_cannot_be_changed():
    with pytest.raises(ValidationError, match="frozen"):
        make_front().consent.expires = FAR_OFF
