"""An edition: the archive as it may be read on one day.

The one place where what was told, what the archive says itself and what readers see come
together. It reads, asks the gate, plans, and decides nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from ownwords.archive import FeedArchive, GuideArchive, SocialArchive, WebArchive
from ownwords.archive_files import ArchiveRead, read_archive
from ownwords.editorial.model import Editorial
from ownwords.errors import Problem
from ownwords.gate import Publication, opener, publish
from ownwords.made.templates import Templates
from ownwords.made.wording.interface import Interface
from ownwords.media.cache import DerivativeCache
from ownwords.place import Place
from ownwords.site import SitePlan, plan
from ownwords.terms import Use
from ownwords.told.story import AnyStory

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


def make_edition(place: Place, as_of: date) -> Edition:
    """Read the archive, let the gate choose, and plan the site."""
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
    return Edition(
        as_of=as_of,
        editorial=archive.editorial,
        interface=interface,
        plan=site_plan,
        publication=publication,
        guides=guides,
        problems=archive.problems,
        stories=archive.stories,
    )
