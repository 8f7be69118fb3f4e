"""`ownwords proof`: what a storyteller reads before signing, by the code that publishes."""

from __future__ import annotations

import re
import threading
import urllib.error
import urllib.request
from dataclasses import replace

import pytest
from typer.testing import CliRunner

from ownwords.desk.loopback import address_of, server_of
from ownwords.desk.main import app
from ownwords.desk.proof_facts import against_proof, as_if_signed, proof_of
from ownwords.desk.proof_page import reading_of
from ownwords.desk.read_aloud import as_text, steps_of
from ownwords.edition import read_archive
from ownwords.gate import publish
from ownwords.settings import place_in
from ownwords.terms import Use
from ownwords.told.approval import code_to_sign
from tests.archives import (
    TODAY,
    TRANSLATABLE,
    picture,
    tree,
    write_archive,
    write_story,
    write_translation,
)
from tests.factory import (
    ALL_MEDIA,
    EVERYTHING,
    make_refused,
    make_refused_translation,
    make_story,
    make_translated,
    make_withdrawn,
)
from tests.factory import TODAY as THEN

ID = "the-landing"
PORTRAIT = {
    "portrait": {"file": "portrait.jpg", "alt": "Maren on the stairs."},
    "files": {"portrait.jpg": picture()},
}
EVERY_USE = {"allow": {use: ["words", "portrait"] for use in map(str, Use)}}


@pytest.fixture(autouse=True)
def outside_ci(monkeypatch):
    monkeypatch.delenv("CI", raising=False)


@pytest.fixture
def root(tmp_path):
    return write_archive(tmp_path / "archive", {"site_url": "https://archive.example/"})


def reading(root, language=None, id=ID, today=TODAY):
    place = place_in(root)
    read = read_archive(place)
    story = next(each for each in read.stories if each.id == id)
    return reading_of(proof_of(story, language, read, place, today), read, place)


def run(root, *words):
    return CliRunner().invoke(app, ["proof", *words, "-C", str(root)])


def page(root, tmp_path, *words):
    run(root, ID, "--out", str(tmp_path / "out"), *words)
    (path,) = (tmp_path / "out").glob("*.html")
    return path.read_text()


# As if it were signed today, and not otherwise than it will be published.


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"approved": None},
        {"approved": {"words": "v1-0000-0000-0000-0000-0000"}},
        {"people": [{"who": "my sister"}]},
        {"approved": None, "consent": {"status": "requested", "given": None, "review": None}},
    ],
)
def test_the_copy_goes_out_whatever_is_still_to_be_signed(changes):
    copy = as_if_signed(make_story(**changes), None, THEN)
    assert [each.id for each in publish([copy], Use.WEB, THEN).stories] == ["leeks-in-february"]


@pytest.mark.parametrize("allow", [{"web": ["words"]}, {"guides": ["words", "film"]}, EVERYTHING])
def test_the_copy_is_published_as_the_story_itself_will_be(allow):
    signed = make_story(consent={"allow": allow}, **ALL_MEDIA)
    copy = as_if_signed(
        make_story(approved=None, consent={"allow": allow}, **ALL_MEDIA), None, THEN
    )
    assert [publish([copy], use, THEN).stories for use in Use] == [
        publish([signed], use, THEN).stories for use in Use
    ]


BROKEN_TRANSLATION = replace(
    make_story(consent=TRANSLATABLE), translations=(make_refused_translation(),)
)
NOT_AGREED = replace(make_translated(), front=make_story().front)


@pytest.mark.parametrize(
    ("story", "language", "told"),
    [
        (make_story(), None, None),
        (make_story(approved=None), None, None),
        (make_story(consent={"status": "requested"}), None, None),
        (make_story(consent={"status": "refused"}), None, "consent is refused"),
        (make_story(consent={"status": "withdrawn"}), None, "consent is withdrawn"),
        (make_story(consent={"status": "invalidated"}), None, "consent is invalidated"),
        (make_withdrawn(), None, "was taken back"),
        (make_refused(), None, "has a problem in its file"),
        (make_translated(), "gd", None),
        (make_translated(), "GD", None),
        (make_translated(), "ar", "has no translation story.ar.md that can be read"),
        (BROKEN_TRANSLATION, "gd", "has no translation story.gd.md that can be read"),
        (NOT_AGREED, "gd", "did not agree to translations"),
    ],
)
def test_says_why_there_is_nothing_to_sign(story, language, told):
    reason = against_proof(story, language)
    assert reason is told or told in reason


# What is on the paper.


def test_it_shows_the_words_as_they_will_be_published(root):
    write_story(
        root,
        ID,
        approved=False,
        body="I *put* the “kettle” on.\n\nThey came up the stairs anyway.\n",
    )
    read = reading(root)
    assert (read.title, read.credit, "<em>put</em>" in read.body, 'id="stairs"' in read.body) == (
        "The kettle on the landing",
        "Maren, Neighbour, Fife",
        True,
        True,
    )


@pytest.mark.parametrize(
    ("allow", "shown_in"),
    [
        ({"web": ["words", "portrait"]}, ["This website"]),
        ({"web": ["words"], "guides": ["words", "portrait"]}, ["Discussion guides"]),
        ({"web": ["words"], "social": ["words", "portrait"]}, []),
        (
            {"web": ["words", "portrait"], "social": ["words", "portrait"]},
            ["This website, Link previews"],
        ),
        ({"web": ["words", "portrait"], "feeds": ["words", "portrait"]}, ["This website"]),
        ({"web": ["words"]}, []),
    ],
)
def test_a_picture_is_told_with_the_uses_that_show_it(root, allow, shown_in):
    write_story(root, ID, approved=False, consent={"allow": None}, **PORTRAIT)
    path = root / "stories" / ID / "story.md"
    written = "".join(f"\n    {use}: [{', '.join(parts)}]" for use, parts in allow.items())
    path.write_text(path.read_text().replace("consent:\n", f"consent:\n  allow:{written}\n"))
    assert [seen.shown_in for seen in reading(root).pictures] == shown_in


def test_no_byte_of_the_original_picture_is_on_the_paper(root, tmp_path):
    write_story(root, ID, approved=False, consent=EVERY_USE, **PORTRAIT)
    text = page(root, tmp_path)
    assert ("data:image/webp;base64," in text, "portrait.jpg" in text) == (True, False)


@pytest.mark.parametrize(
    ("use", "shows", "leaves_out"),
    [
        ("This website", "my title, my summary, my words", "my picture"),
        ("Discussion guides", "my title, my summary, my words, my picture", ""),
        ("Link previews", "my title, my summary", "the rest of my story"),
        (
            "Feeds and other archives",
            "my title, my summary, the name I chose",
            "the rest of my story",
        ),
    ],
)
def test_each_use_says_what_it_shows_and_what_it_leaves_out(root, use, shows, leaves_out):
    allow = {"guides": ["words", "portrait"], "social": ["words", "portrait"], "feeds": ["words"]}
    write_story(root, ID, approved=False, consent={"allow": allow}, **PORTRAIT)
    found = {each.name: (each.shows, each.leaves_out) for each in reading(root).uses}
    assert found[use] == (shows, leaves_out)


SITE = "https://archive.example/"
OF_ITS_PAGE = f"On the page of my story: {SITE}stories/the-landing/#stairs"
ON_THE_SITE = [
    f"Perhaps on the page about Hope: {SITE}themes/hope/",
    "Perhaps on the first page, which shows one quote",
    "Beside my name in lists of stories",
    "In the site’s own search, when somebody looks for words in it",
]
TO_MY_STORY = "In the guide to my story, and on cards that are printed for it"
ON_A_CARD = "On a small card that other websites can show. It goes when my story goes"


@pytest.mark.parametrize(
    ("consent", "places"),
    [
        ({}, [OF_ITS_PAGE, *ON_THE_SITE]),
        ({"changes": []}, [OF_ITS_PAGE]),
        ({"changes": [], "allow": {"guides": ["words"]}}, [OF_ITS_PAGE]),
        ({"allow": {"social": ["words"], "feeds": ["words"]}}, [OF_ITS_PAGE, *ON_THE_SITE]),
    ],
)
def test_a_quote_is_told_with_every_place_where_it_will_stand(root, consent, places):
    write_story(root, ID, approved=False, consent=consent)
    (quote,) = reading(root).quotes
    assert (quote.words, list(quote.places)) == ("They came up the stairs anyway.", places)


def test_a_quote_in_guides_is_told_with_the_guides_that_use_it(root):
    write_story(root, ID, approved=False, consent={"allow": {"guides": ["words"]}})
    (quote,) = reading(root).quotes
    assert (TO_MY_STORY in quote.places, quote.places[-1]) == (True, ON_A_CARD)


GUIDE = """---
title: {title}
purpose: To talk about stairs.
format: story-discussion
audience: [anybody]
people: 8
minutes: 60
themes: [hope]
stories: [the-other, the-landing]
quotes:
  - quote: {quote}
    fallback: [{fallback}]
prompts:
  - {{ask: "Which moment would you like to hear again?", step: open}}
changes:
  - {{on: 2026-01-10, what: Written}}
---
"""


@pytest.mark.parametrize(
    ("quote", "fallback", "told"),
    [
        (
            "the-landing#stairs",
            "the-other#stairs",
            "In the guide “On stairs”, and on cards that are printed for it",
        ),
        (
            "the-other#stairs",
            "the-landing#stairs",
            "Perhaps in the guide “On stairs”, if another quote is taken back",
        ),
    ],
)
def test_a_guide_that_names_a_quote_is_told(root, quote, fallback, told):
    (root / "pages/guides").mkdir()
    text = GUIDE.format(title="On stairs", quote=quote, fallback=fallback)
    (root / "pages/guides/on-stairs.md").write_text(text)
    for id in (ID, "the-other"):
        write_story(root, id, approved=id != ID, consent={"allow": {"guides": ["words"]}})
    (found,) = reading(root).quotes
    assert told in found.places


def test_a_short_quote_stands_in_lists_and_the_others_do_not(root):
    quotes = [
        {"id": "kettle", "words": "I put the kettle on the landing", "themes": ["hope"]},
        {"id": "stairs", "words": "They came up the stairs anyway.", "themes": ["hope"]},
    ]
    write_story(root, ID, approved=False, quotes=quotes)
    in_lists = ["Beside my name in lists of stories" in q.places for q in reading(root).quotes]
    assert in_lists == [True, False]


def test_the_paper_says_what_was_agreed_and_what_was_not(root, tmp_path):
    consent = {"search_engines": "yes", "conditions": ["Not in the local paper"]}
    write_story(root, ID, approved=False, consent=consent)
    yes, _, no = page(root, tmp_path).partition("What I did not say yes to")
    yes = yes.partition("What I said yes to")[2]
    assert (
        "This website" in yes,
        "Search engines" in yes,
        "Not in the local paper" in yes,
        "Training AI" in yes,
        "Training AI" in no,
        "Discussion guides" in no,
    ) == (True, True, True, False, True, True)


@pytest.mark.parametrize(
    ("people", "told"),
    [
        ([], "Nobody else was written down."),
        ([{"who": "my sister", "how": "agreed"}], "they agreed"),
        ([{"who": "my sister"}], "not asked yet: my story waits until they are"),
    ],
)
def test_the_paper_says_who_else_is_in_it(root, tmp_path, people, told):
    write_story(root, ID, approved=False, people=people)
    assert told in page(root, tmp_path)


def test_the_paper_says_how_to_take_it_back_and_whom_to_tell(root, tmp_path):
    path = root / "mkdocs.yml"
    path.write_text(path.read_text() + "extra:\n  contact: Ring Jo on 01632 960001\n")
    write_story(root, ID, approved=False)
    text = page(root, tmp_path)
    assert ("How I take it back" in text, "Ring Jo on 01632 960001" in text) == (True, True)


def test_the_paper_has_the_code_of_the_words_and_terms_as_they_are(root, tmp_path):
    write_story(root, ID, approved=False)
    (story,) = read_archive(place_in(root)).stories
    assert page(root, tmp_path).count(f">{code_to_sign(story)}<") == 1


@pytest.mark.parametrize(
    ("approved", "told"),
    [(False, "Nobody can read this yet."), (True, "Some of this can be read already.")],
)
def test_the_paper_says_whether_it_can_be_read_already(root, tmp_path, approved, told):
    write_story(root, ID, approved=approved)
    assert told in page(root, tmp_path)


def test_a_story_that_starts_later_is_shown_as_on_that_day(root):
    starts = TODAY.replace(year=TODAY.year + 1).isoformat()
    write_story(root, ID, approved=False, consent={"starts": starts})
    assert [each.name for each in reading(root).uses] == ["This website"]


def test_what_waits_even_when_it_is_signed_is_told(root):
    write_story(root, ID, approved=False, consent={"expires": TODAY.isoformat()})
    done = run(root, ID)
    assert (done.exit_code, f"consent expired on {TODAY}" in done.stderr) == (1, True)


def test_every_bit_of_text_is_escaped(root, tmp_path):
    write_story(root, ID, approved=False, title="Tea & <3 sympathy")
    assert "Tea &amp; &lt;3 sympathy" in page(root, tmp_path)


# Translations.


@pytest.fixture
def translated(root):
    write_story(root, ID, consent=TRANSLATABLE, **PORTRAIT)
    write_translation(root, ID, approved=False, alt={"portrait.jpg": "Maren air an staidhre."})
    return root


def test_a_translation_is_shown_with_its_own_words_and_code(translated):
    read = reading(translated, "gd")
    (story,) = read_archive(place_in(translated)).stories
    assert (read.title, read.language, read.translated_by, read.code) == (
        "An coire air a’ cheann-staidhre",
        "gd",
        "Seonag",
        code_to_sign(story, story.translations[0]),
    )


def test_quotes_of_a_translation_stand_on_its_own_page_alone(translated):
    (quote,) = reading(translated, "gd").quotes
    assert quote.places == (
        f"On the page of this translation: {SITE}stories/the-landing/gd/#stairs",
    )


# In steps, for somebody who does not read.


def test_the_steps_hold_every_word_of_the_story(root):
    write_story(root, ID, approved=False)
    read = reading(root)
    said = [step.aloud for step in steps_of(read)]
    assert [
        words in said
        for words in (
            "I put the kettle on the landing so that I would have to meet people.",
            "They came up the stairs anyway.",
            read.title,
            read.summary,
            read.credit,
        )
    ] == [True] * 5


def test_the_steps_are_numbered_and_the_code_is_spelt_out(root):
    write_story(root, ID, approved=False)
    read = reading(root)
    text = as_text(steps_of(read), read)
    numbers = [int(number) for number in re.findall(r"^(\d+)\. ", text, re.M)]
    spelt = ", ".join(" ".join(half) for half in read.code.split("-"))
    assert (numbers == list(range(1, len(numbers) + 1)), spelt in text) == (True, True)


def test_no_address_is_read_out(root):
    write_story(root, ID, approved=False)
    assert "https:" not in as_text(steps_of(reading(root)), reading(root))


def test_the_steps_are_a_page_and_plain_text(root, tmp_path):
    write_story(root, ID, approved=False)
    run(root, ID, "--read-aloud", "--out", str(tmp_path / "out"))
    assert sorted(tree(tmp_path / "out")) == [
        "the-landing.read-aloud.html",
        "the-landing.read-aloud.txt",
    ]


# As a facilitator types it.


def test_says_where_the_paper_is_and_what_comes_next(root, tmp_path):
    write_story(root, ID, approved=False)
    done = run(root, ID, "--out", str(tmp_path / "out"))
    (story,) = read_archive(place_in(root)).stories
    assert (done.exit_code, done.stdout, done.stderr.splitlines()) == (
        0,
        "",
        [
            f"The paper is {tmp_path}/out/the-landing.proof.html.",
            f"The code to sign: {code_to_sign(story)}. Afterwards: ownwords approve the-landing",
            "It is private. Delete it when it is printed.",
        ],
    )


def test_without_a_folder_it_goes_among_the_computer_s_temporary_files(root, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    write_story(root, ID, approved=False)
    before = tree(root)
    run(root, ID)
    (path,) = tree(tmp_path / "temporary")
    assert (path.endswith("/the-landing.proof.html"), tree(root) == before) == (True, True)


@pytest.mark.parametrize("where", ["", "stories", "pages", "site", "papers"])
def test_no_paper_goes_into_the_archive(root, where):
    write_story(root, ID, approved=False)
    before = tree(root)
    done = run(root, ID, "--out", str(root / where))
    assert (done.exit_code, tree(root) == before) == (2, True)


def test_a_proof_changes_nothing_of_the_story(root, tmp_path):
    write_story(root, ID, approved=False, consent={"status": "requested"})
    before = tree(root)
    run(root, ID, "--out", str(tmp_path / "out"))
    assert tree(root) == before


def test_a_story_with_problems_tells_them_instead(root, tmp_path):
    write_story(root, ID, approved=False)
    path = root / "stories" / ID / "story.md"
    path.write_text(path.read_text().replace("language: en-GB\n", ""))
    done = run(root, ID, "--out", str(tmp_path / "out"))
    assert (done.exit_code, done.stdout[:36], (tmp_path / "out").exists()) == (
        1,
        "stories/the-landing/story.md:1:1 lan",
        False,
    )


def test_prints_nothing_in_a_log_that_may_be_public(root, tmp_path, monkeypatch):
    monkeypatch.setenv("CI", "true")
    write_story(root, ID, approved=False)
    done = run(root, ID, "--out", str(tmp_path / "out"))
    assert (done.exit_code, "Maren" in done.output, (tmp_path / "out").exists()) == (
        2,
        False,
        False,
    )


def test_the_code_on_the_paper_approves(root, tmp_path):
    write_story(root, ID, approved=False)
    code = re.search(r'class="code">([^<]+)<', page(root, tmp_path))[1]
    words = ["approve", ID, "--code", code, "--how", "aloud", "--witness", "JD", "-C", str(root)]
    assert CliRunner().invoke(app, words).exit_code == 0


# On this computer alone.


@pytest.fixture
def served():
    with server_of("<p>private</p>") as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def fetched(address, host=None):
    request = urllib.request.Request(address, headers={"Host": host} if host else {})
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.read(), answer.headers["Cache-Control"]
    except urllib.error.HTTPError as error:
        with error:
            return error.code, b"", None


def test_shows_the_page_on_this_computer(served):
    assert fetched(address_of(served)) == (200, b"<p>private</p>", "no-store")


@pytest.mark.parametrize(("path", "host"), [("other", None), ("", "evil.example:80")])
def test_shows_nothing_else_and_to_nobody_else(served, path, host):
    assert fetched(address_of(served) + path, host)[:2] == (404, b"")


def test_listens_on_loopback_alone(served):
    assert served.server_address[0] == "127.0.0.1"


def test_show_says_where_and_ends_with_ctrl_c(root, tmp_path, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("socketserver.BaseServer.serve_forever", interrupted)
    write_story(root, ID, approved=False)
    done = run(root, ID, "--show", "--out", str(tmp_path / "out"))
    told = re.search(r"It is at http://127\.0\.0\.1:\d+/, on this computer alone", done.stderr)
    assert (done.exit_code, bool(told)) == (0, True)
