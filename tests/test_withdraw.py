"""Taking a story back: in one command, out of everything, and nothing else is touched."""

from __future__ import annotations

import os
import pty
import re
import select
import shlex
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from ownwords.desk.papers.wording import USES
from ownwords.desk.repository import Holding, Repository
from ownwords.desk.whereabouts import Sort, Whereabout
from ownwords.desk.withdrawal.beyond import Withdrawal, filter_command
from ownwords.desk.withdrawal.letters import to_trainers
from ownwords.desk.withdrawal.narrowing import narrowed
from ownwords.edition import read_archive
from ownwords.errors import ArchiveError
from ownwords.mkdocs_build import build_site
from ownwords.reasons import reason_to_withhold
from ownwords.settings import place_in
from ownwords.terms import Use
from ownwords.told.story import Story, WithdrawnStory
from tests.archives import (
    BODY,
    IN_GAELIC,
    TODAY,
    TRANSLATABLE,
    picture,
    tree,
    write_archive,
    write_story,
    write_translation,
)
from tests.desk_git import git, in_git, own_words

MONTH = f"{TODAY:%Y-%m}"
STUB = f"---\nwithdrawn: {MONTH}\nnotice: none\nform: T-1\n---\n"
EVERYWHERE = {use: ["words"] for use in ("web", "guides", "book", "social", "feeds")}
ANOTHER = "Nobody at the harbour asked me twice, and I stayed until the boats were in.\n"
QUOTE = {"id": "boats", "words": "I stayed until the boats were in.", "themes": ["hope"]}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Two stories in git, one of them with everything that a story can leave behind."""
    root = write_archive(tmp_path / "archive", {"site_url": "https://archive.example/"})
    portrait = {"file": "p.jpg", "alt": "Maren by the kettle."}
    write_story(
        root,
        "the-landing",
        files={"p.jpg": picture(seed=7), "notes.txt": b"Rang her on Tuesday."},
        portrait=portrait,
        consent=TRANSLATABLE | {"allow": EVERYWHERE | {"web": ["words", "portrait"]}},
    )
    write_translation(root, "the-landing", alt={"p.jpg": "Maren aig a’ choire."})
    write_story(
        root,
        "the-harbour",
        body=ANOTHER,
        title="Until the boats were in",
        summary="An afternoon at the harbour.",
        storyteller={"name": "Isla"},
        quotes=[QUOTE],
        consent={"form": "T-2", "allow": {"web": ["words"], "guides": ["words"]}},
    )
    return in_git(root)


def story_file(root: Path, id: str = "the-landing") -> Path:
    return root / "stories" / id / "story.md"


def withdraw(root: Path, *words: str, env=None):
    return own_words(root, "withdraw", *words, env=env)


def papers(root: Path) -> dict[str, str]:
    folder = root.with_name("archive-papers")
    return {path.name: path.read_text() for path in sorted(folder.glob("*"))}


# From end to end.


@pytest.mark.build
def test_after_a_withdrawal_nothing_of_it_is_in_the_site_that_is_built(root, tmp_path):
    site = build_site(root, tmp_path / "site", TODAY, strict=True)
    had_it = any(b"kettle on the landing" in data for data in tree(site).values())
    before = own_words(root, "verify", str(site)).exit_code
    done = withdraw(root, "the-landing", "--commit")
    stale = own_words(root, "verify", str(site)).exit_code
    build_site(root, site, TODAY, strict=True)
    after = own_words(root, "verify", str(site))
    words = (b"the-landing", b"Maren", b"kettle", b"up the stairs", b"coire", b"p.jpg")
    everything = b"\n".join([*tree(site).values(), *(name.encode() for name in tree(site))])
    assert (
        had_it,
        before,
        done.exit_code,
        stale,
        after.exit_code,
        "0 findings" in after.stderr,
        [word for word in words if word in everything],
        b"Until the boats were in" in everything,
    ) == (True, 0, 0, 1, 0, True, [], True)


def test_only_a_stub_is_left(root):
    withdraw(root, "the-landing")
    assert tree(root / "stories/the-landing") == {"story.md": STUB.encode()}


def test_the_stub_is_read_as_a_story_that_was_taken_back(root):
    withdraw(root, "the-landing", "--notice", "gone")
    read = read_archive(place_in(root))
    told = {story.id: story for story in read.stories}
    assert (type(told["the-landing"]), told["the-landing"].stub.notice, read.problems) == (
        WithdrawnStory,
        "gone",
        (),
    )


def test_no_other_story_is_touched(root):
    before = tree(root / "stories/the-harbour")
    withdraw(root, "the-landing")
    assert tree(root / "stories/the-harbour") == before


def test_the_notice_is_the_one_that_the_storyteller_chose(root):
    write_story(root, "the-ferry", body=ANOTHER * 2, quotes=[], notice="gone")
    withdraw(root, "the-ferry", "--yes")
    assert "notice: gone" in story_file(root, "the-ferry").read_text()


def test_it_shows_every_sort_of_place(root):
    told = withdraw(root, "the-landing").stdout
    sorts = (
        "its own pages:\n    stories/the-landing/\n    stories/the-landing/gd/",
        "pages that quote it:\n    index.html",
        "discussion guides that use it:\n    guides/story/the-landing/",
        "tags/tea/",
        "find/language/gd/",
        "find/list.json",
        "embed/story/the-landing/",
        "feeds:\n    feed.json\n    feed.xml",
        "pictures, recordings and share cards:\n    media/",
    )
    assert [sort for sort in sorts if sort not in told] == []


def test_a_story_that_is_nowhere_is_taken_back_all_the_same(root):
    write_story(root, "the-ferry", body=ANOTHER * 2, quotes=[], approved=False)
    done = withdraw(root, "the-ferry", "--yes")
    assert (done.exit_code, "nowhere on the site" in done.stderr) == (0, True)


@pytest.mark.parametrize(
    "break_it",
    [
        lambda text: text.replace("status: given", "status: gven"),
        lambda text: text.replace("---\n", "", 1),
        lambda text: text.replace("title:", "\ttitle:"),
    ],
)
def test_a_mistake_in_its_own_file_does_not_hold_it_up(root, break_it):
    path = story_file(root)
    path.write_text(break_it(path.read_text()))
    done = withdraw(root, "the-landing", "--yes")
    assert (done.exit_code, path.read_text()) == (0, STUB)


def test_a_mistake_in_another_file_does_not_hold_it_up(root):
    story_file(root, "the-harbour").write_text("not a story")
    (root / "pages/themes/hope.md").write_text("---\ntitle: [\n---\n")
    assert (withdraw(root, "the-landing").exit_code, story_file(root).read_text()) == (0, STUB)


# What may not be lost.


def test_what_git_has_no_copy_of_is_not_deleted_without_a_yes(root):
    (root / "stories/the-landing/new.wav").write_bytes(b"a new recording")
    before = tree(root / "stories")
    done = withdraw(root, "the-landing")
    assert (
        type(done.exception),
        "no copy of 1 file (new.wav)" in str(done.exception),
        tree(root / "stories"),
    ) == (ArchiveError, True, before)


def test_words_that_were_not_committed_count_as_well(root):
    path = story_file(root)
    path.write_text(path.read_text() + "One more line.\n")
    done = withdraw(root, "the-landing")
    assert ("(story.md)" in str(done.exception), "One more line." in path.read_text()) == (
        True,
        True,
    )


def test_a_staged_file_is_not_yet_a_copy(root):
    (root / "stories/the-landing/new.wav").write_bytes(b"a new recording")
    git(root, "add", "-A")
    assert "new.wav" in str(withdraw(root, "the-landing").exception)


def test_without_git_everything_asks_for_a_yes(tmp_path):
    root = write_archive(tmp_path / "archive")
    write_story(root, "the-landing")
    refused = withdraw(root, "the-landing")
    done = withdraw(root, "the-landing", "--yes")
    assert (type(refused.exception), done.exit_code, story_file(root).read_text()) == (
        ArchiveError,
        0,
        STUB,
    )


def at_a_terminal(root: Path, answer: bytes) -> tuple[int, bytes]:
    """The command at a pseudo-terminal, where its question is answered."""
    main, other = pty.openpty()
    code = "from ownwords.desk.main import run; run()"
    env = {key: value for key, value in os.environ.items() if key != "CI"}
    paths = os.pathsep.join(sys.path)
    process = subprocess.Popen(
        [sys.executable, "-c", code, "withdraw", "the-landing", "-C", str(root)],
        stdin=other,
        stdout=other,
        stderr=other,
        env=env | {"PYTHONPATH": paths, "TERM": "xterm"},
        start_new_session=True,
    )
    os.close(other)
    seen, is_answered, end = b"", False, time.monotonic() + 120
    while time.monotonic() < end:
        ready, _, _ = select.select([main], [], [], 0.2)
        if not ready:
            if process.poll() is not None:
                break
            continue
        try:
            seen += os.read(main, 4096)
        except OSError:
            break
        if b"\x1b[6n" in seen and seen.endswith(b"\x1b[6n"):  # where is the cursor?
            os.write(main, b"\x1b[1;1R")
        if b"Nobody can bring them back" in seen and not is_answered:
            is_answered = True
            os.write(main, answer)
    os.close(main)
    return process.wait(30), seen


@pytest.mark.parametrize(("answer", "code", "is_left"), [(b"y", 0, False), (b"n", 2, True)])
def test_at_a_terminal_it_asks(root, answer, code, is_left):
    new = root / "stories/the-landing/new.wav"
    new.write_bytes(b"a new recording")
    ended, seen = at_a_terminal(root, answer)
    assert (ended, b"new.wav" in seen, new.exists()) == (code, True, is_left)


@pytest.mark.parametrize("where", ["stories/the-landing/link.jpg", "stories/the-landing/deep"])
def test_a_link_is_refused_and_what_it_leads_to_is_left_alone(root, tmp_path, where):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "mine.jpg").write_bytes(b"somebody else's")
    (root / where).symlink_to(outside)
    before = tree(root / "stories")
    done = withdraw(root, "the-landing", "--yes")
    assert (
        "is a link to somewhere else" in str(done.exception),
        tree(root / "stories"),
        tree(outside),
    ) == (True, before, {"mine.jpg": b"somebody else's"})


def test_a_story_in_a_folder_inside_is_another_one(root):
    inner = root / "stories/the-landing/the-stairs"
    write_story(root, "the-landing/the-stairs", body=ANOTHER, quotes=[])
    (root / "stories/the-landing/drafts").mkdir()
    (root / "stories/the-landing/drafts/one.txt").write_text("a draft")
    before = tree(inner)
    done = withdraw(root, "the-landing", "--yes")
    assert (
        "the-landing/the-stairs holds another story" in done.stderr,
        tree(inner),
        (root / "stories/the-landing/drafts").exists(),
    ) == (True, before, False)


def test_a_story_without_a_folder_of_its_own_is_not_guessed_at(root):
    (root / "stories/story.md").write_text("---\ntitle: Loose\n---\nWords.\n")
    before = tree(root / "stories")
    done = withdraw(root, "stories", "--yes")
    assert ("no folder of its own" in str(done.exception), tree(root / "stories")) == (True, before)


# Which story.


def test_an_unknown_id_is_told(root):
    assert 'There is no story "the-lending"' in str(withdraw(root, "the-lending").exception)


def test_of_two_with_one_id_the_folder_says_which(root):
    write_story(root, "2025/the-harbour", body=BODY)
    unsure = withdraw(root, "the-harbour")
    withdraw(root, "stories/2025/the-harbour/", "--yes")
    assert (
        "Name one of them by its folder" in str(unsure.exception),
        "withdrawn" in story_file(root, "2025/the-harbour").read_text(),
        "withdrawn" in story_file(root).read_text(),
    ) == (True, True, False)


@pytest.mark.parametrize(
    ("changes", "body", "why"),
    [
        ({}, ANOTHER, "the same form"),
        ({"consent": {"form": "T-9"}}, f"Told again.\n\n{BODY}", "the same words"),
        ({}, BODY, "the same form and the same words"),
        ({"consent": {"form": "T-9"}}, ANOTHER, None),
    ],
)
def test_looks_for_the_same_story_under_another_id(root, changes, body, why):
    write_story(root, "the-copy", body=body, quotes=[], **changes)
    told = withdraw(root, "the-landing").stderr
    assert ("Look at the-copy" in told, f"it has {why}." in told) == (why is not None, bool(why))


def test_taking_back_twice_is_taking_back_once(root):
    withdraw(root, "the-landing", "--commit")
    again = withdraw(root, "the-landing")
    assert (again.exit_code, "nothing of it is left" in again.stderr) == (0, True)


def test_what_was_left_beside_a_stub_goes_too_and_its_month_stays(root):
    story_file(root).write_text("---\nwithdrawn: 2024-01\nform: T-1\n---\n")
    withdraw(root, "the-landing", "--yes")
    expected = STUB.replace(MONTH, "2024-01")
    assert tree(root / "stories/the-landing") == {"story.md": expected.encode()}


# In git.


def test_commits_exactly_these_changes(root):
    (root / "pages/about.md").write_text("# Not finished\n")
    (root / "pages/new.md").write_text("# Staged\n")
    git(root, "add", "pages/new.md")
    withdraw(root, "the-landing", "--commit")
    committed = git(root, "show", "--name-only", "--format=%s", "HEAD").split()
    left = git(root, "status", "--short").splitlines()
    assert (" ".join(committed[:3]), committed[3:], left) == (
        "Withdraw a story",
        [
            f"stories/the-landing/{name}"
            for name in ("notes.txt", "p.jpg", "story.gd.md", "story.md")
        ],
        [" M pages/about.md", "A  pages/new.md"],
    )


def test_a_hook_that_finds_somebody_else_s_mistake_does_not_hold_it_up(root):
    hook = root / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    assert "Committed as" in withdraw(root, "the-landing", "--commit").stderr


def test_without_a_repository_commit_is_refused_first(tmp_path):
    root = write_archive(tmp_path / "archive")
    write_story(root, "the-landing")
    done = withdraw(root, "the-landing", "--commit", "--yes")
    still = "kettle" in story_file(root).read_text()
    assert ("in no git repository" in str(done.exception), still) == (True, True)


def test_a_commit_that_fails_is_told(root):
    (root / ".git/index.lock").write_text("")
    done = withdraw(root, "the-landing", "--commit", "--yes")
    assert (done.exit_code, "The files are changed, and not committed." in done.stderr) == (0, True)


def test_the_checklist_names_every_branch_and_commit_that_holds_it(root):
    git(root, "mv", "stories/the-landing", "stories/the-old-name")
    git(root, "commit", "-q", "-m", "Move")
    git(root, "branch", "draft")
    git(root, "tag", "first")
    folder = root / "stories/the-old-name"
    holding = Repository(root).holding(folder)
    assert (
        len(holding.commits),
        holding.references,
        [str(path) for path in holding.paths],
    ) == (2, ("draft", "main", "first"), ["stories/the-landing", "stories/the-old-name"])


def test_an_archive_deep_in_a_repository_is_named_from_its_top(tmp_path):
    top = tmp_path / "all"
    root = write_archive(top / "archive")
    write_story(root, "the-landing")
    in_git(top)
    holding = Repository(root).holding(root / "stories/the-landing")
    command = filter_command(holding)
    withdraw(root, "the-landing", "--commit")
    assert (command.rpartition("--")[2], git(top, "status", "--short")) == (
        "path archive/stories/the-landing/",
        "",
    )


def test_the_command_quotes_what_a_shell_would_take_apart():
    holding = Holding((), (), (Path("stories/it's mine"),))
    assert filter_command(holding).endswith("""--path 'stories/it'"'"'s mine/'""")


# What is left to do until it is off the site.


def published_by_a_service(root: Path) -> None:
    """A repository elsewhere, and the files that `init` writes."""
    away = root.with_name("away.git")
    git(root, "init", "-q", "--bare", str(away))
    (root / ".gitlab-ci.yml").write_text("pages: {}\n")
    (root / "requirements.txt").write_text("ownwords @ git+https://code.archive.test/o@v1\n")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "Publish")
    git(root, "remote", "add", "origin", str(away))
    git(root, "push", "-qu", "origin", "main")


def lines_to_type(said: str) -> list[str]:
    return [line.strip() for line in said.splitlines() if re.match(" {9}(git|ownwords) ", line)]


ASK_THE_SITE = "ownwords verify https://archive.example/"
COMMIT = [
    "git add -A stories/the-landing",
    'git commit --no-verify -m "Withdraw a story" -- stories/the-landing',
]
BY_HAND = ["ownwords build", "ownwords verify site", ASK_THE_SITE]


@pytest.mark.parametrize(
    ("words", "expected"),
    [(["--commit"], ["git push", ASK_THE_SITE]), ([], [*COMMIT, "git push", ASK_THE_SITE])],
)
def test_where_a_service_publishes_it_says_what_to_send_up(root, words, expected):
    published_by_a_service(root)
    done = withdraw(root, "the-landing", *words)
    told = "Nothing has changed yet on the site that is up" in done.stderr
    assert (told, lines_to_type(done.stderr)) == (True, expected)


def test_without_a_remote_it_says_to_put_the_site_up(root):
    done = withdraw(root, "the-landing", "--commit")
    assert lines_to_type(done.stderr) == BY_HAND


def test_where_no_service_can_build_it_says_to_put_the_site_up_too(root):
    published_by_a_service(root)
    (root / "requirements.txt").write_text("ownwords @ git+https://git.example/ownwords@v1\n")
    done = withdraw(root, "the-landing", "--commit")
    assert lines_to_type(done.stderr) == ["git push", *BY_HAND]


def test_that_there_is_no_remote_is_said(root):
    done = withdraw(root, "the-landing", "--commit")
    assert "Nothing is sent up: git has no remote." in done.stderr


@pytest.mark.parametrize(
    ("switch", "told"),
    [
        (["-c", "second"], "You are on the branch second, and the site is published from main."),
        (["--detach"], "You are on no branch, and the site is published from main."),
    ],
)
def test_on_another_branch_it_says_how_to_bring_it_to_the_one_that_is_published(root, switch, told):
    published_by_a_service(root)
    git(root, "switch", "-q", *switch)
    done = withdraw(root, "the-landing")
    assert (told in done.stderr, lines_to_type(done.stderr)) == (
        True,
        [*COMMIT, "git switch main", "git merge -", "git push", ASK_THE_SITE],
    )
    for line in lines_to_type(done.stderr)[:-1]:
        git(root, *shlex.split(line)[1:])
    there = git(root, "show", "origin/main:stories/the-landing/story.md")
    assert there == story_file(root).read_text()


def test_the_branch_that_is_published_is_the_default_one_elsewhere(root):
    published_by_a_service(root)
    git(root, "branch", "-m", "main", "trunk")
    git(root, "push", "-qu", "origin", "trunk")
    git(root, "remote", "set-head", "origin", "trunk")
    done = withdraw(root, "the-landing", "--commit")
    assert lines_to_type(done.stderr) == ["git push", ASK_THE_SITE]


def test_a_branch_that_was_never_sent_up_is_named(root):
    published_by_a_service(root)
    git(root, "branch", "--unset-upstream")
    done = withdraw(root, "the-landing", "--commit")
    assert lines_to_type(done.stderr) == ["git push -u origin main", ASK_THE_SITE]


def test_without_git_nothing_of_git_is_said(tmp_path):
    root = write_archive(tmp_path / "bare")
    write_story(root, "the-landing")
    done = withdraw(root, "the-landing", "--yes")
    assert lines_to_type(done.stderr) == [*BY_HAND[:2], "ownwords verify https://the-site/"]


@pytest.mark.parametrize("words", [[], ["--from", "guides"]])
def test_what_it_says_to_type_commits_it_and_sends_it_up(root, words):
    published_by_a_service(root)
    done = withdraw(root, "the-landing", *words)
    for line in lines_to_type(done.stderr)[:-1]:
        git(root, *shlex.split(line)[1:])
    there = git(root, "show", "origin/main:stories/the-landing/story.md")
    assert (there, git(root, "status", "--short")) == (story_file(root).read_text(), "")


def test_a_page_that_links_to_it_comes_first_since_no_site_is_built_with_it(root):
    page = root / "pages/about.md"
    page.write_text("# About\n\nSee [a walk](../stories/the-landing/), and the-landing-2.\n")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "About")
    done = withdraw(root, "the-landing", "--commit")
    assert (
        "1. Take the link to it out of pages/about.md, line 3" in done.stderr,
        lines_to_type(done.stderr)[0],
    ) == (True, "git add -A pages/about.md")


def test_a_page_may_link_to_the_note_that_is_left(root):
    (root / "pages/about.md").write_text("See [a walk](../stories/the-landing/).\n")
    done = withdraw(root, "the-landing", "--notice", "gone")
    assert "Take the link" not in done.stderr


def test_asked_again_it_says_the_same_and_not_that_it_is_gone(root):
    published_by_a_service(root)
    withdraw(root, "the-landing")
    done = withdraw(root, "the-landing")
    told = "If it is on the site still" in done.stderr
    assert (told, lines_to_type(done.stderr)) == (True, [*COMMIT, "git push", ASK_THE_SITE])


def test_the_checklist_has_the_same_lines(root):
    published_by_a_service(root)
    withdraw(root, "the-landing", "--commit")
    page = papers(root)[f"taken-back-the-landing-{TODAY}.html"]
    assert [line for line in ("git push</pre>", ASK_THE_SITE) if line not in page] == []


def test_the_letter_is_for_when_it_is_off_the_site(root):
    withdraw(root, "the-landing")
    text = papers(root)[f"letter-to-the-storyteller-the-landing-{TODAY}.txt"]
    assert text.startswith("[Send this once it is off the site")


# The papers.


def test_writes_checklist_and_letters_outside_the_repository(root):
    withdraw(root, "the-landing")
    assert (
        list(papers(root)),
        git(root, "status", "--short", "--untracked-files").count("??"),
    ) == (
        [
            f"letter-to-the-storyteller-the-landing-{TODAY}.txt",
            f"letter-to-trainers-the-landing-{TODAY}.txt",
            f"taken-back-the-landing-{TODAY}.html",
        ],
        0,
    )


def test_papers_of_an_earlier_withdrawal_are_kept(root):
    withdraw(root, "the-landing", "--from", "guides")
    withdraw(root, "the-landing", "--yes")
    before = papers(root)
    git(root, "checkout", "-q", "HEAD", "--", "stories")
    withdraw(root, "the-landing")
    after = papers(root)
    assert (
        {name: text for name, text in after.items() if name in before} == before,
        [name for name in after if name.startswith("taken-back")],
    ) == (
        True,
        [
            f"taken-back-the-landing-{TODAY}-2.html",
            f"taken-back-the-landing-{TODAY}.html",
            f"taken-back-the-landing-from-guides-{TODAY}.html",
        ],
    )


def test_the_checklist_has_what_the_build_cannot_reach_and_no_name(root):
    commit = git(root, "rev-parse", "HEAD")[:10]
    withdraw(root, "the-landing")
    page = papers(root)[f"taken-back-the-landing-{TODAY}.html"]
    needed = (
        commit,
        "git filter-repo --sensitive-data-removal --invert-paths --path stories/the-landing/",
        "web.archive.org/web/*/https://archive.example/stories/the-landing/",
        "Refresh Outdated Content",
        "content delivery network",
        "guides/story/the-landing/",
        "the story book",
        STUB,
    )
    private = ("Maren", "kettle", "stairs anyway")
    assert (
        [words for words in needed if words not in page],
        [words for words in private if words in page],
    ) == ([], [])


def test_the_letter_to_the_storyteller_names_them_as_they_chose(root):
    withdraw(root, "the-landing", "--notice", "gone")
    text = papers(root)[f"letter-to-the-storyteller-the-landing-{TODAY}.txt"]
    text = " ".join(text.split())
    assert ("Dear Maren," in text, "a short note" in text, "You did nothing wrong" in text) == (
        True,
        True,
        True,
    )


def test_the_letter_to_trainers_says_neither_whose_nor_which(root):
    withdraw(root, "the-landing")
    text = papers(root)[f"letter-to-trainers-the-landing-{TODAY}.txt"]
    assert [words for words in ("Maren", "kettle", "the-landing", "T-1") if words in text] == []


def test_without_an_address_of_the_site_a_letter_names_guides_by_their_titles(tmp_path):
    hope = Whereabout(Sort.GUIDES, "guides/theme/hope/", "Discussion guide: Hope")
    nothing = Holding((), (), ())
    back = Withdrawal("the-landing", None, "---", tuple(Use), [hope], (), nothing, ())
    text = to_trainers(back, place_in(write_archive(tmp_path / "bare")), TODAY)
    told = ("This discussion guide has changed", "“Hope”")
    assert ([words in text for words in told], "guides/" in text) == ([True, True], False)


def test_in_ci_it_prints_neither_places_nor_other_stories(root):
    write_story(root, "the-copy", body=BODY, quotes=[])
    done = withdraw(root, "the-landing", env={"CI": "true"})
    assert (done.exit_code, done.stdout, "the-copy" in done.stderr) == (0, "", False)


def test_papers_do_not_go_into_the_repository(root):
    done = withdraw(root, "the-landing", "--out", str(root / "papers"))
    assert ("Name another folder with --out" in str(done.exception), papers(root)) == (True, {})


def test_papers_may_go_where_git_ignores_them(root):
    (root / ".gitignore").write_text("/papers/\n")
    withdraw(root, "the-landing", "--out", str(root / "papers"))
    assert (root / f"papers/taken-back-the-landing-{TODAY}.html").is_file()


# Some uses only.

STYLES = [
    ("  allow:\n    web: [words]\n    guides: [words]\n", "  allow:\n    web: [words]\n"),
    ("  allow:\n    guides: [words]\n    web: [words]\n", "  allow:\n    web: [words]\n"),
    ("  allow: {web: [words], guides: [words]}\n", "  allow: {web: [words]}\n"),
    ("  allow: {guides: [words], web: [words]}\n", "  allow: {web: [words]}\n"),
    ('  allow: {"guides": [words]}\n', "  allow: {}\n"),
    ("  allow:\n    guides: [words]  # for Moray\n", "  allow: {}  # for Moray\n"),
    (
        "  allow:\n    web:\n      - words\n    # trainers\n    guides:\n      - words\n\n",
        "  allow:\n    web:\n      - words\n    # trainers\n\n",
    ),
    (
        "  allow:\n    guides: [words,\n      portrait]\n    # next\n    web: [words]\n",
        "  allow:\n    # next\n    web: [words]\n",
    ),
]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(("allow", "left"), STYLES)
def test_takes_one_use_out_and_leaves_every_other_byte(tmp_path, allow, left, end):
    root = write_archive(tmp_path / "archive")
    folder = write_story(root, "the-landing", approved=False)
    whole = (folder / "story.md").read_text()
    text = whole.replace("  allow:\n    web:\n    - words\n", allow).replace("\n", end)
    (folder / "story.md").write_bytes(text.encode())
    (story,) = read_archive(place_in(root)).stories
    assert isinstance(story, Story)
    expected = text.replace(allow.replace("\n", end), left.replace("\n", end))
    assert narrowed(story, [Use.GUIDES]).decode() == expected


def reasons(root: Path, *uses: Use) -> list[str | None]:
    (story,) = (s for s in read_archive(place_in(root)).stories if s.id == "the-landing")
    return [reason_to_withhold(story, use, TODAY) for use in uses]


def test_what_is_left_needs_no_new_signature(root):
    done = withdraw(root, "the-landing", "--from", "guides", "--from", "feeds")
    told = "no new signature is needed" in done.stderr
    assert (told, reasons(root, Use.WEB, Use.BOOK, Use.GUIDES, Use.FEEDS)) == (
        True,
        [None, None, "no consent for discussion guides", "no consent for feeds"],
    )


def test_what_was_taken_back_comes_back_with_no_merge(root):
    path = story_file(root)
    before = path.read_text()
    withdraw(root, "the-landing", "--from", "guides")
    consent, approved = path.read_text().split("approved:")
    path.write_text(before.split("approved:")[0] + "approved:" + approved)
    assert ("guides" in consent, reasons(root, Use.WEB, Use.GUIDES)) == (
        False,
        ["what was agreed changed since the storyteller approved it"] * 2,
    )


def test_a_story_that_changed_since_it_was_signed_is_not_signed_by_this(root):
    path = story_file(root)
    path.write_text(path.read_text().replace("meet people", "meet somebody"))
    done = withdraw(root, "the-landing", "--from", "guides")
    assert ("It is withheld" in done.stderr, reasons(root, Use.WEB)) == (
        True,
        ["words, links or media changed since the storyteller approved them"],
    )


def test_shows_only_the_places_that_it_leaves(root):
    told = withdraw(root, "the-landing", "--from", "guides").stdout
    assert ("guides/story/the-landing/" in told, "    stories/the-landing/" in told) == (
        True,
        False,
    )


def test_files_stay_and_only_the_story_s_file_is_committed(root):
    (root / "stories/the-landing/new.wav").write_bytes(b"a new recording")
    before = set(tree(root / "stories"))
    withdraw(root, "the-landing", "--from", "book", "--commit")
    committed = git(root, "show", "--name-only", "--format=%s", "HEAD").strip().splitlines()
    assert (set(tree(root / "stories")), committed[0], committed[-1]) == (
        before,
        "Narrow what a story is used for",
        "stories/the-landing/story.md",
    )


def test_the_letter_says_what_was_stopped_and_that_the_rest_stays(root):
    withdraw(root, "the-landing", "--from", "guides")
    text = papers(root)[f"letter-to-the-storyteller-the-landing-from-guides-{TODAY}.txt"]
    needed = (USES[Use.GUIDES].refused, "The rest stays", "Maren")
    assert [words for words in needed if words not in " ".join(text.split())] == []


def test_a_use_that_was_never_agreed_is_nothing_to_take_back(root):
    before = story_file(root).read_bytes()
    done = withdraw(root, "the-landing", "--from", "research")
    assert (
        done.exit_code,
        "nothing to take back" in done.stderr,
        story_file(root).read_bytes(),
    ) == (
        0,
        True,
        before,
    )


def test_with_no_use_left_it_says_how_to_take_all_of_it_back(root):
    done = withdraw(root, "the-harbour", "--from", "web", "--from", "guides")
    assert "ownwords withdraw the-harbour" in done.stderr


def test_a_story_with_a_mistake_is_not_narrowed(root):
    path = story_file(root)
    path.write_text(path.read_text().replace("status: given", "status: gven"))
    done = withdraw(root, "the-landing", "--from", "guides")
    assert "has a problem in its file" in str(done.exception)


def test_a_notice_belongs_to_a_whole_story(root):
    done = withdraw(root, "the-landing", "--from", "guides", "--notice", "gone")
    assert (done.exit_code, "where the whole story goes" in done.stderr) == (2, True)


def test_the_translation_of_a_narrowed_story_stays_approved(root):
    withdraw(root, "the-landing", "--from", "guides")
    done = own_words(root, "report", "--format", "json")
    assert (
        f'"{IN_GAELIC["title"]}"' not in done.stdout
        and '"published": true' in (done.stdout.partition('"language": "gd"')[2])
    )


def test_today_is_the_month_of_the_stub(root):
    withdraw(root, "the-landing")
    assert f"withdrawn: {date.today():%Y-%m}" in story_file(root).read_text()
