import pytest

from ownwords.made.openings import opens_large

LONG = " and the kettle went on" * 10


@pytest.mark.parametrize(
    ("body", "is_large"),
    [
        (f"<p>The landing{LONG}</p>", True),
        (f'<p><span class="passage" id="x">I put</span>{LONG}</p>', True),
        (f"<p>Ο βραστήρας{LONG}</p>", True),
        ("<p>To whoever gets the plot,</p><p>The rest.</p>", False),
        (f"<p>“The landing{LONG}</p>", False),
        (f"<p>the landing{LONG}</p>", False),
        (f"<p>À la maison{LONG}</p>", False),
        (f"<p>A\u0300 la maison{LONG}</p>", False),
        (f"<p>I’d put{LONG}</p>", False),
        (f"<p>وضعت الغلاية{LONG}</p>", False),
        (f"<h2>The landing{LONG}</h2><p>Then.</p>", False),
        (f"<ul><li>The landing{LONG}</li></ul>", False),
        ("", False),
        ("<p></p>", False),
    ],
)
def test_only_a_long_first_paragraph_with_a_plain_capital_opens_large(body, is_large):
    assert opens_large(body) is is_large
