"""The plain docs tree: what is written, where it may be written, and what stops it."""

from __future__ import annotations

from datetime import timedelta

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

from ownwords.desk import export as exporting
from ownwords.desk.export import export
from ownwords.errors import ArchiveError, LeakError
from ownwords.settings import place_in
from ownwords.verify.scan import Finding
from tests.archives import TODAY, picture, tree, write_archive, write_story
from tests.browser import REPOSITORY


@pytest.fixture
def place(tmp_path):
    """An archive with one story that is published and one that is not."""
    root = write_archive(tmp_path / "archive")
    write_story(root, "kettle-on-the-landing")
    write_story(root, "the-blue-coat", title="Zanzibar", consent={"status": "withdrawn"})
    return place_in(root)


def texts_in(target):
    return {name: data.decode() for name, data in tree(target).items() if name.endswith(".md")}


def test_writes_every_published_page_and_the_archives_own(place, tmp_path):
    export(place, tmp_path / "docs", TODAY)
    assert {
        ".ownwords-export",
        "index.md",
        "about.md",
        "stories/index.md",
        "stories/kettle-on-the-landing/index.md",
        "themes/hope/index.md",
    } <= set(tree(tmp_path / "docs"))


def test_writes_nothing_of_a_withheld_story(place, tmp_path):
    export(place, tmp_path / "docs", TODAY)
    everything = repr(tree(tmp_path / "docs"))
    assert ("Zanzibar" in everything, "blue-coat" in everything) == (False, False)


def test_a_page_is_markdown_that_no_parser_changes(place, tmp_path):
    export(place, tmp_path / "docs", TODAY)
    page = texts_in(tmp_path / "docs")["stories/kettle-on-the-landing/index.md"]
    front, body = page.removeprefix("---\n").split("\n---\n\n", 1)
    assert front.startswith('title: "The kettle on the landing"\n')
    assert not any(line == "" or line[0] == " " for line in body.rstrip("\n").split("\n"))


def test_built_with_our_theme_a_page_still_asks_what_its_storyteller_agreed_to(place, tmp_path):
    write_story(place.root, "may-be-found", title="Found", consent={"search_engines": "yes"})
    export(place, tmp_path / "docs", TODAY)
    theme = {"name": "material", "custom_dir": str(REPOSITORY / "theme")}
    settings = {"site_name": "Elsewhere", "docs_dir": "docs", "theme": theme, "plugins": []}
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(settings))
    build(load_config(str(tmp_path / "mkdocs.yml"), site_dir=str(tmp_path / "site")))
    found, hidden = (
        (tmp_path / "site/stories" / id / "index.html").read_text()
        for id in ("may-be-found", "kettle-on-the-landing")
    )
    assert ('name="robots"' in found, 'name="robots" content="noindex' in hidden) == (False, True)


def test_pictures_are_written_as_they_are_published(place, tmp_path):
    write_story(
        place.root,
        "a-portrait",
        title="Another",
        files={"canary.jpg": picture()},
        portrait={"file": "canary.jpg", "alt": "A leek."},
        consent={"allow": {"web": ["words", "portrait"]}},
        body="Quite another story.\n\nThey came up the stairs anyway.\n",
    )
    export(place, tmp_path / "docs", TODAY)
    names = [name for name in tree(tmp_path / "docs") if name.endswith((".jpg", ".webp", ".avif"))]
    assert names and not any("canary" in name for name in names)


def test_an_export_takes_the_place_of_an_earlier_one(place, tmp_path):
    export(place, tmp_path / "docs", TODAY)
    (tmp_path / "docs" / "old.md").write_text("Old.")
    export(place, tmp_path / "docs", TODAY)
    assert "old.md" not in tree(tmp_path / "docs")


def test_a_day_later_another_story_may_be_gone(place, tmp_path):
    ends = {"expires": (TODAY + timedelta(days=5)).isoformat()}
    write_story(place.root, "soon-over", title="Soon over", consent=ends)
    export(place, tmp_path / "docs", TODAY + timedelta(days=4))
    assert "stories/soon-over/index.md" not in tree(tmp_path / "docs")


@pytest.mark.parametrize(
    ("target", "told"),
    [
        (".", "holds the archive itself"),
        ("..", "holds the archive itself"),
        ("stories", "holds the archive itself"),
        ("pages", "holds the archive itself"),
        ("stories/docs", "inside the archive's own pages"),
        ("pages/docs", "inside the archive's own pages"),
        ("mine", "is not empty"),
    ],
)
def test_never_writes_over_anything_else(place, target, told):
    (place.root / "mine").mkdir()
    (place.root / "mine" / "thesis.md").write_text("All I have.")
    before = tree(place.root)
    with pytest.raises(ArchiveError, match=told):
        export(place, place.root / target, TODAY)
    assert tree(place.root) == before


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"docs_dir": "."}, "docs_dir and the folder of stories overlap"),
        ({"docs_dir": "stories"}, "docs_dir and the folder of stories overlap"),
        (
            {"plugins": [{"ownwords": {"stories_dir": "pages/told"}}]},
            "docs_dir and the folder of stories overlap",
        ),
    ],
)
def test_stories_may_not_lie_among_the_pages(tmp_path, settings, told):
    root = write_archive(tmp_path / "archive", settings)
    (root / "pages" / "told").mkdir()
    with pytest.raises(ArchiveError, match=told):
        export(place_in(root), tmp_path / "docs", TODAY)


@pytest.mark.parametrize(
    ("uri", "told"),
    [
        ("stories/leeks.md", "stands where only stories let through may stand"),
        ("deeper/story.md", "stands where only stories let through may stand"),
        ("leeks.md", "has a consent record"),
    ],
)
def test_a_story_among_the_pages_stops_the_export(place, tmp_path, uri, told):
    page = place.pages / uri
    page.parent.mkdir(exist_ok=True)
    page.write_text("---\ntitle: Leeks\nconsent: {status: withdrawn}\n---\nIt rained.\n")
    with pytest.raises(ArchiveError, match=told):
        export(place, tmp_path / "docs", TODAY)


def test_a_link_among_the_pages_is_not_followed(place, tmp_path):
    (place.pages / "leeks.txt").symlink_to(place.stories / "the-blue-coat" / "story.md")
    (place.pages / "told").symlink_to(place.stories)
    export(place, tmp_path / "docs", TODAY)
    assert not [name for name in tree(tmp_path / "docs") if "leeks" in name or "told" in name]


def test_an_empty_folder_may_be_written_to(place, tmp_path):
    (tmp_path / "docs").mkdir()
    export(place, tmp_path / "docs", TODAY)
    assert "index.md" in tree(tmp_path / "docs")


def test_nothing_is_written_where_something_withheld_was_found(place, tmp_path, monkeypatch):
    found = [Finding("index.md", "title", "line 1", "the-blue-coat")]
    monkeypatch.setattr(exporting, "findings_in", lambda *_: found)
    with pytest.raises(LeakError, match="Nothing was exported"):
        export(place, tmp_path / "docs", TODAY)
    assert [path.name for path in tmp_path.iterdir()] == ["archive"]


def test_the_earlier_export_stays_where_something_withheld_was_found(place, tmp_path, monkeypatch):
    export(place, tmp_path / "docs", TODAY)
    before = tree(tmp_path / "docs")
    monkeypatch.setattr(exporting, "findings_in", lambda *_: [Finding("a", "b", "c", "d")])
    with pytest.raises(LeakError):
        export(place, tmp_path / "docs", TODAY)
    assert tree(tmp_path / "docs") == before


def test_pages_that_mkdocs_would_leave_out_are_left_out(place, tmp_path):
    with (place.root / "mkdocs.yml").open("a") as settings:
        settings.write('\nexclude_docs: "/notes.md"\ndraft_docs: |\n  *.draft.md\n')
    for name in ("notes.md", "new.draft.md", ".hidden.md", "kept.md"):
        (place.pages / name).write_text("# Words\n")
    export(place, tmp_path / "docs", TODAY)
    names = sorted(path.name for path in (tmp_path / "docs").glob("*.md"))
    assert "kept.md" in names and not {"notes.md", "new.draft.md", ".hidden.md"} & set(names)


def test_a_link_to_a_generated_page_leads_to_what_it_is_here(place, tmp_path):
    page = "[Guides](guides/index.html), [none](none.html), [us](about.md#us), <a.html>\n"
    (place.pages / "lead.md").write_text(page)
    export(place, tmp_path / "docs", TODAY)
    assert texts_in(tmp_path / "docs")["lead.md"] == page.replace("index.html", "index.md")
