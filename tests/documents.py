"""Word documents made for one test each, and their own XML changed by hand."""

from __future__ import annotations

import functools
import io
import zipfile
from collections.abc import Callable
from typing import Any

import docx
from PIL import Image

DOCUMENT = "word/document.xml"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_CORE = "docProps/core.xml"


def document(fill: Callable[[Any], object], **properties: str) -> bytes:
    """A .docx that `fill` has written into. python-docx names itself as author: taken out."""
    made = docx.Document()
    for name, value in {"author": "", "comments": "", **properties}.items():
        setattr(made.core_properties, name, value)
    fill(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def of_paragraphs(*paragraphs: str) -> bytes:
    return document(lambda made: [made.add_paragraph(words) for words in paragraphs])


def of_xml(body: str) -> bytes:
    """A .docx whose body is this XML."""
    return changed(_empty(), DOCUMENT, lambda xml: _with_body(xml, body))


@functools.cache
def _empty() -> bytes:
    return of_paragraphs("HERE")


def _with_body(xml: str, body: str) -> str:
    before, _, rest = xml.partition("<w:body>")
    return f"{before}<w:body>{body}{rest[rest.rindex('<w:sectPr') :]}"


def p(*runs: str, properties: str = "") -> str:
    return f"<w:p>{properties}{''.join(runs)}</w:p>"


def r(words: str, properties: str = "") -> str:
    said = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{said}<w:t xml:space="preserve">{words}</w:t></w:r>'


def deleted(words: str) -> str:
    run = f'<w:r><w:delText xml:space="preserve">{words}</w:delText></w:r>'
    return f'<w:del w:id="1" w:author="Jo" w:date="2026-01-01T00:00:00Z">{run}</w:del>'


def inserted(words: str) -> str:
    return f'<w:ins w:id="2" w:author="Jo" w:date="2026-01-01T00:00:00Z">{r(words)}</w:ins>'


def with_comment(words: str) -> bytes:
    data = of_xml(p('<w:commentRangeStart w:id="0"/>', r("It rained."), _REFERENCE))
    comments = f'<w:comments {_W}><w:comment w:id="0" w:author="Jo">{p(r(words))}</w:comment>'
    return added(data, {"word/comments.xml": f"{comments}</w:comments>"})


_REFERENCE = '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'


def with_footnotes(*notes: str, body: str) -> bytes:
    """`body` is XML that may hold `noted(1)`, and so on."""
    data = of_xml(body)
    listed = "".join(
        f'<w:footnote w:id="{n}">{p(r(words))}</w:footnote>' for n, words in enumerate(notes, 1)
    )
    return added(data, {"word/footnotes.xml": f"<w:footnotes {_W}>{listed}</w:footnotes>"})


def noted(number: int) -> str:
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def changed(data: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """The document with one of its parts changed as text."""
    parts = parts_of(data)
    parts[name] = change(parts[name].decode()).encode()
    return _packed(parts)


def added(data: bytes, files: dict[str, str]) -> bytes:
    return _packed(parts_of(data) | {name: text.encode() for name, text in files.items()})


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def photograph(kind: str = "JPEG") -> bytes:
    """A picture that says where and with what it was taken."""
    exif = Image.Exif()
    exif[0x010F] = "Tattletale cameras"
    exif[0x8825] = {1: "N", 2: (56.0, 20.0, 1.0)}
    out = io.BytesIO()
    Image.new("RGB", (300, 200), "#a05a3c").save(
        out, kind, **({"exif": exif} if kind != "GIF" else {})
    )
    return out.getvalue()
