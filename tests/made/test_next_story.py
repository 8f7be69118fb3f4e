from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ownwords.made.next_story import SUICIDE_NOTES, next_stories

from .factory import make_published, named

NOTE = "mental-health/suicidal-thoughts"


def story(id, themes=("hope",), teller=None, note=None):
    return make_published(
        id=id,
        themes=tuple(themes),
        credit=named(teller or id),
        content_notes=(note,) if note else (),
    )


def walk(following, start):
    """The ids from a story on until one comes again."""
    met = [start]
    while (here := following.get(met[-1])) and here not in met:
        met.append(here)
    return met


ARCHIVES = st.lists(
    st.tuples(
        st.sets(st.sampled_from(["hope", "identity", "meaning", "creativity"])),
        st.integers(0, 5),
        st.sampled_from([None, None, *sorted(SUICIDE_NOTES)]),
    ),
    max_size=24,
).map(
    lambda rows: [
        story(f"s-{number:02}", sorted(themes), f"T{teller}", note)
        for number, (themes, teller, note) in enumerate(rows)
    ]
)


def is_noted(each):
    return bool(SUICIDE_NOTES & set(each.content_notes))


def split(stories):
    return [s for s in stories if is_noted(s)], [s for s in stories if not is_noted(s)]


@given(ARCHIVES)
def test_the_circle_meets_everybody_it_can_once_and_closes(stories):
    noted, unnoted = split(stories)
    following = next_stories(stories)
    if not unnoted or len(stories) == 1:
        assert following == {}
        return
    circle = walk(following, unnoted[0].id)
    assert len(circle) == len(unnoted) + min(len(noted), len(unnoted))
    assert following[circle[-1]] == circle[0]
    assert {each.id for each in unnoted} <= set(circle)


@given(ARCHIVES)
def test_never_two_noted_stories_in_a_row(stories):
    by_id = {each.id: each for each in stories}
    for here, following in next_stories(stories).items():
        assert not (is_noted(by_id[here]) and is_noted(by_id[following]))


@given(ARCHIVES)
def test_a_noted_story_that_has_no_gap_leads_into_the_circle(stories):
    _, unnoted = split(stories)
    following = next_stories(stories)
    if unnoted and len(stories) > 1:
        assert set(following) == {each.id for each in stories}


@given(ARCHIVES)
def test_nobody_follows_themselves_where_that_can_be(stories):
    _, unnoted = split(stories)
    tellers = Counter(each.storyteller for each in unnoted)
    by_id = {each.id: each for each in unnoted}
    if len(unnoted) > 1 and max(tellers.values()) * 2 <= len(unnoted):
        for here, following in next_stories(unnoted).items():
            assert by_id[here].storyteller != by_id[following].storyteller


@given(ARCHIVES, st.randoms())
def test_the_order_in_which_stories_come_in_does_not_matter(stories, random):
    shuffled = random.sample(stories, len(stories))
    assert next_stories(shuffled) == next_stories(stories)


def test_the_next_story_shares_most_themes():
    stories = [
        story("aaa", ["hope", "meaning"]),
        story("bbb", ["creativity"]),
        story("ccc", ["hope", "identity"]),
        story("ddd", ["hope", "meaning"]),
    ]
    assert next_stories(stories)["aaa"] == "ddd"


def test_one_storyteller_does_not_come_twice_in_a_row_for_the_sake_of_a_theme():
    stories = [
        story("aaa", ["hope"], "Shona"),
        story("bbb", ["hope"], "Shona"),
        story("ccc", ["meaning"], "Amara"),
        story("ddd", ["meaning"], "Callum"),
    ]
    following = next_stories(stories)
    assert following["aaa"] in ("ccc", "ddd")
    assert following["bbb"] in ("ccc", "ddd")


def test_a_noted_story_stands_between_two_that_share_its_theme():
    stories = [
        *(story(f"hope-{number}", ["hope"]) for number in range(3)),
        *(story(f"work-{number}", ["meaning"]) for number in range(3)),
        story("noted", ["meaning"], note=NOTE),
    ]
    following = next_stories(stories)
    before = next(here for here, after in following.items() if after == "noted")
    assert before.startswith("work") or following["noted"].startswith("work")


@pytest.mark.parametrize("note", sorted(SUICIDE_NOTES))
def test_one_story_alone_has_no_next(note):
    assert next_stories([story("aaa")]) == {}
    assert next_stories([story("aaa", note=note)]) == {}


def test_two_noted_stories_alone_have_no_next():
    assert next_stories([story("aaa", note=NOTE), story("bbb", note=NOTE)]) == {}


def test_more_noted_stories_than_gaps_all_lead_on():
    stories = [story("plain"), *(story(f"noted-{n}", note=NOTE) for n in range(3))]
    assert next_stories(stories) == {
        "plain": "noted-0",
        "noted-0": "plain",
        "noted-1": "plain",
        "noted-2": "plain",
    }


@pytest.mark.parametrize("themes_each", [1, 3, 6])
def test_ten_thousand_stories_all_have_a_next_one(themes_each):
    stories = [
        story(
            f"s-{number:05}",
            [f"theme-{(number * 7 + each * 3) % 12}" for each in range(themes_each)],
            note=NOTE if number % 9 == 0 else None,
        )
        for number in range(10_000)
    ]
    assert len(next_stories(stories)) == 10_000
