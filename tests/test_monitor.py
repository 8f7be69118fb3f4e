"""A site that is up, as a monitor sees it; and what build.json says. Loopback only."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from typer.testing import CliRunner

from ownwords.desk import monitor
from ownwords.desk.main import app
from ownwords.desk.monitor import (
    Patience,
    is_address,
    look_at,
    objections_to_age,
    read_note,
    still_there,
    withheld_ids,
)
from ownwords.edition import make_edition
from ownwords.errors import ArchiveError
from ownwords.reasons import valid_until
from ownwords.settings import place_in
from tests.archives import TODAY as NOW
from tests.archives import write_archive, write_story
from tests.factory import A_DAY, A_WEEK, MINOR, TODAY, make_story, make_withdrawn

NOTE = {
    "built_at": "2026-06-01",
    "as_of": "2026-06-01",
    "valid_until": "2026-06-02",
    "rebuild_every": 1,
    "stories": 3,
}


@contextmanager
def a_site(answers: dict[str, tuple[int, str]]) -> Iterator[tuple[str, list[str]]]:
    """A server on this computer: its address, and what it was asked for."""
    asked: list[str] = []

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            status, text = answers.get(self.path, (404, ""))
            self.send_response(status)
            if status in (301, 302):
                self.send_header("Location", text)
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def up(**changes):
    return {"/build.json": (200, json.dumps(NOTE | changes))}


@pytest.mark.parametrize(
    ("site", "is_one"),
    [("https://a.example", True), ("http://a", True), ("site", False), ("ftp://a", False)],
)
def test_an_address_is_told_from_a_folder(site, is_one):
    assert is_address(site) is is_one


@pytest.mark.parametrize(
    ("changes", "on", "told"),
    [
        ({}, date(2026, 6, 1), None),
        ({}, date(2026, 6, 2), None),
        ({}, date(2026, 6, 3), "too old"),
        ({"valid_until": "2026-06-08"}, date(2026, 6, 8), None),
        ({"as_of": "2026-06-05", "valid_until": "2026-06-06"}, date(2026, 6, 1), "a later day"),
    ],
)
def test_a_site_is_good_until_its_last_day(changes, on, told):
    with a_site(up(**changes)) as (address, _):
        found = objections_to_age(address, on)
    assert [told in words for words in found] == ([True] if told else [])


def test_a_folder_is_asked_in_the_same_way(tmp_path):
    (tmp_path / "build.json").write_text(json.dumps(NOTE))
    assert len(objections_to_age(str(tmp_path), date(2027, 1, 1))) == 1


@pytest.mark.parametrize(
    "answers",
    [
        {},
        {"/build.json": (500, "")},
        {"/build.json": (200, "<html>")},
        {"/build.json": (200, "[]")},
        {"/build.json": (200, "{}")},
        {"/build.json": (200, json.dumps(NOTE | {"as_of": "soon"}))},
        {"/build.json": (200, json.dumps(NOTE | {"rebuild_every": 10**30}))},
        {"/build.json": (200, " " * 5000 + json.dumps(NOTE))},
        {"/build.json": (302, "http://localhost:1/build.json")},
    ],
)
def test_what_is_no_build_json_is_told(answers):
    with a_site(answers) as (address, _), pytest.raises(ArchiveError, match="site"):
        objections_to_age(address, TODAY)


def test_a_site_that_cannot_be_reached_is_told():
    with a_site({}) as (address, _):
        pass
    with pytest.raises(ArchiveError, match="cannot be reached"):
        objections_to_age(address, TODAY)


def test_a_folder_without_it_is_told(tmp_path):
    with pytest.raises(ArchiveError, match=r"no build\.json"):
        objections_to_age(str(tmp_path), TODAY)


@pytest.mark.parametrize(
    ("status", "is_there"), [(404, False), (410, False), (200, True), (500, True), (403, True)]
)
def test_only_404_and_410_mean_that_it_is_gone(status, is_there):
    with a_site({"/stories/the-blue-coat/": (status, "")}) as (address, _):
        assert still_there(address, ["the-blue-coat"]) == (["the-blue-coat"] if is_there else [])


def test_no_other_site_is_told_of_a_withheld_story():
    with a_site({}) as (other, asked):
        away = {"/stories/the-blue-coat/": (302, f"{other}stories/the-blue-coat/")}
        with a_site(away) as (address, _):
            still_there(address, ["the-blue-coat"])
    assert asked == []


def test_asks_for_what_is_withheld_and_leaves_no_notice():
    stories = [
        make_story("is-up"),
        make_story("not-yet", approved=None),
        make_withdrawn("taken-back"),
        make_withdrawn("with-a-notice", notice="gone"),
    ]
    assert withheld_ids(stories, TODAY, A_DAY) == ["not-yet", "taken-back"]


def test_asks_for_others_on_another_day_where_there_are_many():
    stories = [make_withdrawn(f"story-{number}") for number in range(50)]
    days = [withheld_ids(stories, TODAY + n * A_DAY, A_DAY, most=5) for n in range(3)]
    assert ([len(ids) for ids in days], len(set(map(tuple, days)))) == ([5, 5, 5], 3)


def test_a_note_is_read_whole():
    assert read_note(json.dumps(NOTE).encode(), "site") == monitor.BuildNote(
        date(2026, 6, 1), date(2026, 6, 1), date(2026, 6, 2), A_DAY
    )


@pytest.mark.parametrize(
    ("consents", "every", "until"),
    [
        ([], A_DAY, TODAY + A_DAY),
        ([], timedelta(0), TODAY + A_DAY),
        ([], A_WEEK, TODAY + A_WEEK),
        ([{"expires": TODAY + 10 * A_DAY}], A_DAY, TODAY + A_DAY),
        ([{"expires": TODAY + 10 * A_DAY}], A_WEEK, TODAY + 3 * A_DAY),
        (
            [{"expires": TODAY + 30 * A_DAY}, {"expires": TODAY + 9 * A_DAY}],
            A_WEEK,
            TODAY + 2 * A_DAY,
        ),
        ([MINOR | {"review": TODAY + 12 * A_DAY}], A_WEEK, TODAY + 5 * A_DAY),
        ([{"review": TODAY + 12 * A_DAY}], A_WEEK, TODAY + A_WEEK),
    ],
)
def test_a_site_is_valid_until_a_rebuild_would_take_a_story_out(consents, every, until):
    stories = [make_story(consent=consent) for consent in consents]
    assert valid_until(stories, TODAY, every) == until


@pytest.fixture
def archive(tmp_path):
    root = write_archive(tmp_path / "archive")
    write_story(root, "kettle-on-the-landing")
    write_story(root, "the-blue-coat", title="Zanzibar", consent={"status": "withdrawn"})
    return root


def test_a_site_says_when_it_was_built(archive):
    plan = make_edition(place_in(archive), NOW, NOW - A_DAY).plan
    assert json.loads(plan.by_uri["build.json"].content) == {
        "built_at": str(NOW - A_DAY),
        "as_of": str(NOW),
        "valid_until": str(NOW + A_DAY),
        "rebuild_every": 1,
        "stories": 1,
    }


def test_nothing_is_said_of_a_story_that_waits(archive):
    before = make_edition(place_in(archive), NOW).plan.by_uri["build.json"]
    write_story(archive, "it-waits", title="Later", consent={"starts": str(NOW + 2 * A_DAY)})
    assert make_edition(place_in(archive), NOW).plan.by_uri["build.json"] == before


@pytest.mark.parametrize(
    ("answers", "code", "told"),
    [
        ({}, 0, "0 findings"),
        ({"/stories/the-blue-coat/": (200, "Words")}, 1, "1 withheld story (the-blue-coat)"),
        ({"/build.json": (200, json.dumps(NOTE))}, 1, "too old"),
    ],
)
def test_a_monitor_hears_it_by_the_exit_code(archive, answers, code, told):
    days = {"built_at": str(NOW), "as_of": str(NOW), "valid_until": str(NOW + A_DAY)}
    with a_site(up(**days) | answers) as (address, _):
        with (archive / "mkdocs.yml").open("a") as settings:
            settings.write(f"site_url: {address}\n")
        done = CliRunner().invoke(app, ["verify", address, "-C", str(archive)], env={"CI": ""})
    assert (done.exit_code, told in done.output) == (code, True), done.output


def test_a_log_names_no_story(archive):
    days = {"built_at": str(NOW), "as_of": str(NOW), "valid_until": str(NOW + A_DAY)}
    with a_site(up(**days) | {"/stories/the-blue-coat/": (200, "")}) as (address, _):
        with (archive / "mkdocs.yml").open("a") as settings:
            settings.write(f"site_url: {address}\n")
        done = CliRunner().invoke(app, ["verify", address, "-C", str(archive)], env={"CI": "true"})
    assert (done.exit_code, "blue" in done.output) == (1, False)


def test_a_site_of_somebody_elses_is_not_told_what_is_withheld(archive):
    days = {"built_at": str(NOW), "as_of": str(NOW), "valid_until": str(NOW + A_DAY)}
    with a_site(up(**days)) as (address, asked):
        CliRunner().invoke(app, ["verify", address, "-C", str(archive)])
    assert asked == ["/build.json"]


@contextmanager
def a_slow_site() -> Iterator[str]:
    """One that never comes to the end of its first line."""
    ended = threading.Event()

    class Drops(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            with suppress(OSError):
                while not ended.wait(0.1):
                    self.wfile.write(b"H")

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Drops)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        ended.set()
        server.shutdown()
        thread.join()
        server.server_close()


def test_a_site_that_answers_a_letter_at_a_time_is_not_waited_for():
    with a_slow_site() as address:
        done = CliRunner().invoke(app, ["verify", address, "--within", "1"])
    assert "127.0.0.1 took too long: 1 seconds for everything" in str(done.exception)


def test_what_was_found_before_the_time_was_up_is_told(tmp_path):
    root = write_archive(tmp_path / "archive")
    write_story(root, "the-blue-coat", consent={"status": "withdrawn"})
    with a_site(up(valid_until="2026-06-02")) as (address, _):
        settings = root / "mkdocs.yml"
        settings.write_text(f"{settings.read_text()}site_url: {address}\n")
        answers = iter([(200, json.dumps(NOTE).encode())])

        class Impatient(Patience):
            def answer(self, address: str) -> tuple[int, bytes]:
                for each in answers:
                    return each
                raise ArchiveError("127.0.0.1 took too long")

        found = look_at(address, root, date(2026, 6, 9), Impatient())
    assert [words[:20] for words in found] == ["The site is too old:", "127.0.0.1 took too l"]
