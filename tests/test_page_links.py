"""Links in the archive's own pages to stories that readers cannot see, or that are not there."""

from __future__ import annotations

import io
import logging

import pytest
from typer.testing import CliRunner

from ownwords.desk.main import app
from ownwords.errors import LeakError
from ownwords.mkdocs_build import build_site
from tests.archives import TODAY, write_archive, write_story

WAITING = {"consent": {"status": "requested", "given": None}, "approved": False}
IN_GUIDES = {"consent": {"allow": {"web": ["words"], "guides": ["words"]}}}
ONLY_IN_GUIDES = {"consent": {"allow": {"web": None, "guides": ["words"]}}}
GUIDE = """---
title: Tea
purpose: "To notice."
format: conversation-cafe
audience: [staff]
people: 8
minutes: 75
themes: [hope]
stories: [{stories}]
changes:
  - {{on: 2024-10-01, what: "First version."}}
---
## Before people come

"""


@pytest.fixture
def archive(tmp_path, monkeypatch):
    monkeypatch.delenv("CI", raising=False)
    root = write_archive(tmp_path / "archive")
    write_story(root, "kettle-on-the-landing", **IN_GUIDES)
    write_story(root, "the-blue-coat", title="Nobody reads this yet", **WAITING)
    for id, notice in (("left-a-note", "gone"), ("left-nothing", "none")):
        (root / "stories" / id).mkdir()
        stub = f"---\nwithdrawn: 2024-05\nnotice: {notice}\n---\n"
        (root / "stories" / id / "story.md").write_text(stub)
    write_story(root, "biro", title="Nor this", **WAITING)
    return root


def say(root, page, words):
    path = root / "pages" / page
    path.write_text(path.read_text() + words + "\n")


def check(root, **env):
    return CliRunner().invoke(app, ["check", "-C", str(root), "--format", "text"], env=env)


def lines(root, **env):
    return [line for line in check(root, **env).stdout.splitlines() if " link: " in line]


def is_built(root):
    try:
        build_site(root, root / "site", TODAY, strict=False)
    except LeakError:
        return False
    return True


REFUSED = [
    ("about.md", "[x](stories/the-blue-coat/)", "4:13"),
    ("about.md", "[x](/stories/the-blue-coat/)", "4:14"),
    ("about.md", "[x][y]\n\n[y]: ../stories/the-blue-coat/", "6:17"),
    ("about.md", "[x](stories/left-nothing/)", "4:13"),
    ("themes/hope.md", "[x](../stories/the-blue-coat/)", "7:16"),
    ("index.md", "[x](stories/the-blue-coat/)", "5:13"),
    ("about.md", "[x](stories/the-blue-coat/)\n\nIn the-blue-coat weather.", "4:13"),
    ("about.md", "[x](stories/biro/)", "4:13"),
    ("about.md", "[x](stories/biro/)\n\nA biro.", "4:13"),
]
ACCEPTED = [
    ("about.md", "[x](stories/kettle-on-the-landing/)"),
    ("about.md", "[x](stories/left-a-note/)"),
    ("about.md", "She wore the blue coat, the-blue-coat as she said."),
    ("about.md", "Words.\n\n[y]: stories/the-blue-coat/"),
    ("about.md", "She wrote it with a biro/pencil."),
]


@pytest.mark.parametrize(("page", "words", "place"), REFUSED)
def test_a_link_for_which_no_site_is_built_is_told_with_its_line(archive, page, words, place):
    say(archive, page, words)
    (line,) = lines(archive)
    assert line.startswith(f"pages/{page}:{place} link: ") and "Take the link out" in line
    assert check(archive).exit_code == 1


@pytest.mark.parametrize(("page", "words"), ACCEPTED)
def test_a_link_with_which_a_site_is_built_is_no_problem(archive, page, words):
    say(archive, page, words)
    assert (lines(archive), check(archive).exit_code) == ([], 0)


@pytest.mark.build
@pytest.mark.parametrize(
    ("page", "words", "built"),
    [(*each[:2], False) for each in REFUSED[1::2]] + [(*each, True) for each in ACCEPTED[2:]],
)
def test_the_build_says_the_same(archive, page, words, built):
    say(archive, page, words)
    assert is_built(archive) is built


def test_all_of_them_are_told_at_once(archive):
    say(archive, "about.md", "[x](stories/the-blue-coat/) and [y](stories/left-nothing/)")
    say(archive, "themes/hope.md", "[x](../stories/the-blue-coat/)")
    assert len(lines(archive)) == 3


@pytest.mark.parametrize("format", ["text", "json", "github", "gitlab", "sarif"])
def test_a_log_is_told_the_place_and_not_the_story(archive, format):
    say(archive, "about.md", "[x](stories/the-blue-coat/) and [y](stories/the-blue-cot/)")
    words = ["check", "-C", str(archive), "--format", format]
    done = CliRunner().invoke(app, words, env={"CI": "true"})
    assert ("pages/about.md" in done.output, "the-blue" in done.output) == (True, False)


def test_a_link_to_no_story_is_a_warning_with_what_may_be_meant(archive):
    say(archive, "about.md", "[x](stories/kettle-on-a-landing/)")
    (line,) = lines(archive)
    assert ('Did you mean "kettle-on-the-landing"?' in line, check(archive).exit_code) == (True, 0)


@pytest.mark.parametrize(
    "words", ["[x](stories/)", "[x](/stories/page/2/)", "[x](stories/index.md)"]
)
def test_a_list_of_stories_is_no_story(archive, words):
    say(archive, "about.md", words)
    assert lines(archive) == []


def guide(root, *stories):
    (root / "pages/guides").mkdir()
    said = GUIDE.format(stories=", ".join(stories)) + "See [x](../stories/the-blue-coat/).\n"
    (root / "pages/guides/tea.md").write_text(said)


@pytest.mark.build
def test_the_words_of_a_guide_link_to_no_withheld_story(archive):
    write_story(archive, "a-second-kettle", title="A second kettle", **IN_GUIDES)
    guide(archive, "kettle-on-the-landing", "a-second-kettle", "the-blue-coat")
    assert (is_built(archive), len(lines(archive))) == (False, 1)


def test_what_a_guide_names_in_its_front_matter_has_its_own_rules(archive):
    guide(archive, "the-blue-coat", "kettle-on-the-landing")
    assert lines(archive) == []


@pytest.mark.build
@pytest.mark.parametrize(("ci", "is_named"), [("true", False), ("", True)])
def test_mkdocs_names_no_withheld_story_in_a_log(archive, monkeypatch, ci, is_named):
    monkeypatch.setenv("CI", ci)
    said = io.StringIO()
    handler = logging.StreamHandler(said)
    logger = logging.getLogger("mkdocs")
    monkeypatch.setattr(logger, "handlers", [handler])
    logger.setLevel(logging.INFO)
    say(archive, "about.md", "[x](stories/the-blue-coat/index.md), [y](/stories/the-blue-coat/)")
    assert not is_built(archive)
    told = [line for line in said.getvalue().splitlines() if "contains a" in line]
    assert (len(told), "the-blue-coat" in said.getvalue()) == (2, is_named)
