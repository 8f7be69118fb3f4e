import hashlib
import re
from concurrent.futures import ThreadPoolExecutor

import pytest

from ownwords.media import pictures
from ownwords.media.cache import DerivativeCache
from ownwords.media.objection import Objection
from ownwords.media.pictures import objection_to

from .picture_samples import (
    CANARY,
    derived,
    make_exif,
    make_picture,
    seen,
)

DAMAGED = Objection("the picture is damaged", "Export or copy it again from the original")


def test_puts_nothing_of_the_original_into_a_name():
    (derivative,) = derived(make_picture())
    digest = hashlib.sha256(derivative.data).hexdigest()[:16]
    assert derivative.name == f"{digest}-40.webp"


def test_tells_what_it_made():
    (derivative,) = derived(make_picture())
    assert (derivative.width, derivative.height, derivative.media_type) == (40, 30, "image/webp")
    assert seen(derivative).size == (40, 30)
    assert re.fullmatch(r"[0-9a-f]{16}-40\.webp", derivative.name)


def test_gives_the_same_bytes_twice():
    original = make_picture(size=(400, 300))
    assert derived(original, widths=(320, 80)) == derived(original, widths=(320, 80))


def test_gives_the_same_bytes_in_several_threads():
    originals = [make_picture(size=(200 + n, 150), exif=make_exif(n % 8 + 1)) for n in range(16)]
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(derived, originals))
    assert together == [derived(original) for original in originals]


def test_gives_the_same_bytes_whatever_the_metadata():
    assert derived(make_picture(exif=make_exif(), comment=b"hello")) == derived(make_picture())


@pytest.mark.parametrize(
    ("widths", "made"),
    [
        ((320, 640, 960), [(320, 240), (640, 480)]),
        ((640, 320), [(320, 240), (640, 480)]),
        ((640, 640), [(640, 480)]),
        ((800,), [(800, 600)]),
        ((801,), [(800, 600)]),
        ((960, 1280), [(800, 600)]),
        ((), [(800, 600)]),
        ((0, -5), [(800, 600)]),
        ((1,), [(1, 1)]),
    ],
)
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_never_enlarges_and_always_makes_one(kind, widths, made):
    original = make_picture(kind, size=(800, 600))
    assert [(d.width, d.height) for d in derived(original, widths=widths)] == made


def test_keeps_at_least_one_pixel_of_a_very_flat_picture():
    (derivative,) = derived(make_picture("PNG", size=(400, 2)), widths=(10,))
    assert (derivative.width, derivative.height) == (10, 1)


@pytest.fixture
def decodings(monkeypatch):
    """How often an original was opened."""
    counted = []
    opened = pictures.opened
    monkeypatch.setattr(pictures, "opened", lambda data: counted.append(1) or opened(data))
    return counted


def test_does_not_make_a_cached_picture_again(tmp_path, decodings):
    cache = DerivativeCache(tmp_path / "cache")
    first = derived(make_picture(), widths=(40, 20), cache=cache)
    assert derived(make_picture(), widths=(40, 20), cache=cache) == first
    assert len(decodings) == 1


@pytest.mark.parametrize(
    "changes",
    [{"focus": (0.1, 0.1)}, {"ratio": 1.0}, {"widths": (20,)}, {"data": make_picture("PNG")}],
)
def test_makes_a_picture_again_when_something_else_is_wanted(tmp_path, decodings, changes):
    cache = DerivativeCache(tmp_path / "cache")
    derived(make_picture(), cache=cache)
    derived(**({"data": make_picture(), "cache": cache} | changes))
    assert len(decodings) == 2


def test_makes_a_picture_again_after_the_recipe_changed(tmp_path, decodings, monkeypatch):
    cache = DerivativeCache(tmp_path / "cache")
    derived(make_picture(), cache=cache)
    monkeypatch.setattr(pictures, "recipe", lambda *_: "other")
    derived(make_picture(), cache=cache)
    assert len(decodings) == 2


def test_makes_a_picture_again_when_its_entry_was_tampered_with(tmp_path):
    cache = DerivativeCache(tmp_path / "cache")
    first = derived(make_picture(), cache=cache)
    for entry in (tmp_path / "cache").glob("*.kept"):
        entry.write_bytes(entry.read_bytes()[:-9] + CANARY.encode())
    assert derived(make_picture(), cache=cache) == first


def test_decodes_in_full_only_once(tmp_path, monkeypatch):
    cache = DerivativeCache(tmp_path / "cache")
    assert objection_to(make_picture(), "a.jpg", cache=cache) is None
    monkeypatch.setattr(pictures, "or_damaged", None)  # what decoding would need
    assert objection_to(make_picture(), "a.jpg", cache=cache) is None


def test_objects_to_the_name_of_a_picture_known_to_be_good(tmp_path):
    cache = DerivativeCache(tmp_path / "cache")
    objection_to(make_picture(), "a.jpg", cache=cache)
    assert objection_to(make_picture(), "a.png", cache=cache).fault == "it is a JPEG named .png"


def test_does_not_remember_a_damaged_picture_as_good(tmp_path):
    cache = DerivativeCache(tmp_path / "cache")
    cut = make_picture(size=(300, 300))[:-900]
    assert [objection_to(cut, "a.jpg", cache=cache) for _ in range(2)] == [DAMAGED, DAMAGED]
