"""Nothing withheld leaves the archive: a canary in every place a story has, in every situation."""

from __future__ import annotations

import gzip
import html
import json
import shutil
import urllib.parse
import zlib
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, PngImagePlugin

from ownwords.desk.export import export
from ownwords.desk.report import as_json, report
from ownwords.edition import read_archive
from ownwords.gate import reason_to_withhold
from ownwords.mkdocs_build import build_site, log_to_stderr
from ownwords.settings import place_in
from ownwords.terms import Use
from tests.archives import BODY, TODAY, picture, tree, write_archive, write_story

pytestmark = pytest.mark.build

SITUATIONS: dict[str, dict[str, Any]] = {
    "requested": {"consent": {"status": "requested"}},
    "refused": {"consent": {"status": "refused"}},
    "withdrawn": {"consent": {"status": "withdrawn"}},
    "invalidated": {"consent": {"status": "invalidated"}},
    "expired": {"consent": {"expires": TODAY.isoformat()}},
    "expires-before-the-next-build": {
        "consent": {"expires": (TODAY + timedelta(days=1)).isoformat()}
    },
    "embargoed": {"consent": {"starts": (TODAY + timedelta(days=1)).isoformat()}},
    "book-only": {"consent": {"allow": {"web": None, "book": ["words"]}}},
    "guides-only": {"consent": {"allow": {"web": None, "guides": ["words", "portrait"]}}},
    "portrait-without-words": {"consent": {"allow": {"web": ["portrait"]}}},
    "unsettled-person": {"people": [{"who": "my sister"}]},
    "young-and-review-due": {
        "consent": {
            "adult": "no",
            "by": "storyteller-and-guardian",
            "given": (TODAY - timedelta(days=300)).isoformat(),
            "review": TODAY.isoformat(),
        }
    },
    "unknown-key": {"consnt": {"status": "given"}},
    "unknown-theme": {"themes": ["hoope"]},
    "bad-date": {"consent": {"expires": "31/12/2040"}},
    "quote-not-there": {"quotes": [{"id": "one", "words": "never said by anybody at all"}]},
}
CHANGED_LATER = ("changed-words", "changed-terms", "never-approved")


def canaries(tag: str) -> dict[str, str]:
    """One made-up word for each place in a story, told apart by the situation."""
    places = (
        "title summary body tag alt file exif xmp comment cue role place quote form condition "
        "footnote link name pngtext note"
    ).split()
    letters = "".join(chr(ord("a") + int(d, 16)) for d in f"{zlib.crc32(tag.encode()):08x}")
    return {place: f"zq{place}{letters}" for place in places}


def planted_files(words: dict[str, str], seed: int) -> dict[str, bytes]:
    exif = Image.Exif()
    exif[0x010E] = f"A picture of {words['exif']}"
    xmp = f"<x:xmpmeta>{words['xmp']}</x:xmpmeta>".encode()
    portrait = picture(seed=seed, exif=exif, xmp=xmp, comment=words["comment"].encode())
    text = PngImagePlugin.PngInfo()
    text.add_text("Title", words["pngtext"])
    artwork = picture(seed=seed + 1, format="PNG", pnginfo=text)
    frame = b"\xff\xfb\x90\x64" + b"\x00" * 413
    cue = f"WEBVTT\n\nNOTE {words['note']}\n\n00:00.000 --> 00:02.000\nI said {words['cue']}.\n"
    return {
        f"{words['file']}.jpg": portrait,
        f"{words['file']}.png": artwork,
        f"{words['file']}.mp3": frame * 40,
        f"{words['file']}.vtt": cue.encode(),
    }


def plant(root: Path, situation: str, changes: dict[str, Any], seed: int, **options: Any) -> Path:
    words = canaries(situation)
    front: dict[str, Any] = {
        "title": f"About {words['title']}",
        "summary": f"A summary with {words['summary']}.",
        "tags": [words["tag"], "tea"],
        "storyteller": {
            "credit": "pseudonym",
            "name": words["name"],
            "role": words["role"],
            "place": words["place"],
        },
        "quotes": [{"id": "canary", "words": f"then came {words['quote']} and sat down"}],
        "portrait": {"file": f"{words['file']}.jpg", "alt": f"Holding {words['alt']}."},
        "artwork": [{"file": f"{words['file']}.png", "alt": f"Painting {words['alt']}."}],
        "audio": {
            "file": f"{words['file']}.mp3",
            "alt": f"Reading {words['alt']}.",
            "transcript": f"{words['file']}.vtt",
        },
        "consent": {"form": words["form"], "conditions": [f"never in {words['condition']}"]},
    }
    for key, value in changes.items():
        both_hold_keys = isinstance(value, dict) and isinstance(front.get(key), dict)
        front[key] = {**front[key], **value} if both_hold_keys else value
    body = (
        f"It began with {words['body']} in spring.[^1] And then came {words['quote']} and sat "
        f"down.\n\nSee [this](https://example.org/{words['link']}).\n\n[^1]: {words['footnote']}\n"
    )
    files = planted_files(words, seed)
    return write_story(root, f"story-{situation}", body=body, files=files, **options, **front)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two published stories, and one withheld in each situation."""
    root = write_archive(tmp_path_factory.mktemp("leaks") / "archive")
    write_story(root, "the-landing", collection="landing")
    write_story(root, "the-stairs", title="The stairs", told="2024-05-01")
    for seed, (situation, changes) in enumerate(SITUATIONS.items(), 2):
        plant(root, situation, changes, seed)
    folder = plant(root, "changed-words", {}, 40)
    story = folder / "story.md"
    story.write_text(story.read_text().replace("in spring", "in autumn"))
    story = plant(root, "changed-terms", {}, 50) / "story.md"
    story.write_text(
        story.read_text().replace("web:\n    - words", "web:\n    - words\n    - portrait")
    )
    plant(root, "never-approved", {}, 60, approved=False)
    return root


@pytest.fixture(scope="module")
def site(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_site(archive, tmp_path_factory.mktemp("built") / "site", TODAY, strict=False)


def decoded(data: bytes) -> Iterator[str]:
    """The bytes in each of the ways that a reader's program may read them."""
    raw = gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data
    for text in (raw.decode("utf-8", "replace"), raw.decode("utf-16", "replace")):
        yield text
        yield html.unescape(text)
        yield urllib.parse.unquote(text)


def everything_in(folder: Path) -> str:
    parts = [text for data in tree(folder).values() for text in decoded(data)]
    return "\n".join([*tree(folder), *parts]).casefold()


@pytest.fixture(scope="module")
def bytes_of_site(site: Path) -> str:
    return everything_in(site)


@pytest.mark.parametrize("situation", [*SITUATIONS, *CHANGED_LATER])
def test_no_canary_of_a_withheld_story_is_in_any_byte_of_the_site(situation, bytes_of_site):
    found = [w for w in (*canaries(situation).values(), f"story-{situation}") if w in bytes_of_site]
    assert found == []


def test_each_is_withheld_for_its_own_reason(archive):
    """Otherwise one mistake in the planted files would make every other test here worthless."""
    read = read_archive(place_in(archive))
    reasons = {s.id: reason_to_withhold(s, Use.WEB, TODAY) for s in read.stories}
    broken = [id for id, reason in reasons.items() if reason == "there is a problem in its file"]
    assert broken == [
        "story-bad-date",
        "story-quote-not-there",
        "story-unknown-key",
        "story-unknown-theme",
    ]


def test_the_published_stories_are_there(bytes_of_site):
    assert "they came up the stairs anyway" in bytes_of_site


def test_no_canary_is_in_the_log(archive, tmp_path, capfd):
    log_to_stderr()
    build_site(archive, tmp_path / "site", TODAY, strict=False)
    said = "".join(capfd.readouterr()).casefold()
    words = [w for s in (*SITUATIONS, *CHANGED_LATER) for w in canaries(s).values()]
    assert [word for word in words if word in said] == []


def test_the_site_is_the_same_bytes_when_the_withheld_stories_are_not_on_the_disk(
    archive, site, tmp_path
):
    without = tmp_path / "archive"
    shutil.copytree(archive, without, ignore=shutil.ignore_patterns(".cache"))
    for folder in (without / "stories").glob("story-*"):
        shutil.rmtree(folder)
    built = build_site(without, tmp_path / "site", TODAY, strict=False)
    assert tree(built) == tree(site)


def test_two_builds_are_the_same_bytes(archive, site, tmp_path):
    assert tree(build_site(archive, tmp_path / "site", TODAY, strict=False)) == tree(site)


def test_no_canary_is_in_an_export(archive, tmp_path):
    export(place_in(archive), tmp_path / "docs", TODAY)
    everything = everything_in(tmp_path / "docs")
    words = [w for s in (*SITUATIONS, *CHANGED_LATER) for w in canaries(s).values()]
    assert [word for word in words if word in everything] == []


def test_what_is_not_agreed_of_a_published_story_is_not_in_the_site(tmp_path):
    words = canaries("parts")
    root = write_archive(tmp_path / "archive")
    files = planted_files(words, 7)
    write_story(
        root,
        "only-the-words",
        body=BODY,
        files=files,
        portrait={"file": f"{words['file']}.jpg", "alt": f"Holding {words['alt']}."},
        audio={
            "file": f"{words['file']}.mp3",
            "alt": words["alt"],
            "transcript": f"{words['file']}.vtt",
        },
        consent={"form": words["form"], "conditions": [words["condition"]]},
    )
    site = build_site(root, tmp_path / "site", TODAY, strict=True)
    everything = everything_in(site)
    assert [w for w in words.values() if w in everything] == []


def test_what_is_agreed_is_there_without_what_the_files_carried_along(tmp_path):
    words = canaries("agreed")
    root = write_archive(tmp_path / "archive")
    write_story(
        root,
        "all-of-it",
        files=planted_files(words, 9),
        portrait={"file": f"{words['file']}.jpg", "alt": f"Holding {words['alt']}."},
        artwork=[{"file": f"{words['file']}.png", "alt": f"Painting {words['alt']}."}],
        audio={
            "file": f"{words['file']}.mp3",
            "alt": f"Reading {words['alt']}.",
            "transcript": f"{words['file']}.vtt",
        },
        consent={"allow": {"web": ["words", "portrait", "artwork", "audio"]}},
    )
    site = build_site(root, tmp_path / "site", TODAY, strict=True)
    everything = everything_in(site)
    found = sorted(place for place, word in words.items() if word in everything)
    assert found == ["alt", "cue"]


def test_excerpts_stand_elsewhere_only_where_they_are_agreed(tmp_path):
    root = write_archive(tmp_path / "archive")
    write_story(root, "not-elsewhere", collection="landing", consent={"changes": []})
    site = build_site(root, tmp_path / "site", TODAY, strict=True)
    holding = [uri for uri, data in tree(site).items() if b"up the stairs anyway" in data]
    assert holding == ["stories/not-elsewhere/index.html"]


def test_a_notice_tells_no_name_title_reason_or_date(tmp_path):
    root = write_archive(tmp_path / "archive")
    words = canaries("notice")
    plant(root, "notice", {"consent": {"status": "withdrawn"}, "notice": "gone"}, 3)
    site = build_site(root, tmp_path / "site", TODAY, strict=True)
    everything = everything_in(site)
    assert [w for w in words.values() if w in everything] == []
    assert "no longer shared" in (site / "stories/story-notice/index.html").read_text()


def test_a_picture_in_the_cache_does_not_outlive_its_consent(tmp_path):
    root = write_archive(tmp_path / "archive")
    portrait = {"file": "p.jpg", "alt": "A portrait."}
    allowed = {"allow": {"web": ["words", "portrait"]}}
    write_story(root, "with-a-face", files={"p.jpg": picture()}, portrait=portrait, consent=allowed)
    build_site(root, tmp_path / "site", TODAY, strict=True)
    shutil.rmtree(root / "stories" / "with-a-face")
    before = len(tree(root / ".cache"))
    build_site(root, tmp_path / "site", TODAY, strict=True)
    left = [uri for uri, data in tree(root / ".cache").items() if b"WEBP" in data]
    assert (before > 0, left) == (True, [])


def test_the_report_alone_says_why(archive):
    read = read_archive(place_in(archive))
    told = json.dumps(as_json(report(read.stories, TODAY), TODAY))
    assert [s for s in (*SITUATIONS, *CHANGED_LATER) if f"story-{s}" not in told] == []
