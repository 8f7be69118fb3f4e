"""What changed in a translation since its storyteller approved it, from git."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from html import unescape
from pathlib import Path, PurePosixPath

from ownwords.desk.signing.facets import content_in
from ownwords.desk.signing.history import Version, is_in_git, versions_of
from ownwords.reading.filling import read_fields
from ownwords.reading.frontmatter import read_document
from ownwords.reading.report import FileReport, StopReading
from ownwords.told.approval import changed_since_approval, translation_code
from ownwords.told.approval import translation_is_stale as is_stale
from ownwords.told.codes import paragraphs
from ownwords.told.story import AnyStory, Original, Story
from ownwords.told.texts import read_text
from ownwords.told.translation import Translation, TranslationFields

Facets = dict[str, list[str]]


@dataclass(frozen=True)
class Pair:
    """A translation with the story that it tells."""

    story: Story
    translation: Translation


def pair_of(story: AnyStory, language: str) -> Pair | str:
    """The translation into a language, or why there is nothing to compare it with."""
    same = [each for each in story.translations if each.language.lower() == language.lower()]
    if not same:
        known = ", ".join(each.language for each in story.translations)
        there = f" It has: {known}." if known else ""
        return f"{story.id} has no translation story.{language}.md.{there}"
    if not isinstance(story, Story) or not isinstance(same[0], Translation):
        return (
            f"{story.id}: there is a problem in story.md or in {same[0].path.name}. Put it right "
            "first: ownwords check"
        )
    if same[0].front.approved is None:
        return f"{story.id}: {same[0].path.name} was never approved, so nothing can have changed."
    return Pair(story, same[0])


def signed_version(pair: Pair, root: Path) -> tuple[Facets, Version, bool] | str:
    """What was signed, where it is in git, and whether it is that word for word; or why not."""
    path, approved = root / pair.translation.path, pair.translation.front.approved
    if not is_in_git(path):
        return (
            "This archive is not in git here, so no earlier version is kept. The paper that was "
            "signed has the words as they were."
        )
    nearest = None
    for version in versions_of(path):
        then = _translation_in(version, pair.translation.language)
        if then is None or approved is None:
            continue
        story = _story_beside(version)
        if story and translation_code(story, then) == approved.words:
            return facets_of(then), version, True
        if then.front.approved and then.front.approved.words == approved.words:
            nearest = facets_of(then), version, False
    return nearest or (
        f"{pair.story.id}: the version that was approved was never committed, so it cannot be "
        "shown. The paper that was signed has the words as they were."
    )


def facets_of(translation: Translation) -> Facets:
    """What each facet says, paragraph by paragraph."""
    front, text = translation.front, translation.text
    return {
        "title": [front.title],
        "summary": [front.summary],
        "translated by": [front.translated_by or ""],
        **{f"quote {quote.id}": [quote.words] for quote in front.quotes},
        "words": [unescape(each) for each in paragraphs(text.html)],
        "links": list(text.links),
        **{f"what {name} shows": [words] for name, words in front.alt.items()},
    }


def what_follows(pair: Pair) -> Iterator[str]:
    """What there is to do: for the story it tells too, since a change there makes it stale."""
    id, language = pair.story.id, pair.translation.language
    if changed_since_approval(pair.story):
        yield f"The story itself changed since it was approved: ownwords changes {id}"
    if is_stale(pair.story, pair.translation):
        yield (
            "It is withheld until the storyteller has read it again and signed: "
            f"ownwords proof {id} --language {language}"
        )
    else:
        yield "It is as the storyteller approved it."


def _translation_in(version: Version, language: str) -> Translation | None:
    report = FileReport(version.path)
    with suppress(StopReading):
        document = read_document(version.data, report)
        front = read_fields(TranslationFields, document.front, report)
        text = read_text(document, report)
        if front and text:
            return Translation(language, version.path, front, text)
    return None


def _story_beside(version: Version) -> Story | None:
    """The story as it was in the same commit."""
    path = PurePosixPath("story.md")
    content = content_in(version.beside(path.name) or b"", version.beside)
    if content is None:
        return None
    originals = {name: Original(Path(name), each, "") for name, each in content.digests.items()}
    return Story("", path, content.front, content.text, originals)
