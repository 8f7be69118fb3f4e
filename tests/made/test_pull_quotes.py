import pytest

from ownwords.archive import Quote
from ownwords.made.pull_quotes import with_pull_quotes


def body(*ids):
    """Twenty paragraphs; those at the places given hold a passage."""
    return "".join(
        f'<p>Said <span class="passage" id="q{number}">this</span>.</p>'
        if number in ids
        else f"<p>Paragraph {number}.</p>"
        for number in range(20)
    )


def pulled(html, *ids):
    quotes = [Quote(f"q{id}", "W") for id in ids]
    return with_pull_quotes(html, quotes, lambda quote: f"[{quote.id}]")


def test_stands_before_the_paragraph_that_holds_the_passage():
    assert '<p>Paragraph 4.</p>[q5]<p>Said <span class="passage" id="q5">' in pulled(body(5), 5)


def test_at_most_three():
    html = pulled(body(3, 6, 9, 12, 15), 3, 6, 9, 12, 15)
    assert [f"[q{id}]" in html for id in (3, 6, 9, 12, 15)] == [True, True, True, False, False]


@pytest.mark.parametrize(("second", "stands"), [(6, False), (7, False), (8, True)])
def test_never_two_close_together(second, stands):
    assert (f"[q{second}]" in pulled(body(5, second), 5, second)) is stands


def test_not_at_the_very_beginning_where_the_hero_quote_is_still_in_sight():
    assert "[q1]" not in pulled(body(1), 1)


def test_not_between_a_heading_and_its_text():
    html = "<p>a</p><p>b</p><p>c</p><h2>Then</h2>" + '<p><span id="q1">this</span></p>'
    assert "<p>c</p>[q1]<h2>Then</h2><p>" in pulled(html, 1)


def test_before_a_whole_list_and_never_inside_it():
    html = '<p>a</p><p>b</p><p>c</p><ul><li>x</li><li><p><span id="q1">y</span></p></li></ul>'
    assert "<p>c</p>[q1]<ul>" in pulled(html, 1)


def test_a_tag_inside_an_attribute_is_no_block():
    html = '<p>a <a title="<p>" href="x">b</a></p><p>b</p><hr><p><span id="q1">y</span></p>'
    assert '<hr>[q1]<p><span id="q1">' in pulled(html, 1)


@pytest.mark.parametrize("html", ["", "plain words", "<p>no anchor</p>"])
def test_a_quote_without_a_passage_is_left_out(html):
    assert pulled(html, 1) == html
