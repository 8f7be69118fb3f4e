"""The only door: what is let through, for which use, on which day, and what is left out."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ownwords.archive import Credit, Picture, Quote, Recording, Version
from ownwords.gate import Withheld, opener, publish
from ownwords.media.captions import Cue
from ownwords.reasons import reason_to_withhold
from ownwords.terms import Change, CreditKind, Part, Use
from tests.factory import (
    A_DAY,
    A_WEEK,
    ALL_MEDIA,
    ANOTHER_CODE,
    ARTWORK,
    AUDIO,
    EVERYTHING,
    FAR_OFF,
    FILM,
    MINOR,
    PORTRAIT,
    TODAY,
    TOMORROW,
    YESTERDAY,
    let_through,
    make_refused,
    make_story,
    make_withdrawn,
    published,
)

TWO_DAYS_ON = TODAY + 2 * A_DAY


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({}, None),
        ({"status": "requested"}, "consent is requested"),
        ({"status": "refused"}, "consent is refused"),
        ({"status": "withdrawn"}, "consent is withdrawn"),
        ({"status": "invalidated"}, "consent is invalidated"),
        ({"allow": {}}, "no consent for the website"),
        ({"allow": {"book": ["words"]}}, "no consent for the website"),
        ({"allow": {"web": []}}, "no consent for the website"),
        ({"allow": {"web": ["portrait", "audio"]}}, "no consent for the website"),
        ({"given": TOMORROW}, "consent is dated in the future"),
        ({"given": TODAY}, None),
        ({"starts": TOMORROW}, "may not be public before 2026-06-02"),
        ({"starts": TODAY}, None),
        ({"expires": YESTERDAY}, "consent expired on 2026-05-31"),
        ({"expires": TODAY}, "consent expired on 2026-06-01"),
        (
            {"expires": TOMORROW},
            "consent expires on 2026-06-02, before the site is built again",
        ),
        ({"expires": TWO_DAYS_ON}, None),
        ({"review": YESTERDAY}, None),
        (MINOR | {"review": YESTERDAY}, "someone under 18 is to be asked again by 2026-05-31"),
        (MINOR | {"review": TOMORROW}, "someone under 18 is to be asked again by 2026-06-02"),
        (MINOR | {"review": TWO_DAYS_ON}, None),
    ],
)
def test_withholds_from_the_website(changes, reason):
    assert reason_to_withhold(make_story(consent=changes), Use.WEB, as_of=TODAY) == reason


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        (
            {"expires": TODAY + A_WEEK},
            "consent expires on 2026-06-08, before the site is built again",
        ),
        ({"expires": TODAY + A_WEEK + A_DAY}, None),
        (
            MINOR | {"review": TODAY + A_WEEK},
            "someone under 18 is to be asked again by 2026-06-08",
        ),
        (MINOR | {"review": TODAY + A_WEEK + A_DAY}, None),
    ],
)
def test_consent_outlasts_a_site_that_is_built_every_week(changes, reason):
    story = make_story(consent=changes)
    assert reason_to_withhold(story, Use.WEB, TODAY, rebuild_every=A_WEEK) == reason


@pytest.mark.parametrize(("days", "is_published"), [(1, False), (2, True), (0, False)])
def test_publish_asks_for_how_long_a_page_stays_up(days, is_published):
    story = make_story(consent={"expires": TODAY + days * A_DAY})
    let = publish([story], Use.WEB, TODAY, rebuild_every=A_DAY)
    assert bool(let.stories) is is_published


@pytest.mark.parametrize(
    ("approved", "reason"),
    [
        (None, "not approved by the storyteller yet"),
        ({"on": TOMORROW}, "approval is dated in the future"),
        ({"on": TODAY}, None),
        (
            {"words": ANOTHER_CODE},
            "words, links or media changed since the storyteller approved them",
        ),
        ({"terms": ANOTHER_CODE}, "what was agreed changed since the storyteller approved it"),
    ],
)
def test_withholds_what_the_storyteller_has_not_approved_as_it_is_now(approved, reason):
    assert reason_to_withhold(make_story(approved=approved), Use.WEB, TODAY) == reason


@pytest.mark.parametrize(
    ("how", "reason"),
    [
        ({"how": "agreed"}, None),
        ({"how": "disguised"}, None),
        ({"how": "died"}, None),
        ({"how": "public"}, None),
        ({"how": "unsettled"}, "another person in it has not been asked"),
        ({}, "another person in it has not been asked"),
    ],
)
def test_withholds_while_another_person_is_unsettled(how, reason):
    people = [{"who": "my mother", "how": "died"}, {"who": "my sister"} | how]
    assert reason_to_withhold(make_story(people=people), Use.WEB, TODAY) == reason


@pytest.mark.parametrize(
    ("use", "place"),
    [
        (Use.WEB, "the website"),
        (Use.GUIDES, "discussion guides"),
        (Use.BOOK, "the story book"),
        (Use.SOCIAL, "link previews"),
        (Use.FEEDS, "feeds"),
        (Use.RESEARCH, "research"),
    ],
)
def test_names_the_use_that_was_not_agreed(use, place):
    others = {other: ["words"] for other in Use if other is not use}
    story = make_story(consent={"allow": others})
    assert reason_to_withhold(story, use, TODAY) == f"no consent for {place}"


@pytest.mark.parametrize("asked", Use)
@pytest.mark.parametrize("agreed", Use)
def test_publishes_for_the_very_use_that_was_agreed(agreed, asked):
    story = make_story(consent={"allow": {agreed: ["words"]}})
    assert bool(let_through(story, use=asked).stories) is (agreed is asked)


@pytest.mark.parametrize(
    ("story", "reason"),
    [
        (make_withdrawn(), "withdrawn in 2026-05"),
        (make_withdrawn(notice="gone"), "withdrawn in 2026-05"),
        (make_refused(), "there is a problem in its file"),
    ],
)
@pytest.mark.parametrize("use", Use)
def test_withholds_from_every_use(story, reason, use):
    assert let_through(story, use=use).withheld == (Withheld(story.id, reason),)


@pytest.mark.parametrize(
    ("story", "notices"),
    [
        (make_withdrawn("taken-back", notice="gone"), {"taken-back"}),
        (make_withdrawn("taken-back", notice="none"), set()),
        (make_withdrawn("taken-back"), set()),
        (make_refused("refused"), set()),
        (make_story("x-1", notice="gone", consent={"status": "withdrawn"}), {"x-1"}),
        (make_story("x-1", notice="gone", consent={"status": "invalidated"}), {"x-1"}),
        (make_story("x-1", notice="none", consent={"status": "withdrawn"}), set()),
        (make_story("x-1", notice="gone", consent={"status": "requested"}), set()),
        (make_story("x-1", notice="gone", consent={"status": "refused"}), set()),
        (make_story("x-1", notice="gone", consent={"expires": TODAY}), set()),
        (make_story("x-1", notice="gone"), set()),
    ],
)
def test_leaves_a_notice_where_a_story_was_taken_back_and_the_storyteller_wants_one(story, notices):
    assert set(let_through(story).notices) == notices


@pytest.mark.parametrize(
    ("story", "month"),
    [
        (make_withdrawn("taken-back", notice="gone"), "2026-05"),
        (make_story("taken-back", notice="gone", consent={"status": "withdrawn"}), None),
    ],
)
def test_a_notice_tells_the_month_where_the_file_does(story, month):
    assert let_through(story).notices == {"taken-back": month}


@pytest.mark.parametrize(
    ("story", "removed"),
    [
        (make_withdrawn("the-blue-coat"), {"the-blue-coat": "2026-05"}),
        (make_story(consent={"expires": TODAY}), {"leeks-in-february": "2026-06"}),
        (make_story(consent={"expires": TOMORROW}), {}),
        (make_story(consent={"status": "refused"}), {}),
        (make_story(), {}),
    ],
)
def test_tells_the_month_in_which_a_story_was_taken_back_or_ran_out(story, removed):
    assert let_through(story).removed == removed


def test_one_withheld_story_does_not_hold_up_the_others():
    stories = (make_refused("a-a-a"), make_story("b-b-b"), make_withdrawn("c-c-c"))
    let = let_through(*stories)
    assert ([s.id for s in let.stories], [w.id for w in let.withheld]) == (
        ["b-b-b"],
        ["a-a-a", "c-c-c"],
    )


def test_a_publication_says_for_what_and_when():
    let = let_through(use=Use.BOOK)
    assert (let.use, let.as_of, let.stories, let.withheld) == (Use.BOOK, TODAY, (), ())


def test_a_published_story_has_its_words():
    story = published(make_story(collection="harbour", content_notes=["mental-health/hospital"]))
    assert (
        story.id,
        story.title,
        story.summary,
        story.language,
        story.told,
        story.collection,
        story.themes,
        story.tags,
        story.content_notes,
        story.word_count,
        story.expires,
    ) == (
        "leeks-in-february",
        "Leeks in February",
        "Hospital, and growing leeks.",
        "en-GB",
        date(2026, 3, 14),
        "harbour",
        ("hope",),
        ("allotment",),
        ("mental-health/hospital",),
        14,
        FAR_OFF,
    )


def test_a_word_that_stands_twice_in_a_list_is_published_once():
    story = published(make_story(themes=["hope", "connectedness", "hope"], tags=["a", "a"]))
    assert (story.themes, story.tags) == (("hope", "connectedness"), ("a",))


def test_the_body_has_an_anchor_at_each_quote():
    assert published(make_story()).body.endswith(
        '<p><span class="passage" id="leeks">The leeks did not care</span>.</p>'
    )


def test_quotes_are_shown_as_the_text_shows_them():
    quotes = [{"id": "mum", "words": "'Mum' didn't *say*..."}]
    story = published(make_story(text="'Mum' didn't *say*...", quotes=quotes))
    assert story.quotes == (Quote("mum", "‘Mum’ didn’t say…", html="‘Mum’ didn’t <em>say</em>…"),)


@pytest.mark.parametrize(
    ("changes", "excerpts"),
    [
        (["excerpts"], ("leeks",)),
        (["excerpts", "translation"], ("leeks",)),
        (["translation", "actor-voice"], ()),
        ([], ()),
    ],
)
def test_quotes_stand_elsewhere_only_where_excerpts_are_agreed(changes, excerpts):
    story = published(make_story(consent={"changes": changes}))
    assert tuple(quote.id for quote in story.excerpts) == excerpts


def test_quotes_stand_on_the_storys_own_page_without_excerpts():
    story = published(make_story(consent={"changes": []}))
    assert [quote.id for quote in story.quotes] == ["leeks"]


def test_a_quote_keeps_its_themes_once_each():
    quote = {"id": "leeks", "words": "The leeks did not care.", "themes": ["hope", "hope"]}
    assert published(make_story(quotes=[quote])).quotes[0].themes == ("hope",)


@pytest.mark.parametrize(
    ("storyteller", "credit"),
    [
        ({}, Credit(CreditKind.FIRST_NAME, "Shona", "Peer worker", "Moray")),
        ({"role": None, "place": None}, Credit(CreditKind.FIRST_NAME, "Shona")),
        (
            {"credit": "role", "name": None},
            Credit(CreditKind.ROLE, None, "Peer worker", "Moray"),
        ),
        (
            {"credit": "anonymous", "name": None, "role": None},
            Credit(CreditKind.ANONYMOUS, None, None, "Moray"),
        ),
    ],
)
def test_credits_as_the_storyteller_asked(storyteller, credit):
    assert published(make_story(storyteller=storyteller)).credit == credit


MEDIA = make_story(**ALL_MEDIA, consent={"allow": EVERYTHING})
DIGEST = {name: original.digest for name, original in MEDIA.originals.items()}
CUES = (Cue(0.0, 2.0, "It rained."),)
POSTER = Picture(DIGEST["poster.jpg"], FILM["alt"])


def with_parts(*parts: str, use: str = "web"):
    """A story with all media, of which these parts are agreed."""
    return make_story(**ALL_MEDIA, consent={"allow": {use: ["words", *parts]}})


def parts_shown(story):
    named = {
        "portrait": story.portrait,
        "artwork": story.artwork,
        "audio": story.audio,
        "film": story.film,
    }
    return {part for part, shown in named.items() if shown}


@pytest.mark.parametrize(
    ("web", "social", "has_portrait", "shows"),
    [
        (["words", "portrait"], ["words", "portrait"], True, True),
        (["words", "portrait"], ["words", "portrait"], False, False),
        (["words"], ["words", "portrait"], True, False),
        (["words", "portrait"], ["words"], True, False),
    ],
)
def test_a_portrait_shows_in_previews_only_where_both_uses_were_agreed(
    web, social, has_portrait, shows
):
    given = {"portrait": PORTRAIT} if has_portrait else {}
    story = make_story(**given, consent={"allow": {"web": web, "social": social}})
    assert published(story).agreed.portrait_in_previews is shows


@pytest.mark.parametrize("part", ["portrait", "artwork", "audio", "film"])
def test_leaves_out_every_part_but_the_one_that_is_agreed(part):
    assert parts_shown(published(with_parts(part))) == {part}


@pytest.mark.parametrize("part", ["portrait", "artwork", "audio", "film"])
def test_leaves_out_the_one_part_that_is_not_agreed(part):
    all_parts = {"portrait", "artwork", "audio", "film"}
    assert parts_shown(published(with_parts(*(all_parts - {part})))) == all_parts - {part}


def test_a_part_is_agreed_use_by_use():
    allow = {"web": ["words"], "book": ["words", "portrait"]}
    story = make_story(portrait=PORTRAIT, consent={"allow": allow})
    portraits = [published(story, use).portrait for use in (Use.WEB, Use.BOOK)]
    assert portraits == [None, Picture(DIGEST["portrait.jpg"], PORTRAIT["alt"])]


@pytest.mark.parametrize("use", Use)
def test_leaves_out_what_is_agreed_and_not_there(use):
    story = make_story(consent={"allow": EVERYTHING})
    assert parts_shown(published(story, use)) == set()


def test_a_picture_is_its_digest_alt_text_and_focus():
    portrait = PORTRAIT | {"focus": [0.5, 0.3]}
    story = make_story(portrait=portrait, consent={"allow": EVERYTHING})
    assert published(story).portrait == Picture(
        DIGEST["portrait.jpg"], "Shona holding a leek.", (0.5, 0.3)
    )


def test_artwork_keeps_its_order():
    artwork = [{"file": f"{n}.png", "alt": n} for n in ("b", "a", "c")]
    story = make_story(artwork=artwork, consent={"allow": EVERYTHING})
    assert [picture.alt for picture in published(story).artwork] == ["b", "a", "c"]


def test_sound_brings_its_transcript():
    assert published(MEDIA).audio == Recording(DIGEST["shona.mp3"], ".mp3", AUDIO["alt"], CUES)


def test_film_brings_its_captions_and_its_poster():
    assert published(MEDIA).film == Recording(DIGEST["walk.mp4"], ".mp4", FILM["alt"], CUES, POSTER)


def test_what_is_said_of_media_and_in_them_is_set_like_the_story():
    told = make_story(
        audio=AUDIO | {"alt": "Shona's voice."},
        cues=(Cue(0.0, 2.0, "It's 2 * 3, isn't it?"),),
        consent={"allow": {"web": ["words", "audio"]}},
    )
    voice = published(told).audio
    assert (voice.alt, voice.cues[0].text) == ("Shona’s voice.", "It’s 2 * 3, isn’t it?")


def test_film_without_a_poster_has_none():
    film = {key: value for key, value in FILM.items() if key != "poster"}
    story = make_story(film=film, consent={"allow": EVERYTHING})
    assert (published(story).film.poster, published(story).pictures) == (None, ())


TOLD_OTHERWISE = {
    "audio": AUDIO | {"bsl": "voice-bsl.mp4"},
    "film": FILM | {"described": "described.mp3", "bsl": "film-bsl.mp4"},
}


def versions_shown(story):
    recordings = {"audio": story.audio, "film": story.film}
    versions = {
        f"{part}.{key}": getattr(recording, key)
        for part, recording in recordings.items()
        if recording
        for key in ("described", "bsl")
    }
    return {place for place, version in versions.items() if version}


@pytest.mark.parametrize(
    ("parts", "versions"),
    [
        ([], set()),
        (["audio"], set()),
        (["film"], {"film.described", "film.bsl"}),
        (["audio", "film"], {"audio.bsl", "film.described", "film.bsl"}),
    ],
)
def test_a_film_in_sign_language_is_shown_only_where_film_is_agreed(parts, versions):
    story = make_story(**TOLD_OTHERWISE, consent={"allow": {"web": ["words", *parts]}})
    assert versions_shown(published(story)) == versions


@pytest.mark.parametrize(
    ("parts", "names"),
    [
        ([], set()),
        (["audio"], {"shona.mp3"}),
        (["film"], {"walk.mp4", "poster.jpg", "described.mp3", "film-bsl.mp4"}),
        (
            ["audio", "film"],
            {"shona.mp3", "voice-bsl.mp4"}
            | {"walk.mp4", "poster.jpg", "described.mp3", "film-bsl.mp4"},
        ),
    ],
)
def test_only_the_files_of_agreed_versions_may_be_read(parts, names):
    story = make_story(**TOLD_OTHERWISE, consent={"allow": {"web": ["words", *parts]}})
    assert {path.name for path in let_through(story).originals.values()} == names


def test_a_version_is_its_digest_and_its_kind():
    story = make_story(**TOLD_OTHERWISE, consent={"allow": EVERYTHING})
    digest = story.originals["described.mp3"].digest
    assert published(story).film.described == Version(digest, ".mp3")


@pytest.mark.parametrize(
    ("parts", "names"),
    [
        ([], set()),
        (["portrait"], {"portrait.jpg"}),
        (["artwork"], {"print.png"}),
        (["audio"], {"shona.mp3"}),
        (["film"], {"walk.mp4", "poster.jpg"}),
        (["portrait", "film"], {"portrait.jpg", "walk.mp4", "poster.jpg"}),
    ],
)
def test_only_the_files_of_agreed_parts_may_be_read(parts, names):
    originals = let_through(with_parts(*parts)).originals
    assert {path.name for path in originals.values()} == names


def test_film_without_a_poster_is_one_file():
    film = {key: value for key, value in FILM.items() if key != "poster"}
    originals = let_through(make_story(film=film, consent={"allow": EVERYTHING})).originals
    assert {path.name for path in originals.values()} == {"walk.mp4"}


def test_no_file_of_a_withheld_story_may_be_read():
    story = make_story(**ALL_MEDIA, consent={"allow": EVERYTHING, "status": "withdrawn"})
    assert let_through(story).originals == {}


def test_no_part_goes_out_without_the_words():
    story = make_story(**ALL_MEDIA, consent={"allow": {"web": ["portrait", "film"]}})
    assert let_through(story).stories == ()


def test_an_original_is_read_by_its_digest(tmp_path):
    file = tmp_path / "portrait.jpg"
    file.write_bytes(b"leek")
    digest = hashlib.sha256(b"leek").hexdigest()
    assert opener({digest: file})(digest) == b"leek"


def test_an_original_that_was_not_let_through_is_not_read(tmp_path):
    with pytest.raises(KeyError):
        opener({})(hashlib.sha256(b"leek").hexdigest())


def test_an_original_that_changed_since_the_gate_is_not_read(tmp_path):
    file = tmp_path / "portrait.jpg"
    file.write_bytes(b"somebody else")
    digest = hashlib.sha256(b"leek").hexdigest()
    with pytest.raises(OSError, match="a file changed while the site was being built"):
        opener({digest: file})(digest)


@pytest.mark.parametrize(
    ("allow", "uses"),
    [
        ({"web": ["words"]}, {Use.WEB}),
        ({"web": ["words"], "book": ["words"], "feeds": ["portrait"]}, {Use.WEB, Use.BOOK}),
        ({"web": ["words"], "research": []}, {Use.WEB}),
    ],
)
def test_tells_readers_the_uses_that_were_agreed(allow, uses):
    assert published(make_story(consent={"allow": allow})).agreed.uses == uses


@pytest.mark.parametrize("engines", [True, False])
@pytest.mark.parametrize("training", [True, False])
def test_tells_readers_what_machines_may_do(engines, training):
    consent = {"search_engines": engines, "ai_training": training, "changes": ["translation"]}
    agreed = published(make_story(consent=consent)).agreed
    assert (agreed.search_engines, agreed.ai_training, agreed.changes) == (
        engines,
        training,
        {Change.TRANSLATION},
    )


# Strictest wins: whatever is taken away from a record, or added that could hurt somebody, never
# publishes more.

_STATUSES = st.sampled_from(["given", "given", "given", "requested", "refused", "withdrawn"])
_ALLOW = st.dictionaries(st.sampled_from(Use), st.sets(st.sampled_from(Part)), max_size=6)
_DAYS = st.integers(-3, 9).map(lambda days: TODAY + timedelta(days=days))
_PEOPLE = st.lists(st.sampled_from(["agreed", "disguised", "died", "public"]), max_size=2)
_RECORDS = st.fixed_dictionaries(
    {
        "status": _STATUSES,
        "allow": _ALLOW,
        "given": _DAYS.map(lambda day: day - 2 * A_DAY),
        "expires": _DAYS.map(lambda day: day + 8 * A_DAY),
        "starts": st.none() | _DAYS,
        "changes": st.sets(st.sampled_from(Change)),
        "review": _DAYS.map(lambda day: day + 20 * A_DAY),
    },
    optional={"adult": st.just(False), "by": st.just("guardian")},
).filter(
    lambda record: (
        max(record["starts"] or TODAY - A_WEEK, record["given"]) < record["expires"]
        and record.get("adult", True) is ("by" not in record)
    )
)


def everything_shown(record, people, **changes):
    """All that is public on a day in any use, as a set of small things."""
    story = make_story(
        **ALL_MEDIA,
        **changes,
        consent=record,
        people=[{"who": "my sister", "how": how} for how in people],
    )
    shown = set()
    for use in Use:
        let = let_through(story, use=use)
        shown |= {(use, digest) for digest in let.originals}
        for each in let.stories:
            shown |= {(use, "words"), *((use, part) for part in parts_shown(each))}
            shown |= {(use, quote.id) for quote in each.excerpts}
            shown |= {("agreed", use, agreed) for agreed in each.agreed.uses}
    return shown


@given(_RECORDS, _PEOPLE, st.data())
def test_taking_a_part_away_never_publishes_more(record, people, data):
    use = data.draw(st.sampled_from(Use))
    part = data.draw(st.sampled_from(Part))
    allow = record["allow"] | {use: record["allow"].get(use, set()) - {part}}
    less = everything_shown(record | {"allow": allow}, people)
    assert less <= everything_shown(record, people)


@given(_RECORDS, _PEOPLE, st.sampled_from(Use))
def test_taking_a_use_away_never_publishes_more(record, people, use):
    allow = {other: parts for other, parts in record["allow"].items() if other is not use}
    less = everything_shown(record | {"allow": allow}, people)
    assert less <= everything_shown(record, people)


@given(_RECORDS, _PEOPLE, st.sampled_from(Change))
def test_taking_a_change_away_never_publishes_more(record, people, change):
    less = everything_shown(record | {"changes": record["changes"] - {change}}, people)
    assert less <= everything_shown(record, people)


@given(_RECORDS, _PEOPLE)
def test_an_unsettled_person_leaves_nothing_public(record, people):
    assert everything_shown(record, [*people, "unsettled"]) == set()


@given(_RECORDS, _PEOPLE, st.sampled_from(["requested", "refused", "withdrawn", "invalidated"]))
def test_any_status_but_given_leaves_nothing_public(record, people, status):
    assert everything_shown(record | {"status": status}, people) == set()


@given(_RECORDS, _PEOPLE, st.integers(1, 9))
def test_an_earlier_end_never_publishes_more(record, people, days):
    first = max(record["starts"] or record["given"], record["given"])
    earlier = max(record["expires"] - days * A_DAY, first + A_DAY)
    less = everything_shown(record | {"expires": earlier}, people)
    assert less <= everything_shown(record, people)


@given(_RECORDS, _PEOPLE, st.integers(0, 30))
def test_building_less_often_never_publishes_more(record, people, days):
    story = make_story(consent=record)
    often = {s.id for s in publish([story], Use.WEB, TODAY).stories}
    seldom = publish([story], Use.WEB, TODAY, rebuild_every=(1 + days) * A_DAY).stories
    assert {s.id for s in seldom} <= often


@given(_RECORDS, _PEOPLE)
def test_nothing_is_public_before_the_storyteller_has_approved(record, people):
    assert everything_shown(record, people, approved=None) == set()


def test_artwork_is_left_out_whole_where_it_is_not_agreed():
    story = make_story(artwork=ARTWORK * 2, consent={"allow": {"web": ["words", "portrait"]}})
    assert published(story).artwork == ()
