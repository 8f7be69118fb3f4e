"""A new story as a draft in which nothing is granted.

The archive's own reader reads it aside before it takes its place: what it has against a draft,
other than what is still to be written, is told and nothing is left behind.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from ownwords.editorial.model import Editorial
from ownwords.editorial.sources import read_editorial
from ownwords.errors import Problem
from ownwords.place import Place
from ownwords.told.names import is_id
from ownwords.told.sources import STORY_FILE, Vocabulary, read_stories

_STAND_IN = "the-draft"
_STILL_TO_WRITE = ("is missing", "there are no words in the story")
_OPTIONS = {
    "id": "--id",
    "title": "--title",
    "summary": "--summary",
    "language": "--language",
    "told": "--told",
    "collection": "--collection",
    "themes": "--theme",
    "storyteller.credit": "--credit",
    "storyteller.name": "--name",
    "storyteller.role": "--role",
    "storyteller.place": "--place",
}
_NOTHING_GRANTED = """\
consent:
  # Once the form is signed, what stands on it and nothing else: its form and wording, adult,
  # given, witness, review and expires, each use under allow, and at last the status.
  status: requested
  allow: {}
  changes: []
  search_engines: no
  ai_training: no
  conditions: []
"""


@dataclass(frozen=True)
class Answers:
    """What is known of a new story before its form is signed. None: nobody has said."""

    id: str | None = None
    title: str | None = None
    summary: str | None = None
    credit: str | None = None
    name: str | None = None
    role: str | None = None
    place: str | None = None
    language: str | None = None
    told: date | None = None
    collection: str | None = None
    themes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Draft:
    """A story as it will be written: its answers, its words, and the pictures beside it."""

    answers: Answers
    body: str = ""
    files: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True)
class Slip:
    """Something typed that cannot stand, and what to type instead."""

    option: str
    fault: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.option}: {_sentence(self.fault)} {_sentence(self.remedy)}"


@dataclass(frozen=True)
class Shelf:
    """The archive that a draft is for: its words for themes, and the addresses in use."""

    place: Place
    editorial: Editorial
    vocabulary: Vocabulary
    taken: frozenset[str]

    @property
    def language(self) -> str:
        return self.place.settings.language


def shelf_in(place: Place) -> Shelf:
    """What a new story has to fit in with."""
    read = read_editorial(place.root, place.pages, place.settings.language)
    notes = frozenset(read.editorial.content_notes)
    vocabulary = Vocabulary(read.themes_named, read.collections_named, notes)
    taken = [path.parent.name for path in place.stories.rglob(STORY_FILE)]
    taken += [path.name for path in place.stories.iterdir() if path.is_dir()]
    return Shelf(place, read.editorial, vocabulary, frozenset(taken))


def written(draft: Draft) -> str:
    """The file of a draft."""
    head = "\n".join(_front_matter(draft.answers))
    return f"---\n{head}\n{_NOTHING_GRANTED}---\n\n{draft.body}"


def _front_matter(answers: Answers) -> Iterator[str]:
    yield "# Not on the site before it is approved: `ownwords check` tells what is missing."
    for key in ("title", "summary"):
        if value := getattr(answers, key):
            yield f"{key}: {_quoted(value)}"
    yield from _plain("language", answers.language)
    yield from _plain("told", answers.told.isoformat() if answers.told else None)
    yield from _plain("collection", answers.collection)
    teller = {key: getattr(answers, key) for key in ("credit", "name", "role", "place")}
    if any(teller.values()):
        yield "storyteller:"
        yield from (f"  {key}: {_quoted(value)}" for key, value in teller.items() if value)
    yield f"themes: [{', '.join(map(_quoted, answers.themes))}]"
    yield "tags: []"
    yield "content_notes: []"
    yield "# Everybody else in it, such as {who: my sister, how: agreed}"
    yield "people: []"


def _plain(key: str, value: str | None) -> Iterator[str]:
    if value:
        yield f"{key}: {_quoted(value)}"


def _quoted(value: str) -> str:
    """As YAML: bare where that is plainly the same, else in double quotes."""
    is_bare = value.replace("-", "").isalnum() and value.isascii() and value[0] != "-"
    is_word = value.casefold() not in ("yes", "no", "true", "false", "null", "on", "off")
    return value if is_bare and is_word else json.dumps(value, ensure_ascii=False)


def write_draft(shelf: Shelf, draft: Draft) -> tuple[Path, Sequence[Slip]]:
    """Write a draft into a folder of its own; where there are slips, nothing is written."""
    stories = shelf.place.stories
    slips = [*_against_id(draft.answers.id or "", shelf.taken)]
    # A folder whose name begins with a dot is read by nobody.
    with tempfile.TemporaryDirectory(prefix=".new-", dir=stories) as aside:
        folder = Path(aside) / (_STAND_IN if slips else draft.answers.id or _STAND_IN)
        _fill(folder, draft)
        slips += _told_by_the_reader(Path(aside), shelf.vocabulary)
        target = stories / folder.name
        if not slips:
            folder.rename(target)
    return target / STORY_FILE, slips


def _fill(folder: Path, draft: Draft) -> None:
    folder.mkdir()
    (folder / STORY_FILE).write_text(written(draft), "utf-8", newline="\n")
    for name, data in draft.files.items():
        (folder / name).write_bytes(data)


def slips_in(answers: Answers, shelf: Shelf) -> Sequence[Slip]:
    """What is wrong with answers, before anything is written into the archive."""
    told = [*_against_id(answers.id, shelf.taken)] if answers.id else []
    with tempfile.TemporaryDirectory() as aside:
        folder = Path(aside) / (_STAND_IN if told else answers.id or _STAND_IN)
        _fill(folder, Draft(answers))
        return [*told, *_told_by_the_reader(Path(aside), shelf.vocabulary)]


def _told_by_the_reader(aside: Path, vocabulary: Vocabulary) -> Iterator[Slip]:
    """Problems that are more than something still to be written."""
    problems = read_stories(aside, aside, vocabulary).problems
    yield from (_slip(p) for p in problems if p.fault not in _STILL_TO_WRITE)


def _slip(problem: Problem) -> Slip:
    if problem.field == "id":
        remedy = "Choose another: the address stays for good, and must never hold a name"
        return Slip("--id", problem.fault, remedy)
    if problem.fault.endswith("there is no name"):
        remedy = "Write the name to show, such as --name Shona, or another --credit"
        return Slip("--name", problem.fault, remedy)
    if problem.fault.endswith("there is no role"):
        return Slip("--role", problem.fault, "Write it, such as --role Champion")
    option = _OPTIONS.get(problem.field)
    return Slip(option or f"line {problem.line}", problem.fault, problem.remedy)


def _against_id(id: str, taken: Iterable[str]) -> Iterator[Slip]:
    if not is_id(id):
        remedy = "Write lower-case words and digits with hyphens, 3 to 40 characters, such as "
        yield Slip("--id", f'"{id}" cannot be an address', f"{remedy}leeks-in-february")
    elif id.casefold() in {other.casefold() for other in taken}:
        fault = f'there is, or was, a story at "{id}"'
        yield Slip("--id", fault, f"Write another, such as {id[:37].rstrip('-')}-2")


def with_defaults(answers: Answers, shelf: Shelf) -> Answers:
    """The archive's language, where nobody said another."""
    return replace(answers, language=answers.language or shelf.language)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."
