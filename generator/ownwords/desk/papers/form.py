"""`ownwords form`: the blank consent form as a page to print."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ownwords.desk.options import Archive
from ownwords.desk.show import say


def form(
    archive: Archive = Path(),
    easy_read: Annotated[
        bool, typer.Option("--easy-read", help="One idea a line, each with a drawing.")
    ] = False,
    large_print: Annotated[bool, typer.Option("--large-print", help="In 18 point.")] = False,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="Where the page goes.")
    ] = None,
) -> None:
    """Make the blank consent form, from the same list of uses and parts that the archive keeps to.

    It asks for each use and each part by itself, and has room for two signatures: one for what is
    agreed, and one, later, for the finished words.

    Example: ownwords form --easy-read
    """
    from ownwords.desk.papers.consent_form import form_page
    from ownwords.desk.papers.paper import Size, papers_folder, put
    from ownwords.settings import place_in
    from ownwords.told.consent import WORDING

    if easy_read and large_print:
        raise typer.BadParameter("choose one of the two", param_hint="--large-print")
    size = Size.EASY if easy_read else Size.LARGE if large_print else Size.STANDARD
    place = place_in(archive)
    page = form_page(place.settings.site_name, size)
    kind = "" if size is Size.STANDARD else "-easy-read" if easy_read else "-large-print"
    path = put(papers_folder(place, out), f"consent-form-{WORDING}{kind}.html", page, place)
    say(f"The form is {path}. Open it in a browser and print it.")
