"""find/list.json: what the scripts need to choose stories by, without fetching their pages.

{"stories": [...], "words": {...}}, the stories as the archive orders them; in each, and nothing
where there is nothing to say:

    id, address   "leeks", "stories/leeks/"
    name, title   as on its card
    quote         a short one, of a story that agreed to excerpts; else
    summary       (both, where its words are not searched)
    place         as the storyteller writes it
    notes         ids of its content notes, and "mentions", the line that says them
    tags
    by            {"theme": ["hope"], "place": ["fife"], "format": ["audio"] ...}, as in choices.py
    face          the address of a small picture
    lang, dir     of title, quote and summary, where they are not the archive's
    next          the id of the next story
    inside        its own words in the search inside stories (word_index.py), and
    also          [{"inside", "address", "title", "lang", "dir"}] for each of its translations

"words" says what every value of `by` is called. It is for whoever is on the site: robots.txt asks
that nobody else fetch it, since a list cannot say what each storyteller said about being found.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from ownwords.archive import PublishedStory
from ownwords.made.addresses import translation_address
from ownwords.made.files import SiteFile
from ownwords.made.finding.choices import Facet, values_of
from ownwords.made.finding.word_index import Inside
from ownwords.made.kit import Card, Kit
from ownwords.made.wording.languages import direction_of

LIST_URI = "find/list.json"

Json = Mapping[str, object]


def story_list(kit: Kit, facets: Iterable[Facet], inside: Inside) -> SiteFile:
    told = {
        "stories": [_entry(kit, story, inside) for story in kit.archive.stories],
        "words": {each.name: {c.value: c.words for c in each.choices} for each in facets},
    }
    written = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return SiteFile(LIST_URI, f"{written}\n")


def _entry(kit: Kit, story: PublishedStory, inside: Inside) -> Json:
    card = kit.card(story)
    own = inside.get((story.id, story.language))
    entry = {
        "id": story.id,
        "address": card.address,
        "name": card.name,
        "title": card.title,
        "quote": card.excerpt,
        "summary": None if card.excerpt and own else card.summary,
        "place": card.place,
        "notes": card.note_ids,
        "mentions": _mentions(kit, card),
        "tags": story.tags,
        "by": {name: values for name, values in values_of(kit, story).items() if values},
        "face": card.face.sources[0].address,
        "lang": card.tongue.code if card.tongue else None,
        "dir": card.tongue.direction if card.tongue else None,
        "next": kit.following.get(story.id),
        "inside": own,
        "also": [*_also(story, inside)],
    }
    return {key: value for key, value in entry.items() if value}


def _mentions(kit: Kit, card: Card) -> str | None:
    if not card.notes:
        return None
    return kit.interface.say("Mentions %(notes)s", notes=kit.interface.listed(card.notes))


def _also(story: PublishedStory, inside: Inside) -> Iterable[Json]:
    for told in story.translations:
        if found := inside.get((story.id, told.language)):
            yield {
                "inside": found,
                "address": translation_address(story.id, told.language),
                "title": told.title,
                "lang": told.language,
                "dir": direction_of(told.language),
            }
