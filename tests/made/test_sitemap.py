"""The sitemap: pages that may be found, and no other."""

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from ownwords.made.files import SiteSettings
from ownwords.made.machines import sitemap
from ownwords.made.machines.sitemap import sitemap_files

from .factory import AGREED, make_plan, make_published

FOUND = make_published(id="to-be-found", agreed=replace(AGREED, search_engines=True))
SITE = "https://archive.example/"
PLAN = make_plan(FOUND, make_published(), settings=SiteSettings(site_url=SITE))


def addresses_in(content):
    return [
        each.text for each in ElementTree.fromstring(content).iter() if each.tag.endswith("loc")
    ]


def listed(own_pages=(), site_url=SITE):
    (file,) = sitemap_files(PLAN, own_pages, site_url)
    return addresses_in(file.content)


@pytest.mark.parametrize(
    ("address", "is_listed"),
    [
        ("stories/to-be-found/", True),
        ("stories/leeks-in-february/", False),
        ("stories/", False),
        ("themes/", True),
        ("themes/hope/", False),
        ("about/", True),
        ("removals.json", False),
    ],
)
def test_lists_the_pages_that_may_be_found(address, is_listed):
    assert (f"{SITE}{address}" in listed(["about/"])) is is_listed


def test_without_an_address_of_the_site_it_is_empty():
    assert listed(["about/"], site_url=None) == []


def test_addresses_are_escaped():
    assert f"{SITE}q&a/" in listed(["q&a/"])


def test_a_large_one_is_an_index_of_several(monkeypatch):
    whole = listed(["about/"])
    monkeypatch.setattr(sitemap, "_MOST", 2)
    index, *parts = sitemap_files(PLAN, ["about/"], SITE)
    assert addresses_in(index.content) == [f"{SITE}{part.uri}" for part in parts]
    assert sorted(a for part in parts for a in addresses_in(part.content)) == whole
