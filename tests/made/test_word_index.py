"""The search inside stories: whose words are in it, and that it is made anew each time."""

import gzip
import json
import sys
from dataclasses import replace

import pytest

from ownwords.archive import PublishedTranslation, Recording, WebArchive
from ownwords.errors import PlanError
from ownwords.made.files import SiteSettings
from ownwords.made.finding import word_index as made
from ownwords.made.kit import Kit
from ownwords.media.captions import Cue
from ownwords.terms import Change

from .factory import AGREED, EDITORIAL, TEMPLATES, make_many, make_published

UNAGREED = replace(AGREED, changes=frozenset())
SPOKEN = Recording("a" * 64, ".mp3", "Read aloud.", (Cue(0.0, 2.0, "Marzipan & <tea>."),))


def index_of(*stories, **settings):
    kit = Kit(WebArchive(stories), EDITORIAL, SiteSettings(**settings), TEMPLATES, {}, {})
    return made.word_index(kit)


def fragments(index):
    """What a result would show, by the id of the fragment."""
    held = {}
    for file in index.files:
        if "/fragment/" in file.uri:
            told = json.loads(gzip.decompress(file.content).removeprefix(b"pagefind_dcd"))
            held[file.uri.split("/")[-1].removesuffix(".pf_fragment")] = told
    return held


def everything(index):
    raw = [
        gzip.decompress(f.content) if f.content[:2] == b"\x1f\x8b" else f.content
        for f in index.files
    ]
    return b"\n".join(raw)


def translated(story, **changes):
    told = {
        "let_through": story.let_through,
        "language": "gd",
        "title": "Creamh",
        "summary": "Geàrr-chunntas.",
        "translated_by": None,
        "body": "<p>Bha an t-uisge ann.</p>",
        "word_count": 4,
        "quotes": (),
        "alts": {},
    }
    return replace(story, translations=(PublishedTranslation(**(told | changes)),))


def test_the_words_of_a_story_that_agreed_to_excerpts_are_in_it():
    index = index_of(make_published())
    (id,) = index.inside.values()
    told = fragments(index)[id]
    assert "The leeks did not care." in told["content"]
    assert told["meta"]["title"] == "Leeks in February"


def test_no_word_of_any_other_story_is_in_it():
    index = index_of(*make_many(2), make_published(body="<p>Zanzibar</p>", agreed=UNAGREED))
    assert (len(index.inside), b"anzibar" in everything(index).lower()) == (2, False)


def test_what_is_heard_can_be_found():
    index = index_of(make_published(audio=SPOKEN))
    assert "Marzipan & <tea>." in next(iter(fragments(index).values()))["content"]


def test_translations_are_found_by_their_own_words():
    index = index_of(translated(make_published()))
    id = index.inside["leeks-in-february", "gd"]
    assert "Bha an t-uisge ann." in fragments(index)[id]["content"]


def test_what_is_left_out_is_known_to_the_list_alone():
    """Pagefind writes its filters in another order each time it runs."""
    index = index_of(make_published(content_notes=("death/bereavement", "stigma")))
    (told,) = fragments(index).values()
    assert told["filters"] == {}


@pytest.mark.parametrize(
    "index",
    [
        lambda: index_of(make_published(), word_search=False),
        lambda: index_of(make_published(agreed=UNAGREED)),
        index_of,
    ],
    ids=["switched off", "nobody agreed", "no story"],
)
def test_there_is_none_where_nothing_may_be_searched(index):
    assert index() == made.WordIndex()


def test_it_is_the_same_at_every_build():
    stories = [make_published(content_notes=("stigma",)), *make_many(40)]
    assert index_of(*stories) == index_of(*stories[::-1])


def test_a_title_with_signs_of_its_own_stays_whole():
    index = index_of(make_published(title='Leeks, "tea" & <bread>: a year'))
    (told,) = fragments(index).values()
    assert told["meta"] == {"title": 'Leeks, "tea" & <bread>: a year'}


def test_of_pagefind_only_its_program_is_handed_on():
    uris = {file.uri.removeprefix("find/words/") for file in index_of(make_published()).files}
    named = {uri for uri in uris if "/" not in uri and not uri.endswith(".pf_meta")}
    assert named == {"open.js", "pagefind.js", "pagefind-entry.json", "wasm.en.pagefind"}


@pytest.mark.parametrize("language", ["gd", "ja"])
def test_an_archive_in_a_language_that_pagefind_does_not_know_is_searched_too(language):
    index = index_of(make_published(language=language), language=language)
    assert len(index.inside) == 1


def test_where_it_cannot_be_made_the_build_stops_and_says_no_word_of_a_story(monkeypatch):
    monkeypatch.setattr("pagefind_bin.get_executable", lambda: "/nowhere/pagefind")
    with pytest.raises(PlanError, match=r"could not be made\. Write word_search: false"):
        index_of(make_published())


def test_where_pagefind_is_not_made_for_this_machine_it_says_so(monkeypatch):
    monkeypatch.setitem(sys.modules, "pagefind_bin", None)
    with pytest.raises(PlanError, match="could not be made"):
        index_of(make_published())


@pytest.mark.parametrize("program", ["/bin/true", "/bin/false"])
def test_where_pagefind_leaves_nothing_behind_the_build_stops_too(monkeypatch, program):
    monkeypatch.setattr("pagefind_bin.get_executable", lambda: program)
    with pytest.raises(PlanError, match="could not be made"):
        index_of(make_published())


def test_no_full_stop_or_other_sign_is_put_into_anybody_s_mouth():
    """Pagefind ends every paragraph and heading with one."""
    mark = '<sup class="footnote"><a id="note-1-back" href="#note-1">1</a></sup>'
    body = (
        f"<h2>Winter</h2><p>It <em>r</em>ained{mark}</p><ul><li>one</li><li>two<br>three</li></ul>"
    )
    (told,) = fragments(index_of(make_published(body=body, summary="Leeks."))).values()
    assert told["content"] == "Winter It rained one two three … Leeks."


def test_excerpts_are_agreed_even_where_no_quote_is_chosen():
    story = make_published(quotes=(), excerpts=())
    assert Change.EXCERPTS in story.agreed.changes
    assert len(index_of(story).inside) == 1


def test_what_its_program_says_is_nobodys_secret():
    said = " ".join(made.program_texts(index_of(make_published(body="<p>Zanzibar</p>")).files))
    assert ("wasm" in said, "Zanzibar" in said) == (True, False)
