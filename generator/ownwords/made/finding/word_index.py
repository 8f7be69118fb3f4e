"""The search inside stories: Pagefind's index of the words that may be shown on other pages.

A result shows a passage outside the story's own page, so only stories that agreed to excerpts are
in it (docs/decisions/0011). It is made anew at every build, from the published archive alone, in a
folder of its own: no word of an earlier build can stay in it.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from ownwords.archive import PublishedStory, PublishedTranslation
from ownwords.errors import PlanError
from ownwords.made.addresses import story_address, translation_address
from ownwords.made.files import SiteFile
from ownwords.made.kit import Kit
from ownwords.made.wording.languages import primary
from ownwords.terms import Change
from ownwords.words.spoken import in_one_line

FOLDER = "find/words/"
_SIGNATURE = b"pagefind_dcd"
_MOST_SECONDS = 900
_OPEN = """\
import { createInstance } from "./pagefind.js";
const detail = createInstance({ noWorker: true });
document.dispatchEvent(new CustomEvent("ownwords:words", { detail }));
"""
"""Loaded once somebody searches. find.js itself stays readable to browsers without modules."""

Inside = Mapping[tuple[str, str], str]
"""From a story's id and a language it is told in to the id of its words in the index."""


@dataclass(frozen=True)
class WordIndex:
    """The files of the index, and where in it each story is. Empty where there is none."""

    files: tuple[SiteFile, ...] = ()
    inside: Inside = field(default_factory=dict)


def word_index(kit: Kit) -> WordIndex:
    """Raises PlanError where Pagefind does not run."""
    pages = dict(_pages(kit.archive.stories)) if kit.settings.word_search else {}
    if not pages:
        return WordIndex()
    with tempfile.TemporaryDirectory(prefix="ownwords-words-") as aside:
        given, made = Path(aside, "in"), Path(aside, "out")
        for address, (_, page) in pages.items():
            path = given / address / "index.html"
            path.parent.mkdir(parents=True)
            path.write_text(page, "utf-8")
        files = _run(given, made, primary(kit.settings.language))
    keys = {address: key for address, (key, _) in pages.items()}
    inside = {keys[address]: id for id, address in _fragments(files)}
    files["open.js"] = _OPEN.encode()
    return WordIndex(tuple(SiteFile(FOLDER + name, data) for name, data in files.items()), inside)


def _pages(stories: Iterable[PublishedStory]) -> Iterator[tuple[str, tuple[tuple[str, str], str]]]:
    """From its address to whose words these are, and the page that Pagefind reads."""
    for story in stories:
        if Change.EXCERPTS not in story.agreed.changes:
            continue
        spoken = [" ".join(cue.text for cue in each.cues) for each in story.recordings]
        yield story_address(story.id), ((story.id, story.language), _page(story, spoken))
        for told in story.translations:
            address = translation_address(story.id, told.language)
            yield address, ((story.id, told.language), _page(told, ()))


def _page(told: PublishedStory | PublishedTranslation, spoken: Iterable[str]) -> str:
    """In one paragraph: Pagefind ends each with a full stop, and would put it in their mouth."""
    texts = (in_one_line(told.body), *map(escape, spoken), escape(told.summary))
    return (
        f'<!doctype html><html lang="{escape(told.language)}"><meta charset="utf-8">'
        f"<body data-pagefind-body>"
        f'<span data-pagefind-meta="title[title]" title="{escape(told.title)}"></span>'
        f"<p>{' … '.join(texts)}</p>"
    )


def _run(given: Path, made: Path, language: str) -> dict[str, bytes]:
    """One index for all languages: a search must not miss a story for the language of the page."""
    said = ["--site", str(given), "--output-path", str(made), "--force-language", language]
    # Neither settings of another program of this machine, nor a file lying about, may steer it.
    around = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    try:
        import pagefind_bin

        subprocess.run(
            [pagefind_bin.get_executable(), *said, "--silent"],
            cwd=given,
            env=around,
            check=True,
            capture_output=True,
            timeout=_MOST_SECONDS,
        )
        return {path.relative_to(made).as_posix(): path.read_bytes() for path in _needed(made)}
    except (ImportError, OSError, ValueError, KeyError, subprocess.SubprocessError):
        # Not what it said: that may be words of a story, and a build log be public.
        remedy = "Write word_search: false under ownwords in mkdocs.yml to build without it"
        raise PlanError(f"The search inside stories could not be made. {remedy}.") from None


def _needed(made: Path) -> Iterator[Path]:
    """Without Pagefind's own forms and styles, and its worker."""
    entry = json.loads((made / "pagefind-entry.json").read_text("utf-8"))
    spoken = {each["wasm"] or "unknown" for each in entry["languages"].values()}
    yield from (made / "pagefind.js", made / "pagefind-entry.json")
    yield from (made / f"wasm.{language}.pagefind" for language in sorted(spoken))
    for pattern in ("*.pf_meta", "fragment/*", "index/*"):
        yield from sorted(made.glob(pattern))


def _fragments(files: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """The id of each fragment, and the address of the page it was made from."""
    for name, data in files.items():
        if name.startswith("fragment/"):
            told = json.loads(gzip.decompress(data).removeprefix(_SIGNATURE))
            yield Path(name).stem, told["url"].strip("/") + "/"


def program_texts(files: Iterable[SiteFile]) -> Iterator[str]:
    """What Pagefind's own program says, whatever the stories do."""
    for file in files:
        if file.uri.startswith(FOLDER) and isinstance(file.content, bytes):
            name = file.uri.removeprefix(FOLDER)
            if name.startswith("wasm."):
                yield b"\n".join(re.findall(rb"[ -~]{4,}", gzip.decompress(file.content))).decode()
            elif name in ("pagefind.js", "pagefind-entry.json"):
                yield file.content.decode()
