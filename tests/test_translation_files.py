"""Reading the translations beside a story: what is read, and what is told of each file."""

from __future__ import annotations

from pathlib import Path

import pytest

from ownwords.told.story import RefusedStory, Story, WithdrawnStory
from ownwords.told.translation import RefusedTranslation, Translation
from tests.factory import AS_TRANSLATED, AS_WRITTEN, read_all, write_story
from tests.media.picture_samples import make_picture

WITH_A_PORTRAIT = AS_WRITTEN.replace(
    "consent:\n", 'portrait: {file: portrait.jpg, alt: "Shona holding a leek."}\nconsent:\n', 1
)


def write(root: Path, story: str = AS_WRITTEN, **translations: str) -> Path:
    """The story with its translations, by language (with _ for a hyphen)."""
    folder = write_story(root / "stories" / "leeks-in-february", story)
    for language, text in translations.items():
        name = f"story.{language.replace('_', '-')}.md"
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def translations_in(root: Path) -> list[tuple[str, type]]:
    (story,) = read_all(root).stories
    return [(each.language, type(each)) for each in story.translations]


def faults_in(root: Path) -> list[str]:
    """What is told: `file:line field: fault`."""
    return [f"{p.path.name}:{p.line} {p.field}: {p.fault}" for p in read_all(root).problems]


def test_reads_a_translation_whole(tmp_path):
    write(tmp_path, gd=AS_TRANSLATED)
    read = read_all(tmp_path)
    (story,) = read.stories
    (translation,) = story.translations
    assert (read.problems, translation.language, str(translation.path)) == (
        (),
        "gd",
        "stories/leeks-in-february/story.gd.md",
    )
    assert (translation.source, translation.front.title, translation.text.links) == (
        AS_TRANSLATED,
        "Creamh-gàrraidh sa Ghearran",
        ("https://creamh.example/",),
    )
    assert [*translation.text.passages] == ["leeks"]


def test_reads_every_language_in_the_order_of_their_codes(tmp_path):
    write(tmp_path, pt_BR=AS_TRANSLATED, ar=AS_TRANSLATED, gd=AS_TRANSLATED)
    assert [language for language, _ in translations_in(tmp_path)] == ["ar", "gd", "pt-BR"]


def test_a_story_without_a_translation_has_none(tmp_path):
    write(tmp_path)
    assert translations_in(tmp_path) == []


@pytest.mark.parametrize("line", ["language: gd\n", "language: GD\n", ""])
def test_the_language_may_be_said_again(tmp_path, line):
    write(tmp_path, gd=AS_TRANSLATED.replace("quotes:", f"{line}quotes:"))
    assert translations_in(tmp_path) == [("gd", Translation)]


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ("title: Creamh-gàrraidh sa Ghearran\n", "", "1 title: is missing"),
        (
            "quotes:",
            "language: cy\nquotes:",
            '5 language: not the language in the file\'s name: "cy"',
        ),
        ("quotes:", "themes: [hope]\nquotes:", '5 front matter: "themes" is the story\'s own'),
        ("quotes:", "withdrawn: 2026-05\nquotes:", '5 front matter: "withdrawn" is the story\'s'),
        ("translated_by", "translater", '4 front matter: "translater" is not a key here'),
        ("id: leeks", "id: leek", '6 quotes.id: story.md has no quote "leek"'),
        ("words: Bha an", "words: Cha robh an", '7 quotes.words: the story does not say "«Cha'),
        ("Bha an t-uisge", "<b>Bha</b> an t-uisge", '9 text: HTML in the text ("<b>")'),
        ("quotes:", "alt: {a.jpg: Dealbh}\nquotes:", "5 alt: story.md has no picture or recor"),
        ("quotes:", "alt: Dealbh\nquotes:", "5 alt: should hold keys of its own"),
        ("quotes:", "approved: yes\nquotes:", "5 approved: should hold keys of its own"),
        ("---\ntitle", "title", "1 front matter: there is no front matter"),
    ],
)
def test_a_mistake_withholds_the_translation_and_not_the_story(tmp_path, before, after, fault):
    write(tmp_path, gd=AS_TRANSLATED.replace(before, after, 1))
    (story,) = read_all(tmp_path).stories
    assert (isinstance(story, Story), translations_in(tmp_path)) == (
        True,
        [("gd", RefusedTranslation)],
    )
    assert faults_in(tmp_path)[0].startswith(f"story.gd.md:{fault}")


def test_a_text_without_words_is_told(tmp_path):
    write(tmp_path, gd=AS_TRANSLATED[: AS_TRANSLATED.index("Bha an t-uisge")])
    assert faults_in(tmp_path) == ["story.gd.md:9 text: there are no words in the story"]


def test_every_mistake_of_a_file_is_told_at_once(tmp_path):
    text = AS_TRANSLATED.replace("title: Creamh-gàrraidh sa Ghearran\n", "tags: [a]\n")
    write(tmp_path, gd=text.replace("id: leeks", "id: leek").replace("Seall air [", "!["))
    assert [fault.partition(": ")[0] for fault in faults_in(tmp_path)] == [
        "story.gd.md:1 title",
        "story.gd.md:2 front matter",
        "story.gd.md:6 quotes.id",
        "story.gd.md:11 text",
    ]


@pytest.mark.parametrize("quotes", ["quotes: [leeks]\n", "quotes:\n  - words: coma\n"])
def test_a_quote_needs_its_id(tmp_path, quotes):
    begin, end = AS_TRANSLATED.index("quotes:"), AS_TRANSLATED.index("---\nBha")
    write(tmp_path, gd=AS_TRANSLATED[:begin] + quotes + AS_TRANSLATED[end:])
    assert len(faults_in(tmp_path)) == 1


def test_a_quote_may_be_left_out(tmp_path):
    begin, end = AS_TRANSLATED.index("quotes:"), AS_TRANSLATED.index("---\nBha")
    write(tmp_path, gd=AS_TRANSLATED[:begin] + AS_TRANSLATED[end:])
    assert translations_in(tmp_path) == [("gd", Translation)]


def test_a_quote_of_a_story_without_quotes_is_told(tmp_path):
    begin, end = AS_WRITTEN.index("quotes:"), AS_WRITTEN.index("consent:")
    write(tmp_path, AS_WRITTEN[:begin] + AS_WRITTEN[end:], gd=AS_TRANSLATED)
    (problem,) = read_all(tmp_path).problems
    assert (problem.fault, problem.remedy) == (
        'story.md has no quote "leeks"',
        "Take the quote out",
    )


# What each picture shows, in this language.


def write_with_a_portrait(root: Path, alt: str) -> None:
    folder = write(root, WITH_A_PORTRAIT, gd=AS_TRANSLATED.replace("quotes:", f"{alt}quotes:"))
    (folder / "portrait.jpg").write_bytes(make_picture())


def test_every_picture_is_described_in_the_language(tmp_path):
    write_with_a_portrait(tmp_path, 'alt: {portrait.jpg: "Shona le creamh."}\n')
    assert (translations_in(tmp_path), faults_in(tmp_path)) == ([("gd", Translation)], [])


def test_no_name_of_a_file_is_part_of_where_a_problem_stands(tmp_path):
    """A log is told the field, and the file may be named for somebody."""
    write_with_a_portrait(tmp_path, 'alt: {portrait.jpg: "My sister Angela."}\n')
    assert [problem.field for problem in read_all(tmp_path).problems] == ["alt"]


@pytest.mark.parametrize(
    ("alt", "faults"),
    [
        ("", ['1 alt: there is no alt text for "portrait.jpg"']),
        ("alt: {}\n", ['5 alt: there is no alt text for "portrait.jpg"']),
        (
            "alt:\n  potrait.jpg: Shona\n",
            [
                '5 alt: there is no alt text for "portrait.jpg"',
                '6 alt: story.md has no picture or recording "potrait.jpg"',
            ],
        ),
    ],
)
def test_a_picture_without_an_alt_text_is_told(tmp_path, alt, faults):
    write_with_a_portrait(tmp_path, alt)
    assert faults_in(tmp_path) == [f"story.gd.md:{fault}" for fault in faults]


# Which file is in which language.


def test_two_in_one_language_are_both_refused(tmp_path):
    write(tmp_path, gd=AS_TRANSLATED, GD=AS_TRANSLATED)
    told = "1 language: another file beside it is in the same language"
    assert (translations_in(tmp_path), faults_in(tmp_path)) == (
        [("GD", RefusedTranslation), ("gd", RefusedTranslation)],
        [f"story.GD.md:{told}", f"story.gd.md:{told}"],
    )


@pytest.mark.parametrize(("language", "is_told"), [("en_GB", True), ("en_gb", True), ("en", False)])
def test_a_translation_is_not_in_the_story_s_own_language(tmp_path, language, is_told):
    write(tmp_path, **{language: AS_TRANSLATED})
    told = ["the story itself is in this language"] if is_told else []
    assert [problem.fault for problem in read_all(tmp_path).problems] == told


@pytest.mark.parametrize("name", ["story.gaelic.md", "Story.gd.md", "story.gd.markdown"])
def test_a_name_that_is_no_language_is_told(tmp_path, name):
    (write(tmp_path) / name).write_text(AS_TRANSLATED)
    (problem,) = read_all(tmp_path).problems
    assert (problem.path.name, problem.remedy) == (
        name,
        "Name a translation by the short code of its language, such as story.gd.md",
    )


def test_a_translation_of_nothing_is_told(tmp_path):
    (write(tmp_path, gd=AS_TRANSLATED) / "story.md").unlink()
    read = read_all(tmp_path)
    assert (read.stories, [p.fault for p in read.problems]) == (
        (),
        ['only "story.md" is read'],
    )


def test_a_link_is_told_and_never_followed(tmp_path):
    (tmp_path / "elsewhere.md").write_text(AS_TRANSLATED)
    (write(tmp_path) / "story.gd.md").symlink_to(tmp_path / "elsewhere.md")
    assert (translations_in(tmp_path), faults_in(tmp_path)) == (
        [],
        ["story.gd.md:1 file: a link to somewhere else"],
    )


def test_beside_a_link_a_translation_is_told(tmp_path):
    story = write(tmp_path, gd=AS_TRANSLATED) / "story.md"
    story.rename(tmp_path / "elsewhere.md")
    story.symlink_to(tmp_path / "elsewhere.md")
    assert [p.path.name for p in read_all(tmp_path).problems] == ["story.gd.md", "story.md"]


def test_a_file_that_cannot_be_opened_is_told(tmp_path, monkeypatch):
    path = write(tmp_path, gd=AS_TRANSLATED) / "story.gd.md"
    opened = Path.open

    def refuse(self, *args, **kwargs):
        if self == path:
            raise PermissionError
        return opened(self, *args, **kwargs)

    monkeypatch.setattr(Path, "open", refuse)
    assert (translations_in(tmp_path), faults_in(tmp_path)) == (
        [("gd", RefusedTranslation)],
        ["story.gd.md:1 file: it cannot be opened"],
    )


# Beside a story that is not whole.


def test_what_stands_beside_a_story_that_was_taken_back_is_told(tmp_path):
    write(tmp_path, "---\nwithdrawn: 2026-05\n---\n", gd=AS_TRANSLATED)
    (problem,) = read_all(tmp_path).problems
    (story,) = read_all(tmp_path).stories
    assert (type(story), story.translations[0].source, problem.fault, problem.remedy) == (
        WithdrawnStory,
        AS_TRANSLATED,
        "the story was taken back",
        "Delete this file too",
    )


def test_beside_a_refused_story_its_own_mistakes_are_told(tmp_path):
    broken = AS_WRITTEN.replace("title:", "titel:")
    write(tmp_path, broken, gd=AS_TRANSLATED.replace("summary", "sumary"))
    (story,) = read_all(tmp_path).stories
    told = {problem.path.name for problem in read_all(tmp_path).problems}
    assert (type(story), told, len(story.translations)) == (
        RefusedStory,
        {"story.md", "story.gd.md"},
        1,
    )


def test_of_two_stories_with_one_id_the_translations_are_kept_for_the_scan(tmp_path):
    write(tmp_path, gd=AS_TRANSLATED)
    write_story(tmp_path / "stories" / "2024" / "leeks-in-february")
    refused = read_all(tmp_path).stories
    assert [len(story.translations) for story in refused] == [0, 1]


def test_a_translation_is_no_file_that_only_lies_there(tmp_path):
    write(tmp_path, gd=AS_TRANSLATED)
    (story,) = read_all(tmp_path).stories
    assert story.beside == ()
