import zlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from PIL.ImageFile import ImageFile
from PIL.PngImagePlugin import PngImageFile

from ownwords.media.objection import Objection
from ownwords.media.original import PictureError
from ownwords.media.pictures import objection_to

from .picture_samples import (
    derived,
    make_exif,
    make_gif,
    make_picture,
    make_profile,
    png_header,
    saved,
    with_png_chunk,
)

SAVE_AS = "Save it as JPEG, PNG or WebP"
DAMAGED = Objection("the picture is damaged", "Export or copy it again from the original")


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("JPEG", "portrait.jpg"),
        ("JPEG", "portrait.jpeg"),
        ("JPEG", "PORTRAIT.JPG"),
        ("PNG", "drawing.of.a.leek.png"),
        ("WEBP", "portrait.webp"),
    ],
)
def test_has_no_objection_to_a_picture(kind, name):
    assert objection_to(make_picture(kind), name) is None


@pytest.mark.parametrize(
    ("data", "name", "fault", "remedy"),
    [
        (b"", "a.jpg", "the file is empty", "Copy it again from the original"),
        (b"Dear all,", "a.jpg", "this is not a picture (JPEG, PNG or WebP)", SAVE_AS),
        (b"BM" + bytes(60), "a.bmp", "this is not a picture (JPEG, PNG or WebP)", SAVE_AS),
        (b"RIFF\0\0\0\0WAVE", "a.webp", "this is not a picture (JPEG, PNG or WebP)", SAVE_AS),
        (b"<svg/>", "a.png", "an SVG can carry hidden text and script", SAVE_AS),
        (
            b"<?xml version='1.0'?>\n<SVG>",
            "a.svg",
            "an SVG can carry hidden text and script",
            SAVE_AS,
        ),
        ("<svg/>".encode("utf-16"), "a.jpg", "an SVG can carry hidden text and script", SAVE_AS),
        (b"\x1f\x8b\x08", "a.SVGZ", "an SVG can carry hidden text and script", SAVE_AS),
        (make_gif(), "a.gif", "it is a GIF, which cannot be published", SAVE_AS),
        (
            b"\0\0\0\x18ftypheic\0\0\0\0",
            "IMG_1.HEIC",
            "it is a HEIC or AVIF picture, which cannot be published",
            SAVE_AS,
        ),
        (make_picture(), "a.png", "it is a JPEG named .png", "Rename it so that it ends in .jpg"),
        (
            make_picture("PNG"),
            "a.jpg",
            "it is a PNG named .jpg",
            "Rename it so that it ends in .png",
        ),
        (
            make_picture("WEBP"),
            "a",
            "it is a WebP named without an ending",
            "Rename it so that it ends in .webp",
        ),
    ],
)
def test_objects_to_what_is_not_a_picture(data, name, fault, remedy):
    assert objection_to(data, name) == Objection(fault, remedy)


SMALLER = "Save a smaller copy, 2000 pixels wide or so"


@pytest.mark.parametrize(
    ("size", "fault"),
    [
        ((12_000, 12_000), "it has 144 megapixels; 40 is the most"),
        ((8_000, 5_001), "it has 41 megapixels; 40 is the most"),
        ((60_000, 60_000), "it has 3600 megapixels; 40 is the most"),
        ((16_384, 2), "it is 16384 by 2 pixels; 16383 is the most on a side"),
        ((2, 16_384), "it is 2 by 16384 pixels; 16383 is the most on a side"),
    ],
)
def test_objects_to_a_picture_that_is_too_large(size, fault):
    assert objection_to(png_header(*size), "a.png") == Objection(fault, SMALLER)


@pytest.mark.parametrize("size", [(8_000, 5_000), (16_383, 2)])
def test_decodes_the_largest_picture_that_is_let_in(size):
    assert objection_to(saved(Image.new("1", size), "PNG"), "a.png") is None


def test_decides_from_the_header_alone_that_a_picture_is_too_large(monkeypatch):
    monkeypatch.delattr(ImageFile, "load")  # what decoding would need
    monkeypatch.delattr(PngImageFile, "load_prepare")
    assert objection_to(png_header(12_000, 12_000), "a.png").remedy == SMALLER


def test_makes_nothing_of_a_picture_that_is_too_large():
    with pytest.raises(PictureError, match="144 megapixels"):
        derived(png_header(12_000, 12_000))


@pytest.mark.parametrize(
    ("kind", "name"), [("JPEG", "a.jpg"), ("PNG", "a.png"), ("WEBP", "a.webp")]
)
@pytest.mark.parametrize("part", [0.02, 0.3, 0.6, 0.9])
def test_objects_to_a_picture_that_is_cut_short(kind, name, part):
    noise = Image.effect_noise((300, 200), 80).convert("RGB")
    whole = saved(noise, kind)
    cut = whole[: max(13, int(len(whole) * part))]
    assert objection_to(cut, name) == DAMAGED
    with pytest.raises(PictureError, match="damaged"):
        derived(cut)


def test_objects_to_a_text_bomb():
    bomb = b"Comment\0\0" + zlib.compress(bytes(80_000_000), 9)
    assert objection_to(with_png_chunk(make_picture("PNG"), b"zTXt", bomb), "a.png") == DAMAGED


def test_makes_nothing_of_what_is_not_a_picture():
    with pytest.raises(PictureError, match="this is not a picture"):
        derived(b"Dear all,")


@pytest.mark.parametrize(
    ("kind", "name"), [("JPEG", "a.jpg"), ("PNG", "a.png"), ("WEBP", "a.webp")]
)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_hostile_bytes_are_told_and_never_crash(kind, name, data):
    whole = make_picture(kind, exif=make_exif(6), icc_profile=make_profile())
    at = data.draw(st.integers(0, len(whole) - 1))
    broken = (
        whole[:at] + data.draw(st.binary(max_size=40)) + whole[at + data.draw(st.integers(0, 40)) :]
    )
    assert objection_to(broken, name) is None or objection_to(broken, name).fault
    try:
        derived(broken)
    except PictureError as error:
        assert str(error)
