"""The page of people to talk to, and the one line of it that stands near stories."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath
from typing import Any

import pytest

from ownwords.editorial.model import HelpLine, HelpPage, Section, TextNumber
from ownwords.made.files import SiteSettings
from ownwords.reading.nodes import Mark
from tests.made.factory import EDITORIAL, make_plan, make_published, page_of

HERE = PurePosixPath("pages/get-help.md")
HELP = "get-help/index.html"


def make_line(**changes: Any) -> HelpLine:
    line: dict[str, Any] = {
        "name": "Samaritans",
        "what": "You can talk about anything.",
        "phone": "116 123",
        "hours": "day and night",
        "nations": ("UK",),
        "free": True,
        "checked_on": date(2026, 11, 22),
        "checked_at": Mark(10, 17),
    } | changes
    return HelpLine(**line)


def shown(*lines: HelpLine, uri: str = HELP, page: dict[str, Any] | None = None) -> str:
    found = HelpPage(HERE, lines=lines, **(page or {}))
    settings = SiteSettings(help_address="get-help/")
    editorial = replace(EDITORIAL, help=found)
    return page_of(uri, make_published(), editorial=editorial, settings=settings)


def headings(html: str) -> list[str]:
    return re.findall(r"<h[1-6][^>]*>(.*?)</h[1-6]>", html)


def test_an_archive_without_help_has_no_such_page():
    assert HELP not in make_plan().by_uri


def test_the_emergency_number_stands_above_everything_and_then_who_answers_at_any_hour():
    html = shown(
        make_line(name="Evenings", hours="evenings"),
        make_line(name="Nobody knows", hours=None),
        make_line(name="Always"),
        make_line(name="Emergency", urgent=True),
        page={"title": "Ring", "body": "<p>Talk.</p>"},
    )
    assert headings(html) == [
        "Ring",
        "Emergency",
        "At any time, day or night",
        "Always",
        "More people to talk to",
        "Evenings",
        "Nobody knows",
    ]
    assert html.index("Emergency") < html.index("<p>Talk.</p>") < html.index("Always")


def test_the_archives_own_groups_come_after_that_in_its_order():
    html = shown(
        make_line(name="A", group="In Scotland", hours="evenings"),
        make_line(name="B", group="In Scotland"),
        make_line(name="C", group="For children"),
        make_line(name="D"),
        page={"title": "Ring"},
    )
    assert headings(html)[1:] == [
        "At any time, day or night",
        "D",
        "In Scotland",
        "B",
        "A",
        "For children",
        "C",
    ]


def test_a_number_is_dialled_without_spaces_and_read_with_them():
    html = shown(make_line(phone="0800 83 85 87"))
    link = '<a class="line__call" href="tel:0800838587">Call <span class="number" dir="ltr">'
    assert f"{link}0800 83 85 87</span></a>" in html


@pytest.mark.parametrize(
    ("text", "link"),
    [
        (TextNumber("85258", "SHOUT"), "sms:85258?body=SHOUT"),
        (TextNumber("07700 900 123"), "sms:07700900123"),
        (TextNumber("85258", "CÒMHLA"), "sms:85258?body=C%C3%92MHLA"),
    ],
)
def test_a_text_message_is_begun_with_its_word(text, link):
    assert f'href="{link}"' in shown(make_line(text=text))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "Day and night"),
        ({"hours": "Evenings"}, "Evenings"),
        ({}, "Free"),
        ({"free": False}, "Not free"),
        ({"nations": ("Scotland", "Wales")}, "Scotland and Wales"),
        ({"who": "children"}, "For children"),
        ({}, "Checked in November 2026"),
    ],
)
def test_a_line_says_what_is_known_of_it(changes, words):
    assert f"<li>{words}</li>" in shown(make_line(**changes))


def test_what_nobody_has_said_is_not_shown():
    html = shown(make_line(hours=None, free=None, phone=None, web="https://www.a.example/b/"))
    facts = re.search(r'<ul class="line__facts">(.*?)</ul>', html, re.DOTALL)
    assert facts and re.findall("<li>(.*)</li>", facts[1]) == ["UK", "Checked in November 2026"]
    assert '<a href="https://www.a.example/b/" rel="noopener noreferrer">a.example/b</a>' in html


def test_sections_keep_their_anchors():
    html = shown(page={"sections": (Section("Later", "later", "<p>Rest.</p>"),)})
    assert '<h2 id="later">Later</h2>\n<p>Rest.</p>' in html


def test_a_page_that_could_not_be_read_still_says_what_to_do_in_danger():
    html = shown()
    assert ("Get help" in html, "call the emergency number where you are" in html) == (True, True)


def test_everything_in_a_line_is_escaped():
    odd = "<b>&"
    html = shown(make_line(name=odd, what=odd, hours=odd, nations=(odd,), who=odd, group=odd))
    assert ("<b>&" in html, html.count("&lt;b&gt;&amp;")) == (False, 6)


@pytest.mark.parametrize("uri", ["index.html", "stories/leeks-in-february/index.html"])
def test_near_stories_stands_whom_to_ring(uri):
    root = "../" * uri.count("/")
    html = " ".join(shown(make_line(), uri=uri).split())
    assert (
        '<p class="help"><b>Need to talk?</b> <a href="tel:116123">Samaritans, '
        '<span class="number" dir="ltr">116 123</span></a> (free, day and night). '
        f'<a href="{root}get-help/">More help</a></p>'
    ) in html


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (make_line(free=None), "</a> (day and night)."),
        (make_line(hours="evenings"), '<a href="get-help/">Get help now</a>'),
    ],
)
def test_it_promises_only_what_is_known(line, words):
    assert words in shown(line, uri="index.html")
