"""What waits for a person, and the letters to those who are to be asked again."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path, PurePosixPath

import pytest

from ownwords.desk.needs import as_json, as_text, needs_of, to_write_to
from ownwords.desk.withdrawal.letters import to_ask_again
from ownwords.edition import ArchiveRead
from ownwords.editorial.model import HelpLine, HelpPage
from ownwords.reading.nodes import Mark
from tests.archives import write_archive, write_story
from tests.desk_git import own_words
from tests.factory import (
    A_DAY,
    ANOTHER_CODE,
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
from tests.made.guide_factory import make_editorial

LATER = timedelta(days=60)
CHECKED = HelpLine("Samaritans", "You can talk.", TODAY, Mark(5, 5), ("UK",), phone="116 123")


def told(*stories, within=LATER, help=None):
    editorial = replace(make_editorial(), help=help, themes=())
    needs = needs_of(ArchiveRead(stories, editorial, ()), TODAY, within, A_DAY)
    return [(need.group.name, need.id, need.what, need.do) for need in needs]


def groups(*stories, **options):
    return [group for group, *_ in told(*stories, **options)]


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        (make_story(), []),
        (make_story(approved=None), ["WAITING"]),
        (make_story(approved={"words": ANOTHER_CODE}), ["CHANGED"]),
        (make_story(approved={"terms": ANOTHER_CODE}), ["CHANGED"]),
        (make_story(consent={"status": "requested"}), ["REQUESTED"]),
        (make_story(consent={"status": "refused"}), ["REQUESTED"]),
        (make_story(consent={"status": "invalidated"}), ["REQUESTED"]),
        (make_story(consent={"review": TODAY}), ["ASK"]),
        (make_story(consent={"review": TODAY + LATER}), ["ASK"]),
        (make_story(consent={"review": TODAY + LATER + A_DAY}), []),
        (make_story(consent={"expires": TODAY + LATER}), ["ENDING"]),
        (make_story(consent={"expires": TODAY + LATER + A_DAY}), []),
        (make_story(consent={"expires": TOMORROW}), ["ENDING"]),
        (make_story(consent={"expires": TODAY}), ["ENDED"]),
        (make_story(consent={"expires": TODAY, "review": YESTERDAY}), ["ENDED"]),
        (make_story(consent={"starts": TOMORROW}), ["LATER"]),
        (make_story(consent={"starts": TODAY}), []),
        (make_story(people=[{"who": "my sister"}]), ["UNSETTLED"]),
        (make_story(people=[{"who": "my sister", "how": "agreed"}]), []),
        (make_refused(), ["PROBLEMS"]),
        (make_withdrawn(), []),
        (replace(make_withdrawn(), beside=(Path("p.jpg"),)), ["LEFT_OVER"]),
        (
            replace(make_withdrawn(), translations=(make_refused_translation(),)),
            ["LEFT_OVER"],
        ),
        (make_translated(), []),
        (
            replace(make_story(consent=TRANSLATABLE), translations=(make_refused_translation(),)),
            ["PROBLEMS"],
        ),
        (replace(make_refused(), translations=(make_translation(make_story()),)), ["PROBLEMS"]),
    ],
)
def test_what_a_story_waits_for(story, expected):
    assert groups(story) == expected


def with_translation(**changes):
    story = make_story(consent=TRANSLATABLE)
    return replace(story, translations=(make_translation(story, **changes),))


@pytest.mark.parametrize(
    ("approved", "what"),
    [(None, "never signed"), ({"words": ANOTHER_CODE}, "it or its story changed")],
)
def test_a_translation_is_to_be_read_back(approved, what):
    assert told(with_translation(approved=approved)) == [
        (
            "TRANSLATIONS",
            "leeks-in-february in gd",
            what,
            "ownwords proof leeks-in-february --language gd",
        )
    ]


@pytest.mark.parametrize(
    ("days", "expected"), [(29, []), (30, ["ENDING"]), (60, ["ENDING"]), (0, [])]
)
def test_looks_as_far_ahead_as_it_is_told(days, expected):
    story = make_story(consent={"expires": TODAY + 30 * A_DAY})
    assert groups(story, within=timedelta(days=days)) == expected


def test_one_story_can_wait_for_several_things():
    story = make_story(
        approved=None,
        consent={"review": TODAY, "expires": TOMORROW},
        people=[{"who": "my sister"}, {"who": "a nurse"}],
    )
    assert groups(story) == ["WAITING", "ASK", "ENDING", "UNSETTLED"]


def test_nobody_else_in_a_story_is_named():
    text = str(told(make_story(people=[{"who": "my sister Ailsa"}])))
    assert ("one person to be asked" in text, "Ailsa" in text) == (True, False)


@pytest.mark.parametrize(("ago", "expected"), [(90, []), (91, ["HELP"])])
def test_help_lines_are_to_be_checked(ago, expected):
    line = replace(CHECKED, checked_on=TODAY - ago * A_DAY)
    page = HelpPage(PurePosixPath("pages/get-help.md"), lines=(line,))
    assert groups(help=page) == expected


def test_each_group_is_counted_and_the_next_step_is_said_once():
    stories = (make_refused("one-story"), make_refused("two-story"), make_story(approved=None))
    editorial = replace(make_editorial(), themes=())
    needs = needs_of(ArchiveRead(stories, editorial, ()), TODAY, LATER, A_DAY)
    assert as_text(needs, 3, TODAY) == (
        "As of 2026-06-01, 3 stories.\n\n"
        "Waiting for their storyteller to read and sign: 1\n"
        "    leeks-in-february: nobody else sees it until then\n"
        "        → ownwords proof leeks-in-february\n\n"
        "With something to put right in the file: 2\n"
        "    one-story: it is withheld until then\n"
        "    two-story: it is withheld until then\n"
        "        → ownwords check\n"
    )


def test_nothing_to_do_is_said():
    assert "Nothing waits for anybody today." in as_text([], 1, TODAY)


def test_json_holds_the_same():
    editorial = replace(make_editorial(), themes=())
    needs = needs_of(ArchiveRead((make_refused("one-story"),), editorial, ()), TODAY, LATER, A_DAY)
    assert as_json(needs, 1, TODAY, LATER) == {
        "as_of": "2026-06-01",
        "within": 60,
        "stories": 1,
        "groups": [
            {
                "group": "problems",
                "title": "with something to put right in the file",
                "count": 1,
                "needs": [
                    {
                        "id": "one-story",
                        "path": "stories/one-story/story.md",
                        "what": "it is withheld until then",
                        "next": "ownwords check",
                    }
                ],
            }
        ],
    }


# Letters.


@pytest.mark.parametrize(
    ("changes", "is_due"),
    [
        ({"review": TODAY}, True),
        ({"review": TOMORROW}, False),
        ({"review": TODAY, "expires": TODAY}, False),
        ({"review": TODAY, "status": "withdrawn"}, False),
    ],
)
def test_who_is_to_be_asked_again(changes, is_due):
    stories = [make_story(consent=changes), make_refused()]
    assert bool(to_write_to(stories, TODAY, timedelta(0))) == is_due


@pytest.mark.parametrize(
    ("days", "is_told"), [(0, False), (1, True), (60, True), (61, False), (-1, False)]
)
def test_who_is_told_that_their_yes_ends_soon(days, is_told):
    story = make_story(consent={"expires": TODAY + days * A_DAY})
    assert bool(to_write_to([story], TODAY, LATER)) == is_told


def test_a_letter_about_a_yes_that_ends_asks_for_a_new_one_and_needs_no_answer():
    text = letter(consent={"review": TOMORROW, "expires": TODAY + 40 * A_DAY})
    needed = ("You said yes until 11 July 2026.", "stay longer?", "you need do nothing.")
    assert ([words in text for words in needed], "ask you again" in text) == ([True] * 3, False)


def test_a_story_that_nobody_has_read_yet_is_not_said_to_have_been_read():
    story = make_story(approved=None, consent={"review": TODAY})
    text = " ".join(to_ask_again(story, "A small archive", TODAY).split())
    assert ("Thank you for telling it to us." in text, "other people read" in text) == (True, False)


def letter(signed=date(2025, 6, 1), **changes):
    consent = {"given": date(2024, 1, 1), "review": TODAY} | changes.pop("consent", {})
    story = make_story(approved={"on": signed}, consent=consent, **changes)
    return " ".join(to_ask_again(story, "A small archive", TODAY).split())


@pytest.mark.parametrize(
    ("signed", "words"),
    [
        (TODAY, "with us for a short while."),
        (date(2026, 3, 1), "with us for some months."),
        (date(2025, 6, 1), "with us for a year."),
        (date(2024, 6, 1), "with us for two years."),
        (date(2010, 6, 1), "with us for 16 years."),
    ],
)
def test_a_letter_says_how_long_the_story_has_been_there(signed, words):
    assert words in letter(signed)


def test_a_letter_asks_and_leaves_every_answer_open():
    text = letter()
    needed = ("Dear Shona,", "Would you like it to stay?", "please take it back", "1 January 2033")
    assert [words for words in needed if words not in text] == []


@pytest.mark.parametrize("credit", ["role", "anonymous"])
def test_who_is_shown_without_a_name_is_greeted_without_one(credit):
    text = letter(storyteller={"credit": credit, "name": None})
    assert ("Hello," in text, "Peer worker" in text) == (True, False)


def test_a_young_storyteller_s_guardian_is_asked_too():
    assert "parent or guardian" in letter(consent=MINOR)


def test_the_command_shows_groups_and_writes_the_letters(tmp_path):
    root = write_archive(tmp_path / "archive")
    write_story(root, "the-landing")
    done = own_words(root, "status", "--letters", str(tmp_path / "letters"))
    written = (tmp_path / "letters/letter-the-landing.txt").read_text()
    assert (
        done.exit_code,
        "Time to ask whether the story may stay: 1" in done.stdout,
        "1 letter written" in done.stderr,
        "Dear Maren," in written,
    ) == (0, True, True, True)


def test_the_command_gives_json_alone_on_standard_output(tmp_path):
    root = write_archive(tmp_path / "archive")
    write_story(root, "the-landing")
    done = own_words(
        root, "status", "--format", "json", "--within", "3000", "--as-of", "2026-01-01"
    )
    told = json.loads(done.stdout)
    assert (told["within"], [group["group"] for group in told["groups"]][:2]) == (
        3000,
        ["ask", "ending"],
    )


def test_it_says_while_no_build_service_knows_where_the_engine_comes_from(tmp_path):
    root = write_archive(tmp_path / "archive")
    told = []
    for address in ("git.example", "code.archive.test"):
        line = f"ownwords @ git+https://{address}/ownwords@v0.1.0\n"
        (root / "requirements.txt").write_text(line)
        told.append("requirements.txt" in own_words(root, "status").stderr)
    assert told == [True, False]


def test_letters_do_not_go_where_the_archive_s_files_are_kept(tmp_path):
    root = write_archive(tmp_path / "archive")
    done = own_words(root, "status", "--letters", str(root / "letters"))
    assert "Name another folder with --letters." in str(done.exception)


def test_letters_do_not_go_where_a_site_is_made_from(tmp_path):
    root = write_archive(tmp_path / "archive")
    write_story(root, "the-landing")
    done = own_words(root, "status", "--letters", str(root / "pages"))
    assert (
        "Name another folder with --letters" in str(done.exception),
        list(root.rglob("letter-*")),
    ) == (
        True,
        [],
    )
