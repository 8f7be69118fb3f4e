import re
from dataclasses import replace

import pytest

from ownwords.archive import Credit, Quote
from ownwords.made.files import SiteSettings
from ownwords.made.machines.signals import NOT_TO_BE_FOUND
from ownwords.terms import Change, CreditKind, Use

from .factory import AGREED, make_many, make_plan, make_published, named, page_of

URI = "stories/leeks-in-february/index.html"
HOSPITAL = "mental-health/hospital"
FOUND = replace(AGREED, search_engines=True)


def shown(*others, settings=None, **changes):
    options = {"settings": settings} if settings else {}
    return page_of(URI, make_published(**changes), *others, **options)


def head(**changes):
    return make_plan(make_published(**changes)).by_uri[URI].head


def test_the_title_is_the_only_first_heading():
    page = shown()
    assert "<h1>Leeks in February</h1>" in page
    assert page.count("<h1") == 1


@pytest.mark.parametrize(
    ("credit", "line"),
    [
        (named("Shona", role="Peer worker", place="Moray"), "<b>Shona</b>, Peer worker, Moray"),
        (Credit(CreditKind.ROLE, None, "Champion", "Fife"), "<b>Champion</b>, Fife"),
        (Credit(CreditKind.ANONYMOUS), "<b>A storyteller</b>"),
        (named("<b>Z"), "<b>&lt;b&gt;Z</b>"),
    ],
)
def test_the_credit_is_as_agreed(credit, line):
    assert f'<p class="credit">{line}</p>' in shown(credit=credit)


def test_the_first_quote_is_the_hero():
    assert "<blockquote><p>“The leeks did not care.”</p></blockquote>" in shown()


def test_a_story_without_quotes_has_no_hero():
    assert "blockquote" not in shown(quotes=(), excerpts=())


def test_what_a_story_mentions_is_said_before_it_with_a_choice():
    page = shown(*make_many(1), content_notes=(HOSPITAL, "death/bereavement"))
    said = page.index("This story mentions hospital and bereavement.")
    assert said < page.index('href="#page-story"') < page.index('id="page-story"')
    assert '<a href="#page-after">Jump past the story</a>' in page
    assert 'href="../../stories/story-00000/">Another story</a>' in page


def test_a_story_that_mentions_nothing_has_no_note():
    assert "mentions" not in shown()


def test_a_lonely_story_offers_no_other():
    page = shown(content_notes=(HOSPITAL,))
    assert "Another story" not in page
    assert "Next story" not in page


def test_the_next_story_is_shown_with_what_it_mentions():
    page = shown(*make_many(1, content_notes=(HOSPITAL,)))
    assert '<a rel="next" href="../../stories/story-00000/">Story 0</a>' in page
    assert "Mentions hospital" in page


def test_a_page_that_may_be_found_does_not_name_who_did_not_agree_to_be():
    hidden = make_published(id="other-one", title="Other", credit=named("Hidden"))
    assert "Hidden" not in shown(hidden, agreed=FOUND)
    assert "Hidden" in shown(hidden)


@pytest.mark.parametrize("more", [{"search_engines": True}, {"ai_training": True}])
def test_nor_does_it_show_the_title_of_their_story(more):
    """A title can hold a name, and whoever searches for it would find the way there."""
    hidden = make_published(id="other-one", title="Hidden's year", language="gd")
    page = shown(hidden, agreed=replace(AGREED, **more))
    assert '<a rel="next" href="../../stories/other-one/">What somebody else told</a>' in page
    assert "Hidden" not in page


def test_pull_quotes_are_not_read_out_twice():
    quotes = (Quote("hero", "Hero."), Quote("pull", "Pull."))
    body = "<p>a</p>" * 5 + '<p><span class="passage" id="pull">Pull.</span></p>'
    assert '<div class="pull" aria-hidden="true"><p>“Pull.”</p></div>' in shown(
        quotes=quotes, body=body
    )


def test_themes_tags_and_collection_are_links():
    page = shown(collection="harbour", tags=("Peer support",))
    assert '<a href="../../themes/hope/">Hope</a>' in page
    assert '<a href="../../tags/peer-support/">Peer support</a>' in page
    assert '<a href="../../collections/harbour/">Harbour voices</a>' in page


def test_two_spellings_of_a_tag_are_one_link():
    assert shown(tags=("Peer Support", "peer-support")).count("tags/peer-support/") == 1


def test_the_month_and_the_minutes_are_told():
    page = shown(word_count=1001)
    assert "Told in March 2026" in page
    assert "6 minutes to read" in page


@pytest.mark.parametrize(("words", "minutes"), [(0, "1 minute "), (200, "1 minute "), (201, "2 m")])
def test_reading_takes_at_least_a_minute(words, minutes):
    assert f"<li>{minutes}" in shown(word_count=words)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"uses": frozenset({Use.WEB, Use.GUIDES})}, "It may be used in discussion groups"),
        ({"uses": frozenset({Use.WEB})}, "It may not be used in discussion groups"),
        ({"uses": frozenset({Use.WEB, Use.BOOK})}, "It may be printed in the archive’s"),
        ({"changes": frozenset({Change.EXCERPTS})}, "Short quotes from it may appear"),
        ({"changes": frozenset()}, "No quotes from it may appear"),
        ({"changes": frozenset({Change.TRANSLATION})}, "It may be translated."),
        ({"search_engines": True}, "Search engines may show it."),
        ({"uses": frozenset({Use.SOCIAL})}, "Its title and summary may show when a link"),
        (
            {"uses": frozenset({Use.SOCIAL}), "portrait_in_previews": True},
            "Its title, summary and portrait may show when a link",
        ),
        ({"search_engines": False}, "Search engines are asked not to show it."),
        ({"ai_training": True}, "It may be used to train artificial intelligence."),
        ({"ai_training": False}, "It may not be used to train artificial intelligence."),
    ],
)
def test_what_was_agreed_is_said_in_plain_words(changes, sentence):
    assert sentence in shown(agreed=replace(AGREED, **changes))


def test_help_is_offered_where_there_is_a_page_for_it():
    settings = SiteSettings(help_address="get-help/")
    assert 'href="../../get-help/"' in shown(settings=settings)
    assert "Need to talk" not in shown()


def test_robots_ask_what_was_agreed():
    assert (head().robots, head().tdm_reservation) == (NOT_TO_BE_FOUND, True)
    agreed = replace(AGREED, search_engines=True, ai_training=True)
    assert (head(agreed=agreed).robots, head(agreed=agreed).tdm_reservation) == (None, False)


@pytest.mark.parametrize(
    ("agreed", "description"),
    [
        (AGREED, ""),
        (FOUND, "Work, and growing leeks."),
        (replace(AGREED, uses=frozenset({Use.WEB, Use.SOCIAL})), "Work, and growing leeks."),
    ],
)
def test_the_summary_describes_the_page_only_where_it_may_travel(agreed, description):
    assert head(agreed=agreed).description == description


def test_another_language_is_marked_on_the_storytellers_words():
    page = shown(language="gd")
    assert '<h1 lang="gd" dir="ltr">' in page
    assert re.search('<div class="prose[^"]*" lang="gd" dir="ltr">', page)


def test_a_language_written_from_right_to_left_is_shown_so():
    assert '<h1 lang="ar" dir="rtl">' in shown(language="ar")


@pytest.mark.parametrize("language", ["en", "en-GB", "EN-ie"])
def test_the_archives_own_language_is_not_marked(language):
    assert "lang=" not in shown(language=language)


@pytest.mark.parametrize("field", ["title", "summary"])
def test_a_script_in_a_field_is_only_text(field):
    plan = make_plan(make_published(**{field: "<script>x</script>"}), *make_many(1))
    pages = [file.content for file in plan.files if file.head]
    assert not any("<script>" in page for page in pages)


def test_our_own_ids_all_begin_alike():
    page = shown(*make_many(1), content_notes=(HOSPITAL,), collection="harbour")
    ids = [part.split('"')[0] for part in page.split(' id="')[1:]]
    assert [id for id in ids if not id.startswith("page-")] == ["leeks"]
