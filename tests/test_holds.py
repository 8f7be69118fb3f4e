"""A passage that can be copied holds its story back until a person has signed it off."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ownwords.advice.holds import _each, _small, holds_in, may_hold
from ownwords.advice.passages import plain
from ownwords.advice.rules import hold_rules
from ownwords.media.captions import Cue
from ownwords.reading.report import FileReport
from ownwords.reasons import reason_to_withhold, reason_to_withhold_translation
from ownwords.terms import Use
from ownwords.told.said import holds_of, said_in
from ownwords.words.markdown import render
from tests.factory import (
    AUDIO,
    TODAY,
    TOMORROW,
    TRANSLATABLE,
    YESTERDAY,
    make_story,
    make_translation,
)
from tests.language_score import CORPUS, FRESH, read

WAITS = "a passage waits for a person to look at it: `ownwords check --advise` shows where"
LEEKS = "\n\nThe leeks did not care.\n"
HELD = "I wanted to die, and I took a number of tablets." + LEEKS
APART = "I wanted to die.\n\nIt was winter.\n\nA neighbour knitted for hours." + LEEKS


def reason(story):
    return reason_to_withhold(story, Use.WEB, TODAY)


def accepted(story, **changes):
    """The same story with every hold signed off."""
    entry = {"by": "JD", "on": TODAY, "why": "Read with her twice."} | changes
    return [{"finding": h.rule.id, "words": h.code} | entry for h in story.holds]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (HELD, WAITS),
        ("I wanted to die.\n\nI took a number of tablets." + LEEKS, WAITS),
        ("I took a number of tablets.\n\nI wanted to die." + LEEKS, WAITS),
        ("I wanted to die, I took *a number* of\ntablets." + LEEKS, WAITS),
        ("I wanted to die, I took a number of &#116;ablets." + LEEKS, WAITS),
        ("I wanted\nto *die*. I took a number of tablets[^1]." + LEEKS + "\n[^1]: So.\n", WAITS),
        ("İ. I wanted to die, and I took a number of tablets." + LEEKS, WAITS),
        ("I wanted to die.\n\nIt was winter.\n\nI took a number of tablets." + LEEKS, None),
        ("I was suicidal. I walked to the bridge." + LEEKS, WAITS),
        ("I was suicidal. It rained. So I walked to the bridge." + LEEKS, None),
        ("I was suicidal.\n\nI walked to the bridge." + LEEKS, None),
        ("I took sixty tablets, I did not want to live\n\nThe nurse sat with me." + LEEKS, WAITS),
        ("- Sixty tablets: I did not want to live\n- At the ward they were kind" + LEEKS, WAITS),
        ("## Sixty tablets, and my suicide\n\nTraining came later." + LEEKS, WAITS),
        ("Sixty tablets and my suicide\\\ntraining came later." + LEEKS, WAITS),
        ("I kept harming myself, with a blade." + LEEKS, WAITS),
        ("I took sixty tablets. I was tired of livin'." + LEEKS, WAITS),
        ("Ah kept thinkin' o' it. I wanted tae 'die' and took sixty tablets." + LEEKS, WAITS),
        ("I was thinking of dyin', and took sixty tablets." + LEEKS, WAITS),
        ("They had done themselves in with a rope." + LEEKS, WAITS),
        ("I didn't want to see the day, and took sixty tablets." + LEEKS, WAITS),
        ("In the worst of my anorexia I was down to 6st." + LEEKS, WAITS),
        ("I had anorexia, and wore children's 11 to 12 years jeans." + LEEKS, WAITS),
        ("I had been cutting\n\nThe blade is gone." + LEEKS, WAITS),
        ("I had anorexia, and weighed six stone." + LEEKS, WAITS),
        ("I had anorexia, and wrote six letters." + LEEKS, None),
        ("We lifted the six stone on a Tuesday." + LEEKS, None),
        ("I wanted to die, and I took a number of tab\u00adlets." + LEEKS, WAITS),
        ("I wanted to d\u200bie, and I took a number of tablets." + LEEKS, WAITS),
        ("I wanted to die, and I took a number of ｔablets." + LEEKS, WAITS),
        ("He shot himself." + LEEKS, WAITS),
        ("I’d been cuttin’ my arms since school." + LEEKS, WAITS),
        ("I swallowed a whole packet of pills." + LEEKS, WAITS),
        ("I couldnae go on, and I lowped aff the brig." + LEEKS, WAITS),
        ("I wanted to die, and I’d a ‘rope’." + LEEKS, WAITS),
        ("I couldn’t live like that. I stood on Mallard Head." + LEEKS, None),
        ("I couldn’t go on. I stood on Mallard Head." + LEEKS, WAITS),
        ("I couldn’t go on the train, and sat at the station." + LEEKS, None),
        ("I did not want to wake my mum, and jumped the gate." + LEEKS, None),
        ("I took an overdose, and I am here." + LEEKS, None),
        ("I shot myself in the foot, and cut myself some cake." + LEEKS, None),
        ("I burnt my hand on the pan, and cut my leg on a wire." + LEEKS, None),
        ("The suicide-prevention training was at the station." + LEEKS, None),
        ("I lived on 400 calories a day." + LEEKS, WAITS),
        ("I had bulimia, and wore age 9–10 jeans." + LEEKS, WAITS),
        (APART, None),
        ("I wanted to die, and I did not." + LEEKS, None),
    ],
)
def test_a_story_waits_for_a_person(text, told):
    assert reason(make_story(text=text)) == told


@pytest.mark.parametrize("use", Use)
def test_it_waits_for_every_use(use):
    story = make_story(text=HELD, consent={"allow": {each: ["words"] for each in Use}})
    assert reason_to_withhold(story, use, TODAY) == WAITS


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "Suicidal, and a number of tablets"},
        {"summary": "Suicidal, and a number of tablets."},
        {"tags": ["suicide by rope"]},
        {"portrait": {"file": "p.jpg", "alt": "The rope he meant to kill himself with."}},
        {"artwork": [{"file": "p.png", "alt": "The rope he meant to kill himself with."}]},
        {"audio": AUDIO, "cues": (Cue(0, 2, "I wanted to die,"), Cue(2, 3, "with a rope."))},
        {
            "text": "I wanted to die.\n\nA.\n\nB.\n\nI took a number of tablets.\n",
            "quotes": [{"id": "a", "words": "I wanted to die … I took a number of tablets."}],
        },
    ],
)
def test_whatever_says_it(changes):
    assert reason(make_story(**changes)) == WAITS


@pytest.mark.parametrize(
    ("gap", "told"),
    [(0.2, WAITS), (1.4, WAITS), (9.0, WAITS)],
)
def test_a_recording_is_heard_in_paragraphs_next_to_one_another(gap, told):
    cues = (Cue(0, 2, "I wanted to die."), Cue(2 + gap, 20, "There was a rope."))
    assert reason(make_story(audio=AUDIO, cues=cues)) == told


def test_two_silences_are_between_passages():
    cues = (Cue(0, 2, "I wanted to die."), Cue(9, 10, "Rain."), Cue(20, 21, "There was a rope."))
    assert reason(make_story(audio=AUDIO, cues=cues)) is None


def test_a_person_signs_it_off():
    assert reason(make_story(text=HELD, accept=accepted(make_story(text=HELD)))) is None


@pytest.mark.parametrize(("on", "told"), [(YESTERDAY, None), (TODAY, None), (TOMORROW, WAITS)])
def test_it_is_signed_off_from_that_day(on, told):
    entry = accepted(make_story(text=HELD), on=on)
    assert reason(make_story(text=HELD, accept=entry)) == told


@pytest.mark.parametrize(
    "text",
    [
        HELD.replace("tablets", "pills"),
        HELD.replace("I took", "I only took"),
        HELD.replace("die,", "die"),
        "It was night.\n\n" + HELD,
        HELD.replace("leeks", "beans"),
        HELD + "\n\nI wanted to die, and I took a few tablets.\n",
    ],
)
def test_no_signature_outlives_a_change_of_the_passage(text):
    entry = accepted(make_story(text=HELD))
    story = make_story(text=text, quotes=[], accept=entry)
    assert reason(story) == WAITS


def test_how_the_passage_is_typed_does_not_matter():
    entry = accepted(make_story(text=HELD))
    typed = HELD.replace("I took a number", "I *took*\na number")
    assert reason(make_story(text=typed, accept=entry)) is None


def test_a_signature_is_for_one_finding():
    entry = [each | {"finding": "suicide-place"} for each in accepted(make_story(text=HELD))]
    assert reason(make_story(text=HELD, accept=entry)) == WAITS


def test_every_passage_needs_its_own():
    first, last = (
        "I wanted to die, and took a number of tablets.",
        "She killed herself with a rope.",
    )
    text = "\n\n".join((first, "A.", "B.", "C.", last))
    entry = accepted(make_story(text=text + LEEKS))
    assert [
        reason(make_story(text=text + LEEKS, accept=some)) for some in ([], entry[:1], entry)
    ] == [WAITS, WAITS, None]


def test_signing_off_needs_no_new_signature_of_the_storyteller():
    story = make_story(text=HELD)
    signed = make_story(text=HELD, accept=accepted(story))
    assert signed.front.approved == story.front.approved


@pytest.mark.parametrize(
    "changes",
    [
        {"text": "I wanted to die, and I took a number of tablets.\n"},
        {"title": "Suicidal, and a number of tablets"},
        {"quotes": [], "summary": "Suicidal, and a number of tablets."},
    ],
)
def test_a_translation_waits_on_its_own(changes):
    story = make_story(consent=TRANSLATABLE)
    translation = make_translation(story, "en-US", **({"quotes": []} | changes))
    told = reason_to_withhold_translation(story, translation, Use.WEB, TODAY)
    assert (told, reason(story)) == (WAITS, None)


def test_it_is_signed_off_in_the_story_s_file():
    text = "I wanted to die, and I took a number of tablets.\n"
    story = make_story(consent=TRANSLATABLE)
    translation = make_translation(story, "en-US", text=text, quotes=[])
    signed = make_story(consent=TRANSLATABLE, accept=accepted(translation))
    signed = replace(signed, translations=(translation,))
    assert reason_to_withhold_translation(signed, translation, Use.WEB, TODAY) is None


@given(
    st.lists(
        st.sampled_from([row.sentence for row in [*read(CORPUS), *read(FRESH)]]),
        min_size=1,
        max_size=4,
    )
)
def test_what_is_found_at_once_misses_nothing_that_is_found_block_by_block(blocks):
    blocks = [plain(block) for block in blocks]
    assert may_hold("\n".join(blocks)) or not list(holds_in(blocks))
    assert may_hold(*blocks) or not any(list(holds_in([block])) for block in blocks)
    assert may_hold(" \t".join(blocks)) or not list(holds_in([" ".join(blocks)]))


_OPEN_ENDED = (
    "I took sixty tablets, I did not want to live",
    "Sixty tablets and my suicide",
    "I had been cutting with a blade",
    "Training to be a nurse",
    "the nurse sat with me",
    "In the ward they were kind",
    "purposely on",
)


@given(
    st.lists(
        st.sampled_from(
            [*_OPEN_ENDED, *(row.sentence.rstrip(".!?") for row in [*read(CORPUS), *read(FRESH)])]
        ),
        min_size=1,
        max_size=4,
    ),
    st.sampled_from(["\n\n", "\n\n- ", "\\\n", "\n\n## ", "\n\n> "]),
)
def test_no_line_keeps_what_is_in_the_one_above_it_from_being_found(blocks, between):
    """A poem, a list, titles and quotes have no full stops."""
    html = render(between.join(["", *blocks]), FileReport(PurePosixPath("a.md"))).html
    fields = [(("quotes", number, "words"), block) for number, block in enumerate(blocks)]
    for each in (([], html, {}), (fields, "", {})):
        one_by_one = [found for said in said_in(*each) for found in holds_in(said.blocks)]
        assert holds_of(*each) == tuple(one_by_one)


_SIGNED = [
    *((way.pattern, way.signs) for subject, _ in hold_rules() for way in subject),
    *((each.pattern, each.signs) for _, details in hold_rules() for each in details if each.signs),
]


@pytest.mark.parametrize(("pattern", "signs"), _SIGNED, ids=map(str, range(len(_SIGNED))))
def test_a_sign_is_in_all_that_a_pattern_finds(pattern, signs):
    @settings(max_examples=40, derandomize=True, deadline=None, suppress_health_check=HealthCheck)
    @given(st.from_regex(pattern, fullmatch=True).map(plain))
    def holds(words):
        lower = _small(words)
        assert not pattern.search(words) or any(next(_each(s, lower), -1) >= 0 for s in signs)

    holds()
