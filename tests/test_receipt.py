"""The storyteller's own paper: what they agreed, and where their story is today."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from ownwords.desk.agreed import agreed_in, greeting, in_words, named_as
from ownwords.desk.wording import USES
from ownwords.terms import Use
from tests.archives import TODAY, TRANSLATABLE, write_archive, write_story, write_translation
from tests.desk_git import own_words
from tests.factory import FAR_OFF, make_front, make_story

CONTACT = "Ring Jo at the library on 01632 960 001"
HELP = """---
title: Get help
lines:
  - {name: Emergency services, what: "Call if it is urgent.", phone: "999", nations: [UK],
     urgent: yes, checked_on: 2026-01-01}
  - {name: Samaritans, what: "You can talk.", phone: 116 123, hours: day and night, nations: [UK],
     checked_on: 2026-01-01}
  - {name: Evening line, what: "You can talk.", phone: 01632 960 002, hours: evenings,
     nations: [UK], checked_on: 2026-01-01}
---
People to talk to.
"""


@pytest.fixture
def root(tmp_path):
    root = write_archive(
        tmp_path / "archive",
        {"site_url": "https://archive.example/", "extra": {"contact": CONTACT}},
    )
    (root / "pages/get-help.md").write_text(HELP)
    write_story(
        root,
        "the-landing",
        consent=TRANSLATABLE
        | {
            "allow": {"web": ["words"], "guides": ["words"], "social": ["words"]},
            "review": (TODAY + timedelta(days=90)).isoformat(),
            "conditions": ["Not in the Fife paper"],
        },
    )
    write_translation(root, "the-landing")
    return root


def receipt(root, *words, id="the-landing"):
    """What the paper says; the command's own fault where it makes none."""
    done = own_words(root, "receipt", id, *words)
    pages = list(root.with_name("archive-papers").glob(f"receipt-{id}*"))
    if not pages:
        return str(done.exception)
    main = pages[0].read_text().partition("<main>")[2]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def test_it_says_all_that_a_storyteller_needs(root):
    said = receipt(root)
    needed = (
        "The kettle on the landing",
        "Maren, Fife",
        "My title and summary.",
        USES[Use.GUIDES].words,
        "feeds and other archives; research",
        "Not in the Fife paper",
        "https://archive.example/stories/the-landing/",
        "https://archive.example/stories/the-landing/gd/",
        in_words(TODAY + timedelta(days=90)),
        in_words(TODAY + timedelta(days=400)),
        "T-1",
        CONTACT,
        "Samaritans",
        "999",
        "https://archive.example/get-help/",
        "Nothing is left at its old address.",
        "v1-",
    )
    assert [words for words in needed if words not in said] == []


def test_only_those_who_answer_everybody_at_any_hour_are_on_it(root):
    assert "Evening line" not in receipt(root)


def test_the_easy_paper_says_it_in_short_lines_with_drawings(root):
    own_words(root, "receipt", "the-landing", "--easy-read")
    page = (root.with_name("archive-papers") / "receipt-the-landing-easy-read.html").read_text()
    needed = ("Your story goes on our website.", "You can take your story back.", CONTACT, "<svg")
    assert [words for words in needed if words not in page] == []


def test_a_large_print_paper_says_the_same(root):
    standard = receipt(root)
    (root.with_name("archive-papers") / "receipt-the-landing.html").unlink()
    assert receipt(root, "--large-print") == standard


def test_without_a_contact_there_is_a_line_to_write_on(tmp_path):
    root = write_archive(tmp_path / "archive")
    write_story(root, "the-landing")
    own_words(root, "receipt", "the-landing")
    page = (tmp_path / "archive-papers/receipt-the-landing.html").read_text()
    assert ('<p class="write">' in page, "stories/the-landing/" in page) == (True, True)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"consent": {"status": "requested"}}, "I have not said yes"),
        ({"consent": {"expires": "2024-12-01"}}, "My yes ended on 1 December 2024"),
        ({"consent": {"starts": FAR_OFF.isoformat(), "expires": "2034-01-01"}}, "It waits until"),
        ({"people": [{"who": "my sister"}]}, "Something about it has to be settled first"),
        ({"approved": False}, "private until I have read it and signed"),
    ],
)
def test_a_story_that_nobody_can_read_says_why(tmp_path, changes, said):
    root = write_archive(tmp_path / "archive")
    write_story(root, "the-landing", **changes)
    assert said in receipt(root)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("---\nwithdrawn: 2026-05\n---\n", "was taken back in 2026-05"),
        ("not a story", "`ownwords check` tells which"),
    ],
)
def test_nothing_is_made_of_a_story_without_terms(root, text, told):
    (root / "stories/the-landing/story.md").write_text(text)
    (root / "stories/the-landing/story.gd.md").unlink()
    assert told in receipt(root)


def test_an_unknown_id_is_told(root):
    assert 'There is no story "the-lending"' in receipt(root, id="the-lending")


def test_easy_read_and_large_print_are_one_or_the_other(root):
    done = own_words(root, "receipt", "the-landing", "--easy-read", "--large-print")
    assert done.exit_code == 2


def test_it_is_for_one_person_and_not_for_the_repository(root):
    done = own_words(root, "receipt", "the-landing", "--out", str(root))
    assert "this paper is for one person" in str(done.exception)


def test_no_name_becomes_markup(tmp_path):
    root = write_archive(tmp_path / "archive", {"site_name": "Us</style><b>"})
    write_story(root, "the-landing", title="Me & my kettle")
    own_words(root, "receipt", "the-landing")
    page = (tmp_path / "archive-papers/receipt-the-landing.html").read_text()
    assert ("Us</style>" in page, "Me &amp; my kettle" in page) == (False, True)


# What was agreed.


@pytest.mark.parametrize(
    ("allow", "uses", "refused"),
    [
        ({"web": ["words"]}, ["This website"], 5),
        ({"web": ["portrait"]}, [], 6),
        ({}, [], 6),
        ({use: ["words"] for use in Use}, [said.name for said in USES.values()], 0),
    ],
)
def test_a_use_without_the_words_is_no_use(allow, uses, refused):
    agreed = agreed_in(make_front(consent={"allow": allow}))
    assert ([yes.said.name for yes in agreed.uses], len(agreed.refused)) == (uses, refused)


@pytest.mark.parametrize(
    ("consent", "may"),
    [
        ({"changes": []}, []),
        ({"changes": ["excerpts"]}, ["Short pieces"]),
        ({"changes": [], "search_engines": True}, ["Search engines"]),
        ({"changes": ["translation"], "ai_training": True}, ["Other languages", "Training AI"]),
    ],
)
def test_what_may_be_done_is_what_was_said_yes_to(consent, may):
    assert [said.name for said in agreed_in(make_front(consent=consent)).may] == may


@pytest.mark.parametrize(
    ("teller", "named", "greeted"),
    [
        ({}, "Shona, Moray", "Dear Shona,"),
        ({"place": None}, "Shona", "Dear Shona,"),
        ({"credit": "role", "name": None}, "Peer worker, Moray", "Hello,"),
        ({"credit": "anonymous", "name": None}, "no name, Moray", "Hello,"),
    ],
)
def test_nobody_is_called_what_they_did_not_choose(teller, named, greeted):
    front = make_story(storyteller=teller).front
    assert (named_as(front.storyteller), greeting(front.storyteller)) == (named, greeted)


def test_a_letter_to_somebody_whose_file_cannot_be_read_has_no_name():
    assert greeting(None) == "Hello,"
