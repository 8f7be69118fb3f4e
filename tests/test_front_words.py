"""What front matter may not say, and how a person lets it stand."""

from __future__ import annotations

import pytest

from ownwords.told.front_words import findings_in_front
from ownwords.told.story import Story
from tests.factory import AS_TRANSLATED, AS_WRITTEN, faults_in, make_story, read_all, write_story

ENTRY = "accept: [{{finding: {0}, words: {1}, by: JD, on: 2026-03-20, why: It is theirs.}}]\n"


def written(old: str, new: str) -> str:
    assert old in AS_WRITTEN
    return AS_WRITTEN.replace(old, new)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Leeks in February", "He committed suicide", "2 title"),
        ("Leeks in February", "She successfully killed herself", "2 title"),
        ("Hospital, and growing leeks.", "For the mentally ill.", "3 summary"),
        ("[allotment]", "[lunatics]", "12 tags"),
        ("Hospital, and growing leeks.", "My sister Angela.", "3 summary"),
        ("name: Shona", "name: Shona 07700 900123", "8 storyteller.name"),
        ("role: Peer worker", "role: shona@allotment.example", "9 storyteller.role"),
        ("name: Shona", "name: Shona Grant", "8 storyteller.name"),
        ("place: Moray", "place: A village in Moray", "10 storyteller.place"),
        ("witness: JD", "witness: JD 07700 900123", "22 consent.witness"),
        ("[Not in the Moray paper]", "[Ring 07700 900123]", "32 consent.conditions"),
        ("tags:", "people: [{who: Tam at EH1 1YZ, how: agreed}]\ntags:", "12 people.who"),
    ],
)
def test_an_error_in_the_front_matter(tmp_path, old, new, told):
    assert [f.split(":")[0] for f in faults_in(tmp_path, written(old, new))] == [told]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Hospital, and growing leeks.", "Shona and my friend Shona."),
        ("The leeks did not care.\nconsent", "The leeks did not care.\nconsent"),
        ("witness: JD", "witness: Mr Henderson"),
        ("credit: first-name\n  name: Shona", "credit: full-name\n  name: Shona Grant"),
    ],
)
def test_what_is_no_error(tmp_path, old, new):
    assert faults_in(tmp_path, written(old, new)) == []


def test_people_who_are_settled_may_stand_in_a_summary(tmp_path):
    text = written("Hospital, and growing leeks.", "My sister Angela, and leeks.")
    text = text.replace("tags:", "people: [{who: Angela, how: agreed}]\ntags:")
    assert faults_in(tmp_path, text) == []


def test_people_who_were_not_asked_may_not(tmp_path):
    text = written("Hospital, and growing leeks.", "My sister Angela, and leeks.")
    text = text.replace("tags:", "people: [{who: Angela}]\ntags:")
    assert len(faults_in(tmp_path, text)) == 1


@pytest.mark.parametrize(
    ("title", "faults"), [("He committed suicide", 0), ("He committed suicide, Tam", 1)]
)
def test_a_person_lets_a_title_stand_word_for_word(tmp_path, title, faults):
    (finding,) = findings_in_front(make_story(title="He committed suicide").front)
    entry = ENTRY.format(finding.rule.id, finding.code)
    text = written("title: Leeks in February", f"{entry}title: {title}")
    assert len(faults_in(tmp_path, text)) == faults


def test_a_first_name_of_two_words_may_stand(tmp_path):
    (finding,) = findings_in_front(make_story(storyteller={"name": "Mary Ann"}).front)
    text = written("name: Shona", "name: Mary Ann")
    text = text.replace("title:", ENTRY.format(finding.rule.id, finding.code) + "title:", 1)
    assert faults_in(tmp_path, text) == []


@pytest.mark.parametrize(
    ("finding", "words", "fault"),
    [
        ("suicide-methods", "7K3Q-XM2P", 'accept.finding: "suicide-methods" is not a finding'),
        ("[a]", "7K3Q-XM2P", 'accept.finding: "" is not a finding'),
        ("committed-suicide", "yes", 'accept.words: not the code of a passage: "yes"'),
    ],
)
def test_an_entry_that_says_nothing_is_told(tmp_path, finding, words, fault):
    text = written("title:", ENTRY.format(finding, words) + "title:")
    assert faults_in(tmp_path, text) == [f"2 {fault}"]


@pytest.mark.parametrize("key", ["finding", "words", "by", "on", "why"])
def test_an_entry_says_who_when_and_why(tmp_path, key):
    entry = ENTRY.format("committed-suicide", "7K3Q-XM2P")
    text = written("title:", entry.replace(f"{key}: ", f"{key}s: ") + "title:")
    assert len(faults_in(tmp_path, text)) == 1


@pytest.mark.parametrize(
    ("summary", "language", "faults"),
    [("Leeks.", "en-US", 0), ("For the mentally ill.", "en-US", 1)],
)
def test_a_translation_is_read_the_same_way(tmp_path, summary, language, faults):
    folder = write_story(tmp_path / "stories" / "leeks-in-february")
    said = AS_TRANSLATED.replace("An t-ospadal, agus creamh-gàrraidh.", summary)
    (folder / f"story.{language}.md").write_text(said, "utf-8")
    assert len(read_all(tmp_path).problems) == faults


def test_a_translation_beside_a_story_with_a_mistake_is_read_all_the_same(tmp_path):
    folder = write_story(tmp_path / "stories" / "leeks-in-february", AS_WRITTEN + "<b>\n")
    (folder / "story.gd.md").write_text(AS_TRANSLATED.replace("title", "titel"), "utf-8")
    read = read_all(tmp_path)
    assert [isinstance(each, Story) for each in read.stories] == [False]
