"""What stands on the proof, in the order in which it is read, and the page to sign."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ownwords.archive import PublishedStory
from ownwords.desk.papers.agreed import Agreed, Yes, agreed_in, in_words
from ownwords.desk.papers.paper import Size, paper
from ownwords.desk.papers.wording import NOTICES, PARTS, SETTLED
from ownwords.desk.proofs.facts import Proof
from ownwords.desk.proofs.media import (
    TITLE_ALONE,
    Heard,
    Seen,
    galleries_of,
    pictures_in,
    recordings_in,
)
from ownwords.desk.proofs.places import QuotePlaces, places_of_all, quotes_of
from ownwords.desk.proofs.thoughts import thoughts_on
from ownwords.edition import ArchiveRead
from ownwords.made.addresses import story_address
from ownwords.made.wording.interface import Interface
from ownwords.made.wording.languages import direction_of
from ownwords.place import Place
from ownwords.settings import settings_in
from ownwords.terms import Part, Use
from ownwords.told.consent import ConsentRecord, GivenBy
from ownwords.told.front_matter import FrontMatter


@dataclass(frozen=True)
class InUse:
    """A use that was agreed to, and what it shows of the story."""

    yes: Yes
    shows: str
    leaves_out: str
    besides: str
    """Parts that may be shown in it too, of which the story has none today."""


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
    for_all: tuple[str, ...]
    """Where every one of several quotes may stand."""
    thoughts: tuple[str, ...]
    """What there is to think about before signing, in nobody's voice."""
    agreed: Agreed
    conditions: tuple[str, ...]
    dates: tuple[str, ...]
    """From when and until when, a sentence each."""
    ends: str
    people: tuple[tuple[str, str], ...]
    on_the_web: bool
    address: str | None
    """Of its page. None where it has none, and where it is not known yet what the site's is."""
    contact: str
    """Whom they can tell, in the archive's words; empty where it does not say."""
    left: str
    """What stays at the address when the story is taken back."""
    code: str
    form: str
    signs_too: bool
    """Whether somebody signs with the storyteller, or for them."""
    is_public: bool
    """Whether some of it can be read already."""


def reading_of(proof: Proof, read: ArchiveRead, place: Place) -> Reading | None:
    """None where no use shows anything of it."""
    story = proof.whole or next(iter(proof.published.values()), None)
    if story is None or (proof.translation and proof.told is None):
        return None
    front = proof.story.front
    quotes = [quote for quote in quotes_of(proof, read, place) if quote.places]
    agreed, interface = agreed_in(front), Interface(place.settings.language, place.themes)
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
        uses=tuple(
            _in_use(yes, proof.published[yes.use], front)
            for yes in agreed.uses
            if yes.use in proof.published
        ),
        quotes=tuple(quotes),
        for_all=places_of_all(quotes),
        thoughts=tuple(thoughts_on(proof.story, proof.translation)),
        agreed=agreed,
        conditions=front.consent.conditions,
        dates=tuple(_dates(front.consent)),
        ends=in_words(front.consent.expires),
        people=tuple((p.who, _settled(p.how if p.is_settled else None)) for p in front.people),
        on_the_web=Use.WEB in proof.published,
        address=_address(proof, place),
        contact=settings_in(place.root).contact,
        left=NOTICES[front.notice].words,
        code=proof.code,
        form=front.consent.form,
        signs_too=front.consent.by is not GivenBy.STORYTELLER,
        is_public=proof.is_public,
    )


def page_of(reading: Reading, place: Place, printed: date, *, size: Size = Size.STANDARD) -> str:
    """The paper to read and sign."""
    site = place.settings.site_name
    return paper(
        "proof.html",
        size=size,
        read=reading,
        site=site,
        printed=in_words(printed),
    )


def _lists(story: PublishedStory, read: ArchiveRead) -> Iterator[tuple[str, str]]:
    themes = [theme.title for theme in read.editorial.themes if theme.id in story.themes]
    gathered = [each.title for each in read.editorial.collections if each.id == story.collection]
    for name, words in (("About", themes), ("Found under", story.tags), ("Part of", gathered)):
        if words:
            yield name, ", ".join(words)


def _in_use(yes: Yes, story: PublishedStory, front: FrontMatter) -> InUse:
    """By what the gate let through, not by what was ticked: there may be no portrait at all."""
    if yes.use in TITLE_ALONE:
        portrait = yes.use is Use.SOCIAL and story.agreed.portrait_in_previews
        shows = ["the title", "the summary", *([_named(Part.PORTRAIT)] if portrait else [])]
        shows += ["the name"] if yes.use is Use.FEEDS else []
        return InUse(yes, ", ".join(shows), "the rest of the story", "")
    parts = (Part.PORTRAIT, Part.ARTWORK, Part.AUDIO, Part.FILM)
    there = [part for part in parts if getattr(front, part)]
    given = [part for part in there if getattr(story, part)]
    besides = [p for p in parts if front.consent.permits(yes.use, p) and p not in there]
    shows = ["the title", "the summary", "the words", *map(_named, given)]
    left = [part for part in there if part not in given]
    return InUse(yes, ", ".join(shows), *(", ".join(map(_named, x)) for x in (left, besides)))


def _named(part: Part) -> str:
    return f"the {PARTS[part].name.removeprefix('My ')}"


def _dates(record: ConsentRecord) -> Iterator[str]:
    if record.starts:
        yield f"Nobody can read it before {in_words(record.starts)}."
    if record.review:
        yield f"The archive asks again on {in_words(record.review)}."
    yield f"The yes ends on {in_words(record.expires)}. The story comes down before, by itself."


def _settled(how: str | None) -> str:
    return SETTLED[how].words if how else "not asked yet: the story waits until they are"


def _address(proof: Proof, place: Place) -> str | None:
    if Use.WEB not in proof.published or not place.settings.site_url:
        return None
    language = f"{proof.translation.language}/" if proof.translation else ""
    return f"{place.settings.site_url}{story_address(proof.story.id)}{language}"
