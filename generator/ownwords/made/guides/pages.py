"""The page of each guide: everything to prepare a session, lead it and print it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ownwords.editorial.guides.model import Prompt, Sheet, Step
from ownwords.made.addresses import theme_address
from ownwords.made.files import SiteFile
from ownwords.made.guides.outlines import Outline
from ownwords.made.guides.qr import qr_code
from ownwords.made.guides.room import GuideRoom, apart
from ownwords.made.guides.sessions import Session, sessions_of
from ownwords.made.guides.versions import Change, Version, version_of
from ownwords.made.wording.interface import Interface

_OTHERS = 4


@dataclass(frozen=True)
class Guide:
    """A guide laid out."""

    outline: Outline
    sessions: tuple[Session, ...]
    version: Version

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """Of all its formats, in the order in which they are printed."""
        wanted = {sheet for session in self.sessions for sheet in session.format.sheets}
        return tuple(sheet for sheet in Sheet if sheet in wanted)

    @property
    def sheet_sessions(self) -> dict[str, tuple[int, ...]]:
        """From each sheet to the numbers of the sessions, from 1, that it is printed for."""
        return {
            sheet.value: tuple(
                number
                for number, session in enumerate(self.sessions, 1)
                if sheet in session.format.sheets
            )
            for sheet in self.sheets
        }

    @property
    def steps(self) -> tuple[tuple[Step, tuple[tuple[int, Prompt], ...]], ...]:
        """The prompts with their numbers, step by step."""
        numbered = list(enumerate(self.outline.prompts, 1))
        by_step = (
            (step, tuple(each for each in numbered if each[1].step is step)) for step in Step
        )
        return tuple((step, prompts) for step, prompts in by_step if prompts)


def laid_out(outline: Outline, room: GuideRoom, as_of: date) -> Guide:
    sessions = () if outline.is_being_renewed else sessions_of(outline)
    return Guide(outline, sessions, version_of(outline, sessions, room.removed, as_of))


def guide_pages(room: GuideRoom, guides: tuple[Guide, ...]) -> Iterator[SiteFile]:
    offered = [guide for guide in guides if guide.outline.is_offered]
    for guide in guides:
        if guide.outline.is_being_renewed:
            yield _renewed(room, guide, offered)
        else:
            yield _page(room, guide)


def _page(room: GuideRoom, guide: Guide) -> SiteFile:
    kit, outline, until = room.kit, guide.outline, guide.version.valid_until
    form = kit.settings.evaluation_form
    stories = [room.story(story) for story in outline.stories]
    url = f"{kit.settings.site_url}{outline.address}" if kit.settings.site_url else None
    return kit.page(
        f"{outline.address}index.html",
        "guide",
        title=kit.interface.say("Discussion guide: %(title)s", title=outline.title),
        section="guides",
        shows=(*outline.shown, *outline.linked),
        description=outline.purpose if outline.is_written else "",
        scripts=("guide",),
        styles=("guide",),
        guide=guide,
        outline=outline,
        version=guide.version,
        as_of=kit.interface.day(guide.version.as_of),
        valid_until=until and kit.interface.day(until),
        changes=[(_when(kit.interface, change), change.what) for change in guide.version.changes],
        body=apart(outline.body, "own", lower=1),
        sessions=guide.sessions,
        facilitator_notes=[
            apart(session.format.notes, session.format.id, lower=2) for session in guide.sessions
        ],
        themes=[(theme, theme_address(theme.id)) for theme in outline.themes],
        quotes=[room.quote(said, number) for number, said in enumerate(outline.said, 1)],
        stories=stories,
        more=[room.story(story) for story in outline.more],
        linked=[room.story_on_the_site(story) for story in outline.linked],
        notes=room.notes(outline),
        prompts=list(enumerate(outline.prompts, 1)),
        questions=kit.editorial.prompts.questions,
        after=kit.editorial.prompts.after,
        lines=kit.editorial.help.lines if kit.editorial.help else (),
        url=url,
        qr=qr_code(url) if url else None,
        form=form,
        form_qr=qr_code(form) if form else None,
    )


def _when(interface: Interface, change: Change) -> str:
    """Its day, or its month where nothing closer is told."""
    if len(change.when) == len("2026-05"):
        return interface.month(date.fromisoformat(f"{change.when}-01"))
    return interface.day(date.fromisoformat(change.when))


def _renewed(room: GuideRoom, guide: Guide, offered: list[Guide]) -> SiteFile:
    """The address stays, with others to use meanwhile: on the same theme first."""
    themes = {theme.id for theme in guide.outline.themes}
    near = sorted(
        offered, key=lambda each: themes.isdisjoint(theme.id for theme in each.outline.themes)
    )
    return room.kit.page(
        f"{guide.outline.address}index.html",
        "guide-renewed",
        title=room.kit.interface.say("This guide is being renewed"),
        section="guides",
        findable=False,
        outline=guide.outline,
        version=guide.version,
        others=[(each.outline.title, each.outline.address) for each in near[:_OTHERS]],
    )
