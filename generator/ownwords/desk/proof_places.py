"""Where each quote will appear, worked out from what the gate lets through for each use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ownwords.archive import GuideArchive, PublishedStory, Quote, WebArchive
from ownwords.desk.proof_facts import Proof
from ownwords.edition import ArchiveRead
from ownwords.made.addresses import collection_address, story_address, theme_address
from ownwords.made.guides.outlines import Outline, outlines
from ownwords.made.kit import SHORT
from ownwords.place import Place
from ownwords.terms import Use


@dataclass(frozen=True)
class QuotePlaces:
    """A quote, and every place where it may stand, in the storyteller's words."""

    words: str
    places: tuple[str, ...]


def quotes_of(proof: Proof, read: ArchiveRead, place: Place) -> list[QuotePlaces]:
    """Every quote that some use shows. Quotes of a translation stand on its own page alone."""
    site = place.settings.site_url or ""
    if proof.translation:
        quotes = proof.told.quotes if proof.told else ()
        address = f"{site}{story_address(proof.story.id)}{proof.translation.language}/"
        return [
            QuotePlaces(each.words, (f"On the page of this translation: {address}#{each.id}",))
            for each in quotes
        ]
    shown = proof.whole
    made = _outlines(proof, read)
    return [
        QuotePlaces(each.words, tuple(_places(each, proof, read, place, made)))
        for each in (shown.quotes if shown else ())
    ]


def _outlines(proof: Proof, read: ArchiveRead) -> tuple[Outline, ...]:
    guides, web = (proof.publications[use].stories for use in (Use.GUIDES, Use.WEB))
    return outlines(read.editorial, GuideArchive(guides), WebArchive(web))


def _places(
    quote: Quote, proof: Proof, read: ArchiveRead, place: Place, made: tuple[Outline, ...]
) -> Iterator[str]:
    web, guides = (proof.published.get(use) for use in (Use.WEB, Use.GUIDES))
    site = place.settings.site_url or ""
    if web:
        yield f"On the page of my story: {site}{story_address(web.id)}#{quote.id}"
        if quote in web.excerpts:
            yield from _on_the_site(quote, web, read, place)
    if guides and quote in guides.excerpts:
        yield from _in_guides(quote, guides, read, made)
        if web and quote in web.excerpts:
            yield "On a small card that other websites can show. It goes when my story goes"


def _on_the_site(
    quote: Quote, story: PublishedStory, read: ArchiveRead, place: Place
) -> Iterator[str]:
    site = place.settings.site_url or ""
    for theme in read.editorial.themes:
        if theme.id in story.themes and theme.id in (quote.themes or story.themes):
            yield f"Perhaps on the page about {theme.title}: {site}{theme_address(theme.id)}"
    for each in read.editorial.collections:
        if each.id == story.collection:
            yield f"Perhaps on the page of {each.title}: {site}{collection_address(each.id)}"
    yield "Perhaps on the first page, which shows one quote"
    short = (each for each in story.excerpts if len(each.words) <= SHORT)
    if next(short, None) == quote:
        yield "Beside my name in lists of stories"
    if place.settings.word_search:
        yield "In the site’s own search, when somebody looks for words in it"


def _in_guides(
    quote: Quote, story: PublishedStory, read: ArchiveRead, made: tuple[Outline, ...]
) -> Iterator[str]:
    name = (story.id, quote.id)
    for outline in made:
        said = ((s.excerpt[0].id, s.excerpt[1].id) for s in outline.said if s.excerpt)
        if name in said and not outline.is_being_renewed:
            yield f"In {_called(outline)}, and on cards that are printed for it"
    for guide in read.editorial.guides:
        for each in guide.quotes:
            if name in ((other.story, other.quote) for other in each.fallback):
                yield f"Perhaps in the guide “{guide.title}”, if another quote is taken back"


def _called(outline: Outline) -> str:
    if outline.is_written:
        return f"the guide “{outline.title}”"
    kind = outline.name.partition("/")[0]
    return "the guide to my story" if kind == "story" else f"the guide on {outline.title}"
