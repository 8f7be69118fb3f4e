"""Whatever bytes a story's file holds: problems or a story, never an exception, and never slow."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from ownwords.gate import publish
from ownwords.reading.frontmatter import read_document
from ownwords.reading.report import FileReport, StopReading
from ownwords.secrets import secrets_of
from ownwords.terms import Use
from ownwords.told.sources import StoriesRead, Vocabulary, read_stories
from ownwords.told.story import RefusedStory

GOOD = (Path(__file__).parent / "broken/_base/stories/a-good-story/story.md").read_bytes()
FRONT, BODY = GOOD.split(b"---\n\n")
VOCABULARY = Vocabulary(frozenset({"hope"}), frozenset(), frozenset())
TODAY = date(2026, 6, 1)
PIECES = [
    *(b"---\n", b"\n", b"\t", b" ", b":", b": ", b"- ", b"#", b'"', b"'", b"&a ", b"*a", b"!!x "),
    *(b"[", b"]", b"{", b"}", b"|", b">", b"%", b"@", b"`", b"? ", b"<<: ", b"...\n", b"\\", b","),
    *(b"\x00", b"\x1b", b"\x7f", b"\x85", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\r"),
    *(b"\xe2\x80\xa8", b"\xe2\x80\xae", b"\xc2\xa0", b"\xef\xbf\xbe", b"\xcc\x81", b"\xe2\x80\xa6"),
    *(
        b"<script>",
        b"<!--",
        b"[^1]",
        b"[^1]: ",
        b"](",
        b"![",
        b"](javascript:x)",
        b"&#8238;",
        b"```",
    ),
    *(
        b"withdrawn: 2026-05\n",
        b"title:\n",
        b"consent:\n",
        b"  - ",
        b"quotes:\n  - id: a\n",
        b"[x]",
    ),
    *(
        b"words: the [a] shed \xe2\x80\xa6 it\n",
        b"portrait: {file: story.md, alt: a}\n",
        b"\\ud800",
    ),
]


@st.composite
def mutated_stories(draw: st.DrawFn) -> bytes:
    """A good story with stretches taken out, doubled, or written over."""
    data = GOOD
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(data)))
        end = draw(st.integers(start, min(len(data), start + 40)))
        piece = draw(st.sampled_from(PIECES) | st.binary(max_size=6) | st.just(data[start:end] * 2))
        data = data[:start] + piece + data[end:]
    return data


def read_one(data: bytes, name: str = "a-story") -> StoriesRead:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        (root / "stories" / name).mkdir(parents=True)
        (root / "stories" / name / "story.md").write_bytes(data)
        return read_stories(root, root / "stories", VOCABULARY)


@given(st.binary(max_size=400) | st.lists(st.sampled_from(PIECES)).map(b"---\n".join))
@example(b"\xff\xfe")
@example(b"---\n\x85\n---\n")
def test_any_bytes_make_a_document_or_a_problem(data: bytes) -> None:
    report = FileReport(PurePosixPath("story.md"))
    try:
        read_document(data, report)
    except StopReading:
        assert report.problems


@given(mutated_stories() | st.text().map(lambda text: FRONT + b"---\n\n" + text.encode()))
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_mutated_story_is_read_or_refused_with_its_problems(data: bytes) -> None:
    read = read_one(data)
    assert bool(read.problems) == any(isinstance(story, RefusedStory) for story in read.stories)


@given(mutated_stories())
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_problem_stands_in_one_line_of_the_file(data: bytes) -> None:
    lines = (
        data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    )
    for problem in read_one(data).problems:
        assert 1 <= problem.line <= len(lines) and "\n" not in str(problem)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1


@given(mutated_stories())
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_scan_knows_what_to_look_for_in_any_refused_story(data: bytes) -> None:
    stories = read_one(data).stories
    publication = publish(stories, Use.WEB, TODAY)
    assert len(list(secrets_of(stories, publication))) == 1


@pytest.mark.parametrize(
    "name", ["caf\udce9", "a\nb", "\u202estory", "-", "..story", "a" * 200, "story.md", "::error::"]
)
def test_any_folder_name_can_be_told(name: str) -> None:
    told = [str(problem) for problem in read_one(GOOD, name).problems]
    assert all(text.encode().isascii() for text in told) or "⟨U+" in told[0]


MANY = 300_000


@pytest.mark.parametrize(
    "body",
    [
        b">" * MANY,
        b"- " * (MANY // 2),
        b"[" * MANY,
        b"[](" * (MANY // 3),
        b"*a " * (MANY // 3),
        b"<a " * (MANY // 3),
        b"<div>\n\n" * (MANY // 7),
        b"`" * MANY,
        b"[^1]\n\n" * (MANY // 6),
        b"[a](javascript:a)\n\n" * (MANY // 19),
        b"&#8238;" * (MANY // 7),
        b"a\xcc\x81" * (MANY // 3),
    ],
    ids=lambda body: body[:12].decode(),
)
def test_reading_comes_to_an_end_with_any_text(body: bytes) -> None:
    assert len(read_one(FRONT + b"---\n\n" + body).stories) == 1


@pytest.mark.parametrize(
    "words",
    [b"a " * 900 + b"b", b"the [] " * 60 + b"b", b"a \xe2\x80\xa6 " * 200 + b"b", b"[a] " * 200],
    ids=lambda words: words[:8].decode(),
)
def test_reading_comes_to_an_end_with_any_quote(words: bytes) -> None:
    front = FRONT + b'quotes:\n  - id: a\n    words: "' + words + b'"\n---\n\n'
    assert len(read_one(front + b"a the " * 50_000).stories) == 1


@pytest.mark.parametrize(
    "front", [b"[" * 16_000, b"{" * 16_000, b"- " * 8_000, b"? " * 8_000, b"a: " * 5_000]
)
def test_reading_comes_to_an_end_with_any_front_matter(front: bytes) -> None:
    assert len(read_one(b"---\ntags: " + front + b"\n---\n\nWords.\n").stories) == 1


def test_a_file_that_cannot_be_opened_is_a_problem(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "stories" / "a-story").mkdir(parents=True)
    (tmp_path / "stories" / "a-story" / "story.md").write_bytes(GOOD)
    monkeypatch.setattr(Path, "open", _refuse)
    read = read_stories(tmp_path, tmp_path / "stories", VOCABULARY)
    assert [problem.fault for problem in read.problems] == ["it cannot be opened"]


def _refuse(*_: object, **__: object) -> None:
    raise PermissionError
