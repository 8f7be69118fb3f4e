"""What robots are asked, read as they read it."""

import json
from dataclasses import replace
from urllib.robotparser import RobotFileParser

import pytest

from ownwords.made.files import SiteSettings
from ownwords.made.machines.robots import ai_crawlers

from .factory import AGREED, make_many, make_plan, make_published

MAY_TRAIN = make_published(id="may-train", agreed=replace(AGREED, ai_training=True))
MAY_NOT = make_published(id="may-not")


def planned(*stories, url="https://archive.example/"):
    return make_plan(*stories, settings=SiteSettings(site_url=url)).by_uri


def robots_of(*stories, **changes):
    robots = RobotFileParser()
    robots.parse(planned(*stories, **changes)["robots.txt"].content.splitlines())
    return robots


PAGE = "https://archive.example/stories/"


@pytest.mark.parametrize("address", ["", "may-not/", "may-train/", "may-train/gd/"])
def test_everybody_may_fetch_every_page(address):
    """A page that may not be fetched cannot say that it is not to be listed."""
    assert robots_of(MAY_NOT, MAY_TRAIN).can_fetch("Somebot", PAGE + address)


@pytest.mark.parametrize(
    "address",
    ["find/list.json", "find/words/index/x.pf", "guides.json", "feed.xml", "feed/2.json"],
)
def test_what_cannot_say_so_itself_may_not_be_fetched(address):
    assert not robots_of().can_fetch("Somebot", f"https://archive.example/{address}")


@pytest.mark.parametrize("crawler", [each.name for each in ai_crawlers()])
@pytest.mark.parametrize(
    ("address", "may"), [("may-train/", True), ("may-train/gd/", True), ("may-not/", False)]
)
def test_those_who_train_may_fetch_what_was_agreed_alone(crawler, address, may):
    assert robots_of(MAY_NOT, MAY_TRAIN).can_fetch(crawler, PAGE + address) is may


def test_an_agreement_does_not_reach_a_story_whose_id_begins_alike():
    longer = make_published(id="may-train-not")
    assert not robots_of(MAY_TRAIN, longer).can_fetch("GPTBot", PAGE + "may-train-not/")


def test_names_the_sitemap_where_the_site_has_an_address():
    assert robots_of().site_maps() == ["https://archive.example/sitemap.xml"]
    assert robots_of(url=None).site_maps() is None


def test_a_site_in_a_folder_speaks_of_that_folder():
    robots = robots_of(MAY_TRAIN, url="https://host.example/archive/")
    assert not robots.can_fetch("Somebot", "https://host.example/archive/feed.xml")
    assert robots.can_fetch("GPTBot", "https://host.example/archive/stories/may-train/")
    assert robots.can_fetch("GPTBot", "https://host.example/elsewhere/")


def test_mining_is_reserved_but_for_what_was_agreed():
    rules = json.loads(planned(MAY_NOT, MAY_TRAIN)[".well-known/tdmrep.json"].content)
    assert rules == [
        {"location": "/stories/may-train/*", "tdm-reservation": 0},
        {"location": "/*", "tdm-reservation": 1},
    ]


def test_robots_txt_does_not_grow_without_bound():
    many = make_many(1200, agreed=replace(AGREED, ai_training=True))
    assert planned(*many)["robots.txt"].content.count("Allow: /stories/") == 1000


def test_every_crawler_has_an_operator_and_a_source():
    assert all(each.name and each.operator and each.documented for each in ai_crawlers())
