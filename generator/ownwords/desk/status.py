"""`ownwords status`: what waits for a person, and letters to storytellers to be asked again."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer

from ownwords.desk.options import Archive, AsOf, ReportAs, ReportFormat, a_number, day_or_today
from ownwords.desk.show import AT_HOME, counted, give, give_json, is_for_a_log, say


def status(
    archive: Archive = Path(),
    within: Annotated[
        int,
        typer.Option(metavar="DAYS", parser=a_number("days", 3660), help="How far ahead to look."),
    ] = 60,
    letters: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Write letters to storytellers who are to be asked."),
    ] = None,
    as_of: AsOf = None,
    format: ReportAs = ReportFormat.TEXT,
) -> None:
    """Show what waits for a person, and what they could do next. Nothing here is an alarm.

    It names stories: not for a public place. In CI it tells only how many.

    Example: ownwords status --within 90 --letters ../letters
    """
    from ownwords.desk import needs
    from ownwords.desk.ci import REQUIREMENTS, is_unfinished
    from ownwords.desk.papers.paper import papers_folder, put
    from ownwords.desk.withdrawal.letters import to_ask_again
    from ownwords.edition import read_archive
    from ownwords.settings import place_in

    place, day, ahead = place_in(archive), day_or_today(as_of), timedelta(days=within)
    folder = papers_folder(place, letters, "--letters") if letters else None
    read = read_archive(place)
    found = needs.needs_of(read, day, ahead, place.rebuild_every)
    is_log = is_for_a_log(os.environ)
    if format is ReportFormat.JSON:
        give_json(needs.as_json(found, len(read.stories), day, ahead, names=not is_log))
    else:
        give(needs.as_text(found, len(read.stories), day, names=not is_log))
    if is_log:
        say(AT_HOME)
    if is_unfinished(place.root):
        say(f"{REQUIREMENTS} does not say yet where Own Words comes from: no build service can.")
    if folder:
        stories = needs.to_write_to(read.stories, day, ahead)
        for story in stories:
            text = to_ask_again(story, place.settings.site_name, day)
            put(folder, f"letter-{story.id}.txt", text, place)
        say(f"{counted(stories, 'letter', 'letters')} written to {folder}.")
