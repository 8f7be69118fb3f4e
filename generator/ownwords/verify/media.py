"""Withheld pictures and recordings, and the published ones they must not be mistaken for."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from PIL import Image

from ownwords.verify.binaries import Undecodable, descriptions, is_picture, picture
from ownwords.verify.containers import digests, is_recording
from ownwords.verify.members import Blob
from ownwords.verify.needles import Known, Secret
from ownwords.verify.pictures import ALIKE, AS_NEAR, Look, Original, looks


class Media:
    """Only small shapes and digests of the withheld media are kept, never their bytes."""

    def __init__(self, secrets: Sequence[Secret], known: Known) -> None:
        self._known = known.media
        self._ids: defaultdict[bytes, set[str]] = defaultdict(set)
        self._originals: list[tuple[str, Original]] = []
        self._descriptions: set[tuple[str, str]] = set()
        self._bare_originals: dict[bytes, str] = {}
        for secret in secrets:
            for data in _loaded(secret.media):
                self._add(secret.id, data)
            for data in _loaded(secret.originals):
                self._bare_originals[sha256(data).digest()] = secret.id

    def _add(self, id: str, data: bytes) -> None:
        for digest in digests(data):
            self._ids[digest].add(id)
        if (image := _decoded(data)) is not None:
            self._originals.append((id, Original(image)))
            self._descriptions.update((id, text) for text in _described(image))

    def descriptions(self) -> list[tuple[str, str]]:
        """What is written in the withheld pictures' metadata, each with its story's id."""
        return sorted(self._descriptions)

    def known_descriptions(self) -> Iterator[str]:
        # Read only where there is something to excuse: the published media may be large.
        if self._descriptions:
            for image in filter(None, map(_decoded, _loaded(self._known))):
                yield from _described(image)

    def same(self, data: Blob) -> Iterator[tuple[str, str]]:
        """Ids of the stories that hold these bytes, or the same ones in another wrapping."""
        if self._bare_originals and (id := self._bare_originals.get(sha256(data).digest())):
            yield id, "original picture"
        if not self._ids:
            return
        for digest in sorted(digests(data)):
            if digest in self._ids and digest not in self._known_digests:
                yield from ((id, _kind(data)) for id in sorted(self._ids[digest]))

    def alike(self, image: Image.Image) -> Iterator[str]:
        """Ids of the stories whose picture this is, unless a published one is as near."""
        if not self._originals:
            return
        seen = list(looks(image))
        near = [(_nearest(original, seen), id) for id, original in self._originals]
        near = [(likeness, id) for likeness, id in near if likeness >= ALIKE]
        if near:
            public = max((_nearest(each, seen) for each in self._known_originals), default=0)
            # The same portrait, saved twice, may be given for two stories: one published, one not.
            nearest = public + AS_NEAR if public >= ALIKE else public
            yield from sorted({id for likeness, id in near if likeness > nearest})

    @cached_property
    def _known_digests(self) -> frozenset[bytes]:
        return frozenset().union(*map(digests, _loaded(self._known)))

    @cached_property
    def _known_originals(self) -> list[Original]:
        return [Original(image) for image in map(_decoded, _loaded(self._known)) if image]


def _nearest(original: Original, seen: Iterable[Look]) -> float:
    return max(map(original.likeness, seen))


def _loaded(media: Iterable[bytes | Path]) -> Iterator[bytes]:
    for item in media:
        if data := item.read_bytes() if isinstance(item, Path) else item:
            yield data


def _decoded(data: bytes) -> Image.Image | None:
    """None for recordings, and for what a storyteller sent that is no picture after all."""
    try:
        return picture(data)
    except Undecodable:
        return None


def _described(image: Image.Image) -> list[str]:
    """Nothing where the metadata is damaged."""
    try:
        return list(descriptions(image))
    except Undecodable:
        return []


def _kind(data: Blob) -> str:
    if is_recording(data):
        return "recording"
    return "picture" if is_picture(data) else "file"
