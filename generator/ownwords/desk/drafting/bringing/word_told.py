"""What a Word document held besides the words on its pages, in a facilitator's words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from ownwords.desk.drafting.bringing.brought import Told, counted
from ownwords.desk.drafting.bringing.word_package import Package
from ownwords.desk.drafting.bringing.word_tidy import Tidied, W, words_in
from ownwords.words.markdown import outside_links

_CORE, _APP, _CUSTOM = "docProps/core.xml", "docProps/app.xml", "docProps/custom.xml"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
_MODIFIED_BY = (
    "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}lastModifiedBy"
)
_EXTENDED = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"
_SHOWN = 300


def told_of(package: Package, found: Tidied, links: Sequence[str], unseen: int) -> list[Told]:
    """Everything a facilitator should know, in the order in which it matters."""
    return [
        *_hidden(found),
        *_changes(found),
        *_comments(package),
        *_properties(package),
        *_around_the_page(package),
        *_other_things(found, unseen),
        *_links(links),
    ]


def names_in(package: Package) -> tuple[str, ...]:
    """Whoever the document's properties name."""
    found = []
    for part, tag in ((_CORE, _CREATOR), (_CORE, _MODIFIED_BY), (_APP, f"{_EXTENDED}Manager")):
        root = package.xml(part)
        found += [each.text or "" for each in root.iter(tag)] if root is not None else []
    return tuple(dict.fromkeys(name.strip() for name in found if name.strip()))


def _hidden(found: Tidied) -> Iterator[Told]:
    if found.hidden:
        number = counted(len(" ".join(found.hidden).split()), "hidden word", "hidden words")
        yield Told(f"{number}, not brought in", _short(found.hidden))


def _changes(found: Tidied) -> Iterator[Told]:
    deleted = [words for words in found.deleted if words.strip()]
    inserted = [words for words in found.inserted if words.strip()]
    if deleted:
        number = counted(len(deleted), "tracked deletion", "tracked deletions")
        yield Told(f"{number}, not brought in", _short(deleted))
    if inserted:
        number = counted(len(inserted), "tracked insertion", "tracked insertions")
        what = f"{number}, brought in: ask the storyteller whether they are theirs"
        yield Told(what, _short(inserted))


def _comments(package: Package) -> Iterator[Told]:
    root = package.xml("word/comments.xml")
    comments = list(root.iter(f"{W}comment")) if root is not None else []
    if comments:
        words = [words_in(comment) for comment in comments]
        yield Told(
            f"{counted(len(comments), 'comment', 'comments')}, not brought in", _short(words)
        )


def _properties(package: Package) -> Iterator[Told]:
    names = names_in(package)
    if names:
        yield Told("the names of who wrote or saved it, left behind", "; ".join(names))
    root = package.xml(_APP)
    company = root.find(f"{_EXTENDED}Company") if root is not None else None
    if company is not None and (company.text or "").strip():
        yield Told("the name of an organisation, left behind", (company.text or "").strip())
    if package.has(_CUSTOM):
        yield Told("properties that somebody added, left behind")


def _around_the_page(package: Package) -> Iterator[Told]:
    words = []
    for name in sorted(package.names):
        if name.startswith(("word/header", "word/footer")) and name.endswith(".xml"):
            root = package.xml(name)
            words.append(_plain(root) if root is not None else "")
    if any(words):
        what = "words at the top or the foot of every page, not brought in"
        yield Told(what, _short([each for each in words if each]))


def _plain(root: Element) -> str:
    return " ".join(words_in(root).split())


def _other_things(found: Tidied, unseen: int) -> Iterator[Told]:
    for number, one, many, then in (
        (found.embedded, "chart or embedded file", "charts or embedded files", "not brought in"),
        (found.symbols, "symbol", "symbols", "not brought in: the font is not known here"),
        (found.equations, "equation", "equations", "brought in as plain characters"),
        (found.text_boxes, "text box", "text boxes", "put below the paragraph it hung on"),
        (found.tables, "table", "tables", "brought in cell by cell, as paragraphs"),
        (unseen, "invisible character", "invisible characters", "left behind"),
    ):
        if number:
            yield Told(f"{counted(number, one, many)}, {then}")


def _links(links: Sequence[str]) -> Iterator[Told]:
    kept = [link for link in links if outside_links(link) is not None]
    others = [link for link in links if outside_links(link) is None]
    if kept:
        what = f"{counted(len(kept), 'link', 'links')}, brought in: look where each leads"
        yield Told(what, "; ".join(kept))
    if others:
        what = f"{counted(len(others), 'link', 'links')} to a file, not brought in; its words are"
        yield Told(what, "; ".join(others))


def _short(pieces: Sequence[str]) -> str:
    whole = " … ".join(" ".join(piece.split()) for piece in pieces if piece.strip())
    return whole if len(whole) <= _SHOWN else f"{whole[:_SHOWN]} …"
