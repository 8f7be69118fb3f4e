"""From bytes to text: strict UTF-8, no character that hides or turns anything round."""

from __future__ import annotations

import unicodedata

from ownwords.reading.characters import refused_in, without_refused
from ownwords.reading.report import FileReport, StopReading

MOST_BYTES = 1024 * 1024
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_OTHER_KINDS = {
    b"PK\x03\x04": "a Word document or another packed file",
    b"\xd0\xcf\x11\xe0": "an old Word document",
    b"{\\rtf": "a Rich Text document",
    b"%PDF": "a PDF",
}
_MOST_BAD_TOLD = 20


def read_text(data: bytes, report: FileReport) -> str:
    """The file's text in NFC with plain line ends; raises StopReading when it is not text.

    A byte order mark and CRLF are what Windows writes: read, and gone.
    """
    if len(data) > MOST_BYTES:
        report.add(
            1, 1, "file", "over 1 MiB of text; 1 MiB is the most", "Keep only the story's words"
        )
        raise StopReading
    text = _plain(decoded(data, report))
    refused = refused_in(text)
    for offset, named in refused[:_MOST_BAD_TOLD]:
        line, column = line_and_column(text, offset)
        report.add(line, column, "file", named, "Delete it and type the text again")
    return unicodedata.normalize("NFC", without_refused(text) if refused else text)


def decoded(data: bytes, report: FileReport) -> str:
    """The text, whatever characters are in it; raises StopReading when it is none."""
    for beginning, kind in _OTHER_KINDS.items():
        if data.startswith(beginning):
            remedy = "Save the story as plain text (UTF-8), with the ending .md"
            report.add(1, 1, "file", f"this is {kind}, not plain text", remedy)
            raise StopReading
    if data.startswith(_UTF16) or _is_half_empty(data[:200]):
        remedy = "Save it as UTF-8 (in Notepad: Save as, Encoding: UTF-8)"
        report.add(1, 1, "file", "the file is saved as UTF-16, not UTF-8", remedy)
        raise StopReading
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = _plain(data[: error.start].decode("utf-8"))
        line, column = line_and_column(before, len(before))
        fault = f"the file is not UTF-8 (the byte 0x{data[error.start]:02X} stands here)"
        remedy = "Save it as UTF-8 (in Notepad: Save as, Encoding: UTF-8)"
        report.add(line, column, "file", fault, remedy)
        raise StopReading from None


def _is_half_empty(beginning: bytes) -> bool:
    """Whether it looks like UTF-16 without its mark: every second byte is zero."""
    return len(beginning) > 3 and beginning.count(0) * 3 > len(beginning)


def _plain(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Where an offset into text is, both counted from 1."""
    start = text.rfind("\n", 0, offset) + 1
    return text.count("\n", 0, offset) + 1, offset - start + 1
