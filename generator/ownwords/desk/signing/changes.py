"""`ownwords changes`: what is not as the storyteller approved it any more, word by word."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ownwords.desk.options import FINE, PROBLEMS, Archive
from ownwords.desk.show import give, say

if TYPE_CHECKING:
    from ownwords.desk.signing.facets import Content
    from ownwords.desk.signing.history import Version
    from ownwords.told.consent import Approval
    from ownwords.told.story import AnyStory, Story


Facets = dict[str, list[str]]


@dataclass(frozen=True)
class Signed:
    """The version that was approved, or the nearest to it that was committed."""

    content: Content
    version: Version
    is_exact: bool


def changes(
    id: Annotated[str, typer.Argument(metavar="ID", help="The story.")],
    archive: Archive = Path(),
    language: Annotated[
        str | None, typer.Option(metavar="CODE", help="In its translation, such as gd.")
    ] = None,
) -> None:
    """Show word by word what changed in a story since its storyteller approved it.

    [-Taken out-] and {+put in+}: words, quotes, title, summary, credit, files and terms. The
    version that was approved is found in git. Exits with 1 where there is nothing to compare with.

    Example: ownwords changes the-last-ferry
    """
    from ownwords.desk.one_story import problems_of, refuse_in_ci, story_named
    from ownwords.edition import read_archive
    from ownwords.settings import place_in
    from ownwords.told.story import RefusedStory

    refuse_in_ci("it shows a story's words")
    place = place_in(archive)
    read = read_archive(place)
    story = story_named(id, read.stories)
    if isinstance(story, RefusedStory):
        for problem in problems_of(story, read):
            give(str(problem))
    if language:
        told, lines = _compared_translation(story, language, place.root)
    else:
        told = against_comparing(story, place.root)
        lines = iter(()) if told else _compared(story, place.root)
    if told:
        say(told)
        raise typer.Exit(PROBLEMS)
    for line in lines:
        give(line)
    raise typer.Exit(FINE)


def against_comparing(story: AnyStory, root: Path) -> str | None:
    """Why there is nothing to compare, in a sentence; None where there is."""
    from ownwords.desk.signing.history import is_in_git
    from ownwords.told.story import RefusedStory, Story

    if isinstance(story, RefusedStory):
        return f"{story.id} has a problem in its file. Put it right first: ownwords check"
    if not isinstance(story, Story):
        return f"{story.id} was taken back: its words are not here any more."
    if story.front.approved is None:
        return f"{story.id} was never approved, so nothing can have changed since."
    if not is_in_git(root / story.path):
        return (
            "This archive is not in git here, so no earlier version is kept. The paper that was "
            "signed has the words as they were."
        )
    if signed_version(story, root) is None:
        return (
            f"{story.id}: the version that was approved was never committed, so it cannot be "
            "shown. The paper that was signed has the words as they were."
        )
    return None


def signed_version(story: Story, root: Path) -> Signed | None:
    """The newest version with the very words and terms that were signed; failing that the one in
    which the approval came into the file."""
    from ownwords.desk.signing.facets import content_in
    from ownwords.desk.signing.history import versions_of

    approved = story.front.approved
    nearest = None
    for version in versions_of(root / story.path):
        content = content_in(version.data, version.beside)
        if content is None:
            continue
        if approved and content.codes == (approved.words, approved.terms):
            return Signed(content, version, is_exact=True)
        if approved and _same_signature(content.front.approved, approved):
            nearest = Signed(content, version, is_exact=False)
    return nearest


def _same_signature(one: Approval | None, other: Approval) -> bool:
    return one is not None and (one.words, one.terms) == (other.words, other.terms)


def _compared(story: AnyStory, root: Path) -> Iterator[str]:
    from ownwords.desk.signing.facets import content_of, facets_of
    from ownwords.told.story import Story

    assert isinstance(story, Story), "there is a reason against every other"
    signed = signed_version(story, root)
    assert signed and story.front.approved, "there is a reason against every other"
    before, after = facets_of(signed.content), facets_of(content_of(story))
    yield f"{story.id}, since it was approved on {story.front.approved.on}"
    yield from _told(before, after, signed.version, is_exact=signed.is_exact)
    yield _what_follows(story)


def _compared_translation(
    story: AnyStory, language: str, root: Path
) -> tuple[str | None, Iterator[str]]:
    """Why there is nothing to compare a translation with, or what changed in it."""
    from ownwords.desk.signing import translations as translated

    pair = translated.pair_of(story, language)
    signed = pair if isinstance(pair, str) else translated.signed_version(pair, root)
    if isinstance(pair, str) or isinstance(signed, str):
        return str(signed), iter(())
    before, version, is_exact = signed
    approved = pair.translation.front.approved
    assert approved, "there is a reason against every other"
    lines = (
        f"{story.id} in {pair.translation.language}, since it was approved on {approved.on}",
        *_told(before, translated.facets_of(pair.translation), version, is_exact=is_exact),
        *translated.what_follows(pair),
    )
    return None, iter(lines)


def _told(before: Facets, after: Facets, version: Version, *, is_exact: bool) -> Iterator[str]:
    yield f"(compared with commit {version.commit[:10]} of {version.day})"
    if not is_exact:
        yield (
            "Word for word, what was signed is not in git. This is the nearest: the version that "
            "was committed with the approval."
        )
    yield ""
    yield from list(_facets_that_changed(before, after)) or ["Nothing changed.", ""]


def _facets_that_changed(before: Facets, after: Facets) -> Iterator[str]:
    from ownwords.desk.signing.word_diff import word_diff

    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    for name in {**before, **after}:
        lines = word_diff(before.get(name, []), after.get(name, []), colour=colour)
        if lines:
            yield from (name, *(f"    {line}" for line in lines), "")


def _what_follows(story: Story) -> str:
    from ownwords.told.approval import changed_since_approval, narrowed_since_approval

    if changed_since_approval(story):
        return (
            "It is withheld until the storyteller has read it again and signed: "
            f"ownwords proof {story.id}"
        )
    if narrowed_since_approval(story):
        return "It allows less than was signed: no new signature needed."
    return "It is as the storyteller approved it."
