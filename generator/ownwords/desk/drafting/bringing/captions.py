"""Captions of a recording become a story's words: who speaks is kept, when is not."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from webvtt import WebVTT
from webvtt.errors import MalformedCaptionError, MalformedFileError

from ownwords.desk.drafting.bringing.brought import Brought, CannotBeBroughtIn, Told, counted
from ownwords.desk.drafting.bringing.plain_words import is_the_same, paragraph, without_unseen
from ownwords.media.captions import MOST_BYTES

_VOICE = re.compile(r"<v(?:\.[^\s>]*)?[ \t]+([^>]+)>")
_TAG = re.compile(r"<[^<>]*>")
_A_PAUSE = 1.5
"""Seconds of silence behind which a paragraph begins, as below a recording on the site."""
_TIMES = "Write its times as 00:01:02.500 --> 00:01:05.000"


@dataclass(frozen=True)
class _Said:
    who: str
    words: str
    start: float
    end: float


def bring_in_captions(data: bytes, name: str) -> Brought:
    """The words of a .vtt or .srt as paragraphs, with the name of a voice before its words."""
    if len(data) > MOST_BYTES:
        raise CannotBeBroughtIn(f"{name} is over 2 MiB, too long for captions. Split it in two.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CannotBeBroughtIn(f"{name} is not UTF-8 text. Save it as UTF-8.") from None
    text, unseen = without_unseen(text)
    paragraphs = list(_paragraphs(_said(text, name)))
    if not paragraphs:
        raise CannotBeBroughtIn(f"There are no words in {name}. Is it the right file?")
    markdown = "\n\n".join(map(paragraph, paragraphs)) + "\n"
    if not is_the_same(markdown, "\n".join(paragraphs)):
        raise CannotBeBroughtIn(f"The words of {name} would not come out as they are in the file.")
    return Brought(markdown, tuple(_told_of(text, unseen)))


def _said(text: str, name: str) -> Iterator[_Said]:
    kind = "vtt" if text.startswith("WEBVTT") else "srt"
    try:
        read = WebVTT.from_string(text) if kind == "vtt" else _as_srt(text)
    except (MalformedFileError, MalformedCaptionError, ValueError, IndexError) as error:
        raise CannotBeBroughtIn(f"{name} cannot be read as captions. {_TIMES}.") from error
    for caption in read.captions:
        start = caption.start_time.in_milliseconds() / 1000
        end = caption.end_time.in_milliseconds() / 1000
        for who, words in _voices(caption.raw_text):
            yield _Said(who, words, start, end)


def _as_srt(text: str) -> WebVTT:
    from io import StringIO

    return WebVTT.from_buffer(StringIO(text), "srt")


def _voices(raw: str) -> Iterator[tuple[str, str]]:
    """Who says what in one caption; nobody's name where none is given."""
    before, *voiced = _VOICE.split(raw)
    pairs = [("", before), *zip(voiced[::2], voiced[1::2], strict=True)]
    for who, words in pairs:
        plain = html.unescape(_TAG.sub("", words))
        if said := " ".join(plain.split()):
            yield html.unescape(who).strip(), said


def _paragraphs(said: Iterator[_Said]) -> Iterator[str]:
    """What one voice says until another does, or until there is a silence."""
    words: list[str] = []
    before: _Said | None = None
    for each in said:
        goes_on = before and before.who == each.who and each.start - before.end <= _A_PAUSE
        if words and not goes_on:
            yield " ".join(words)
            words = []
        is_named_anew = each.who and not (before and before.who == each.who)
        words.append(f"{each.who}: {each.words}" if is_named_anew else each.words)
        before = each
    if words:
        yield " ".join(words)


def _told_of(text: str, unseen: int) -> Iterator[Told]:
    yield Told("the times of the captions, left behind")
    voices = list(dict.fromkeys(who.strip() for who in _VOICE.findall(text)))
    if voices:
        many = "names of voices stand"
        what = f"{counted(len(voices), 'name of a voice stands', many)} in the words now"
        yield Told(f"{what}: change it if it is not to be shown", "; ".join(voices))
    notes = re.findall(r"(?m)^NOTE\b", text)
    if notes:
        yield Told(f"{counted(len(notes), 'note', 'notes')} between the captions, not brought in")
    if unseen:
        what = counted(unseen, "invisible character", "invisible characters")
        yield Told(f"{what}, left behind")
