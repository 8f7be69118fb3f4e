"""Scans a site that was built before: against the archive as it is now."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ownwords.edition import known_in
from ownwords.errors import ArchiveError
from ownwords.mkdocs_build import addresses_expected
from ownwords.verify.scan import Finding, scan


def findings_in(site: Path, root: Path, as_of: date) -> list[Finding]:
    """What stands in the site and may not, on a day."""
    if site.is_dir() and not any(site.iterdir()):
        raise ArchiveError(f"{site} is empty: there is nothing to read.")
    plugin, addresses = addresses_expected(root, as_of)
    known = known_in(plugin.edition, plugin.place, addresses)
    return scan(site, plugin.edition.secrets, known)
