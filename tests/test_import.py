"""`ownwords import`: every word as it was, nothing that nobody sees, and nothing granted."""

from __future__ import annotations

import io
import re
from html import unescape
from pathlib import PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from typer.testing import CliRunner

from ownwords.desk.drafting.bringing.plain_words import (
    in_short,
    is_the_same,
    paragraph,
    without_unseen,
)
from ownwords.desk.drafting.bringing.word import bring_in_word
from ownwords.desk.main import app
from ownwords.edition import read_archive
from ownwords.reading.report import FileReport
from ownwords.reasons import reason_to_withhold
from ownwords.settings import place_in
from ownwords.terms import Use
from ownwords.words.markdown import render
from ownwords.words.spoken import in_one_line
from tests import documents
from tests.archives import TODAY, tree, write_archive
from tests.documents import deleted, document, inserted, noted, of_paragraphs, of_xml, p, r
from tests.terminal import CTRL_C, Terminal

VANISH = "<w:vanish/>"
SAID = ["--title", "The kettle", "--id", "the-kettle"]


@pytest.fixture
def archive(tmp_path, monkeypatch):
    monkeypatch.delenv("CI", raising=False)
    return write_archive(tmp_path / "archive")


def bring(archive, name, data, *words):
    file = archive.parent / name
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    said = words or SAID
    return CliRunner().invoke(app, ["import", str(file), "-C", str(archive), *said])


def body_of(archive, id="the-kettle"):
    text = (archive / "stories" / id / "story.md").read_text("utf-8")
    return text.split("\n---\n", 1)[1].lstrip("\n")


def brought(archive, name, data, *words):
    result = bring(archive, name, data, *words)
    assert result.exit_code == 0, result.output
    return body_of(archive)


def told(archive, name, data):
    return bring(archive, name, data).output


def shown(markdown):
    """What a page shows of a story's words."""
    return " ".join(unescape(in_one_line(render(markdown, _report()).html)).split())


def _report():
    return FileReport(PurePosixPath("story.md"))


@pytest.mark.parametrize(
    ("data", "markdown"),
    [
        (of_paragraphs("It rained.", "All winter."), "It rained.\n\nAll winter.\n"),
        (document(lambda d: d.add_heading("Leeks", 1)), "# Leeks\n"),
        (document(lambda d: d.add_heading("Leeks", 0)), "# Leeks\n"),
        (document(lambda d: d.add_heading("Leeks", 3)), "### Leeks\n"),
        (of_xml(p(r("I was "), r("so", "<w:b/>"), r(" cold."))), "I was **so** cold.\n"),
        (of_xml(p(r("I was "), r("so ", "<w:i/>"), r("cold."))), "I was *so* cold.\n"),
        (of_xml(p(r("so", "<w:u w:val='single'/>"))), "so\n"),
        (of_xml(p(r("so", "<w:strike/>"))), "so\n"),
        (of_xml(p(r("one"), "<w:r><w:br/></w:r>", r("two"))), "one\\\ntwo\n"),
        (of_xml(p(r("one"), "<w:r><w:cr/></w:r>", r("two"))), "one\\\ntwo\n"),
        (of_xml(p(r("one"), "<w:r><w:tab/></w:r>", r("two"))), "one two\n"),
        (of_xml(p(r("co"), "<w:r><w:noBreakHyphen/></w:r>", r("op"))), "co\u2011op\n"),
        (of_paragraphs("1986. I was nine."), "1986\\. I was nine.\n"),
        (of_paragraphs("- a dash"), "\\- a dash\n"),
        (of_paragraphs("# a sign"), "\\# a sign\n"),
        (of_paragraphs("> a sign"), "\\> a sign\n"),
        (of_paragraphs("f**k and s**t"), "f\\*\\*k and s\\*\\*t\n"),
        (of_paragraphs("[Sam]: Yes."), "\\[Sam\\]: Yes.\n"),
        (of_paragraphs("<b>no</b> &amp; co"), "\\<b>no\\</b> \\&amp; co\n"),
        (of_paragraphs("“Yes” – it’s … -- so"), "“Yes” – it’s … -- so\n"),
        (document(lambda d: [d.add_paragraph(w, "List Bullet") for w in "ab"]), "- a\n- b\n"),
        (document(lambda d: [d.add_paragraph(w, "List Number") for w in "ab"]), "1. a\n2. b\n"),
        (
            of_xml(p(r("a")) + "<w:sdt><w:sdtContent>" + p(r("b")) + "</w:sdtContent></w:sdt>"),
            "a\n\nb\n",
        ),
        (of_xml(p('<w:smartTag w:element="x">', r("Fife"), "</w:smartTag>")), "Fife\n"),
        (of_xml(p('<w:fldSimple w:instr="DATE">', r("today"), "</w:fldSimple>")), "today\n"),
        (of_xml(p('<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>', r(" so"))), "☺ so\n"),
    ],
)
def test_a_document_comes_in_as_it_reads(data, markdown):
    assert bring_in_word(data).markdown == markdown


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (p(r("It "), r("hidden ", VANISH), r("rained.")), "It rained."),
        (p(r("It "), r("seen ", '<w:vanish w:val="0"/>'), r("rained.")), "It seen rained."),
        (p(r("It "), deleted("never "), r("rained.")), "It rained."),
        (p(r("It "), inserted("really "), r("rained.")), "It really rained."),
        (p(r("It ")) + p("<w:moveFrom>", r("moved"), "</w:moveFrom>", r("rained.")), "It rained."),
        (p(r("It "), "<w:moveTo>", r("moved"), "</w:moveTo>"), "It moved"),
        (
            "<w:tbl><w:tr><w:trPr><w:del w:id='3'/></w:trPr><w:tc>"
            + p(r("gone"))
            + "</w:tc></w:tr><w:tr><w:tc>"
            + p(r("here"))
            + "</w:tc></w:tr></w:tbl>",
            "here",
        ),
        (
            p(r("one "), inserted("two"), deleted("three"), r(" four", VANISH), r(" five")),
            "one two five",
        ),
    ],
)
def test_only_words_that_can_be_seen_come_in(body, words):
    assert shown(bring_in_word(of_xml(body)).markdown) == words


def test_a_style_can_hide_words():
    style = (
        '<w:style w:type="character" w:styleId="Quiet"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Quieter"><w:basedOn w:val="Quiet"/></w:style>'
    )
    data = of_xml(p(r("It "), r("hidden ", '<w:rStyle w:val="Quieter"/>'), r("rained.")))
    data = documents.changed(
        data, "word/styles.xml", lambda xml: xml.replace("</w:styles>", f"{style}</w:styles>")
    )
    assert bring_in_word(data).markdown == "It rained.\n"


def test_words_in_text_boxes_come_in_once():
    box = f"<w:txbxContent>{p(r('In a box.'))}</w:txbxContent>"
    both = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent>"
    )
    data = of_xml(p(r("Before."), f"<w:r>{both}</w:r>") + p(r("After.")))
    assert bring_in_word(data).markdown == "Before.\n\nIn a box.\n\nAfter.\n"


def test_a_hidden_text_box_stays_hidden():
    box = f"<w:pict><w:txbxContent>{p(r('In a box.'))}</w:txbxContent></w:pict>"
    data = of_xml(p(r("Before."), f"<w:r><w:rPr>{VANISH}</w:rPr>{box}</w:r>"))
    assert bring_in_word(data).markdown == "Before.\n"


def test_cells_of_a_table_become_paragraphs_in_their_order():
    def fill(made):
        table = made.add_table(2, 2)
        for number, cell in enumerate(c for row in table.rows for c in row.cells):
            cell.text = f"cell {number}"

    assert bring_in_word(document(fill)).markdown.split("\n\n") == [
        "cell 0", "cell 1", "cell 2", "cell 3\n",
    ]  # fmt: skip


def test_footnotes_are_kept():
    body = p(r("It rained"), noted(1), r(" again"), noted(2), r("."))
    data = documents.with_footnotes("All winter.", "And spring.", body=body)
    assert bring_in_word(data).markdown == (
        "It rained[^1] again[^2].\n\n[^1]: All winter.\n\n[^2]: And spring.\n"
    )


def test_a_footnote_shows_where_a_reader_looks_for_it():
    data = documents.with_footnotes("All *winter*.", body=p(r("It rained"), noted(1), r(".")))
    assert shown(bring_in_word(data).markdown) == "It rained. All *winter*."


def linked(address):
    rel = (
        '<Relationship Id="rLink" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'relationships/hyperlink" Target="{address}" TargetMode="External"/></Relationships>'
    )
    run = f'<w:hyperlink r:id="rLink">{r("the society")}</w:hyperlink>'
    return documents.changed(
        of_xml(p(r("See "), run, r("."))),
        "word/_rels/document.xml.rels",
        lambda xml: xml.replace("</Relationships>", rel),
    )


@pytest.mark.parametrize(
    ("address", "markdown"),
    [
        ("https://leeks.example/a", "See [the society](<https://leeks.example/a>).\n"),
        (
            "https://leeks.example/a%20(b)",
            "See [the society](<https://leeks.example/a%20%28b%29>).\n",
        ),
        ("mailto:jo@leeks.example", "See [the society](<mailto:jo@leeks.example>).\n"),
        ("file:///C:/notes.docx", "See the society.\n"),
        ("javascript:alert(1)", "See the society.\n"),
        ("notes.docx", "See the society.\n"),
    ],
)
def test_only_links_that_a_story_may_hold_come_in(address, markdown):
    assert bring_in_word(linked(address)).markdown == markdown


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Co")), min_size=1, max_size=40
)
MARKED = st.text("ab1 *_[]<>&#-+.()`~!\\\"'=|:/;\n\u00a0é“—…", min_size=1, max_size=40)


@settings(max_examples=200)
@given(st.one_of(WORDS, MARKED))
def test_plain_words_show_as_they_are(words):
    words, _ = without_unseen(words)
    assert is_the_same(paragraph(words), words) or not words.strip()


@settings(max_examples=30)
@given(
    st.lists(
        st.tuples(MARKED | WORDS, st.sampled_from(["", "<w:b/>", "<w:i/>"])), min_size=1, max_size=6
    )
)
def test_every_word_of_a_document_comes_out_in_order(runs):
    from xml.sax.saxutils import escape

    said = [(re.sub(r"[\ufffe\uffff]", "", words), how) for words, how in runs]
    whole, _ = without_unseen("".join(words for words, _ in said))
    if not whole.strip():
        return
    data = of_xml(p(*(r(escape(words), how) for words, how in said)))
    assert in_short(shown(bring_in_word(data).markdown)) == in_short(whole)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (
            of_xml(p(r("It "), r("two words", VANISH))),
            '2 hidden words, not brought in: "two words".',
        ),
        (of_xml(p(r("It "), deleted("never"))), '1 tracked deletion, not brought in: "never".'),
        (
            of_xml(p(r("It "), inserted("really"))),
            "1 tracked insertion, brought in: ask the storyteller whether they are theirs: "
            '"really".',
        ),
        (documents.with_comment("Is this Jo?"), '1 comment, not brought in: "Is this Jo?".'),
        (
            document(lambda d: d.add_paragraph("x"), author="Jo Bloggs", last_modified_by="Ann"),
            'The names of who wrote or saved it, left behind: "Jo Bloggs; Ann".',
        ),
        (
            documents.added(
                of_paragraphs("x"),
                {
                    "docProps/app.xml": '<Properties xmlns="http://schemas.openxmlformats.org/'
                    'officeDocument/2006/extended-properties"><Company>NHS Fife</Company>'
                    "</Properties>"
                },
            ),
            'The name of an organisation, left behind: "NHS Fife".',
        ),
        (linked("https://leeks.example/"), "1 link, brought in: look where each leads: "),
        (linked("notes.docx"), '1 link to a file, not brought in; its words are: "notes.docx".'),
        (of_paragraphs("a\u202eb\u2066c"), "2 invisible characters, left behind."),
        (of_xml(p(r("x"), '<w:r><w:sym w:font="Odd" w:char="F000"/></w:r>')), "1 symbol, not"),
    ],
)
def test_tells_what_else_was_in_a_document(archive, data, sentence):
    assert sentence in told(archive, "story.docx", data)


def test_in_ci_nothing_of_the_document_is_told(archive, monkeypatch):
    monkeypatch.setenv("CI", "true")
    data = of_xml(p(r("It "), r("hushed", VANISH), deleted("taken"), inserted("put")))
    output = told(archive, "story.docx", data)
    assert [word for word in ("hushed", "taken", "put", "rained") if word in output] == []


def test_words_at_the_foot_of_a_page_are_told_and_left(archive):
    def fill(made):
        made.add_paragraph("It rained.")
        made.sections[0].footer.paragraphs[0].text = "Ward 7"

    result = bring(archive, "story.docx", document(fill))
    assert ('foot of every page, not brought in: "Ward 7"' in result.output, body_of(archive)) == (
        True,
        "It rained.\n",
    )


def with_picture(data=None):
    return document(
        lambda d: (
            d.add_paragraph("Look."),
            d.add_picture(io.BytesIO(data or documents.photograph())),
        )
    )


def test_pictures_come_beside_the_story(archive):
    bring(archive, "story.docx", with_picture())
    assert sorted(tree(archive / "stories" / "the-kettle")) == ["picture-1.webp", "story.md"]


def test_pictures_keep_nothing_but_their_pixels(archive):
    bring(archive, "story.docx", with_picture())
    data = (archive / "stories" / "the-kettle" / "picture-1.webp").read_bytes()
    picture = Image.open(io.BytesIO(data))
    assert (picture.size, dict(picture.getexif()), b"Tattletale" in data) == ((300, 200), {}, False)


def test_a_picture_shown_twice_comes_once(archive):
    def fill(made):
        for _ in range(2):
            made.add_paragraph("Look.")
            made.add_picture(io.BytesIO(documents.photograph()))

    bring(archive, "story.docx", document(fill))
    assert sorted(tree(archive / "stories" / "the-kettle")) == ["picture-1.webp", "story.md"]


def test_a_picture_that_cannot_be_read_stops_everything(archive):
    result = bring(archive, "story.docx", with_picture(documents.photograph("GIF")))
    assert (result.exit_code, "--without-pictures" in str(result.exception)) == (1, True)


def test_nothing_is_left_of_a_document_that_cannot_be_read(archive):
    before = tree(archive)
    bring(archive, "story.docx", with_picture(documents.photograph("GIF")))
    assert tree(archive) == before


def test_the_words_can_come_without_the_pictures(archive):
    bring(archive, "story.docx", with_picture(), *SAID, "--without-pictures")
    assert sorted(tree(archive / "stories" / "the-kettle")) == ["story.md"]


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
BOMB = '<!DOCTYPE x [<!ENTITY a "aaaa">]>'


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("a.doc", OLE, "old Word document (.doc). Open it in Word, choose File, Save as"),
        ("a.docx", OLE, "old Word document (.doc)"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "locked with a password. Open it"),
        ("a.docx", b"", "The file is empty"),
        ("a.docx", b"hello", "it is damaged, or is no Word document"),
        ("a.docx", of_paragraphs("x")[:-60], "it is damaged"),
        ("a.docx", documents.added(b"PK\x05\x06" + bytes(18), {"x": ""}), "it is damaged"),
        ("a.docx", documents.added(b"PK\x05\x06" + bytes(18), {"mimetype": ""}), "OpenDocument"),
        ("a.odt", documents.added(b"PK\x05\x06" + bytes(18), {"mimetype": ""}), "OpenDocument"),
        ("a.rtf", b"{\\rtf1 hello}", "Rich Text document"),
        ("a.pdf", b"%PDF-1.7", "Ask for the document that it was made from"),
        ("a.docx", of_paragraphs(""), "There are no words in the document"),
        ("a.docx", of_xml("<w:altChunk/>" + p(r("x"))), "holds another document inside"),
        (
            "a.docx",
            documents.changed(
                of_paragraphs("x"), documents.DOCUMENT, lambda x: x.replace("?>", f"?>{BOMB}", 1)
            ),
            "it is damaged",
        ),
        (
            "a.docx",
            documents.changed(of_paragraphs("x"), documents.DOCUMENT, lambda x: x[:-9]),
            "damaged",
        ),
        (
            "a.docx",
            documents.changed(
                of_paragraphs("x"),
                documents.DOCUMENT,
                lambda x: x.replace(
                    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                    "http://purl.oclc.org/ooxml/wordprocessingml/main",
                ),
            ),
            "Strict Open XML",
        ),
        (
            "a.docx",
            of_xml(p("<w:ruby><w:rubyBase>", r("x"), "</w:rubyBase></w:ruby>", r("y"))),
            "Plain Text",
        ),
        ("a.docx", of_xml(p(r("x")) + "<w:ins>" * 900 + "</w:ins>" * 900), "nested too deeply"),
        ("a.txt", b"\xff\xfeh\0i\0", "saved as UTF-16"),
        ("a.txt", b"caf\xe9", "not UTF-8"),
        ("a.txt", b" \n", "There are no words in a.txt"),
        ("a.md", "---\ntitle: x\n---\nHello", "begins with front matter"),
        ("a.vtt", "WEBVTT\n\nhello\n", "There are no words in a.vtt"),
        ("a.srt", "hello\n", "cannot be read as captions"),
        ("a.srt", b"\xff", "not UTF-8"),
        ("a.xlsx", b"PK", "a.xlsx is none of .docx, .md, .txt, .vtt or .srt"),
        ("a.pages", b"PK", "is none of"),
    ],
)
def test_says_what_to_do_instead(archive, name, data, sentence):
    assert sentence in str(bring(archive, name, data).exception)


@pytest.mark.parametrize("data", [OLE, b"", of_paragraphs("x")[:-60]])
def test_what_cannot_be_read_leaves_the_archive_as_it_was(archive, data):
    before = tree(archive)
    bring(archive, "story.docx", data)
    assert tree(archive) == before


def test_a_file_that_is_not_there_is_told(archive):
    result = CliRunner().invoke(app, ["import", "nowhere.docx", "-C", str(archive), *SAID])
    said = result.output
    assert (result.exit_code, 'there is no file "nowhere.docx"' in said, "drag the" in said) == (
        *(2, True, True),
    )


def test_a_file_that_is_nearly_there_is_named(archive, monkeypatch):
    (archive.parent / "Leeks.docx").touch()
    words = ["import", str(archive.parent / "leek.docx"), "-C", str(archive), *SAID]
    at_home = CliRunner().invoke(app, words, env={"COLUMNS": "400"}).output
    in_a_log = CliRunner().invoke(app, words, env={"CI": "true", "COLUMNS": "400"}).output
    told = f'Did you mean "{archive.parent / "Leeks.docx"}"?'
    assert (told in at_home, "Leeks" in in_a_log) == (True, False)


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("One.\nTwo.\n", "One.\n\nTwo.\n"),
        ("One\ntwo.\n\nThree.\n", "One\\\ntwo.\n\nThree.\n"),
        (f"{'a ' * 100}\nTwo.\n\nThree.\n", f"{('a ' * 100).strip()}\n\nTwo.\n\nThree.\n"),
        ("\ufeffOne.\r\n\r\nTwo.\r\n", "One.\n\nTwo.\n"),
        ("One\u2028two.\n\nThree.", "One\\\ntwo.\n\nThree.\n"),
        ("1986. *So*.\n", "1986\\. \\*So\\*.\n"),
        ("    indented\n", "indented\n"),
    ],
)
def test_plain_text_comes_in(archive, text, markdown):
    assert brought(archive, "story.txt", text) == markdown


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        (
            "# Leeks\n\nIt *rained*.[^1]\n\n[^1]: So.\n",
            "# Leeks\n\nIt *rained*.[^1]\n\n[^1]: So.\n",
        ),
        ("It <b>rained</b>.\n", "It rained.\n"),
        ("<div>\nIt rained.\n</div>\n\nSo.\n", "It rained.\n\n\nSo.\n"),
        ("It <!-- Jo\nsaid --> rained.\n", "It  rained.\n"),
        ("<script>\nalert(1)\n</script>\n\nSo.\n", "So.\n"),
        ("Look ![a leek](leek.jpg) here.\n", "Look  here.\n"),
        ("See [my file](notes.doc).\n", "See my file.\n"),
        ("See [them](https://x.example/).\n", "See [them](https://x.example/).\n"),
        (
            "See <https://x.example/> and <jo@x.example>.\n",
            "See <https://x.example/> and <jo@x.example>.\n",
        ),
    ],
)
def test_markdown_comes_in_without_what_no_story_may_hold(archive, text, markdown):
    assert brought(archive, "story.md", text) == markdown


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("It <b>rained</b>.\n", '2 pieces of HTML, not brought in: "<b> … </b>".'),
        ("![a](leek.jpg) so\n", "1 picture, not brought in: put what you need beside the story"),
        ("[a](leek.doc) so\n", "1 link to a file, not brought in; its words are"),
    ],
)
def test_tells_what_was_left_out_of_markdown(archive, text, sentence):
    assert sentence in told(archive, "story.md", text)


def cue(start, text):
    return f"00:00:{start:02}.000 --> 00:00:{start + 1:02}.000\n{text}\n\n"


@pytest.mark.parametrize(
    ("cues", "markdown"),
    [
        (cue(1, "It rained."), "It rained.\n"),
        (cue(1, "It rained,") + cue(2, "all winter."), "It rained, all winter.\n"),
        (cue(1, "It rained.") + cue(9, "Then it stopped."), "It rained.\n\nThen it stopped.\n"),
        (cue(1, "<v Shona>It rained.</v>"), "Shona: It rained.\n"),
        (cue(1, "<v Shona>It") + cue(2, "<v Shona>rained."), "Shona: It rained.\n"),
        (cue(1, "<v Shona>It rained.\n<v Jo>Why?"), "Shona: It rained.\n\nJo: Why?\n"),
        (cue(1, "<v.loud Shona>It <i>rained</i> &amp; blew."), "Shona: It rained & blew.\n"),
        ("NOTE Jo said\n\n" + cue(1, "It rained."), "It rained.\n"),
        ("STYLE\n::cue { color: red }\n\n" + cue(1, "It rained."), "It rained.\n"),
        (cue(1, "- Why?\n- No idea."), "\\- Why? - No idea.\n"),
    ],
)
def test_captions_come_in_with_who_speaks(archive, cues, markdown):
    assert brought(archive, "story.vtt", f"WEBVTT\n\n{cues}") == markdown


def test_subtitles_come_in(archive):
    times = ("00:00:01,000 --> 00:00:02,000", "00:00:09,000 --> 00:00:10,000")
    text = f"1\n{times[0]}\nShona: It rained.\n\n2\n{times[1]}\nSo.\n"
    assert brought(archive, "story.srt", text) == "Shona: It rained.\n\nSo.\n"


def test_the_names_of_voices_are_told(archive):
    output = told(archive, "story.vtt", f"WEBVTT\n\n{cue(1, '<v Shona>It rained.')}")
    assert "1 name of a voice stands in the words now" in output


def test_the_heading_is_the_title_where_none_is_given(archive):
    data = document(lambda d: (d.add_heading("Leeks in February", 1), d.add_paragraph("So.")))
    bring(archive, "story.docx", data, "--credit", "anonymous")
    text = (archive / "stories" / "leeks-in-february" / "story.md").read_text()
    assert 'title: "Leeks in February"\n' in text


@pytest.mark.parametrize(
    ("name", "data", "title", "body"),
    [
        ("a.md", "# Leeks\n\nSo.\n\n## Leeks\n", "Leeks", "So.\n\n## Leeks\n"),
        ("a.md", "# Leeks #\n\nSo.\n", "Leeks", "So.\n"),
        ("a.md", "# Leeks\n\nSo.\n", "Other", "# Leeks\n\nSo.\n"),
        ("a.md", "# Leeks[^1]\n\nSo.\n\n[^1]: A.\n", "Leeks", "# Leeks[^1]\n\nSo.\n\n[^1]: A.\n"),
        ("a.md", "## Leeks\n\nSo.\n", "Leeks", "## Leeks\n\nSo.\n"),
        ("a.txt", "Leeks\n\nSo.\n", "Leeks", "Leeks\n\nSo.\n"),
        (
            "a.docx",
            document(lambda d: (d.add_heading("", 1).add_run("L*ks").bold, d.add_paragraph("So."))),
            "L*ks",
            "So.\n",
        ),
    ],
)
def test_a_heading_that_is_the_title_does_not_stand_twice(archive, name, data, title, body):
    result = bring(archive, name, data, "--title", title, "--id", "the-kettle")
    taken_out = not body.startswith("#") and name != "a.txt"
    assert (body_of(archive), "taken out of its words" in result.output) == (body, taken_out)


def test_an_address_holds_no_name_that_the_document_gives_away(archive):
    data = document(lambda d: d.add_heading("Jo and the leeks", 1), author="Jo Bloggs")
    bring(archive, "story.docx", data, "--credit", "anonymous")
    assert (archive / "stories" / "the-leeks" / "story.md").is_file()


@pytest.mark.parametrize("use", Use)
def test_what_was_brought_in_is_withheld_from_every_use(archive, use):
    bring(archive, "story.docx", with_picture())
    (story,) = read_archive(place_in(archive)).stories
    assert reason_to_withhold(story, use, TODAY) is not None


def test_the_file_itself_stays_as_it_was(archive):
    data = with_picture()
    bring(archive, "story.docx", data)
    assert (archive.parent / "story.docx").read_bytes() == data


# At a terminal.


def test_asks_for_what_no_option_said(archive, tmp_path):
    file = tmp_path / "Notes.docx"
    file.write_bytes(of_paragraphs("It rained all winter.", "The leeks did not care."))
    terminal = Terminal("import", str(file), "-C", str(archive))
    terminal.answer("What is the story called?", "Leeks in February\r")
    terminal.answer("want to be named?", "\r")
    terminal.answer("Which name", "Shona\r")
    terminal.answer("Where are they from", "Moray\r")
    terminal.answer("Which day", "14 March\r")
    terminal.answer("Write it as 2027-01-31", "\x15" + "2026-03-14\r")
    terminal.answer("Which collection", "\r")
    terminal.answer("Which themes", "\r")
    terminal.answer("Its address", "\r")
    assert terminal.end() == 0
    words = (archive / "stories/leeks-in-february/story.md").read_text("utf-8")
    assert ("name: Shona" in words, words.endswith("\n\nThe leeks did not care.\n")) == (True, True)


@pytest.mark.parametrize("question", ["What is the story called?", "want to be named?"])
def test_ctrl_c_at_a_question_leaves_nothing_behind(archive, tmp_path, question):
    file = tmp_path / "Notes.docx"
    file.write_bytes(of_paragraphs("It rained all winter."))
    before = tree(archive)
    terminal = Terminal("import", str(file), "-C", str(archive))
    if question != "What is the story called?":
        terminal.answer("What is the story called?", "Leeks\r")
    terminal.answer(question, CTRL_C)
    assert (terminal.end(), tree(archive) == before, file.is_file()) == (2, True, True)
