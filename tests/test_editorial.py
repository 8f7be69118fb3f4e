"""What the archive says itself: themes, collections, content notes, home, and their links."""

from __future__ import annotations

import pytest

from ownwords.editorial.model import Collection, Home, Section, Theme
from ownwords.editorial.sources import is_read_here, links_from, read_editorial

COME_IN = Section("Come in", "come-in", "")
HOPE = '---\ntitle: Hope\nstatement: "It is lent first."\n---\nWords of our own.\n'


def read(root, **pages):
    """What is read of these pages: themes__hope stands for themes/hope.md."""
    for name, text in pages.items():
        path = root / "pages" / f"{name.replace('__', '/').replace('_', '-')}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return read_editorial(root, root / "pages")


def faults(read):
    return [f"{p.path}:{p.line} {p.field}: {p.fault}" for p in read.problems]


def test_an_archive_may_say_nothing_itself(tmp_path):
    said = read(tmp_path)
    assert (said.editorial.home, said.editorial.themes, said.editorial.collections) == (
        Home("Home"),
        (),
        (),
    )


def test_reads_a_theme(tmp_path):
    text = HOPE.replace("---\nW", "questions: [Who lends it?]\norder: 2\nframework: CHIME\n---\nW")
    assert read(tmp_path, themes__hope=text).editorial.themes == (
        Theme(
            "hope",
            "Hope",
            "It is lent first.",
            ("Who lends it?",),
            2,
            "CHIME",
            "<p>Words of our own.</p>",
        ),
    )


def test_themes_come_by_order_then_by_title(tmp_path):
    def theme(title, order=None):
        said = HOPE.replace("title: Hope", f"title: {title}")
        return said.replace("---\nW", f"order: {order}\n---\nW") if order else said

    themes = {"themes__a": theme("B"), "themes__b": theme("A"), "themes__c": theme("Z", 1)}
    assert [t.id for t in read(tmp_path, **themes).editorial.themes] == ["c", "b", "a"]


def test_reads_a_collection(tmp_path):
    text = "---\ntitle: Harbour\nplace: Fife\npartners: [The Library]\ndates: 2026\n---\n# Us\n"
    assert read(tmp_path, collections__harbour=text).editorial.collections == (
        Collection("harbour", "Harbour", "Fife", ("The Library",), "2026", "<h2>Us</h2>"),
    )


def test_collections_come_by_title(tmp_path):
    pages = {f"collections__{id}": f"---\ntitle: {t}\n---\n" for id, t in (("a", "B"), ("b", "A"))}
    assert [c.id for c in read(tmp_path, **pages).editorial.collections] == ["b", "a"]


@pytest.mark.parametrize(
    ("index", "home"),
    [
        ("# Own *Words* & more\n\nCome in.\n", Home("Own Words & more", "<p>Come in.</p>")),
        ("Come in.\n", Home("Home", "<p>Come in.</p>")),
        ("---\nhide: [toc]\n---\n# Ours\n", Home("Ours", "")),
        ("---\ntitle: Ours\n---\n## Come in\n", Home("Ours", "", (COME_IN,))),
        ("# Ours\n\nHi.\n\n## Come in\n", Home("Ours", "<p>Hi.</p>", (COME_IN,))),
    ],
)
def test_home_may_be_any_page_of_mkdocs(tmp_path, index, home):
    said = read(tmp_path, index=index)
    assert (said.editorial.home, said.problems) == (home, ())


def test_reads_home(tmp_path):
    home = read(tmp_path, index="---\ntitle: Own Words\n---\nCome in.\n").editorial.home
    assert home == Home("Own Words", "<p>Come in.</p>")


def test_content_notes_are_there_from_the_start(tmp_path):
    notes = read(tmp_path).editorial.content_notes
    assert (notes["mental-health/hospital"], list(notes)) == (
        "being in hospital",
        sorted(notes),
    )


def test_an_archive_adds_notes_and_words_one_otherwise(tmp_path):
    own = "---\nnotes:\n  weather/rain: rain\n  mental-health/hospital: hospital\n---\n"
    notes = read(tmp_path, content_notes=own).editorial.content_notes
    assert (notes["weather/rain"], notes["mental-health/hospital"], notes["death"]) == (
        "rain",
        "hospital",
        "death",
    )


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("themes__hope", "No fences.", "themes/hope.md:1 front matter: there is no front matter"),
        ("themes__hope", HOPE.replace("statement", "statment"), None),
        (
            "themes__hope",
            HOPE.replace("---\nW", "order: first\n---\nW"),
            'themes/hope.md:4 order: not a whole number: "first"',
        ),
        (
            "themes__Hope",
            HOPE,
            'themes/Hope.md:1 file: "Hope" cannot be an address',
        ),
        (
            "collections__the harbour",
            HOPE,
            'collections/the harbour.md:1 file: "the harbour" cannot be an address',
        ),
        (
            "collections__harbour",
            "---\ntitle: Harbour\n---\n<b>x</b>",
            'collections/harbour.md:4 text: HTML in the text ("<b>")',
        ),
        ("index", "---\ntitle: <b>\n---\n", 'index.md:2 title: holds what could be code ("<b")'),
        (
            "index",
            "---\ntitle: Home\n---\n[a](javascript:x)",
            'index.md:4 text: a link that may not be here ("javascript:x")',
        ),
        (
            "content_notes",
            "---\nnotes: {Rain: rain}\n---\n",
            'content-notes.md:2 notes: not an id for a content note: "Rain"',
        ),
    ],
)
def test_tells_what_is_wrong_with_a_page(tmp_path, name, text, fault):
    told = faults(read(tmp_path, **{name: text}))
    assert [f"pages/{fault}"] == told if fault else len(told) == 1


def test_a_page_with_a_mistake_is_named_and_not_shown(tmp_path):
    said = read(tmp_path, themes__hope=HOPE.replace("title: Hope\n", ""))
    assert (said.themes_named, said.editorial.themes) == ({"hope"}, ())


def test_the_index_of_a_folder_is_no_theme(tmp_path):
    said = read(tmp_path, themes__index="# Themes")
    assert (said.themes_named, said.problems) == (frozenset(), ())


@pytest.mark.parametrize("name", ["themes/hope.md", "collections/harbour.md", "index.md"])
def test_a_link_is_told_and_not_followed(tmp_path, name):
    (tmp_path / "elsewhere.md").write_text(HOPE)
    link = tmp_path / "pages" / name
    link.parent.mkdir(parents=True)
    link.symlink_to(tmp_path / "elsewhere.md")
    assert faults(read(tmp_path)) == [f"pages/{name}:1 file: a link to somewhere else"]


@pytest.mark.parametrize(
    ("uri", "is_ours"),
    [
        ("index.md", True),
        ("get-help.md", True),
        ("content-notes.md", True),
        ("themes/hope.md", True),
        ("collections/harbour.md", True),
        ("themes/index.md", False),
        ("themes/deeper/hope.md", False),
        ("themes/hope.jpg", False),
        ("about.md", False),
        ("guides/hope.md", True),
        ("guides/deeper/hope.md", False),
        ("deeper/index.md", False),
    ],
)
def test_these_pages_are_made_by_the_generator(uri, is_ours):
    assert is_read_here(uri) is is_ours


@pytest.mark.parametrize(
    ("uri", "address", "link"),
    [
        ("index.md", "about.md", "about/"),
        ("index.md", "themes/hope.md#more", "themes/hope/#more"),
        ("index.md", "index.md", "./"),
        ("index.md", "../about.md", None),
        ("index.md", "..", None),
        ("index.md", "stories/leeks/#q", "stories/leeks/#q"),
        ("index.md", "files/poster.pdf", "files/poster.pdf"),
        ("index.md", "the-index.md", "the-index/"),
        ("themes/hope.md", "../about.md", "../../about/"),
        ("themes/hope.md", "identity.md", "../identity/"),
        ("themes/hope.md", "../index.md", "../../"),
        ("themes/hope.md", "../files/poster.pdf", "../../files/poster.pdf"),
        ("themes/hope.md", "#more", "#more"),
        ("themes/hope.md", "hope.md#more", "./#more"),
        ("themes/hope.md", "../../about.md", None),
        ("themes/hope.md", "/about/", None),
        ("themes/hope.md", "//leeks.example/", None),
        ("themes/hope.md", "https://leeks.example/a", "https://leeks.example/a"),
        ("themes/hope.md", "mailto:a@leeks.example", "mailto:a@leeks.example"),
        ("themes/hope.md", "javascript:x", None),
        ("themes/hope.md", "data:text/html,x", None),
    ],
)
def test_the_archives_own_pages_link_to_one_another(uri, address, link):
    assert links_from(uri)(address) == link
