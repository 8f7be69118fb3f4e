"""`ownwords init`: a new archive that builds, publishes nothing, and leads to the first story."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ownwords import __version__
from ownwords.desk.main import app
from ownwords.edition import read_archive
from ownwords.mkdocs_build import build_site
from ownwords.settings import place_in, settings_in
from tests import documents
from tests.archives import tree
from tests.browser import REPOSITORY, SAMPLE_DAY
from tests.terminal import CTRL_C, Terminal

PAGES = {
    "about", "accessibility", "get-help", "how-consent-works", "index", "lead-a-session",
    "stay-safe-online", "take-part",
}  # fmt: skip
THEMES = {
    "connectedness", "creativity", "difficulties", "empowerment", "hope", "identity", "meaning",
}  # fmt: skip


def init(target, *words):
    return CliRunner().invoke(app, ["init", str(target), *words])


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """A new archive; not to be changed."""
    target = tmp_path_factory.mktemp("new") / "harbour-stories"
    assert init(target, "--contact", "Ring Jo on 0131 496 0000.").exit_code == 0
    return target


@pytest.fixture(scope="module")
def site(archive, tmp_path_factory):
    return build_site(archive, tmp_path_factory.mktemp("site") / "site", SAMPLE_DAY, strict=True)


def test_has_every_page_and_theme(archive):
    pages = {path.stem for path in (archive / "pages").glob("*.md")}
    themes = {path.stem for path in (archive / "pages" / "themes").glob("*.md")}
    assert (pages, themes) == (PAGES, THEMES)


def test_has_nothing_to_put_right(archive):
    assert read_archive(place_in(archive)).problems == ()


def test_is_named_for_its_folder(archive):
    assert settings_in(archive).site.name == "Harbour stories"


def test_says_how_people_are_reached(site):
    html = (site / "take-part" / "index.html").read_text("utf-8")
    assert "Ring Jo on 0131 496 0000." in html


def test_the_papers_for_storytellers_say_it_too(archive, tmp_path):
    init(tmp_path / "new")
    told = [settings_in(root).contact for root in (archive, tmp_path / "new")]
    assert told == ["Ring Jo on 0131 496 0000.", ""]


@pytest.mark.build
def test_builds_strictly_and_publishes_no_story(site):
    assert list((site / "stories").rglob("*.html")) == [site / "stories/index.html"]


@pytest.mark.build
def test_is_kind_where_it_is_empty(site):
    html = (site / "stories" / "index.html").read_text("utf-8")
    assert "The first stories are still being told." in html


@pytest.mark.build
@pytest.mark.parametrize("words", ["This note is not a story", "Before the first story", "{{"])
def test_what_is_for_facilitators_is_on_no_page(site, words):
    assert [name for name, data in tree(site).items() if words.encode() in data] == []


def test_no_page_speaks_of_the_sample(archive):
    told = {name: data.decode() for name, data in tree(archive / "pages").items()}
    assert [
        n for n, text in told.items() if re.search(r"\bsample\b|invented|Kirkhaven", text)
    ] == []


def test_its_help_lines_were_checked_on_the_day_they_were_checked(archive):
    """Nobody has checked them anew because somebody made an archive."""
    own = (archive / "pages" / "get-help.md").read_bytes()
    assert own == (REPOSITORY / "pages" / "get-help.md").read_bytes()


def test_every_word_to_fill_in_was_filled_in(archive):
    assert [
        name for name, data in tree(archive).items() if b"{{" in data.replace(b"${{", b"")
    ] == []


def test_signed_forms_and_documents_stay_out_of_git(archive):
    lines = (archive / ".gitignore").read_text().split("\n")
    assert {"*.docx", "*.pdf", "/forms/", "/site/"} <= set(lines)


@pytest.mark.parametrize(
    ("words", "key", "value"),
    [
        (["--name", 'Jo "and" co: #1'], "name", 'Jo "and" co: #1'),
        (["--site-url", "https://stories.example/"], "url", "https://stories.example/"),
        ([], "url", ""),
    ],
)
def test_keeps_what_an_option_says(tmp_path, words, key, value):
    init(tmp_path / "new", *words)
    assert getattr(settings_in(tmp_path / "new").site, key) == value


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (["--name", "<b>"], "one line of plain words"),
        (["--contact", "a\nb"], "one line of plain words"),
        (["--site-url", "stories.example"], "Write it as https://stories.example/"),
        (["--language", "English!"], "Write its code, such as en-GB, gd or cy"),
    ],
)
def test_a_slip_is_answered_and_nothing_is_written(tmp_path, words, answer):
    result = init(tmp_path / "new", *words)
    told = " ".join(re.sub("[│╭╮╰╯─]", " ", f"{result.output}{result.exception}").split())
    assert (answer in told, list(tmp_path.iterdir())) == (True, [])


def a_file(folder):
    folder.write_text("x")


def with_a_file(folder):
    folder.mkdir()
    (folder / "notes.txt").write_text("x")


def an_archive(folder):
    folder.mkdir()
    (folder / "mkdocs.yml").write_text("docs_dir: pages\n")


def inside_an_archive(folder):
    (folder.parent / "mkdocs.yml").write_text("docs_dir: pages\n")


@pytest.mark.parametrize(
    ("made", "answer"),
    [
        (a_file, "is a file. Name a new folder, such as harbour-stories"),
        (with_a_file, "is not empty, and nothing was written. Name a new folder"),
        (an_archive, "There is an archive in it already: `ownwords check -C new`"),
        (inside_an_archive, "lies inside another archive"),
    ],
)
def test_refuses_a_folder_where_something_is(tmp_path, made, answer):
    made(tmp_path / "new")
    before = tree(tmp_path)
    result = init(tmp_path / "new")
    assert (answer in str(result.exception), tree(tmp_path) == before) == (True, True)


def test_an_empty_folder_may_be_a_git_repository_already(tmp_path):
    subprocess.run(["git", "init", "-q", str(tmp_path / "new")], check=True)
    assert (init(tmp_path / "new").exit_code, (tmp_path / "new/mkdocs.yml").is_file()) == (0, True)


@pytest.mark.parametrize(
    "path",
    [".github/workflows/publish.yml", ".github/workflows/nightly.yml", ".gitlab-ci.yml"],
)
def test_takes_along_what_publishes_it(tmp_path, path):
    init(tmp_path / "new")
    assert "ownwords" in (tmp_path / "new" / path).read_text("utf-8")


def test_what_a_build_service_installs_can_be_nobody_elses(archive):
    """A bare name is whoever's takes it first; nobody can own a name under .example."""
    lines = (archive / "requirements.txt").read_text("utf-8").splitlines()
    assert [line for line in lines if line[:1] != "#"] == [
        f"ownwords @ git+https://git.example/ownwords@v{__version__}"
    ]


def ownwords(root, *words):
    """The command as it is typed, in the archive's folder."""
    code = "from ownwords.desk.main import run; run()"
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY / "generator")}
    # At a desk, wherever this is tested: in CI nothing private is made.
    environment.pop("CI", None)
    done = subprocess.run(
        [sys.executable, "-c", code, *words],
        cwd=root, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr + done.stdout
    return done.stderr


def git(root, *words):
    who = ["-c", "user.name=Jo", "-c", "user.email=jo@stories.example"]
    subprocess.run(["git", *who, *words], cwd=root, check=True, capture_output=True)


AGREED = """  form: AV-2026-014
  wording: v3
  status: given
  given: 2024-03-14
  adult: yes
  witness: JD
  review: 2025-03-14
  expires: 2099-01-01
  allow:
    web: [words]
"""


def fill_in(path: Path) -> None:
    """What a facilitator writes once the form is signed."""
    text = path.read_text("utf-8")
    text = text.replace("language:", "summary: Work, and growing leeks.\nlanguage:", 1)
    path.write_text(text.replace("  status: requested\n  allow: {}\n", AGREED), "utf-8")


@pytest.mark.build
def test_from_a_document_to_a_published_story_in_under_ten_commands(tmp_path):
    commands = 0

    def typed(command, root, *words):
        nonlocal commands
        commands += 1
        command(root, *words)

    root = tmp_path / "harbour-stories"
    (tmp_path / "Leeks.docx").write_bytes(documents.of_paragraphs("It rained.", "The leeks stood."))
    typed(ownwords, tmp_path, "init", "harbour-stories")
    typed(git, root, "init", "-q")
    said = ["--title", "Leeks in February", "--credit", "first-name", "--name", "Shona"]
    typed(ownwords, root, "import", "../Leeks.docx", *said, "--told", "2024-03-14")
    fill_in(root / "stories" / "leeks-in-february" / "story.md")
    typed(ownwords, root, "check")
    typed(ownwords, root, "proof", "leeks-in-february", "--out", "../paper")
    paper = (tmp_path / "paper" / "leeks-in-february.proof.html").read_text("utf-8")
    (code,) = set(re.findall(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b", paper))
    signed = ["--code", code, "--how", "read-aloud", "--witness", "JD"]
    typed(ownwords, root, "approve", "leeks-in-february", *signed)
    typed(git, root, "add", ".")
    typed(git, root, "commit", "-qm", "Add leeks-in-february")
    typed(ownwords, root, "build")
    page = (root / "site" / "stories" / "leeks-in-february" / "index.html").read_text("utf-8")
    assert ("The leeks stood." in page, commands < 10) == (True, True)


@pytest.mark.build
def test_the_wheel_carries_a_new_archive_and_no_story(tmp_path):
    make = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(make, cwd=REPOSITORY, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    carried = {name for name in names if name.startswith("ownwords/desk/archive/pages/")}
    shipped = {f"ownwords/desk/archive/pages/{page}.md" for page in PAGES}
    assert (shipped <= carried, [n for n in names if "stories/" in n]) == (True, [])


# At a terminal.


def test_a_name_that_is_typed_takes_the_place_of_the_one_proposed(tmp_path):
    terminal = Terminal("init", str(tmp_path / "facdir4"))
    terminal.answer("What is the archive called? (Enter: Facdir4)", "Harbour stories\r")
    terminal.answer("How can people reach you?", "Ring Jo on 0131 496 0000.\r")
    assert terminal.end() == 0
    about = (tmp_path / "facdir4" / "pages" / "take-part.md").read_text("utf-8")
    assert (settings_in(tmp_path / "facdir4").site.name, "Ring Jo on" in about) == (
        *("Harbour stories", True),
    )


def test_enter_takes_the_name_that_is_proposed(tmp_path):
    terminal = Terminal("init", str(tmp_path / "harbour-stories"))
    terminal.answer("What is the archive called?", "\r")
    terminal.answer("How can people reach you?", "\r")
    assert terminal.end() == 0
    assert settings_in(tmp_path / "harbour-stories").site.name == "Harbour stories"


def test_an_answer_that_cannot_stand_is_told_at_once(tmp_path):
    terminal = Terminal("init", str(tmp_path / "new"))
    terminal.answer("What is the archive called?", "<b>\r")
    terminal.answer("one line of plain words", "\x15Harbour\r")
    terminal.answer("How can people reach you?", "\r")
    assert (terminal.end(), settings_in(tmp_path / "new").site.name) == (0, "Harbour")


@pytest.mark.parametrize("number", [0, 1])
def test_ctrl_c_at_a_question_leaves_nothing_behind(tmp_path, number):
    terminal = Terminal("init", str(tmp_path / "new"))
    for question in ("What is the archive called?", "How can people reach you?")[:number]:
        terminal.answer(question, "Harbour\r")
    terminal.answer(("called?", "reach you?")[number], CTRL_C)
    assert (terminal.end(), list(tmp_path.iterdir())) == (2, [])


def test_what_options_say_is_not_asked(tmp_path):
    terminal = Terminal("init", str(tmp_path / "new"), "--name", "Harbour", "--contact", "Ask Jo.")
    assert (terminal.end(), "?" in terminal.seen) == (0, False)


@pytest.mark.build
def test_its_build_has_nothing_to_say_of_a_link(archive, tmp_path, caplog):
    caplog.set_level("INFO")
    site = build_site(archive, tmp_path / "site", SAMPLE_DAY, strict=True)
    page = (site / "lead-a-session" / "index.html").read_text("utf-8")
    assert ("Doc file" in caplog.text, 'href="../guides/"' in page) == (False, True)
