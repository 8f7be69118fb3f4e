"""Reading stories from disk: what is read, what is refused whole, what is told of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from ownwords.errors import ArchiveError
from ownwords.reasons import reason_to_withhold
from ownwords.terms import Notice, Use
from ownwords.told.sources import Vocabulary, read_stories
from ownwords.told.story import RefusedStory, Story, WithdrawnStory
from tests.factory import (
    AS_WRITTEN,
    TODAY,
    VOCABULARY,
    faults_in,
    read_all,
    read_one,
    write_story,
)
from tests.media.picture_samples import make_picture
from tests.media.recording_samples import make_mp3

STUB = "---\nwithdrawn: 2026-05\nnotice: gone\nform: AV-2026-014\n---\n"
VTT = b"WEBVTT\n\n00:01.000 --> 00:02.000\nIt rained.\n"


def with_keys(keys: str) -> str:
    """The story with more front matter above its consent."""
    return AS_WRITTEN.replace("consent:\n", f"{keys}\nconsent:\n", 1)


def kinds_in(root: Path) -> dict[str, type]:
    return {story.id: type(story) for story in read_all(root).stories}


def test_reads_a_story_whole(tmp_path):
    story = read_one(tmp_path)
    assert (story.id, str(story.path), story.source, story.text.html, story.text.links) == (
        "leeks-in-february",
        "stories/leeks-in-february/story.md",
        AS_WRITTEN,
        "<p>It <em>rained</em> all winter, and I was in “hospital”.</p>\n"
        '<p>The leeks did not care. See <a href="https://leeks.example/" '
        'rel="noopener noreferrer">the society</a>.</p>',
        ("https://leeks.example/",),
    )


def test_an_empty_folder_holds_no_stories(tmp_path):
    (tmp_path / "stories").mkdir()
    assert read_all(tmp_path).stories == ()


def test_stories_come_by_id_wherever_they_are(tmp_path):
    for folder in ("c-c-c", "2024/a-a-a", "2023/moray/b-b-b"):
        write_story(tmp_path / "stories" / folder)
    assert [story.id for story in read_all(tmp_path).stories] == ["a-a-a", "b-b-b", "c-c-c"]


@pytest.mark.parametrize("name", ["README.md", ".notes.md", "portrait.jpg", "notes.txt"])
def test_leaves_other_files_alone(tmp_path, name):
    write_story(tmp_path / "stories" / "leeks-in-february")
    (tmp_path / "stories" / "leeks-in-february" / name).write_text("Not a story.")
    assert (len(read_all(tmp_path).stories), read_all(tmp_path).problems) == (1, ())


@pytest.mark.parametrize(
    ("name", "is_told"), [("story.txt", True), ("portrait.jpg", True), ("README.md", False)]
)
def test_tells_of_a_folder_that_holds_no_story(tmp_path, name, is_told):
    folder = tmp_path / "stories" / "leeks-in-february"
    folder.mkdir(parents=True)
    (folder / name).write_text("It rained.")
    faults = [p.fault for p in read_all(tmp_path).problems]
    assert faults == (['there is no "story.md" in this folder'] if is_told else [])


def test_leaves_hidden_folders_alone(tmp_path):
    write_story(tmp_path / "stories" / ".trash")
    assert read_all(tmp_path).stories == ()


@pytest.mark.parametrize("name", ["notes.md", "Story.md", "draft.markdown"])
def test_tells_of_text_that_is_no_story(tmp_path, name):
    write_story(tmp_path / "stories" / "leeks-in-february")
    (tmp_path / "stories" / "leeks-in-february" / name).write_text("A draft.")
    assert [p.fault for p in read_all(tmp_path).problems] == ['only "story.md" is read']


@pytest.mark.parametrize("what", ["missing", "link"])
def test_there_must_be_a_folder_of_stories(tmp_path, what):
    if what == "link":
        (tmp_path / "elsewhere").mkdir()
        (tmp_path / "stories").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ArchiveError, match="There is no folder of stories"):
        read_all(tmp_path)


def make_link(root: Path, place: str, target: str) -> None:
    """A link inside stories/, to a good story outside it."""
    write_story(root / "elsewhere" / "the-blue-coat")
    link = root / "stories" / place
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(root / target)


@pytest.mark.parametrize(
    ("place", "target"),
    [
        ("the-blue-coat", "elsewhere/the-blue-coat"),
        ("the-blue-coat/story.md", "elsewhere/the-blue-coat/story.md"),
        ("2024", "elsewhere"),
        ("the-blue-coat", "nowhere"),
        ("the-blue-coat/story.md", "nowhere"),
    ],
)
def test_links_are_told_and_never_followed(tmp_path, place, target):
    make_link(tmp_path, place, target)
    read = read_all(tmp_path)
    assert (read.stories, [p.fault for p in read.problems]) == ((), ["a link to somewhere else"])


def test_a_link_to_a_picture_is_no_storys_matter(tmp_path):
    folder = write_story(tmp_path / "stories" / "leeks-in-february")
    (tmp_path / "a.jpg").write_bytes(b"x")
    (folder / "a.jpg").symlink_to(tmp_path / "a.jpg")
    assert read_all(tmp_path).problems == ()


def test_a_file_that_cannot_be_opened_withholds_its_story_alone(tmp_path, monkeypatch):
    write_story(tmp_path / "stories" / "a-a-a")
    write_story(tmp_path / "stories" / "b-b-b")
    opened = Path.open

    def locked(path: Path, *args, **kwargs):
        if path.parent.name == "a-a-a":
            raise PermissionError(path)
        return opened(path, *args, **kwargs)

    monkeypatch.setattr(Path, "open", locked)
    assert kinds_in(tmp_path) == {"a-a-a": RefusedStory, "b-b-b": Story}


# A story that was taken back.


def test_reads_a_stub(tmp_path):
    write_story(tmp_path / "stories" / "the-blue-coat", STUB)
    (story,) = read_all(tmp_path).stories
    assert (type(story), story.stub.withdrawn, story.stub.notice, story.stub.form) == (
        WithdrawnStory,
        "2026-05",
        Notice.GONE,
        "AV-2026-014",
    )


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        (STUB, []),
        (STUB + "\n \n", []),
        (STUB + "The words.", ["6 text: there are words below the front matter"]),
        (
            STUB.replace("---\n", "---\ntitle: Leeks\n", 1),
            ["2 front matter: keys of the story are still here"],
        ),
        (STUB.replace("2026-05", "2026-05-01"), ['2 withdrawn: not a month: "2026-05-01"']),
        (STUB.replace("2026-05", "2026-13"), ['2 withdrawn: not a month: "2026-13"']),
        (STUB.replace("gone", "loud"), ['3 notice: "loud" is not a kind of notice']),
        ("---\nwithdrawn: 2026-05\n---\n", []),
    ],
)
def test_a_stub_holds_nothing_of_the_story(tmp_path, text, faults):
    assert faults_in(tmp_path, text) == faults


def test_a_whole_story_is_withheld_as_soon_as_it_says_withdrawn(tmp_path):
    text = AS_WRITTEN.replace("---\n", "---\nwithdrawn: 2026-05\n", 1)
    write_story(tmp_path / "stories" / "leeks-in-february", text)
    (story,) = read_all(tmp_path).stories
    assert reason_to_withhold(story, Use.WEB, TODAY) == "there is a problem in its file"


def test_a_merge_cannot_bring_a_story_back(tmp_path):
    """The stub in one folder and the old story in another: neither goes out."""
    write_story(tmp_path / "stories" / "the-blue-coat", STUB)
    write_story(tmp_path / "stories" / "2024" / "the-blue-coat")
    assert [type(story) for story in read_all(tmp_path).stories] == [RefusedStory] * 2


# One id, one story.


@pytest.mark.parametrize(
    "folders",
    [
        ("2024/the-blue-coat", "2025/the-blue-coat"),
        ("the-blue-coat", "2025/the-blue-coat"),
        ("the-blue-coat", "The-Blue-Coat"),
        ("2024/the-blue-caf\u00e9", "2025/the-blue-cafe\u0301"),
    ],
)
def test_two_stories_with_one_id_are_both_refused(tmp_path, folders):
    for folder in folders:
        write_story(tmp_path / "stories" / folder)
    read = read_all(tmp_path)
    told = [p.fault.partition(" (")[0] for p in read.problems if "another story" in p.fault]
    assert ([type(s) for s in read.stories], told) == (
        [RefusedStory] * 2,
        ["another story has the same id"] * 2,
    )


@pytest.mark.parametrize(
    "text", [AS_WRITTEN, "---\nwithdrawn: 2026-05\n---\n"], ids=["told", "taken back"]
)
def test_what_lies_beside_two_stories_with_one_id_is_kept_for_the_scan(tmp_path, text):
    """Where a merge brings a story back in another folder."""
    write_story(tmp_path / "stories/the-blue-coat", text, left_jpg=make_picture())
    write_story(tmp_path / "stories/2025/the-blue-coat")
    files = {story.path.parts[1]: list(story.originals) for story in read_all(tmp_path).stories}
    assert files == {"the-blue-coat": ["left.jpg"], "2025": []}


def test_another_story_goes_out_while_two_share_an_id(tmp_path):
    for folder in ("2024/the-blue-coat", "2025/the-blue-coat", "out-of-step"):
        write_story(tmp_path / "stories" / folder)
    assert kinds_in(tmp_path) == {"the-blue-coat": RefusedStory, "out-of-step": Story}


@pytest.mark.parametrize("folder", ["Leeks", "leeks_in", "ab", "a" * 41, "läuse-im-mai"])
def test_a_folder_that_cannot_be_an_address_is_refused(tmp_path, folder):
    write_story(tmp_path / "stories" / folder)
    assert [p.fault for p in read_all(tmp_path).problems] == [f'"{folder}" cannot be an address']


def test_a_story_has_a_folder_of_its_own(tmp_path):
    write_story(tmp_path / "stories")
    assert [p.fault for p in read_all(tmp_path).problems] == ["the story has no folder of its own"]


def test_an_id_that_holds_the_storytellers_name_is_refused(tmp_path):
    write_story(tmp_path / "stories" / "shonas-leeks")
    assert [p.fault for p in read_all(tmp_path).problems] == ["the id holds the storyteller's name"]


# What a file says.


@pytest.mark.parametrize(
    ("keys", "faults"),
    [
        ("collection: harbour", []),
        ("collection: moon", ['13 collection: "moon" is not a collection']),
        ("content_notes: [mental-health/hospital]", []),
        ("content_notes: [hospital]", ['13 content_notes: "hospital" is not a content note']),
        ("people: [{who: my sister, how: agreed}]", []),
        ("notice: gone", []),
        ("aliases: [old]", ['13 front matter: "aliases" is not a key here']),
    ],
)
def test_words_come_from_the_vocabulary(tmp_path, keys, faults):
    text = AS_WRITTEN.replace("quotes:\n", f"{keys}\nquotes:\n")
    assert faults_in(tmp_path, text) == faults


@pytest.mark.parametrize(
    ("old", "new", "faults"),
    [
        ("themes: [hope]", "themes: [hope, connectedness]", []),
        ("themes: [hope]", "themes: []", []),
        ("themes: [hope]", "themes: [hoep]", ['11 themes: "hoep" is not a theme']),
        ("themes: [hope]", "themes: [hope; x]", ['11 themes: "hope; x" is not a theme']),
        ("themes: [hope]", "themes: [&x hoep]", ['11 front matter: an anchor ("&x")']),
        ("tags: [allotment]", "tags: ['2020']", []),
        ("tags: [allotment]", "tags: ['!?']", ['12 tags: "!?" is not a word']),
        (
            "    words: The leeks did not care.",
            "    words: The leeks did not care.\n    themes: [hoep]",
            ['16 quotes.themes: "hoep" is not a theme'],
        ),
    ],
)
def test_themes_and_tags_are_words(tmp_path, old, new, faults):
    assert faults_in(tmp_path, AS_WRITTEN.replace(old, new)) == faults


def test_an_archive_without_a_vocabulary_takes_a_story_without_words_of_it(tmp_path):
    text = AS_WRITTEN.replace("themes: [hope]", "themes: []")
    write_story(tmp_path / "stories" / "leeks-in-february", text)
    nothing = Vocabulary(frozenset(), frozenset(), frozenset())
    assert read_stories(tmp_path, tmp_path / "stories", nothing).problems == ()


BODY = AS_WRITTEN.rpartition("---\n")[2]


@pytest.mark.parametrize(
    ("body", "faults"),
    [
        ("", ["34 text: there are no words in the story"]),
        ("\n* * *\n", ["34 text: there are no words in the story"]),
        ("The leeks did not care.", []),
        ("<b>The leeks</b> did not care.", ['34 text: HTML in the text ("<b>")']),
    ],
)
def test_a_story_has_words(tmp_path, body, faults):
    assert faults_in(tmp_path, AS_WRITTEN.replace(BODY, body)) == faults


TWO_QUOTES = """quotes:
  - id: leeks
    words: The leeks did not care.
  - id: rain
    words: It rained all winter
"""
ONE_QUOTE = AS_WRITTEN[AS_WRITTEN.index("quotes:") : AS_WRITTEN.index("consent:")]


@pytest.mark.parametrize(
    ("old", "new", "faults"),
    [
        ("", "", []),
        ("id: rain", "id: leeks", ['16 quotes.id: two quotes have the id "leeks"']),
        ("id: rain", 'id: " leeks "', ['16 quotes.id: two quotes have the id "leeks"']),
        (
            "all winter",
            "all summer",
            ['17 quotes.words: the story does not say "It rained all «summer»"'],
        ),
        ("    words: It rained all winter\n", "", ["16 quotes.words: is missing"]),
        ("It rained all winter", '""', ["17 quotes.words: is empty"]),
        ("It rained all", "&x It snowed all", ['17 front matter: an anchor ("&x")']),
        ("id: rain", "id: [rain]", ["16 quotes.id: should be one text"]),
    ],
)
def test_quotes_are_in_the_story_and_have_ids_of_their_own(tmp_path, old, new, faults):
    text = AS_WRITTEN.replace(ONE_QUOTE, TWO_QUOTES.replace(old, new))
    assert faults_in(tmp_path, text) == faults


def test_a_quotes_id_is_the_same_in_the_text_and_in_the_list(tmp_path):
    story = read_one(tmp_path, AS_WRITTEN.replace("id: leeks", 'id: " leeks "'))
    assert set(story.text.passages) == {quote.id for quote in story.front.quotes}


def test_every_problem_of_every_file_is_told_at_once(tmp_path):
    broken = AS_WRITTEN.replace("[hope]", "[hoep]").replace("status: given", "status: gvien")
    for id in ("a-a-a", "b-b-b"):
        write_story(tmp_path / "stories" / id, broken)
    assert [str(p.path.parent.name) + " " + p.field for p in read_all(tmp_path).problems] == [
        "a-a-a themes",
        "a-a-a consent.status",
        "b-b-b themes",
        "b-b-b consent.status",
    ]


def test_a_refused_story_keeps_its_files_for_the_scan(tmp_path):
    text = with_keys("portrait: {file: portrait.jpg, alt: A leek.}").replace("[hope]", "[hoep]")
    folder = tmp_path / "stories" / "leeks-in-february"
    write_story(folder, text, portrait_jpg=make_picture())
    (story,) = read_all(tmp_path).stories
    assert (type(story), story.source, list(story.originals)) == (
        RefusedStory,
        text,
        ["portrait.jpg"],
    )


def test_sound_and_its_transcript_are_read(tmp_path):
    keys = "audio: {file: a.mp3, alt: Shona reads., transcript: a.vtt}"
    story = read_one(tmp_path, with_keys(keys), a_mp3=make_mp3(), a_vtt=VTT)
    assert [cue.text for cue in story.cues["a.vtt"]] == ["It rained."]


@pytest.mark.parametrize("use", Use)
def test_a_file_that_is_no_text_is_refused_for_every_use(tmp_path, use):
    folder = write_story(tmp_path / "stories" / "leeks-in-february")
    (folder / "story.md").write_bytes(b"\xff\xfe\x00\x00 \xff")
    (story,) = read_stories(tmp_path, tmp_path / "stories", VOCABULARY).stories
    assert reason_to_withhold(story, use, TODAY) == "there is a problem in its file"
