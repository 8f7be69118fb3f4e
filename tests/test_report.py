"""The facilitator's report: each story, each use, the reason, and when something changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from ownwords.desk.report import as_json, as_text, report
from ownwords.terms import Use
from tests.factory import (
    A_DAY,
    A_WEEK,
    EVERYTHING,
    MINOR,
    TODAY,
    TOMORROW,
    TRANSLATABLE,
    YESTERDAY,
    make_refused,
    make_refused_translation,
    make_story,
    make_translated,
    make_translation,
    make_withdrawn,
)

IN_A_MONTH = TODAY + timedelta(days=30)


def next_change(story, every=A_DAY, as_of=TODAY):
    (line,) = report([story], as_of, every)
    return line.next_change


@pytest.mark.parametrize(
    ("consent", "day"),
    [
        ({"starts": IN_A_MONTH}, IN_A_MONTH),
        ({"starts": TOMORROW}, TOMORROW),
        ({"starts": TODAY, "expires": IN_A_MONTH}, IN_A_MONTH - A_DAY),
        ({"given": TOMORROW}, TOMORROW),
        ({"expires": IN_A_MONTH}, IN_A_MONTH - A_DAY),
        ({"expires": TODAY + 2 * A_DAY}, TOMORROW),
        ({"expires": TOMORROW}, None),
        ({"expires": TODAY}, None),
        ({"expires": YESTERDAY}, None),
        ({"status": "withdrawn"}, None),
        ({"status": "requested", "starts": IN_A_MONTH}, None),
        ({"allow": {}}, None),
        ({"allow": {"book": ["words"]}, "expires": IN_A_MONTH}, IN_A_MONTH - A_DAY),
        (MINOR | {"review": IN_A_MONTH}, IN_A_MONTH - A_DAY),
        (MINOR | {"review": IN_A_MONTH, "expires": IN_A_MONTH - A_WEEK}, IN_A_MONTH - 8 * A_DAY),
        (MINOR | {"review": TODAY}, None),
        ({"review": IN_A_MONTH, "expires": IN_A_MONTH + A_WEEK}, IN_A_MONTH + 6 * A_DAY),
    ],
)
def test_tells_the_next_day_on_which_something_changes(consent, day):
    assert next_change(make_story(consent=consent)) == day


@pytest.mark.parametrize(
    ("every", "day"),
    [(A_DAY, IN_A_MONTH - A_DAY), (A_WEEK, IN_A_MONTH - A_WEEK), (0 * A_DAY, IN_A_MONTH)],
)
def test_a_story_goes_before_its_consent_ends_by_as_long_as_pages_stay_up(every, day):
    assert next_change(make_story(consent={"expires": IN_A_MONTH}), every) == day


def test_the_day_of_an_approval_to_come_is_a_change():
    assert next_change(make_story(approved={"on": IN_A_MONTH})) == IN_A_MONTH


@pytest.mark.parametrize(
    "story",
    [
        make_story(approved=None, consent={"starts": IN_A_MONTH}),
        make_story(people=[{"who": "my sister"}], consent={"starts": IN_A_MONTH}),
        make_withdrawn(),
        make_refused(),
        make_story(
            consent={"status": "requested", "given": None, "expires": date(1, 1, 1)},
            approved=None,
        ),
    ],
)
def test_nothing_changes_by_itself_for_a_story_that_waits_for_a_person(story):
    assert next_change(story) is None


@pytest.mark.parametrize("use", Use)
def test_there_is_a_reason_for_every_use(use):
    (line,) = report([make_withdrawn()], TODAY)
    assert line.reasons[use] == "withdrawn in 2026-05"


def test_the_json_is_as_the_commands_promise():
    story = make_story(consent={"expires": IN_A_MONTH, "conditions": ["Not in Moray"]})
    lines = report([story, make_refused()], TODAY)
    broken = {"published": False, "reason": "there is a problem in its file"}

    def not_agreed(place):
        return {"published": False, "reason": f"no consent for {place}"}

    assert as_json(lines, TODAY) == {
        "as_of": "2026-06-01",
        "stories": [
            {
                "id": "leeks-in-february",
                "path": "stories/leeks-in-february/story.md",
                "uses": {
                    "web": {"published": True, "reason": None},
                    "guides": not_agreed("discussion guides"),
                    "book": not_agreed("the story book"),
                    "social": not_agreed("link previews"),
                    "feeds": not_agreed("feeds"),
                    "research": not_agreed("research"),
                },
                "next_change": "2026-06-30",
                "conditions": ["Not in Moray"],
                "narrowed": False,
                "translations": [],
            },
            {
                "id": "out-of-step",
                "path": "stories/out-of-step/story.md",
                "uses": dict.fromkeys(
                    ["web", "guides", "book", "social", "feeds", "research"], broken
                ),
                "next_change": None,
                "conditions": [],
                "narrowed": False,
                "translations": [],
            },
        ],
    }


def test_the_text_puts_uses_of_one_reason_together():
    consent = {
        "allow": {"web": ["words"], "book": ["words"]},
        "expires": IN_A_MONTH,
        "conditions": ["Not in the Moray paper"],
    }
    lines = report([make_story(consent=consent), make_withdrawn()], TODAY)
    assert as_text(lines, TODAY).splitlines() == [
        "As of 2026-06-01",
        "",
        "leeks-in-february  (stories/leeks-in-february/story.md)",
        "    published (web, book)",
        "    withheld (guides): no consent for discussion guides",
        "    withheld (social): no consent for link previews",
        "    withheld (feeds): no consent for feeds",
        "    withheld (research): no consent for research",
        "    next change: 2026-06-30",
        "    to be kept by a person: Not in the Moray paper",
        "",
        "the-blue-coat  (stories/the-blue-coat/story.md)",
        "    withheld (web, guides, book, social, feeds, research): withdrawn in 2026-05",
    ]


# Translations: each with its own state, below its story.


def test_the_json_tells_of_each_translation():
    story = make_translated()
    told = as_json(report([story], TODAY), TODAY)["stories"][0]["translations"]
    no_book = "the story itself: no consent for the story book"
    assert [(each["language"], each["path"]) for each in told] == [
        ("gd", "stories/leeks-in-february/story.gd.md")
    ]
    assert (told[0]["uses"]["web"], told[0]["uses"]["book"]) == (
        {"published": True, "reason": None},
        {"published": False, "reason": no_book},
    )


def test_the_text_tells_of_each_translation():
    consent = TRANSLATABLE | {"allow": EVERYTHING}
    story = make_story(consent=consent)
    translations = (make_translation(story, "ar", approved=None), make_translation(story))
    lines = as_text(report([replace(story, translations=translations)], TODAY), TODAY).splitlines()
    uses = "web, guides, book, social, feeds, research"
    assert lines[2:8] == [
        "leeks-in-february  (stories/leeks-in-february/story.md)",
        f"    published ({uses})",
        "    in ar  (stories/leeks-in-february/story.ar.md)",
        f"        withheld ({uses}): not approved by the storyteller yet",
        "    in gd  (stories/leeks-in-february/story.gd.md)",
        f"        published ({uses})",
    ]


def test_the_day_of_a_translation_s_approval_is_a_change():
    story = make_story(consent=TRANSLATABLE | {"expires": date(2030, 1, 1)})
    to_come = make_translation(story, approved={"on": IN_A_MONTH})
    story = replace(story, translations=(to_come, make_refused_translation("cy")))
    assert next_change(story) == IN_A_MONTH


def test_the_text_says_once_why_a_story_is_withheld():
    lines = as_text(report([make_translated()], TODAY), TODAY).splitlines()
    i = lines.index("    in gd  (stories/leeks-in-february/story.gd.md)")
    assert lines[i + 1 : i + 3] == [
        "        published (web)",
        "        withheld (guides, book, social, feeds, research): the story itself is",
    ]
