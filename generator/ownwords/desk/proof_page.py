"""The proof as a page, and as steps for somebody who does not read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from html import unescape

from ownwords.archive import PublishedStory
from ownwords.desk.agreed import Agreed, Yes, agreed_in, in_words
from ownwords.desk.paper import Size, paper
from ownwords.desk.proof_facts import Proof
from ownwords.desk.proof_media import (
    TITLE_ALONE,
    Heard,
    Seen,
    galleries_of,
    pictures_in,
    recordings_in,
)
from ownwords.desk.proof_places import QuotePlaces, quotes_of
from ownwords.desk.wording import NOTICES, PARTS, SETTLED, USES
from ownwords.edition import ArchiveRead
from ownwords.made.addresses import story_address
from ownwords.made.wording.interface import Interface
from ownwords.made.wording.languages import direction_of
from ownwords.place import Place
from ownwords.settings import settings_in
from ownwords.terms import Part, Use
from ownwords.told.approval import paragraphs
from ownwords.told.story import FrontMatter

_FORMS = {
    Use.WEB: "It has a page of its own, with everything above.",
    Use.GUIDES: "Read out, on a screen, or printed for a group.",
    Use.BOOK: "In a book that people can download or print.",
    Use.SOCIAL: "A small preview where somebody shares the link.",
    Use.FEEDS: "A line in a list that other websites read.",
    Use.RESEARCH: "With other stories, for people who study them.",
}


@dataclass(frozen=True)
class InUse:
    """What one use shows of the story."""

    name: str
    form: str
    shows: str
    leaves_out: str


@dataclass(frozen=True)
class Reading:
    """Everything on the paper, in the order in which it is read."""

    title: str
    summary: str
    credit: str
    language: str
    direction: str
    body: str
    translated_by: str | None
    notes: tuple[str, ...]
    lists: tuple[tuple[str, str], ...]
    """Themes, tags and collection: by what else the story is found."""
    pictures: tuple[Seen, ...]
    recordings: tuple[Heard, ...]
    uses: tuple[InUse, ...]
    quotes: tuple[QuotePlaces, ...]
    agreed: Agreed
    conditions: tuple[str, ...]
    dates: tuple[tuple[str, str], ...]
    people: tuple[tuple[str, str], ...]
    address: str | None
    contact: str
    """Whom they can tell, in the archive's words; empty where it does not say."""
    left: str
    """What stays at the address when the story is taken back."""
    code: str
    waits: str | None
    form: str
    is_public: bool
    """Whether some of it can be read already."""


def reading_of(proof: Proof, read: ArchiveRead, place: Place) -> Reading | None:
    """None where no use shows anything of it."""
    story = proof.whole or next(iter(proof.published.values()), None)
    if story is None:
        return None
    front, interface = proof.story.front, Interface(place.settings.language, place.themes)
    told = proof.told or story
    alts = proof.told.alts if proof.told else {}
    galleries = galleries_of(proof)
    return Reading(
        title=told.title,
        summary=told.summary,
        credit=interface.credit_line(story.credit),
        language=told.language,
        direction=direction_of(told.language),
        body=told.body if proof.whole else "",
        translated_by=proof.told.translated_by if proof.told else None,
        notes=tuple(read.editorial.content_notes.get(n, n) for n in story.content_notes),
        lists=tuple(_lists(story, read)),
        pictures=tuple(pictures_in(galleries, alts)),
        recordings=tuple(recordings_in(galleries, alts)),
        uses=tuple(_in_use(use, shown, front) for use, shown in proof.published.items()),
        quotes=tuple(quotes_of(proof, read, place)),
        agreed=agreed_in(front),
        conditions=front.consent.conditions,
        dates=tuple(_dates(proof)),
        people=tuple((p.who, _settled(p.how if p.is_settled else None)) for p in front.people),
        address=_address(proof, place),
        contact=settings_in(place.root).contact,
        left=NOTICES[front.notice].words,
        code=proof.code,
        waits=proof.waits,
        form=front.consent.form,
        is_public=proof.is_public,
    )


def parts_of(yes: Yes) -> str:
    """Such as "My words; a picture of me"."""
    first, *others = yes.parts
    return "; ".join([first, *(each[0].lower() + each[1:] for each in others)])


def page_of(reading: Reading, place: Place, printed: date, *, size: Size = Size.STANDARD) -> str:
    """The paper to read and sign."""
    site = place.settings.site_name
    return paper(
        "proof.html",
        size=size,
        read=reading,
        parts_of=parts_of,
        site=site,
        printed=in_words(printed),
    )


def _lists(story: PublishedStory, read: ArchiveRead) -> Iterator[tuple[str, str]]:
    themes = [theme.title for theme in read.editorial.themes if theme.id in story.themes]
    gathered = [each.title for each in read.editorial.collections if each.id == story.collection]
    for name, words in (("Themes", themes), ("Tags", story.tags), ("Collection", gathered)):
        if words:
            yield name, ", ".join(words)


def _in_use(use: Use, story: PublishedStory, front: FrontMatter) -> InUse:
    """By what the gate let through, not by what was ticked: there may be no portrait at all."""
    if use in TITLE_ALONE:
        portrait = use is Use.SOCIAL and story.agreed.portrait_in_previews
        shows = ["my title", "my summary", *([_named(Part.PORTRAIT)] if portrait else [])]
        shows += ["the name I chose"] if use is Use.FEEDS else []
        return InUse(USES[use].name, _FORMS[use], ", ".join(shows), "the rest of my story")
    parts = (Part.PORTRAIT, Part.ARTWORK, Part.AUDIO, Part.FILM)
    there = [part for part in parts if getattr(front, part)]
    given = [part for part in there if getattr(story, part)]
    shows = ["my title", "my summary", "my words", *map(_named, given)]
    left = ", ".join(_named(part) for part in there if part not in given)
    return InUse(USES[use].name, _FORMS[use], ", ".join(shows), left)


def _named(part: Part) -> str:
    name = PARTS[part].name
    return name[0].lower() + name[1:]


def _dates(proof: Proof) -> Iterator[tuple[str, str]]:
    record = proof.story.front.consent
    if record.starts:
        yield "Not before", in_words(record.starts)
    if record.review:
        yield "I am asked again", in_words(record.review)
    yield "My yes ends", in_words(record.expires)


def _settled(how: str | None) -> str:
    return SETTLED[how].words if how else "not asked yet: my story waits until they are"


def _address(proof: Proof, place: Place) -> str | None:
    if Use.WEB not in proof.published:
        return None
    language = f"{proof.translation.language}/" if proof.translation else ""
    return f"{place.settings.site_url or ''}{story_address(proof.story.id)}{language}"


def words_of(reading: Reading) -> list[str]:
    """The story's paragraphs without markup, to be read out."""
    return [unescape(each) for each in paragraphs(reading.body)]
