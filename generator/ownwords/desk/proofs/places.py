"""Where each quote will appear, worked out from what the gate lets through for each use.

A place is told in words, never as an address, and in nobody's voice: it is read, and read out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ownwords.archive import GuideArchive, PublishedStory, Quote, WebArchive
from ownwords.desk.papers.agreed import lower_first
from ownwords.desk.proofs.facts import Proof
from ownwords.edition import ArchiveRead
from ownwords.made.guides.outlines import Outline, outlines
from ownwords.made.kit import SHORT
from ownwords.place import Place
from ownwords.terms import Use


@dataclass(frozen=True)
class QuotePlaces:
    """A quote, and every place where it may stand."""

    words: str
    places: tuple[str, ...]


def quotes_of(proof: Proof, read: ArchiveRead, place: Place) -> list[QuotePlaces]:
    """Every quote that some use shows. Quotes of a translation stand on its own page alone."""
    if proof.translation:
        quotes = proof.told.quotes if proof.told else ()
        return [QuotePlaces(each.words, ("On the page of this translation",)) for each in quotes]
    shown = proof.whole
    made = _outlines(proof, read)
    return [
        QuotePlaces(each.words, tuple(_places(each, proof, read, place, made)))
        for each in (shown.quotes if shown else ())
    ]


def places_of_all(quotes: Sequence[QuotePlaces]) -> tuple[str, ...]:
    """Where each of several quotes may stand, to be told once."""
    if len(quotes) < 2:
        return ()
    first, *others = quotes
    return tuple(p for p in first.places if all(p in other.places for other in others))


def _outlines(proof: Proof, read: ArchiveRead) -> tuple[Outline, ...]:
    guides, web = (proof.publications[use].stories for use in (Use.GUIDES, Use.WEB))
    return outlines(read.editorial, GuideArchive(guides), WebArchive(web))


def _places(
    quote: Quote, proof: Proof, read: ArchiveRead, place: Place, made: tuple[Outline, ...]
) -> Iterator[str]:
    web, guides = (proof.published.get(use) for use in (Use.WEB, Use.GUIDES))
    if web:
        yield "On the story’s own page"
        if quote in web.excerpts:
            yield from _on_the_site(quote, web, read, place)
    if guides and quote in guides.excerpts:
        yield from _in_guides(quote, guides, read, made)
        if web and quote in web.excerpts:
            yield "On a small card that other websites can show. It goes when the story goes"


def _on_the_site(
    quote: Quote, story: PublishedStory, read: ArchiveRead, place: Place
) -> Iterator[str]:
    for theme in read.editorial.themes:
        if theme.id in story.themes and theme.id in (quote.themes or story.themes):
            yield f"Perhaps on the page about {lower_first(theme.title)}"
    for each in read.editorial.collections:
        if each.id == story.collection:
            yield f"Perhaps on the page of “{each.title}”"
    yield "Perhaps on the first page, which shows one quote"
    short = (each for each in story.excerpts if len(each.words) <= SHORT)
    if next(short, None) == quote:
        yield "Beside the name in lists of stories"
    if place.settings.word_search:
        yield "In the site’s own search, when somebody looks for words in it"


def _in_guides(
    quote: Quote, story: PublishedStory, read: ArchiveRead, made: tuple[Outline, ...]
) -> Iterator[str]:
    name = (story.id, quote.id)
    used_by = set()
    for outline in made:
        said = ((s.excerpt[0].id, s.excerpt[1].id) for s in outline.said if s.excerpt)
        if name in said and not outline.is_being_renewed:
            used_by.add(outline.name)
            yield f"In {_called(outline)}, and on cards that are printed for it"
    for guide in read.editorial.guides:
        others = {(other.story, other.quote) for each in guide.quotes for other in each.fallback}
        if name in others and guide.id not in used_by:
            yield f"Perhaps in the guide “{guide.title}”, if another quote is taken back"


def _called(outline: Outline) -> str:
    if outline.is_written:
        return f"the guide “{outline.title}”"
    kind = outline.name.partition("/")[0]
    if kind == "story":
        return "the guide to this story"
    return f"the guide on {lower_first(outline.title)}"
