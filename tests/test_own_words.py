"""The archive's own words: what is an error in a page, and that ours have none."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from ownwords.editorial.own_words import phrases_among, phrases_in_page
from ownwords.editorial.sources import read_editorial
from tests.archives import write_archive

ROOT = Path(__file__).parents[1]
PAGE = PurePosixPath("pages/about.md")
EXPLAINS = "---\ntitle: Words\nexplains_language: yes\n---\n"


def told(text: str) -> list[str]:
    return [f"{p.line}:{p.column} {p.fault}" for p in phrases_in_page(text, PAGE)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("# About\n\nHe committed suicide.\n", ["3:4"]),
        ("# About\n\nHe had *committed\nsuicide*, they said.\n", ["3:9"]),
        ("---\ntitle: The mentally ill\n---\nWords.\n", ["2:8"]),
        ("He committed suicide. She committed suicide.\n", ["1:4", "1:27"]),
        ("He committed suicide.\r\n\r\nAn inmate.\r\n", ["1:4", "3:4"]),
        ("- One\n- The mentally ill\n", ["2:3"]),
        ("We are committed to suicide prevention.\n", []),
        ("[Why](https://example.org/he-committed suicide-x)\n", []),
        ("See https://example.org/committed-suicide for more.\n", []),
        ("It says “committed suicide”.\n", ["1:10"]),
        (EXPLAINS + "Do not write “committed suicide”.\n", []),
        (EXPLAINS + 'Do not write "committed suicide".\n', []),
        (EXPLAINS + "Do not write `committed suicide`.\n", []),
        (EXPLAINS + "| said | say |\n|---|---|\n| committed suicide | died by suicide |\n", []),
        (EXPLAINS + "He committed suicide.\n", ["5:4"]),
        ("---\nexplains_language: no\n---\nNot “committed suicide”.\n", ["4:6"]),
        ("Not a page that says\nexplains_language: yes\n---\n“committed suicide”\n", ["4:2"]),
    ],
)
def test_a_phrase_that_hurts_is_told_where_it_stands(text, places):
    assert [each.split(" ")[0] for each in told(text)] == places


def test_it_says_why_and_what_was_found():
    assert told("He committed suicide.") == [
        '1:4 says it as one says a crime or a sin: "committed suicide"'
    ]


@pytest.mark.parametrize("front", ["", EXPLAINS])
def test_what_can_be_copied_is_told_in_any_page(front):
    text = f'{front}A suicide. "A number of tablets."\n'
    assert [each.remedy for each in phrases_in_page(text, PAGE)] == [
        "Take it out: nobody who reads the page was asked"
    ]


def test_somebody_s_own_word_is_not_the_archive_s():
    assert told("We are nutters, and proud.\n") == [
        '1:8 is a name that people are called to hurt them: "nutters"'
    ]


def test_every_page_is_read(tmp_path):
    root = write_archive(tmp_path)
    (root / "pages" / "guides").mkdir()
    for name in ("about.md", "themes/hope.md", "guides/one.md"):
        (root / "pages" / name).write_text("---\ntitle: One\n---\nAn inmate.\n")
    (root / "pages" / "linked.md").symlink_to(root / "pages" / "about.md")
    found = [str(problem.path) for problem in phrases_among(root, root / "pages")]
    assert found == ["pages/about.md", "pages/guides/one.md", "pages/themes/hope.md"]


def test_a_help_line_with_a_phrase_in_it_is_a_help_line_still(tmp_path):
    root = write_archive(tmp_path)
    line = "{name: Ann, what: For the mentally ill, phone: 116 123, nations: [UK]"
    help = f"---\nlines:\n  - {line}, checked_on: 2026-05-01}}\n---\n"
    (root / "pages" / "get-help.md").write_text(help)
    read = read_editorial(root, root / "pages")
    lines = read.editorial.help.lines if read.editorial.help else ()
    assert ([line.name for line in lines], len(read.problems)) == (["Ann"], 1)


@pytest.mark.parametrize(
    "folder", ["pages", "theme", "generator/ownwords/editorial", "generator/ownwords/made", "docs"]
)
def test_ours_have_none(folder):
    kinds = {".md", ".html", ".js", ".toml", ".json", ".yml", ".txt"}
    # The first two hold the phrases themselves.
    paths = [
        path
        for path in sorted((ROOT / folder).rglob("*"))
        if path.suffix in kinds and "prompts-to-avoid" not in path.parts
    ]
    found = [
        str(problem)
        for path in paths
        if path.name != "language.md"
        for problem in phrases_in_page(
            path.read_text("utf-8"), PurePosixPath(path.relative_to(ROOT))
        )
    ]
    assert found == []


def test_the_readme_has_none():
    assert told((ROOT / "README.md").read_text("utf-8")) == []
