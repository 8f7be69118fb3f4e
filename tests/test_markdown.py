"""Strict Markdown: what a body becomes, what is told, and what can never be in the output."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import PurePosixPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ownwords.reading.report import FileReport
from ownwords.words import markdown
from ownwords.words.markdown import outside_links, render, set_in_type, set_with_emphasis
from tests.factory import AS_WRITTEN


def html_of(text):
    return render(text, FileReport(PurePosixPath("story.md"))).html


def faults_in(text, first_line=1):
    report = FileReport(PurePosixPath("story.md"))
    render(text, report, first_line)
    return [f"{p.line}:{p.column} {p.fault}" for p in report.problems]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("It rained.", "<p>It rained.</p>"),
        ("It *rained* and __rained__.", "<p>It <em>rained</em> and <strong>rained</strong>.</p>"),
        ("One\nline.", "<p>One\nline.</p>"),
        ("One  \nbreak.", "<p>One<br>\nbreak.</p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'),
        ("1. a\n1. b\n1. c", "<ol>\n<li>a</li>\n<li>b</li>\n<li>c</li>\n</ol>"),
        (
            "1986. a\n1990. b\n1991. c",
            '<ol start="1986">\n<li>a</li>\n<li value="1990">b</li>\n<li>c</li>\n</ol>',
        ),
        (
            "2. a\n1. b",
            '<ol start="2">\n<li>a</li>\n<li value="1">b</li>\n</ol>',
        ),
        (
            "3. - a\n7. b",
            '<ol start="3">\n<li>\n<ul>\n<li>a</li>\n</ul>\n</li>\n<li value="7">b</li>\n</ol>',
        ),
        ("> She said.", "<blockquote>\n<p>She said.</p>\n</blockquote>"),
        ("a\n\n* * *\n\nb", "<p>a</p>\n<hr>\n<p>b</p>"),
        ("`leek`", "<p><code>leek</code></p>"),
        ("    a\n      b", "<pre><code>a\n  b</code></pre>"),
        ("R&B <3", "<p>R&amp;B &lt;3</p>"),
        (r"\<b\>", "<p>&lt;b&gt;</p>"),
        ("H~2~O ~~no~~", "<p>H~2~O ~~no~~</p>"),
        ("|a|b|\n|-|-|\n|c|d|", "<p>|a|b|\n|-|-|\n|c|d|</p>"),
        ("- [ ] to do", "<ul>\n<li>[ ] to do</li>\n</ul>"),
        ("# Head {#id .class}", "<h2>Head {#id .class}</h2>"),
        ("{{ config }} {% x %}", "<p>{{ config }} {% x %}</p>"),
        ('--8<-- "a.md"', "<p>–8&lt;– “a.md”</p>"),
        ("", ""),
    ],
)
def test_renders(text, html):
    assert html_of(text) == html


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('"Mum"', "“Mum”"),
        ("'Mum'", "‘Mum’"),
        ("didn't", "didn’t"),
        ("1986--1990", "1986–1990"),
        ("yes---no", "yes—no"),
        ("so...", "so…"),
        (r"\"Mum\"", '"Mum"'),
        ('`"Mum"`', '<code>"Mum"</code>'),
    ],
)
def test_curls_quotation_marks_and_joins_dots(text, shown):
    assert html_of(text) == f"<p>{shown}</p>"


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("# a\n\n## b\n\n### c", [2, 3, 4]),
        ("## a\n\n#### b", [2, 3]),
        ("#### a\n\n#### b", [2, 2]),
        ("a\n=\n\nb\n-", [2, 3]),
        ("# a\n\n### b\n\n###### c\n\n### d", [2, 3, 4, 3]),
        ("# a\n\n## b\n\n### c\n\n#### d\n\n##### e\n\n###### f", [2, 3, 4, 5, 6, 6]),
        ("a", []),
    ],
)
def test_headings_go_down_from_h2_step_by_step(text, levels):
    assert [int(level) for level in re.findall(r"<h(\d)>", html_of(text))] == levels


@pytest.mark.parametrize(
    ("address", "is_allowed"),
    [
        ("https://leeks.example/a?b=c&d=e#f", True),
        ("http://leeks.example", True),
        ("HTTPS://leeks.example", True),
        ("mailto:a@leeks.example", True),
        ("tel:+441234", True),
        ("leeks.md", False),
        ("/stories/the-blue-coat/", False),
        ("//leeks.example", False),
        ("../the-blue-coat/story.md", False),
        ("#note-1", False),
        ("", False),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        ("data:text/html,x", False),
        ("vbscript:x", False),
        ("file:///etc/passwd", False),
        ("ftp://leeks.example", False),
        ("java\tscript:alert(1)", False),
        ("\x01javascript:alert(1)", False),
        (" https://leeks.example", False),
    ],
)
def test_links_lead_to_whole_addresses(address, is_allowed):
    assert (outside_links(address) is not None) is is_allowed


@pytest.mark.parametrize(
    ("text", "html", "links"),
    [
        (
            "[a](https://a.example/?b=1&c=2)",
            '<p><a href="https://a.example/?b=1&amp;c=2" rel="noopener noreferrer">a</a></p>',
            ("https://a.example/?b=1&c=2",),
        ),
        (
            "<a@b.example>",
            '<p><a href="mailto:a@b.example" rel="noopener noreferrer">a@b.example</a></p>',
            ("mailto:a@b.example",),
        ),
        (
            '[a](https://a.example "words that nobody signed")',
            '<p><a href="https://a.example" rel="noopener noreferrer">a</a></p>',
            ("https://a.example",),
        ),
        (
            "[a](javascript:alert)",
            '<p><a rel="noopener noreferrer">a</a></p>',
            ("javascript:alert",),
        ),
        ("[a](b.md)", '<p><a rel="noopener noreferrer">a</a></p>', ("b.md",)),
        ("https://a.example", "<p>https://a.example</p>", ()),
    ],
)
def test_links(text, html, links):
    rendered = render(text, FileReport(PurePosixPath("story.md")))
    assert (rendered.html, rendered.links) == (html, links)


@pytest.mark.parametrize(
    "text", ['I typed `href="leeks"` there.', r"I typed href=\"leeks\" there."]
)
def test_takes_no_word_for_a_link(text):
    assert 'href="leeks"' in html_of(text)


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("a\nb <b>c</b>", ['2:3 HTML in the text ("<b>")']),
        ("<script>x</script>", ['1:1 HTML in the text ("<script>x</script>")']),
        ("é <!-- x -->", ['1:3 HTML in the text ("<!-- x -->")']),
        ("a\n\n![a leek](leek.jpg)", ["3:1 a picture in the text"]),
        ("[a](b.md)", ['1:1 a link that may not be here ("b.md")']),
        ("a [b][c]\n\n[c]: data:x", ['1:3 a link that may not be here ("data:x")']),
        ("a <https://a.example> b", []),
        (
            "a\n&#8238;b",
            ["2:1 this becomes an invisible character that turns the writing round (U+202E)"],
        ),
        ("1 < 2 > 0", []),
        ("`<b>`", []),
    ],
)
def test_tells_what_may_not_be_in_a_text(text, faults):
    assert faults_in(text) == faults


def test_tells_the_line_in_the_file():
    first_line = AS_WRITTEN.count("\n", 0, AS_WRITTEN.rindex("---\n")) + 2
    assert faults_in("a\n<b>", first_line) == [f'{first_line + 1}:1 HTML in the text ("<b>")']


def test_tells_a_few_of_many():
    assert len(faults_in("[a](b) " * 500)) == 20


@pytest.mark.parametrize("mark", ["> ", "- "])
def test_what_is_nested_without_end_is_told_at_once(mark):
    assert faults_in(mark * 5_000 + "a" + mark[::-1] * 5_000)[-1:] == [
        "1:1 quotes, lists or emphasis nested too deeply"
    ]


def test_gives_every_link_however_many_are_told():
    rendered = render("[a](b) " * 500, FileReport(PurePosixPath("story.md")))
    assert len(rendered.links) == 500


@pytest.mark.parametrize("text", ["<b>c</b>", "<script>x</script>", "![a](b.jpg)", "<!-- c -->"])
def test_nothing_that_is_told_stands_in_the_output(text):
    assert set(re.findall(r"<[^>]*>", html_of(f"{text}\n"))) <= {"<p>", "</p>"}


MARK = '<sup class="footnote"><a href="#note-1" id="note-1-back">1</a></sup>'
AGAIN = '<sup class="footnote"><a href="#note-1">1</a></sup>'
NOTE = (
    '<div class="footnote-text" id="note-1"><sup class="footnote-mark">'
    '<a href="#note-1-back">1</a></sup>\n<p>Wet.</p>\n</div>'
)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Rain[^a].\n\n[^a]: Wet.", f"<p>Rain{MARK}.</p>\n{NOTE}"),
        ("Rain[^a], rain[^a].\n\n[^a]: Wet.", f"<p>Rain{MARK}, rain{AGAIN}.</p>\n{NOTE}"),
        ("Rain[^a].", "<p>Rain[^a].</p>"),
        (
            "Rain.\n\n[^a]: Wet.",
            "<p>Rain.</p>\n" + NOTE.replace('<a href="#note-1-back">1</a>', "1"),
        ),
        ("Rain[^leeks].\n\n[^leeks]: Wet.", f"<p>Rain{MARK}.</p>\n{NOTE}"),
    ],
)
def test_footnotes_have_addresses_of_their_own(text, html):
    assert html_of(text) == html


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("The leeks didn't care...", "The leeks didn’t care…"),
        ("*The* leeks", "The leeks"),
        ('"Mum", she said', "“Mum”, she said"),
        ("1986. I was nine", "1986. I was nine"),
        ("- no", "- no"),
        ("# no", "# no"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("`code` it", "code it"),
        ("a [b] c", "a [b] c"),
        ("", ""),
    ],
)
def test_sets_a_line_as_the_text_shows_it(words, shown):
    assert set_in_type(words) == shown


@pytest.mark.parametrize(
    ("words", "html"),
    [
        ("1 < 2, and I didn't *care*", "1 &lt; 2, and I didn’t <em>care</em>"),
        ("I **did** & then", "I <strong>did</strong> &amp; then"),
        ("Nothing is said *loudly", ""),
        ("I didn't care", ""),
    ],
)
def test_a_quote_keeps_its_emphasis(words, html):
    assert set_with_emphasis(words) == html


PLAIN = "p h2 h3 h4 h5 h6 em strong blockquote ul li br hr code pre".split()
ALLOWED = {tag: set() for tag in PLAIN} | {
    "ol": {"start"},
    "a": {"href", "rel", "id"},
    "sup": {"class"},
    "div": {"class", "id"},
}


CLASSES = ("footnote", "footnote-mark", "footnote-text")


class _Seen(HTMLParser):
    """What a browser would find: tags with their attributes, and what opens and closes."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.wrong, self.open, self.words = [], [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        names = [name for name, _ in attrs]
        if not set(names) <= ALLOWED.get(tag, {"?"}) or tag not in ALLOWED:
            self.wrong.append((tag, attrs))
        for name, value in attrs:
            if name == "href" and not re.match(r"(?i)(https?|mailto|tel):|#note-\d+", value or ""):
                self.wrong.append((tag, attrs))
            if name == "class" and value not in CLASSES:
                self.wrong.append((tag, attrs))
        if tag not in ("br", "hr"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(("/", tag))

    def handle_comment(self, data):
        self.wrong.append(("comment", data))

    def handle_decl(self, decl):
        self.wrong.append(("declaration", decl))

    def handle_pi(self, data):
        self.wrong.append(("instruction", data))


NASTY = st.lists(
    st.sampled_from(
        [
            *"<>&\"'[]()!*_`#-=\\~:/ \n{}^1a",
            "<script>",
            "</p>",
            "<img src=x onerror=alert(1)>",
            "<svg/onload=x>",
            "javascript:",
            "data:text/html,",
            "&#106;avascript:",
            "&lt;script&gt;",
            "[a](",
            "![a](",
            "](x)",
            "[^a]",
            "[^a]: ",
            "\n\n",
            "    ",
            "> ",
            "<!--",
            "-->",
            "<a href=",
            'id="leeks"',
            "<div class=",
            "https://a.example/",
            "\t",
            "# ",
            "```\n",
            "]: ",
            "<style>",
            "<title>",
            "<![CDATA[",
            "<?php",
            "\u00a0",
            "é",
            "😀",
        ]
    ),
    max_size=25,
).map("".join)


@given(NASTY)
@example("[a](https://x.example/%22%20onclick=%22x)")
@example('[a](https://x.example/" onclick="x)')
@example("[a](<https://x.example/> onclick=x>)")
@example('[^a"b]\n\n[^a"b]: x')
@example("[^<b>]\n\n[^<b>]: x")
@example("<a href='https://x.example/' onclick='x'>a</a>")
@example("[a](https://x.example '<b>\" onclick=x')")
def test_nothing_but_allowed_tags_comes_out(text):
    seen = _Seen(html_of(text))
    assert (seen.wrong, seen.open) == ([], [])


@given(NASTY)
@example("[^a]: [^a]: ")
def test_every_id_is_there_once(text):
    ids = re.findall(r'<[^>]* id="([^"]*)"', html_of(text))
    assert len(ids) == len(set(ids))


@given(NASTY)
@example("[^a]: [^a]: ")
def test_an_inner_link_has_a_place_to_go_to(text):
    html = html_of(text)
    targets = re.findall(r'<a href="#(note-[^"]*)"', html)
    assert all(f'id="{target}"' in html for target in targets)


@given(NASTY | st.text("ab1 \n*.,#-=é“\"'£+~&;", max_size=60))
@example("*a" * 25)
@example("* " * 25 + "a")
@example("a\n2. b\n4. c")
@example("f**k and s**t")
@example("“*Come in*,” she said.")
@example("one&#8238;two")
def test_a_simple_text_is_read_as_every_other(text):
    def read():
        report = FileReport(PurePosixPath("story.md"))
        return render(text, report), report.problems

    at_once = read()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(markdown, "is_simple", lambda _: False)
        assert read() == at_once


@pytest.mark.parametrize(
    ("text", "is_simple"),
    [
        ("## Rain\n\nIt *rained*, she said – “*a lot*.”\n", True),
        ("[Rain](https://x.example)", False),
    ],
)
def test_an_ordinary_story_is_a_simple_text(text, is_simple):
    assert markdown.is_simple(text) is is_simple


# Words that Markdown would take for signs.


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[Sam]: Yes.", '1:1 words that no reader would see ("[Sam]: Yes.")'),
        ("We sat.\n\n> [Sam]: Yes.\n", '3:1 words that no reader would see ("> [Sam]: Yes.")'),
        ("~~~ and then she left", '1:1 words that no reader would see ("~~~ and then she left")'),
        (
            "He said f**k and s**t.",
            '1:10 stars within words that would not be seen ("**k and s**")',
        ),
        ("Of 5*3 or 2*4.", '1:5 stars within words that would not be seen ("*3 or 2*")'),
    ],
)
def test_words_that_would_be_lost_are_told(text, fault):
    assert faults_in(text) == [fault]


@pytest.mark.parametrize(
    "text",
    [
        "\\[Sam]: Yes.",
        "[Sam]: Yes, she said.",
        "See [the society][Leeks] and [leeks].\n\n[leeks]: https://leeks.example/ 'Leeks'\n",
        "In*cred*ible, and “*so very* late”.",
        "I said.[^1]\n\n[^1]: A note.",
        "f*** and s***, I <3 you & you &amp; 2 < 3",
    ],
)
def test_words_that_are_seen_are_not_told(text):
    assert faults_in(text) == []


_SIGNS = (
    "[ ] ]: [: * ** _ ` ``` ~~~ # ## > - + 1990. 7) 3. ( ) \" ' ! \\ & &amp; <3 --- === ... -- | : "
    "’ “ 😀 { }"
).split()
_PIECES = [*_SIGNS, *(f"{sign} " for sign in _SIGNS), " ", "\n", "\n\n", "    ", "\t"]


@given(st.lists(st.sampled_from(_PIECES) | st.just("w"), max_size=16))
@example(["[", "w", "]: ", "w"])
@example(["1990. ", "w", "\n", "7. ", "w"])
def test_every_word_is_shown_in_order_or_told(pieces):
    words = (f"w{number}w " for number in range(len(pieces)))
    text = "".join(next(words) if piece == "w" else piece for piece in pieces)
    shown = re.sub(r'<(?:ol start|li value)="(\d+)">', r" \1 ", html_of(text))
    shown = re.sub("<[^>]*>", "", shown)
    said = re.compile(r"w\d+w|1990")
    assert faults_in(text) or said.findall(shown) == said.findall(text)
