import re

import pytest

from ownwords.errors import PlanError
from ownwords.made.files import PageHead, SiteFile
from ownwords.made.shell import Shell

from .factory import TEMPLATES


def head(**changes):
    return PageHead(
        **(
            {
                "title": "Leeks",
                "kind": "story",
                "section": "stories",
                "language": None,
                "description": "",
                "robots": None,
            }
            | changes
        )
    )


class Base:
    """base.html of the theme, counting how often it is rendered."""

    def __init__(self, **around):
        self.times, self.around = 0, around

    def __call__(self, variables):
        self.times += 1
        return TEMPLATES.render(
            "base.html",
            **{"site_name": "Own Words", "say": TEMPLATES.interface.shell, **self.around},
            **variables,
        )


def shown(content="<p>It rained.</p>", uri="stories/leeks/index.html", around=(), **changes):
    return Shell(Base(**dict(around))).page(SiteFile(uri, content, head(**changes)))


def test_the_base_is_rendered_once_for_pages_alike():
    base = Base()
    shell = Shell(base)
    for id in ("leeks", "bread", "ferry"):
        shell.page(SiteFile(f"stories/{id}/index.html", id, head(title=id)))
    assert base.times == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "tag"},
        {"section": "tags"},
        {"language": "gd"},
        {"robots": "noindex"},
        {"tdm_reservation": True},
        {"description": "Something."},
    ],
)
def test_pages_that_differ_have_shells_of_their_own(changes):
    base = Base()
    shell = Shell(base)
    shell.page(SiteFile("stories/leeks/index.html", "", head()))
    shell.page(SiteFile("stories/bread/index.html", "", head(**changes)))
    assert base.times == 2


def test_a_story_that_holds_a_mark_is_left_as_it_is():
    mark = "\ue000main\ue001 \ue000title\ue001"
    page = shown(f"<p>{mark}</p>", title=mark, description=mark)
    assert page.count(mark) == 3


def test_title_and_description_are_escaped():
    page = shown(title='<script>"', description="\"><script>'")
    assert "<script>" not in page


def test_the_title_is_the_pages_and_then_the_archives():
    assert "<title>Leeks – Own Words</title>" in shown()


def test_the_home_pages_title_is_the_archives_alone():
    assert "<title>Own Words</title>" in shown(kind="home", title="Come in", uri="index.html")


@pytest.mark.parametrize(
    ("uri", "address"),
    [("index.html", 'href="./assets/'), ("stories/leeks/index.html", 'href="../../assets/')],
)
def test_addresses_are_relative_to_the_page(uri, address):
    assert address in shown(uri=uri)


def test_the_current_section_is_marked():
    assert '<a href="../../stories/" aria-current="true">' in shown()
    assert '<a href="../stories/" aria-current="page">' in shown(
        kind="stories", uri="stories/index.html"
    )


def test_robots_and_reservation_are_in_the_head():
    page = shown(robots="noindex, noarchive", tdm_reservation=True)
    assert '<meta name="robots" content="noindex, noarchive">' in page
    assert '<meta name="tdm-reservation" content="1">' in page


def test_a_page_that_may_be_found_says_nothing_to_robots():
    assert "robots" not in shown()


def test_the_archives_notice_is_on_every_page():
    assert "Every story is invented." in shown(around={"notice": "Every story is invented."})


def test_hand_written_pages_are_in_the_header_and_help_is_easy_to_find():
    links = [{"title": "Get <help>", "href": "get-help/", "current": False}]
    page = shown(around={"links": links})
    assert page.count('<a href="../../get-help/">Get &lt;help&gt;</a>') == 2
    assert '<li class="top__help">' in page


def test_no_script_and_no_style_stand_in_a_page():
    page = shown()
    assert re.findall(r"<script>|<script (?!src=)|<style|style=|onclick|https?:", page) == []


def test_an_asset_is_no_page():
    with pytest.raises(PlanError, match="is not a page"):
        Shell(Base()).page(SiteFile("media/x.webp", b""))


@pytest.mark.parametrize("base", ["", "{main}{main}"])
def test_a_base_that_does_not_show_the_page_once_is_refused(base):
    def render(variables):
        return base.format(main=variables["main"])

    with pytest.raises(PlanError, match="exactly once"):
        Shell(render).page(SiteFile("index.html", "", head()))
