"""What the head of a guide's page tells machines: its card for other sites, and what it teaches.

The description is for pages that search engines may show: it stands only where every story of the
guide agreed to that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ownwords.archive import WebArchive
from ownwords.made.addresses import embed_address, story_address
from ownwords.made.files import SiteFile
from ownwords.made.guides.oembed import oembed_link
from ownwords.made.guides.outlines import Outline
from ownwords.made.guides.pages import Guide
from ownwords.made.guides.room import GuideRoom
from ownwords.made.machines.linked_data import CONTEXT, Data, Describer, data_block
from ownwords.made.wording.interface import _
from ownwords.terms import Use

_RESOURCE, _EDUCATIONAL_USE = _("Discussion guide"), _("Discussion in a group")
_CONDITIONS = _("Its stories are shared with consent, and may be taken back at any time.")


def with_guide_data(
    pages: Iterable[SiteFile], room: GuideRoom, guides: Iterable[Guide]
) -> Iterator[SiteFile]:
    """The pages, those of guides with what is said of them. Only a site with an address has any."""
    by_uri = {f"{guide.outline.address}index.html": guide for guide in guides}
    for page in pages:
        guide = by_uri.get(page.uri)
        site_url = room.kit.settings.site_url
        if guide and page.head and site_url:
            embed = embed_address("guide", guide.outline.name)
            said = oembed_link(site_url, embed) if _may_be_previewed(guide.outline) else ""
            if page.head.robots is None:
                describer = Describer(room.kit.settings, room.kit.interface)
                said += data_block(learning_resource(describer, guide, room.kit.archive))
            yield replace(page, head=replace(page.head, metadata=page.head.metadata + said))
        else:
            yield page


def _may_be_previewed(outline: Outline) -> bool:
    """By that link a platform makes a card of the bare address. The guide of a story has its title
    and summary on it, and these show beside a link only where that was agreed."""
    is_of_story = outline.name.startswith("story/")
    return not is_of_story or all(Use.SOCIAL in story.agreed.uses for story in outline.stories)


def learning_resource(describer: Describer, guide: Guide, web: WebArchive) -> Data:
    outline, version = guide.outline, guide.version
    address, until = describer.where(outline.address), version.valid_until
    say = describer.interface.say
    return {
        "@context": CONTEXT,
        "@type": "LearningResource",
        "@id": address,
        "url": address,
        "name": outline.title,
        "description": outline.purpose,
        "inLanguage": describer.settings.language,
        "learningResourceType": say(_RESOURCE),
        "educationalUse": say(_EDUCATIONAL_USE),
        **_when_there("timeRequired", _durations(guide)),
        **_when_there("audience", [_audience(who) for who in outline.audience]),
        **_when_there("about", [describer.term(theme) for theme in outline.themes]),
        **_when_there("isBasedOn", _sources(describer, outline, web)),
        "version": version.code,
        "dateModified": version.as_of.isoformat(),
        **({"expires": until.isoformat()} if until else {}),
        "conditionsOfAccess": say(_CONDITIONS),
        "usageInfo": "#page-use",
        "isPartOf": describer.archive(),
    }


def _when_there(name: str, values: list[Data] | list[str]) -> Data:
    """One value by itself, as those who read it expect; none at all is not said."""
    return {name: values[0] if len(values) == 1 else values} if values else {}


def _durations(guide: Guide) -> list[str]:
    """In ISO 8601: one for each length that a session in it can have."""
    return [f"PT{minutes}M" for minutes in sorted({each.minutes for each in guide.sessions})]


def _audience(who: str) -> Data:
    return {"@type": "EducationalAudience", "audienceType": who}


def _sources(describer: Describer, outline: Outline, web: WebArchive) -> list[str]:
    """Addresses of its stories, of those that are read on the site and may be found there."""
    stories = (web.by_id.get(story.id) for story in (*outline.shown, *outline.linked))
    found = [story.id for story in stories if story and story.agreed.search_engines]
    return [describer.where(story_address(id)) for id in found]
