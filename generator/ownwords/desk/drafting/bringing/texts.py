"""Plain text and Markdown files become a story's words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

import pyromark

from ownwords.desk.drafting.bringing.brought import Brought, CannotBeBroughtIn, Told, counted
from ownwords.desk.drafting.bringing.plain_words import is_the_same, paragraph, without_unseen
from ownwords.reading import text as reading
from ownwords.reading.report import FileReport, StopReading
from ownwords.words.markdown import outside_links

_OPTIONS = pyromark.Options.ENABLE_FOOTNOTES | pyromark.Options.ENABLE_SMART_PUNCTUATION
_LONGEST_LINE = 120
"""Characters: nobody breaks lines by hand that late, so that each such line is a paragraph."""
_TAG = re.compile(rb"(?is)<!--.*?(?:-->|$)|<(script|style)\b.*?(?:</\1\s*>|$)|<[^>]*>?")
"""What is HTML of a piece of it: the words between two tags are the storyteller's."""
_BLANK = re.compile(r"\n[ \t]*\n")


def bring_in_text(data: bytes, name: str) -> Brought:
    """The words of a .txt, with a backslash wherever Markdown would take them for a sign."""
    words, told = _read(data, name)
    lines = words.split("\n")
    by_line = not _BLANK.search(words.strip()) or max(map(len, lines)) > _LONGEST_LINE
    pieces = lines if by_line else _BLANK.split(words)
    markdown = "\n\n".join(filter(None, map(paragraph, pieces))) + "\n"
    if not is_the_same(markdown, words):
        raise CannotBeBroughtIn(f"The words of {name} would not come out as they are in the file.")
    return Brought(markdown, told)


def bring_in_markdown(data: bytes, name: str) -> Brought:
    """A .md as it is, but for what no story may hold: HTML, pictures, links to files."""
    words, told = _read(data, name)
    if re.match(r"---[ \t]*\n", words):
        raise CannotBeBroughtIn(
            f"{name} begins with front matter: it is a story already. Put it into a folder of its "
            "own below stories/, as story.md; or take its front matter out, and import it."
        )
    cuts = sorted(_cuts(words))
    markdown = _without(words, cuts)
    heading = re.match(r"\s*#[ \t]+(.+?)[ \t#]*(?:\n|$)", markdown)
    listed = tuple(_told_of(words, cuts))
    return Brought(f"{markdown.strip()}\n", (*told, *listed), heading[1] if heading else None)


def _read(data: bytes, name: str) -> tuple[str, tuple[Told, ...]]:
    report = FileReport(PurePosixPath(name))
    words, unseen = "", 0
    try:
        # What cannot be seen is left behind and told; whatever else is wrong, nothing is read.
        words, unseen = without_unseen(reading.decoded(data, report))
    except StopReading:
        raise CannotBeBroughtIn(str(report.problems[0])) from None
    if not words.strip():
        raise CannotBeBroughtIn(f"There are no words in {name}. Is it the right file?")
    what = counted(unseen, "invisible character", "invisible characters")
    return words, (Told(f"{what}, left behind"),) if unseen else ()


_Cut = tuple[int, int, str, str]
"""Where something begins and ends, in bytes; what it is; and what stays in its place."""


def _cuts(words: str) -> Iterator[_Cut]:
    """What no story may hold."""
    raw = words.encode()
    opened: list[tuple[int, int]] = []
    html: list[tuple[int, int]] = []
    events: Any = pyromark.events_with_range(words, options=_OPTIONS)
    for event, place in events:
        if not isinstance(event, dict):
            continue
        start, end = place["start"], place["end"]
        if "Html" in event or "InlineHtml" in event:
            # A block comes line by line; a comment in it may go over several.
            begun_at = html.pop()[0] if html and html[-1][1] == start else start
            html.append((begun_at, end))
        begun = event.get("Start")
        if isinstance(begun, dict) and "Image" in begun:
            yield start, end, "picture", ""
        elif isinstance(begun, dict) and "Link" in begun:
            link = begun["Link"]
            address = str(link["dest_url"])
            if link["link_type"] != "Email" and outside_links(address) is None:
                opened.append((start, end))
    for begin, end in html:
        for tag in _TAG.finditer(raw, begin, end):
            yield *tag.span(), "HTML", ""
    for start, end in opened:
        shown = re.match(rb"\[(.*)\](?:\([^()]*\)|\[[^\]]*\])?$", raw[start:end], re.DOTALL)
        if shown:
            yield start, end, "link to a file", shown[1].decode()


def _without(words: str, cuts: list[_Cut]) -> str:
    raw, kept, at = words.encode(), b"", 0
    for start, end, _, instead in cuts:
        if start >= at:
            kept += raw[at:start] + instead.encode()
            at = end
    return (kept + raw[at:]).decode()


def _told_of(words: str, cuts: list[_Cut]) -> Iterator[Told]:
    raw = words.encode()
    for kind, many, then in (
        ("HTML", "pieces of HTML", "not brought in"),
        ("picture", "pictures", "not brought in: put what you need beside the story"),
        ("link to a file", "links to files", "not brought in; its words are"),
    ):
        found = [raw[start:end].decode() for start, end, which, _ in cuts if which == kind]
        if found:
            one = "piece of HTML" if kind == "HTML" else kind
            shown = " … ".join(" ".join(each.split()) for each in found)
            yield Told(f"{counted(len(found), one, many)}, {then}", shown[:300])
