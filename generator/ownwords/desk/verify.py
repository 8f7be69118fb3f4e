"""Scans a site that was built before: against the archive as it is now."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ownwords import last_look
from ownwords.errors import ArchiveError
from ownwords.mkdocs_build import addresses_expected
from ownwords.verify.scan import lines_for_a_log


def told_of(site: Path, root: Path, as_of: date, *, for_a_log: bool) -> list[str]:
    """What stands in the site and may not, on a day: a line for each."""
    if site.is_dir() and not any(site.iterdir()):
        raise ArchiveError(f"{site} is empty: there is nothing to read.")
    plugin, addresses = addresses_expected(root, as_of)
    findings = last_look.findings_in(site, plugin.edition, plugin.place, addresses)
    if for_a_log:
        return lines_for_a_log(findings, addresses)
    return [f"{f.path}: {f.what}, {f.where} ({f.id or 'no story'})" for f in findings]
