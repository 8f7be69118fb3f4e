"""What must hold in the theme's files for every language and both directions."""

from __future__ import annotations

import re

import pytest

from ownwords.made.wording.interface import SHELL
from tests.made.factory import THEME_FOLDER

STYLES = THEME_FOLDER / "assets" / "ownwords.css"
SCRIPTS = sorted((THEME_FOLDER / "assets").glob("*.js"))
_FOR_MACHINES = {"Enter", "Shift", "Escape", "Tab", "Home", "End", "use strict"}


@pytest.mark.parametrize(
    "name", ["base.html", "404.html", "pieces/parts/exit.html", "pieces/parts/settings.html"]
)
def test_the_shell_says_the_same_where_there_is_no_gettext(name):
    path = THEME_FOLDER / name
    said = re.findall(r'\bsay\.(\w+) \| default\("([^"]*)"\)', path.read_text("utf-8"))
    assert said and [(key, words) for key, words in said if SHELL.get(key) != words] == []


def test_a_page_needs_no_word_of_the_shell_that_is_not_there():
    used = {
        key
        for path in THEME_FOLDER.rglob("*.html")
        for key in re.findall(r"\bsay\.(\w+)", path.read_text("utf-8"))
    }
    assert used <= SHELL.keys()


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_has_no_words_of_its_own(path):
    """What readers see or hear comes from the page, where it can be translated."""
    assert [text for text in _strings_in(path.read_text("utf-8")) if _is_for_people(text)] == []


@pytest.mark.parametrize(
    ("text", "is_for_people"),
    [
        ("Show more", True),
        ("Nothing found.", True),
        ("Copied", True),
        ("DOMContentLoaded", False),
        ("input[type=search]", False),
        ("ArrowDown", False),
        (".player span[data-at]", False),
        ("aria-current", False),
        ("audio, video", False),
    ],
)
def test_words_for_people_are_told_from_names_for_machines(text, is_for_people):
    assert _is_for_people(text) is is_for_people


def _strings_in(script: str) -> list[str]:
    without_comments = re.sub(r"/\*.*?\*/|(?m:(?<![:\w\"'`])//.*$)", "", script, flags=re.DOTALL)
    found = re.findall(r'"([^"\n]*)"|\'([^\'\n]*)\'|`([^`]*)`', without_comments)
    return [re.sub(r"\$\{[^}]*\}", "", "".join(each)) for each in found]


def _is_for_people(text: str) -> bool:
    """A capital word or a sentence; selectors, names of events and keys are for machines."""
    if text in _FOR_MACHINES or re.search(r"[\[\]#=>{}]|^\.", text):
        return False
    return bool(re.search(r"[A-Za-z]{2,} [a-z]{2,}|[a-z]\.$|^[A-Z][a-z]+$", text))


@pytest.mark.parametrize(
    ("declaration", "is_one_sided"),
    [
        ("padding: 1rem 2rem 0", False),
        ("padding: 1rem 2rem 0 2rem", False),
        ("padding: 1rem 2rem 0 0", True),
        ("margin: 0 max(1rem, 2vw) 0 max(1rem, 2vw)", False),
        ("border-left: 1px solid", True),
        ("text-align: right", True),
        ("text-align: start", False),
        ("transform: translateX(1rem)", True),
        ("background: linear-gradient(to left, red, blue)", True),
        ("margin-inline-start: 1rem", False),
    ],
)
def test_one_sided_declarations_are_told_from_others(declaration, is_one_sided):
    assert _is_one_sided(declaration) is is_one_sided


def test_the_stylesheet_turns_round_with_the_page():
    styles = re.sub(r"/\*.*?\*/", "", STYLES.read_text("utf-8"), flags=re.DOTALL)
    declarations = re.findall(r"[a-z-]+:[^;{}]*(?=;)", styles)
    assert [each for each in declarations if _is_one_sided(each)] == []


def _is_one_sided(declaration: str) -> bool:
    """Whether it means another thing in a mirror: left and right do, start and end do not."""
    name, _, value = declaration.partition(":")
    if re.search(r"\b(left|right)\b|translateX", declaration):
        return True
    sides = re.findall(r"(?:[^\s(]|\([^)]*\))+", value)
    return name in ("margin", "padding", "inset", "border-width") and sides[1:2] != sides[3:4] != []
