"""The words of a text: what is a word, where it stands, and what joins it to the next."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ownwords.words.spoken import Spoken, in_one_line, spoken_html, spoken_text


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("The leeks didn't care.", "the leeks didnt care"),
        ("The leeks didn’t care", "the leeks didnt care"),
        ("“Mum,” she — said…", "mum she said"),
        ("'Mum' and ‘Mum’", "mum and mum"),
        ("*The* __leeks__", "the leeks"),
        ("un*believ*able", "unbelievable"),
        ("snake_case", "snakecase"),
        ("co-production", "co-production"),
        ("co‐production", "co-production"),
        ("co‑production", "co-production"),
        ("co\u00adproduction", "co-production"),
        ("co - production", "co production"),
        ("1986–1990", "1986 1990"),
        ("storytellers' own", "storytellers own"),
        ("rock'n'roll", "rocknroll"),
        ("'tis", "tis"),
        ("STRASSE Straße", "strasse strasse"),
        ("ﬁne", "fine"),
        ("caf\u00e9", "café"),
        ("a\u00a0b", "a b"),
        ("£5.50", "5 50"),
        ("שָׁלוֹם עולם", "שָׁלוֹם עולם"),
        ("هٰذا كِتاب", "هٰذا كِتاب"),
        ("हिन्दी में", "हिन्दी में"),
        ("ภาษาไทยที่", "ภาษาไทยที่"),
        ("日本", "日本"),
        ("… !", ""),
        ("", ""),
    ],
)
def test_the_words_of_a_text(text, line):
    assert spoken_text(text).line == unicodedata.normalize("NFKC", line)


@pytest.mark.parametrize(
    ("html", "line"),
    [
        ("<p>The <em>leeks</em>.</p>", "the leeks"),
        ("<p>One</p><p>two</p>", "one two"),
        ("<p>un<em>believ</em>able</p>", "unbelievable"),
        ("<p>didn<em>’t</em></p>", "didnt"),
        ("<p>didn’<em>t</em></p>", "didnt"),
        ("<p>co-<strong>production</strong></p>", "co-production"),
        ("<li>one</li>two", "one two"),
        ("one<br>two", "one two"),
        ("R&amp;B &lt;3", "r b 3"),
        ("a&nbsp;b", "a b"),
        ("sleeping&amp;waking", "sleeping waking"),
        ('<p>Rain<sup class="footnote"><a href="#note-1">1</a></sup> fell</p>', "rain fell"),
        ('<sup class="footnote-mark"><a href="#note-1-back">1</a></sup><p>Wet</p>', "wet"),
        ("<p>2<sup>nd</sup></p>", "2nd"),
        ('<a href="https://leeks.example/care" rel="x">leeks</a>', "leeks"),
        ("", ""),
    ],
)
def test_the_words_of_a_page(html, line):
    assert spoken_html(html).line == line


@pytest.mark.parametrize(
    ("html", "count"),
    [
        ("", 0),
        ("<p>One</p>", 1),
        ("<p>One two</p><p>three</p>", 3),
        ("<p>co-production</p>", 1),
        ("<p>un<em>believ</em>able</p>", 1),
    ],
)
def test_counts_words_as_people_do(html, count):
    assert spoken_html(html).count == count


@pytest.mark.parametrize(
    "html",
    [
        "<p>The <em>leeks</em> did&nbsp;not care</p>",
        "<p>co-production, Straße</p>",
        "<p>हिन्दी में שָׁלוֹם</p>",
        "<p>cafe\u0301s</p>",
    ],
)
def test_each_word_stands_where_it_is_said_to_stand(html):
    spoken = spoken_html(html)
    assert tuple(html[start:end] for start, end in spoken.spans) == spoken.shown


@pytest.mark.parametrize(
    ("html", "line"),
    [
        ("<h2>Winter</h2><p>It <em>r</em>ained,<br>a\nlot</p>", "Winter It rained, a lot"),
        ("<ul>\n<li>one</li><li>t&lt;o &amp; three</li></ul>", "one t&lt;o &amp; three"),
        ('<p>Tea<sup class="footnote"><a href="#note-1">1</a></sup>.</p>', "Tea."),
        ('<p>A <span class="passage" id="a">b</span>c</p>', "A bc"),
    ],
)
def test_in_one_line_no_word_and_no_sign_is_added_or_lost(html, line):
    assert in_one_line(html) == line


def test_no_mark_is_torn_from_its_letter():
    html = "<p>हिन्दी. שָׁלוֹם. e\u0323\u0301. ที่</p>"
    behind = [html[end] for _, end in spoken_html(html).spans]
    assert behind == [".", ".", ".", "<"]


@given(st.text(max_size=60))
def test_every_word_of_the_line_is_one_of_the_words(text):
    spoken = spoken_text(text)
    ends = [*spoken.starts[1:], len(spoken.line)]
    pieces = [spoken.line[a:b].strip(" -") for a, b in zip(spoken.starts, ends, strict=False)]
    assert pieces == list(spoken.words)


@given(st.text(max_size=60))
def test_words_stand_in_order_and_apart(text):
    places = [place for span in spoken_text(text).spans for place in span]
    assert places == sorted(places)


_ANY_MARKS = st.text("abAZé09ßŒ²'’‘“-—\u00ad_\x00 \n.,", max_size=40)


@given(_ANY_MARKS)
def test_a_text_is_read_at_once_as_it_is_word_by_word(text):
    spoken = Spoken(text)
    pieces = zip(spoken.starts, spoken.words, strict=True)
    assert all(spoken.line.startswith(word, start) for start, word in pieces)
    assert spoken.line == "".join(spoken._pieces)
    assert spoken.letters == "".join(spoken.words)


@given(_ANY_MARKS, st.integers(0, 9), st.integers(0, 9))
def test_a_stretch_of_the_line_stands_where_its_words_stand(text, first, more):
    spoken = Spoken(text)
    if first < len(spoken.words):
        last = min(first + more, len(spoken.words) - 1)
        end = spoken.starts[last] + len(spoken.words[last])
        place = spoken.place(spoken.starts[first], end)
        assert place == spoken._place(spoken.starts[first], end)


def test_ordinary_english_is_read_at_once():
    assert spoken_html("<p>“I didn’t,” she — said… <em>Café</em>-time</p>")._ordinary is None
    assert spoken_html("<p>“I didn’t,” she — said… <em>Café</em> time</p>")._ordinary
