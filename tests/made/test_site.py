"""The plan as a whole."""

import re
from html.parser import HTMLParser
from itertools import pairwise
from posixpath import dirname, join, normpath

import pytest

from ownwords.made.files import SiteSettings
from ownwords.made.templates import Templates

from .factory import THEME_FOLDER, make_many, make_plan, make_published, named

STORIES = [
    make_published(collection="harbour", tags=("allotment", "peer support", "café")),
    *make_many(60, collection="harbour", content_notes=("mental-health/hospital",)),
]
PLAN = make_plan(*STORIES, notices=["taken-back"])
PAGES = {file.uri: file.content for file in PLAN.files if file.head}
VOID = {"img", "hr", "br", "input", "source", "track", "meta", "link"}


class Shape(HTMLParser):
    """Headings, links, ids and the tags still open."""

    def __init__(self, page):
        super().__init__()
        self.open, self.headings, self.links, self.ids = [], [], [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag not in VOID:
            self.open.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        self.links += [value for name, value in attrs if name in ("href", "src")]
        self.ids += [attributes["id"]] if "id" in attributes else []

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.mark.parametrize("uri", PAGES)
def test_every_tag_is_closed_where_it_should_be(uri):
    assert Shape(PAGES[uri]).open == []


@pytest.mark.parametrize("uri", PAGES)
def test_headings_begin_with_one_and_skip_no_level(uri):
    headings = Shape(PAGES[uri]).headings
    assert headings[0] == 1
    assert headings.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(headings))


@pytest.mark.parametrize("uri", PAGES)
def test_no_id_comes_twice(uri):
    ids = Shape(PAGES[uri]).ids
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("uri", PAGES)
def test_every_link_leads_somewhere(uri):
    for link in Shape(PAGES[uri]).links:
        path, _, anchor = link.partition("#")
        target = normpath(join(dirname(uri), path)) if path else uri
        if path.endswith("/"):
            target = join(target, "index.html").removeprefix("./")
        assert target in PLAN.by_uri
        # The shell around every page has the id of its main part.
        assert anchor in ("", "page-main") or f'id="{anchor}"' in PAGES[target]


@pytest.mark.parametrize("uri", PAGES)
def test_no_page_has_a_script_a_style_or_another_host(uri):
    assert not re.search(r"<script|<style|style=|\son\w+=|https?:|//", PAGES[uri])


def test_two_plans_of_one_archive_are_the_same():
    assert make_plan(*STORIES[::-1], notices=["taken-back"]) == PLAN


def test_a_storys_page_costs_the_same_in_a_larger_archive():
    uri = "stories/leeks-in-february/index.html"
    small = make_plan(STORIES[0], *make_many(1)).by_uri[uri].content
    large = make_plan(STORIES[0], *make_many(900)).by_uri[uri].content
    assert abs(len(large) - len(small)) < 50


def test_no_page_grows_with_the_archive():
    stories = [
        make_published(
            id=f"story-{number:04}",
            title="A long title " * 8,
            summary="A summary that goes on. " * 20,
            credit=named(f"Somebody {number}"),
            excerpts=(),
            tags=(f"tag {number}",),
        )
        for number in range(400)
    ]
    assert max(len(file.content) for file in make_plan(*stories).files if file.head) < 100_000


def test_settings_say_how_long_a_list_is():
    plan = make_plan(*make_many(5), settings=SiteSettings(stories_a_page=2))
    assert "stories/page/3/index.html" in plan.by_uri


def test_a_misspelt_name_in_a_template_stops_the_build(tmp_path):
    (tmp_path / "x.html").write_text("{{ stroy }}")
    with pytest.raises(Exception, match="'stroy' is undefined"):
        Templates([tmp_path]).render("x.html")


def test_the_first_folder_with_a_template_wins(tmp_path):
    (tmp_path / "pieces").mkdir()
    (tmp_path / "pieces" / "notice.html").write_text("Ours.")
    templates = Templates([tmp_path, THEME_FOLDER], bytecode=tmp_path)
    assert templates.render("pieces/notice.html") == "Ours."
