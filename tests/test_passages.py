"""Quotes: found word by word, told with the nearest passage, anchored where they stand."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from ownwords.words.passages import (
    NotThere,
    Passage,
    _found,
    _pattern,
    anchored,
    find_passage,
)
from ownwords.words.spoken import spoken_html, spoken_text
from tests.factory import make_front, make_text


def html_of(text):
    return make_text(text, make_front(quotes=[])).html


def found_in(text, words):
    """What the quote's words are in the story's text, stretch by stretch; or NotThere."""
    html = html_of(text)
    found = find_passage(spoken_html(html), words)
    if isinstance(found, NotThere):
        return found
    return [re.sub(r"<[^>]*>", "", html[start:end]) for start, end in found.spans]


LEEKS = 'My nurse said: "The *leeks* didn\'t care what my diagnosis was" -- and laughed.'


@pytest.mark.parametrize(
    "words",
    [
        "The leeks didn't care what my diagnosis was",
        "The leeks didn't care what my diagnosis was.",
        "“The leeks didn’t care what my diagnosis was!”",
        "the leeks didnt care what my diagnosis was",
        "THE LEEKS DIDN'T CARE WHAT MY DIAGNOSIS WAS",
        "The *leeks* didn't care, what my diagnosis was",
        "The leeks — didn't care — what my diagnosis was",
        "  The   leeks didn't care what my diagnosis was ",
        "… The leeks didn't care what my diagnosis was …",
        "[T]he leeks didn't care what my diagnosis was",
    ],
)
def test_punctuation_case_and_emphasis_are_not_words(words):
    assert found_in(LEEKS, words) == ["The leeks didn’t care what my diagnosis was"]


@pytest.mark.parametrize("written", ["co-production", "co‐production", "co\u00adproduction"])
@pytest.mark.parametrize("quoted", ["co-production", "coproduction", "co production"])
def test_a_hyphen_in_the_story_may_be_left_out_of_a_quote(written, quoted):
    assert found_in(f"We did {written} then.", f"did {quoted} then") == [f"did {written} then"]


@pytest.mark.parametrize("written", ["co-production", "coproduction", "co production"])
def test_a_hyphen_in_a_quote_need_not_be_in_the_story(written):
    assert found_in(f"We did {written} then.", "did co-production then") == [f"did {written} then"]


@pytest.mark.parametrize(
    ("text", "words", "passages"),
    [
        ("a b c d e f", "a b … e f", ["a b", "e f"]),
        ("a b c d e f", "a b ... e f", ["a b", "e f"]),
        ("a b c d e f", "a b . . . e f", ["a b", "e f"]),
        ("a b c d e f", "a … c … e", ["a", "c", "e"]),
        ("a b c d e f", "a b … c d", ["a b", "c d"]),
        ("a b c d e f", "a b […] e f", ["a b", "e f"]),
        ("a b c d e f", "… c d", ["c d"]),
        ("a b a c", "a … a c", ["a", "a c"]),
        ("a b\n\nc d", "a … d", ["a", "d"]),
    ],
)
def test_an_ellipsis_may_skip(text, words, passages):
    assert found_in(text, words) == passages


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a b c d e f", "e f … a b"),
        ("a b c d e f", "a b … b c"),
        ("a b c d e f", "a b e f"),
        ("a b c d e f", "a b … g"),
    ],
)
def test_an_ellipsis_may_not_turn_round_or_add(text, words):
    assert isinstance(found_in(text, words), NotThere)


@pytest.mark.parametrize(
    ("text", "words", "passage"),
    [
        ("then he came home late", "then [my brother] came home", "then he came home"),
        ("then he came home late", "then he [at last] came home", "then he came home"),
        ("then he came home late", "[Then] he came home", "he came home"),
        ("then he came home late", "he came home [from sea]", "he came home"),
        ("then he came home late", "[h]e came home", "he came home"),
        ("then he came home late", "[H]e came home", "he came home"),
        ("a b c d e", "a [x] c [y] e", "a b c d e"),
        ("a 1 2 3 4 5 6 7 8 9 10 11 12 b", "a [x] b", "a 1 2 3 4 5 6 7 8 9 10 11 12 b"),
    ],
)
def test_brackets_may_add_or_stand_for_words(text, words, passage):
    assert found_in(text, words) == [passage]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a 1 2 3 4 5 6 7 8 9 10 11 12 13 b", "a [x] b"),
        ("he came home", "[my dear brother sailed] home"),
        ("he came home", "[he came home]"),
        ("he came home", "he [went away and] left"),
        ("he came home", "…"),
        ("he came home", "..."),
    ],
)
def test_brackets_may_not_be_most_of_it(text, words):
    assert isinstance(found_in(text, words), NotThere)


@pytest.mark.parametrize(
    ("text", "words", "passage"),
    [
        ("The **leeks** did *not* care", "leeks did not care", "leeks did not care"),
        ("un*believ*able rain", "unbelievable rain", "unbelievable rain"),
        ("The [leeks](https://a.example) did", "leeks did", "leeks did"),
        ("It rained.\n\nThe leeks", "rained. The leeks", "rained.\nThe leeks"),
        ("- one two\n- three four", "two three", "two\nthree"),
        ("# Rain\n\nIt fell", "Rain. It fell", "Rain\nIt fell"),
        ("> It rained.\n\nThe leeks", "rained the leeks", "rained.\n\nThe leeks"),
        ("Rain[^1] fell\n\n[^1]: Wet.", "Rain fell", "Rain1 fell"),
        ("R&B and <3 leeks", "R&B and 3 leeks", "R&amp;B and &lt;3 leeks"),
        ("Straße und Fuß", "STRASSE UND FUSS", "Straße und Fuß"),
        ("a café in Moray", "cafe\u0301 in Moray", "café in Moray"),
        ("אמר שָׁלוֹם לכולם", "שָׁלוֹם לכולם", "שָׁלוֹם לכולם"),
        ("قال كِتاب جديد", "كِتاب جديد", "كِتاب جديد"),
        ("मैं हिन्दी में बोला", "हिन्दी में", "हिन्दी में"),
        ("`code` of leeks", "code of leeks", "code of leeks"),
    ],
)
def test_finds_a_quote_through_markup_and_in_any_writing(text, words, passage):
    assert found_in(text, words) == [passage]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The leeks did not care", "leek did not care"),
        ("The leeks did not care", "eeks did not"),
        ("The leeks did not care", "leeks did care"),
        ("The leeks did not care", "leeks not did care"),
        ("unbelievable rain", "believable rain"),
        ("un*believ*able rain", "believ able rain"),
        ("मैं हिन्दी में बोला", "हन्दी में"),
        ("a[^1]\n\n[^1]: Wet.", "a 1"),
        ("[leeks](https://care.example)", "care example"),
        ('[leeks](https://a.example "he said > my own words")', "my own words"),
    ],
)
def test_other_words_are_other_words(text, words):
    assert isinstance(found_in(text, words), NotThere)


STORY = (
    "It rained all winter, and I was in hospital. The leeks didn't care what my diagnosis was. "
    "In spring I went home, and the man on plot 15 had watered them."
)


@pytest.mark.parametrize(
    ("words", "fault", "remedy"),
    [
        (
            "The leeks did not care what my diagnosis was",
            'the story does not say "The leeks «did not» care what my diagnosis was"',
            'The nearest words in the story are "The leeks «didn’t» care what my diagnosis was"',
        ),
        (
            "The leeks didn't mind what my diagnosis was.",
            'the story does not say "The leeks didn\'t «mind» what my diagnosis was"',
            'The nearest words in the story are "The leeks didn’t «care» what my diagnosis was"',
        ),
        (
            "In spring I came home",
            'the story does not say "In spring I «came» home"',
            'The nearest words in the story are "In spring I «went» home"',
        ),
        (
            "Zebras",
            'the story does not say "«Zebras»"',
            "Copy the words from the story",
        ),
        (
            "It rained … what my prognosis was",
            'the story does not say "what my «prognosis» was"',
            'The nearest words in the story are "what my «diagnosis» was"',
        ),
        (
            "It snowed all winter … what my prognosis was",
            'the story does not say "It «snowed» all winter"; '
            'the story does not say "what my «prognosis» was"',
            'The nearest words in the story are "It «rained» all winter". '
            'The nearest words in the story are "what my «diagnosis» was"',
        ),
        (
            "[a b c] rained",
            "more words in brackets than the storyteller's",
            "Choose a longer passage",
        ),
    ],
)
def test_tells_the_nearest_passage_with_the_differing_words_marked(words, fault, remedy):
    assert found_in(STORY, words) == NotThere(fault, remedy)


def test_the_search_for_a_quote_full_of_brackets_comes_to_an_end():
    spoken = spoken_html(f"<p>{'a ' * 2_000}</p>")
    assert isinstance(find_passage(spoken, "a [x] " * 300 + "b"), NotThere)


# Anchors.


def anchors_in(text, **quotes):
    """The story's HTML with each quote anchored."""
    html = html_of(text)
    spoken = spoken_html(html)
    passages = {id: find_passage(spoken, words) for id, words in quotes.items()}
    assert all(isinstance(passage, Passage) for passage in passages.values())
    return anchored(html, passages)


def span(words, id=None):
    identity = f' id="{id}"' if id else ""
    return f'<span class="passage"{identity}>{words}</span>'


@pytest.mark.parametrize(
    ("text", "words", "html"),
    [
        ("a b c", "b", f"<p>a {span('b', 'q')} c</p>"),
        ("a *b* c", "a b c", f"<p>{span('a ', 'q')}<em>{span('b')}</em>{span(' c')}</p>"),
        ("a *b c*", "b c", f"<p>a <em>{span('b c', 'q')}</em></p>"),
        (
            "a b.\n\nC d",
            "b c",
            f"<p>a {span('b.', 'q')}</p>\n<p>{span('C')} d</p>",
        ),
        (
            "- a\n- b",
            "a b",
            f"<ul>\n<li>{span('a', 'q')}</li>\n<li>{span('b')}</li>\n</ul>",
        ),
        ("a b c d", "a … d", f"<p>{span('a', 'q')} b c {span('d')}</p>"),
        ("“a b”", "a b", f"<p>“{span('a b', 'q')}”</p>"),
        ("R&B x", "R&B", f"<p>{span('R&amp;B', 'q')} x</p>"),
        ("हिन्दी।", "हिन्दी", f"<p>{span('हिन्दी', 'q')}।</p>"),
    ],
)
def test_a_quote_is_anchored_at_its_passage(text, words, html):
    assert anchors_in(text, q=words) == html


@pytest.mark.parametrize(
    ("one", "two", "html"),
    [
        ("a b", "c d", f"<p>{span('a b', 'one')} {span('c d', 'two')} e</p>"),
        (
            "a b c",
            "b c d",
            f"<p>{span('a ', 'one')}{span('b c', 'two')}{span(' d')} e</p>",
        ),
        ("a b c d", "b", f"<p>{span('a ', 'one')}{span('b', 'two')}{span(' c d')} e</p>"),
        ("b c", "b c", f"<p>a {span(span('b c', 'two'), 'one')} d e</p>"),
        ("a b", "a b c", f"<p>{span(span('a b', 'two'), 'one')}{span(' c')} d e</p>"),
    ],
)
def test_quotes_may_overlap(one, two, html):
    assert anchors_in("a b c d e", one=one, two=two) == html


def test_nothing_is_anchored_where_there_is_no_quote():
    assert anchored("<p>a b</p>", {}) == "<p>a b</p>"


class _Parsed(HTMLParser):
    def __init__(self, html):
        super().__init__(convert_charrefs=False)
        self.open, self.ids, self.is_sound = [], [], True
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.ids += [value for name, value in attrs if name == "id"]
        if tag not in ("br", "hr"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        self.is_sound &= bool(self.open) and self.open.pop() == tag


WORDS = ["rain", "leeks", "*rain*", "**leeks**", "co-op", "don't", "“so”", "R&B", "a[^1]", "café"]
GAPS = [" ", " ", " ", "\n", "\n\n", "\n\n- ", ", ", "... ", " -- ", "\n\n> ", "\n\n## ", "  \n"]


@st.composite
def texts(draw):
    pieces = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25))
    gaps = draw(st.lists(st.sampled_from(GAPS), min_size=len(pieces), max_size=len(pieces)))
    body = "".join(piece + gap for piece, gap in zip(pieces, gaps, strict=True))
    return f"{body.rstrip()}\n\n[^1]: A note.\n"


@given(texts(), st.data())
def test_any_run_of_words_of_a_text_is_found_in_it(text, data):
    spoken = spoken_html(html_of(text))
    first = data.draw(st.integers(0, len(spoken.words) - 1))
    last = data.draw(st.integers(first, len(spoken.words) - 1))
    end = spoken.starts[last] + len(spoken.words[last])
    run = spoken.line[spoken.starts[first] : end]
    assert isinstance(find_passage(spoken, run), Passage)


@given(texts(), st.lists(st.tuples(st.integers(0, 30), st.integers(1, 8)), max_size=4))
@example("a b c\n", [(0, 2), (0, 3), (1, 1)])
def test_anchors_change_no_word_and_are_there_once_each(text, runs):
    html = html_of(text)
    spoken = spoken_html(html)
    passages = {}
    for number, (first, length) in enumerate(runs):
        words = spoken.words[first : first + length]
        assume(words)
        last = first + len(words) - 1
        passages[f"q{number}"] = Passage(((spoken.spans[first][0], spoken.spans[last][1]),))
    result = anchored(html, passages)
    parsed = _Parsed(result)
    told = [id for id in parsed.ids if id.startswith("q")]
    without = re.sub(r'<span class="passage"[^>]*>|</span>', "", result)
    assert (without, parsed.is_sound, parsed.open, sorted(told)) == (
        html,
        True,
        [],
        sorted(passages),
    )


@given(st.text(max_size=40), st.text(max_size=40))
def test_no_quote_makes_the_search_fall_over(text, words):
    found = find_passage(spoken_text(text), words)
    assert isinstance(found, (Passage, NotThere))


@given(st.text("ab[]….'-* ", max_size=30))
def test_no_quote_of_brackets_and_dots_makes_the_search_fall_over(words):
    assert isinstance(find_passage(spoken_text("a b ab a-b ba"), words), (Passage, NotThere))


@given(
    st.text("ab -'’", min_size=1, max_size=30),
    st.text("ab -'’", min_size=1, max_size=8),
    st.integers(0, 8),
)
def test_plain_words_are_found_where_their_pattern_finds_them(text, quote, after):
    story = spoken_text(text)
    if spoken_text(quote).words:
        match = _pattern(quote).search(story.line, after)
        assert _found(story, quote, after) == (match.span() if match else None)
