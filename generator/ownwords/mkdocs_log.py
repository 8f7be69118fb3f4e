"""What a build says: counts, places and what is to be done. A build log may be public."""

from __future__ import annotations

import logging
import re
from collections.abc import Container, Sequence

from mkdocs.exceptions import PluginError

from ownwords.edition import Edition
from ownwords.editorial.help_lines import REFUSED_AFTER, not_checked_lately
from ownwords.errors import for_a_log
from ownwords.mkdocs_files import refuse
from ownwords.place import WITHOUT_ADDRESS
from ownwords.told.approval import changed_since_approval
from ownwords.verify.scan import Finding, lines_for_a_log

log = logging.getLogger("mkdocs.plugins.ownwords")
_ID = re.compile(r"[\w-]+")


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


class _WithoutIds(logging.Filter):
    """MkDocs tells a link that it does not know as it stands: with the id of a withheld story."""

    def __init__(self, ids: Container[str]) -> None:
        super().__init__()
        self.ids = ids

    def filter(self, record: logging.LogRecord) -> bool:
        # What we tell ourselves is fit for a log already.
        if record.name != log.name:
            record.msg, record.args = _ID.sub(self._hidden, record.getMessage()), None
        return True

    def _hidden(self, found: re.Match[str]) -> str:
        return "…" if found[0].casefold().replace("_", "-") in self.ids else found[0]


def keep_withheld_ids_out(edition: Edition) -> None:
    """For a log that anybody may read: from whatever MkDocs says from now on."""
    shown = {story.id for story in (*edition.publication.stories, *edition.guides.stories)}
    known = shown | edition.publication.notices.keys()
    ids = frozenset(story.id for story in edition.stories) - known
    for handler in logging.getLogger("mkdocs").handlers:
        for old in [each for each in handler.filters if isinstance(each, _WithoutIds)]:
            handler.removeFilter(old)
        handler.addFilter(_WithoutIds(ids))


def told(findings: Sequence[Finding], addresses: Container[str], *, in_ci: bool) -> str:
    lines = (
        lines_for_a_log(findings, addresses)
        if in_ci
        else [f"{f.path}: {f.what}, {f.where}" + (f" ({f.id})" if f.id else "") for f in findings]
    )
    told = "\n  ".join(["The site was not published. What may not be in it was found:", *lines])
    return (
        f"{told}\nIf it is a page of the archive's own, take out there what names the story. "
        "`ownwords check` tells the line of a link."
    )


def without_path(error: Exception) -> str:
    """A build log may be public, and a file beside a story be named for somebody."""
    return (isinstance(error, OSError) and error.strerror) or str(error)
