"""The files for a build service: what they may do, and what they never do."""

from __future__ import annotations

import re

import pytest
import yaml
from typer.testing import CliRunner

from ownwords.desk.ci import Host, ci_files
from ownwords.desk.main import app

PUBLISH = yaml.safe_load(ci_files("github")[".github/workflows/publish.yml"])
NIGHTLY = yaml.safe_load(ci_files("github")[".github/workflows/nightly.yml"])
GITLAB = yaml.safe_load(ci_files("gitlab")[".gitlab-ci.yml"])
GITHUB_STEPS = [step for job in PUBLISH["jobs"].values() for step in job["steps"]]


def test_the_site_is_checked_built_read_through_and_put_up():
    runs = [step["run"] for step in GITHUB_STEPS if "run" in step]
    assert [run for run in runs if run.startswith("ownwords")] == [
        "ownwords check --format github",
        "ownwords build --site-dir site",
        "ownwords verify site",
    ]


def test_no_withdrawal_waits_for_the_check():
    assert (PUBLISH["jobs"]["build"].get("needs"), PUBLISH["jobs"]["deploy"]["needs"]) == (
        None,
        "build",
    )


def test_nothing_is_built_for_a_fork_or_a_branch():
    events = PUBLISH[True]  # YAML reads "on" so
    assert (set(events), events["push"]) == (
        {"push", "workflow_dispatch", "workflow_call"},
        {"branches": ["main"]},
    )


def test_it_may_do_no_more_than_it_must():
    may = {name: job.get("permissions") for name, job in PUBLISH["jobs"].items()}
    assert (PUBLISH["permissions"], may) == (
        {"contents": "read"},
        {"check": None, "build": None, "deploy": {"pages": "write", "id-token": "write"}},
    )


def test_what_it_uses_is_pinned_to_a_major_version():
    used = [step["uses"] for step in GITHUB_STEPS if "uses" in step]
    assert [name for name in used if not re.fullmatch(r"actions/[\w-]+@v\d+", name)] == []


def test_the_parcel_is_kept_for_a_day_with_what_machines_may_do():
    (parcel,) = [s["with"] for s in GITHUB_STEPS if "upload-pages-artifact" in s.get("uses", "")]
    assert parcel == {"path": "site", "retention-days": 1, "include-hidden-files": True}


def test_the_nightly_build_has_a_file_of_its_own():
    assert (NIGHTLY[True]["schedule"], NIGHTLY["jobs"]["publish"]["uses"]) == (
        [{"cron": "17 0 * * *"}],
        "./.github/workflows/publish.yml",
    )


def test_gitlab_builds_the_default_branch_only():
    rules = [rule["if"] for rule in GITLAB["workflow"]["rules"]]
    assert all("$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH" in rule for rule in rules)


def test_gitlab_has_the_git_with_which_pip_fetches_the_engine():
    assert GITLAB["default"]["image"] == "python:3.13"


@pytest.mark.parametrize("job", ["check", "pages"])
def test_gitlab_keeps_nothing_for_longer_than_a_day(job):
    assert GITLAB[job]["artifacts"]["expire_in"] == "1 day"


def test_gitlab_puts_the_site_up_whatever_the_check_says():
    assert (GITLAB["check"]["allow_failure"], GITLAB["pages"]["needs"]) == (True, [])


def ci(root, host):
    return CliRunner().invoke(app, ["ci", host, "-C", str(root)])


@pytest.mark.parametrize("host", Host)
def test_the_files_are_written(tmp_path, host):
    codes = [ci(tmp_path, host).exit_code for _ in range(2)]
    assert (codes, {name: (tmp_path / name).read_text() for name in ci_files(host)}) == (
        [0, 0],
        ci_files(host),
    )


def test_a_file_of_somebody_elses_stays(tmp_path):
    (tmp_path / ".gitlab-ci.yml").write_text("mine: {}\n")
    done = ci(tmp_path, "gitlab")
    assert (done.exit_code, (tmp_path / ".gitlab-ci.yml").read_text()) == (1, "mine: {}\n")


def test_where_the_engine_comes_from_is_asked_for(tmp_path):
    told = [ci(tmp_path, "gitlab").output]
    for address in ("git.example", "code.archive.test"):
        line = f"ownwords @ git+https://{address}/ownwords@v0.1.0\n"
        (tmp_path / "requirements.txt").write_text(line)
        told.append(ci(tmp_path, "gitlab").output)
    assert ["requirements.txt" in words for words in told] == [True, True, False]
