"""A page of the archive's own in its parts: front matter and text, heading and sections."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from html import unescape

from ownwords.editorial.model import Section
from ownwords.reading.frontmatter import Document, read_document
from ownwords.reading.nodes import Keys, Mark
from ownwords.reading.report import FileReport
from ownwords.reading.text import read_text

_HEADING = re.compile(r"<h2>(.*?)</h2>\s*", re.DOTALL)
_LOWER_HEADING = re.compile(r"(</?h)([3-6])>")
_OPENED, _CLOSED = (re.compile(rf"<{slash}(?:blockquote|ul|ol|div)\b") for slash in ("", "/"))
_TAG = re.compile(r"<[^>]*>")


def read_page(data: bytes, report: FileReport) -> Document:
    """A page of MkDocs, which needs no front matter. Raises StopReading."""
    if not data.removeprefix(BOM_UTF8).startswith(b"---"):
        return Document(Keys(Mark(1, 1), {}, {}), read_text(data, report), body_line=1)
    return read_document(data, report)


def titled(html: str) -> tuple[str | None, str]:
    """The heading that a page begins with, and the rest with its headings one level up."""
    heading = _HEADING.match(html)
    if heading is None:
        return None, html
    rest = html[heading.end() :]
    if "<h2>" not in rest:
        rest = _LOWER_HEADING.sub(lambda found: f"{found[1]}{int(found[2]) - 1}>", rest)
    return _words(heading[1]), rest


def sections_of(html: str) -> tuple[str, tuple[Section, ...]]:
    """What stands above the first heading, and each heading with what stands below it."""
    headings = list(_headings(html))
    ends = [*(heading.start() for heading in headings[1:]), len(html)]
    taken: set[str] = set()
    sections = tuple(
        Section(_words(heading[1]), _id_for(heading[1], taken), html[heading.end() : end].strip())
        for heading, end in zip(headings, ends, strict=bool(headings))
    )
    return html[: headings[0].start()].strip() if headings else html, sections


def _headings(html: str) -> Iterator[re.Match[str]]:
    """Those that divide the page: not one inside a quotation or a list."""
    for heading in _HEADING.finditer(html):
        before = html[: heading.start()]
        if len(_OPENED.findall(before)) == len(_CLOSED.findall(before)):
            yield heading


def _id_for(heading: str, taken: set[str]) -> str:
    """An anchor of its own. The templates' anchors begin with "page-"; no other may."""
    plain = re.sub(r"\W+", "-", _words(heading).casefold()).strip("-")
    stem = f"the-{plain}" if plain.startswith("page") else plain or "section"
    id, number = stem, 1
    while id in taken:
        number += 1
        id = f"{stem}-{number}"
    taken.add(id)
    return id


def _words(html: str) -> str:
    return unescape(_TAG.sub("", html)).strip()
