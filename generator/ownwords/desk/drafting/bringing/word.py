"""A Word document becomes a story's words: every word that can be seen in it, in its order."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from xml.etree import ElementTree as ET

from ownwords.desk.drafting.bringing import word_markdown, word_told
from ownwords.desk.drafting.bringing.brought import Brought, CannotBeBroughtIn, Told
from ownwords.desk.drafting.bringing.plain_words import (
    first_difference,
    is_the_same,
    without_unseen,
)
from ownwords.desk.drafting.bringing.word_package import Package, opened
from ownwords.desk.drafting.bringing.word_tidy import Tidied, W, hiding_styles, tidy

_DOCUMENT = "word/document.xml"
_NOTES = {"footnoteReference": "word/footnotes.xml", "endnoteReference": "word/endnotes.xml"}
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


@dataclass(frozen=True)
class _Parts:
    """The document's own parts, tidied."""

    document: ET.Element
    notes: dict[str, ET.Element]
    found: Tidied
    pictures: tuple[str, ...]
    """Names of the parts that hold them, each once."""


def bring_in_word(data: bytes) -> Brought:
    """The words and pictures of a .docx; raises CannotBeBroughtIn where they cannot be had."""
    package = opened(data)
    parts = _tidied(package)
    html = word_markdown.html_of(_rebuilt(package, parts))
    html, unseen = without_unseen(html)
    words, _ = without_unseen(visible_words(parts))
    if not words.strip():
        raise CannotBeBroughtIn("There are no words in the document. Is it the right file?")
    markdown, extra = _faithful(html, words)
    links = word_markdown.links_in(html)
    told = (*word_told.told_of(package, parts.found, links, unseen), *extra)
    return Brought(
        markdown,
        told,
        title=word_markdown.heading_at_the_start(html),
        pictures=tuple(map(package.bytes_of, parts.pictures)),
        names=word_told.names_in(package),
    )


def _faithful(html: str, words: str) -> tuple[str, list[Told]]:
    """The Markdown that shows these very words; without its emphasis if need be."""
    markdown = word_markdown.markdown_of(html)
    if is_the_same(markdown, words):
        return markdown, []
    plainer = word_markdown.markdown_of(html, emphasis=False)
    if is_the_same(plainer, words):
        return plainer, [Told("bold and italics were left out: they could not be written plainly")]
    near = first_difference(plainer, words)
    raise CannotBeBroughtIn(
        f'The words would not come out as they are in the document (near "{near}"). Save it in '
        "Word as Plain Text (.txt, UTF-8), and import that."
    )


def _tidied(package: Package) -> _Parts:
    found = Tidied()
    hiding = hiding_styles(package.xml("word/styles.xml"))
    document = package.xml(_DOCUMENT)
    assert document is not None, "it was looked for when the package was opened"
    notes = {name: root for name in _NOTES.values() if (root := package.xml(name)) is not None}
    pictures: list[str] = []
    for name, root in {_DOCUMENT: document, **notes}.items():
        before = len(found.pictures)
        tidy(root, hiding, found)
        pictures += _pictures(package, name, found.pictures[before:])
    return _Parts(document, notes, found, tuple(dict.fromkeys(pictures)))


def _rebuilt(package: Package, parts: _Parts) -> bytes:
    """A document with the tidied parts alone: mammoth is handed nothing else to follow."""
    kept = {_DOCUMENT: parts.document, **parts.notes}
    files = {name: ET.tostring(root, "utf-8") for name, root in kept.items()}
    for name in ("word/styles.xml", "word/numbering.xml"):
        if (root := package.xml(name)) is not None:
            files[name] = ET.tostring(root, "utf-8")
    for name in kept:
        folder, _, file = name.rpartition("/")
        files[f"{folder}/_rels/{file}.rels"] = _links_of(package, name)
    files["_rels/.rels"] = _relationships([("d", f"{_OFFICE}/officeDocument", _DOCUMENT, "")])
    files["[Content_Types].xml"] = (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="xml" ContentType="{_CONTENT}.document.main+xml"/></Types>'
    ).encode()
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def _links_of(package: Package, name: str) -> bytes:
    links = package.relationships(name).items()
    return _relationships(
        [(id, f"{_OFFICE}/hyperlink", each.target, "External") for id, each in links]
    )


def _relationships(rows: list[tuple[str, str, str, str]]) -> bytes:
    root = ET.Element("Relationships", xmlns=f"{_PACKAGE}/relationships")
    for id, kind, target, mode in rows:
        said = {"Id": id, "Type": kind, "Target": target}
        ET.SubElement(root, "Relationship", said | ({"TargetMode": mode} if mode else {}))
    return bytes(ET.tostring(root, "utf-8"))


def visible_words(parts: _Parts) -> str:
    """What can be read in the tidied document, in order; and below it the notes it points to."""
    body = list(_read(parts.document))
    notes: list[str] = []
    for kind, id in dict.fromkeys(_references(parts.document)):
        root = parts.notes.get(_NOTES[kind])
        for note in root if root is not None else ():
            if note.get(f"{W}id") == id:
                notes += _read(note)
    return "".join((*body, "\n", *notes))


def _read(root: ET.Element) -> Iterator[str]:
    signs = {"tab": "\t", "br": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\xad"}
    for element in root.iter():
        name = str(element.tag).removeprefix(W)
        if name == "t":
            yield element.text or ""
        elif name == "p":
            yield "\n"
        elif name in signs:
            yield signs[name]


def _references(root: ET.Element) -> Iterator[tuple[str, str]]:
    for element in root.iter():
        name = str(element.tag).removeprefix(W)
        if name in _NOTES:
            yield name, element.get(f"{W}id", "")


def _pictures(package: Package, name: str, ids: list[str]) -> Iterator[str]:
    """Pictures that a part shows, in its order; what lies elsewhere is never fetched."""
    pointed = package.relationships(name)
    for id in ids:
        relationship = pointed.get(id)
        if relationship and not relationship.is_outside:
            yield _whole_name(relationship.target)


def _whole_name(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"word/{target}"
