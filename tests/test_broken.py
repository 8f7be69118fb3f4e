"""Every mistake in tests/broken is told in the exact words, and nothing of its story goes out."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from ownwords.edition import ArchiveRead, read_archive
from ownwords.errors import for_a_log
from ownwords.gate import publish
from ownwords.mkdocs_build import build_site
from ownwords.settings import place_in
from ownwords.terms import Use
from tests.broken.recipes import CANARY, RECIPES, make

BROKEN = Path(__file__).parent / "broken"
MISTAKES = sorted(p.name for p in BROKEN.iterdir() if (p / "expected.txt").is_file())
TODAY = date(2026, 6, 1)
BUILT = [
    "several-mistakes-in-several-files",
    "id-that-holds-the-name",
    "nesting-100-000-deep",
    "stray-notes",
]


@pytest.fixture(scope="module", params=MISTAKES)
def mistake(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def read(mistake: str, tmp_path_factory: pytest.TempPathFactory) -> ArchiveRead:
    return read_archive(place_in(make_archive(mistake, tmp_path_factory.mktemp("archive"))))


def make_archive(mistake: str, archive: Path) -> Path:
    for folder in ("_base", mistake):
        shutil.copytree(BROKEN / folder, archive, dirs_exist_ok=True)
    make(mistake, archive)
    return archive


def test_every_mistake_is_told_in_these_words(mistake: str, read: ArchiveRead) -> None:
    expected = (BROKEN / mistake / "expected.txt").read_text("utf-8").splitlines()
    assert [str(problem) for problem in read.problems] == expected


def test_only_the_good_story_goes_out_for_any_use(read: ArchiveRead) -> None:
    publications = [publish(read.stories, use, TODAY) for use in Use]
    assert [[story.id for story in each.stories] for each in publications] == [["a-good-story"]] * 6


def test_a_broken_translation_goes_out_for_no_use(read: ArchiveRead) -> None:
    stories = [story for use in Use for story in publish(read.stories, use, TODAY).stories]
    assert {story.languages for story in stories} == {("en-GB",)}


def test_a_broken_story_is_withheld_for_its_file(read: ArchiveRead) -> None:
    withheld = [withheld for use in Use for withheld in publish(read.stories, use, TODAY).withheld]
    assert {each.reason for each in withheld} <= {
        "there is a problem in its file",
        "withdrawn in 2026-05",
    }


def test_a_log_holds_nothing_of_the_file(read: ArchiveRead) -> None:
    told = [line for problem in read.problems for line in for_a_log([problem])]
    assert CANARY not in "\n".join(told).casefold()


@pytest.mark.build
@pytest.mark.parametrize("built", BUILT)
def test_the_site_and_its_log_hold_nothing_of_the_file(
    built: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    archive = make_archive(built, tmp_path / "archive")
    site = build_site(archive, archive / "site", TODAY, strict=False)
    files = [path for path in sorted(site.rglob("*")) if path.is_file()]
    finished = b"".join(str(path.relative_to(site)).encode() + path.read_bytes() for path in files)
    assert CANARY not in (finished.decode("utf-8", "replace") + caplog.text).casefold()


def test_every_recipe_has_a_folder() -> None:
    assert set(RECIPES) <= set(MISTAKES)


def test_nothing_is_wrong_in_the_base() -> None:
    assert not read_archive(place_in(BROKEN / "_base")).problems
