"""A story as it was given: ids, names in ids, credits, files."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from ownwords.told.names import is_id, is_plain_name, names_in_id
from tests.factory import make_front, make_story


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("leeks-in-february", True),
        ("abc", True),
        ("ab", False),
        ("a" * 40, True),
        ("a" * 41, False),
        ("2024-05", True),
        ("Leeks", False),
        ("leeks_in", False),
        ("leeks in", False),
        ("-leeks", False),
        ("leeks-", False),
        ("leeks--in", False),
        ("läuse", False),
        ("leeks\n", False),
        ("abc/def", False),
        ("...", False),
        ("٣٣٣", False),
    ],
)
def test_an_id_is_lower_case_words_and_digits(text, is_one):
    assert is_id(text) is is_one


@pytest.mark.parametrize(
    ("id", "name", "gives_it_away"),
    [
        ("shona-and-the-leeks", "Shona", True),
        ("shonas-leeks", "Shona", True),
        ("leeks-of-grant", "Shona Grant", True),
        ("SHONA".lower() + "-x", "SHONA", True),
        ("siobhan-sings", "Siobhán", True),
        ("lukasz-sings", "Łukasz", True),
        ("bjorn-sings", "Bjørn", True),
        ("strasse-song", "Straße", True),
        ("jean-and-luc", "Jean-Luc", True),
        ("mary-ann", "Mary Ann", True),
        ("maryann-sings", "Mary Ann", True),
        ("jeanlucs-boat", "Jean-Luc", True),
        ("leeks-in-february", "Shona", False),
        ("shonagh-sings", "Shona", False),
        ("j-sings", "J", False),
        ("leeks-in-february", "Feb", False),
        ("leeks-in-february", "李明", False),
    ],
)
def test_an_id_gives_a_name_away(id, name, gives_it_away):
    assert names_in_id(id, name) is gives_it_away


@pytest.mark.parametrize(
    ("name", "is_plain"),
    [
        ("portrait.jpg", True),
        ("a portrait.jpg", True),
        ("..jpg", True),
        (".", False),
        ("..", False),
        ("", False),
        ("../portrait.jpg", False),
        ("/etc/passwd", False),
        ("a/b.jpg", False),
        ("a\\b.jpg", False),
        ("C:portrait.jpg", False),
        ("a" * 120, True),
        ("a" * 121, False),
    ],
)
def test_a_plain_name_is_a_file_beside_the_story(name, is_plain):
    assert is_plain_name(name) is is_plain


def fault_in(**changes):
    try:
        make_front(**changes)
    except ValidationError as error:
        return [details["msg"] for details in error.errors()]
    return []


@pytest.mark.parametrize(
    ("storyteller", "faults"),
    [
        ({}, []),
        ({"credit": "full-name"}, []),
        ({"credit": "pseudonym"}, []),
        ({"credit": "role"}, ["a name is given, and the credit is role"]),
        ({"credit": "anonymous"}, ["a name is given, and the credit is anonymous"]),
        ({"credit": "role", "name": None}, []),
        (
            {"credit": "role", "name": None, "role": None},
            ["the credit is role, and there is no role"],
        ),
        ({"credit": "anonymous", "name": None, "role": None, "place": None}, []),
        ({"name": None}, ["the credit is first-name, and there is no name"]),
    ],
)
def test_name_and_credit_agree(storyteller, faults):
    assert fault_in(storyteller=storyteller) == faults


@pytest.mark.parametrize(
    ("id", "is_one"),
    [
        ("leeks", True),
        ("the-leeks-2", True),
        ("note-1", False),
        ("page-main", False),
        ("page", True),
        ("note", True),
        ("Leeks", False),
        ("the leeks", False),
        ("1986", True),
    ],
)
def test_a_quote_has_an_id_that_no_other_part_of_the_page_has(id, is_one):
    quotes = [{"id": id, "words": "The leeks did not care."}]
    assert (fault_in(quotes=quotes) == []) is is_one


@pytest.mark.parametrize(
    ("language", "is_one"),
    [
        ("en-GB", True),
        ("gd", True),
        ("cy", True),
        ("zh-Hant-TW", True),
        ("english", False),
        ("en_GB", False),
        ("e", False),
        ('en" onload="x', False),
    ],
)
def test_a_language_is_a_tag(language, is_one):
    assert (fault_in(language=language) == []) is is_one


@pytest.mark.parametrize("private", ["rained", "front matter", "/nowhere"])
def test_a_story_does_not_print_its_words_or_where_its_files_are(private):
    story = make_story(portrait={"file": "portrait.jpg", "alt": "A leek."})
    assert private not in repr((story, *story.originals.values()))
