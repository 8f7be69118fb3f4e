"""`ownwords proof`: what a storyteller reads before signing, by the code that publishes."""

from __future__ import annotations

import re
import threading
import urllib.error
import urllib.request
from dataclasses import replace

import pytest
from typer.testing import CliRunner

from ownwords.advice.private import MORE_THAN_A_FIRST_NAME
from ownwords.advice.rules import private_words
from ownwords.desk.main import app
from ownwords.desk.proofs.facts import against_proof, as_if_signed, proof_of
from ownwords.desk.proofs.loopback import address_of, server_of
from ownwords.desk.proofs.page import reading_of
from ownwords.desk.proofs.read_aloud import as_text, steps_of
from ownwords.desk.proofs.spoken_words import stretches_of
from ownwords.desk.proofs.thoughts import ASKED
from ownwords.edition import read_archive
from ownwords.gate import publish
from ownwords.settings import place_in
from ownwords.terms import Use
from ownwords.told.advice import advice_on
from ownwords.told.approval import code_to_sign
from tests.archives import (
    BODY,
    BODY_IN_GAELIC,
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
HELD = "I wanted to die, and took a number of tablets."
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
        ("This website", "the title, the summary, the words", "the picture"),
        ("Discussion guides", "the title, the summary, the words, the picture", ""),
        ("Link previews", "the title, the summary", "the rest of the story"),
        (
            "Feeds and other archives",
            "the title, the summary, the name",
            "the rest of the story",
        ),
    ],
)
def test_each_use_says_what_it_shows_and_what_it_leaves_out(root, use, shows, leaves_out):
    allow = {"guides": ["words", "portrait"], "social": ["words", "portrait"], "feeds": ["words"]}
    write_story(root, ID, approved=False, consent={"allow": allow}, **PORTRAIT)
    found = {use.yes.said.name: (use.shows, use.leaves_out) for use in reading(root).uses}
    assert found[use] == (shows, leaves_out)


def test_a_part_that_may_be_shown_and_is_not_there_yet_is_told(root):
    write_story(root, ID, approved=False, consent={"allow": {"web": ["words", "film"]}})
    assert [use.besides for use in reading(root).uses] == ["the film"]


OF_ITS_PAGE = "On the story’s own page"
ON_THE_SITE = [
    "Perhaps on the page about hope",
    "Perhaps on the first page, which shows one quote",
    "Beside the name in lists of stories",
    "In the site’s own search, when somebody looks for words in it",
]
TO_THIS_STORY = "In the guide to this story, and on cards that are printed for it"
ON_A_CARD = "On a small card that other websites can show. It goes when the story goes"


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
    assert (TO_THIS_STORY in quote.places, quote.places[-1]) == (True, ON_A_CARD)


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
    in_lists = ["Beside the name in lists of stories" in q.places for q in reading(root).quotes]
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
        "Companies are asked not to train AI with it." in no,
        "It is not read out or printed for groups." in no,
    ) == (True, True, True, False, True, True)


@pytest.mark.parametrize(
    ("people", "told"),
    [
        ([], "Nobody else was written down."),
        ([{"who": "my sister", "how": "agreed"}], "they agreed"),
        ([{"who": "my sister"}], "not asked yet: the story waits until they are"),
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
    assert [use.yes.use for use in reading(root).uses] == [Use.WEB]


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
    assert quote.places == ("On the page of this translation",)


def test_a_translation_with_a_passage_that_waits_is_not_shown_as_the_story_itself(root, tmp_path):
    write_story(root, ID, consent=TRANSLATABLE)
    write_translation(root, ID, approved=False, body=f"{BODY_IN_GAELIC}\n{HELD}\n")
    done = run(root, ID, "--language", "gd", "--out", str(tmp_path / "out"))
    assert (
        done.exit_code,
        "a passage waits for a person" in done.stderr,
        "held:" in done.stdout,
        (tmp_path / "out").exists(),
    ) == (1, True, True, False)


# In steps, for somebody who does not read.


def test_the_steps_hold_every_word_of_the_story(root):
    write_story(root, ID, approved=False)
    read = reading(root)
    said = [line.aloud for step in steps_of(read) for line in step.lines]
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


TEA = "Tea again, and nobody came up. " * 10
LONG = f"## The landing\n\n{TEA}\n\n{TEA}\n\n## The stairs\n\n{TEA}\n"


def told_aloud(root, **changes):
    write_story(root, ID, approved=False, **changes)
    read = reading(root)
    return as_text(steps_of(read), read)


@pytest.mark.parametrize("unspoken", ["https:", "stories/", "#", "archive.example", "my story"])
def test_nothing_is_read_out_that_nobody_would_say(root, unspoken):
    consent = {"allow": {use: ["words", "portrait"] for use in map(str, Use)}}
    assert unspoken not in told_aloud(root, consent=consent, **PORTRAIT)


def test_the_title_is_read_once(root):
    assert told_aloud(root).count("The kettle on the landing") == 1


def test_after_every_part_there_is_a_pause_to_ask(root):
    text = told_aloud(root)
    assert len(re.findall(r"^\d+\. ", text, re.M)) == text.count("Pause. Ask: ")


def test_a_heading_is_read_with_what_it_is_the_head_of_and_is_no_part_of_its_own(root):
    text = told_aloud(root, body=LONG, quotes=[])
    begins = re.findall(r"^\d+\. The story, (\d) of 2\n   > (.*)", text, re.M)
    assert begins == [("1", "The landing"), ("2", "The stairs")]


def test_a_footnote_is_read_as_a_note_and_its_number_is_not_read(root):
    text = told_aloud(root, body="They came up the stairs anyway.[^1]\n\n[^1]: All of them.\n")
    assert ("> They came up the stairs anyway.\n" in text, "> A note: All of them." in text) == (
        True,
        True,
    )


@pytest.mark.parametrize(
    ("body", "lengths"),
    [
        ("<p>One.</p>", [1]),
        (f"<p>{'a ' * 49}</p><h2>Head</h2><p>{'b ' * 60}</p>", [3]),
        (f"<p>{'a ' * 50}</p><h2>Head</h2><p>{'b ' * 60}</p>", [1, 2]),
        (f"<p>{'a ' * 119}</p><p>{'b ' * 60}</p>", [2]),
        (f"<p>{'a ' * 120}</p><p>{'b ' * 60}</p>", [1, 1]),
        (f"<p>{'a ' * 120}</p><p>{'b ' * 49}</p>", [2]),
        ("", []),
    ],
)
def test_a_stretch_is_about_a_minute_and_none_is_very_short(body, lengths):
    assert [len(each) for each in stretches_of(body)] == lengths


def test_what_all_quotes_share_is_said_once(root):
    quotes = [
        {"id": "kettle", "words": "I put the kettle on the landing", "themes": ["hope"]},
        {"id": "stairs", "words": "They came up the stairs anyway.", "themes": ["hope"]},
    ]
    text = " ".join(told_aloud(root, quotes=quotes).replace(">", "").split())
    assert text.count("perhaps on the page about hope") == 1


# To think about, and advice.


DETAILS = "My sister Ailsa rang 01632 960123 from the village of Nowhere.\n\n" + BODY
ADVISED = f"He committed suicide.\n\n{BODY}"


def test_the_paper_asks_about_who_could_be_known_and_leaves_the_choice(root, tmp_path):
    write_story(root, ID, approved=False, body=DETAILS)
    thoughts = page(root, tmp_path).partition("To think about before I sign")[2]
    assert [
        words in thoughts.partition("</section>")[0]
        for words in (
            "It names other people: “My sister Ailsa”. Do they know",
            "It has a phone number: “01632 960123”.",
            "It says where: “village of Nowhere”.",
            "All of this can stay, if I want it to.",
        )
    ] == [True] * 4


@pytest.mark.parametrize("body", [BODY, ADVISED])
def test_the_paper_says_nothing_of_the_storyteller_s_language(root, tmp_path, body):
    write_story(root, ID, approved=False, body=body)
    assert "To think about" not in page(root, tmp_path)


def test_what_was_let_stand_is_not_asked_about_again(root):
    write_story(root, ID, approved=False, body=f"My friend Ailsa came.\n\n{BODY}")
    (story,) = read_archive(place_in(root)).stories
    (found,) = (e.finding for e in advice_on(story) if e.finding.rule.id == "other-person")
    let = {"finding": found.rule.id, "words": found.code, "by": "JD", "on": "2024-03-20"}
    path = root / "stories" / ID / "story.md"
    accept = f"accept: [{let | {'why': 'She said yes'}}]"
    path.write_text(path.read_text().replace("consent:\n", f"{accept}\nconsent:\n"))
    assert reading(root).thoughts == ()


def test_each_detail_that_is_looked_for_has_its_question():
    # A name is refused before there is a paper, and how they are named stands on it.
    assert set(ASKED) == set(private_words().rules) - {MORE_THAN_A_FIRST_NAME}


def test_the_facilitator_is_told_the_advice_and_the_storyteller_reads_none_of_it(root, tmp_path):
    write_story(root, ID, approved=False, body=ADVISED)
    done = run(root, ID, "--out", str(tmp_path / "out"))
    (paper,) = (tmp_path / "out").glob("*.html")
    told = ("says it as one says a crime" in done.stdout, "1 piece of advice" in done.stderr)
    assert (*told, "advice" in paper.read_text()) == (True, True, False)


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
