"""The first page: the archive's own words, then a way in by face, by theme, by a single quote."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from ownwords.archive import PublishedStory
from ownwords.made.addresses import theme_address
from ownwords.made.files import SiteFile
from ownwords.made.kit import Kit
from ownwords.made.quotes import excerpts_of, varied

_FACES = 8
_ENOUGH_TO_BE_FOUND = 4
_THEMES = 12


def home_page(kit: Kit) -> SiteFile:
    stories = _to_choose_from(kit.archive.stories)
    faces = _faces(kit, stories)
    quotes = varied(excerpts_of(stories), seed="home", most=1)
    return kit.page(
        "index.html",
        "home",
        title=kit.editorial.home.title,
        description=kit.settings.site_description,
        section="home",
        shows=[*faces, *(story for story, _ in quotes)],
        home=kit.editorial.home,
        faces=kit.cards(faces),
        themes=[(theme, theme_address(theme.id)) for theme in kit.editorial.themes[:_THEMES]],
        quotes=kit.quote_cards(quotes),
    )


def _to_choose_from(stories: Sequence[PublishedStory]) -> Sequence[PublishedStory]:
    """Those who agreed to be found, if a few did, so that the archive's door may be found too."""
    found = [story for story in stories if story.agreed.search_engines]
    return found if len(found) >= min(_ENOUGH_TO_BE_FOUND, len(stories)) else stories


def _faces(kit: Kit, stories: Sequence[PublishedStory]) -> list[PublishedStory]:
    """Portraits first; collections take turns; one story a storyteller while there are enough."""
    ordered = sorted(
        stories, key=lambda story: (not kit.media[story.id].has_portrait, _draw(story))
    )
    turns: dict[str, int] = {}
    told: dict[tuple[str, ...], int] = {}
    ranked = []
    for place, story in enumerate(ordered):
        turn = turns[story.collection or ""] = turns.get(story.collection or "", -1) + 1
        again = told[story.storyteller] = told.get(story.storyteller, -1) + 1
        ranked.append((again, turn, place, story))
    return [story for *_, story in sorted(ranked, key=lambda rank: rank[:3])[:_FACES]]


def _draw(story: PublishedStory) -> str:
    return hashlib.sha256(f"home/{story.id}".encode()).hexdigest()
