"""What goes further than the page: feeds, previews, descriptions, cards, and what robots are told.

What is on the page is rightly public, so that reading the finished bytes cannot find it where it
was not agreed: here it is looked for in every channel by itself.
"""

from __future__ import annotations

import json
import re
from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from typer.testing import CliRunner

from ownwords.desk.main import app
from ownwords.mkdocs_build import build_site
from ownwords.place import WITHOUT_ADDRESS
from ownwords.verify.pictures import ALIKE, Original, looks
from tests.archives import (
    TODAY,
    TRANSLATABLE,
    picture,
    tree,
    write_archive,
    write_story,
    write_translation,
)

pytestmark = pytest.mark.build

WITH_AN_ADDRESS = {"site_url": "https://archive.example/", "site_description": "Told by people."}
PORTRAIT = {"file": "p.jpg", "alt": "On the stairs."}
BOTH = ["words", "portrait"]
STORIES: dict[str, dict[str, Any]] = {
    "page-only": {"consent": {"allow": {"web": BOTH}}},
    "for-previews": {"consent": {"allow": {"web": BOTH, "social": ["words"]}}},
    "for-previews-with-a-face": {"consent": {"allow": {"web": [*BOTH], "social": BOTH}}},
    "face-for-previews-alone": {"consent": {"allow": {"web": ["words"], "social": BOTH}}},
    "for-feeds": {"consent": {"allow": {"web": ["words"], "feeds": ["words"]}}},
    "for-search": {"consent": {"search_engines": "yes"}},
    "for-training": {"consent": {"ai_training": "yes"}},
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A site with a story for each channel, by address."""
    root = write_archive(tmp_path_factory.mktemp("channels") / "archive", WITH_AN_ADDRESS)
    for seed, (id, changes) in enumerate(STORIES.items(), 1):
        has_face = "portrait" in str(changes)
        files = {"p.jpg": face(id, seed)} if has_face else {}
        given = {"portrait": PORTRAIT} if has_face else {}
        words = {"title": f"Titled {id}", "summary": f"Summed up {id}.", **given}
        write_story(root, id, files=files, **words, **changes)
    return tree(build_site(root, root.parent / "site", TODAY, strict=True))


def face(id: str, seed: int = 0) -> bytes:
    return picture(seed=seed or [*STORIES].index(id) + 1)


def stories_in(data: bytes) -> list[str]:
    """Whose titles, summaries or addresses stand in it."""
    text = data.decode()
    return [
        id for id in STORIES if re.search(rf"Titled {id}\b(?!-)|Summed up {id}\.|/{id}[/\"]", text)
    ]


def head_lines(site: dict[str, bytes], id: str, pattern: str) -> bytes:
    """The lines of a story's head that hold a pattern."""
    head = site[f"stories/{id}/index.html"].partition(b"</head>")[0]
    return b"\n".join(line for line in head.splitlines() if re.search(pattern.encode(), line))


@pytest.mark.parametrize(
    ("uri", "ids"),
    [
        ("feed.xml", ["for-feeds"]),
        ("feed.json", ["for-feeds"]),
        ("sitemap.xml", ["for-search"]),
        ("robots.txt", ["for-training"]),
        (".well-known/tdmrep.json", ["for-training"]),
        ("removals.json", []),
    ],
)
def test_a_file_for_machines_holds_the_stories_that_agreed_to_it(site, uri, ids):
    assert stories_in(site[uri]) == ids


@pytest.mark.parametrize("id", STORIES)
def test_a_preview_tells_of_the_story_only_where_that_was_agreed(site, id):
    shown = head_lines(site, id, "og:(title|description)")
    assert ("Titled" in shown.decode()) is ("social" in str(STORIES[id]))


@pytest.mark.parametrize("id", STORIES)
def test_a_description_stands_only_where_it_may_be_found(site, id):
    described = head_lines(site, id, "ld.json|dcterms")
    assert bool(described) is (id == "for-search")


@pytest.mark.parametrize("id", STORIES)
def test_a_face_is_on_a_card_only_where_that_was_agreed(site, id):
    original = Original(Image.open(BytesIO(face(id))))
    cards = [Image.open(BytesIO(data)) for uri, data in site.items() if uri.endswith(".jpg")]
    near = [original.likeness(look) for each in cards for look in looks(each)]
    assert (max(near) >= ALIKE) is (id == "for-previews-with-a-face")


def test_there_are_no_more_cards_than_stories_that_agreed_and_the_archive(site):
    assert sum(uri.endswith(".jpg") for uri in site) == 4


def test_a_page_written_by_hand_is_previewed_as_the_archive(site):
    assert b'og:title" content="A small archive"' in site["about/index.html"]


def test_the_sitemap_lists_pages_written_by_hand_and_no_notice(site):
    assert b"https://archive.example/about/" in site["sitemap.xml"]


def test_a_removal_is_named_only_where_a_notice_was_asked_for(tmp_path):
    root = write_archive(tmp_path / "archive", WITH_AN_ADDRESS)
    for id, notice in (("with-a-notice", "gone"), ("without-a-trace", "none")):
        folder = root / "stories" / id
        folder.mkdir()
        stub = f"---\nwithdrawn: 2026-05\nnotice: {notice}\nform: T-1\n---\n"
        (folder / "story.md").write_text(stub)
    site = tree(build_site(root, tmp_path / "site", TODAY, strict=True))
    assert json.loads(site["removals.json"])["removals"] == [
        {"id": "with-a-notice", "month": "2026-05"}
    ]
    assert b"with-a-notice" in site["feed.xml"]
    assert [uri for uri, data in site.items() if b"without-a-trace" in data] == []


def test_a_site_without_an_address_has_no_feed_and_an_empty_sitemap(tmp_path, caplog):
    root = write_archive(tmp_path / "archive")
    write_story(root, "for-all", consent={"search_engines": "yes"})
    with caplog.at_level("INFO", "mkdocs.plugins.ownwords"):
        site = tree(build_site(root, tmp_path / "site", TODAY, strict=True))
    assert [uri for uri in site if "feed" in uri] == []
    assert b"<loc>" not in site["sitemap.xml"]
    assert WITHOUT_ADDRESS in caplog.text


@pytest.mark.parametrize("has_address", [True, False])
def test_checking_says_when_the_site_has_no_address(has_address, tmp_path):
    root = write_archive(tmp_path / "archive", WITH_AN_ADDRESS if has_address else {})
    said = CliRunner().invoke(app, ["check", "-C", str(root)])
    assert (said.exit_code, WITHOUT_ADDRESS in said.output) == (0, not has_address)


def test_a_withheld_story_may_be_named_like_a_month_a_language_or_an_address(tmp_path):
    """A storyteller called June must not hold up the withdrawal of somebody else's story."""
    root = write_archive(tmp_path / "archive", WITH_AN_ADDRESS)
    place, notes = {"place": "Round the bay"}, ["death/bereavement"]
    consent = {**TRANSLATABLE, "search_engines": "yes"}
    write_story(root, "in-june", told="2024-06-14", storyteller=place, consent=consent)
    write_translation(root, "in-june")
    write_story(root, "in-welsh", title="Two", language="cy", content_notes=notes)
    withheld = {"status": "requested"}
    for id, word in {
        "round-the-bay": "June",
        "death-bereavement": "Cymraeg",
        "told-as": "Gàidhlig",
        "well-known": "English",
    }.items():
        teller = {"name": word, "place": word}
        write_story(root, id, title=f"Of {id}", tags=[word], storyteller=teller, consent=withheld)
    site = build_site(root, tmp_path / "site", TODAY, strict=True)
    assert not (site / "stories/told-as").exists()


def test_a_form_may_be_numbered_like_a_time_in_a_recording(tmp_path):
    root = write_archive(tmp_path / "archive")
    words = b"WEBVTT\n\n00:12.000 --> 00:14.000\nThey came up the stairs.\n"
    write_story(
        root,
        "read-aloud",
        files={"a.mp3": b"\xff\xfb\x90\x64" + b"\x00" * 413, "a.vtt": words},
        audio={"file": "a.mp3", "alt": "Read aloud.", "transcript": "a.vtt"},
        consent={"form": "T-12", "allow": {"web": ["words", "audio"]}},
    )
    write_story(root, "in-words", title="In words", consent={"form": "AT-12"})
    site = build_site(root, tmp_path / "site", TODAY, strict=True)
    assert "#t=12" in (site / "stories/read-aloud/index.html").read_text()


def test_words_that_machines_are_told_everywhere_may_be_a_withheld_story_s_tags(tmp_path):
    """A tag "history", a role "Author": these stand in every feed, and give nobody away."""
    root = write_archive(tmp_path / "archive", WITH_AN_ADDRESS)
    allow = {"web": ["words"], "social": ["words"], "feeds": ["words"]}
    write_story(root, "for-all", consent={"search_engines": "yes", "allow": allow})
    teller = {"name": "Abstract", "role": "Author", "place": "Category"}
    tags = ["person", "article", "history", "license", "reservation", "quotation"]
    withheld = {"status": "requested"}
    write_story(root, "withheld", title="Other", tags=tags, storyteller=teller, consent=withheld)
    site = build_site(root, tmp_path / "site", TODAY, strict=True)
    assert (site / "feed.xml").is_file()
