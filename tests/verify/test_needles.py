"""What of a withheld story is looked for, and what is no secret."""

import pytest

from ownwords.verify import Known, Secret

EIGHT = "took the last ferry on a tuesday in"
SEVEN = "took the last ferry on a tuesday"


@pytest.mark.parametrize(
    ("page", "found"),
    [
        (EIGHT, ["eight words in a row"]),
        (SEVEN, []),
        ("took the last ferry, on a Tuesday: in", ["eight words in a row"]),
        ("took the last slow ferry on a tuesday in", []),
        ("The LAST ferry — home", ["title"]),
        ("The last ferry homes", []),
        ("Siobhán", ["name"]),
        ("Siobhan", ["name"]),
        ("Siobhans", []),
        ("peer mooring", ["quote or phrase"]),
        ("peer, mooring", ["quote or phrase"]),
        ("peer moorings", []),
        ("siobhan-1987.jpg", ["file name", "name"]),
        ("portrait.jpg", []),
        ("", []),
    ],
)
def test_is_found_by_its_words(whats, page, found):
    assert whats(page) == found


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("/stories/the-last-ferry/", ["id"]),
        ("the_last_ferry", ["id"]),
        ("the%2Dlast%2Dferry", ["id"]),
        ("the‑last‑ferry", ["id"]),
        ("The-Last-Ferry", ["id"]),
        ("the last ferry", []),
        ("the-last-ferry-again", []),
        ("not-the-last-ferry", []),
        ("the-last-ferryman", []),
    ],
)
def test_an_id_is_found_in_its_hyphens_alone(whats, page, found):
    assert whats(page) == found


@pytest.mark.parametrize("number", ["12", "2026", "10-14", "2026/12"])
def test_a_short_number_is_nobodys(whats, number):
    secret = Secret("x1", phrases=(number,))
    assert whats(f'<p>Told in {number}.</p><path d="M10 14 12"/>', secret) == []


def test_a_long_number_is_somebodys(whats):
    secret = Secret("x1", phrases=("07700 900123",))
    assert whats("<p>Ring 07700-900123.</p>", secret) == ["quote or phrase"]


@pytest.mark.parametrize(
    ("page", "found"),
    [("March 2024", []), ("2024-05", []), ('href="../stories/2024/"', ["id"]), ("/20245/", [])],
)
def test_an_id_of_digits_is_found_in_addresses_alone(whats, page, found):
    assert whats(page, Secret("2024")) == found


@pytest.mark.parametrize(
    ("secret", "page", "known", "found"),
    [
        (Secret("x1", names=("Hope",)), "I hope so", Known((), (), None), ["name"]),
        (Secret("x1", names=("Hope",)), "I hope so", Known(("with hope",), (), None), []),
        (Secret("x1", names=("Hope",)), "I hope so", Known((), ("We hope.",), None), []),
        (Secret("x1", titles=("Going home",)), "going home", Known((), ("Going home",), None), []),
        (
            Secret("x1", titles=("Going home at last",)),
            "going home at last",
            Known((), ("Going home at last",), None),
            ["title"],
        ),
        (
            Secret("x1", titles=("Going home at last",)),
            "going home at last",
            Known(("Going home, at last",), (), None),
            [],
        ),
        (Secret("hope"), "hope", Known((), ("hope",), None), []),
        (Secret("the-allotment"), "the-allotment", Known((), ("the allotment",), None), ["id"]),
        (Secret("the-allotment"), "the-allotment", Known((), ("the-allotment",), None), []),
        (Secret("x1", file_names=("leeks.jpg",)), "leeks.jpg", Known((), (), None), ["file name"]),
        (Secret("x1", file_names=("leeks.jpg",)), "leeks.jpg", Known((), ("leeks.jpg",), None), []),
        (Secret("x1", texts=(EIGHT,)), EIGHT, Known((), (EIGHT,), None), ["eight words in a row"]),
        (Secret("x1", texts=(EIGHT,)), EIGHT, Known((f"<p>I {EIGHT}</p>",), (), None), []),
        (Secret("x1", phrases=("a",)), "a", Known((), (), None), []),
    ],
)
def test_what_is_rightly_public_is_no_secret(whats, secret, page, known, found):
    assert whats(page, secret, known=known) == found


def test_runs_are_excused_one_by_one(whats):
    secret = Secret("x1", texts=("one two three four five six seven eight nine ten",))
    known = Known(("one two three four five six seven eight",), (), None)
    assert whats("one two three four five six seven eight", secret, known=known) == []
    assert whats("two three four five six seven eight nine", secret, known=known) != []


def test_a_long_phrase_is_found_when_it_is_shortened(whats):
    summary = Secret("x1", phrases=("Work, hospital, a long winter and then growing leeks again",))
    assert whats("hospital, a long winter and then growing leeks…", summary) == ["quote or phrase"]


def test_a_short_text_is_told_whole(whats):
    assert whats("rain on the harbour", Secret("x1", texts=("Rain on the harbour.",))) != []


@pytest.mark.parametrize(
    "told",
    [
        "We *took* the [last ferry](https://ferry.example/timetable) on a `Tuesday` in",
        "WEBVTT\n\n1\n00:00:00.000 --> 00:00:02.000\ntook the last\n\n2\n"
        "00:00:02.000 --> 00:00:04.000\nferry on a Tuesday in",
        "<p>took the last<sup>[^1]</sup> ferry</p> on a Tuesday in",
        "took the last ferry[^1] on a Tues&shy;day in",
    ],
)
def test_texts_are_found_as_they_read(whats, told):
    assert whats(f"<p>{EIGHT}</p>", Secret("x1", texts=(told,))) == ["eight words in a row"]


def test_the_times_of_captions_tell_nothing(whats):
    captions = "WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nHello there.\n"
    assert whats("00:00:00.000 --> 00:00:02.000", Secret("x1", texts=(captions,))) == []


FRONT_MATTER = """---
title: Growing
consent:
  wording: v3
  status: given
  given: 2026-03-14
  by: storyteller
  adult: yes
summary: The winter that I could not get out of bed
---
Body.
"""


def test_the_keys_of_a_front_matter_tell_nothing(whats):
    example = "wording: v3\n  status: given\n  given: 2026-03-14\n  by: storyteller\n  adult: yes"
    assert whats(example, Secret("x1", texts=(FRONT_MATTER,))) == []


def test_the_values_of_a_front_matter_tell(whats):
    page = "the winter that I could not get out"
    assert whats(page, Secret("x1", texts=(FRONT_MATTER,))) == ["eight words in a row"]


@pytest.mark.parametrize("name", ["portrait.jpg", "photo-2.PNG", "captions.en.vtt", "story.md"])
def test_common_file_names_are_no_secret(whats, name):
    assert whats(name, Secret("x1", file_names=(name,))) == []


def test_a_file_name_with_spaces_is_found_in_an_address(whats):
    secret = Secret("x1", file_names=("Mam and me.jpg",))
    assert whats('<img src="Mam%20and%20me.jpg">', secret) == ["file name"]


def test_words_in_a_script_without_spaces_are_found(whats):
    secret = Secret("x1", texts=("私は最後のフェリーに乗って家に帰りました",))
    assert whats("<p>昨日、私は最後のフェリーに乗って。</p>", secret) == ["eight words in a row"]


GONE = Known((), (), None, notices=frozenset({"going-home"}))


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ('<a href="/stories/going-home/">A story that was here</a>', []),
        ("Going home", ["title"]),
        ("<h1>Going-home</h1> going home", ["title"]),
    ],
)
def test_the_address_of_a_notice_gives_no_title_away(whats, page, found):
    assert whats(page, Secret("going-home", titles=("Going home",)), known=GONE) == found


def test_the_folder_of_a_notice_gives_no_title_away(whats):
    secret = Secret("going-home", titles=("Going home",))
    assert whats("gone", secret, known=GONE, name="stories/going-home/index.html") == []


def test_a_notice_of_one_word_gives_no_title_away(whats):
    known = Known((), (), None, notices=frozenset({"hope"}))
    assert whats('<a href="/stories/hope/">', Secret("hope", titles=("Hope",)), known=known) == []


def test_a_notice_excuses_no_single_word_of_its_id(whats):
    assert whats("Going", Secret("going-home", names=("Going",)), known=GONE) == ["name"]
