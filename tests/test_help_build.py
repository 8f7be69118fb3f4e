"""Help lines in whole builds and commands: where they are linked, and what an old one holds up."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ownwords.desk.main import app
from ownwords.errors import OwnWordsError
from ownwords.mkdocs_build import build_site
from ownwords.place import theme_folder
from tests.archives import TODAY, write_archive

HELP = """---
title: Get help
lines:
  - name: Samaritans
    what: "You can talk about anything."
    phone: 116 123
    hours: day and night
    nations: [UK]
    checked_on: {checked_on}
---
Talk to somebody.
"""
OLD = (
    "pages/get-help.md:9:17 lines.checked_on: Samaritans was last checked on {day}, {days} days "
    "ago. Call it, and write today's date."
)


def archive(folder: Path, days: int = 0, **settings: object) -> Path:
    """An archive whose one help line was checked so many days ago."""
    root = write_archive(folder / "archive", settings)
    (root / "pages/get-help.md").write_text(HELP.format(checked_on=TODAY - timedelta(days)))
    return root


def told(days: int) -> str:
    return OLD.format(day=TODAY - timedelta(days), days=days)


@pytest.mark.build
@pytest.mark.parametrize("nav", [None, [{"Home": "index.md"}, {"Get help": "get-help.md"}]])
def test_every_page_links_to_help_and_help_knows_where_it_is(tmp_path, nav):
    root = archive(tmp_path, nav=nav)
    (root / "pages/hidden.md").write_text("# Hidden\n")
    site = build_site(root, tmp_path / "site", TODAY, strict=True)
    link = '<li class="top__help"><a href="{}get-help/"{}>Get help</a>'
    assert [
        link.format(way, here) in (site / uri).read_text()
        for uri, way, here in (
            ("index.html", "./", ""),
            ("about/index.html", "../", ""),
            ("get-help/index.html", "../", ' aria-current="page"'),
            ("404.html", "/", ""),
        )
    ] == [True] * 4


@pytest.mark.build
def test_the_page_that_is_not_there_says_whom_to_ring(tmp_path):
    site = build_site(archive(tmp_path), tmp_path / "site", TODAY, strict=True)
    page = " ".join((site / "404.html").read_text().split())
    assert re.search(r'<a href="tel:116123">Samaritans, .*</a> \(day and night\)\. <a href=', page)


@pytest.mark.build
@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_without_the_plugin_the_numbers_are_still_there(tmp_path, engine):
    theme = {"name": "material", "custom_dir": str(theme_folder())}
    root = archive(tmp_path, plugins=[], theme=theme)
    command = [str(Path(sys.executable).with_name(engine)), "build", "-f", "mkdocs.yml"]
    subprocess.run(command, cwd=root, capture_output=True, check=True)
    assert "116 123" in (root / "site/get-help/index.html").read_text()


@pytest.mark.build
@pytest.mark.parametrize("strict", [False, True])
def test_a_build_tells_a_line_that_is_over_90_days_old(tmp_path, caplog, strict):
    caplog.set_level("INFO")
    build_site(archive(tmp_path, 91), tmp_path / "site", TODAY, strict=strict)
    assert told(91) in caplog.messages


@pytest.mark.build
def test_a_strict_build_refuses_a_line_that_is_over_180_days_old(tmp_path, caplog):
    with pytest.raises(OwnWordsError):
        build_site(archive(tmp_path, 181), tmp_path / "site", TODAY, strict=True)
    assert [r.getMessage() for r in caplog.records if r.levelname == "ERROR"] == [told(181)]


@pytest.mark.build
def test_a_build_that_is_not_strict_goes_out_all_the_same(tmp_path):
    site = build_site(archive(tmp_path, 181), tmp_path / "site", TODAY, strict=False)
    assert "tel:116123" in (site / "get-help/index.html").read_text()


def test_check_tells_it_and_finds_nothing_wrong(tmp_path):
    done = CliRunner().invoke(app, ["check", "-C", str(archive(tmp_path, 91))])
    assert (done.exit_code, done.stdout) == (0, f"{told(91)}\n")


def test_check_keeps_it_apart_from_problems_for_a_program(tmp_path):
    root = archive(tmp_path, 91)
    done = CliRunner().invoke(app, ["check", "-C", str(root), "--format", "json"])
    found = json.loads(done.stdout)
    assert (found["problems"], [w["field"] for w in found["warnings"]]) == (
        [],
        ["lines.checked_on"],
    )


def test_check_warns_on_github(tmp_path):
    root = archive(tmp_path, 91)
    done = CliRunner().invoke(app, ["check", "-C", str(root), "--format", "github"])
    assert done.stdout.startswith("::warning file=pages/get-help.md,line=9,col=17")


@pytest.mark.parametrize(("days", "is_told"), [(90, False), (91, True)])
def test_report_tells_it_for_its_day(tmp_path, days, is_told):
    day = TODAY + timedelta(days)
    command = ["report", "-C", str(archive(tmp_path)), "--as-of", day.isoformat()]
    assert ("Samaritans was last checked" in CliRunner().invoke(app, command).stderr) is is_told


def test_export_writes_the_page_and_tells_its_age(tmp_path):
    root = archive(tmp_path, 91)
    done = CliRunner().invoke(app, ["export", str(tmp_path / "tree"), "-C", str(root)])
    page = (tmp_path / "tree/get-help/index.md").read_text()
    assert (told(91) in done.stderr, "tel:116123" in page) == (True, True)
