"""The mistakes that git, an editor or a file system would spoil: made when they are tried.

A recipe has the name of its folder and is handed the copied archive. A character that nobody can
see stands in the files themselves by its number, such as ⟨U+2028⟩.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

from PIL import Image

CANARY = "zanzibarcanary"
_BY_NUMBER = re.compile(r"⟨U\+([0-9A-F]{4})⟩")
_STORY = Path("stories/a-broken-story/story.md")
_TRANSLATION = Path("stories/a-good-story/story.gd.md")
RECIPES: dict[str, Callable[[Path], None]] = {}


def make(mistake: str, archive: Path) -> None:
    """Put into a copied archive what its folder could not hold."""
    for path in archive.rglob("*.md"):
        path.write_text(_BY_NUMBER.sub(lambda m: chr(int(m[1], 16)), _read(path)), newline="")
    if recipe := RECIPES.get(mistake):
        recipe(archive)


def _read(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def _recipe(make: Callable[[Path], None]) -> Callable[[Path], None]:
    RECIPES[make.__name__.replace("_", "-")] = make
    return make


def _rewritten(archive: Path, encoding: str, line_end: str = "\n") -> None:
    path = archive / _STORY
    path.write_bytes(_read(path).replace("\n", line_end).encode(encoding))


def _with_words(archive: Path, words: str) -> None:
    path = archive / _STORY
    path.write_bytes(_read(path).replace("⟨words⟩", words).encode())


@_recipe
def saved_by_windows(archive: Path) -> None:
    _rewritten(archive, "utf-8-sig", "\r\n")


@_recipe
def saved_by_windows_with_a_date(archive: Path) -> None:
    _rewritten(archive, "utf-8-sig", "\r\n")


@_recipe
def saved_as_latin_1(archive: Path) -> None:
    _rewritten(archive, "latin-1")


@_recipe
def saved_as_utf_16(archive: Path) -> None:
    _rewritten(archive, "utf-16")


@_recipe
def saved_as_utf_16_without_a_mark(archive: Path) -> None:
    _rewritten(archive, "utf-16-le")


@_recipe
def word_document(archive: Path) -> None:
    path = archive / _STORY
    path.parent.mkdir(parents=True)
    path.write_bytes(b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00\xe9" + CANARY.encode())


@_recipe
def nesting_10_000_deep(archive: Path) -> None:
    _with_words(archive, "[" * 5_000 + CANARY + "]" * 5_000)


@_recipe
def nesting_100_000_deep(archive: Path) -> None:
    _with_words(archive, "[" * 100_000 + CANARY + "]" * 100_000)


@_recipe
def two_mebibytes_of_text(archive: Path) -> None:
    _with_words(archive, f"{CANARY} " * (2 * 1024 * 1024 // len(f"{CANARY} ")))


@_recipe
def portrait_that_is_a_link(archive: Path) -> None:
    elsewhere = archive / "elsewhere.jpg"
    Image.new("RGB", (8, 8)).save(elsewhere)
    (archive / _STORY).with_name("portrait.jpg").symlink_to(elsewhere)


@_recipe
def portrait_that_is_a_folder(archive: Path) -> None:
    (archive / _STORY).with_name("portrait.jpg").mkdir()


@_recipe
def picture_of_144_megapixels(archive: Path) -> None:
    """A PNG whose 12,000 by 12,000 pixels are all white: 18 MB of zeros, packed into 18 KB."""
    rows = zlib.compress(bytes(12_000 * 1_501), 9)
    header = struct.pack(">IIBBBBB", 12_000, 12_000, 1, 0, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", rows), (b"IEND", b"")]
    packed = [
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    ]
    path = (archive / _STORY).with_name(f"{CANARY}.png")
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(packed))


@_recipe
def picture_with_another_ending(archive: Path) -> None:
    path = (archive / _STORY).with_name(f"portrait.{CANARY}")
    Image.new("RGB", (8, 8)).save(path, "JPEG")


@_recipe
def picture_without_alt(archive: Path) -> None:
    Image.new("RGB", (8, 8)).save((archive / _STORY).with_name("portrait.png"))


@_recipe
def picture_with_an_empty_alt(archive: Path) -> None:
    picture_without_alt(archive)


@_recipe
def focus_outside_the_picture(archive: Path) -> None:
    picture_without_alt(archive)


@_recipe
def two_ids_that_differ_by_case(archive: Path) -> None:
    _twice(archive, "A-Broken-Story")


@_recipe
def two_ids_that_differ_by_unicode_form(archive: Path) -> None:
    _twice(archive, "ａ-broken-story")


@_recipe
def story_that_is_a_link(archive: Path) -> None:
    elsewhere = archive / "elsewhere.md"
    (archive / _STORY).rename(elsewhere)
    (archive / _STORY).symlink_to(elsewhere)


@_recipe
def folder_that_is_a_link(archive: Path) -> None:
    elsewhere = archive / "elsewhere"
    (archive / _STORY.parent).rename(elsewhere)
    (archive / _STORY.parent).symlink_to(elsewhere, target_is_directory=True)


@_recipe
def two_translations_in_one_language(archive: Path) -> None:
    """In two spellings of the code: a file system that ignores capitals could not hold both."""
    (archive / _TRANSLATION).with_name("story.GD.md").write_bytes(
        (archive / _TRANSLATION).read_bytes()
    )


@_recipe
def translation_that_is_a_link(archive: Path) -> None:
    elsewhere = archive / "elsewhere.md"
    (archive / _TRANSLATION).rename(elsewhere)
    (archive / _TRANSLATION).symlink_to(elsewhere)


def _twice(archive: Path, name: str) -> None:
    """The story once more, in a folder that differs only in how its name is written."""
    folder = archive / "stories" / "another group" / name
    folder.mkdir(parents=True)
    (folder / _STORY.name).write_bytes((archive / _STORY).read_bytes())
