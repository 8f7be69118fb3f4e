"""The command line. With options.py and the MkDocs adapter, all that asks what day it is."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from ownwords.desk.checking.hooks import hook
from ownwords.desk.checking.schema import schema
from ownwords.desk.ci import ci
from ownwords.desk.commands import Commands, made_ready, told_in_a_sentence
from ownwords.desk.drafting.bring_in import bring_in
from ownwords.desk.drafting.new import new
from ownwords.desk.evaluating.evaluation import evaluation
from ownwords.desk.init import init
from ownwords.desk.options import (
    FINE,
    PROBLEMS,
    Archive,
    AsOf,
    CheckAs,
    ReportAs,
    ReportFormat,
    a_number,
)
from ownwords.desk.papers.form import form
from ownwords.desk.papers.receipt import receipt
from ownwords.desk.proofs.proof import proof
from ownwords.desk.show import AT_HOME, counted, give, give_json, is_for_a_log, say
from ownwords.desk.signing.approve_command import approve
from ownwords.desk.signing.changes import changes
from ownwords.desk.status import status
from ownwords.desk.withdrawal.withdraw import withdraw
from ownwords.errors import ArchiveError, for_a_log

app = typer.Typer(
    cls=Commands,
    help="Publish exactly what each storyteller agreed to.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


app.command(short_help="A new, empty archive.")(init)
app.command(short_help="Begin a story, as a draft in which nothing is granted.")(new)
app.command("import", short_help="Bring a story in from a file, as a draft.")(bring_in)


@app.command()
def check(
    archive: Archive = Path(),
    format: CheckAs = None,
    advise: Annotated[
        bool,
        typer.Option("--advise", help="Also what a person should look at in the stories' words."),
    ] = False,
    watch: Annotated[bool, typer.Option("--watch", help="Check again at every save.")] = False,
) -> None:
    """Tell everything there is to put right in the archive's files.

    Example: ownwords check

    Example: ownwords check --advise

    Exits with 0 when all is fine, 1 when there are problems, 2 when the archive cannot be read.
    """
    from ownwords.desk.checking.check import check_archive, watch_archive

    if watch:
        raise typer.Exit(watch_archive(archive, format, date.today, advise=advise))
    raise typer.Exit(check_archive(archive, format, date.today(), advise=advise))


@app.command(short_help="Every story and every use: published, or why not.")
def report(
    archive: Archive = Path(),
    as_of: AsOf = None,
    guides: Annotated[
        bool, typer.Option("--guides", help="The guides that need a person, instead.")
    ] = False,
    format: ReportAs = ReportFormat.TEXT,
) -> None:
    """Tell for every story and every use whether it is published, and if not, why.

    It names stories and reasons: it is for facilitators, not for a public place. In CI it tells
    only how many.

    Example: ownwords report --as-of 2027-01-01
    """
    from ownwords.desk import guides_report
    from ownwords.desk import report as reporting
    from ownwords.edition import read_archive
    from ownwords.editorial.help_lines import not_checked_lately
    from ownwords.settings import place_in

    place, day = place_in(archive), as_of or date.today()
    read = read_archive(place)
    for warning in not_checked_lately(read.editorial.help, day):
        say(str(warning))
    if guides:
        found = guides_report.report_on_guides(read, day, place.rebuild_every)
        if is_for_a_log(os.environ):
            _give_numbers(format, day, {"guides": len(found)})
        elif format is ReportFormat.JSON:
            give_json(guides_report.as_json(found, day))
        else:
            give(guides_report.as_text(found, day))
        return
    reports = reporting.report(read.stories, day, place.rebuild_every)
    if is_for_a_log(os.environ):
        _give_numbers(format, day, reporting.in_numbers(reports))
    elif format is ReportFormat.JSON:
        give_json(reporting.as_json(reports, day))
    else:
        give(reporting.as_text(reports, day))


@app.command(short_help="Build aside, read every byte, put the site in its place.")
def build(
    archive: Archive = Path(),
    site_dir: Annotated[
        Path | None, typer.Option(help="Where the site goes; mkdocs.yml's site_dir if not given.")
    ] = None,
    as_of: AsOf = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Refuse to build while there is any problem.")
    ] = False,
) -> None:
    """Build the site aside, read every finished byte, and only then put it in its place.

    A story with a problem in its file is withheld and the rest is published: a withdrawal must
    never wait for somebody else's comma.

    Example: ownwords build --site-dir site
    """
    from ownwords.desk.checking.clearance import tell_of_a_public_repository
    from ownwords.mkdocs_build import build_site, log_to_stderr

    day = _today_or_later(as_of)
    log_to_stderr()
    tell_of_a_public_repository(archive, day, refuse=strict)
    target = build_site(archive.resolve(), site_dir, day, strict=strict)
    say(f"The site is in {target}.")
    _warn_of_a_later_day(day)


@app.command(short_help="What may be published, as a plain docs tree.")
def export(
    target: Annotated[Path, typer.Argument(metavar="DIR", help="An empty or new folder.")],
    archive: Archive = Path(),
    as_of: AsOf = None,
) -> None:
    """Write what may be published as a plain docs tree that any generator can build.

    Example: ownwords export ../public-docs
    """
    from ownwords.desk.export import export as write
    from ownwords.editorial.help_lines import not_checked_lately
    from ownwords.settings import place_in

    day = _today_or_later(as_of)
    edition = write(place_in(archive), target, day)
    for line in (*for_a_log(edition.problems), *not_checked_lately(edition.editorial.help, day)):
        say(str(line))
    say(f"{counted(edition.publication.stories, 'story', 'stories')} exported to {target}.")
    _warn_of_a_later_day(day)


@app.command(short_help="Show the site here, made anew at every save.")
def serve(
    archive: Archive = Path(),
    address: Annotated[
        str | None, typer.Option(help="Address and port, such as 127.0.0.1:8001.")
    ] = None,
) -> None:
    """Show the site on this computer, made anew whenever a file is saved.

    Example: ownwords serve --address 127.0.0.1:8001
    """
    from ownwords.mkdocs_build import log_to_stderr, serve_site
    from ownwords.settings import place_in

    log_to_stderr()
    place_in(archive)
    where = f"http://{address or '127.0.0.1:8000'}/"
    say(f"The archive will be at {where} Open it in a browser; Ctrl+C ends it.")
    serve_site(archive.resolve(), address)


app.command(short_help="The paper that a storyteller reads before signing.")(proof)
app.command(short_help="Record that a storyteller has read the story and signed.")(approve)
app.command(short_help="What changed in a story since it was approved.")(changes)


@app.command(short_help="Read a built site through, or ask one that is up.")
def verify(
    site: Annotated[
        str, typer.Argument(metavar="SITE", help="The folder of a built site, or its address.")
    ],
    archive: Archive = Path(),
    as_of: AsOf = None,
    within: Annotated[
        int,
        typer.Option(
            metavar="SECONDS",
            parser=a_number("seconds", 86_400),
            help="How long an address may take for all its answers.",
        ),
    ] = 600,
) -> None:
    """Read every byte of a built site and look for anything withheld.

    With an address it asks the site that is up whether it is too old, and whether withheld
    stories are gone from it.

    Exits with 0 when there is nothing, 1 when something was found, 2 when it cannot be read.

    Example: ownwords verify site
    """
    from ownwords.desk import monitor

    day = as_of or date.today()
    if monitor.is_address(site):
        found = monitor.look_at(site, archive.resolve(), day, monitor.Patience(within))
        for sentence in found:
            give(sentence)
        say(f"{counted(found, 'finding', 'findings')} at {site}.")
        raise typer.Exit(PROBLEMS if found else FINE)
    if not Path(site).exists():
        raise ArchiveError(monitor.told_of_no_folder(site))
    from ownwords.desk.verify import told_of

    is_log = is_for_a_log(os.environ)
    lines = told_of(Path(site), archive.resolve(), day, for_a_log=is_log)
    for line in lines:
        give(line)
    say(f"{counted(lines, 'finding', 'findings')} in {site}.")
    if lines and is_log:
        say(AT_HOME)
    raise typer.Exit(PROBLEMS if lines else FINE)


app.command(short_help="What changed in a group's answers, as a page.")(evaluation)
app.command(short_help="The blank consent form, as a page to print.")(form)
app.command(short_help="The storyteller's own paper.")(receipt)
app.command(short_help="Take a story back, or some uses of it.")(withdraw)
app.command(short_help="What waits for a person, calmly.")(status)
app.command(short_help="Git asks `ownwords check` before each commit.")(hook)
app.command(short_help="What the front matter may hold, for editors.")(schema)
app.command(short_help="Ready-made files for GitHub Actions or GitLab CI.")(ci)


def _give_numbers(format: ReportFormat, day: date, numbers: Mapping[str, int]) -> None:
    """In CI, whose log may be public."""
    if format is ReportFormat.JSON:
        give_json({"as_of": day.isoformat(), **numbers})
    else:
        told = ", ".join(f"{key.replace('_', ' ')}: {number}" for key, number in numbers.items())
        give(f"As of {day}, {told}.")
    say(AT_HOME)


def _today_or_later(as_of: date | None) -> date:
    day = as_of or date.today()
    if day < date.today():
        raise typer.BadParameter("readers are given today or a later day", param_hint="--as-of")
    return day


def _warn_of_a_later_day(day: date) -> None:
    if day > date.today():
        say(f"It is for {day}: publish it no earlier. Stories in it may have to wait.")


def run() -> None:
    """The console script."""
    with told_in_a_sentence():
        made_ready(app, sys.argv[1:])()
