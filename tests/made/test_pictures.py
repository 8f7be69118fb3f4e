import re
from io import BytesIO

import pytest
from PIL import Image

from ownwords.archive import Picture, Recording, Version
from ownwords.made.pictures import hang
from ownwords.media.captions import Cue
from tests.media.recording_samples import make_mp4, movie_header, pictures_entry, track

from .factory import make_many, make_plan, make_published

URI = "stories/leeks-in-february/index.html"


def jpeg(width=1200, height=1500, colour="#a4431f"):
    buffer = BytesIO()
    Image.new("RGB", (width, height), colour).save(buffer, "JPEG", comment=b"canary")
    return buffer.getvalue()


def film(seconds, size=2_000):
    """A film that says how long it is, of so many bytes."""
    made = {"header": movie_header(seconds), "tracks": [track(), track(b"vide", pictures_entry())]}
    rest = len(make_mp4(**made, media=b""))
    return make_mp4(**made, media=bytes(max(0, size - rest)))


ORIGINALS = {
    "face": jpeg(),
    "art": jpeg(900, 600, "#184a4d"),
    # An MP3 of two silent frames behind an ID3 tag with a name in it.
    "voice": b"ID3\x04\x00\x00\x00\x00\x00\x0aTPE1canary" + (b"\xff\xfb\x90\x00" + bytes(413)) * 2,
    "film": film(90),
    "as long": film(90.4),
    "longer": film(97),
    "streamed": film(0),
}
FACE = Picture("face", "Shona, holding a leek.", (0.5, 0.3))
ART = Picture("art", "A patchwork.")
CUES = (Cue(0, 2, "It rained."), Cue(2.1, 4, "It\nrained <more>."), Cue(9, 11, "Then the sun."))


def planned(*others, **changes):
    story = make_published(**changes)
    return make_plan(story, *others, read_original=ORIGINALS.__getitem__)


def media_of(**changes):
    story = make_published(**changes)
    return hang([story], ORIGINALS.__getitem__, None).by_story[story.id]


def shown(**changes):
    return planned(**changes).by_uri[URI].content


def test_a_portrait_is_shown_at_three_widths_with_its_words():
    page = shown(portrait=FACE)
    assert 'width="320" height="400" alt="Shona, holding a leek."' in page
    assert [f"{width}w" in page for width in (320, 640, 960)] == [True, True, True]


def test_the_portrait_at_the_top_of_a_story_is_not_put_off():
    assert "lazy" not in shown(portrait=FACE)


def test_everybody_without_a_portrait_has_a_landscape_without_words():
    page = shown()
    assert '.svg" width="320" height="400" alt="">' in page


def test_artwork_keeps_its_shape():
    assert 'width="320" height="213" alt="A patchwork."' in shown(artwork=(ART,))


def test_two_stories_with_one_picture_share_its_files():
    plan = planned(*make_many(1, portrait=FACE), portrait=FACE)
    assert sum(file.uri.endswith(".webp") for file in plan.files) == 4


def test_nothing_of_the_original_is_in_what_is_made():
    plan = planned(portrait=FACE, audio=Recording("voice", ".mp3", "Shona reads.", CUES))
    media = [file.content for file in plan.files if file.uri.startswith("media/")]
    assert (any(b"canary" in each for each in media), len(media) > 3) == (False, True)


def test_a_recording_is_played_only_when_asked_and_its_words_are_in_the_page():
    page = shown(audio=Recording("voice", ".mp3", "Shona reads.", CUES))
    assert '<audio controls preload="none" aria-label="Sound, ' in page
    assert page.count("Shona reads.") == 1  # in its caption, and not said again
    assert 'type="audio/mpeg"' in page
    assert '<span data-at="2.1">It rained &lt;more&gt;.</span></p>\n<p>' in page


def test_a_paragraph_begins_with_a_link_into_the_recording():
    page = shown(audio=Recording("voice", ".mp3", "Shona reads.", CUES))
    assert re.search(r'<p><a href="\.\./\.\./media/\w+\.mp3#t=9" data-at="9">0:09</a> <span', page)


@pytest.mark.parametrize(("words", "is_open"), [(99, True), (100, False)])
def test_a_transcript_is_open_where_there_is_little_else_to_read(words, is_open):
    page = shown(audio=Recording("voice", ".mp3", "Shona reads.", CUES), word_count=words)
    assert ('<details class="transcript" open>' in page) is is_open


def test_the_words_of_a_recording_are_in_the_storys_language():
    page = shown(audio=Recording("voice", ".mp3", "Shona reads.", CUES), language="ar")
    assert '<div class="prose" lang="ar" dir="rtl">' in page


@pytest.mark.parametrize(
    ("seconds", "size", "cost"),
    [
        (0.2, 1_900, "Film, 1 second, 2 KB"),
        (59, 254_101, "Film, 59 seconds, 255 KB"),
        (89, 998_101, "Film, 1 minute, 999 KB"),
        (91, 999_001, "Film, 2 minutes, 1.0 MB"),
        (600, 12_000_000, "Film, 10 minutes, 12.0 MB"),
    ],
)
def test_a_recording_tells_what_it_costs_to_play(seconds, size, cost):
    originals = {"film": film(seconds, size)}
    story = make_published(film=Recording("film", ".mp4", "A film.", CUES))
    plan = make_plan(story, read_original=originals.__getitem__)
    assert f'<p class="player__cost">{cost}</p>' in plan.by_uri[URI].content


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0.2, "1 second to watch"), (24.3, "24 seconds to watch"), (61, "2 minutes to watch")],
)
def test_the_time_it_takes_is_told_in_seconds_under_a_minute(seconds, said):
    story = make_published(film=Recording("film", ".mp4", "A film.", CUES))
    plan = make_plan(story, read_original={"film": film(seconds, 9_000)}.__getitem__)
    assert f"<li>{said}</li>" in plan.by_uri[URI].content


def test_who_asks_for_little_data_is_not_sent_the_portrait():
    page, landscape = shown(portrait=FACE), media_of(portrait=FACE).landscape
    source = '<source media="(prefers-reduced-data: reduce)" srcset="../../'
    # With a width and sizes, or the Nu checker takes the picture beside it for unfinished.
    sizes = "(min-width: 64em) 20rem, (min-width: 40em) 30vw, 10rem"
    spare = f'{landscape.sources[0].address} 320w" sizes="{sizes}">'
    assert f'<picture>{source}{spare}<img class="arch"' in page
    assert "<picture>" not in shown()


def test_sound_tells_what_it_costs_to_play():
    page = shown(audio=Recording("voice", ".mp3", "Shona reads."))
    assert '<p class="player__cost">Sound, 1 second, 1 KB</p>' in page


def test_a_film_that_does_not_say_how_long_it_is_ends_with_its_captions():
    assert media_of(film=Recording("streamed", ".mp4", "A film.", CUES)).film.file.seconds == 11


def test_a_recording_without_words_has_no_empty_transcript():
    assert "transcript" not in shown(audio=Recording("voice", ".mp3", "Shona reads."))


@pytest.mark.parametrize("cues", [CUES, ()])
def test_a_film_has_its_captions_and_a_small_poster(cues):
    page = shown(film=Recording("film", ".mp4", "A film.", cues, ART))
    assert re.search(r'poster="\.\./\.\./media/\w+-640\.webp" width="320" height="213"', page)
    assert ('<track kind="captions"' in page) is bool(cues)


@pytest.mark.parametrize(
    ("digest", "suffix", "is_film", "has_captions"),
    [
        ("as long", ".mp4", True, True),
        ("longer", ".mp4", True, False),
        ("voice", ".mp3", False, False),
    ],
)
def test_a_version_has_the_captions_of_its_film_only_if_it_is_as_long(
    digest, suffix, is_film, has_captions
):
    described = Version(digest, suffix)
    film = Recording("film", ".mp4", "A film.", CUES, described=described)
    file = media_of(film=film).film.described
    assert (file.is_film, bool(file.captions)) == (is_film, has_captions)


def test_versions_wait_behind_their_names():
    bsl, described = Version("as long", ".mp4"), Version("voice", ".mp3")
    page = shown(film=Recording("film", ".mp4", "A film.", CUES, bsl=bsl, described=described))
    versions = page.split('<details class="player__version">')[1:]
    assert [re.search("<summary>(.*)</summary>", each)[1] for each in versions] == [
        "In British Sign Language (BSL)",
        "With audio description",
    ]
    assert ["<video" in each for each in versions] == [True, False]


def test_a_voice_has_its_film_in_sign_language():
    audio = Recording("voice", ".mp3", "Shona reads.", CUES, bsl=Version("longer", ".mp4"))
    page = shown(audio=audio)
    assert page.index("<audio") < page.index("British Sign Language") < page.index("<video")


def test_a_portrait_in_a_list_waits_until_it_is_seen():
    page = planned(portrait=FACE).by_uri["stories/index.html"].content
    assert 'loading="lazy"' in page
