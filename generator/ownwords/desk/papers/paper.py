"""Pages that are printed and kept: how they are made, and where they may be put.

A page is HTML on the shell of paper.html. It may hold what is nobody else's business, so it never
goes where a site is made from.
"""

from __future__ import annotations

import re
import tempfile
from enum import StrEnum
from functools import cache
from pathlib import Path

import jinja2
from markupsafe import Markup

from ownwords.desk.repository import Repository
from ownwords.errors import ArchiveError
from ownwords.place import Place


class Size(StrEnum):
    """How a page is set."""

    STANDARD = "standard"
    LARGE = "large"
    """Large print: 18 point, nothing in italics."""
    EASY = "easy"
    """Easy Read: one idea a line, each with a drawing."""


def paper(template: str, *, size: Size = Size.STANDARD, **values: object) -> str:
    """A page from a template of this folder that extends paper.html."""
    page = _environment().get_template(template).render(size=size.value, **values)
    return page.lstrip()


def in_css(text: str) -> str:
    """Text for a string in a stylesheet, such as the foot of a page."""
    return re.sub(r"[^\w .,:;–-]", lambda found: f"\\{ord(found[0]):x} ", text)


def papers_folder(place: Place, chosen: Path | None, option: str = "--out") -> Path:
    """Where papers go: the folder chosen, or one beside the repository, never in it.

    What lies in the repository is committed sooner or later, and git forgets nothing.
    """
    repository = Repository(place.root)
    top = (repository.top or place.root).resolve()
    folder = (chosen or top.with_name(f"{top.name}-papers")).resolve()
    if folder.is_relative_to(top) and not repository.ignores(folder / "paper.html"):
        raise ArchiveError(
            f"{folder} lies where the archive's files are kept, and this paper is for one person. "
            f"Name another folder with {option}."
        )
    refuse_among_pages(folder, place, option)
    return folder


def put(folder: Path, name: str, text: str, place: Place) -> Path:
    """Write a page or letter whole or not at all. Raises where a site is made from the folder."""
    folder = folder.resolve()
    refuse_among_pages(folder, place)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".ownwords-", dir=folder) as aside:
        written = Path(aside) / name
        # Somebody's own paper, like its folder: for nobody else who uses this computer.
        written.touch(mode=0o600)
        written.write_text(text, encoding="utf-8", newline="\n")
        return written.replace(folder / name)


def refuse_among_pages(folder: Path, place: Place, option: str = "--out") -> None:
    """What lies there is published, or is read as a story."""
    for kept in (place.stories, place.pages, *place.themes):
        if folder.resolve().is_relative_to(kept.resolve()):
            raise ArchiveError(f"A site is made from {kept}. Name another folder with {option}.")


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(in_css=lambda text: Markup(in_css(text)))
    return environment
