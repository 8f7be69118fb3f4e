"""One finished file, read in every way it can be read. Knows no paths and no folders."""

import base64
import binascii
import re
from collections.abc import Iterator
from typing import NamedTuple

from ownwords.verify.binaries import Undecodable, fields, may_be_picture, picture, printable, tags
from ownwords.verify.containers import members
from ownwords.verify.decoders import views
from ownwords.verify.members import Blob, Damaged
from ownwords.verify.needles import Needle
from ownwords.verify.texts import Piece, encoding, pieces
from ownwords.verify.watch import Watch
from ownwords.verify.words import flatten, pattern

DEPTH = 4
"""So many files are read inside one another: a zip in a gzip in a page."""


class Sighting(NamedTuple):
    """Something withheld, seen in a file."""

    id: str
    what: str
    where: str


def sightings(data: Blob, watch: Watch, how: str = "", depth: int = DEPTH) -> Iterator[Sighting]:
    """Everything withheld in these bytes, and in the files they hold."""
    for id, what in watch.media.same(data):
        yield Sighting(id, what, _where(how, "the same bytes"))
    try:
        for member in members(data):
            inside = _where(how, member.how)
            if depth == 0:
                raise Damaged("packed too many times over")
            for needle in watch.found_in_name(member.name):
                yield Sighting(needle.id, needle.what, _where(inside, "in a packed file's name"))
            yield from sightings(member.data, watch, inside, depth - 1)
    except Damaged as fault:
        yield Sighting("", "unreadable file", _where(how, str(fault)))
    form = encoding(data)
    if form:
        yield from _in_text(data, form, watch, how, depth)
    # The bytes of a light picture that is not packed could all be letters.
    if not form or may_be_picture(data):
        yield from _in_binary(data, watch, how)


def _where(*steps: str) -> str:
    return ", ".join(step for step in steps if step)


# As in data: addresses, where + and / may be percent-encoded.
_BASE64 = re.compile(rb"base64,((?:[A-Za-z0-9+/_=-]|%2[BbFf]|%3[Dd]|\\/){16,})")


def _in_text(data: Blob, form: str, watch: Watch, how: str, depth: int) -> Iterator[Sighting]:
    for piece in pieces(data, form):
        seen: set[tuple[str, str]] = set()
        for view in views(piece.text):
            for needle in watch.found(watch.flat(view.text)):
                if (needle.id, needle.what) not in seen:
                    seen.add((needle.id, needle.what))
                    place = _line(needle, piece) or view.how or "in the text"
                    yield Sighting(needle.id, needle.what, _where(how, place))
    for match in _BASE64.finditer(data) if depth else ():
        if embedded := _from_base64(match[1]):
            inside = _where(how, "decoded from base64")
            yield from sightings(embedded, watch, inside, depth - 1)


def _line(needle: Needle, piece: Piece) -> str:
    """Where the words stand in the file as it is; empty if they do so in no one line."""
    flat = flatten(piece.text)
    match = (needle.exact or pattern(needle.words)).search(flat)
    return f"line {piece.first_line + flat.count(chr(10), 0, match.start())}" if match else ""


def _from_base64(written: bytes) -> bytes:
    plain = re.sub(rb"%2b", b"+", re.sub(rb"%2f|\\/", b"/", written, flags=re.I), flags=re.I)
    plain = re.sub(rb"%3d|=", b"", plain, flags=re.I).translate(bytes.maketrans(b"-_", b"+/"))
    try:
        return base64.b64decode(plain + b"=" * (-len(plain) % 4))
    except binascii.Error:
        return b""


def _in_binary(data: Blob, watch: Watch, how: str) -> Iterator[Sighting]:
    try:
        if (image := picture(data)) is not None:
            yield from _in_texts(fields(image), watch, _where(how, "picture metadata"))
            for id in watch.media.alike(image):
                yield Sighting(id, "picture", _where(how, "the same picture"))
    except Undecodable:
        yield Sighting("", "unreadable file", _where(how, "a picture that cannot be decoded"))
    yield from _in_texts(tags(data), watch, _where(how, "recording's tags"))
    for needle, how_read in _needles(printable(data), watch):
        # Random bytes spell short words.
        if needle.is_long_enough_for_raw_bytes:
            yield Sighting(needle.id, needle.what, _where(how, "in raw bytes", how_read))


def _in_texts(texts: Iterator[str], watch: Watch, how: str) -> Iterator[Sighting]:
    for needle, how_read in _needles(texts, watch):
        yield Sighting(needle.id, needle.what, _where(how, how_read))


def _needles(texts: Iterator[str], watch: Watch) -> Iterator[tuple[Needle, str]]:
    for text in texts:
        for view in views(text):
            for needle in watch.found(watch.flat(view.text)):
                yield needle, view.how
