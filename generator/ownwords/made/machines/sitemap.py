"""The sitemap: pages that search engines may show, and no other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from ownwords.made.files import SiteFile, SitePlan

_MOST = 50_000
"""Addresses in one sitemap, by sitemaps.org; from there on an index names several."""
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap_files(plan: SitePlan, own_pages: Iterable[str], site_url: str | None) -> list[SiteFile]:
    """`own_pages` are addresses of pages written by hand. Without the site's address it is empty:
    a sitemap knows whole addresses only."""
    made = (
        file.uri.removesuffix("index.html")
        for file in plan.files
        if file.head and file.head.robots is None
    )
    addresses = sorted({*made, *own_pages}) if site_url else []
    return list(_files(addresses, site_url or "", _MOST))


def _files(addresses: list[str], site: str, most: int) -> Iterator[SiteFile]:
    parts = [addresses[start : start + most] for start in range(0, len(addresses), most)]
    if len(parts) <= 1:
        yield SiteFile("sitemap.xml", _listed("urlset", "url", site, addresses))
        return
    uris = [f"sitemap/{number}.xml" for number in range(1, len(parts) + 1)]
    yield SiteFile("sitemap.xml", _listed("sitemapindex", "sitemap", site, uris))
    for uri, part in zip(uris, parts, strict=True):
        yield SiteFile(uri, _listed("urlset", "url", site, part))


def _listed(whole: str, each: str, site: str, addresses: Iterable[str]) -> str:
    lines = (f"<{each}><loc>{escape(site + address)}</loc></{each}>" for address in addresses)
    opening = f'<?xml version="1.0" encoding="utf-8"?>\n<{whole} xmlns="{_NAMESPACE}">'
    return "\n".join([opening, *lines, f"</{whole}>\n"])
