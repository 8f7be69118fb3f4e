"""What readers can leave out: the content notes in use, and the pages without each of them.

Whoever leaves out a domain ("death") leaves out every note below it ("death/bereavement") too.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from ownwords.archive import PublishedStory
from ownwords.made.addresses import find_address, slug
from ownwords.made.finding.choices import Choice, Facet
from ownwords.made.kit import Kit

_SEVERAL = 2
"""Notes of a domain in use, from which on the domain can be left out as a whole."""


def notes_in_use(kit: Kit) -> Mapping[str, str]:
    """From id to words, each domain before what is below it; those with several notes too."""
    used = {note for story in kit.archive.stories for note in story.content_notes}
    domains = Counter(note.partition("/")[0] for note in used)
    wide = {domain for domain, number in domains.items() if number >= _SEVERAL}
    return {note: _words(kit, note, is_wide=note in wide) for note in sorted(used | wide)}


def _words(kit: Kit, note: str, *, is_wide: bool) -> str:
    words = kit.note_words(note)
    return kit.interface.say("%(note)s, of any kind", note=words) if is_wide else words


def mentions(story: PublishedStory, notes: Iterable[str]) -> bool:
    """Whether it mentions one of these, or something below one."""
    return any(
        own == note or own.startswith(f"{note}/") for own in story.content_notes for note in notes
    )


def facet_without(kit: Kit, notes: Mapping[str, str]) -> Facet:
    """Stories that do not mention something. Where all do, there is nothing to show."""
    by_value: dict[str, list[str]] = defaultdict(list)
    for note in notes:
        by_value[slug(note)].append(note)
    stories = kit.archive.stories
    without = {
        value: tuple(story for story in stories if not mentions(story, alike))
        for value, alike in by_value.items()
    }
    made = (
        _choice(kit, value, kit.interface.listed(notes[note] for note in by_value[value]), left)
        for value, left in without.items()
        if left
    )
    say = kit.interface.say
    title, every = say("Stories that do not mention …"), say("All of these")
    return Facet("without", title, every, find_address("without"), tuple(made))


def _choice(kit: Kit, value: str, words: str, left: tuple[PublishedStory, ...]) -> Choice:
    title = kit.interface.say("Stories that do not mention %(note)s", note=words)
    return Choice(value, words, title, find_address("without", value), left)
