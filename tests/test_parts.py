"""The archive's own pages in parts: their heading, and a section for each heading below it."""

from __future__ import annotations

import pytest

from ownwords.editorial.parts import sections_of, titled


@pytest.mark.parametrize(
    ("html", "title", "rest"),
    [
        ("<p>Come in.</p>", None, "<p>Come in.</p>"),
        ("<h2>Ours &amp; <em>theirs</em></h2>\n<p>Hi.</p>", "Ours & theirs", "<p>Hi.</p>"),
        (
            "<h2>Ours</h2>\n<h3>Come in</h3>\n<h4>Here</h4>",
            "Ours",
            "<h2>Come in</h2>\n<h3>Here</h3>",
        ),
        ("<h2>Ours</h2>\n<h3>A</h3>\n<h2>B</h2>", "Ours", "<h3>A</h3>\n<h2>B</h2>"),
        ("<p>Hi.</p>\n<h2>Later</h2>", None, "<p>Hi.</p>\n<h2>Later</h2>"),
    ],
)
def test_a_heading_at_the_beginning_is_the_title(html, title, rest):
    assert titled(html) == (title, rest)


def test_each_heading_begins_a_section():
    html = "<p>Hi.</p>\n<h2>Come in</h2>\n<p>Here.</p>\n<h3>Or</h3>\n<h2>Stay</h2>\n<p>There.</p>"
    body, sections = sections_of(html)
    assert (body, [(s.title, s.html) for s in sections]) == (
        "<p>Hi.</p>",
        [("Come in", "<p>Here.</p>\n<h3>Or</h3>"), ("Stay", "<p>There.</p>")],
    )


@pytest.mark.parametrize("tag", ["blockquote", "ul", "ol", "div"])
def test_a_heading_inside_something_divides_nothing(tag):
    html = f'<{tag} id="x">\n<h2>Not here</h2>\n</{tag}>'
    assert sections_of(html) == (html, ())


@pytest.mark.parametrize(
    ("titles", "ids"),
    [
        (["How to use it", "Take part!"], ["how-to-use-it", "take-part"]),
        (["Again", "Again", "again"], ["again", "again-2", "again-3"]),
        (["Cò sinn", "من نحن"], ["cò-sinn", "من-نحن"]),
        (["…"], ["section"]),
        (["Page themes"], ["the-page-themes"]),
    ],
)
def test_each_section_has_an_anchor_of_its_own(titles, ids):
    _, sections = sections_of("".join(f"<h2>{title}</h2>" for title in titles))
    assert [section.id for section in sections] == ids
