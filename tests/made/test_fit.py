import pytest
from hypothesis import given
from hypothesis import strategies as st

from ownwords.editorial.guides.model import FormatPart, Kind, Takes
from ownwords.made.guides.fit import CannotFit, fit, least_minutes


def part(minutes=0, **changes):
    return FormatPart("Title", Kind.DIALOGUE, "Activity.", minutes, **changes)


def minutes_of(parts, minutes, people=8, **taken):
    return fit(parts, people, minutes, {Takes(word): time for word, time in taken.items()})


@pytest.mark.parametrize(
    ("changes", "people", "taken", "least"),
    [
        ({"minutes": 5}, 8, {}, 5),
        ({"seconds_each": 60}, 8, {}, 8),
        ({"minutes": 2, "seconds_each": 30}, 8, {}, 6),
        ({"seconds_each": 20}, 6, {}, 2),
        ({"seconds_each": 20}, 7, {}, 3),
        ({"seconds_each": 1}, 1, {}, 1),
        ({"seconds_each": 60, "groups_of": 5}, 200, {}, 5),
        ({"seconds_each": 60, "groups_of": 5}, 4, {}, 4),
        ({"minutes": 1, "takes": Takes.READING}, 8, {Takes.READING: 7}, 8),
        ({"minutes": 1, "takes": Takes.READING}, 8, {Takes.FILM: 7}, 1),
        ({"takes": Takes.FILM}, 8, {Takes.FILM: 7, Takes.READING: 2}, 7),
        ({"minutes": 1, "grows": True, "most": 9}, 8, {}, 1),
    ],
)
def test_a_part_takes_at_the_least(changes, people, taken, least):
    assert least_minutes([part(**changes)], people, taken) == least


@pytest.mark.parametrize(
    ("parts", "minutes", "shared"),
    [
        ([part(5), part(10, grows=True)], 15, (5, 10)),
        ([part(5), part(10, grows=True)], 20, (5, 15)),
        ([part(5, grows=True), part(10, grows=True)], 30, (10, 20)),
        ([part(0, grows=True), part(3, grows=True)], 11, (2, 9)),
        ([part(5, grows=True), part(5, grows=True)], 13, (7, 6)),
        ([part(5, grows=True), part(6, grows=True)], 12, (5, 7)),
        ([part(5, grows=True, most=6), part(5, grows=True)], 20, (6, 14)),
        ([part(5, grows=True, most=20), part(5, grows=True)], 20, (10, 10)),
        ([part(5, grows=True, most=3), part(5, grows=True)], 20, (5, 15)),
        ([part(5, grows=True, most=6), part(5), part(5, grows=True)], 30, (6, 5, 19)),
        ([part(5, grows=True, most=6), part(5)], 20, (11, 9)),
        ([part(5), part(5)], 11, (6, 5)),
    ],
)
def test_what_is_left_is_shared(parts, minutes, shared):
    assert minutes_of(parts, minutes) == shared


def test_the_minutes_of_a_story_taken_back_go_to_the_parts_that_grow():
    parts = [part(takes=Takes.READING), part(5), part(10, grows=True)]
    assert [minutes_of(parts, 30, reading=time) for time in (9, 4)] == [(9, 5, 16), (4, 5, 21)]


@pytest.mark.parametrize(("minutes", "least"), [(15, None), (14, 15), (0, 15)])
def test_says_what_the_parts_come_to_where_they_cannot_fit(minutes, least):
    try:
        minutes_of([part(5), part(10, grows=True)], minutes)
        told = None
    except CannotFit as problem:
        told = problem.least
    assert told == least


TIMES = st.integers(0, 40)
PARTS = st.builds(
    part,
    minutes=TIMES,
    seconds_each=st.integers(0, 300),
    groups_of=st.none() | st.integers(1, 9),
    takes=st.none() | st.sampled_from(Takes),
    grows=st.booleans(),
    most=st.none() | TIMES,
)
SESSIONS = st.tuples(
    st.lists(PARTS, min_size=1, max_size=14),
    st.integers(1, 200),
    st.integers(0, 300),
    st.fixed_dictionaries({}, optional={Takes.READING: TIMES, Takes.FILM: TIMES}),
)


def fitted(session):
    """The parts with their least and their minutes, for a session that is `spare` too long."""
    parts, people, spare, taken = session
    least = [least_minutes([each], people, taken) for each in parts]
    return list(zip(parts, least, fit(parts, people, sum(least) + spare, taken), strict=True))


@given(SESSIONS)
def test_the_parts_always_come_to_the_total(session):
    total = least_minutes(session[0], session[1], session[3]) + session[2]
    assert sum(minutes for _, _, minutes in fitted(session)) == total


@given(SESSIONS)
def test_no_part_falls_below_its_least(session):
    assert all(minutes >= least for _, least, minutes in fitted(session))


@given(SESSIONS)
def test_no_part_grows_beyond_its_most_while_another_has_room(session):
    session[0].append(part(1, grows=True))
    over = [
        minutes
        for each, least, minutes in fitted(session)
        if minutes > least and (not each.grows or (each.most or minutes) < minutes)
    ]
    assert over == []


@given(SESSIONS)
def test_the_same_session_has_the_same_minutes_however_it_is_handed_over(session):
    parts, people, spare, taken = session
    turned = (tuple(parts), people, spare, dict(reversed(taken.items())))
    assert fitted(turned) == fitted(session)


@given(SESSIONS)
def test_the_least_does_not_depend_on_the_order_of_the_parts(session):
    parts, people, _, taken = session
    assert least_minutes(parts[::-1], people, taken) == least_minutes(parts, people, taken)


@given(SESSIONS, st.integers(0, 60))
def test_of_two_parts_alike_the_earlier_has_as_much_or_a_minute_more(session, minutes):
    parts, people, spare, taken = session
    alike = part(minutes, grows=True)
    (_, _, first), *_, (_, _, last) = fitted(([alike, *parts, alike], people, spare, taken))
    assert first - last in (0, 1)
