"""The feeds: what RFC 4287, 5005 and 6721 ask for, and no more of a story than was agreed."""

import json
from datetime import date
from xml.etree import ElementTree

import pytest

from ownwords.archive import FeedArchive
from ownwords.made.files import SiteSettings
from ownwords.terms import Use

from .factory import make_many, make_plan, make_published, named

SITE = SiteSettings(site_url="https://archive.example/", site_description="Told by people.")
NAMES = {
    "a": "http://www.w3.org/2005/Atom",
    "at": "http://purl.org/atompub/tombstones/1.0",
    "fh": "http://purl.org/syndication/history/1.0",
}


def planned(*stories, on_site=None, notices=None, settings=SITE):
    """`stories` are let through for feeds; the same are on the site unless told otherwise."""
    feeds = [make_published(**_as_given(story), use=Use.FEEDS) for story in stories]
    web = stories if on_site is None else on_site
    return make_plan(*web, feeds=FeedArchive(feeds), notices=notices or {}, settings=settings)


def _as_given(story):
    return {k: v for k, v in vars(story).items() if k not in ("let_through", "translations")}


def atom(*stories, uri="feed.xml", **changes):
    return ElementTree.fromstring(planned(*stories, **changes).by_uri[uri].content)


def json_feed(*stories, uri="feed.json", **changes):
    return json.loads(planned(*stories, **changes).by_uri[uri].content)


def all_of(element, path):
    return [each.text for each in element.findall(path, NAMES)]


def links_of(feed):
    return {link.get("rel"): link.get("href") for link in feed.findall("a:link", NAMES)}


@pytest.mark.parametrize("stories", [[], [make_published()], make_many(60)])
def test_has_what_every_atom_feed_must_have(stories):
    feed = atom(*stories)
    for element in (feed, *feed.findall("a:entry", NAMES)):
        for name in ("id", "title", "updated"):
            (text,) = all_of(element, f"a:{name}")
            assert text
    assert links_of(feed)["self"] == "https://archive.example/feed.xml"


def test_every_entry_has_a_link_and_a_summary():
    for entry in atom(*make_many(3)).findall("a:entry", NAMES):
        assert links_of(entry)["alternate"] == all_of(entry, "a:id")[0]
        assert all_of(entry, "a:summary") == ["Work, and growing leeks."]


def test_dates_are_no_more_exact_than_the_page():
    entry = atom(make_published(told=date(2026, 3, 14)))
    dates = set(all_of(entry, ".//a:updated") + all_of(entry, ".//a:published"))
    assert dates == {"2026-03-01T00:00:00Z"}


def test_its_author_is_the_archive_since_nobody_agreed_to_be_named():
    feed = atom(make_published())
    assert all_of(feed, "a:author/a:name") == ["Own Words"]
    assert all_of(feed, ".//a:entry//a:name") == []


@pytest.mark.parametrize("form", ["feed.xml", "feed.json"])
def test_of_a_story_it_holds_title_and_summary_and_nothing_else_that_was_told(form):
    given = named("Shona", role="Peer worker", place="Moray")
    content = planned(make_published(credit=given, tags=("leek-growing",))).by_uri[form].content
    told = ("Shona", "Peer worker", "Moray", "hope", "Hope", "leek-growing", "storyteller")
    assert [words for words in told if words in content] == []


@pytest.mark.parametrize("form", ["feed.xml", "feed.json"])
def test_no_words_no_quotes_and_no_pictures_are_in_it(form):
    content = planned(make_published()).by_uri[form].content
    assert not any(words in content for words in ("It rained", "did not care", "media/", "<img"))


def test_a_story_says_its_language():
    (entry,) = atom(make_published(language="gd")).findall("a:entry", NAMES)
    assert entry.get("{http://www.w3.org/XML/1998/namespace}lang") == "gd"


def test_words_are_escaped():
    assert all_of(atom(make_published(title="<b>&amp;")), ".//a:entry/a:title") == ["<b>&amp;"]


def test_only_stories_that_agreed_are_in_it():
    stories = make_many(3)
    feed = atom(stories[1], on_site=stories)
    assert all_of(feed, "a:entry/a:title") == ["Story 1"]


@pytest.mark.parametrize("form", ["xml", "json"])
def test_a_story_without_a_page_is_left_out(form):
    plan = planned(make_published(), on_site=[])
    assert "leeks" not in plan.by_uri[f"feed.{form}"].content


def test_without_an_address_of_the_site_there_is_no_feed():
    plan = planned(make_published(), settings=SiteSettings())
    assert [uri for uri in plan.by_uri if uri.startswith("feed")] == []


def test_a_feed_of_one_page_says_that_it_is_complete():
    assert atom(*make_many(50)).find("fh:complete", NAMES) is not None


def test_a_longer_one_goes_on_and_no_page_grows():
    stories = make_many(120)
    pages = [atom(*stories, uri=uri) for uri in ("feed.xml", "feed/2.xml", "feed/3.xml")]
    assert [len(page.findall("a:entry", NAMES)) for page in pages] == [50, 50, 20]
    assert [links_of(page).get("next") for page in pages] == [
        "https://archive.example/feed/2.xml",
        "https://archive.example/feed/3.xml",
        None,
    ]
    assert {page.find("fh:complete", NAMES) for page in pages} == {None}
    titles = [title for page in pages for title in all_of(page, "a:entry/a:title")]
    assert len(set(titles)) == 120


def test_json_feed_says_the_same():
    feed = json_feed(*make_many(51))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["next_url"] == "https://archive.example/feed/2.json"
    assert feed["items"][0] == {
        "id": "https://archive.example/stories/story-00000/",
        "url": "https://archive.example/stories/story-00000/",
        "title": "Story 0",
        "content_text": "Work, and growing leeks.",
        "summary": "Work, and growing leeks.",
        "date_published": "2026-03-01T00:00:00Z",
        "language": "en-GB",
    }


TAKEN_BACK = {"the-green-door": "2026-07", "the-blue-coat": "2026-05", "no-month": None}


def test_a_removal_is_named_where_its_month_is_known():
    deleted = atom(notices=TAKEN_BACK).findall("at:deleted-entry", NAMES)
    assert [(each.get("ref"), each.get("when")) for each in deleted] == [
        ("https://archive.example/stories/the-green-door/", "2026-07-01T00:00:00Z"),
        ("https://archive.example/stories/the-blue-coat/", "2026-05-01T00:00:00Z"),
    ]


@pytest.mark.parametrize("settings", [SITE, SiteSettings()])
def test_the_list_of_removals_holds_ids_and_months_alone(settings):
    plan = planned(notices=TAKEN_BACK, settings=settings)
    assert json.loads(plan.by_uri["removals.json"].content) == {
        "version": 1,
        "removals": [
            {"id": "the-green-door", "month": "2026-07"},
            {"id": "the-blue-coat", "month": "2026-05"},
            {"id": "no-month"},
        ],
    }


def test_the_list_of_removals_goes_on_and_no_page_grows():
    plan = planned(notices={f"gone-{number:05}": "2026-05" for number in range(1500)})
    pages = [json.loads(plan.by_uri[u].content) for u in ("removals.json", "removals/2.json")]
    assert [len(page["removals"]) for page in pages] == [1000, 500]
    assert [page.get("next") for page in pages] == ["removals/2.json", None]


def test_the_feed_goes_on_for_its_removals_too():
    uris = planned(notices={f"gone-{n:03}": "2026-05" for n in range(60)}).by_uri
    assert "feed/2.xml" in uris
