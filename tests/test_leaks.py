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
from ownwords.mkdocs_build import build_site, log_to_stderr
from ownwords.reasons import reason_to_withhold, reason_to_withhold_translation
from ownwords.settings import place_in
from ownwords.terms import Use
from tests.archives import (
    BODY,
    TODAY,
    TRANSLATABLE,
    approve_all,
    picture,
    tree,
    write_archive,
    write_story,
    write_translation,
)
from tests.media.recording_samples import box, make_mp4, pictures_entry, track

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
    "feeds-only": {"consent": {"allow": {"web": None, "feeds": ["words"]}}},
    "previews-only": {"consent": {"allow": {"web": None, "social": ["words", "portrait"]}}},
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
IN_GUIDES_ALONE = {"consent": {"allow": {"web": None, "guides": ["words", "portrait"]}}}
CHANGED_LATER = ("changed-words", "changed-terms", "never-approved")


STALE = "it or its story changed since the storyteller approved it"
TRANSLATIONS = (
    "translation-never-approved",
    "translation-without-consent",
    "translation-of-a-withheld-story",
    "translation-of-a-withdrawn-story",
    "translation-changed-since",
    "translation-of-a-changed-story",
    "translation-with-a-problem",
)
WITHHELD = (*SITUATIONS, *CHANGED_LATER, *TRANSLATIONS)


WITH_AN_ADDRESS = {"site_url": "https://archive.example/"}
EVERY_CHANNEL = {"social": ["words", "portrait"], "feeds": ["words"]}


def canaries(tag: str) -> dict[str, str]:
    """One made-up word for each place in a story, told apart by the situation."""
    places = (
        "title summary body tag alt file exif xmp comment cue role place quote form condition "
        "footnote link name pngtext note hands filmed"
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
        f"{words['file']}.mp4": signed_film(words),
    }


def signed_film(words: dict[str, str]) -> bytes:
    """What is seen in it, and what the camera wrote along."""
    tracks = [track(), track(b"vide", pictures_entry())]
    about = box(b"udta", box(b"\xa9nam", words["filmed"].encode()))
    return make_mp4(about, tracks=tracks, media=words["hands"].encode() * 9)


def plant(
    root: Path, situation: str, changes: dict[str, Any], seed: int, id: str = "", **options: Any
) -> Path:
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
            "bsl": f"{words['file']}.mp4",
        },
        "consent": {
            "form": words["form"],
            "conditions": [f"never in {words['condition']}"],
            "allow": EVERY_CHANNEL,
        },
    }
    for key, value in changes.items():
        both_hold_keys = isinstance(value, dict) and isinstance(front.get(key), dict)
        front[key] = {**front[key], **value} if both_hold_keys else value
    body = (
        f"It began with {words['body']} in spring.[^1] And then came {words['quote']} and sat "
        f"down.\n\nSee [this](https://example.org/{words['link']}).\n\n[^1]: {words['footnote']}\n"
    )
    files = planted_files(words, seed)
    id = id or f"story-{situation}"
    return write_story(root, id, body=body, files=files, **options, **front)


def plant_translation(root: Path, situation: str) -> None:
    """A withheld translation of a story that is published wherever it can be."""
    words = canaries(situation)
    id = f"tale-{situation.removeprefix('translation-')}"
    consent: dict[str, Any] = {} if situation == "translation-without-consent" else TRANSLATABLE
    files = {"face.jpg": picture(seed=sum(map(ord, situation)))}
    portrait = {"file": "face.jpg", "alt": "Maren at the window."}
    folder = write_story(root, id, consent=consent, files=files, portrait=portrait)
    translation = write_translation(
        root,
        id,
        title=f"Mu {words['title']}",
        summary=f"Geàrr-chunntas le {words['summary']}.",
        translated_by=words["name"],
        quotes=[{"id": "stairs", "words": f"an uair sin thàinig {words['quote']} agus shuidh"}],
        alt={"face.jpg": f"Maren agus {words['alt']}."},
        body=(
            f"Thòisich e le {words['body']} as t-earrach.[^1] Agus an uair sin thàinig "
            f"{words['quote']} agus shuidh e. Seall [seo](https://example.org/{words['link']}).\n\n"
            f"[^1]: {words['footnote']}\n"
        ),
        approved=situation != "translation-never-approved",
    )
    story = folder / "story.md"
    if situation == "translation-of-a-withheld-story":
        story.write_text(story.read_text().replace("status: given", "status: withdrawn"))
    elif situation == "translation-of-a-withdrawn-story":
        story.write_text("---\nwithdrawn: 2026-05\n---\n")
        (folder / "face.jpg").unlink()
    elif situation == "translation-changed-since":
        translation.write_text(translation.read_text().replace("as t-earrach", "as t-samhradh"))
    elif situation == "translation-of-a-changed-story":
        story.write_text(story.read_text().replace("meet people", "meet somebody"))
        approve_all(root, id)
    elif situation == "translation-with-a-problem":
        translation.write_text(translation.read_text().replace("summary:", "sumary:"))


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two published stories, and one withheld in each situation."""
    root = write_archive(tmp_path_factory.mktemp("leaks") / "archive", WITH_AN_ADDRESS)
    write_story(root, "the-landing", collection="landing", consent={"allow": EVERY_CHANNEL})
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
    plant(root, "guides-only", IN_GUIDES_ALONE, 70, id="in-guides-alone")
    for situation in TRANSLATIONS:
        plant_translation(root, situation)
    write_story(root, "the-crossing", told="2024-06-01", consent=TRANSLATABLE)
    write_translation(root, "the-crossing")
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


@pytest.mark.parametrize("situation", WITHHELD)
def test_no_canary_of_a_withheld_story_is_in_any_byte_of_the_site(situation, bytes_of_site):
    found = [w for w in (*canaries(situation).values(), f"story-{situation}") if w in bytes_of_site]
    assert found == []


GUIDES = ("guides/", "guides.json", "embed/guide/")


def test_a_story_in_guides_alone_is_nowhere_else(site):
    elsewhere = [
        text
        for uri, data in tree(site).items()
        if not uri.startswith((*GUIDES, "media/", "sitemap.xml"))
        for text in (uri, *decoded(data))
    ]
    everything = "\n".join(elsewhere).casefold()
    words = (*canaries("guides-only").values(), "in-guides-alone")
    assert [word for word in words if word in everything] == []


def test_of_a_story_in_guides_alone_guides_show_what_was_agreed_for_them(site):
    guides = [data for uri, data in tree(site).items() if uri.startswith(GUIDES)]
    everything = "\n".join(text for data in guides for text in decoded(data)).casefold()
    found = {place for place, word in canaries("guides-only").items() if word in everything}
    agreed = set("title summary body quote footnote link name role place".split())
    assert (found - agreed, "quote" in found) == (set(), True)


def test_each_is_withheld_for_its_own_reason(archive):
    """Otherwise one mistake in the planted files would make every other test here worthless."""
    read = read_archive(place_in(archive))
    reasons = {s.id: reason_to_withhold(s, Use.WEB, TODAY) for s in read.stories}
    broken = [id for id, reason in reasons.items() if reason == "there is a problem in its file"]
    translations = {
        f"translation-{s.id.removeprefix('tale-')}": reason_to_withhold_translation(
            s, each, Use.WEB, TODAY
        )
        for s in read.stories
        for each in s.translations
    }
    assert translations == {
        "translation-never-approved": "not approved by the storyteller yet",
        "translation-without-consent": "no consent for translations",
        "translation-of-a-withheld-story": "the story itself: consent is withdrawn",
        "translation-of-a-withdrawn-story": "the story itself: withdrawn in 2026-05",
        "translation-changed-since": STALE,
        "translation-of-a-changed-story": STALE,
        "translation-with-a-problem": "there is a problem in its file",
        "translation-the-crossing": None,
    }
    assert broken == [
        "story-bad-date",
        "story-quote-not-there",
        "story-unknown-key",
        "story-unknown-theme",
    ]


def test_the_published_stories_are_there(bytes_of_site):
    assert "they came up the stairs anyway" in bytes_of_site
    assert "thàinig iad suas an staidhre" in bytes_of_site


def test_the_stories_of_withheld_translations_are_there(site):
    """Otherwise it would be the stories that are withheld, and not the translations."""
    assert {path.name for path in (site / "stories").glob("tale-*")} == {
        "tale-never-approved",
        "tale-without-consent",
        "tale-changed-since",
        "tale-of-a-changed-story",
        "tale-with-a-problem",
    }


def test_no_canary_is_in_the_log(archive, tmp_path, capfd):
    log_to_stderr()
    build_site(archive, tmp_path / "site", TODAY, strict=False)
    said = "".join(capfd.readouterr()).casefold()
    words = [w for s in WITHHELD for w in canaries(s).values()]
    assert [word for word in words if word in said] == []


def test_the_site_is_the_same_bytes_when_the_withheld_stories_are_not_on_the_disk(
    archive, site, tmp_path
):
    without = tmp_path / "archive"
    shutil.copytree(archive, without, ignore=shutil.ignore_patterns(".cache"))
    for folder in (without / "stories").glob("story-*"):
        shutil.rmtree(folder)
    for translation in (without / "stories").glob("tale-*/story.gd.md"):
        translation.unlink()
    built = build_site(without, tmp_path / "site", TODAY, strict=False)
    assert tree(built) == tree(site)


def test_two_builds_are_the_same_bytes(archive, site, tmp_path):
    assert tree(build_site(archive, tmp_path / "site", TODAY, strict=False)) == tree(site)


def test_no_canary_is_in_an_export(archive, tmp_path):
    export(place_in(archive), tmp_path / "docs", TODAY)
    everything = everything_in(tmp_path / "docs")
    words = [w for s in WITHHELD for w in canaries(s).values()]
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


@pytest.mark.parametrize(
    ("more", "places"), [([], ["alt", "cue"]), (["film"], ["alt", "cue", "hands"])]
)
def test_what_is_agreed_is_there_without_what_the_files_carried_along(tmp_path, more, places):
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
            "bsl": f"{words['file']}.mp4",
        },
        consent={"allow": {"web": ["words", "portrait", "artwork", "audio", *more]}},
    )
    site = build_site(root, tmp_path / "site", TODAY, strict=True)
    everything = everything_in(site)
    found = sorted(place for place, word in words.items() if word in everything)
    assert found == places


def test_excerpts_stand_elsewhere_only_where_they_are_agreed(tmp_path):
    root = write_archive(tmp_path / "archive")
    write_story(root, "not-elsewhere", collection="landing", consent={"changes": []})
    site = build_site(root, tmp_path / "site", TODAY, strict=True)
    holding = [uri for uri, data in tree(site).items() if b"up the stairs anyway" in data]
    assert holding == ["stories/not-elsewhere/index.html"]


def test_words_are_searched_only_where_excerpts_are_agreed(tmp_path):
    root = write_archive(tmp_path / "archive")
    write_story(root, "to-be-found", body=f"{BODY}\nAnd cinnamon.\n")
    write_story(root, "not-elsewhere", body=f"{BODY}\nAnd marzipan.\n", consent={"changes": []})
    site = build_site(root, tmp_path / "site", TODAY, strict=True)
    searched = everything_in(site / "find")
    assert ("cinnamon" in searched, "marzipan" in searched) == (True, False)


def test_a_story_taken_back_is_in_no_later_index(tmp_path):
    root = write_archive(tmp_path / "archive")
    write_story(root, "stays")
    folder = write_story(root, "goes", body=f"{BODY}\nAnd marzipan.\n")
    site = build_site(root, tmp_path / "site", TODAY, strict=True)
    before = "marzipan" in everything_in(site)
    (folder / "story.md").write_text("---\nwithdrawn: 2026-05\nform: T-1\n---\n")
    build_site(root, tmp_path / "site", TODAY, strict=True)
    assert (before, "marzipan" in everything_in(site)) == (True, False)


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
