"""`ownwords import`: a document, a text or captions become a draft, word for word."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Annotated

import typer

from ownwords.desk.drafting import options
from ownwords.desk.drafting.bringing.brought import Brought, CannotBeBroughtIn, Told
from ownwords.desk.drafting.draft import Answers, Draft, shelf_in
from ownwords.desk.drafting.new import answered, put_down
from ownwords.desk.options import Archive
from ownwords.desk.show import is_for_a_log, say
from ownwords.reading.suggest import several_near

_KINDS = ".docx, .md, .txt, .vtt or .srt"
_MOST_BYTES = 64 * 1024 * 1024
_HEADING = re.compile(r"\s*#[ \t]+(.+?)[ \t#]*(?:\n|$)")
_WORD = (".docx", ".docm", ".doc", ".odt", ".rtf", ".pdf")
"""What Word opens. All but the first are told what to do instead, by what they hold."""


@options.told_of_a_story
def bring_in(
    said: Answers,
    file: Annotated[Path, typer.Argument(metavar="FILE", help=f"The story as it is: {_KINDS}.")],
    archive: Archive = Path(),
    without_pictures: Annotated[
        bool, typer.Option("--without-pictures", help="Bring the words in, and no picture.")
    ] = False,
    no_questions: options.NoQuestions = False,
) -> None:
    """Bring a story in from a file, as a draft in which nothing is granted.

    Not a word is changed; the heading that becomes the title is taken out of the words. What the
    file held besides (hidden words, comments, tracked changes, names) is told and left behind;
    pictures are made anew. The file itself stays as it was.

    Example: ownwords import "Leeks.docx" --credit first-name --name Shona
    """
    from ownwords.settings import place_in

    shelf = shelf_in(place_in(archive))
    brought = read_file(file)
    files: dict[str, bytes] = {}
    if brought.pictures and not without_pictures:
        from ownwords.desk.drafting.bringing.pictures import made_anew

        files = made_anew(brought.pictures)
    say_what_was_told(brought.told)
    say_of_pictures(files, len(brought.pictures))
    answers = answered(
        said, shelf, asks=not no_questions, names=brought.names, heading=brought.title or ""
    )
    words = without_heading(brought.markdown, answers.title or "")
    if words != brought.markdown:
        say("Its heading is its title now, and was taken out of its words: it would stand twice.")
    first = "Read it through beside the file, and take out what nobody agreed to share."
    put_down(shelf, Draft(answers, words, files), first)


def without_heading(markdown: str, title: str) -> str:
    """The words without a heading that says the title and nothing else, no link and no note."""
    heading = _HEADING.match(markdown)
    if heading and title and _bare(heading[1]) == _bare(title):
        return markdown[heading.end() :].lstrip("\n")
    return markdown


def _bare(text: str) -> str:
    """Without emphasis, and without what keeps a character from being a sign."""
    return " ".join(re.sub(r"[*\\]", "", text).split())


def read_file(file: Path) -> Brought:
    """What a file holds, by its ending; raises CannotBeBroughtIn with what to do instead."""
    if not file.is_file():
        raise typer.BadParameter(_no_file(file), param_hint="FILE")
    if file.stat().st_size > _MOST_BYTES:
        raise CannotBeBroughtIn(f"{file.name} is over 64 MiB: too large for a story.")
    data = file.read_bytes()
    ending = file.suffix.lower()
    if ending in _WORD:
        from ownwords.desk.drafting.bringing.word import bring_in_word

        return bring_in_word(data)
    readers: Mapping[str, Callable[[bytes, str], Brought]] = _readers()
    if ending in readers:
        return readers[ending](data, file.name)
    raise CannotBeBroughtIn(f"{file.name} is none of {_KINDS}. Save it as one of these.")


def _no_file(file: Path) -> str:
    """What to type instead. A log is told of no other file."""
    told = f'there is no file "{file}".'
    if is_for_a_log(os.environ):
        return told
    folder = file.parent
    beside = [path.name for path in folder.iterdir()] if folder.is_dir() else []
    kinds = tuple(_KINDS.replace(",", "").replace("or ", "").split())
    named = [name for name in beside if name.lower().endswith(kinds)]
    near = [f'"{folder / name}"' for name in several_near(file.name, named)]
    meant = f" Did you mean {' or '.join(near)}?" if near else ""
    return f"{told}{meant} Or type ownwords import and a space, and drag the file into this window"


def _readers() -> Mapping[str, Callable[[bytes, str], Brought]]:
    from ownwords.desk.drafting.bringing.captions import bring_in_captions
    from ownwords.desk.drafting.bringing.texts import bring_in_markdown, bring_in_text

    return {
        ".txt": bring_in_text,
        ".md": bring_in_markdown,
        ".markdown": bring_in_markdown,
        ".vtt": bring_in_captions,
        ".srt": bring_in_captions,
    }


def say_what_was_told(told: Iterable[Told]) -> None:
    """What else was in the file. Its own words are for a terminal, never for a log."""
    is_log = is_for_a_log(os.environ)
    for each in told:
        words = f': "{each.words}"' if each.words and not is_log else ""
        say(f"{each.what[0].upper()}{each.what[1:]}{words}.")


def say_of_pictures(files: Mapping[str, bytes], number: int) -> None:
    if files:
        names = ", ".join(files)
        say(f"Pictures, made anew beside the story: {names}. Name those to show in story.md.")
    elif number:
        say("Pictures, not brought in.")
