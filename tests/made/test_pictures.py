from io import BytesIO

import pytest
from PIL import Image

from ownwords.archive import Picture, Recording
from ownwords.media.captions import Cue

from .factory import make_many, make_plan, make_published

URI = "stories/leeks-in-february/index.html"


def jpeg(width=1200, height=1500, colour="#a4431f"):
    buffer = BytesIO()
    Image.new("RGB", (width, height), colour).save(buffer, "JPEG", comment=b"canary")
    return buffer.getvalue()


ORIGINALS = {
    "face": jpeg(),
    "art": jpeg(900, 600, "#184a4d"),
    # An MP3 of two silent frames behind an ID3 tag with a name in it.
    "voice": b"ID3\x04\x00\x00\x00\x00\x00\x0aTPE1canary" + (b"\xff\xfb\x90\x00" + bytes(413)) * 2,
}
FACE = Picture("face", "Shona, holding a leek.", (0.5, 0.3))
ART = Picture("art", "A patchwork.")
CUES = (Cue(0, 2, "It rained."), Cue(2.1, 4, "It\nrained <more>."), Cue(9, 11, "Then the sun."))


def planned(*others, **changes):
    story = make_published(**changes)
    return make_plan(story, *others, read_original=ORIGINALS.__getitem__)


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
    assert '.svg" width="320" height="400" alt="" decoding="async">' in page


def test_artwork_keeps_its_shape():
    assert 'width="320" height="213" alt="A patchwork."' in shown(artwork=(ART,))


def test_two_stories_with_one_picture_share_its_files():
    plan = planned(*make_many(1, portrait=FACE), portrait=FACE)
    assert sum(file.uri.endswith(".webp") for file in plan.files) == 3


def test_nothing_of_the_original_is_in_what_is_made():
    plan = planned(portrait=FACE, audio=Recording("voice", ".mp3", "Shona reads.", CUES))
    assets = [file.content for file in plan.files if file.head is None]
    assert not any(b"canary" in asset for asset in assets)


def test_a_recording_is_played_only_when_asked_and_its_words_are_in_the_page():
    page = shown(audio=Recording("voice", ".mp3", "Shona reads.", CUES))
    assert '<audio controls preload="none" aria-label="Shona reads.">' in page
    assert 'type="audio/mpeg"' in page
    assert "<p>It rained. It rained &lt;more&gt;.</p>\n<p>Then the sun.</p>" in page


def test_a_recording_without_words_has_no_empty_transcript():
    assert "<details" not in shown(audio=Recording("voice", ".mp3", "Shona reads."))


@pytest.mark.parametrize("cues", [CUES, ()])
def test_a_film_has_its_captions_and_poster(monkeypatch, cues):
    monkeypatch.setattr("ownwords.made.pictures.without_metadata", lambda data, name: data)
    monkeypatch.setattr("ownwords.made.pictures.published_name", lambda data, name: "film.mp4")
    page = shown(film=Recording("voice", ".mp4", "A film.", cues, ART))
    assert 'poster="../../media/' in page
    assert ('<track kind="captions"' in page) is bool(cues)


def test_a_portrait_in_a_list_waits_until_it_is_seen():
    page = planned(portrait=FACE).by_uri["stories/index.html"].content
    assert 'loading="lazy"' in page
