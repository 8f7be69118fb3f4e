"""What the finished site must not hold: withheld stories, and what is withheld of the others.

Held against what was let through for the site. What its page may show but a feed or a preview may
not is rightly public, so that no reading of bytes finds it there: for that stand the archives of
each use (archive.py) and the tests of every channel (tests/test_channels.py).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path, PurePosixPath

from ownwords.gate import Publication
from ownwords.reading.report import FileReport
from ownwords.told.story import AnyStory, RefusedStory, Story, WithdrawnStory
from ownwords.told.translation import AnyTranslation, RefusedTranslation
from ownwords.verify.needles import Secret
from ownwords.verify.words import RUN
from ownwords.words.markdown import render

_FILE = r"""["']?(?P<file>[^\s:"'{},][^:\n"'{},]*\.(?:jpe?g|png|webp|mp3|m4a|mp4))["']?"""
_KEY = rf"(?:(?P<key>\w+)|{_FILE})"
_VALUE = re.compile(rf"^[ \t-]*{_KEY}[ \t]*:[ \t]*(?P<value>\S.*)$", re.MULTILINE)
_IN_BRACES = re.compile(
    rf"""[{{,][ \t]*{_KEY}[ \t]*:[ \t]*(?P<value>"[^"\n]*"|'[^'\n]*'|[^,}}\n]+)"""
)
_KEYED = re.compile(r"(?:^[ \t-]*|[{,][ \t]*)[\w.-]+[ \t]*:", re.MULTILINE)
_TOLD_WHOLE = frozenset(
    {"title", "name", "summary", "words", "alt", "form", "file", "translated_by"}
)
"""Keys of a file that cannot be read whose values are looked for, however short."""
_TELLING = 4
"""Words from which on any value is looked for."""


def secrets_of(
    stories: Iterable[AnyStory], publication: Publication, *, named: Collection[str] = ()
) -> Iterator[Secret]:
    """What the publication did not let through: a secret for each story and each translation.

    `named` are the stories that may be named and linked to there, and nothing else of them shown.
    """
    published = {story.id: story.languages[1:] for story in publication.stories}
    for story in stories:
        for translation in story.translations:
            yield _of_a_translation(story, translation, published.get(story.id, ()))
        if isinstance(story, RefusedStory):
            yield _of_a_refused(story)
        elif isinstance(story, WithdrawnStory):
            phrases = (story.stub.form,) if story.stub.form else ()
            names = tuple(path.name for path in story.beside)
            yield Secret(story.id, phrases=phrases, file_names=names, media=story.beside)
        elif story.id in published:
            yield _of_a_published(story, publication)
        elif story.id in named:
            yield _of_a_named(story)
        else:
            yield _of_a_withheld(story)


def _of_a_withheld(story: Story) -> Secret:
    front = story.front
    teller = front.storyteller
    return Secret(
        id=story.id,
        titles=(front.title,),
        names=(teller.name,) if teller.name else (),
        phrases=(
            front.summary,
            *(quote.words for quote in front.quotes),
            *_alts(story),
            *_of_the_record(story),
        ),
        labels=(*filter(None, (teller.role, teller.place)), *front.tags),
        texts=(_plain(story.text.html), *_cues(story)),
        file_names=(*story.originals, *(path.name for path in story.beside)),
        media=(*(original.path for original in story.originals.values()), *story.beside),
    )


def _of_a_named(story: Story) -> Secret:
    """Everything but its id, its title and how its storyteller is named."""
    return replace(_of_a_withheld(story), titles=(), names=(), labels=())


def _of_a_published(story: Story, publication: Publication) -> Secret:
    """The consent record, and the media that were not agreed for this use."""
    kept = {n: o for n, o in story.originals.items() if o.digest not in publication.originals}
    return Secret(
        id=story.id,
        phrases=(*_alts(story), *_of_the_record(story)),
        texts=tuple(_cues(story)),
        file_names=(*story.originals, *(path.name for path in story.beside)),
        media=(*(original.path for original in kept.values()), *story.beside),
        originals=tuple(_originals_of_pictures(story)),
    )


def _originals_of_pictures(story: Story) -> Iterator[Path]:
    """Pictures are made anew for readers: the files themselves hold places and times as well."""
    front = story.front
    names = [picture.file for picture in (front.portrait, *front.artwork) if picture]
    names += [front.film.poster] if front.film and front.film.poster else []
    yield from (story.originals[name].path for name in names)


def _of_the_record(story: Story) -> Iterator[str]:
    front = story.front
    yield front.consent.form
    yield from front.consent.conditions
    # Shorter, what was written stands in many a page that has nothing to do with it.
    yield from (each.why for each in front.accept if len(each.why.split()) >= _TELLING)
    if front.approved:
        yield from (front.approved.words, front.approved.terms)
        yield from front.approved.agreed.conditions if front.approved.agreed else ()


def _alts(story: Story) -> Iterator[str]:
    front = story.front
    for holder in (front.portrait, *front.artwork, front.audio, front.film):
        if holder:
            yield holder.alt


def _cues(story: Story) -> Iterator[str]:
    for cues in story.cues.values():
        yield " ".join(cue.text for cue in cues)


def _of_a_translation(story: AnyStory, told: AnyTranslation, published: Collection[str]) -> Secret:
    """All of its words; of a published one, what it says of media that were not agreed."""
    if isinstance(told, RefusedTranslation):
        return _of_a_source(story.id, told.source)
    front = told.front
    kept = (*front.alt.values(), *((front.approved.words,) if front.approved else ()))
    if told.language in published:
        return Secret(story.id, phrases=kept)
    quotes = (quote.words for quote in front.quotes)
    return Secret(
        id=story.id,
        titles=(front.title,),
        phrases=(front.summary, *quotes, *kept),
        # The archive may thank its translators on a page of its own.
        labels=tuple(filter(None, (front.translated_by,))),
        texts=(_plain(told.text.html),),
    )


def _of_a_refused(story: RefusedStory) -> Secret:
    return replace(
        _of_a_source(story.id, story.source),
        file_names=tuple(story.originals),
        media=tuple(original.path for original in story.originals.values()),
    )


def _of_a_source(id: str, source: str) -> Secret:
    """From a file that could not be read whole: every value that tells, and the text below."""
    front, body = _in_two(source)
    found = [*_VALUE.finditer(front), *_IN_BRACES.finditer(front)]
    values = [(match["key"], match["value"].strip(" \"'")) for match in found]
    telling = [value for key, value in values if len(value.split()) >= _TELLING]
    # A key that is a file's name stands before an alt text, in a translation.
    whole = [value for key, value in values if key is None or key in _TOLD_WHOLE]
    html = render(body, FileReport(PurePosixPath(id))).html
    return Secret(
        id=id,
        phrases=tuple(dict.fromkeys((*whole, *telling))),
        # A value may go on over several lines: it is told by its runs.
        texts=(body, _plain(html), *(v for v in _KEYED.split(front) if len(v.split()) >= RUN)),
    )


def _plain(html: str) -> str:
    """The words alone: the markup around them stands in every page."""
    return unescape(re.sub(r"<[^>]*>", " ", html))


def _in_two(source: str) -> tuple[str, str]:
    parts = re.split(r"^---[ \t\r]*$", source, maxsplit=2, flags=re.MULTILINE)
    return (parts[1], parts[2]) if len(parts) == 3 else (source, source)
