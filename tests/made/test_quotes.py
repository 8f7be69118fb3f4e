from ownwords.archive import Credit, Quote
from ownwords.made.quotes import MOST, excerpts_of, excerpts_on, roles_first, varied
from ownwords.terms import CreditKind

from .factory import make_many, make_published, named


def some(number):
    return tuple(Quote(f"q{each}", f"Words {each}.", ("hope",)) for each in range(number))


def test_a_quote_speaks_to_its_own_themes():
    story = make_published(themes=("hope", "identity"))
    assert [quote.id for _, quote in excerpts_on("hope", [story])] == ["leeks"]
    assert excerpts_on("identity", [story]) == []


def test_a_quote_without_themes_speaks_to_its_storys():
    story = make_published(themes=("identity",), excerpts=(Quote("x", "X."),))
    assert len(excerpts_on("identity", [story])) == 1


def test_a_story_that_did_not_agree_to_excerpts_is_not_quoted():
    story = make_published(excerpts=())
    assert excerpts_on("hope", [story]) == excerpts_of([story]) == []


def test_no_page_has_more_than_twelve():
    assert len(varied(excerpts_of(make_many(40)), seed="hope")) == MOST


def test_everybody_is_quoted_once_before_anybody_is_quoted_twice():
    talker = make_published(excerpts=some(20))
    others = make_many(5)
    chosen = varied(excerpts_of([talker, *others]), seed="hope")
    assert {story.id for story, _ in chosen[:6]} == {talker.id, *(s.id for s in others)}
    assert len(chosen) == MOST


def test_two_stories_of_one_person_count_as_one_storyteller():
    pair = [make_published(id="first-one"), make_published(id="second-one")]
    other = make_published(id="another", credit=named("Amara"))
    chosen = varied(excerpts_of([*pair, other]), seed="hope")
    assert {story.storyteller for story, _ in chosen[:2]} == {
        pair[0].storyteller,
        other.storyteller,
    }


def test_collections_take_turns():
    harbour = make_many(20, collection="harbour")
    table = make_published(collection="table", credit=named("Amara"))
    chosen = varied(excerpts_of([*harbour, table]), seed="hope", most=2)
    assert {story.collection for story, _ in chosen} == {"harbour", "table"}


def test_the_choice_is_the_same_whatever_the_order():
    excerpts = excerpts_of(make_many(30))
    assert varied(excerpts, seed="hope") == varied(excerpts[::-1], seed="hope")


def test_the_choice_differs_from_theme_to_theme():
    excerpts = excerpts_of(make_many(30))
    assert varied(excerpts, seed="hope") != varied(excerpts, seed="identity")


def test_people_credited_by_role_come_first():
    champion = make_published(id="champion", credit=Credit(CreditKind.ROLE, None, "Champion"))
    chosen = roles_first(excerpts_of([*make_many(20), champion]), seed="harbour")
    assert chosen[0][0] is champion
    assert len(chosen) == MOST


def test_people_credited_by_role_are_quoted_twice_only_after_everybody_else():
    credit = Credit(CreditKind.ROLE, None, "Champion")
    champion = make_published(id="champion", credit=credit, excerpts=some(3))
    chosen = roles_first(excerpts_of([*make_many(4), champion]), seed="harbour")
    assert [story.id == "champion" for story, _ in chosen[:6]] == [True, *[False] * 4, True]
