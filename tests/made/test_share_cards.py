"""Share cards: the right picture, small, the same every time, and nothing hidden in them."""

from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageStat

from ownwords.archive import Picture, SocialArchive
from ownwords.made.drawing.landscapes import WIDTH, landscape, scene
from ownwords.made.drawing.painted import painted
from ownwords.made.drawing.shapes import Disc
from ownwords.made.files import SiteSettings
from ownwords.media import card
from ownwords.media.cache import DerivativeCache
from ownwords.terms import Use

from .factory import make_plan, make_published
from .test_pictures import ORIGINALS

SITE = SiteSettings(site_url="https://archive.example/")
FACE = Picture("face", "Shona, holding a leek.")
CLAY = (164, 67, 31)


def cards(portrait=None, social_portrait=None, *, settings=SITE, cache=None, social=True):
    """The cards in a plan, by address."""
    story = make_published(portrait=portrait)
    shared = make_published(use=Use.SOCIAL, portrait=social_portrait)
    plan = make_plan(
        story,
        social=SocialArchive([shared] if social else []),
        settings=settings,
        read_original=ORIGINALS.__getitem__,
        cache=cache,
    )
    return {uri: file.content for uri, file in plan.by_uri.items() if uri.endswith(".jpg")}


def in_the_arch(*portraits):
    """The middle of each card's arch."""
    middle = card.SIZE[0] // 2, card.FOOT - card.ARCH[1] // 2
    return [Image.open(BytesIO(data)).getpixel(middle) for data in cards(*portraits).values()]


def is_clay(colour):
    return all(abs(one - other) < 12 for one, other in zip(colour, CLAY, strict=True))


@pytest.mark.parametrize(
    ("on_site", "for_previews", "shown"),
    [(FACE, FACE, True), (FACE, None, False), (None, FACE, False), (None, None, False)],
)
def test_a_face_is_shown_only_where_it_may_be_seen_here_and_there(on_site, for_previews, shown):
    assert any(map(is_clay, in_the_arch(on_site, for_previews))) is shown


def test_a_story_that_did_not_agree_has_no_card():
    assert len(cards(social=False)) == 1


def test_without_an_address_of_the_site_there_are_no_cards():
    assert cards(settings=SiteSettings()) == {}


def test_a_card_is_small_and_has_the_size_that_is_asked_for():
    for data in cards(FACE, FACE).values():
        picture = Image.open(BytesIO(data))
        assert (picture.format, picture.size) == ("JPEG", card.SIZE)
        assert len(data) < 100_000


def test_nothing_is_written_in_a_card_but_its_pixels():
    for data in cards(FACE, FACE).values():
        info = Image.open(BytesIO(data)).info
        assert set(info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive"} | {
            "progression"
        }
        assert b"canary" not in data


def test_the_same_archive_has_the_same_cards(tmp_path):
    cache = DerivativeCache(tmp_path / "cache")
    assert cards(FACE, FACE) == cards(FACE, FACE, cache=cache) == cards(FACE, FACE, cache=cache)


def test_a_card_does_not_stay_in_the_cache_without_its_face(tmp_path):
    cards(FACE, FACE, cache=DerivativeCache(tmp_path / "cache"))
    with_face = {path.name for path in (tmp_path / "cache").glob("*.kept")}
    later = DerivativeCache(tmp_path / "cache")
    cards(FACE, None, cache=later)
    later.forget_unused()
    left = {path.name for path in (tmp_path / "cache").glob("*.kept")}
    assert with_face - left


def test_the_painted_landscape_has_the_colours_of_the_drawn_one():
    for number in range(20):
        seen, drawn = scene(f"story-{number}"), landscape(f"story-{number}").decode()
        picture = painted(seen, WIDTH)
        assert picture.getpixel((4, 396)) == _rgb(seen.hills[-1].colour)
        for shape in seen.shapes:
            assert shape.colour in drawn
            if isinstance(shape, Disc):
                assert picture.getpixel(shape.middle) == _rgb(shape.colour)


def test_two_ids_are_two_cards():
    first, second = (painted(scene(f"story-{number}"), 80) for number in (1, 2))
    assert sum(ImageStat.Stat(ImageChops.difference(first, second)).sum) > 0


def _rgb(colour):
    return tuple(bytes.fromhex(colour.removeprefix("#")))
