"""The page of each theme, and all themes. A theme nobody tells of in public still has its page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from ownwords.archive import PublishedStory
from ownwords.editorial.model import Theme
from ownwords.made.addresses import theme_address
from ownwords.made.files import SiteFile
from ownwords.made.kit import Kit
from ownwords.made.pagination import ListPage, paginate
from ownwords.made.quotes import Excerpt, excerpts_on, varied


def theme_pages(kit: Kit) -> Iterator[SiteFile]:
    yield _all_themes(kit)
    for theme in kit.editorial.themes:
        stories = kit.by_theme.get(theme.id, ())
        quotes = varied(excerpts_on(theme.id, stories), seed=theme.id)
        address = theme_address(theme.id)
        for page in paginate(stories, address, kit.settings.stories_a_page):
            yield _theme_page(kit, theme, page, quotes if page.number == 1 else [])


def _all_themes(kit: Kit) -> SiteFile:
    entries = [
        (theme, theme_address(theme.id), len(kit.by_theme.get(theme.id, ())))
        for theme in kit.editorial.themes
    ]
    return kit.page(
        "themes/index.html",
        "themes",
        title=kit.interface.say("Themes"),
        section="themes",
        entries=entries,
    )


def _theme_page(
    kit: Kit, theme: Theme, page: ListPage[PublishedStory], quotes: list[Excerpt]
) -> SiteFile:
    return kit.page(
        page.uri,
        "theme",
        title=theme.title,
        section="themes",
        shows=chain(page.items, (story for story, _ in quotes)),
        description=theme.statement,
        theme=theme,
        guide=kit.guide_to(f"theme/{theme.id}"),
        page=page,
        quotes=kit.quote_cards(quotes),
        cards=kit.cards(page.items),
    )
