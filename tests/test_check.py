"""What `ownwords check` says: at a terminal, to an editor, to a build service."""

from __future__ import annotations

import io
import json
import os
import pty
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import PurePosixPath

import pytest
from rich.console import Console
from typer.testing import CliRunner

from ownwords.desk.checking.quality_reports import as_gitlab, as_sarif
from ownwords.desk.checking.snippets import print_snippets, snippet
from ownwords.desk.checking.watch import at_every_save
from ownwords.desk.main import app, run
from ownwords.errors import Problem
from tests.archives import write_archive, write_story
from tests.browser import REPOSITORY

PATH = PurePosixPath("stories/the-blue-coat/story.md")
# Tests that run in the background have Ctrl+C ignored, and so would what they start.
HEED = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
RUN = [sys.executable, "-c", f"{HEED}; from ownwords.desk.main import run; run()", "check"]


def problem(line=2, column=10, field="themes", fault='"canary" is not a theme', **changes):
    told = {"path": PATH, "remedy": 'Did you mean "hope"?', **changes}
    return Problem(line=line, column=column, field=field, fault=fault, **told)


@pytest.fixture
def archive(tmp_path, monkeypatch):
    """One with a story that names a theme which is not there."""
    monkeypatch.delenv("CI", raising=False)
    root = write_archive(tmp_path / "archive")
    write_story(root, "kettle-on-the-landing")
    write_story(root, "the-blue-coat", themes=["canary"], approved=False)
    return root


def environment(**more):
    paths = os.pathsep.join([str(REPOSITORY / "generator"), os.environ.get("PYTHONPATH", "")])
    kept = {key: value for key, value in os.environ.items() if key not in ("CI", "NO_COLOR")}
    return {**kept, "PYTHONPATH": paths, "TERM": "xterm", **more}


def at_a_terminal(*words, until=b"no such text", then=None, **more):
    """What the command prints at a terminal, and its exit code."""
    parent, child = pty.openpty()
    with subprocess.Popen(
        [*RUN, *words], stdin=child, stdout=child, stderr=child, env=environment(**more)
    ) as process:
        os.close(child)
        said = b""
        while True:
            try:
                said += os.read(parent, 4096)
            except OSError:
                break
            if until in said and then:
                then, act = None, then
                said += b"(now)"
                act(process)
        os.close(parent)
        return said.decode(), process.wait()


@pytest.mark.parametrize(
    ("told", "line", "shown"),
    [
        (problem(), "themes: [canary]", ("themes: [canary]", "         ^^^^^^")),
        (problem(column=9), "themes: [canary]", ("themes: [canary]", "        ^^^^^^^")),
        (problem(column=1, fault="is twice"), "title: x", ("title: x", "^^^^^^")),
        (problem(column=9, fault="no"), "themes: ", ("themes: ", "        ^")),
        (problem(column=99, fault="no"), "themes:", ("themes:", "       ^")),
        (problem(column=2, fault='"a b" no'), '["a b"]', ('["a b"]', " ^^^^^")),
        (problem(column=10, fault="no"), "    web: yes", ("    web: yes", "         ^^^")),
        (problem(column=5, fault="no"), "    web: yes", ("    web: yes", "    ^^^^")),
        (problem(column=1, fault="no"), "    web: yes", ("    web: yes", "^")),
        (problem(column=3, fault="no"), "\t\tweb: yes", ("  web: yes", "  ^^^^")),
        (problem(column=2, fault="no"), "\xa0web: yes", ("⟨U+00A0⟩web: yes", "        ^^^^")),
        (problem(column=1, fault="no"), "a\u202eb c", ("a⟨U+202E⟩b c", "^^^^^^^^^^")),
    ],
)
def test_a_mark_stands_under_the_place(told, line, shown):
    rows = snippet(told, ["---", line]).plain.split("\n")
    assert tuple(row[4:] for row in rows[3:5]) == shown


def test_what_is_said_is_broken_between_words():
    told = problem(fault=f"it is {'so very ' * 20}long", remedy="Write less, " * 12)
    rows = snippet(told, ["---", "themes: [canary]"], 60).plain.split("\n")
    whole = snippet(told, ["---", "themes: [canary]"]).plain
    assert (max(map(len, rows)) <= 60, " ".join(" ".join(rows).split())) == (
        *(True, " ".join(whole.split())),
    )


def test_of_a_long_line_the_part_around_the_place_is_shown():
    line = "a " * 200 + "canary" + " z" * 200
    rows = snippet(problem(column=401, fault='"canary" no'), ["---", line]).plain.split("\n")
    at = rows[4].index("^")
    assert (rows[3][at : at + 6], len(rows[3]) < 120, rows[3][4], rows[3][-1]) == (
        *("canary", True, "…", "…"),
    )


@pytest.mark.parametrize(
    "told", [problem(line=9), problem(1, 1, "id"), problem(1, 1, "file"), problem(line=3)]
)
def test_without_a_line_to_show_the_rest_is_told(told):
    assert snippet(told, ["---", "x", " "]).plain.split("\n") == [
        f'{told.field}: "canary" is not a theme.',
        f" --> {PATH}:{told.line}:{told.column}",
        '  = help: Did you mean "hope"?',
    ]


def test_a_file_that_cannot_be_read_is_no_matter(tmp_path):
    out = io.StringIO()
    print_snippets([problem()], tmp_path, Console(file=out))
    assert "help" in out.getvalue()


def test_at_a_terminal_problems_are_told_with_their_lines(archive):
    said, code = at_a_terminal("-C", str(archive))
    assert ("- canary" in said, "\x1b[1;32mhelp" in said, code) == (True, True, 1)


def test_without_colour_all_of_it_is_there(archive):
    said, _ = at_a_terminal("-C", str(archive), NO_COLOR="1")
    assert ("= help: " in said.replace("\x1b[1m", "").replace("\x1b[0m", ""), "[1;3" in said) == (
        True,
        False,
    )


def test_a_log_at_a_terminal_is_a_log(archive):
    assert "canary" not in at_a_terminal("-C", str(archive), CI="true")[0]


def check(archive, *words, **env):
    return CliRunner().invoke(app, ["check", "-C", str(archive), *words], env=env)


def test_in_a_pipe_each_problem_is_one_line(archive):
    (line,) = check(archive).stdout.splitlines()
    assert line.startswith(f"{PATH}:12:3 themes: ") and "canary" in line


@pytest.mark.parametrize("format", ["text", "snippets", "github", "gitlab", "sarif"])
def test_a_log_holds_none_of_the_files_words(archive, format):
    done = check(archive, "--format", format, CI="true")
    assert ("canary" in done.output, str(PATH) in done.output) == (False, True)


@pytest.mark.parametrize("format", ["text", "snippets", "json", "github", "gitlab", "sarif"])
def test_a_log_names_no_folder_that_may_be_named_for_somebody(archive, format):
    write_story(archive, "Morag-Mac", themes=["canary"], approved=False)
    assert "Morag" not in check(archive, "--format", format, CI="true").output


@pytest.mark.parametrize("format", ["text", "snippets", "json", "github", "gitlab", "sarif"])
def test_a_log_names_no_folder_that_is_named_for_somebody(archive, format):
    write_story(archive, "siobhan-reads", themes=["canary"], approved=False)
    path = archive / "stories/siobhan-reads/story.md"
    path.write_text(re.sub(r"(?m)^( +)name: .*$", r"\1name: Siobhan", path.read_text()))
    done = check(archive, "--format", format, CI="true")
    assert ("holds the storyteller" in done.output, "siobhan" in done.output) == (True, False)


@pytest.mark.parametrize(("in_ci", "told"), [("", True), ("true", False)])
def test_a_log_is_not_told_which_file_could_not_be_read(monkeypatch, capsys, in_ci, told):
    def app():
        raise PermissionError(13, "Permission denied", "stories/siobhan-macleod")

    monkeypatch.setenv("CI", in_ci)
    monkeypatch.setattr("ownwords.desk.main.made_ready", lambda *_: app)
    with pytest.raises(SystemExit, match="2"):
        run()
    said = capsys.readouterr().err
    assert ("Permission denied" in said, "siobhan" in said) == (True, told)


def test_a_log_is_told_where_we_went_wrong_and_no_word_of_a_file(monkeypatch, capsys):
    words = "siobhan-macleod"

    def app():
        raise KeyError(words)

    monkeypatch.setattr("ownwords.desk.main.made_ready", lambda *_: app)
    monkeypatch.setenv("CI", "")
    with pytest.raises(KeyError):
        run()
    monkeypatch.setenv("CI", "true")
    with pytest.raises(SystemExit, match="1"):
        run()
    said = capsys.readouterr().err
    assert ("KeyError. The same command" in said, "siobhan" in said) == (True, False)


@pytest.mark.parametrize("format", ["github", "gitlab", "sarif"])
def test_a_service_is_told_paths_from_the_top_of_the_repository(tmp_path, format):
    subprocess.run(["git", "init", "--quiet", str(tmp_path)], check=True)
    root = write_archive(tmp_path / "archive")
    write_story(root, "the-blue-coat", themes=["canary"], approved=False)
    told = check(root, "--format", format).stdout
    assert re.search(r'(?<=[="])archive/stories/the-blue-coat/story\.md\b', told)


def test_a_code_quality_report_is_what_gitlab_reads(archive):
    (issue,) = json.loads(check(archive, "--format", "gitlab").stdout)
    assert (issue["location"], issue["check_name"], issue["severity"]) == (
        {"path": str(PATH), "lines": {"begin": 12}},
        "ownwords/themes",
        "major",
    )


def test_a_fingerprint_outlives_lines_above_and_tells_equal_problems_apart():
    before = [issue["fingerprint"] for issue in as_gitlab([problem(2), problem(5)])]
    after = [issue["fingerprint"] for issue in as_gitlab([problem(7), problem(9)])]
    assert (before == after, len(set(before))) == (True, 2)


def test_warnings_are_told_apart_from_problems():
    issues = as_gitlab([problem()], [problem(field="lines.checked_on")])
    results = as_sarif([problem()], [problem()])["runs"][0]["results"]
    assert (
        [issue["severity"] for issue in issues],
        [result["level"] for result in results],
    ) == (["major", "info"], ["error", "warning"])


def test_sarif_has_a_rule_for_each_field():
    run = as_sarif([problem(), problem(field="front matter"), problem(5)])["runs"][0]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert (rules, [rules[result["ruleIndex"]] for result in run["results"]]) == (
        ["ownwords/front-matter", "ownwords/themes"],
        ["ownwords/themes", "ownwords/front-matter", "ownwords/themes"],
    )


def test_sarif_has_what_its_schema_requires():
    report = as_sarif([problem(path=PurePosixPath("stories/a b/story.md"))])
    (result,) = report["runs"][0]["results"]
    (where,) = result["locations"]
    assert (report["version"], result["message"].keys(), where["physicalLocation"]) == (
        "2.1.0",
        {"text"},
        {
            "artifactLocation": {"uri": "stories/a%20b/story.md"},
            "region": {"startLine": 2, "startColumn": 10},
        },
    )


def test_several_saves_at_once_are_answered_once(tmp_path):
    calls, ended = [], threading.Event()
    watching = threading.Thread(
        target=at_every_save, args=([tmp_path], lambda: calls.append(1)), kwargs={"until": ended}
    )
    watching.start()
    time.sleep(0.5)
    for number in range(5):
        (tmp_path / f"{number}.md").write_text("x")
    deadline = time.monotonic() + 10
    while len(calls) < 2 and time.monotonic() < deadline:
        time.sleep(0.05)
    ended.set()
    watching.join()
    assert calls == [1, 1]


def test_watching_checks_again_and_leaves_quietly(archive):
    story = archive / "stories/the-blue-coat/story.md"

    def save(process):
        story.write_text(story.read_text().replace("canary", "hope"))

        def leave():
            time.sleep(6)
            process.send_signal(signal.SIGINT)

        threading.Thread(target=leave).start()

    said, code = at_a_terminal("-C", str(archive), "--watch", until=b"Ctrl+C ends it.", then=save)
    again = said.partition("(now)")[2]
    assert ("0 problems" in again, "Traceback" in said, code) == (True, False, 0)


# Stories that a date keeps back, or somebody else in them.

ENDED = {"consent": {"expires": "2025-01-01", "review": "2024-12-01"}}


def test_names_the_stories_that_are_withheld_for_now(archive):
    write_story(archive, "three-spoons", **ENDED)
    write_story(archive, "two-keys", people=[{"who": "my sister"}])
    told = (
        "2 stories withheld for now: three-spoons (consent expired on 2025-01-01), two-keys "
        "(another person in it has not been asked). `ownwords report` tells more."
    )
    assert told in check(archive).output.splitlines()


def test_of_many_the_first_are_named(archive):
    for number in range(12):
        write_story(archive, f"a-spoon-{number:02}", **ENDED)
    told = check(archive).output
    assert ("a-spoon-09 (" in told, "a-spoon-10" in told, ", and 2 more." in told) == (
        *(True, False, True),
    )


def test_a_log_is_told_only_how_many_are_withheld_for_now(archive):
    write_story(archive, "three-spoons", **ENDED)
    told = check(archive, CI="true").output
    assert ("1 story withheld for now, by a date or for" in told, "spoons" in told) == (True, False)


def test_says_nothing_of_it_where_none_is(archive):
    assert "for now" not in check(archive).output


def test_a_code_quality_report_names_the_field_as_the_terminal_does():
    (issue,) = as_gitlab([problem()])
    assert issue["description"].startswith('themes: "…" is not a theme. ')
