"""What is known of languages: codes, directions, names."""

from __future__ import annotations

import pytest

from ownwords.made.wording.languages import direction_of, is_language


@pytest.mark.parametrize(
    ("language", "direction"),
    [
        ("en-GB", "ltr"),
        ("ar", "rtl"),
        ("he", "rtl"),
        ("iw", "rtl"),
        ("ur-PK", "rtl"),
        ("prs", "rtl"),
        ("ku", "ltr"),
        ("ku-Arab", "rtl"),
        ("pa", "ltr"),
        ("pa-PK", "rtl"),
        ("az-Latn-IR", "ltr"),
        ("xyz", "ltr"),
    ],
)
def test_direction_follows_the_script(language, direction):
    assert direction_of(language) == direction


@pytest.mark.parametrize(
    ("code", "is_one"),
    [
        ("en-GB", True),
        ("gd", True),
        ("cy", True),
        ("sco", True),
        ("prs", True),
        ("zh-Hant-HK", True),
        ("gea", False),
        ("gealic", False),
        ("Gaelic", False),
        ("en_GB", False),
        ("", False),
        ("und", False),
    ],
)
def test_knows_a_language_by_its_code(code, is_one):
    assert is_language(code) is is_one
