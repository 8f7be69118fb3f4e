"""Advice on a story's words: what, where, and whose word it may be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ownwords.advice.passages import where
from ownwords.media.captions import Cue
from ownwords.reading.text import line_and_column
from ownwords.told.advice import accepted_for_nothing, advice_on
from ownwords.told.front_words import findings_in_front
from tests.factory import (
    AS_TRANSLATED,
    AS_WRITTEN,
    AUDIO,
    make_refused_translation,
    make_story,
    make_translation,
    read_all,
    read_one,
    write_story,
)

BEGIN = AS_WRITTEN.index("\n---\n") + 5


def told(root, body: str, front: str = AS_WRITTEN[:BEGIN]) -> list[str]:
    """`line:column id: words` of each, the lines counted from the text's first."""
    story = read_one(root, f"{front}{body}\nThe leeks did not care.\n")
    first = front.count("\n")
    return [
        f"{a.line - first}:{a.column} {a.finding.rule.id}: {a.finding.words}"
        for a in advice_on(story)
    ]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("He committed suicide.\n", ["1:4 committed-suicide: committed suicide"]),
        (
            "So.\n\nHe *committed*\nsuicide, and she committed suicide.\n",
            [
                "3:5 committed-suicide: committed suicide",
                "4:18 committed-suicide: committed suicide",
            ],
        ),
        (
            "Hanging is a word.\n\nA.\n\nB.\n\nSuicide, he said: hanging.\n",
            ["7:19 suicide-method: hanging"],
        ),
        ("My sister Angela sang.\n", ["1:1 other-person: My sister Angela"]),
        ("My friend Shona is me.\n", []),
        ("I am a nutter.\n", ["1:8 own-word: nutter"]),
        ("They said I am a nutter.\n", ["1:18 name-calling: nutter"]),
        ("They wrote on a form that I am a nutter.\n", ["1:34 name-calling: nutter"]),
        ("I'm the proper local nutter.\n", ["1:22 own-word: nutter"]),
        ("I'm a friend of that nutter.\n", ["1:22 name-calling: nutter"]),
        ("As a lifelong nutter, I cook.\n", ["1:15 own-word: nutter"]),
        ("As a lifelong nutter, he cooks.\n", ["1:15 name-calling: nutter"]),
        ("His ‘happy’-pills.\n", ["1:6 old-words: happy'-pills"]),
        ("It rained.\n", []),
    ],
)
def test_it_says_what_stands_where(tmp_path, body, found):
    assert told(tmp_path, body) == found


def test_phrases_come_in_the_order_of_the_text(tmp_path):
    body = "An inmate.\n\nHe committed suicide.\n\nAnother inmate.\n"
    assert [each.split(":")[0] for each in told(tmp_path, body)] == ["1", "3", "5"]


def test_a_word_of_somebody_settled_is_no_advice(tmp_path):
    front = AS_WRITTEN[:BEGIN].replace("tags:", "people: [{who: Angela, how: agreed}]\ntags:")
    assert told(tmp_path, "My sister Angela sang.\n", front) == []


def test_what_was_let_stand_is_not_told_again(tmp_path):
    body = "He committed suicide.\n\nAn inmate.\n"
    story = make_story(text=body, quotes=[])
    code = next(a.finding.code for a in advice_on(story))
    said = f"finding: committed-suicide, words: {code}, by: JD, on: 2026-03-20, why: So."
    entry = f"accept: [{{{said}}}]\n"
    front = AS_WRITTEN[:BEGIN].replace("tags:", entry + "tags:")
    assert told(tmp_path, body, front) == ["3:4 inmate: inmate"]


def test_a_quote_is_told_once_unless_it_brings_two_passages_together(tmp_path):
    text = AS_WRITTEN.replace("It *rained* all winter", "He committed suicide all winter")
    text = text.replace("words: The leeks did not care.", "words: He committed suicide")
    found = [(a.field, a.finding.rule.id) for a in advice_on(read_one(tmp_path, text))]
    assert found == [("text", "committed-suicide")]


def test_a_recording_is_told_where_its_file_is_named():
    cues = (Cue(0, 1, "An inmate,"), Cue(1, 2, "and an inmate."))
    story = make_story(audio=AUDIO, cues=cues)
    story = replace(story, source="---\ntitle: A\naudio: {transcript: shona.vtt}\n---\n")
    assert [(a.field, a.line, a.column) for a in advice_on(story)] == [
        ("shona.vtt", 3, 21),
        ("shona.vtt", 3, 21),
    ]


@pytest.mark.parametrize("source", ["", "no fences at all"])
def test_what_cannot_be_found_in_the_file_is_told_at_its_beginning(source):
    story = replace(make_story(text="An inmate.\n", quotes=[]), source=source)
    assert [(a.line, a.column) for a in advice_on(story)] == [(1, 1)]


def test_a_title_that_holds_the_story_back_is_told_at_the_title(tmp_path):
    text = AS_WRITTEN.replace("Leeks in February", "Suicidal, a number of pills")
    found = [(a.line, a.column, a.field) for a in advice_on(read_one(tmp_path, text))]
    assert found == [(2, 18, "title")]


def test_a_translation_is_told_in_its_own_file(tmp_path):
    folder = write_story(tmp_path / "stories" / "leeks-in-february")
    (folder / "story.en-US.md").write_text(AS_TRANSLATED + "\nAn inmate.\n", "utf-8")
    (story,) = read_all(tmp_path).stories
    found = [(a.path.name, a.line) for a in advice_on(story)]
    assert found == [("story.en-US.md", AS_TRANSLATED.count("\n") + 2)]


def entry_for(story) -> dict[str, str]:
    (advice,) = advice_on(story)
    said = {"finding": advice.finding.rule.id, "words": advice.finding.code}
    return said | {"by": "JD", "on": "2026-03-20", "why": "So."}


@pytest.mark.parametrize(
    ("text", "without_effect"), [("An inmate.\n", 0), ("An inmate\n", 1), ("A patient.\n", 1)]
)
def test_a_decision_about_words_that_are_gone_is_told(text, without_effect):
    entry = entry_for(make_story(text="An inmate.\n", quotes=[]))
    story = make_story(text=text, quotes=[], accept=[entry])
    assert len(accepted_for_nothing(story)) == without_effect


def test_a_decision_about_a_translation_has_effect():
    story = make_story()
    translation = make_translation(story, "en-US", text="An inmate.\n", quotes=[])
    entry = entry_for(replace(story, translations=(translation, make_refused_translation())))
    signed = replace(make_story(accept=[entry]), translations=(translation,))
    assert (advice_on(signed), accepted_for_nothing(signed)) == ([], [])


def test_a_decision_about_a_title_has_effect():
    (finding,) = findings_in_front(make_story(title="An inmate").front)
    said = {"finding": finding.rule.id, "words": finding.code}
    entry = said | {"by": "JD", "on": "2026-03-20", "why": "So."}
    assert accepted_for_nothing(make_story(title="An inmate", accept=[entry])) == []


@pytest.mark.parametrize(
    ("source", "words", "place"),
    [
        ("one two three", "two three", (1, 5)),
        ("one *two*\nthree", "two three", (1, 6)),
        ("twofold, two", "two", (1, 10)),
    ],
)
def test_words_are_found_however_they_are_marked(source, words, place):
    offset = where(source, words)
    assert offset is not None and line_and_column(source, offset) == place


@pytest.mark.parametrize("words", ["", "…", "four"])
def test_words_that_are_not_there_are_nowhere(words):
    assert where("one two three", words) is None
