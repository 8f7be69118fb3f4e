"""What editors are given: schemas from the models, tasks, and hooks that git runs."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path, PurePosixPath

import pytest
import yaml
from typer.testing import CliRunner

from ownwords.desk.checking.editors import PROBLEM, editor_files
from ownwords.desk.checking.field_tables import field_tables, with_field_tables
from ownwords.desk.checking.json_schema import KINDS, schema_of
from ownwords.desk.main import app
from ownwords.reading.frontmatter import read_document
from ownwords.reading.nodes import plain
from ownwords.reading.report import FileReport
from tests.archives import write_archive, write_story
from tests.browser import REPOSITORY
from tests.test_check import problem

STORY = schema_of("story")["else"]["properties"]
RUN = [sys.executable, "-c", "from ownwords.desk.main import run; run()"]


@pytest.mark.parametrize(
    ("schema", "words"),
    [
        (STORY["storyteller"]["properties"]["credit"], "full-name first-name pseudonym role"),
        (STORY["consent"]["properties"]["status"], "requested given refused withdrawn invalidated"),
        (STORY["consent"]["properties"]["allow"]["propertyNames"], "web guides book social feeds"),
        (
            STORY["consent"]["properties"]["allow"]["additionalProperties"]["items"],
            "words portrait artwork audio film",
        ),
        (STORY["people"]["items"]["properties"]["how"], "agreed disguised died public"),
        (STORY["notice"], "none gone"),
        (STORY["consent"]["properties"]["adult"], "yes no"),
    ],
)
def test_a_short_list_of_words_is_in_the_schema(schema, words):
    assert set(words.split()) <= set(schema["enum"])


@pytest.mark.parametrize(
    ("schema", "fits", "does_not"),
    [
        (STORY["told"], "2026-03-14", "14 March 2026"),
        (STORY["told"], "2026-12-31", "2026-13-01"),
        (STORY["consent"]["properties"]["expires"], "2029-03-13", "never"),
        (STORY["language"], "en-GB", "English, I think"),
        (STORY["quotes"]["items"]["properties"]["id"], "the-leeks", "The leeks"),
        (STORY["consent"]["properties"]["form"], "AV-2026-014", "shona@example.org"),
        (STORY["portrait"]["properties"]["file"], "portrait.jpg", "../portrait.jpg"),
        (schema_of("story")["then"]["properties"]["withdrawn"], "2026-05", "May"),
    ],
)
def test_a_shape_is_in_the_schema(schema, fits, does_not):
    found = [re.search(schema["pattern"], text) is not None for text in (fits, does_not)]
    assert found == [True, False]


@pytest.mark.parametrize("kind", KINDS)
def test_a_misspelt_key_is_told_while_it_is_typed(kind):
    schema = schema_of(kind)
    assert schema.get("else", schema)["additionalProperties"] is False


def test_what_is_written_below_a_field_explains_it():
    assert STORY["consent"]["properties"]["starts"]["description"] == (
        "The first day the story may be public."
    )


def objections(value, schema, at="$"):
    """What a schema has against a value: as far as the words go that our schemas use."""
    if "if" in schema:
        is_met = set(schema["if"]["required"]) <= set(value)
        return objections(value, schema["then" if is_met else "else"], at)
    if "enum" in schema:
        return [] if value in schema["enum"] else [f"{at}: {value!r}"]
    if schema["type"] == "object":
        known, other = schema.get("properties", {}), schema.get("additionalProperties", True)
        told = [f"{at}.{key} is missing" for key in schema.get("required", ()) if key not in value]
        for key, inner in value.items():
            if key not in known and other is False:
                told.append(f"{at}.{key} is unknown")
            elif key in known or isinstance(other, dict):
                told += objections(inner, known.get(key, other), f"{at}.{key}")
        return told
    if schema["type"] == "array":
        items = schema["items"]
        each = items if isinstance(items, list) else [items] * len(value)
        return [o for v, s in zip(value, each, strict=True) for o in objections(v, s, f"{at}[]")]
    if schema["type"] == "string" and not re.search(schema.get("pattern", ""), value):
        return [f"{at}: {value!r}"]
    return []


@pytest.mark.parametrize(
    ("kind", "pattern"),
    [
        ("story", "stories/*/story.md"),
        ("translation", "stories/*/story.??.md"),
        ("guide", "pages/guides/*.md"),
        ("theme", "pages/themes/*.md"),
        ("collection", "pages/collections/*.md"),
    ],
)
def test_nothing_in_the_sample_offends_against_its_schema(kind, pattern):
    told = [
        o
        for path in sorted(REPOSITORY.glob(pattern))
        for o in objections(
            plain(read_document(path.read_bytes(), FileReport(Path(path.name))).front),
            schema_of(kind),
        )
    ]
    assert told == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_command_prints_a_schema(kind):
    done = CliRunner().invoke(app, ["schema", kind])
    assert json.loads(done.stdout) == schema_of(kind)


def test_the_tables_of_fields_are_up_to_date():
    page = (REPOSITORY / "docs/front-matter.md").read_text("utf-8")
    assert with_field_tables(page) == page, "Type ./run fields"


def test_every_row_of_a_table_has_as_many_cells():
    rows = [row for row in field_tables().split("\n") if row.startswith("| `")]
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {6}


def test_a_page_without_the_marks_is_refused():
    with pytest.raises(ValueError, match="no place"):
        with_field_tables("# Fields\n")


def test_the_problem_matcher_reads_our_one_line_form():
    told = problem()
    assert re.match(PROBLEM, str(told)).groups() == (
        *(str(told.path), "2", "10"),
        'themes: "canary" is not a theme. Did you mean "hope"?',
    )


@pytest.mark.parametrize("path", ["stories/a-folder", "pages/a page [1] (x), 50%: it.md"])
def test_the_problem_matcher_finds_a_file_whatever_its_name(path):
    told = problem(path=PurePosixPath(path))
    assert re.match(PROBLEM, str(told)).groups()[:3] == (path, "2", "10")


@pytest.mark.parametrize(
    "line",
    [
        "Checking again.",
        "5 problems in 5 stories.",
        "a-clean-shirt: ask again. Once they have signed a new form, write its given.",
        "1 story withheld for now: a-clean-shirt (consent expired on 2025-04-01).",
        "Waiting for the next save. Ctrl+C ends it.",
    ],
)
def test_the_problem_matcher_takes_nothing_else_for_a_problem(line):
    assert re.match(PROBLEM, line) is None


def test_every_file_for_the_editor_is_json():
    assert {type(json.loads(text)) for text in editor_files().values()} == {dict}


def test_every_schema_that_the_settings_name_is_there():
    files = editor_files()
    assert json.loads(files[".vscode/settings.json"])["yaml.schemas"].keys() <= files.keys()


def test_the_hook_for_pre_commit_names_our_command():
    (hook,) = yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text())
    assert (hook["entry"], hook["pass_filenames"]) == ("ownwords check", False)


def test_pre_commit_asks_also_where_files_were_only_taken_away_or_lie_deeper():
    (hook,) = yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text())
    assert (hook["always_run"], hook.keys() & {"files", "exclude", "types"}) == (True, set())


def test_pre_commit_shows_what_a_change_withholds():
    (hook,) = yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text())
    assert hook["verbose"] is True


@pytest.fixture
def repository(tmp_path, monkeypatch):
    """A git repository with an archive in it that is as it should be."""
    root = write_archive(tmp_path / "an archive")
    write_story(root, "kettle-on-the-landing")
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    bin = tmp_path / "bin"
    bin.mkdir()
    program = bin / "ownwords"
    program.write_text(
        f"#!/bin/sh\nPYTHONPATH='{REPOSITORY / 'generator'}' exec '{sys.executable}' "
        f"-c '{RUN[-1]}' \"$@\"\n"
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{bin}{os.pathsep}{os.environ['PATH']}")
    git(root, "init", "--quiet")
    return root


def git(root, *words):
    who = ["-c", "user.name=JD", "-c", "user.email=jd@example.org"]
    return subprocess.run(
        ["git", "-C", str(root), *who, *words], capture_output=True, text=True, check=False
    )


def hook(root, *words):
    return CliRunner().invoke(app, ["hook", "-C", str(root), *words])


@pytest.mark.parametrize(("broken", "code"), [(False, 0), (True, 1)])
def test_git_makes_no_commit_while_there_is_a_problem(repository, broken, code):
    hook(repository)
    if broken:
        write_story(repository, "the-blue-coat", themes=["canary"], approved=False)
    git(repository, "add", "--all")
    done = git(repository, "commit", "--message", "Stories")
    assert (done.returncode, "is not a theme" in done.stdout + done.stderr) == (code, broken)


@pytest.mark.parametrize("then", ["put right", "taken away", "moved"])
def test_git_commits_no_version_that_was_not_checked(repository, then):
    committed(repository)
    hook(repository)
    path = repository / "stories/kettle-on-the-landing/story.md"
    good = path.read_text()
    path.write_text(good.replace("summary:", "summery:"))
    if then == "moved":
        git(repository, "mv", str(path.parent), str(path.parent.with_name("a-kettle")))
        path = path.parent.with_name("a-kettle") / path.name
    git(repository, "add", "--all")
    path.unlink() if then == "taken away" else path.write_text(good)
    done = git(repository, "commit", "--message", "Stories")
    held = git(repository, "show", "HEAD:stories/kettle-on-the-landing/story.md").stdout
    assert (done.returncode, "git add -u" in done.stderr, held == good) == (1, True, True)


def test_what_is_not_to_be_committed_yet_does_not_hold_a_commit_up(repository):
    committed(repository)
    hook(repository)
    (repository / "pages/index.md").write_text("---\ntitle: Welcome\n---\nSoon.\n")
    write_story(repository, "the-blue-coat")
    git(repository, "add", "stories")
    codes = [git(repository, "commit", "--message", "Stories").returncode]
    codes += [git(repository, "commit", "--all", "--message", "Pages").returncode]
    assert codes == [0, 0]


def without_own_words(monkeypatch, tmp_path):
    """A PATH on which git and a shell are, and our command is not."""
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in ("git", "sh", "env"):
        (tools / name).symlink_to(shutil.which(name))
    monkeypatch.setenv("PATH", str(tools))


def committed(root):
    git(root, "add", "--all")
    return git(root, "commit", "--message", "Stories")


def test_the_hook_finds_the_archives_own_program_first(repository, tmp_path, monkeypatch):
    own = repository / ".venv/bin/ownwords"
    own.parent.mkdir(parents=True)
    own.write_text('#!/bin/sh\necho our own: "$@" >&2\nexit 1\n')
    own.chmod(0o755)
    hook(repository)
    without_own_words(monkeypatch, tmp_path)
    done = committed(repository)
    assert (done.returncode, "our own: check -C ." in done.stderr) == (1, True)


@pytest.mark.parametrize(("broken", "code"), [(False, 0), (True, 1)])
def test_the_hook_finds_the_program_that_wrote_it(repository, tmp_path, monkeypatch, broken, code):
    monkeypatch.setattr(sys, "executable", str(tmp_path / "bin/python"))
    hook(repository)
    if broken:
        write_story(repository, "the-blue-coat", themes=["canary"], approved=False)
    without_own_words(monkeypatch, tmp_path)
    assert committed(repository).returncode == code


def test_a_hook_that_finds_no_program_refuses_and_says_what_to_do(
    repository, tmp_path, monkeypatch
):
    monkeypatch.setattr(sys, "executable", str(tmp_path / "gone/python"))
    hook(repository)
    without_own_words(monkeypatch, tmp_path)
    done = committed(repository)
    assert (done.returncode, done.stderr.splitlines()) == (
        1,
        [
            "Not committed: the hook finds no Own Words any more. Install it again, then type: "
            "ownwords hook"
        ],
    )


@pytest.mark.parametrize("words", [[], ["--remove"]])
def test_a_hook_of_somebody_elses_stays(repository, words):
    theirs = repository / ".git/hooks/pre-commit"
    theirs.parent.mkdir(exist_ok=True)
    theirs.write_text("#!/bin/sh\nexit 0\n")
    done = hook(repository, *words)
    assert (done.exit_code, theirs.read_text(), "ownwords check" in done.output) == (
        *(1, "#!/bin/sh\nexit 0\n", True),
    )


def test_a_hook_that_is_a_link_stays(repository):
    theirs = repository / ".git/hooks/pre-commit"
    theirs.parent.mkdir(exist_ok=True)
    theirs.symlink_to("elsewhere")
    assert (hook(repository).exit_code, theirs.is_symlink()) == (1, True)


def test_our_own_hook_is_written_anew_and_taken_out(repository):
    codes = [hook(repository, *words).exit_code for words in ([], [], ["--remove"], ["--remove"])]
    assert (codes, list((repository / ".git/hooks").glob("*pre-commit"))) == ([0] * 4, [])


def test_the_hook_stands_where_git_looks_for_it(repository, tmp_path):
    git(repository, "config", "core.hooksPath", str(tmp_path / "hooks"))
    hook(repository)
    assert (tmp_path / "hooks/pre-commit").is_file()


def test_without_a_repository_it_says_what_to_type(tmp_path):
    assert "git init" in str(hook(tmp_path).exception)
