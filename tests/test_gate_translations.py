"""What the gate lets through of a translation, and what it leaves out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ownwords.archive import PublishedTranslation, Quote
from ownwords.terms import Part, Use
from tests.factory import (
    ALL_MEDIA,
    EVERYTHING,
    TOMORROW,
    TRANSLATABLE,
    let_through,
    make_refused_translation,
    make_story,
    make_translated,
    make_translation,
    published,
)


def translations_of(story, use=Use.WEB):
    return published(story, use).translations


def agreed(*parts: str):
    return make_translated(**ALL_MEDIA, consent={"allow": {"web": ["words", *parts]}})


def test_a_published_translation_has_its_words():
    story = published(make_translated())
    assert story.translations == (
        PublishedTranslation(
            let_through=story.let_through,
            language="gd",
            title="Creamh-gàrraidh sa Ghearran",
            summary="An t-ospadal, agus creamh-gàrraidh.",
            translated_by="Mòrag",
            body="<p>Bha an t-uisge ann fad a’ gheamhraidh.</p>\n"
            '<p><span class="passage" id="leeks">Bha an creamh-gàrraidh coma</span>.</p>',
            word_count=11,
            quotes=(Quote("leeks", "Bha an creamh-gàrraidh coma.", ("hope",)),),
            alts={},
        ),
    )


def test_a_translation_changes_nothing_of_the_story_itself():
    with_one = published(make_translated())
    assert replace(with_one, translations=()) == published(make_story(consent=TRANSLATABLE))


def test_a_story_can_be_read_in_its_own_language_first():
    assert published(make_translated(language="ar")).languages == ("en-GB", "ar")


def test_quotes_come_in_the_order_of_the_story_s():
    quotes = [
        {"id": "rain", "words": "It rained all winter."},
        {"id": "leeks", "words": "The leeks did not care."},
        {"id": "ward", "words": "I was in hospital."},
    ]
    told = [
        {"id": "leeks", "words": "Bha an creamh-gàrraidh coma."},
        {"id": "rain", "words": '"Bha an t-uisge ann"'},
    ]
    story = make_story(consent=TRANSLATABLE, quotes=quotes)
    (translation,) = translations_of(
        replace(story, translations=(make_translation(story, quotes=told),))
    )
    assert [(quote.id, quote.words) for quote in translation.quotes] == [
        ("rain", "“Bha an t-uisge ann”"),
        ("leeks", "Bha an creamh-gàrraidh coma."),
    ]


@pytest.mark.parametrize("approved", [None, {"on": TOMORROW}])
def test_one_that_is_withheld_leaves_the_story_and_the_others(approved):
    story = make_translated()
    withheld = make_translation(story, "ar", approved=approved)
    refused = make_refused_translation("cy")
    story = replace(story, translations=(withheld, refused, *story.translations))
    assert published(story).languages == ("en-GB", "gd")


@pytest.mark.parametrize("changes", [[], ["excerpts"]])
def test_none_goes_out_where_translations_were_not_agreed(changes):
    story = make_story(consent={"changes": changes})
    assert translations_of(replace(story, translations=(make_translation(story),))) == ()


def test_none_goes_out_of_a_story_that_is_withheld():
    assert let_through(make_translated(consent={"status": "withdrawn"})).stories == ()


@pytest.mark.parametrize("part", ["portrait", "artwork", "audio", "film"])
def test_what_a_picture_shows_is_told_only_where_the_picture_is_agreed(part):
    given = ALL_MEDIA[part]
    alt = (given[0] if isinstance(given, list) else given)["alt"]
    (translation,) = translations_of(agreed(part))
    assert [*translation.alts.values()] == [f"{alt} (gd)"]


def test_alt_texts_are_found_by_what_the_files_hold():
    story = published(agreed("portrait", "artwork", "audio", "film"))
    shown = (story.portrait, *story.artwork, story.audio, story.film)
    assert [story.translations[0].alts[each.digest] for each in shown] == [
        f"{each.alt} (gd)" for each in shown
    ]


@pytest.mark.parametrize("use", Use)
def test_it_goes_out_for_every_use_that_its_story_goes_out_for(use):
    story = make_translated(consent={"allow": EVERYTHING})
    assert [each.language for each in translations_of(story, use)] == ["gd"]


def test_every_part_is_agreed_in_everything():
    """Or the tests above would show nothing of alt texts."""
    assert set(EVERYTHING[Use.WEB]) == set(Part)


# A translation belongs to its own story.


def test_a_translation_needs_the_pass_of_the_gate():
    (translation,) = translations_of(make_translated())
    with pytest.raises(TypeError, match="needs its story's pass"):
        replace(translation, let_through=None)


@pytest.mark.parametrize("other", [("the-blue-coat", Use.WEB), ("leeks-in-february", Use.BOOK)])
def test_a_translation_does_not_change_hands(other):
    id, use = other
    consent = {"allow": EVERYTHING}
    theirs = published(make_translated(id=id, consent=consent), use).translations
    with pytest.raises(TypeError, match="belongs to its own story"):
        replace(published(make_story(consent=consent)), translations=theirs)
