"""However a text is written into a file, it is read."""

import html
import json
import unicodedata
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ownwords.verify.decoders import views
from ownwords.verify.words import words

CANARY = "Zoë Canary-Wharf"


def reads(text, wanted=CANARY):
    wanted = " ".join(words(wanted))
    return any(f" {wanted} " in f" {' '.join(words(view.text))} " for view in views(text))


@pytest.mark.parametrize(
    "written",
    [
        "Zoë Canary-Wharf",
        "zoe\u0308 CANARY\u00a0wharf",
        "Zo\\u00eb Canary Wharf",
        "Zo\\u{eb} Canary Wharf",
        "Zo\\xeb Canary\\nWharf",
        "Zo\\\\u00eb Canary Wharf",
        "Zo\\eb  Canary Wharf",
        "Zo&euml; Canary Wharf",
        "Zo&#235; Canary Wharf",
        "Zo&#xEB; Canary&nbsp;Wharf",
        "Zo&amp;euml; Canary Wharf",
        "Zo%C3%AB%20Canary%20Wharf",
        "Zo%EB+Canary+Wharf",
        "Zo%25C3%25AB%2520Canary%2520Wharf",
        "Zoë Ca\u00adna\u200bry Wharf",
        "Zoë Ca&shy;nary Wharf",
        "Zoë Ca<wbr>nary Wharf",
        "Zoë can<b>ary</b> wharf",
        "Zoë can<b class='x > y'>ary</b> wharf",
        "<span>Zoë</span><span>Canary</span><span>Wharf</span>",
        "<p>Zoë</p><p>Canary</p><p>Wharf</p>",
        "Zoë can<div>ary wharf</div>",
        '<img alt="Zoë Canary Wharf">',
        "<img alt='Zo&euml; Canary Wharf'>",
        '<img alt="it\'s > Zoë Canary Wharf">',
        '<p title="5 < 6 Zoë Canary Wharf">',
        "<p title=Zoë>Zoë Canary Wharf",
        "<!-- Zoë <i>Canary</i> Wharf -->",
        "<!-- Zoë can<i>ary</i> Wharf -->",
        '<p data-text="&lt;b&gt;Zoë can&lt;/b&gt;ary Wharf">',
        "\U0001d419oë Canary Wharf",
        "\\ud835\\udc19oë Canary Wharf",
        "Ｚｏë Canary Wharf",
        "<![CDATA[Zoë Canary Wharf]]>",
        "a < b and Zoë Canary Wharf > c",
        "<p title='>Zoë Canary Wharf",
    ],
)
def test_reads_what_is_written_in_any_way(written):
    assert reads(written)


@pytest.mark.parametrize(
    "written", ["Zoë Canary", "Zoë Canaries Wharf", "Zoë <b>and</b> Canary Wharf"]
)
def test_reads_nothing_that_is_not_there(written):
    assert not reads(written)


def entities(text):
    return "".join(f"&#{ord(character)};" for character in text)


def json_in_json(text):
    return json.dumps(json.dumps(text))


def tagged(text):
    return f"<p>{text[:2]}<b>{text[2:]}</b></p>"


WRITINGS = [
    entities,
    html.escape,
    quote,
    json.dumps,
    json_in_json,
    lambda text: unicodedata.normalize("NFD", text),
    str.upper,
    lambda text: text.replace(" ", "\n\t"),
    lambda text: f'<img alt="{html.escape(text)}">',
    lambda text: f"<script>var x = {json.dumps(text)}</script>",
    lambda text: f"<!-- {text} -->",
    lambda text: f"<p>{text}</p><p>more</p>",
]


@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(WRITINGS), max_size=3), st.booleans())
def test_reads_a_canary_through_any_three_writings(writings, broken):
    # Capitals would change the escapes that an earlier step has made: "\U00EB" is none.
    written = tagged(CANARY) if broken else CANARY
    for write in sorted(writings, key=lambda write: write is not str.upper):
        written = write(written)
    assert reads(f"<p>before</p> {written} after")


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_read(text):
    assert list(views(text))


@settings(deadline=None)
@given(st.text(alphabet="<>\"'&#;%\\u0a!-/= ", max_size=300))
def test_any_markup_can_be_read(text):
    assert list(views(text))
