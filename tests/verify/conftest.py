"""Small sites, and the withheld story that must not be in them."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from ownwords.verify import Finding, Known, Secret, scan

BODY = (
    "We took the last ferry on a Tuesday in rain so thick that nobody could see the far shore. "
    "My brother carried the canary in its cage under his coat."
)
FERRY = Secret(
    id="the-last-ferry",
    titles=("The last ferry home",),
    names=("Siobhán",),
    phrases=("Nobody could see the far shore.", "peer mooring"),
    texts=(BODY,),
    file_names=("siobhan-1987.jpg", "portrait.jpg"),
)
NOTHING_KNOWN = Known(published=(), own_words=(), addresses=None)

Scan = Callable[..., list[tuple[str, str]]]


@pytest.fixture
def findings(tmp_path: Path) -> Callable[..., list[Finding]]:
    """Builds a site of these files and scans it."""

    def scan_site(
        files: Mapping[str, str | bytes], *secrets: Secret, known: Known = NOTHING_KNOWN
    ) -> list[Finding]:
        site = tmp_path / "site"
        site.mkdir(exist_ok=True)
        for name, content in files.items():
            file = site / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content.encode() if isinstance(content, str) else content)
        return scan(site, secrets or (FERRY,), known)

    return scan_site


@pytest.fixture
def whats(findings: Callable[..., list[Finding]]) -> Callable[..., list[str]]:
    """What is found in one page of this content."""

    def scan_page(
        content: str | bytes, *secrets: Secret, known: Known = NOTHING_KNOWN, name: str = "a.html"
    ) -> list[str]:
        return [finding.what for finding in findings({name: content}, *secrets, known=known)]

    return scan_page
