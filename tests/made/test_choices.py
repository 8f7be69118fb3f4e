"""What stories can be chosen by, and the pages of each choice."""

import json
from dataclasses import replace

import pytest

from ownwords.archive import Credit, Recording, Version, WebArchive
from ownwords.made.files import SiteSettings
from ownwords.made.finding.choices import facets_of, values_of
from ownwords.made.finding.find import finder_of
from ownwords.made.finding.left_out import mentions
from ownwords.made.kit import Kit
from ownwords.made.machines.signals import NOT_TO_BE_FOUND
from ownwords.made.templates import Templates
from ownwords.made.wording.interface import Interface
from ownwords.terms import CreditKind

from .factory import (
    AGREED,
    EDITORIAL,
    TEMPLATES,
    THEME_FOLDER,
    make_many,
    make_plan,
    make_published,
    named,
)

FOUND = replace(AGREED, search_engines=True)
HOSPITAL = "mental-health/hospital"
BEREAVEMENT = "death/bereavement"
SUICIDE = "death/suicide-of-another"
FILM = Recording("f" * 64, ".mp4", "A walk.")
SOUND = Recording("a" * 64, ".mp3", "Read aloud.")
VERSION = Version("b" * 64, ".mp4")


def kit_of(*stories):
    return Kit(WebArchive(stories), EDITORIAL, SiteSettings(), TEMPLATES, {}, {})


def value(facet, **changes):
    story = make_published(**changes)
    return values_of(kit_of(story), story)[facet]


def offered(*stories):
    return {f.name: [c.value for c in f.choices] for f in facets_of(kit_of(*stories))}


def addresses(*stories, under="find/"):
    plan = make_plan(*stories)
    return [file.uri for file in plan.files if file.head and file.uri.startswith(under)]


@pytest.mark.parametrize(
    ("facet", "changes", "values"),
    [
        ("theme", {"themes": ("hope", "unheard-of")}, ("hope",)),
        ("place", {"credit": named("N", place="Isle of Skye")}, ("isle-of-skye",)),
        ("place", {"credit": named("N")}, ()),
        ("collection", {"collection": "harbour"}, ("harbour",)),
        ("collection", {"collection": "unheard-of"}, ()),
        ("format", {}, ("text",)),
        ("format", {"audio": SOUND, "film": FILM}, ("audio", "film")),
        ("format", {"film": replace(FILM, described=VERSION)}, ("film", "described")),
        ("format", {"audio": replace(SOUND, bsl=VERSION)}, ("audio", "bsl")),
        ("length", {"word_count": 1000}, ("short",)),
        ("length", {"word_count": 1001}, ("medium",)),
        ("length", {"word_count": 2000}, ("medium",)),
        ("length", {"word_count": 2001}, ("long",)),
        ("language", {"language": "en-GB"}, ("en",)),
    ],
)
def test_a_story_is_chosen_by_what_readers_see_of_it(facet, changes, values):
    assert value(facet, **changes) == values


@pytest.mark.parametrize(
    ("kind", "told_as"),
    [
        (CreditKind.FULL_NAME, "name"),
        (CreditKind.FIRST_NAME, "name"),
        (CreditKind.PSEUDONYM, "name"),
        (CreditKind.ROLE, "role"),
        (CreditKind.ANONYMOUS, "anonymous"),
    ],
)
def test_nobody_can_tell_a_pseudonym_from_a_name(kind, told_as):
    assert value("told-as", credit=Credit(kind, "N", "Champion")) == (told_as,)


def test_what_every_story_has_is_not_offered():
    assert offered(*make_many(3)) == {}


def test_only_values_that_a_published_story_has_are_offered():
    stories = [
        make_published(credit=named("N", place="Fife")),
        make_published(
            id="gaelic", credit=named("M"), language="gd", themes=("identity",), word_count=3000
        ),
    ]
    assert offered(*stories) == {
        "theme": ["identity", "hope"],
        "place": ["fife"],
        "length": ["short", "long"],
        "language": ["en", "gd"],
    }


def test_each_choice_has_its_page_where_it_has_none_elsewhere():
    stories = [make_published(credit=named("N", place="Fife"), themes=()), *make_many(2)]
    assert addresses(*stories) == [
        "find/index.html",
        "find/place/fife/index.html",
        "find/place/index.html",
    ]


def test_two_spellings_of_a_place_are_one_in_the_usual_spelling():
    credits = [named(str(n), place=place) for n, place in enumerate(("fife", "Fife", "Fife"))]
    stories = [make_published(id=f"story-{n}", credit=credit) for n, credit in enumerate(credits)]
    plan = make_plan(*stories, make_published())
    page = plan.by_uri["find/place/fife/index.html"].content
    assert "<h1>Stories from Fife</h1>" in page
    assert page.count('class="card"') == 3


def test_a_page_of_a_choice_is_cut_into_pages():
    stories = [*make_many(30, credit=named("N", place="Fife")), make_published()]
    plan = make_plan(*stories)
    assert plan.by_uri["find/place/fife/page/2/index.html"].content.count('class="card"') == 6


def test_the_page_of_a_choice_is_not_to_be_found_through_one_of_its_stories():
    fife = named("N", place="Fife")
    findable = [make_published(credit=fife, agreed=FOUND), make_published(id="bare", agreed=FOUND)]
    uri = "find/place/fife/index.html"
    assert make_plan(*findable).by_uri[uri].head.robots is None
    hidden = make_published(id="hidden", credit=fife)
    assert make_plan(*findable, hidden).by_uri[uri].head.robots == NOT_TO_BE_FOUND


@pytest.mark.parametrize("uri", ["find/index.html", "find/place/index.html", "stories/index.html"])
def test_a_place_makes_nobody_findable_who_did_not_agree_to_it(uri):
    stories = [
        make_published(credit=named("N", place="Fife")),
        make_published(id="x", agreed=FOUND),
    ]
    assert make_plan(*stories).by_uri[uri].head.robots == NOT_TO_BE_FOUND


@pytest.mark.parametrize(
    ("own", "left_out", "is_mentioned"),
    [
        ((HOSPITAL,), [HOSPITAL], True),
        ((HOSPITAL,), ["mental-health"], True),
        (("mental-health",), [HOSPITAL], False),
        (("deaths",), ["death"], False),
        ((), ["death"], False),
    ],
)
def test_leaving_out_a_domain_leaves_out_what_is_below_it(own, left_out, is_mentioned):
    assert mentions(make_published(content_notes=own), left_out) is is_mentioned


def test_what_can_be_left_out_is_what_some_story_mentions():
    stories = [
        make_published(content_notes=(HOSPITAL, BEREAVEMENT)),
        make_published(id="other", content_notes=(SUICIDE,)),
    ]
    assert finder_of(kit_of(*stories)).notes == {
        "death": "death, of any kind",
        BEREAVEMENT: "bereavement",
        SUICIDE: "suicide of another",
        HOSPITAL: "hospital",
    }


def test_stories_without_something_have_a_page_that_shows_no_other():
    stories = [make_published(content_notes=(BEREAVEMENT,)), *make_many(2)]
    plan = make_plan(*stories)
    page = plan.by_uri["find/without/death-bereavement/index.html"]
    assert "<h1>Stories that do not mention bereavement</h1>" in page.content
    assert ("Shona" in page.content, page.content.count('class="card"')) == (False, 2)


def test_a_tab_does_not_tell_what_somebody_would_rather_not_read():
    plan = make_plan(make_published(content_notes=(BEREAVEMENT,)), *make_many(2))
    assert plan.by_uri["find/without/death-bereavement/index.html"].head.title == "Stories"


def test_what_every_story_mentions_has_no_page_without_it():
    assert addresses(*make_many(2, content_notes=(HOSPITAL,)), under="find/without/") == []


def test_two_notes_with_one_address_share_their_page():
    stories = [
        make_published(content_notes=("a-b/c",)),
        make_published(id="other", content_notes=("a/b-c",)),
        *make_many(1),
    ]
    page = make_plan(*stories).by_uri["find/without/a-b-c/index.html"].content
    assert page.count('class="card"') == 1


def test_pages_without_something_end_before_they_outgrow_the_archive():
    stories = [*make_many(25), make_published(content_notes=(HOSPITAL,))]
    plan = make_plan(*stories, settings=SiteSettings(stories_a_page=2, word_search=False))
    pages = [uri for uri in plan.by_uri if uri.startswith("find/without/mental-health-hospital/")]
    assert len(pages) == 10
    assert "The newest of them" in plan.by_uri[pages[0]].content


def test_links_to_many_choices_end_in_a_link_to_all_of_them():
    places = [f"Place {number:02}" for number in range(14)]
    stories = [
        make_published(id=f"s-{n:02}", credit=named(p, place=p)) for n, p in enumerate(places)
    ]
    twice = make_published(id="twice", credit=named("N", place="Place 13"))
    page = make_plan(*stories, twice).by_uri["stories/index.html"].content
    links = page[page.index('<nav class="ways') : page.index("</nav>")]
    assert links.count("find/place/place-") == 12
    assert "find/place/place-13/" in links
    assert '<a href="../find/place/">All places</a>' in links


def test_the_form_does_not_grow_with_the_archive():
    stories = [
        make_published(id=f"s-{n:03}", credit=named("N", place=f"Place {n}")) for n in range(90)
    ]
    page = make_plan(*stories).by_uri["find/index.html"].content
    assert page.count('<option value="place-') == 60
    assert 'name="place" data-more' in page


def test_a_language_is_called_by_its_own_name():
    page = make_plan(make_published(), make_published(id="g", language="gd")).by_uri[
        "find/index.html"
    ]
    assert '<option value="gd" lang="gd">Gàidhlig</option>' in page.content


def test_an_archive_without_stories_asks_for_nothing():
    plan = make_plan()
    assert addresses() == ["find/index.html"]
    assert "<form" not in plan.by_uri["find/index.html"].content
    assert "<form" not in plan.by_uri["stories/index.html"].content


@pytest.mark.parametrize("language", ["en-GB", "gd"])
def test_the_script_knows_how_every_number_of_stories_is_said(language):
    interface = Interface(language, [THEME_FOLDER])
    kit = replace(kit_of(), templates=Templates([THEME_FOLDER], interface))
    said, which = json.loads(finder_of(kit).counted)
    for number in (1, 2, 3, 11, 12, 20, 101, 111, 1002):
        form = said[int(which[number if number < 100 else 100 + number % 100])]
        assert form % {"num": number} == interface.count("%(num)s story", "%(num)s stories", number)
