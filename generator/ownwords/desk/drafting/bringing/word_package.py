"""A Word document opened with care: a packed file that somebody else has made.

Only its few parts of words are read; nothing outside it, and no XML that could grow.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field
from io import BytesIO
from xml.etree import ElementTree as ET
from xml.parsers import expat

from ownwords.desk.drafting.bringing.brought import CannotBeBroughtIn

MOST_BYTES = 64 * 1024 * 1024
_MOST_PARTS = 4_000
_MOST_OF_A_PART = 32 * 1024 * 1024
_DEEPEST = 200
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml"
_SAVE_AS = "Open it in Word, choose File, Save as, Word Document (.docx), and import that"
_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_DAMAGED = (
    "The document cannot be read: it is damaged, or is no Word document. Open it in Word, save it "
    "again as Word Document (.docx), and import that"
)


@dataclass(frozen=True)
class Relationship:
    """What a part of the document points to."""

    target: str
    is_outside: bool


@dataclass(frozen=True)
class Package:
    """The parts of a document by name, in capitals and small letters as they come."""

    archive: zipfile.ZipFile = field(repr=False)

    @property
    def names(self) -> list[str]:
        return self.archive.namelist()

    def has(self, name: str) -> bool:
        return name in self.archive.namelist()

    def bytes_of(self, name: str) -> bytes:
        """What a part holds; told where it would be too much."""
        try:
            if self.archive.getinfo(name).file_size > _MOST_OF_A_PART:
                raise CannotBeBroughtIn(
                    "One part of the document is over 32 MiB. Make its pictures smaller in Word "
                    "(Picture format, Compress pictures), and import it again."
                )
            with self.archive.open(name) as part:
                data = part.read(_MOST_OF_A_PART + 1)
        except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, EOFError) as error:
            raise CannotBeBroughtIn(f"{_DAMAGED}.") from error
        except Exception as error:  # zlib's and lzma's own
            if isinstance(error, CannotBeBroughtIn):
                raise
            raise CannotBeBroughtIn(f"{_DAMAGED}.") from error
        return data[:_MOST_OF_A_PART]

    def xml(self, name: str) -> ET.Element | None:
        """A part as XML; None where there is none."""
        return parsed(self.bytes_of(name)) if self.has(name) else None

    def relationships(self, name: str) -> dict[str, Relationship]:
        """What a part points to, by id."""
        folder, _, file = name.rpartition("/")
        root = self.xml(f"{folder}/_rels/{file}.rels")
        return {
            each.get("Id", ""): Relationship(
                each.get("Target", ""), each.get("TargetMode") == "External"
            )
            for each in (root.iter(f"{_RELATIONSHIPS}Relationship") if root is not None else ())
        }


def opened(data: bytes) -> Package:
    """The document; raises CannotBeBroughtIn with what to do instead."""
    _refuse_other_kinds(data)
    try:
        archive = zipfile.ZipFile(BytesIO(data))
        parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise CannotBeBroughtIn(f"{_DAMAGED}.") from error
    if len(parts) > _MOST_PARTS:
        raise CannotBeBroughtIn(f"{_DAMAGED}.")
    if any(part.flag_bits & 1 for part in parts):
        raise _is_locked()
    package = Package(archive)
    if not package.has("word/document.xml"):
        raise _not_word(package)
    if _STRICT in package.bytes_of("word/document.xml")[:4096]:
        raise CannotBeBroughtIn(f"This is a Strict Open XML document. {_SAVE_AS}.")
    return package


def _refuse_other_kinds(data: bytes) -> None:
    if not data:
        raise CannotBeBroughtIn("The file is empty. Copy it again from where it came from.")
    if len(data) > MOST_BYTES:
        raise CannotBeBroughtIn(
            "The document is over 64 MiB. Make its pictures smaller in Word (Picture format, "
            "Compress pictures), and import it again."
        )
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise _is_locked()
        raise CannotBeBroughtIn(f"This is an old Word document (.doc). {_SAVE_AS}.")
    if data.startswith(b"{\\rtf"):
        raise CannotBeBroughtIn(f"This is a Rich Text document (.rtf). {_SAVE_AS}.")
    if data.startswith(b"%PDF"):
        raise CannotBeBroughtIn(
            "This is a PDF, which holds a picture of words and not their order. Ask for the "
            "document that it was made from, and import that."
        )


def _is_locked() -> CannotBeBroughtIn:
    return CannotBeBroughtIn(
        "The document is locked with a password. Open it in Word, choose File, Info, Protect "
        "Document, Encrypt with Password, take the password out, save it, and import it again."
    )


def _not_word(package: Package) -> CannotBeBroughtIn:
    if package.has("mimetype"):
        return CannotBeBroughtIn(
            "This is an OpenDocument file (.odt). Open it in LibreOffice or Word, choose Save as, "
            "Word Document (.docx), and import that."
        )
    return CannotBeBroughtIn(f"{_DAMAGED}.")


def parsed(data: bytes) -> ET.Element:
    """XML without a document type, with which a few lines can grow into gigabytes; not too deep."""
    guard, depth = expat.ParserCreate(), 0

    def begin(*_: object) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise CannotBeBroughtIn(
                "The document is nested too deeply. Copy its words into a new one, and import that."
            )

    def end(*_: object) -> None:
        nonlocal depth
        depth -= 1

    guard.StartElementHandler, guard.EndElementHandler = begin, end
    guard.StartDoctypeDeclHandler = _refuse_document_type
    try:
        guard.Parse(data, True)
        return ET.fromstring(data)
    except (expat.ExpatError, ET.ParseError, ValueError) as error:
        raise CannotBeBroughtIn(f"{_DAMAGED}.") from error


def _refuse_document_type(*_: object) -> None:
    raise CannotBeBroughtIn(f"{_DAMAGED}.")
