"""Narrowing needs no new signature; anything wider, or different, withholds."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from ownwords.desk.main import app
from ownwords.desk.report import as_text, report
from ownwords.reasons import reason_to_withhold
from ownwords.terms import Change, Part, Use
from ownwords.told.approval import changed_since_approval, narrowed_since_approval
from ownwords.told.codes import TermsNow, terms_code, terms_now
from ownwords.told.consent import SignedTerms
from tests.archives import write_archive, write_story
from tests.factory import (
    A_DAY,
    ALL_MEDIA,
    ANOTHER_CODE,
    FAR_OFF,
    MINOR,
    TODAY,
    TOMORROW,
    YESTERDAY,
    make_front,
    make_story,
    make_text,
    make_withdrawn,
    published,
)

CHANGED = "what was agreed changed since the storyteller approved it"
SIGNED = {
    "allow": {"web": ["words", "portrait"], "guides": ["words"]},
    "changes": ["excerpts", "translation"],
    "search_engines": True,
    "ai_training": True,
    "starts": date(2026, 4, 1),
    "review": date(2027, 3, 14),
    "expires": FAR_OFF,
    "conditions": ["Not in the Moray paper", "Ring me first"],
}


def as_agreed(consent, **changes):
    """The terms as `ownwords approve` writes them."""
    signed = make_front(consent=consent, **changes)
    held = SignedTerms.of(signed.consent).model_dump()
    return {key: value for key, value in held.items() if value is not None}


def signed_and_then(now, signed=SIGNED, agreed=None, **changes):
    """A story that was signed on some terms, and whose file has others now."""
    before = make_front(consent=signed)
    approved = {"terms": terms_code(before), "agreed": agreed or as_agreed(signed)}
    return make_story(consent=signed | now, approved=approved, **ALL_MEDIA, **changes)


NARROWER = {
    "a part less": {"allow": {"web": ["words"], "guides": ["words"]}},
    "a use less": {"allow": {"web": ["words", "portrait"]}},
    "a use without parts": {"allow": {"web": ["words", "portrait"], "guides": []}},
    "a use with nothing more": {"allow": SIGNED["allow"] | {"book": []}},
    "a change less": {"changes": ["excerpts"]},
    "no change": {"changes": []},
    "no search engines": {"search_engines": False},
    "no AI training": {"ai_training": False},
    "a later start": {"starts": TODAY},
    "an earlier end": {"expires": FAR_OFF - A_DAY},
    "asked again earlier": {"review": date(2027, 3, 13)},
    "a condition more": {"conditions": [*SIGNED["conditions"], "No photographs"]},
    "a condition above the others": {"conditions": ["No photographs", *SIGNED["conditions"]]},
    "conditions the other way round": {"conditions": SIGNED["conditions"][::-1]},
    "everything at once": {
        "allow": {"web": ["words"]},
        "changes": [],
        "search_engines": False,
        "ai_training": False,
        "starts": TODAY,
        "expires": FAR_OFF - A_DAY,
    },
}


@pytest.mark.parametrize("now", NARROWER.values(), ids=NARROWER)
def test_narrower_terms_go_out_without_a_new_signature(now):
    assert reason_to_withhold(signed_and_then(now), Use.WEB, TODAY) is None


@pytest.mark.parametrize("now", NARROWER.values(), ids=NARROWER)
def test_narrower_terms_are_told_as_narrowed_and_not_as_changed(now):
    story = signed_and_then(now)
    assert (narrowed_since_approval(story), changed_since_approval(story)) == (True, False)


@pytest.mark.parametrize("now", NARROWER.values(), ids=NARROWER)
def test_where_the_approval_does_not_say_what_was_agreed_any_change_withholds(now):
    approved = {"terms": terms_code(make_front(consent=SIGNED))}
    story = make_story(consent=SIGNED | now, approved=approved, **ALL_MEDIA)
    assert reason_to_withhold(story, Use.WEB, TODAY) == CHANGED


WIDER = {
    "a part more": {"allow": {"web": ["words", "portrait", "film"], "guides": ["words"]}},
    "a use more": {"allow": SIGNED["allow"] | {"feeds": ["words"]}},
    "another use": {"allow": {"web": ["words", "portrait"], "book": ["words"]}},
    "a part in another use": {"allow": {"web": ["words"], "guides": ["words", "portrait"]}},
    "a change more": {"changes": ["excerpts", "translation", "actor-voice"]},
    "another change": {"changes": ["excerpts", "actor-voice"]},
    "an earlier start": {"starts": date(2026, 3, 31)},
    "no first day": {"starts": None},
    "a later end": {"expires": FAR_OFF + A_DAY},
    "asked again later": {"review": date(2027, 3, 15)},
    "a condition less": {"conditions": SIGNED["conditions"][:1]},
    "a condition in other words": {"conditions": ["Not in the paper", "Ring me first"]},
    "the day it was given": {"given": date(2026, 3, 15)},
    "the form's wording": {"wording": "v4"},
    "by somebody else": {"by": "attorney"},
}


@pytest.mark.parametrize("now", WIDER.values(), ids=WIDER)
def test_anything_wider_or_different_withholds(now):
    assert reason_to_withhold(signed_and_then(now), Use.WEB, TODAY) == CHANGED


@pytest.mark.parametrize("now", WIDER.values(), ids=WIDER)
def test_less_in_one_respect_makes_up_for_nothing(now):
    story = signed_and_then({"search_engines": False, "ai_training": False} | now)
    assert reason_to_withhold(story, Use.WEB, TODAY) == CHANGED


@pytest.mark.parametrize("key", ["search_engines", "ai_training"])
def test_a_no_that_becomes_a_yes_withholds(key):
    signed = SIGNED | {key: False}
    assert reason_to_withhold(signed_and_then({key: True}, signed), Use.WEB, TODAY) == CHANGED


@pytest.mark.parametrize(
    "storyteller",
    [
        {"name": "Shona Grant"},
        {"credit": "pseudonym"},
        {"credit": "anonymous", "name": None},
        {"role": None},
        {"place": "Elgin"},
    ],
)
def test_another_credit_is_never_narrower(storyteller):
    story = signed_and_then({}, storyteller=storyteller)
    assert reason_to_withhold(story, Use.WEB, TODAY) == CHANGED


@pytest.mark.parametrize("age", [MINOR, {"adult": False, "by": "guardian"} | {"given": YESTERDAY}])
def test_another_age_withholds(age):
    story = signed_and_then(age | {"review": TODAY + 30 * A_DAY})
    assert reason_to_withhold(story, Use.WEB, TODAY) == CHANGED


def test_a_first_day_or_one_to_ask_again_may_be_added():
    signed = SIGNED | {"starts": None, "status": "given"}
    story = signed_and_then({"starts": TODAY}, signed)
    assert reason_to_withhold(story, Use.WEB, TODAY) is None


# The record of what was signed.

WIDENED = {
    "a use": {"allow": {**SIGNED["allow"], "feeds": ["words"]}},
    "a later end": {"expires": FAR_OFF + A_DAY},
    "no conditions": {"conditions": []},
    "a change": {"changes": list(Change)},
}


@pytest.mark.parametrize("wider", WIDENED.values(), ids=WIDENED)
def test_a_record_that_was_widened_together_with_the_terms_withholds(wider):
    story = signed_and_then(wider, agreed=as_agreed(SIGNED) | wider)
    assert reason_to_withhold(story, Use.WEB, TODAY) == CHANGED


@pytest.mark.parametrize("other", WIDENED.values(), ids=WIDENED)
def test_a_record_that_is_not_what_was_signed_withholds(other):
    story = signed_and_then({}, agreed=as_agreed(SIGNED) | other)
    told = "the record of what was signed (approved.agreed) was changed by hand"
    assert reason_to_withhold(story, Use.WEB, TODAY) == told


def test_another_code_withholds_whatever_the_record_says():
    approved = {"terms": ANOTHER_CODE, "agreed": as_agreed(SIGNED)}
    story = make_story(consent=SIGNED, approved=approved)
    assert reason_to_withhold(story, Use.WEB, TODAY) == CHANGED


def test_the_words_are_locked_also_where_the_terms_are_narrower():
    text = make_text("It was beans.", make_front())
    story = replace(signed_and_then({"changes": []}), text=text)
    assert (
        reason_to_withhold(story, Use.WEB, TODAY),
        narrowed_since_approval(story),
        changed_since_approval(story),
    ) == ("words, links or media changed since the storyteller approved them", False, True)


@pytest.mark.parametrize(
    "story",
    [make_withdrawn(), make_story(approved=None), make_story(), signed_and_then({})],
    ids=["withdrawn", "not approved", "as signed, of old", "as signed"],
)
def test_what_is_as_it_was_is_not_narrowed(story):
    assert narrowed_since_approval(story) is False


def test_the_same_in_another_kind_of_quotation_marks_is_the_same_condition():
    signed = SIGNED | {"conditions": ['Not in "the paper"']}
    story = signed_and_then({"conditions": ["Not in “the paper”"], "changes": []}, signed)
    assert reason_to_withhold(story, Use.WEB, TODAY) is None


# Any record.

DAYS = st.dates(date(2026, 3, 15), TODAY)
RECORDS = st.fixed_dictionaries(
    {
        "allow": st.dictionaries(
            st.sampled_from(Use), st.lists(st.sampled_from(Part), unique=True), max_size=6
        ),
        "changes": st.lists(st.sampled_from(Change), unique=True),
        "search_engines": st.booleans(),
        "ai_training": st.booleans(),
        "starts": st.none() | DAYS,
        "review": st.dates(date(2027, 1, 1), date(2028, 1, 1)),
        "expires": st.dates(date(2027, 1, 1), FAR_OFF),
        "conditions": st.lists(st.sampled_from(["Ring me", "No paper", "Not in Fife"])),
    }
)


def less(draw, record):
    """The record with any of it taken away."""
    some = st.booleans()
    return {
        "allow": {
            use: [part for part in parts if draw(some)]
            for use, parts in record["allow"].items()
            if draw(some)
        },
        "changes": [change for change in record["changes"] if draw(some)],
        "search_engines": record["search_engines"] and draw(some),
        "ai_training": record["ai_training"] and draw(some),
        "starts": draw(st.dates(record["starts"], TODAY)) if record["starts"] else draw(DAYS),
        "review": record["review"] - timedelta(days=draw(st.integers(0, 90))),
        "expires": record["expires"] - timedelta(days=draw(st.integers(0, 90))),
        "conditions": [*record["conditions"], *(["No radio"] if draw(some) else [])],
    }


def one_more(draw, record):
    """The record with a single thing more in it; None where that one has it all already."""
    use, part, change = (draw(st.sampled_from(kind)) for kind in (Use, Part, Change))
    later = timedelta(days=draw(st.integers(1, 900)))
    allowed = record["allow"]
    parts = {**allowed, use: [*allowed.get(use, []), part]}
    key, value = draw(
        st.sampled_from(
            [
                ("allow", None if part in allowed.get(use, []) else parts),
                ("changes", None if change in record["changes"] else [*record["changes"], change]),
                ("search_engines", None if record["search_engines"] else True),
                ("ai_training", None if record["ai_training"] else True),
                ("starts", record["starts"] and record["starts"] - later),
                ("review", record["review"] + later),
                ("expires", record["expires"] + later),
                ("conditions", _without_one(record["conditions"])),
            ]
        )
    )
    return None if value is None else {key: value}


def _without_one(conditions):
    kept = [each for each in conditions if each != conditions[0]]
    return kept if conditions else None


@given(st.data(), RECORDS)
def test_from_any_record_a_narrower_one_is_published_for_the_uses_left(data, record):
    now = less(data.draw, record)
    story = signed_and_then(now, record)
    left = {use for use in Use if "words" in now["allow"].get(use, [])}
    out = {use for use in Use if reason_to_withhold(story, use, TODAY) is None}
    assert out == left


@given(st.data(), RECORDS)
def test_a_narrower_record_shows_nothing_that_the_signed_one_did_not(data, record):
    now = less(data.draw, record)
    before = make_story(consent=record, **ALL_MEDIA)
    after = signed_and_then(now, record)
    shown = [
        (_seen(published(before, use)), _seen(published(after, use)))
        for use in Use
        if "words" in now["allow"].get(use, [])
    ]
    assert all(less_shown <= more for more, less_shown in shown)


def _seen(story):
    agreed = story.agreed
    asks = {name for name in ("search_engines", "ai_training") if getattr(agreed, name)}
    return {*story.digests, *story.excerpts, *agreed.uses, *agreed.changes, *asks}


@given(st.data(), RECORDS)
def test_from_any_record_any_single_widening_is_withheld(data, record):
    more = one_more(data.draw, record)
    story = signed_and_then(less(data.draw, record) | (more or {}), record)
    is_held = all(reason_to_withhold(story, use, TODAY) for use in Use)
    assert more is None or is_held


@given(RECORDS)
def test_a_record_reads_back_as_what_was_signed(record):
    story = signed_and_then({}, record)
    assert terms_now(story.front, story.front.approved) is TermsNow.AS_SIGNED


def test_a_condition_typed_with_other_quotation_marks_is_the_one_signed():
    signed = SIGNED | {"conditions": ["Don't ring me at work"]}
    story = signed_and_then({"conditions": ["Don’t ring me at work"]}, signed)
    assert terms_now(story.front, story.front.approved) is TermsNow.AS_SIGNED


def test_starts_to_come_wait():
    story = signed_and_then({"starts": TOMORROW})
    assert reason_to_withhold(story, Use.WEB, TODAY) == "may not be public before 2026-06-02"


# What a facilitator is told.


@pytest.fixture
def root(tmp_path):
    root = write_archive(tmp_path / "archive")
    allow = {"web": ["words"], "guides": ["words"]}
    write_story(root, "the-landing", consent={"allow": allow, "expires": "2099-01-01"})
    return root


EDITS = {
    "nothing": (("", ""), (0, 0, 2)),
    "narrowed": (("    guides:\n    - words\n", ""), (0, 1, 1)),
    "widened": (("    guides:\n    - words\n", "    guides: [words, film]\n"), (1, 0, 0)),
    "another use": (("    guides:", "    book:"), (1, 0, 0)),
    "a word": (("meet people", "meet somebody"), (1, 0, 0)),
    "a quote": (("words: They came up the stairs anyway.", "words: up the stairs"), (1, 0, 0)),
}


@pytest.mark.parametrize(("edit", "expected"), EDITS.values(), ids=EDITS)
def test_check_and_report_say_what_an_edit_does(root, edit, expected, monkeypatch):
    """Stories told as changed, told as narrowed, and uses in which it is published."""
    monkeypatch.delenv("CI", raising=False)  # where a report gives numbers alone
    path = root / "stories/the-landing/story.md"
    consent, approved = path.read_text().split("approved:", 1)
    approved, body = approved.split("---", 1)
    path.write_text(f"{consent.replace(*edit)}approved:{approved}---{body.replace(*edit)}")
    check, told = (run(root, *words) for words in (["check"], ["report", "--format", "json"]))
    (line,) = json.loads(told.stdout)["stories"]
    assert (
        check.stderr.count("1 story withheld: changed since the storyteller approved it"),
        check.stderr.count("1 story narrowed since it was signed: no new signature needed."),
        sum(use["published"] for use in line["uses"].values()),
        line["narrowed"],
    ) == (*expected, bool(expected[1]))


def test_the_report_says_that_a_narrowed_story_needs_no_signature():
    text = as_text(report([signed_and_then({"changes": []})], TODAY), TODAY)
    assert "    narrowed since it was signed: no new signature needed\n" in text


def run(root, *words):
    return CliRunner().invoke(app, [*words, "-C", str(root)])
