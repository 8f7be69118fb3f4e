"""A public repository that holds a story which not everybody may read."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from ownwords.desk.checking.clearance import in_a_public_repository, is_cleared, told_of_uncleared
from ownwords.desk.main import app
from tests.archives import write_archive, write_story
from tests.factory import A_DAY, ALL_MEDIA, TODAY, make_refused, make_story, make_withdrawn

ON_GITLAB = {"CI": "true", "CI_PROJECT_VISIBILITY": "public"}


@pytest.mark.parametrize(
    ("said", "is_public"),
    [
        ({"CI": "true", "CI_PROJECT_VISIBILITY": "public"}, True),
        ({"CI": "1", "CI_PROJECT_VISIBILITY": "public"}, True),
        ({"CI": "true", "CI_PROJECT_VISIBILITY": "private"}, False),
        ({"CI": "true", "CI_PROJECT_VISIBILITY": "internal"}, False),
        ({"CI_PROJECT_VISIBILITY": "public"}, False),
        ({"CI": "true"}, False),
        ({}, False),
    ],
)
def test_gitlab_says_whether_it_is_public(said, is_public):
    assert in_a_public_repository(said) is is_public


@pytest.mark.parametrize(
    ("event", "is_public"),
    [
        ({"repository": {"visibility": "public", "private": False}}, True),
        ({"repository": {"private": False}}, True),
        ({"repository": {"visibility": "internal", "private": True}}, False),
        ({"repository": {"visibility": "internal", "private": False}}, False),
        ({"repository": {"private": True}}, False),
        ({"repository": {}}, False),
        ({"repository": None}, False),
        ({"schedule": "17 0 * * *"}, False),
        ([], False),
    ],
)
def test_github_says_it_in_the_event(tmp_path, event, is_public):
    path = tmp_path / "event.json"
    path.write_text(json.dumps(event))
    assert in_a_public_repository({"CI": "true", "GITHUB_EVENT_PATH": str(path)}) is is_public


@pytest.mark.parametrize("name", ["not-there.json", "."])
def test_an_event_that_cannot_be_read_says_nothing(tmp_path, name):
    said = {"CI": "true", "GITHUB_EVENT_PATH": str(tmp_path / name)}
    assert in_a_public_repository(said) is False


def test_an_event_that_is_no_json_says_nothing(tmp_path):
    (tmp_path / "event.json").write_text("no")
    said = {"CI": "true", "GITHUB_EVENT_PATH": str(tmp_path / "event.json")}
    assert in_a_public_repository(said) is False


EVERY_PART = {"allow": {"web": ["words", "portrait", "artwork", "audio", "film"]}}


@pytest.mark.parametrize(
    ("story", "cleared"),
    [
        (make_story(), True),
        (make_story(consent={"status": "withdrawn"}), False),
        (make_story(consent={"status": "requested"}), False),
        (make_story(approved=None), False),
        (make_story(consent={"allow": {"book": ["words"]}}), False),
        (make_story(consent={"starts": TODAY + A_DAY}), False),
        (make_story(**ALL_MEDIA, consent=EVERY_PART), True),
        (make_story(**ALL_MEDIA), False),
        (make_story(portrait=ALL_MEDIA["portrait"]), False),
        (make_refused(), False),
        (make_withdrawn(), True),
    ],
)
def test_cleared_is_what_everybody_may_read_today(story, cleared):
    assert is_cleared(story, TODAY, A_DAY) is cleared


def test_where_all_is_cleared_nothing_is_told():
    assert told_of_uncleared([make_story(), make_withdrawn()], TODAY, A_DAY) is None


def test_what_is_told_names_no_story():
    told = told_of_uncleared([make_refused("the-blue-coat")], TODAY, A_DAY)
    assert ("1 story not cleared" in told, "blue" in told) == (True, False)


@pytest.fixture
def archive(tmp_path):
    root = write_archive(tmp_path / "archive", {"site_url": "https://archive.example/"})
    write_story(root, "the-blue-coat", approved=False)
    return root


@pytest.mark.parametrize(
    ("words", "env", "code"),
    [
        (["check"], ON_GITLAB, 1),
        (["check"], {"CI": "true", "CI_PROJECT_VISIBILITY": "private"}, 0),
        (["check"], {"CI": "", "CI_PROJECT_VISIBILITY": "public"}, 0),
    ],
)
def test_the_check_refuses(archive, words, env, code):
    done = CliRunner().invoke(app, [*words, "-C", str(archive)], env=env)
    assert (done.exit_code, "This repository is public" in done.stderr) == (code, code == 1)


def test_a_strict_build_refuses(archive):
    done = CliRunner().invoke(app, ["build", "--strict", "-C", str(archive)], env=ON_GITLAB)
    assert ("This repository is public" in str(done.exception), (archive / "site").exists()) == (
        True,
        False,
    )


@pytest.mark.build
def test_a_build_tells_and_goes_on_since_no_withdrawal_may_wait(archive):
    done = CliRunner().invoke(app, ["build", "-C", str(archive)], env=ON_GITLAB)
    assert (done.exit_code, (archive / "site/index.html").is_file()) == (0, True)
