"""Telephone numbers that have gone out of use are found wherever they stand, however written."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from ownwords.editorial.retired import retired_numbers_among, retired_numbers_in

HERE = PurePosixPath("pages/about.md")
OLD = "08457 90 90 90"


@pytest.mark.parametrize(
    "written",
    [
        OLD,
        "0845 790 9090",
        "08457909090",
        "08457-90-90-90",
        "(08457) 90.90.90",
        "08457\u00a090\u202f90\u200990",
        "08457&nbsp;90&#160;90&nbsp;90",
        "08457\n90 90 90",
        "**08457** 90 90 90",
        "+44 8457 90 90 90",
        "+44 (0)8457 909090",
        "0044 8457 90 90 90",
        "tel:+448457909090",
    ],
)
def test_finds_a_retired_number_in_any_spacing(written):
    told = retired_numbers_in(f"Ring {written} now", HERE)
    assert [problem.line for problem in told] == [1]


def test_tells_the_number_in_use():
    assert [str(problem) for problem in retired_numbers_in(f"Ring\nus on {OLD}.", HERE)] == [
        f"pages/about.md:2:7 phone: {OLD} is not the number of Samaritans any more. Write 116 123."
    ]


@pytest.mark.parametrize(
    "written", ["116 123", "108457 90 90 90", "08457 90 90 901", "08457 90 90", "08457, 90, 90, 90"]
)
def test_other_numbers_are_left_alone(written):
    assert list(retired_numbers_in(written, HERE)) == []


@pytest.mark.parametrize("name", ["about.md", "themes/hope.md", "deeper/in/leaflet.html", "a.yml"])
def test_looks_through_every_text_among_the_pages(tmp_path, name):
    path = tmp_path / "pages" / name
    path.parent.mkdir(parents=True)
    path.write_bytes(b"\xff " + OLD.encode())
    told = retired_numbers_among(tmp_path, tmp_path / "pages")
    assert [str(problem.path) for problem in told] == [f"pages/{name}"]
