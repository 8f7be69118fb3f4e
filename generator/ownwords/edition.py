"""An edition: the archive as it may be read on one day.

The one place where what was told, what the archive says itself and what readers see come
together. It reads, asks the gate, plans, and decides nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from ownwords.archive import FeedArchive, GuideArchive, SocialArchive, WebArchive
from ownwords.archive_files import ArchiveRead, read_archive
from ownwords.editorial.model import Editorial
from ownwords.errors import Problem
from ownwords.gate import Publication, opener, publish
from ownwords.made.machines.build_file import build_file
from ownwords.made.templates import Templates
from ownwords.made.wording.interface import Interface
from ownwords.media.cache import DerivativeCache
from ownwords.place import Place
from ownwords.reasons import valid_until
from ownwords.site import SitePlan, plan
from ownwords.terms import Use
from ownwords.told.story import AnyStory, Story

__all__ = ["ArchiveRead", "Edition", "make_edition", "read_archive"]


@dataclass(frozen=True)
class Edition:
    """What readers may see on one day, and all that was told."""

    as_of: date
    editorial: Editorial
    interface: Interface
    plan: SitePlan
    publication: Publication
    """For the site."""
    guides: Publication
    problems: tuple[Problem, ...]
    stories: tuple[AnyStory, ...] = field(repr=False)
    """Everything that was told: what is withheld of it the last look searches for."""


def make_edition(place: Place, as_of: date, built_on: date | None = None) -> Edition:
    """Read the archive, let the gate choose, and plan the site. `built_on` is today's date."""
    cache = DerivativeCache(place.cache)
    archive = read_archive(place, cache)
    every = place.rebuild_every
    publication = publish(archive.stories, Use.WEB, as_of, rebuild_every=every)
    guides = publish(archive.stories, Use.GUIDES, as_of, rebuild_every=every)
    social = publish(archive.stories, Use.SOCIAL, as_of, rebuild_every=every)
    feeds = publish(archive.stories, Use.FEEDS, as_of, rebuild_every=every)
    interface = Interface(place.settings.language, place.themes)
    site_plan = plan(
        WebArchive(publication.stories),
        archive.editorial,
        social=SocialArchive(social.stories),
        feeds=FeedArchive(feeds.stories),
        guides=GuideArchive(guides.stories),
        as_of=as_of,
        notices=publication.notices,
        removed=guides.removed,
        read_original=opener({**publication.originals, **guides.originals}),
        settings=place.settings,
        templates=Templates(place.themes, interface),
        cache=cache,
    )
    cache.forget_unused()
    shown = {story.id for each in (publication, guides, social, feeds) for story in each.stories}
    note = build_file(
        built_on=built_on or as_of,
        as_of=as_of,
        valid_until=valid_until(
            [s for s in archive.stories if isinstance(s, Story) and s.id in shown], as_of, every
        ),
        rebuild_every=every,
        stories=len(publication.stories),
    )
    return Edition(
        as_of=as_of,
        editorial=archive.editorial,
        interface=interface,
        plan=replace(site_plan, files=(*site_plan.files, note)),
        publication=publication,
        guides=guides,
        problems=archive.problems,
        stories=archive.stories,
    )
