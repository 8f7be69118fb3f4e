"""Strict Markdown: CommonMark with footnotes and smart punctuation, no HTML of the writer's.

pyromark (pulldown-cmark in Rust) parses; nh3 (ammonia) cleans what it wrote, so that a fault in
the one is caught by the other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import nh3
import pyromark

from ownwords.reading.characters import refused_in
from ownwords.reading.report import FileReport
from ownwords.words.meant import Meant
from ownwords.words.simple import DEEPEST, is_simple
from ownwords.words.spoken import spoken_text

_OPTIONS = pyromark.Options.ENABLE_FOOTNOTES | pyromark.Options.ENABLE_SMART_PUNCTUATION
_TAGS = frozenset(
    "p h1 h2 h3 h4 h5 h6 em strong blockquote ul ol li a br hr sup div code pre".split()
)
_ATTRIBUTES = {
    # No title: words that only a mouse finds, and that no code locks.
    "a": {"href"},
    "div": {"id"},
    "ol": {"start"},
}
_CLASSES = {
    "div": {"footnote-definition"},
    "sup": {"footnote-definition-label", "footnote-reference"},
}
SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_CLEANER = nh3.Cleaner(
    tags=set(_TAGS),
    attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()} | {"*": set()},
    allowed_classes=_CLASSES,
    url_schemes=set(SCHEMES),
    link_rel="noopener noreferrer",
)
_TAG = re.compile(r"<[^>]*>")
_HEADING = re.compile(r"(</?h)([1-6])>")
_FOOTNOTE = re.compile(
    r'<div class="footnote-definition" id="([^"]*)">'
    r'<sup class="footnote-definition-label">(\d+)</sup>'
)
_REFERENCE = re.compile(r'<sup class="footnote-reference"><a href="#([^"]*)"[^>]*>(\d+)</a></sup>')
_ITEM = re.compile("<li>")
_MOST_TOLD = 20
_LINK = re.compile(r'<a href="([^"]*)"')

LinkRule = Callable[[str], str | None]
"""Gives the address a link may have, or None for a link that may not be there."""


@dataclass(frozen=True)
class Rendered:
    """Clean HTML (headings from h2, in order) and the addresses it links to."""

    html: str
    links: tuple[str, ...]


def outside_links(address: str) -> str | None:
    """The rule for stories: whole addresses of the web, mail and telephone."""
    scheme = address.partition(":")[0].lower()
    return address if ":" in address and scheme in SCHEMES else None


def render(
    text: str, report: FileReport, first_line: int = 1, rule: LinkRule = outside_links
) -> Rendered:
    """Render a body that begins on first_line of its file; what may not be in it is told."""
    seen = _Seen()
    meant = Meant(text.encode())
    links: tuple[str, ...] = ()
    if not is_simple(text):
        links = tuple(_told_events(text, report, first_line, rule, seen, meant))
    # Neither HTML nor a thousand quotes in quotes are worth the hours they may take to clean.
    is_plain = seen.depth <= DEEPEST and not seen.html_told_to
    html = pyromark.html(text, options=_OPTIONS) if is_plain else seen.as_html()
    html = _CLEANER.clean(html)
    html = _with_numbers(_with_headings_in_order(html), meant.numbers)
    html = _with_footnotes(html).strip()
    return Rendered(_with_links(html, rule), links)


_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")
_EMPHASIS = {
    str({when: what}): f"<{'/' * (when == 'End')}{tag}>"
    for when in ("Start", "End")
    for what, tag in (("Emphasis", "em"), ("Strong", "strong"))
}


def set_in_type(words: str) -> str:
    """One line of plain words as the story's text shows them: curled marks, no emphasis signs."""
    # The letter in front keeps "1986. I was nine" from being read as a list.
    events: Iterable[Any] = pyromark.events(f"a {words}", options=_OPTIONS)
    text = "".join(e.get("Text") or e.get("Code") or "" for e in events if isinstance(e, dict))
    shown = text.removeprefix("a ")
    return shown if spoken_text(shown).words == spoken_text(words).words else words


def set_with_emphasis(words: str) -> str:
    """The same as HTML, where some of its words are emphasised; "" where none are."""
    events: Iterable[Any] = pyromark.events(f"a {words}", options=_OPTIONS)
    pieces = []
    for event in events:
        if isinstance(event, dict):
            text = event.get("Text") or event.get("Code") or ""
            pieces.append(_escaped(text) or _EMPHASIS.get(str(event), ""))
    shown = "".join(pieces).removeprefix("a ")
    is_meant = "<" in shown and set_in_type(words) != words
    return shown if is_meant else ""


def with_apostrophes(words: str) -> str:
    """What is no Markdown, such as a caption, with apostrophes as in the story's text."""
    return _APOSTROPHE.sub("’", words)


@dataclass
class _Seen:
    """What was come across while a text was read."""

    depth: int = 0
    html_told_to: int = 0
    """Where the last piece of HTML ended; 0 while there is none."""
    words: list[str] = field(default_factory=list)

    def as_html(self) -> str:
        """The bare words, for a text that is refused."""
        return f"<p>{_escaped(_TAG.sub('', ''.join(self.words)))}</p>"


def _told_events(
    text: str, report: FileReport, first_line: int, rule: LinkRule, seen: _Seen, meant: Meant
) -> Iterator[str]:
    """The links in the text; raw HTML, pictures and links that may not be are told."""
    told = 0
    # Only as &#8238; can a character come into plain text that was not seen when it was read.
    has_entities = "&" in text
    events: Iterable[Any] = pyromark.events_with_range(text, options=_OPTIONS)
    for event, place in events:
        if not isinstance(event, dict):
            seen.words.append(" ")
            continue
        meant.note(event, place)
        if (words := event.get("Text")) is not None and not has_entities:
            seen.words.append(words)
            continue
        is_emphasis = (event.get("Start") or event.get("End")) in ("Emphasis", "Strong")
        seen.words.append(event.get("Text") or event.get("Html") or ("" if is_emphasis else " "))
        seen.depth += ("Start" in event) - ("End" in event)
        if seen.depth > DEEPEST:
            remedy = "Write it more simply, and a backslash before a > or * that is meant"
            report.add(first_line, 1, "text", "quotes, lists or emphasis nested too deeply", remedy)
            return
        if html := event.get("Html") or event.get("InlineHtml"):
            # What is opened and closed is one thing to put right, and so is a block of lines.
            before, seen.html_told_to = seen.html_told_to, place["end"]
            is_told = before and (place["start"] == before or html.startswith("</"))
            if is_told:
                continue
        start = event.get("Start")
        address = _mailed(start["Link"]) if isinstance(start, dict) and "Link" in start else None
        if address is not None:
            yield address
        found = _fault_in(event, address, rule) or meant.against_emphasis(event, place)
        if found and told < _MOST_TOLD:
            told += 1
            _tell(report, first_line, meant.raw[: place["start"]], *found)
    for start, words in islice(meant.unseen(), _MOST_TOLD):
        fault = f'words that no reader would see ("{words}")'
        remedy = "Put a backslash at the beginning of the line"
        _tell(report, first_line, meant.raw[:start], fault, remedy)


def _tell(report: FileReport, first_line: int, above: bytes, fault: str, remedy: str) -> None:
    column = len(above[above.rfind(b"\n") + 1 :].decode()) + 1
    report.add(first_line + above.count(b"\n"), column, "text", fault, remedy)


def _fault_in(event: dict[str, Any], address: str | None, rule: LinkRule) -> tuple[str, str] | None:
    """What may not be in a text, and what to write instead."""
    if hidden := refused_in(_words_in(event)):
        return f"this becomes {hidden[0][1]}", "Take it out"
    if html := event.get("InlineHtml") or event.get("Html"):
        fault = f'HTML in the text ("{str(html).strip()[:40]}")'
        return fault, "Write it in Markdown, or put a backslash before the <"
    if "Image" in (event.get("Start") or ()):
        remedy = "Name the picture in the front matter, under artwork, with its alt text"
        return "a picture in the text", remedy
    if address is not None and rule(address) is None:
        remedy = "Link to a whole address that begins with https://, or take the link out"
        return f'a link that may not be here ("{address}")', remedy
    return None


def _words_in(event: dict[str, Any]) -> str:
    """What readers would see or hear of an event; `&#8238;` and its like are characters here."""
    start = event.get("Start")
    link = start.get("Link") if isinstance(start, dict) else None
    return str(link["title"]) if link else str(event.get("Text") or event.get("Code") or "")


def _mailed(link: dict[str, Any]) -> str:
    address = str(link["dest_url"])
    return f"mailto:{address}" if link["link_type"] == "Email" else address


def _with_headings_in_order(html: str) -> str:
    """The levels that are used become h2, h3, h4 …: the page's h1 is the title."""
    levels = sorted({int(level) for _, level in _HEADING.findall(html)})
    if levels == [*range(2, len(levels) + 2)]:
        return html
    return _HEADING.sub(lambda m: f"{m[1]}{min(levels.index(int(m[2])) + 2, 6)}>", html)


def _with_numbers(html: str, numbers: Sequence[int | None]) -> str:
    """Every item of a list with the number that was written."""
    if not numbers:
        return html
    left = iter(numbers)

    def item(match: re.Match[str]) -> str:
        number = next(left, None)
        return match[0] if number is None else f'<li value="{number}">'

    return _ITEM.sub(item, html)


def _with_footnotes(html: str) -> str:
    """Footnotes with addresses of their own, and a way back."""
    if "footnote" not in html:
        return html
    seen: set[str] = set()
    placed: set[str] = set()

    def reference(match: re.Match[str]) -> str:
        number = match[2]
        back = "" if number in seen else f' id="note-{number}-back"'
        seen.add(number)
        return f'<sup class="footnote"><a href="#note-{number}"{back}>{number}</a></sup>'

    def note(match: re.Match[str]) -> str:
        number = match[2]
        mark = f'<a href="#note-{number}-back">{number}</a>' if number in seen else number
        identity = "" if number in placed else f' id="note-{number}"'
        placed.add(number)
        return f'<div class="footnote-text"{identity}><sup class="footnote-mark">{mark}</sup>'

    html = _REFERENCE.sub(reference, html)
    return _FOOTNOTE.sub(note, html)


def _with_links(html: str, rule: LinkRule) -> str:
    """Every address as the rule gives it; a link that may not be there loses its address."""

    def changed(match: re.Match[str]) -> str:
        if match[1].startswith("#note-"):
            return match[0]
        address = rule(_unescaped(match[1]))
        return f'<a href="{_escaped(address)}"' if address else "<a"

    return _LINK.sub(changed, html)


def _unescaped(text: str) -> str:
    return (
        text.replace("&quot;", '"').replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    )


def _escaped(text: str) -> str:
    return (
        text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;").replace(">", "&gt;")
    )
