"""Text as it was before it was written into a page, a script, a style sheet or an address.

A text is undone layer by layer, so that JSON in HTML in JSON is read too. Knows no stories.
"""

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

DEPTH = 8
"""So many layers (taking tags out, undoing escapes) are read inside one another."""


@dataclass(frozen=True)
class View:
    """One way to read a text."""

    text: str
    how: str
    """What was undone to read it so, in a facilitator's words; empty for the text itself."""


class _Undoing(NamedTuple):
    marker: re.Pattern[str]
    undo: Callable[[str], str]
    how: str


# Possessive throughout: a page of unclosed quotation marks costs no more than any other.
_ATTRIBUTES = r"""(?:(?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+>|[^<>]*+>)"""
_INLINE_NAMES = (
    "a|abbr|b|bdi|bdo|big|cite|code|del|dfn|em|font|i|ins|kbd|mark|nobr|q|s|samp|small|span"
    "|strike|strong|sub|sup|time|tt|u|var|wbr|c|v"
)
# Ends where another begins, or a page of unclosed ones would take the square of its length.
_COMMENT = "!--(?:[^<-]++|-(?!->)|<(?!!--))*+-->"
# Both begin with "<" outside of any group, which lets the search skip from one to the next.
_TAG = re.compile(rf"<(?:{_COMMENT}|[/!?]?[a-z]{_ATTRIBUTES})", re.IGNORECASE | re.DOTALL)
_INLINE = re.compile(
    rf"<(?:{_COMMENT}|/?(?:{_INLINE_NAMES})\b{_ATTRIBUTES})", re.IGNORECASE | re.DOTALL
)
_MAY_BE_TAG = re.compile("<[/!?a-zA-Z]")
# While tags are taken out, these stand for one that may be within a word, and for any other.
_IN_WORD, _BETWEEN = "\x01", "\x02"
_IN_WORD_AT_WORDS, _BETWEEN_AT_WORDS = (
    re.compile(rf"{mark}(?<=[^\W_]{mark}){mark}*[^\W_]") for mark in (_IN_WORD, _BETWEEN)
)
_ALL_BETWEEN = {ord(_IN_WORD): " ", ord(_BETWEEN): " "}


def views(text: str, how: str = "", depth: int = DEPTH) -> Iterator[View]:
    """Every way a reader, a browser or a script may come to read this text."""
    if depth == 0 or not _MAY_BE_TAG.search(text) or not _TAG.search(text):
        yield from _undone_views(text, how, depth)
        return
    flows, inside = _without_tags(text)
    for flow, broken in flows:
        yield from _undone_views(flow, _also(how, broken), depth - 1)
    yield from views(inside, _also(how, "in a tag or comment"), depth - 1)


def _undone_views(text: str, how: str, depth: int) -> Iterator[View]:
    """The text, then what it says when escapes are undone, which may be tags again."""
    undone, steps = _undone(text) if depth else (text, [])
    # Entities alone hide nothing that would be lost in undoing them; other marks may be none.
    if steps != [_ENTITY]:
        yield View(text, how)
    if steps:
        yield from views(undone, _also(how, *steps), depth - 1)


def _also(*steps: str) -> str:
    return ", ".join(dict.fromkeys(step for step in steps if step))


def _without_tags(text: str) -> tuple[list[tuple[str, str]], str]:
    """What stands between the tags, in up to three ways, and what stands in them."""
    marked = _TAG.sub(_BETWEEN, _INLINE.sub(_IN_WORD, text))
    flowing = marked.replace(_IN_WORD, "")
    flows = [(flowing.replace(_BETWEEN, " "), "between tags")]
    # <span>two</span><span>words</span>
    if _IN_WORD_AT_WORDS.search(marked):
        flows.append((marked.translate(_ALL_BETWEEN), "between tags"))
    # wo<div>rd</div>
    if _BETWEEN_AT_WORDS.search(flowing):
        flows.append((flowing.replace(_BETWEEN, ""), "in words broken by tags"))
    return flows, "\n".join(tag[1:-1] for tag in _TAG.findall(text))


def _undone(text: str) -> tuple[str, list[str]]:
    """The text with one layer of every kind of escape undone, and the kinds there were."""
    steps = []
    for marker, undo, how in _UNDOINGS:
        if marker.search(text):
            before, text = text, undo(text)
            if text != before:
                steps.append(how)
    return text, steps


_ESCAPE = re.compile(
    r"""\\(?:u\{0*([0-9a-f]{1,6})\}|u([0-9a-f]{4})|x([0-9a-f]{2})|([bf](?![0-9a-f])|[nrtv"'/\\`]))""",
    re.I,
)
_PLAIN = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}


def _undo_escapes(text: str) -> str:
    """JSON and JavaScript: `\\u00e9`, `\\u{e9}`, `\\xe9`, `\\n`, `\\"`."""
    undone = _ESCAPE.sub(_escaped, text)
    # Two escapes make one character beyond the first 65,536.
    return undone.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _escaped(match: re.Match[str]) -> str:
    code = match[1] or match[2] or match[3]
    return _character(code) if code else _PLAIN.get(match[4], match[4])


def _character(code: str) -> str:
    number = int(code, 16)
    return chr(number) if number <= 0x10FFFF else " "


_CSS = re.compile(r"\\([0-9a-f]{1,6})(?:\r\n|[ \t\r\n\f])?", re.I)


def _undo_css(text: str) -> str:
    undone = _CSS.sub(lambda match: _character(match[1]), text)
    return undone.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


_PERCENT = re.compile(r"(?:%[0-9a-f]{2})+", re.I)


def _undo_percent(text: str) -> str:
    return _PERCENT.sub(_from_percent, text)


def _from_percent(match: re.Match[str]) -> str:
    data = bytes.fromhex(match[0].replace("%", ""))
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("latin-1")


_ENTITY = "decoded from HTML entities"
_UNDOINGS = (
    _Undoing(re.compile(r"\\[ux0-9a-z\"'/\\`]", re.I), _undo_escapes, "decoded from JSON"),
    _Undoing(re.compile(r"\\[0-9a-f]", re.I), _undo_css, "decoded from CSS"),
    _Undoing(re.compile("%[0-9a-fA-F]{2}"), _undo_percent, "decoded from URL encoding"),
    _Undoing(re.compile(r"&[#a-z]", re.I), html.unescape, _ENTITY),
)
