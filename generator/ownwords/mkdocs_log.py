"""What a build says: counts, places and what is to be done. A build log may be public."""

from __future__ import annotations

import logging
import re
from collections.abc import Container, Iterable, Sequence

from mkdocs.exceptions import PluginError

from ownwords.edition import Edition
from ownwords.editorial.help_lines import REFUSED_AFTER, not_checked_lately
from ownwords.errors import for_a_log
from ownwords.mkdocs_files import refuse
from ownwords.place import WITHOUT_ADDRESS
from ownwords.told.approval import changed_since_approval
from ownwords.verify.scan import Finding, lines_for_a_log

log = logging.getLogger("mkdocs.plugins.ownwords")


class _Unnamed(logging.Filter):
    """MkDocs tells of every link that leads nowhere: in a log not to which withheld story."""

    def __init__(self, ids: Iterable[str]) -> None:
        super().__init__()
        named = "|".join(map(re.escape, ids))
        self.withheld = re.compile(rf"(?<![\w-])(?:{named})(?![\w-])", re.IGNORECASE)

    def filter(self, record: logging.LogRecord) -> bool:
        if record.name != log.name:
            record.msg, record.args = self.withheld.sub("…", record.getMessage()), ()
        return True


def name_none(edition: Edition) -> None:
    """From here on, no message of MkDocs' own names a withheld story."""
    shown = {story.id for story in (*edition.publication.stories, *edition.guides.stories)}
    withheld = {story.id for story in edition.stories} - shown - edition.publication.notices.keys()
    for handler in logging.getLogger("mkdocs").handlers:
        for earlier in [each for each in handler.filters if isinstance(each, _Unnamed)]:
            handler.removeFilter(earlier)
        if withheld:
            handler.addFilter(_Unnamed(withheld))


def tell(edition: Edition, *, refuse_problems: bool) -> None:
    """Counts and places only: a build log may be public. `ownwords check` tells the rest."""
    publication = edition.publication
    number = len(publication.stories)
    stories = "story" if number == 1 else "stories"
    counts = f"{number} {stories} published, {len(publication.withheld)} withheld"
    log.info(f"Own Words, as of {edition.as_of}: {counts}.")
    if changed := sum(map(changed_since_approval, edition.stories)):
        withheld = "story is" if changed == 1 else "stories are"
        log.info(f"{changed} {withheld} withheld: changed since the storyteller approved it.")
    if "feed.xml" not in edition.plan.by_uri:
        log.info(WITHOUT_ADDRESS)
    for line in for_a_log(edition.problems):
        log.warning(line)
    if edition.problems:
        told = f"{len(edition.problems)} to put right; `ownwords check` says what to write instead."
        if refuse_problems:
            raise PluginError(told)
        log.warning(told)
    help, day = edition.editorial.help, edition.as_of
    for old in not_checked_lately(help, day):
        # MkDocs' own --strict lets no warning pass, and these need not stop a withdrawal yet.
        log.log(logging.INFO if refuse_problems else logging.WARNING, str(old))
    if refuse_problems:
        refuse(str(old) for old in not_checked_lately(help, day, over=REFUSED_AFTER))


def told(findings: Sequence[Finding], addresses: Container[str], *, in_ci: bool) -> str:
    lines = (
        lines_for_a_log(findings, addresses)
        if in_ci
        else [f"{f.path}: {f.what}, {f.where}" + (f" ({f.id})" if f.id else "") for f in findings]
    )
    told = "\n  ".join(["The site was not published. What may not be in it was found:", *lines])
    return f"{told}\nIf it is a page of the archive's own, take out there what names the story."


def without_path(error: Exception) -> str:
    """A build log may be public, and a file beside a story be named for somebody."""
    return (isinstance(error, OSError) and error.strerror) or str(error)
