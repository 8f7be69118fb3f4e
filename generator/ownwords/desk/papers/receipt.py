"""`ownwords receipt`: the storyteller's own paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ownwords.desk.one_story import no_story
from ownwords.desk.options import Archive, AsOf, day_or_today
from ownwords.desk.show import say
from ownwords.errors import ArchiveError

if TYPE_CHECKING:
    from ownwords.told.story import AnyStory, Story


def receipt(
    id: Annotated[str, typer.Argument(metavar="ID", help="The story, by its id.")],
    archive: Archive = Path(),
    easy_read: Annotated[
        bool, typer.Option("--easy-read", help="One idea a line, each with a drawing.")
    ] = False,
    large_print: Annotated[bool, typer.Option("--large-print", help="In 18 point.")] = False,
    as_of: AsOf = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="Where the page goes.")
    ] = None,
) -> None:
    """Make the storyteller's own paper: what they agreed, where the story is, how to take it back.

    It holds their title and the name they chose: give it to them, and keep no copy.

    Example: ownwords receipt the-last-ferry --easy-read
    """
    from ownwords.desk.papers.paper import Size, papers_folder, put
    from ownwords.desk.papers.receipt_page import receipt_page
    from ownwords.edition import make_edition
    from ownwords.settings import place_in, settings_in

    if easy_read and large_print:
        raise typer.BadParameter("choose one of the two", param_hint="--large-print")
    size = Size.EASY if easy_read else Size.LARGE if large_print else Size.STANDARD
    place, day = place_in(archive), day_or_today(as_of)
    folder = papers_folder(place, out)
    edition = make_edition(place, day)
    story = story_with_terms(edition.stories, id)
    page = receipt_page(story, edition, place, day, settings_in(place.root).contact, size)
    kind = "" if size is Size.STANDARD else "-easy-read" if easy_read else "-large-print"
    path = put(folder, f"receipt-{id}{kind}.html", page, place)
    say(f"The receipt is {path}. Open it in a browser and print it; then delete it.")


def story_with_terms(stories: tuple[AnyStory, ...], id: str) -> Story:
    """The story of this id, whose terms can be read; raises ArchiveError where they cannot."""
    from ownwords.told.story import Story, WithdrawnStory

    for story in stories:
        if story.id == id and isinstance(story, Story):
            return story
        if story.id == id and isinstance(story, WithdrawnStory):
            raise ArchiveError(
                f"{id} was taken back in {story.stub.withdrawn}: nothing of it is agreed any more."
            )
        if story.id == id:
            raise ArchiveError(f"{id} has a problem in its file. `ownwords check` tells which.")
    raise ArchiveError(no_story(id, stories))
