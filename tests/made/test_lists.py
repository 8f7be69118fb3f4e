"""The grid, themes, tags, collections, home and notices: what every list has in common too."""

from dataclasses import replace

import pytest

from ownwords.archive import Credit, Quote
from ownwords.editorial.model import Collection, Editorial, Home
from ownwords.errors import PlanError
from ownwords.made.files import SiteSettings
from ownwords.made.machines.signals import NOT_TO_BE_FOUND
from ownwords.terms import CreditKind

from .factory import AGREED, EDITORIAL, make_many, make_plan, make_published, named, page_of

FOUND = replace(AGREED, search_engines=True)
SECRET = Quote("secret", "Only on my own page.", ("hope",))


def test_the_grid_shows_a_face_a_name_an_excerpt_and_a_place():
    page = page_of("stories/index.html", make_published())
    assert '<span class="card__who">Shona</span>' in page
    assert "“The leeks did not care.”" in page
    assert "Moray" in page
    assert '<img class="arch" src="../media/' in page


def test_a_card_says_what_the_story_mentions():
    story = make_published(content_notes=("mental-health/hospital", "stigma", "death/bereavement"))
    assert "Mentions hospital, stigma and bereavement" in page_of("stories/index.html", story)


@pytest.mark.parametrize("excerpts", [(), (Quote("long", "word " * 60),)])
def test_without_a_short_excerpt_a_card_has_the_summary(excerpts):
    page = page_of("stories/index.html", make_published(excerpts=excerpts))
    assert "Work, and growing leeks." in page


def test_long_lists_are_cut_into_pages_that_say_where_they_are():
    stories = make_many(50)
    page = page_of("stories/page/2/index.html", *stories)
    assert '<span aria-current="page">Page 2 of 3</span>' in page
    assert '<a rel="prev" href="../../../stories/">' in page
    assert '<a rel="next" href="../../../stories/page/3/">' in page
    assert page.count('class="card"') == 24


def test_a_short_list_has_no_pages():
    assert "Page 1" not in page_of("stories/index.html", make_published())


def test_an_empty_archive_has_no_empty_list():
    plan = make_plan(editorial=Editorial(Home("Own Words")))
    assert "<ul" not in plan.by_uri["themes/index.html"].content
    assert "<ul" not in plan.by_uri["stories/index.html"].content
    assert "<ul" not in plan.by_uri["tags/index.html"].content
    assert "<ul" not in plan.by_uri["collections/index.html"].content


def test_quotes_for_the_storys_own_page_stand_on_no_other():
    plan = make_plan(make_published(quotes=(SECRET,), excerpts=()), *make_many(2))
    holding = [file.uri for file in plan.files if file.head and SECRET.words in file.content]
    assert holding == ["stories/leeks-in-february/index.html"]


def test_a_theme_has_its_statement_body_questions_quotes_and_stories():
    page = page_of("themes/hope/index.html", make_published())
    parts = ("Something in the diary.", "How big is it?", "In their words", "Stories on this theme")
    places = [page.index(part) for part in parts]
    assert places == sorted(places)


def test_a_theme_without_a_text_still_says_where_it_comes_from():
    assert "This theme comes from CHIME." in page_of("themes/hope/index.html", make_published())


def test_a_quote_on_a_theme_leads_to_its_passage():
    page = page_of("themes/hope/index.html", make_published())
    assert 'href="../../stories/leeks-in-february/#leeks"' in page


def test_a_quote_in_another_language_says_so():
    page = page_of("themes/hope/index.html", make_published(language="gd"))
    assert '<blockquote lang="gd" dir="ltr">' in page


def test_a_theme_nobody_tells_of_has_a_page_without_a_list_or_a_count():
    plan = make_plan(make_published())
    page = plan.by_uri["themes/identity/index.html"].content
    assert "Who else you are." in page
    assert "<ul" not in page
    assert "0 stories" not in plan.by_uri["themes/index.html"].content


def test_themes_stand_in_the_archives_order():
    page = page_of("themes/index.html", make_published())
    assert page.index("Identity") < page.index("Hope")


def test_quotes_stand_on_a_themes_first_page_alone():
    plan = make_plan(*make_many(30))
    assert "In their words" in plan.by_uri["themes/hope/index.html"].content
    assert "In their words" not in plan.by_uri["themes/hope/page/2/index.html"].content


def test_a_theme_page_is_not_to_be_found_through_one_of_its_stories():
    plan = make_plan(make_published(agreed=FOUND), *make_many(1))
    assert plan.by_uri["themes/hope/index.html"].head.robots == NOT_TO_BE_FOUND
    plan = make_plan(make_published(agreed=FOUND))
    assert plan.by_uri["themes/hope/index.html"].head.robots is None


def test_tags_with_one_address_are_one_tag_in_its_usual_spelling():
    stories = [
        make_published(id="one-one", tags=("Peer Support",)),
        make_published(id="two-two", tags=("peer support",)),
        make_published(id="three", tags=("peer support", "peer-support")),
    ]
    page = page_of("tags/index.html", *stories)
    assert '<a href="../tags/peer-support/">peer support</a>' in page
    assert "3 stories" in page


def test_a_tag_lists_its_stories():
    stories = [make_published(), *make_many(2, tags=("music",))]
    assert page_of("tags/music/index.html", *stories).count('class="card"') == 2


def test_all_tags_may_be_found_only_where_everybody_whose_words_they_are_may():
    open, closed = make_published(agreed=FOUND, tags=("a",)), make_published(id="two", tags=("b",))
    robots = [
        make_plan(*stories).by_uri["tags/index.html"].head.robots
        for stories in ([open], [open, closed])
    ]
    assert robots == [None, NOT_TO_BE_FOUND]


def test_what_can_be_left_out_speaks_for_those_who_mention_it():
    noted = make_published(id="two", content_notes=("mental-health/hospital",))
    plan = make_plan(make_published(agreed=FOUND), noted)
    uris = [uri for uri in plan.by_uri if uri.startswith("find/without/")]
    assert {plan.by_uri[uri].head.robots for uri in uris} == {NOT_TO_BE_FOUND}


def test_tags_are_cut_into_pages():
    story = make_published(tags=tuple(f"tag {number:03}" for number in range(101)))
    assert "tag 100" in page_of("tags/page/2/index.html", story)


def test_a_collection_has_its_place_dates_partners_and_stories():
    page = page_of("collections/harbour/index.html", make_published(collection="harbour"))
    for part in ("Harbour voices", "Kirkhaven", "2026", "The Library", "Leeks in February"):
        assert part in page


def test_a_collection_quotes_people_without_a_face_first():
    champion = Credit(CreditKind.ROLE, None, "Champion")
    own = Quote("own", "By role.")
    stories = [
        *make_many(3, collection="harbour"),
        make_published(collection="harbour", credit=champion, quotes=(own,), excerpts=(own,)),
    ]
    page = page_of("collections/harbour/index.html", *stories)
    words = page[page.index("In their words") :]
    assert words.index("By role.") < words.index("The leeks did not care.")


def test_a_collection_without_a_published_story_leaves_no_trace():
    plan = make_plan(make_published())
    assert not any("harbour" in file.uri for file in plan.files)
    assert not any("Harbour" in file.content for file in plan.files if file.head)


def test_a_storys_unknown_collection_is_not_shown():
    page = page_of("stories/leeks-in-february/index.html", make_published(collection="gone"))
    assert "Collection" not in page


def test_collections_are_cut_into_pages():
    many = [Collection(f"c-{number:02}", f"Collection {number:02}") for number in range(25)]
    stories = [make_published(id=f"s-{c.id}", collection=c.id) for c in many]
    plan = make_plan(*stories, editorial=replace(EDITORIAL, collections=tuple(many)))
    assert "Collection 24" in plan.by_uri["collections/page/2/index.html"].content


def test_home_shows_ways_in_by_face_quote_and_theme():
    page = page_of("index.html", *make_many(20), settings=SiteSettings(help_address="get-help/"))
    assert "<p>Come in.</p>" in page
    assert page.count('class="card"') == 8
    assert page.count("<blockquote") == 1
    assert 'href="themes/identity/"' in page
    assert 'href="get-help/"' in page


def test_home_shows_faces_of_different_collections():
    stories = [*make_many(20), make_published(collection="harbour")]
    assert "Leeks in February" in page_of("index.html", *stories)


def test_home_shows_those_who_agreed_to_be_found_once_they_are_a_few():
    found = [
        make_published(id=f"found-{n}", agreed=FOUND, credit=named(f"Found {n}")) for n in range(4)
    ]
    home = make_plan(*found, *make_many(9)).by_uri["index.html"]
    assert home.head.robots is None
    assert home.content.count('class="card"') == 4


def test_home_is_not_to_be_found_through_the_others():
    home = make_plan(make_published(agreed=FOUND), *make_many(9)).by_uri["index.html"]
    assert home.head.robots == NOT_TO_BE_FOUND


def test_home_of_an_empty_archive_still_welcomes():
    page = page_of("index.html")
    assert "Come in." in page
    assert "Begin with a face" not in page


def test_a_notice_tells_nothing_of_the_story():
    file = make_plan(notices=["the-last-ferry"]).by_uri["stories/the-last-ferry/index.html"]
    assert "You have done nothing wrong." in file.content
    assert "ferry" not in file.content
    assert file.head.robots == NOT_TO_BE_FOUND


def test_a_notice_at_the_address_of_a_published_story_is_refused():
    with pytest.raises(PlanError, match="Two files want one address"):
        make_plan(make_published(), notices=["leeks-in-february"])


def test_no_page_links_to_a_notice():
    plan = make_plan(*make_many(3), notices=["the-last-ferry"])
    assert not any("the-last-ferry" in file.content for file in plan.files if file.head)
