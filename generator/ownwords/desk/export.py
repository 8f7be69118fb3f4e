"""Writes the plan as a plain docs tree, which any generator can build.

Pages become Markdown files that hold finished HTML. It has no blank line, no indentation and no
brace, so that no Markdown parser and no template language finds anything to do in it.
"""

from __future__ import annotations

import json
import os
import posixpath
import re
import shutil
import tempfile
from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path

from pathspec import GitIgnoreSpec

from ownwords.edition import Edition, make_edition
from ownwords.editorial.sources import is_read_here
from ownwords.errors import ArchiveError, LeakError, is_for_a_log
from ownwords.last_look import findings_in
from ownwords.made.files import SiteFile
from ownwords.mkdocs_rules import objections_to_folders, objections_to_page
from ownwords.place import Place
from ownwords.settings import settings_in
from ownwords.verify.scan import lines_for_a_log

_MARKER = ".ownwords-export"
_LINK = re.compile(rb"\]\(([\w./-]+)\.html(?=[)#])")
_LEFT_OUT = (".*", "/templates/")
"""What MkDocs leaves out by itself."""


def export(place: Place, target: Path, as_of: date) -> Edition:
    """Write the docs tree for a day, read it through, and put it where an earlier one was."""
    target = target.resolve()
    _refuse_target(place, target)
    _refuse_stories_among_pages(place)
    edition = make_edition(place, as_of)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent) as aside:
        tree = Path(aside) / "docs"
        for uri, content in docs_tree(edition, place):
            path = tree / uri
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        addresses = frozenset(uri for uri, _ in docs_tree(edition, place))
        if findings := findings_in(tree, edition, place, addresses):
            places = ", ".join(
                lines_for_a_log(findings, addresses)
                if is_for_a_log(os.environ)
                else (f"{f.path}: {f.what}" for f in findings)
            )
            raise LeakError(f"Nothing was exported. What may not be in it was found: {places}")
        if target.exists():
            shutil.rmtree(target)
        tree.rename(target)
    return edition


def _refuse_target(place: Place, target: Path) -> None:
    for folder in (place.root, place.stories, place.pages):
        if target == folder.resolve() or target in folder.resolve().parents:
            raise ArchiveError(f"{target} holds the archive itself. Name another folder.")
    if place.stories.resolve() in target.parents or place.pages.resolve() in target.parents:
        raise ArchiveError(f"{target} is inside the archive's own pages. Name another folder.")
    if target.exists() and any(target.iterdir()) and not (target / _MARKER).is_file():
        raise ArchiveError(
            f"{target} is not empty, and not an earlier export. Name another folder."
        )


def _refuse_stories_among_pages(place: Place) -> None:
    """The archive's own pages are copied as they are: no story may stand among them."""
    objections = list(objections_to_folders(place.stories, {"docs_dir": place.pages}))
    if not objections:
        for uri, path in _own_files(place):
            objections += objections_to_page(uri, path, place.stories)
    if objections:
        raise ArchiveError(" ".join(objections))


def docs_tree(edition: Edition, place: Place) -> Iterator[tuple[str, bytes]]:
    """Every file of the tree by its address in it."""
    yield _MARKER, b"Made by `ownwords export`; the next export replaces this folder.\n"
    made = set()
    for file in edition.plan.files:
        uri = file.uri.removesuffix(".html") + ".md" if file.head else file.uri
        made.add(uri)
        yield uri, _as_markdown(file).encode() if file.head else _bytes(file)
    left_out = GitIgnoreSpec.from_lines([*_LEFT_OUT, *settings_in(place.root).left_out])
    for uri, path in _own_files(place):
        if not is_read_here(uri) and uri not in made and not left_out.match_file(uri):
            data = path.read_bytes()
            yield uri, _leading_to_markdown(data, uri, made) if uri.endswith(".md") else data


def _leading_to_markdown(data: bytes, uri: str, made: Collection[str]) -> bytes:
    """A page of the archive's own, whose links to generated pages lead to what they are here."""

    def link(found: re.Match[bytes]) -> bytes:
        path = f"{found[1].decode()}.md"
        is_here = posixpath.normpath(posixpath.join(posixpath.dirname(uri), path)) in made
        return b"](" + path.encode() if is_here else found[0]

    return _LINK.sub(link, data)


def _own_files(place: Place) -> Iterator[tuple[str, Path]]:
    for path in sorted(place.pages.rglob("*")):
        if path.is_file() and not path.is_symlink():
            yield path.relative_to(place.pages).as_posix(), path


def _bytes(file: SiteFile) -> bytes:
    return file.content if isinstance(file.content, bytes) else file.content.encode()


def _as_markdown(file: SiteFile) -> str:
    assert file.head is not None and isinstance(file.content, str)
    head = {
        "title": file.head.title,
        "description": file.head.description,
        "robots": file.head.robots,
        "lang": file.head.language,
    }
    front = [
        f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items() if value
    ]
    return "\n".join(["---", *front, "---", "", _still(file.content), ""])


def _still(html: str) -> str:
    """HTML in which no other program finds anything to change."""
    html = re.sub(r"(?s)<pre>.*?</pre>", lambda m: m[0].replace("\n", "&#10;"), html)
    lines = (line.strip() for line in html.splitlines())
    return "\n".join(line for line in lines if line).replace("{", "&#123;").replace("}", "&#125;")
