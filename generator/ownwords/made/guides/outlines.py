"""What each guide is made of: the stories, quotes and prompts that storytellers and trainers gave.

Quotes come from the archive of guides alone. A story that may be read on the site but not be used
in guides is only linked to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ownwords.archive import GuideArchive, PublishedStory, WebArchive
from ownwords.editorial.guides.model import (
    Format,
    GuideChange,
    GuideQuote,
    Prompt,
    QuoteName,
    Suits,
    WrittenGuide,
)
from ownwords.editorial.model import Editorial, Theme
from ownwords.made.guides.ladder import prompts_for
from ownwords.made.quotes import Excerpt, excerpts_of, excerpts_on, varied
from ownwords.made.reading_time import minutes_to_hear

ENOUGH_VOICES = 3
"""Quoted storytellers from which on a theme has a guide of its own."""
FEWEST_STORIES = 2
"""With fewer left, a guide of several says that it is being renewed."""
_MOST_QUOTES = 5
_MOST_STORIES = 4
_LONGEST_TO_HEAR = 8
"""Minutes of reading aloud that leave time to talk, where the guide may choose the story."""


@dataclass(frozen=True)
class Said:
    """A quote in a guide, with the prompt that goes with it; or the prompt alone."""

    excerpt: Excerpt | None
    prompt: str | None = None
    stands_in: bool = False
    """Whether it is there for one that may not be shown."""


@dataclass(frozen=True)
class Outline:
    """One guide before it is laid out. Its stories may all be used in guides."""

    address: str
    name: str
    """Its id below guides/: "first-cup", "theme/hope", "story/leeks-in-february"."""
    title: str
    purpose: str
    formats: tuple[Format, ...]
    themes: tuple[Theme, ...]
    said: tuple[Said, ...]
    stories: tuple[PublishedStory, ...]
    """Read aloud, or watched, in the session."""
    more: tuple[PublishedStory, ...]
    """Others that were quoted, to read before or after."""
    linked: tuple[PublishedStory, ...]
    """To be read on the site only: never quoted, and on no printed sheet."""
    prompts: tuple[Prompt, ...]
    audience: tuple[str, ...] = ()
    people: int | None = None
    minutes: int | None = None
    """None for as many as are usual in the format."""
    changes: tuple[GuideChange, ...] = ()
    named: frozenset[str] = field(default_factory=frozenset)
    """Ids of every story that the trainer named, also of those that may not be shown."""
    aliases: tuple[str, ...] = ()
    body: str = ""
    is_written: bool = False
    is_listed: bool = True
    needs: int = FEWEST_STORIES
    """Stories without which it is being renewed."""

    @property
    def shown(self) -> tuple[PublishedStory, ...]:
        """Every story of which something is on the page, without the linked ones."""
        quoted = (said.excerpt[0] for said in self.said if said.excerpt)
        each = {story.id: story for story in (*self.stories, *self.more, *quoted)}
        return tuple(each.values())

    @property
    def is_offered(self) -> bool:
        return self.is_listed and not self.is_being_renewed

    @property
    def is_being_renewed(self) -> bool:
        return len(self.shown) < self.needs


def outlines(editorial: Editorial, guides: GuideArchive, web: WebArchive) -> tuple[Outline, ...]:
    """Those that trainers wrote, then those of themes, then those of stories."""
    formats = {each.id: each for each in editorial.formats}
    made = (
        *(_written(guide, editorial, formats, guides, web) for guide in editorial.guides),
        *(_of_theme(theme, editorial, guides) for theme in editorial.themes),
        *(_of_story(story, editorial) for story in guides.stories),
    )
    return tuple(outline for outline in made if outline.formats)


def _written(
    guide: WrittenGuide,
    editorial: Editorial,
    formats: Mapping[str, Format],
    guides: GuideArchive,
    web: WebArchive,
) -> Outline:
    themes = tuple(theme for theme in editorial.themes if theme.id in guide.themes)
    said = tuple(_said(guide.quotes, guides))
    stories = tuple(guides.by_id[id] for id in guide.stories if id in guides.by_id)
    heard = {story.id for story in stories}
    others = {s.excerpt[0].id: s.excerpt[0] for s in said if s.excerpt}
    asked = {*guide.stories, *(quote.named.story for quote in guide.quotes)}
    return Outline(
        address=f"guides/{guide.id}/",
        name=guide.id,
        title=guide.title,
        purpose=guide.purpose,
        formats=(formats[guide.format],),
        themes=themes,
        said=said,
        stories=stories,
        more=tuple(story for id, story in others.items() if id not in heard),
        linked=tuple(
            web.by_id[id] for id in guide.stories if id in web.by_id and id not in guides.by_id
        ),
        prompts=prompts_for(guide.id, themes, editorial.prompts, own=guide.prompts),
        audience=guide.audience,
        people=guide.people,
        minutes=guide.minutes,
        changes=guide.changes,
        named=frozenset(guide.stories)
        | {name.story for quote in guide.quotes for name in (quote.named, *quote.fallback)},
        aliases=guide.aliases,
        body=guide.body,
        is_written=True,
        # One that was written for a single story needs no second.
        needs=min(FEWEST_STORIES, len(asked)),
    )


def _said(quotes: Iterable[GuideQuote], guides: GuideArchive) -> Iterator[Said]:
    """Each quote, or what stands in for it. Nobody is quoted twice in the same words."""
    quotes = tuple(quotes)
    excerpts = {
        QuoteName(story.id, quote.id): (story, quote)
        for story, quote in excerpts_of(guides.stories)
    }
    taken = {quote.named for quote in quotes if quote.named in excerpts}
    for quote in quotes:
        free = (name for name in quote.fallback if name in excerpts and name not in taken)
        name = quote.named if quote.named in excerpts else next(free, None)
        if name is not None:
            taken.add(name)
            yield Said(excerpts[name], quote.prompt, stands_in=name != quote.named)
        elif quote.prompt:
            yield Said(None, quote.prompt)


def _of_theme(theme: Theme, editorial: Editorial, guides: GuideArchive) -> Outline:
    excerpts = excerpts_on(theme.id, guides.stories)
    voices = {story.storyteller for story, _ in excerpts}
    chosen = varied(excerpts, seed=f"guide/{theme.id}", most=_MOST_QUOTES)
    heard = _to_hear([story for story, _ in chosen])
    quoted = {story.id: story for story, _ in chosen}
    return Outline(
        address=f"guides/theme/{theme.id}/",
        name=f"theme/{theme.id}",
        title=theme.title,
        purpose=theme.statement,
        formats=_suiting(editorial.formats, Suits.THEME),
        themes=(theme,),
        said=tuple(Said(excerpt) for excerpt in chosen),
        stories=heard,
        more=tuple(story for story in quoted.values() if story not in heard)[:_MOST_STORIES],
        linked=(),
        prompts=prompts_for(theme.id, (theme,), editorial.prompts),
        is_listed=len(voices) >= ENOUGH_VOICES,
    )


def _of_story(story: PublishedStory, editorial: Editorial) -> Outline:
    themes = tuple(theme for theme in editorial.themes if theme.id in story.themes)
    suits = (Suits.FILM, Suits.STORY) if story.film else (Suits.STORY,)
    return Outline(
        address=f"guides/story/{story.id}/",
        name=f"story/{story.id}",
        title=story.title,
        purpose=story.summary,
        formats=_suiting(editorial.formats, *suits),
        themes=themes,
        said=tuple(Said((story, quote)) for quote in story.excerpts[:_MOST_QUOTES]),
        stories=(story,),
        more=(),
        linked=(),
        prompts=prompts_for(story.id, themes, editorial.prompts),
        needs=1,
    )


def _suiting(formats: Sequence[Format], *suits: Suits) -> tuple[Format, ...]:
    return tuple(each for each in formats if each.suits & set(suits))


def _to_hear(stories: Sequence[PublishedStory]) -> tuple[PublishedStory, ...]:
    """One story to read aloud: the first that leaves time to talk, or else the shortest."""
    short = (each for each in stories if minutes_to_hear(each.word_count) <= _LONGEST_TO_HEAR)
    one = next(short, None) or min(stories, key=lambda each: each.word_count, default=None)
    return (one,) if one else ()
