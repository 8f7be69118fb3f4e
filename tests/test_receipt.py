"""The storyteller's own paper: what they agreed, and where their story is today."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from ownwords.desk.papers.agreed import agreed_in, greeting, in_words, named_as
from ownwords.desk.papers.wording import USES
from ownwords.desk.whereabouts import Sort, whereabouts
from ownwords.edition import make_edition, read_archive
from ownwords.settings import place_in
from ownwords.terms import Use
from ownwords.told.approval import code_to_sign
from tests.archives import TODAY, TRANSLATABLE, write_archive, write_story, write_translation
from tests.desk_git import own_words
from tests.factory import FAR_OFF, make_front, make_story

RENEWED = """---
title: On stairs
purpose: To talk about stairs.
format: story-discussion
audience: [anybody]
people: 8
minutes: 60
themes: [hope]
stories: [the-landing, one-that-is-gone]
prompts:
  - {ask: "Which moment would you like to hear again?", step: open}
changes:
  - {on: 2026-01-10, what: Written}
---
"""
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
        "Other websites are not told about it.",
        "People who study stories do not get it.",
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
        code_to_sign(read_archive(place_in(root)).stories[0]),
    )
    assert [words for words in needed if words not in said] == []


def test_only_those_who_answer_everybody_at_any_hour_are_on_it(root):
    assert "Evening line" not in receipt(root)


def test_the_easy_paper_says_it_in_short_lines_with_drawings(root):
    own_words(root, "receipt", "the-landing", "--easy-read")
    page = (root.with_name("archive-papers") / "receipt-the-landing-easy-read.html").read_text()
    needed = ("Your story goes on our website.", "We leave nothing there.", CONTACT, "<svg")
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
    assert '<p class="write">' in page


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ([], "The address is known once the archive is on the web."),
        (["--easy-read"], "We tell you the address when we know it."),
    ],
)
def test_where_nobody_knows_the_site_s_address_yet_a_page_is_told_in_words(tmp_path, options, told):
    root = write_archive(tmp_path / "archive")
    (root / "pages/get-help.md").write_text(HELP)
    write_story(root, "the-landing")
    said = receipt(root, *options)
    assert (told in said, re.findall(r"\S*/\S*", said)) == (True, [])


ON_NO_PAGE = "It is not on the website."
NO_PAGE_OF_ITS_OWN = "It has no page of its own."


@pytest.mark.parametrize(
    ("allow", "said"),
    [
        ({"web": None, "book": ["words"]}, [ON_NO_PAGE, "it may be in: the story book."]),
        ({"web": None, "research": ["words"]}, [ON_NO_PAGE, "it may be in: research."]),
        ({"book": ["words"]}, ["it may be in: the story book.", "the page about hope"]),
        ({"web": None, "guides": ["words"]}, [NO_PAGE_OF_ITS_OWN, "the guide to my story"]),
    ],
)
def test_a_story_that_is_only_elsewhere_is_not_called_private(tmp_path, allow, said):
    root = write_archive(tmp_path / "archive")
    write_story(root, "the-landing", consent={"allow": allow})
    paper = receipt(root)
    told = [words in paper for words in said]
    assert (told, "private" in paper, "Nobody can read" in paper) == ([True, True], False, False)


@pytest.mark.parametrize(("words", "who"), [([], "I"), (["--easy-read"], "you")])
def test_to_its_end_it_speaks_as_it_began(root, words, who):
    own_words(root, "receipt", "the-landing", *words)
    (page,) = root.with_name("archive-papers").glob("*.html")
    assert f"These are the words {who} approved on" in page.read_text()


@pytest.mark.parametrize(
    ("allow", "said"),
    [
        (
            {"web": None, "book": ["words"]},
            "is not on our website. It may be in a book.",
        ),
        ({"web": None, "guides": ["words"]}, "Your story has no page of its own."),
    ],
)
def test_nor_is_it_in_easy_read(tmp_path, allow, said):
    root = write_archive(tmp_path / "archive")
    write_story(root, "the-landing", consent={"allow": allow})
    paper = receipt(root, "--easy-read")
    assert (said in paper, "Nobody can read" in paper) == (True, False)


def test_pages_are_told_as_one_speaks_of_them(root):
    said = receipt(root)
    assert [
        words in said
        for words in ("Words of it the first page; the page about hope", "the list under “tea”")
    ] == [True, True]


def test_a_guide_that_is_being_renewed_is_not_on_it(root):
    (root / "pages/guides").mkdir()
    (root / "pages/guides/on-stairs.md").write_text(RENEWED)
    assert "On stairs" not in receipt(root)


QUOTED_ALONE = {
    "allow": {"web": None, "guides": ["words"]},
    "form": "T-2",
}


def test_a_guide_that_only_quotes_a_story_without_a_page_is_found(tmp_path):
    root = write_archive(tmp_path / "archive")
    write_story(root, "the-landing", consent={"allow": {"guides": ["words"]}})
    body = "Somebody knocked " + "and knocked " * 900 + "twice.\n\nI let them in.\n"
    quotes = [{"id": "in", "words": "I let them in.", "themes": ["hope"]}]
    write_story(root, "the-knock", consent=QUOTED_ALONE, body=body, quotes=quotes)
    places = whereabouts(make_edition(place_in(root), TODAY), "the-knock")
    assert [each.address for each in places if each.sort is Sort.GUIDES] == [
        "guides/story/the-knock/",
        "guides/theme/hope/",
    ]


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
