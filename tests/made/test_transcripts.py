"""Sentences made of captions, each with its time."""

from __future__ import annotations

import pytest

from ownwords.made.transcripts import paragraphs_of
from ownwords.media.captions import Cue


def sentences(*cues):
    return [(each.at, each.words) for part in paragraphs_of(cues) for each in part.sentences]


def words_of(text):
    return [words for _, words in sentences(Cue(0, 10, text))]


def test_a_sentence_starts_where_its_first_caption_starts():
    cues = Cue(0.6, 2, "It rained"), Cue(2.1, 4, "all winter."), Cue(4.5, 6, "I stayed in.")
    assert sentences(*cues) == [(0.6, "It rained all winter."), (4.5, "I stayed in.")]


def test_a_sentence_in_the_middle_of_a_caption_starts_as_far_on_as_its_words():
    assert sentences(Cue(10, 14, "It rained. It rained")) == [
        (10, "It rained."),
        (12.2, "It rained"),
    ]


@pytest.mark.parametrize(
    "cues",
    [
        [Cue(0, 1, "It was"), Cue(1, 2, "a boiler.  I"), Cue(2, 3, "meant it.")],
        [Cue(0, 1, "It was\na boiler."), Cue(1, 3, "I meant\n it.")],
    ],
)
def test_lines_and_captions_leave_no_trace_in_the_words(cues):
    assert [words for _, words in sentences(*cues)] == ["It was a boiler.", "I meant it."]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Sorry! Why? Because.", ["Sorry!", "Why?", "Because."]),
        ("“Is this on?” He nodded.", ["“Is this on?”", "He nodded."]),
        ("“Is this on?” she asked.", ["“Is this on?” she asked."]),
        ("Well… then it rained.", ["Well… then it rained."]),
        ("Ask J. K. about it. She knows.", ["Ask J. K. about it.", "She knows."]),
        ("It was 3.5 miles.", ["It was 3.5 miles."]),
        ("هل تسمعني؟ نعم.", ["هل تسمعني؟", "نعم."]),
        ("雨が降った。冬だった。", ["雨が降った。", "冬だった。"]),
        ("no full stop at all", ["no full stop at all"]),
    ],
)
def test_where_a_sentence_ends(text, words):
    assert words_of(text) == words


def test_words_without_full_stops_are_cut_between_captions():
    cues = [Cue(n, n + 1, "and then it went on raining") for n in range(20)]
    cut = sentences(*cues)
    assert [at for at, _ in cut] == [0, 9, 18]


@pytest.mark.parametrize(("silence", "paragraphs"), [(1.5, 1), (1.6, 2)])
def test_a_longer_silence_begins_a_paragraph(silence, paragraphs):
    cues = Cue(0, 2, "It rained."), Cue(2 + silence, 9, "It rained.")
    assert len(paragraphs_of(cues)) == paragraphs


def test_who_never_falls_silent_has_paragraphs_too():
    cues = [Cue(n, n + 1, "It went on raining the whole of that winter.") for n in range(40)]
    lengths = [sum(len(s.words) for s in part.sentences) for part in paragraphs_of(cues)]
    assert (len(lengths), max(lengths) < 700) == (3, True)


@pytest.mark.parametrize(
    ("start", "time"), [(0.6, "0:00"), (32.9, "0:32"), (725, "12:05"), (3723, "1:02:03")]
)
def test_a_paragraph_tells_its_time(start, time):
    (paragraph,) = paragraphs_of([Cue(start, start + 1, "It rained.")])
    assert (paragraph.at, paragraph.time) == (start, time)


def test_no_captions_are_no_paragraphs():
    assert paragraphs_of([]) == ()
