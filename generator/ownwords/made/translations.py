"""A story in each of its languages: its own, and those it was translated into."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from html import escape

from ownwords.archive import PublishedStory, PublishedTranslation, Quote, Recording
from ownwords.made.addresses import story_address, translation_address
from ownwords.made.pictures import Media, Played, Shown
from ownwords.made.wording.languages import direction_of, own_name


@dataclass(frozen=True)
class Telling:
    """A story as one page tells it. What a translation does not say is the story's own."""

    story: PublishedStory
    address: str
    language: str
    title: str
    summary: str
    body: str
    word_count: int
    quotes: tuple[Quote, ...]
    media: Media
    translated_from: str | None = None
    """The story's own language; None where it is this one."""
    translated_by: str | None = None


@dataclass(frozen=True)
class OtherLanguage:
    """The way to the same story in another language."""

    address: str
    code: str
    direction: str
    own_name: str | None
    """As the language calls itself, as far as is known."""


def tellings(story: PublishedStory, media: Media) -> tuple[Telling, ...]:
    """The story as it was told, and then its translations."""
    original = Telling(
        story=story,
        address=story_address(story.id),
        language=story.language,
        title=story.title,
        summary=story.summary,
        body=story.body,
        word_count=story.word_count,
        quotes=story.quotes,
        media=media,
    )
    return (original, *(_translated(original, each) for each in story.translations))


def others(telling: Telling) -> list[OtherLanguage]:
    """Every other language that the story can be read in."""
    return [
        OtherLanguage(address, code, direction_of(code), own_name(code))
        for code, address in _addresses(telling.story).items()
        if code != telling.language
    ]


def alternates(story: PublishedStory, site_url: str | None) -> str:
    """Lines for the head of each of its pages, by which search engines show the nearest language.

    Only of a story that may be found, and only with whole addresses, as search engines ask.
    """
    addresses = _addresses(story)
    if site_url is None or not story.agreed.search_engines or len(addresses) == 1:
        return ""
    return "".join(
        f'<link rel="alternate" hreflang="{escape(code)}" href="{escape(site_url + address)}">\n'
        for code, address in addresses.items()
    )


def _addresses(story: PublishedStory) -> dict[str, str]:
    """By language, the story's own first."""
    translated = {
        each.language: translation_address(story.id, each.language) for each in story.translations
    }
    return {story.language: story_address(story.id), **translated}


def _translated(original: Telling, translation: PublishedTranslation) -> Telling:
    story = original.story
    return Telling(
        story=story,
        address=translation_address(story.id, translation.language),
        language=translation.language,
        title=translation.title,
        summary=translation.summary,
        body=translation.body,
        word_count=translation.word_count,
        quotes=translation.quotes,
        media=_described(original.media, story, translation),
        translated_from=story.language,
        translated_by=translation.translated_by,
    )


def _described(media: Media, story: PublishedStory, translation: PublishedTranslation) -> Media:
    """The same pictures and recordings with the translation's alt texts."""
    alts = translation.alts

    def shown(picture: Shown, digest: str) -> Shown:
        return replace(picture, alt=alts[digest])

    artwork = zip(media.artwork, story.artwork, strict=True)
    return replace(
        media,
        face=shown(media.face, story.portrait.digest) if story.portrait else media.face,
        artwork=tuple(shown(picture, given.digest) for picture, given in artwork),
        audio=_played(media.audio, story.audio, alts),
        film=_played(media.film, story.film, alts),
    )


def _played(
    played: Played | None, given: Recording | None, alts: Mapping[str, str]
) -> Played | None:
    return replace(played, alt=alts[given.digest]) if played and given else None
