"""What is withheld and what is rightly public, and the needles that the first makes.

Knows no files of the site and no way of encoding: see decoders.py and scan.py.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from ownwords.verify.decoders import views
from ownwords.verify.words import RUN, flatten, runs, split, words

_DIGITS_THAT_TELL = 7


@dataclass(frozen=True)
class Secret:
    """Everything one withheld story holds."""

    id: str
    titles: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    """Summary, quotes, alt texts, the consent record: short strings, told whole."""
    labels: tuple[str, ...] = ()
    """Tags, role, place: what the archive's own pages may say as well, however long it is."""
    texts: tuple[str, ...] = ()
    """Body, captions, transcripts, the raw file: told by runs of eight words."""
    file_names: tuple[str, ...] = ()
    media: tuple[bytes | Path, ...] = ()
    """Original bytes of pictures, audio and film, or the files that hold them."""
    originals: tuple[bytes | Path, ...] = ()
    """Pictures that are published, but not with everything their files carry along."""


@dataclass(frozen=True)
class Known:
    """What may rightly stand in the site."""

    published: tuple[str, ...]
    """Every text of the stories let through, their ids too: whatever stands here is no secret."""
    own_words: tuple[str, ...]
    """The archive's pages, theme files and settings: they excuse short needles only."""
    addresses: frozenset[str] | None
    """The files the site may hold, such as "stories/x/index.html". None: not checked."""
    notices: frozenset[str] = frozenset()
    """Ids whose address carries a notice, so that the id itself is known."""
    media: tuple[bytes | Path, ...] = ()
    """Originals of what is published, and the archive's own pictures."""


LABEL = "tag, role or place"


@dataclass(frozen=True)
class Needle:
    """Words that must not be found, and what finding them means."""

    words: tuple[str, ...]
    id: str
    what: str
    exact: re.Pattern[str] | None = field(default=None, compare=False)
    """Where the words alone do not tell: must be found in the flattened text as well."""
    is_address: bool = field(default=False, compare=False)
    """Where the story would be read: a word is anybody's, and a link to it is not."""

    @property
    def is_short(self) -> bool:
        """Could be anybody's: excused where the archive says it in its own words."""
        return self.what == LABEL or (len(self.words) < 4 and not self.is_address)

    @property
    def is_long_enough_for_raw_bytes(self) -> bool:
        return len(" ".join(self.words)) >= 8


def needles(secret: Secret, known: Known) -> Iterator[Needle]:
    """All needles of a story, before those that are no secret are taken out."""
    if secret.id not in known.notices:
        yield _of_id(secret.id)
        yield _of_address(secret.id)
    for what, texts in (
        ("title", secret.titles),
        ("name", secret.names),
        ("quote or phrase", secret.phrases),
        (LABEL, secret.labels),
    ):
        for text in texts:
            yield from whole(text, secret.id, what)
    for text in secret.texts:
        yield from _by_runs(text, secret.id)
    for name in secret.file_names:
        if not is_common(name):
            yield _of_file_name(name, secret.id)


def whole(text: str, id: str, what: str) -> Iterator[Needle]:
    """Told whole; from eight words on by its runs, so that a shortened one is found too."""
    for row in _readings(text):
        if len(row) >= RUN:
            yield from (Needle(run, id, what) for run in runs(row))
        elif sum(map(len, row)) > 1 and not _is_a_number(row):
            yield Needle(row, id, what)


def _is_a_number(row: tuple[str, ...]) -> bool:
    """A form numbered 12, a tag "2026": every page and drawing has such numbers."""
    return all(map(str.isdigit, row)) and sum(map(len, row)) < _DIGITS_THAT_TELL


def _by_runs(text: str, id: str) -> Iterator[Needle]:
    for part in parts(text):
        for row in _readings(part):
            if len(row) >= RUN:
                told = filter(_is_telling, runs(row))
                yield from (Needle(run, id, "eight words in a row") for run in told)
    # A whole text that is short; not the pieces of a front matter, such as "yes".
    if 2 <= len(row := words(text)) < RUN:
        yield Needle(row, id, "quote or phrase")


def _is_telling(run: tuple[str, ...]) -> bool:
    """False for the time codes of captions, and for "no, no, no"."""
    return len({word for word in run if not word.isdigit()}) >= 4


_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?)^---[ \t]*$", re.S | re.M)
_KEY = re.compile(r"^[ \t]*(?:-[ \t]+)?[\w-]+:|[{,]\s*[\w-]+:", re.M)


def parts(text: str) -> list[str]:
    """The values of the front matter, each by itself, and the text under it.

    A run over the keys ("status given given 2026 …") tells no story: the page that explains how
    to write one has it too.
    """
    match = _FRONT_MATTER.match(text)
    if match is None:
        return [text]
    return [*_KEY.split(match[1]), text[match.end() :]]


_LINK = re.compile(r"!?\[([^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])")
_UNREAD = re.compile(
    r"\[\^[^\[\]]*\]"  # a footnote's mark
    r"|^(?:\d+|[^\n]*-->[^\n]*)$"  # the number and the times of a caption
    r"|[*`~]+|\\(?=[^\w\s])",
    re.M,
)


def told(text: str) -> Iterator[str]:
    """The text as it stands, and as it reads without its Markdown or caption marks."""
    yield text
    read = _UNREAD.sub("", _LINK.sub(r"\1", text))
    if read != text:
        yield read


def _readings(text: str) -> set[tuple[str, ...]]:
    return {tuple(split(flatten(view.text))) for form in told(text) for view in views(form)}


def _of_id(id: str) -> Needle:
    return Needle(words(id), id, "id", id_pattern(id))


def _of_address(id: str) -> Needle:
    address = f"stories/{id}"
    exact = re.compile(rf"(?<![\w-])stories/{_written(id)}(?![\w\u2010-])")
    return Needle(words(address), id, "id", exact, is_address=True)


def id_pattern(id: str) -> re.Pattern[str]:
    """The id by itself in a flattened text: not in prose, and not within a longer id."""
    if id.isdigit():  # a year, a count; an address only behind a stroke
        return re.compile(rf"(?<=/){re.escape(id)}(?![\w\u2010-])")
    return re.compile(rf"(?<![\w\u2010-]){_written(id)}(?![\w\u2010-])")


def _written(id: str) -> str:
    return "[-_\u2010]".join(map(re.escape, words(id)))


_COMMON = re.compile(
    r"(?:artwork|audio|captions?|cover|film|image|index|img|interview|movie|photo|picture|portrait"
    r"|poster|readme|recording|scan|sound|story|subtitles?|thumbnail|track|transcript|video|voice)"
    r"[-_ ]?(?:\d{0,2}|[a-z]{2})"
)


def is_common(name: str) -> bool:
    """A file name that tells nothing: portrait.jpg, photo-2.png, captions.en.vtt."""
    return bool(_COMMON.fullmatch(flatten(PurePosixPath(name).name).split(".")[0]))


def _of_file_name(name: str, id: str) -> Needle:
    flat = flatten(PurePosixPath(name).name)
    exact = re.sub(r"(?:\\?[\s_-])+", r"[\\s_+-]+", re.escape(flat))
    return Needle(words(flat), id, "file name", re.compile(rf"(?<![\w-]){exact}(?![\w-])"))


def stems(secret: Secret) -> Iterator[Needle]:
    """File names without their ending, for the site's own file names alone."""
    for name in secret.file_names:
        row = words(PurePosixPath(name).stem)
        if not is_common(name) and len("".join(row)) >= 5:
            yield Needle(row, secret.id, "file name")
