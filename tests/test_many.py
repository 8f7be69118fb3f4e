"""Many files are read on every core: the same, in the same order, whatever becomes of a helper."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

import pytest

from ownwords.told import many
from ownwords.told.many import each_read
from ownwords.told.sources import read_stories
from tests.archives import write_archive, write_story
from tests.factory import VOCABULARY

PATHS = [Path(f"story-{number}") for number in range(50)]
HERE = os.getpid()


@pytest.fixture
def helped(monkeypatch):
    """Two cores, and many is few."""
    monkeypatch.setattr(many, "_MANY", 2)
    monkeypatch.setattr(many, "_free_cores", lambda: 2)


def named(path: Path) -> tuple[str, int]:
    return path.name, os.getpid()


def dies_elsewhere(path: Path) -> str:
    if os.getpid() != HERE and path.name == "story-30":
        os._exit(1)
    return path.name


def refuses(path: Path) -> str:
    if path.name == "story-30":
        raise PermissionError(path.name)
    return path.name


@pytest.mark.usefixtures("helped")
def test_helpers_read_in_the_order_of_the_files():
    read = list(each_read(named, PATHS))
    assert [name for name, _ in read] == [path.name for path in PATHS]
    assert len({process for _, process in read}) > 1


@pytest.mark.usefixtures("helped")
def test_what_a_helper_leaves_is_read_here():
    assert list(each_read(dies_elsewhere, PATHS)) == [path.name for path in PATHS]


@pytest.mark.usefixtures("helped")
def test_what_goes_wrong_at_a_helper_is_told():
    with pytest.raises(PermissionError, match="story-30"):
        list(each_read(refuses, PATHS))


def test_a_few_files_are_read_without_helpers():
    assert {process for _, process in each_read(named, PATHS)} == {HERE}


@pytest.mark.skipif(sys.platform != "linux", reason="a process is doubled on Linux alone")
@pytest.mark.parametrize(("threads", "is_helped"), [(1, True), (2, False)])
def test_there_are_no_helpers_beside_another_thread(threads, is_helped, monkeypatch):
    monkeypatch.setattr(threading, "active_count", lambda: threads)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1, 2})
    assert many._free_cores() == (3 if is_helped else 1)


def test_an_archive_is_read_the_same_with_helpers_and_without(tmp_path, monkeypatch):
    root = write_archive(tmp_path)
    for number in range(12):
        write_story(root, f"story-{number}")
    (root / "stories" / "story-3" / "story.md").write_text("no front matter")
    (root / "stories" / "story-5" / "story.gd.md").write_text("---\ntitle: [\n---\n")
    alone = read_stories(root, root / "stories", VOCABULARY)
    monkeypatch.setattr(many, "_MANY", 2)
    monkeypatch.setattr(many, "_free_cores", lambda: 2)
    assert (len(alone.stories), len(alone.problems)) == (12, 2)
    assert read_stories(root, root / "stories", VOCABULARY) == alone
