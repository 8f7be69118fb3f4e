"""Everything that must not be found, less what is rightly public. Knows no files of the site."""

from collections.abc import Iterator, Sequence

from ownwords.verify.binaries import BREAK
from ownwords.verify.decoders import views
from ownwords.verify.index import Index
from ownwords.verify.media import Media
from ownwords.verify.needles import (
    Known,
    Needle,
    Secret,
    id_pattern,
    needles,
    stems,
    told,
    whole,
)
from ownwords.verify.words import flatten, words


class Watch:
    """The needles of all withheld stories, their pictures and their recordings."""

    def __init__(self, secrets: Sequence[Secret], known: Known) -> None:
        self.media = Media(secrets, known)
        self._notices = [(flatten(id), id_pattern(id)) for id in sorted(known.notices)]
        self._index = Index(self._needles(secrets, known))
        self._stems = Index(stem for secret in secrets for stem in stems(secret))
        self._excuse(known)

    def _needles(self, secrets: Sequence[Secret], known: Known) -> Iterator[Needle]:
        for secret in secrets:
            for needle in needles(secret, known):
                if not _is_told_by_a_notice(needle, known):
                    yield needle
        for id, description in self.media.descriptions():
            yield from whole(description, id, "picture metadata")

    def _excuse(self, known: Known) -> None:
        described = self.media.known_descriptions()
        public = {needle for text in (*known.published, *described) for needle in self._in(text)}
        own = {needle for text in known.own_words for needle in self._in(text)}
        for index in (self._index, self._stems):
            index.drop(public | {needle for needle in own if needle.is_short})

    def _in(self, text: str) -> Iterator[Needle]:
        for form in told(text):
            for view in views(form):
                flat = flatten(view.text)
                yield from self._index.found(flat)
                yield from self._stems.found(flat)

    def flat(self, text: str) -> str:
        """The flattened text, without the ids that a notice makes known: "/stories/going-home/"
        does not give the title away, where that address is meant to stand."""
        flat = flatten(text)
        for id, written in self._notices:
            if id in flat:
                flat = written.sub(BREAK, flat)
        return flat

    def found(self, flat: str) -> Iterator[Needle]:
        return self._index.found(flat)

    def found_in_name(self, name: str) -> list[Needle]:
        """In the name of a file or folder of the site."""
        flats = {self.flat(view.text) for view in views(name)}
        found = {
            needle
            for flat in flats
            for index in (self._index, self._stems)
            for needle in index.found(flat)
        }
        return sorted(found, key=lambda needle: (needle.id, needle.what, needle.words))


def _is_told_by_a_notice(needle: Needle, known: Known) -> bool:
    """The id is one word and known; the same word cannot be a secret besides."""
    return (
        needle.id in known.notices and len(needle.words) == 1 and needle.words == words(needle.id)
    )
