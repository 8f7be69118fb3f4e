"""Bytes that are text, a piece at a time. Knows no needles and no markup."""

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

from ownwords.verify.members import Blob

_STEP = 1 << 20
# No needle, however escaped, is longer than this, so none is lost where two pieces meet.
_OVERLAP = 1 << 14
_HEAD = 1 << 16


class Piece(NamedTuple):
    text: str
    first_line: int


_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def encoding(data: Blob) -> str | None:
    """The encoding of a text; None for bytes that are none."""
    head = data[:_HEAD]
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    if 100 * len(_CONTROL.findall(head)) > len(head):
        return None
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def pieces(data: Blob, form: str) -> Iterator[Piece]:
    """The text in pieces of a mebibyte that overlap, with the number of their first line."""
    line = 1
    for start in range(0, len(data), _STEP):
        piece = data[start : start + _STEP + _OVERLAP]
        # A character may have been cut through at either end.
        text = piece.decode(form, "replace").strip("\ufffd")
        yield Piece(text, line)
        if form == "utf-8" and "\ufffd" in text:
            yield Piece(piece.decode("cp1252", "replace"), line)
        line += piece[:_STEP].decode(form, "replace").count("\n")
