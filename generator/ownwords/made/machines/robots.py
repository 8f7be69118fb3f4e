"""What robots are asked at the door: robots.txt, and the reservation of text and data mining.

Requests, not locks. Nobody is kept from a page, since one that may not be fetched cannot say that
it is not to be listed; only what is no page, and so cannot say it, may not be fetched.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from ownwords.made.addresses import story_address
from ownwords.made.files import SiteFile
from ownwords.made.kit import Kit

NOT_TO_BE_FETCHED = (
    "find/list.json",
    "find/words/",
    "guides.json",
    "feed.xml",
    "feed.json",
    "feed/",
    "removals.json",
    "removals/",
)
"""What holds words of stories that may not be found, and cannot say so itself."""
_MOST_ALLOWED = 1000
"""Stories named one by one; robots read half a megabyte at most. The rest stays refused."""
_CRAWLERS = Path(__file__).with_name("ai-crawlers.toml")


@dataclass(frozen=True)
class Crawler:
    name: str
    operator: str
    documented: str
    """Where its operator says what it is for."""


@cache
def ai_crawlers() -> tuple[Crawler, ...]:
    told = tomllib.loads(_CRAWLERS.read_text("utf-8"))["crawlers"]
    return tuple(sorted((Crawler(**each) for each in told), key=lambda each: each.name.lower()))


def robots_files(kit: Kit) -> Iterator[SiteFile]:
    allowed = [story for story in kit.archive.stories if story.agreed.ai_training]
    root = urlsplit(kit.settings.site_url or "/").path
    addresses = [f"{root}{story_address(story.id)}" for story in allowed[:_MOST_ALLOWED]]
    yield SiteFile("robots.txt", robots_txt(root, addresses, kit.settings.site_url))
    yield SiteFile(".well-known/tdmrep.json", tdmrep(root, addresses))


def robots_txt(root: str, may_train: Sequence[str], site_url: str | None) -> str:
    """`root` is the site's own path on its host, "/" for most."""
    everyone = [
        "User-agent: *",
        *(f"Disallow: {root}{address}" for address in NOT_TO_BE_FETCHED),
        "Allow: /",
    ]
    trainers = [
        *(f"User-agent: {crawler.name}" for crawler in ai_crawlers()),
        *(f"Allow: {address}" for address in may_train),
        f"Disallow: {root}",
    ]
    groups = [everyone, trainers]
    if site_url:
        groups.append([f"Sitemap: {site_url}sitemap.xml"])
    return "\n\n".join("\n".join(group) for group in groups) + "\n"


def tdmrep(root: str, may_train: Sequence[str]) -> str:
    """W3C TDMRep. What is exempt comes first: readers take the first match, or the closest."""
    rules = [{"location": f"{address}*", "tdm-reservation": 0} for address in may_train]
    rules.append({"location": f"{root}*", "tdm-reservation": 1})
    return json.dumps(rules, indent=1) + "\n"
