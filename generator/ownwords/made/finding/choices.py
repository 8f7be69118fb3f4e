"""What stories can be chosen by: theme, place, format … and what they do not mention.

Worked out from the published stories alone: a value that only a withheld story has does not exist.
What would leave no story out (every one is in English) is not offered.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from ownwords.archive import PublishedStory
from ownwords.made.addresses import collection_address, find_address, slug, theme_address
from ownwords.made.kit import Kit
from ownwords.made.reading_time import minutes_to_read
from ownwords.made.wording.interface import _
from ownwords.made.wording.languages import primary
from ownwords.terms import CreditKind

Having = Mapping[str, tuple[PublishedStory, ...]]
"""From a value to the stories that have it."""
Said = Mapping[str, tuple[str, str]]
"""From each value to its words and the title of its page, in the order readers see."""


@dataclass(frozen=True)
class Choice:
    """One value, such as "fife", and the stories it leads to."""

    value: str
    words: str
    title: str
    """Of the page of these stories: "Stories from Fife"."""
    address: str
    stories: tuple[PublishedStory, ...]
    language: str | None = None
    """Of the words, where they are not the archive's."""


@dataclass(frozen=True)
class Facet:
    """One thing to choose by."""

    name: str
    """As in addresses and in the form: "told-as"."""
    title: str
    every: str
    """What leads to the page with all its choices: "All places"."""
    address: str
    """Of that page."""
    choices: tuple[Choice, ...]

    @property
    def has_own_pages(self) -> bool:
        """Themes and collections have theirs elsewhere."""
        return self.address == find_address(self.name)


_TOLD_AS = {
    "name": (_("With a name"), _("Stories told with a name")),
    "role": (_("By what they do"), _("Stories told by people named for what they do")),
    "anonymous": (_("Without a name"), _("Stories told without a name")),
}
_FORMATS = {
    "text": (_("In words alone"), _("Stories in words alone")),
    "audio": (_("To listen to"), _("Stories you can listen to")),
    "film": (_("To watch"), _("Stories you can watch")),
    "described": (_("With audio description"), _("Stories with audio description")),
    "bsl": (_("In British Sign Language"), _("Stories in British Sign Language")),
}
_LENGTHS = {
    "short": (_("Up to 5 minutes"), _("Stories of up to 5 minutes")),
    "medium": (_("6 to 10 minutes"), _("Stories of 6 to 10 minutes")),
    "long": (_("More than 10 minutes"), _("Stories of more than 10 minutes")),
}


def facets_of(kit: Kit) -> tuple[Facet, ...]:
    """Everything that parts the archive's stories, in the order of the form."""
    having: dict[str, dict[str, list[PublishedStory]]] = defaultdict(lambda: defaultdict(list))
    for story in kit.archive.stories:
        for name, values in values_of(kit, story).items():
            for value in values:
                having[name][value].append(story)
    made = (
        kind.facet(kit, name, {value: tuple(each) for value, each in having[name].items()})
        for name, kind in _KINDS.items()
    )
    total = len(kit.archive.stories)
    return tuple(f for f in made if any(len(choice.stories) < total for choice in f.choices))


def values_of(kit: Kit, story: PublishedStory) -> dict[str, tuple[str, ...]]:
    """What a story can be chosen by, facet by facet."""
    place, collection = story.credit.place, story.collection or ""
    return {
        "theme": tuple(each.id for each in kit.editorial.themes if each.id in story.themes),
        "place": (slug(place),) if place else (),
        "collection": (collection,) if collection in kit.collection_titles else (),
        "told-as": (_told_as(story.credit.kind),),
        "format": tuple(_formats(story)),
        "length": (_length(story),),
        "language": tuple(dict.fromkeys(map(primary, story.languages))),
    }


def _told_as(kind: CreditKind) -> str:
    # Which of the names are pseudonyms is nobody's business: all of them count alike.
    return "name" if kind.shows_a_name else str(kind)


def _formats(story: PublishedStory) -> Iterator[str]:
    if not story.recordings:
        yield "text"
    if story.audio:
        yield "audio"
    if story.film:
        yield "film"
    if any(recording.described for recording in story.recordings):
        yield "described"
    if any(recording.bsl for recording in story.recordings):
        yield "bsl"


def _length(story: PublishedStory) -> str:
    minutes = minutes_to_read(story.word_count)
    return "short" if minutes <= 5 else "medium" if minutes <= 10 else "long"


def _say_themes(kit: Kit, having: Having) -> Said:
    return {theme.id: (theme.title, theme.title) for theme in kit.editorial.themes}


def _say_collections(kit: Kit, having: Having) -> Said:
    return {each.id: (each.title, each.title) for each in kit.collections}


def _say_places(kit: Kit, having: Having) -> Said:
    spelt = {value: _usual(s.credit.place or "" for s in each) for value, each in having.items()}
    return {
        value: (place, kit.interface.say("Stories from %(place)s", place=place))
        for value, place in sorted(spelt.items(), key=lambda item: (item[1].casefold(), item[0]))
    }


def _usual(spellings: Iterable[str]) -> str:
    counted = Counter(spellings)
    return min(counted, key=lambda words: (-counted[words], words))


def _say_languages(kit: Kit, having: Having) -> Said:
    names = {code: kit.interface.language_name(code) for code in sorted(having)}
    return {
        code: (name, kit.interface.say("Stories in %(language)s", language=name))
        for code, name in names.items()
    }


def _say(said: Said) -> Callable[[Kit, Having], Said]:
    """Words that are the same in every archive, translated."""

    def say(kit: Kit, having: Having) -> Said:
        return {
            value: (kit.interface.say(words), kit.interface.say(title))
            for value, (words, title) in said.items()
        }

    return say


@dataclass(frozen=True)
class _Kind:
    """How a facet speaks of itself and where its choices are."""

    title: str
    every: str
    say: Callable[[Kit, Having], Said]
    address: str | None = None
    address_of: Callable[[str], str] | None = None

    def facet(self, kit: Kit, name: str, having: Having) -> Facet:
        return Facet(
            name,
            kit.interface.say(self.title),
            kit.interface.say(self.every),
            self.address or find_address(name),
            tuple(
                Choice(
                    value,
                    words,
                    title,
                    self.address_of(value) if self.address_of else find_address(name, value),
                    having[value],
                    _foreign(kit, name, value),
                )
                for value, (words, title) in self.say(kit, having).items()
                if value in having
            ),
        )


def _foreign(kit: Kit, name: str, value: str) -> str | None:
    """A language is called by its own name."""
    own = primary(kit.settings.language)
    return value if name == "language" and value != own else None


_KINDS = {
    "theme": _Kind(_("Theme"), _("All themes"), _say_themes, "themes/", theme_address),
    "place": _Kind(_("Place"), _("All places"), _say_places),
    "collection": _Kind(
        _("Collection"), _("All collections"), _say_collections, "collections/", collection_address
    ),
    "told-as": _Kind(_("How people are named"), _("All ways of being named"), _say(_TOLD_AS)),
    "format": _Kind(_("Format"), _("All formats"), _say(_FORMATS)),
    "length": _Kind(_("Length"), _("All lengths"), _say(_LENGTHS)),
    "language": _Kind(_("Language"), _("All languages"), _say_languages),
}
