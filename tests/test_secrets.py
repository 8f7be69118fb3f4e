"""What the finished site must not hold, story by story."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ownwords.secrets import secrets_of
from ownwords.terms import Use
from ownwords.verify.needles import Secret
from tests.factory import (
    ALL_MEDIA,
    ANOTHER_CODE,
    AS_WRITTEN,
    TEXT,
    TEXT_IN_GAELIC,
    TRANSLATABLE,
    let_through,
    make_original,
    make_refused,
    make_refused_translation,
    make_story,
    make_translated,
    make_translation,
    make_withdrawn,
)

PRIVATE = {"consent": {"status": "withdrawn", "conditions": ["Not in Moray"]}, "approved": None}


def secret_of(story, use=Use.WEB):
    (only,) = secrets_of([story], let_through(story, use=use))
    return only


def test_of_a_withheld_story_everything_is_secret():
    assert secret_of(make_story(**PRIVATE)) == Secret(
        id="leeks-in-february",
        titles=("Leeks in February",),
        names=("Shona",),
        phrases=(
            "Hospital, and growing leeks.",
            "The leeks did not care.",
            "AV-2026-014",
            "Not in Moray",
        ),
        labels=("Peer worker", "Moray", "allotment"),
        texts=(f"{' '}{TEXT.strip()} ".replace("\n\n", " \n "),),
    )


def test_of_a_storyteller_without_a_name_there_is_no_name():
    credit = {"credit": "anonymous", "name": None, "role": None, "place": None}
    secret = secret_of(make_story(storyteller=credit, **PRIVATE))
    assert (secret.names, "Moray" in secret.labels) == ((), False)


ALTS = {
    "Shona holding a leek.",
    "A print of a leek.",
    "Shona reads her story.",
    "Shona walks round the allotment.",
}


@pytest.mark.parametrize("changes", [PRIVATE, {}])
def test_alt_texts_captions_and_file_names_are_looked_for(changes):
    secret = secret_of(make_story(**ALL_MEDIA, **changes))
    names = {"portrait.jpg", "print.png", "shona.mp3", "walk.mp4", "poster.jpg"}
    assert (ALTS - set(secret.phrases), "It rained." in secret.texts, names) == (
        set(),
        True,
        set(secret.file_names) - {"shona.vtt", "walk.vtt"},
    )


def test_of_a_withheld_story_every_file_is_secret():
    secret = secret_of(make_story(**ALL_MEDIA, **PRIVATE))
    assert {path.name for path in secret.media} == set(secret.file_names)


def test_of_a_published_story_the_pictures_may_be_shown_and_their_files_may_not():
    story = make_story(**ALL_MEDIA)
    names = {path.name for path in secret_of(story).originals}
    assert names == {"portrait.jpg", "print.png", "poster.jpg"}


@pytest.mark.parametrize("make", [make_story, lambda **fields: make_withdrawn("blue", **fields)])
def test_files_beside_a_story_that_it_does_not_name_are_secret(make):
    left = Path("stories/blue/form.pdf")
    secret = secret_of(replace(make(), beside=(left,)))
    assert (left in secret.media, "form.pdf" in secret.file_names) == (True, True)


def test_of_a_published_story_the_words_are_no_secret():
    secret = secret_of(make_story())
    assert (secret.titles, secret.names, secret.texts) == ((), (), ())


def test_of_a_published_story_the_record_is_secret():
    story = make_story(consent={"conditions": ["Not in Moray"]})
    approved = story.front.approved
    assert secret_of(story).phrases == (
        "AV-2026-014",
        "Not in Moray",
        approved.words,
        approved.terms,
    )


@pytest.mark.parametrize(
    ("parts", "secret"),
    [
        (["portrait", "artwork", "audio", "film"], {"shona.vtt", "walk.vtt"}),
        (
            ["portrait"],
            {"print.png", "shona.mp3", "shona.vtt", "walk.mp4", "walk.vtt", "poster.jpg"},
        ),
    ],
)
def test_of_a_published_story_the_files_that_were_not_agreed_are_secret(parts, secret):
    story = make_story(**ALL_MEDIA, consent={"allow": {"web": ["words", *parts]}})
    assert {path.name for path in secret_of(story).media} == secret


def test_a_film_in_sign_language_is_secret_where_only_sound_is_agreed():
    audio = ALL_MEDIA["audio"] | {"bsl": "hands.mp4"}
    story = make_story(audio=audio, consent={"allow": {"web": ["words", "audio"]}})
    secret = secret_of(story)
    media = {path.name for path in secret.media}
    assert ("hands.mp4" in secret.file_names, media) == (True, {"hands.mp4", "shona.vtt"})


@pytest.mark.parametrize(("form", "phrases"), [({"form": "AV-9"}, ("AV-9",)), ({}, ())])
def test_of_a_stub_the_form_is_secret(form, phrases):
    stub = make_withdrawn("the-blue-coat", **form)
    assert secret_of(stub) == Secret(id="the-blue-coat", phrases=phrases)


@pytest.mark.parametrize(
    "phrase",
    [
        "Leeks in February",
        "Hospital, and growing leeks.",
        "Shona",
        "The leeks did not care.",
        "AV-2026-014",
        "Shona at the window",
        "leek.jpg",
        "a value of four words",
    ],
)
def test_of_a_refused_story_every_telling_value_is_secret(phrase):
    source = AS_WRITTEN.replace(
        "consent:",
        'portrait: {file: leek.jpg, alt: "Shona at the window"}\n'
        "mistake: a value of four words\nconsent:",
    )
    assert phrase in secret_of(make_refused(source=source)).phrases


def test_of_a_refused_story_the_words_are_secret_as_written_and_as_shown():
    assert secret_of(make_refused(source="---\na: b\n---\n*Rain* and “so”")).texts == (
        "\n*Rain* and “so”",
        " Rain and “so” ".replace(" Rain", "  Rain ", 1),
    )


@pytest.mark.parametrize(
    "value",
    [
        ">\n  A groundsman hands half his allotment\n  to a stranger in the rain",
        '"A groundsman hands half his allotment\n  to a stranger in the rain"',
    ],
)
def test_of_a_refused_story_a_value_of_several_lines_is_secret(value):
    source = f"---\ntitel: Leeks\nsummary: {value}\ntags: [allotment]\n---\nIt rained.\n"
    (told,) = secret_of(make_refused(source=source)).texts[2:]
    words = " ".join(told.split()).strip('>" ')
    assert words == "A groundsman hands half his allotment to a stranger in the rain"


@pytest.mark.parametrize("source", ["", "no fences at all", "---\nunclosed: yes, and more of it\n"])
def test_of_a_refused_story_without_fences_everything_is_secret(source):
    assert secret_of(make_refused(source=source)).texts[0] == source


def test_of_a_refused_story_every_file_is_secret():
    originals = {"leek.jpg": make_original("leek.jpg", b"leek")}
    secret = secret_of(make_refused(originals=originals))
    assert (secret.file_names, [path.name for path in secret.media]) == (
        ("leek.jpg",),
        ["leek.jpg"],
    )


def test_a_story_may_be_secret_for_one_use_and_not_for_another():
    story = make_story(consent={"allow": {"web": ["words"]}})
    titles = [secret_of(story, use).titles for use in (Use.WEB, Use.BOOK)]
    assert titles == [(), ("Leeks in February",)]


# Translations: a secret each, besides their story's.


def secrets_of_translations(story):
    return [*secrets_of([story], let_through(story))][: len(story.translations)]


def with_one(story, **changes):
    return replace(story, translations=(make_translation(story, **changes),))


@pytest.mark.parametrize(
    "story",
    [
        make_translated(**PRIVATE | {"consent": {"status": "withdrawn"}}),
        with_one(make_story()),
        with_one(make_story(consent=TRANSLATABLE), approved={"words": ANOTHER_CODE}),
    ],
    ids=["its story is withheld", "translations were not agreed", "it changed"],
)
def test_of_a_withheld_translation_every_word_is_secret(story):
    (secret,) = secrets_of_translations(story)
    assert secret == Secret(
        id="leeks-in-february",
        titles=("Creamh-gàrraidh sa Ghearran",),
        phrases=(
            "An t-ospadal, agus creamh-gàrraidh.",
            "Bha an creamh-gàrraidh coma.",
            story.translations[0].front.approved.words,
        ),
        # As a label: a page of the archive's own may thank its translators.
        labels=("Mòrag",),
        texts=(f" {TEXT_IN_GAELIC.strip()} ".replace("\n\n", " \n "),),
    )


def test_a_translation_that_was_never_approved_and_names_nobody_has_no_such_secrets():
    story = with_one(make_story(), approved=None, translated_by=None)
    (secret,) = secrets_of_translations(story)
    assert secret.phrases == ("An t-ospadal, agus creamh-gàrraidh.", "Bha an creamh-gàrraidh coma.")


@pytest.mark.parametrize(("consent", "is_published"), [(TRANSLATABLE, True), ({}, False)])
def test_what_it_says_of_pictures_is_looked_for_either_way(consent, is_published):
    story = with_one(make_story(**ALL_MEDIA, consent=consent))
    (secret,) = secrets_of_translations(story)
    told = {f"{alt} (gd)" for alt in ALTS}
    assert (told - set(secret.phrases), secret.texts == ()) == (set(), is_published)


def test_of_a_published_translation_only_the_record_is_secret():
    story = make_translated()
    approved = story.translations[0].front.approved
    assert secrets_of_translations(story) == [
        Secret(id="leeks-in-february", phrases=(approved.words,))
    ]


@pytest.mark.parametrize("make", [make_story, make_refused, make_withdrawn])
@pytest.mark.parametrize(
    "phrase",
    ["Creamh", "Creamh agus uisge.", "Mòrag", "Bha an creamh coma.", "Shona", "Falamh gu buileach"],
)
def test_of_a_refused_translation_every_telling_value_is_secret(make, phrase):
    source = (
        "---\ntitle: Creamh\nsummary: Creamh agus uisge.\ntranslated_by: Mòrag\n"
        "quotes: [{id: leeks, words: Bha an creamh coma.}]\n"
        'alt:\n  portrait.jpg: Shona\n  "the print.png": Falamh gu buileach\n---\nBha i fliuch.\n'
    )
    story = replace(make(), translations=(make_refused_translation(source=source),))
    (secret,) = secrets_of_translations(story)
    assert (phrase in secret.phrases, secret.id, "Bha i fliuch." in secret.texts[0]) == (
        True,
        story.id,
        True,
    )


def test_why_a_passage_was_let_stand_is_nobody_else_s_business():
    why = "Read with her twice, she wants it said"
    said = {"finding": "inmate", "words": "7K3Q-XM2P", "by": "JD", "on": "2026-03-20"}
    entries = [said | {"why": why}, said | {"why": "Agreed"}]
    story = make_story(accept=entries)
    phrases = [p for secret in secrets_of([story], let_through(story)) for p in secret.phrases]
    assert (why in phrases, "Agreed" in phrases) == (True, False)
