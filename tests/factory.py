"""Stories for tests: valid, agreed for the website and approved, unless changed.

A change of `storyteller`, `consent` or `approved` is laid over what is there; any other replaces
it. Dates, yes and no may be Python's own: they are read as if they stood in a file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path, PurePosixPath
from typing import Any

from ownwords.archive import PublishedStory
from ownwords.gate import Publication, publish
from ownwords.media.captions import Cue
from ownwords.reading.report import FileReport
from ownwords.terms import Part, Use
from ownwords.told.approval import codes, translation_code
from ownwords.told.front_matter import FrontMatter, Stub
from ownwords.told.sources import StoriesRead, Vocabulary, read_stories
from ownwords.told.story import AnyStory, Original, RefusedStory, Story, WithdrawnStory
from ownwords.told.texts import StoryText
from ownwords.told.translation import (
    AnyTranslation,
    RefusedTranslation,
    Translation,
    TranslationFields,
)
from ownwords.words.markdown import render
from ownwords.words.passages import Passage, find_passage
from ownwords.words.spoken import spoken_html

A_DAY = timedelta(days=1)
A_WEEK = timedelta(days=7)
TODAY = date(2026, 6, 1)
YESTERDAY, TOMORROW = TODAY - A_DAY, TODAY + A_DAY
FAR_OFF = date(2033, 1, 1)

ANOTHER_CODE = "v1-0000-0000-0000-0000-0000"
TEXT = "It rained all winter, and I was in hospital.\n\nThe leeks did not care.\n"
EVERYTHING = {use: list(Part) for use in Use}
VOCABULARY = Vocabulary(
    themes=frozenset({"connectedness", "hope"}),
    collections=frozenset({"harbour"}),
    content_notes=frozenset({"mental-health/hospital"}),
)

FRONT: dict[str, Any] = {
    "title": "Leeks in February",
    "summary": "Hospital, and growing leeks.",
    "language": "en-GB",
    "told": date(2026, 3, 14),
    "storyteller": {
        "credit": "first-name",
        "name": "Shona",
        "role": "Peer worker",
        "place": "Moray",
    },
    "themes": ["hope"],
    "tags": ["allotment"],
    "quotes": [{"id": "leeks", "words": "The leeks did not care.", "themes": ["hope"]}],
    "consent": {
        "form": "AV-2026-014",
        "wording": "v3",
        "status": "given",
        "given": date(2026, 3, 14),
        "adult": True,
        "witness": "JD",
        "review": date(2027, 3, 14),
        "expires": FAR_OFF,
        "allow": {"web": ["words"]},
        "changes": ["excerpts"],
    },
}
APPROVED = {"on": date(2026, 3, 28), "how": "read-aloud", "witness": "JD"}
LAID_OVER = ("storyteller", "consent")

PORTRAIT = {"file": "portrait.jpg", "alt": "Shona holding a leek."}
ARTWORK = [{"file": "print.png", "alt": "A print of a leek."}]
AUDIO = {"file": "shona.mp3", "alt": "Shona reads her story.", "transcript": "shona.vtt"}
FILM = {
    "file": "walk.mp4",
    "alt": "Shona walks round the allotment.",
    "captions": "walk.vtt",
    "poster": "poster.jpg",
}
IN_GAELIC: dict[str, Any] = {
    "title": "Creamh-gàrraidh sa Ghearran",
    "summary": "An t-ospadal, agus creamh-gàrraidh.",
    "translated_by": "Mòrag",
    "quotes": [{"id": "leeks", "words": "Bha an creamh-gàrraidh coma."}],
}
TEXT_IN_GAELIC = "Bha an t-uisge ann fad a’ gheamhraidh.\n\nBha an creamh-gàrraidh coma.\n"
TRANSLATABLE = {"changes": ["excerpts", "translation"]}

ALL_MEDIA = {"portrait": PORTRAIT, "artwork": ARTWORK, "audio": AUDIO, "film": FILM}
MINOR = {
    "adult": False,
    "by": "storyteller-and-guardian",
    "given": TODAY - A_WEEK,
    "review": TODAY + 30 * A_DAY,
}


def make_front(**changes: Any) -> FrontMatter:
    front: dict[str, Any] = FRONT | {key: v for key, v in changes.items() if key not in LAID_OVER}
    for key in LAID_OVER:
        front[key] = _without_none(FRONT[key] | changes.get(key, {}))
    return FrontMatter.model_validate(_as_written(_without_none(front)))


def make_story(
    id: str = "leeks-in-february",
    text: str = TEXT,
    approved: Mapping[str, Any] | None = APPROVED,
    files: Mapping[str, bytes] | None = None,
    cues: tuple[Cue, ...] = (Cue(0.0, 2.0, "It rained."),),
    **changes: Any,
) -> Story:
    """`files` says what files hold; any other holds its own name. `approved=None`: not yet."""
    front = make_front(**changes)
    named = list(_files_of(front))
    story = Story(
        id=id,
        path=PurePosixPath(f"stories/{id}/story.md"),
        front=front,
        text=make_text(text, front),
        originals={n: make_original(n, (files or {}).get(n, n.encode())) for n in named},
        cues={name: cues for name in named if name.endswith(".vtt")},
        source=f"---\n(front matter)\n---\n{text}",
    )
    if approved is None:
        return story
    words, terms = codes(story)
    signed = APPROVED | {"words": words, "terms": terms} | approved
    return _with_front(story, make_front(**changes, approved=signed))


def make_translation(
    story: Story,
    language: str = "gd",
    text: str = TEXT_IN_GAELIC,
    approved: Mapping[str, Any] | None = APPROVED,
    **changes: Any,
) -> Translation:
    """One that says in Gaelic what the story says. `approved=None`: not yet."""
    alts = {each.file: f"{each.alt} (gd)" for each in story.front.with_alt}
    said = _without_none(IN_GAELIC | {"alt": alts} | changes)
    path = story.path.with_name(f"story.{language}.md")

    def made(signed: Mapping[str, Any]) -> Translation:
        front = TranslationFields.model_validate(_as_written(said | signed))
        return Translation(language, path, front, make_text(text, front), "(source)")

    if approved is None:
        return made({})
    signed = APPROVED | {"words": translation_code(story, made({}))} | approved
    return made({"approved": signed})


def make_translated(*, language: str = "gd", **changes: Any) -> Story:
    """A story whose storyteller agreed to translations, with one that they approved."""
    consent = TRANSLATABLE | changes.pop("consent", {})
    story = make_story(**changes, consent=consent)
    return replace(story, translations=(make_translation(story, language),))


def make_refused_translation(language: str = "gd", source: str = "") -> AnyTranslation:
    path = PurePosixPath(f"stories/leeks-in-february/story.{language}.md")
    return RefusedTranslation(language, path, source)


def make_text(text: str, front: FrontMatter | TranslationFields) -> StoryText:
    rendered = render(text, FileReport(PurePosixPath("story.md")))
    spoken = spoken_html(rendered.html)
    passages = {quote.id: find_passage(spoken, quote.words) for quote in front.quotes}
    found = {id: p for id, p in passages.items() if isinstance(p, Passage)}
    return StoryText(rendered.html, rendered.links, found, spoken.count)


def make_original(name: str, data: bytes) -> Original:
    digest = hashlib.sha256(data).hexdigest()
    return Original(Path("/nowhere") / name, digest, PurePosixPath(name).suffix)


def make_withdrawn(id: str = "the-blue-coat", **changes: Any) -> WithdrawnStory:
    stub = Stub.model_validate({"withdrawn": "2026-05"} | changes)
    return WithdrawnStory(id, PurePosixPath(f"stories/{id}/story.md"), stub, "withdrawn: 2026-05")


def make_refused(id: str = "out-of-step", source: str = "", **changes: Any) -> RefusedStory:
    return RefusedStory(id, PurePosixPath(f"stories/{id}/story.md"), source, **changes)


def let_through(*stories: AnyStory, use: Use = Use.WEB, as_of: date = TODAY) -> Publication:
    return publish(stories, use, as_of)


def published(story: AnyStory, use: Use = Use.WEB, as_of: date = TODAY) -> PublishedStory:
    """The one story as readers see it."""
    (only,) = let_through(story, use=use, as_of=as_of).stories
    return only


AS_WRITTEN = """\
---
title: Leeks in February
summary: Hospital, and growing leeks.
language: en-GB
told: 2026-03-14
storyteller:
  credit: first-name
  name: Shona
  role: Peer worker
  place: Moray
themes: [hope]
tags: [allotment]
quotes:
  - id: leeks
    words: The leeks did not care.
consent:
  form: AV-2026-014
  wording: v3
  status: given
  given: 2026-03-14
  adult: yes
  witness: JD
  starts: 2026-04-01
  review: 2027-03-14
  expires: 2029-03-13
  allow:
    web: [words]
    book: [words]
  changes: [excerpts]
  search_engines: no
  ai_training: no
  conditions: [Not in the Moray paper]
---
It *rained* all winter, and I was in "hospital".

The leeks did not care. See [the society](https://leeks.example/).
"""


AS_TRANSLATED = """\
---
title: Creamh-gàrraidh sa Ghearran
summary: An t-ospadal, agus creamh-gàrraidh.
translated_by: Mòrag
quotes:
  - id: leeks
    words: Bha an creamh-gàrraidh coma.
---
Bha an t-uisge ann fad a’ gheamhraidh.

Bha an creamh-gàrraidh *coma*. Seall air [a’ chomann](https://creamh.example/).
"""


def write_story(folder: Path, text: str = AS_WRITTEN, **files: bytes) -> Path:
    """A story's folder with its file; a file's name is given with _ for its dot."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "story.md").write_bytes(text.encode())
    for name, data in files.items():
        (folder / name.replace("_", ".")).write_bytes(data)
    return folder


def read_all(root: Path) -> StoriesRead:
    return read_stories(root, root / "stories", VOCABULARY)


def read_one(root: Path, text: str = AS_WRITTEN, **files: bytes) -> Story:
    """The story that such a file is read as."""
    write_story(root / "stories" / "leeks-in-february", text, **files)
    read = read_all(root)
    assert read.problems == ()
    (story,) = read.stories
    assert isinstance(story, Story)
    return story


def faults_in(root: Path, text: str = AS_WRITTEN, **files: bytes) -> list[str]:
    """What is told of such a file: `line field: fault`."""
    write_story(root / "stories" / "leeks-in-february", text, **files)
    return [f"{p.line} {p.field}: {p.fault}" for p in read_all(root).problems]


def _files_of(front: FrontMatter) -> list[str]:
    holders = [front.portrait, *front.artwork, front.audio, front.film]
    keys = ("file", "transcript", "captions", "poster", "described", "bsl")
    return [name for h in holders if h for key in keys if (name := getattr(h, key, None))]


def _with_front(story: Story, front: FrontMatter) -> Story:
    return Story(story.id, story.path, front, story.text, story.originals, story.cues, story.source)


def _without_none(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value is not None}


def _as_written(value: Any) -> Any:
    """The value as it would stand in a file: text, lists and keys alone."""
    if isinstance(value, Mapping):
        return {str(key): _as_written(each) for key, each in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_as_written(each) for each in value]
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
