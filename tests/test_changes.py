"""`ownwords changes`: word by word, from a real git repository."""

from __future__ import annotations

import os
import re
import subprocess

import pytest
from typer.testing import CliRunner

from ownwords.desk.main import app
from ownwords.desk.signing.word_diff import word_diff
from tests.archives import TRANSLATABLE, picture, write_archive, write_story, write_translation
from tests.factory import ANOTHER_CODE


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("all winter long", "all winter long", []),
        ("all winter long", "all summer long", ["all [-winter-] {+summer+} long"]),
        ("all winter long", "all long", ["all [-winter-] long"]),
        ("all long", "all winter long", ["all {+winter+} long"]),
        ("a b c d", "a x y d", ["a [-b c-] {+x y+} d"]),
        ("", "new", ["{+new+}"]),
        ("old", "", ["[-old-]"]),
        ('she said "no"', "she said “no”", []),
        ("one — two", "one - two", []),
        ("one|two", "one|three", ["…", "[-two-] {+three+}"]),
        ("one|two|three|four", "one|two|three|five", ["…", "[-four-] {+five+}"]),
        ("one|two|three", "one!|two|three", ["[-one-] {+one!+}", "…"]),
        ("one two", "one|two", ["one {+¶+}", "…"]),
        ("one|two", "one two", ["one [-¶-] two"]),
        ("one", "one|two", ["one {+¶+}", "{+two+}"]),
    ],
)
def test_shows_what_was_taken_out_and_put_in(before, after, shown):
    parts = [text.split("|") if text else [] for text in (before, after)]
    assert word_diff(*parts) == shown


def test_in_colour_the_marks_stay():
    shown = word_diff(["old"], ["new"], colour=True)
    assert shown == ["\x1b[31m[-old-]\x1b[0m \x1b[32m{+new+}\x1b[0m"]


# As a facilitator types it, in a real repository.


def git(root, *words):
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    environment = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
    subprocess.run(
        ["git", *who, *words], cwd=root, check=True, capture_output=True, env=environment
    )


def commit(root):
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "A story")


@pytest.fixture(autouse=True)
def outside_ci(monkeypatch):
    monkeypatch.delenv("CI", raising=False)


@pytest.fixture
def root(tmp_path):
    root = write_archive(tmp_path / "archive")
    write_story(root, "the-landing", consent=TRANSLATABLE, files={"p.jpg": picture()}, **PORTRAIT)
    git(root, "init", "--quiet")
    commit(root)
    return root


PORTRAIT = {"portrait": {"file": "p.jpg", "alt": "A landing."}}


def edit(root, *pairs, id="the-landing"):
    """Every pair, above the approval and below it, and not in it."""
    path = root / "stories" / id / "story.md"
    before, approved = path.read_text().split("approved:", 1)
    approved, body = approved.split("---", 1)
    for old, new in pairs:
        assert old in before + body
        before, body = before.replace(old, new), body.replace(old, new)
    path.write_text(f"{before}approved:{approved}---{body}")


def changes(root, id="the-landing", *words):
    return CliRunner().invoke(app, ["changes", id, "-C", str(root), *words])


WITHHELD = "It is withheld until the storyteller has read it again and signed:"
EDITS = {
    "a word": (
        [("meet people", "meet nobody")],
        ["words", "    … have to meet [-people.-] {+nobody.+}", "    …"],
    ),
    "the title": (
        [("The kettle on", "The pot on")],
        ["title", "    The [-kettle-] {+pot+} on the"],
    ),
    "the summary": (
        [("A year on", "Two years on")],
        ["summary", "    [-A year-] {+Two years+} on"],
    ),
    "a quote": (
        [("words: They came up the stairs anyway.", "words: They came up")],
        ["quote stairs", "    They came up [-the stairs anyway.-]"],
    ),
    "the credit": ([("place: Fife", "place: Cupar")], ["credit", "[-Fife-] {+Cupar+}"]),
    "a tag": ([("- tea", "- toast")], ["tags", "    [-tea-] {+toast+}"]),
    "an alt text": ([("alt: A landing.", "alt: A door.")], ["what p.jpg shows", "{+door.+}"]),
    "a use": ([("    web:", "    book: [words]\n    web:")], ["agreed: book", "[-no-] {+words+}"]),
    "search engines": (
        [("  changes:", "  search_engines: yes\n  changes:")],
        ["agreed: search engines", "    [-no-] {+yes+}"],
    ),
    "a link": (
        [("people.\n", "people.\n\n[Tea](https://tea.example/).\n")],
        ["links", "    {+https://tea.example/+}"],
    ),
}


@pytest.mark.parametrize(("pairs", "shown"), EDITS.values(), ids=EDITS)
def test_shows_what_changed_since_it_was_approved(root, pairs, shown):
    edit(root, *pairs)
    commit(root)
    done = changes(root)
    name, *words = shown
    lines = done.stdout.splitlines()
    missing = [each for each in words if each.strip("… ") not in done.stdout]
    assert (done.exit_code, name in lines, missing, WITHHELD in done.stdout) == (0, True, [], True)


def test_shows_nothing_else(root):
    edit(root, ("meet people", "meet nobody"))
    lines = changes(root).stdout.splitlines()
    assert lines[2:] == [
        "",
        "words",
        "    I put the kettle on the landing so that I would have to meet [-people.-] {+nobody.+}",
        "    …",
        "",
        f"{WITHHELD} ownwords proof the-landing",
    ]


def test_says_with_what_it_was_compared(root):
    edit(root, ("meet people", "meet nobody"))
    first, second = changes(root).stdout.splitlines()[:2]
    assert (first, second[:22]) == (
        "the-landing, since it was approved on 2024-03-20",
        "(compared with commit ",
    )


def test_another_picture_is_told(root):
    (root / "stories/the-landing/p.jpg").write_bytes(picture(seed=3))
    assert "file of portrait" in changes(root).stdout


def test_compares_with_what_was_signed_and_not_with_a_later_commit(root):
    for old, new in (("meet people", "meet nobody"), ("meet nobody", "meet somebody")):
        edit(root, (old, new))
        commit(root)
    assert "[-people.-] {+somebody.+}" in changes(root).stdout


def test_finds_the_words_that_were_signed_where_a_folder_was_renamed_since(root):
    git(root, "mv", "stories/the-landing", "stories/the-kettle")
    commit(root)
    edit(root, ("meet people", "meet nobody"), id="the-kettle")
    commit(root)
    assert "[-people.-] {+nobody.+}" in changes(root, "the-kettle").stdout


def test_finds_the_words_that_were_signed_in_a_commit_before_the_approval(tmp_path):
    """Approved and changed again before it was committed: the draft has the words."""
    root = write_archive(tmp_path / "archive")
    path = write_story(root, "the-landing", approved=False) / "story.md"
    git(root, "init", "--quiet")
    commit(root)
    done = ["approve", "the-landing", "--without-code", "--how", "aloud", "--witness", "JD"]
    CliRunner().invoke(app, [*done, "-C", str(root)])
    edit(root, ("meet people", "meet nobody"))
    commit(root)
    assert ("approved:" in path.read_text(), "[-people.-] {+nobody.+}" in changes(root).stdout) == (
        True,
        True,
    )


def test_says_where_what_was_signed_is_not_in_git_word_for_word(tmp_path):
    root = write_archive(tmp_path / "archive")
    write_story(root, "the-landing")
    edit(root, ("meet people", "meet nobody"))
    git(root, "init", "--quiet")
    commit(root)
    assert "Word for word, what was signed is not in git." in changes(root).stdout


def test_says_that_nothing_changed(root):
    lines = changes(root).stdout.splitlines()
    assert lines[-3:] == ["Nothing changed.", "", "It is as the storyteller approved it."]


def test_says_that_narrower_terms_need_no_signature(root):
    edit(root, ("  - translation\n", ""))
    lines = changes(root).stdout.splitlines()
    assert lines[-4:] == [
        "agreed: changes",
        "    [-excerpts, translation-] {+excerpts+}",
        "",
        "It allows less than was signed: no new signature needed.",
    ]


def test_a_repository_that_a_hook_speaks_of_is_not_looked_at(root, monkeypatch):
    monkeypatch.setenv("GIT_DIR", str(root / "nowhere"))
    assert changes(root).exit_code == 0


def without_git(root):
    subprocess.run(["rm", "-rf", ".git"], cwd=root, check=True)


def never_approved(root):
    write_story(root, "the-landing-again", approved=False)
    (root / "stories/the-landing-again/story.md").replace(root / "stories/the-landing/story.md")


def never_committed(root):
    path = root / "stories/the-landing/story.md"
    path.write_text(path.read_text().replace("  terms: v1-", f"  terms: {ANOTHER_CODE} # v1-"))
    edit(root, ("meet people", "meet nobody"))


def taken_back(root):
    (root / "stories/the-landing/story.md").write_text("---\nwithdrawn: 2026-05\n---\n")


def broken(root):
    edit(root, ("language: en-GB\n", ""))


@pytest.mark.parametrize(
    ("happens", "told"),
    [
        (without_git, "This archive is not in git here"),
        (never_approved, "was never approved, so nothing can have changed since"),
        (never_committed, "the version that was approved was never committed"),
        (taken_back, "was taken back: its words are not here any more"),
        (broken, "has a problem in its file. Put it right first: ownwords check"),
    ],
)
def test_says_kindly_that_there_is_nothing_to_compare_with(root, happens, told):
    happens(root)
    done = changes(root)
    assert (done.exit_code, told in done.stderr) == (1, True)


def test_says_kindly_that_git_is_not_there(root, monkeypatch):
    monkeypatch.setenv("PATH", str(root))
    done = changes(root)
    assert (done.exit_code, "not in git here" in done.stderr) == (1, True)


def test_a_misspelt_story_is_told_with_the_one_that_was_meant(root):
    done = changes(root, "the-ladning")
    assert (done.exit_code, 'Did you mean "the-landing"?' in done.stderr) == (2, True)


def test_shows_nothing_in_a_log_that_may_be_public(root, monkeypatch):
    monkeypatch.setenv("CI", "true")
    edit(root, ("meet people", "meet nobody"))
    done = changes(root)
    assert (done.exit_code, done.stdout, "people" in done.stderr) == (2, "", False)


# In a translation.


@pytest.fixture
def translated(root):
    write_translation(root, "the-landing", translated_by="Seonag", alt={"p.jpg": "Staidhre."})
    commit(root)
    return root


def in_gaelic(root, language="gd"):
    return changes(root, "the-landing", "--language", language)


def edit_translation(root, old, new):
    path = root / "stories/the-landing/story.gd.md"
    before = path.read_text()
    assert old in before
    path.write_text(before.replace(old, new))


AGAIN = "It is withheld until the storyteller has read it again and signed: ownwords proof the-"


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("An coire air", "A' phoit air", "    [-An coire-] {+A' phoit+} air a’ cheann-staidhre"),
        ("ri daoine fhaicinn", "ri duine fhaicinn", "ri [-daoine-] {+duine+} fhaicinn."),
        ("by: Seonag", "by: Mòrag", "translated by\n    [-Seonag-] {+Mòrag+}"),
        ("Staidhre.", "Doras.", "what p.jpg shows\n    [-Staidhre.-] {+Doras.+}"),
    ],
)
def test_shows_what_changed_in_a_translation(translated, old, new, shown):
    edit_translation(translated, old, new)
    done = in_gaelic(translated)
    assert (done.exit_code, shown in done.stdout, AGAIN in done.stdout) == (0, True, True)


def test_says_that_nothing_changed_in_a_translation(translated):
    done = in_gaelic(translated)
    assert done.stdout.endswith("Nothing changed.\n\nIt is as the storyteller approved it.\n")


def test_says_where_the_story_that_it_tells_changed(translated):
    edit(translated, ("meet people", "meet nobody"))
    told = in_gaelic(translated).stdout.splitlines()
    assert told[3:] == [
        "Nothing changed.",
        "",
        "The story itself changed since it was approved: ownwords changes the-landing",
        f"{AGAIN}landing --language gd",
    ]


def test_compares_a_translation_with_what_was_signed_and_not_with_a_later_commit(translated):
    edit_translation(translated, "ri daoine fhaicinn", "ri duine fhaicinn")
    commit(translated)
    done = in_gaelic(translated).stdout
    assert ("[-daoine-]" in done, "Word for word" in done) == (True, False)


def test_a_translation_that_changed_before_it_was_committed_is_told_as_the_nearest(root):
    write_translation(root, "the-landing", alt={"p.jpg": "Staidhre."})
    edit_translation(root, "ri daoine fhaicinn", "ri duine fhaicinn")
    commit(root)
    assert "Word for word, what was signed is not in git." in in_gaelic(root).stdout


def no_translation(root):
    (root / "stories/the-landing/story.gd.md").unlink()


def another_translation(root):
    path = root / "stories/the-landing/story.gd.md"
    path.rename(path.with_name("story.cy.md"))


def unsigned(root):
    path = root / "stories/the-landing/story.gd.md"
    head, rest = path.read_text().split("approved:", 1)
    path.write_text(f"{head}---{rest.split('---', 1)[1]}")


def broken_translation(root):
    edit_translation(root, "title:", "titel:")


def signed_anew(root):
    path = root / "stories/the-landing/story.gd.md"
    path.write_text(re.sub(r"words: v1-[-0-9A-Z]+", f"words: {ANOTHER_CODE}", path.read_text()))


@pytest.mark.parametrize(
    ("happens", "told"),
    [
        (no_translation, "the-landing has no translation story.gd.md.\n"),
        (another_translation, "has no translation story.gd.md. It has: cy.\n"),
        (unsigned, "story.gd.md was never approved, so nothing can have changed."),
        (broken_translation, "there is a problem in story.md or in story.gd.md. Put it right"),
        (without_git, "This archive is not in git here"),
        (signed_anew, "the version that was approved was never committed"),
    ],
)
def test_says_kindly_that_there_is_nothing_to_compare_a_translation_with(translated, happens, told):
    happens(translated)
    done = in_gaelic(translated)
    assert (done.exit_code, told in done.stderr) == (1, True)
