import struct

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from .picture_samples import (
    BLUE,
    GREEN,
    RED,
    WHITE,
    chunks,
    corners,
    derived,
    distance,
    make_exif,
    make_image,
    make_picture,
    make_profile,
    nearest,
    saved,
    seen,
    with_jpeg_segment,
)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize(
    ("orientation", "expected"),
    [
        (1, [RED, GREEN, BLUE, WHITE]),
        (2, [GREEN, RED, WHITE, BLUE]),
        (3, [WHITE, BLUE, GREEN, RED]),
        (4, [BLUE, WHITE, RED, GREEN]),
        (5, [RED, BLUE, GREEN, WHITE]),
        (6, [BLUE, RED, WHITE, GREEN]),
        (7, [WHITE, GREEN, BLUE, RED]),
        (8, [GREEN, WHITE, RED, BLUE]),
        (9, [RED, GREEN, BLUE, WHITE]),
    ],
)
def test_turns_a_picture_as_the_camera_was_held(kind, orientation, expected):
    original = make_picture(kind, size=(80, 60), exif=make_exif(orientation))
    (derivative,) = derived(original, widths=(1000,))
    size = (60, 80) if orientation in {5, 6, 7, 8} else (80, 60)
    assert (derivative.width, derivative.height) == size
    assert corners(derivative) == expected


def test_does_not_enlarge_a_turned_picture():
    original = make_picture(size=(80, 60), exif=make_exif(6))
    assert [d.width for d in derived(original, widths=(70, 80))] == [60]


@pytest.mark.parametrize(
    "broken", [b"Exif\0\0", b"Exif\0\0II*\0\xff\xff\xff\xff", b"Exif\0\0rubbish!"]
)
def test_takes_unreadable_exif_for_none(broken):
    original = with_jpeg_segment(make_picture(), 0xE1, broken)
    assert corners(derived(original)[0]) == [RED, GREEN, BLUE, WHITE]


def test_takes_an_unreadable_exif_text_of_a_png_for_none():
    text = PngImagePlugin.PngInfo()
    text.add_text("Raw profile type exif", "\nexif\n  8\nnot hexadecimal")
    original = make_picture("PNG", pnginfo=text)
    assert corners(derived(original)[0]) == [RED, GREEN, BLUE, WHITE]


@pytest.mark.parametrize(
    ("focus", "colour"),
    [
        ((0.0, 0.0), RED),
        ((1.0, 0.0), GREEN),
        ((0.0, 1.0), BLUE),
        ((1.0, 1.0), WHITE),
        ((0.25, 0.5), RED),
        ((-3.0, 0.1), RED),
        ((9.0, 9.0), WHITE),
    ],
)
def test_crops_near_the_focus(focus, colour):
    original = make_picture(size=(400, 400))
    # First a crop to a flat strip, then the colour at its left or right.
    (strip,) = derived(original, focus=focus, ratio=8.0, widths=(400,))
    assert (strip.width, strip.height) == (400, 50)
    at = 3 if colour in {RED, BLUE} else 396
    row = 3 if focus[1] in {0.0, 0.1, 0.5} else 46
    assert nearest(seen(strip).getpixel((at, row))) == colour


@pytest.mark.parametrize(
    ("size", "ratio", "made"),
    [
        ((400, 300), 1.0, (300, 300)),
        ((300, 400), 1.0, (300, 300)),
        ((400, 300), 4 / 3, (400, 300)),
        ((400, 300), 2.0, (400, 200)),
        ((400, 300), 0.5, (150, 300)),
        ((400, 300), None, (400, 300)),
        ((400, 1), 0.001, (1, 1)),
        ((1, 400), 900.0, (1, 1)),
    ],
)
def test_crops_to_the_ratio(size, ratio, made):
    (derivative,) = derived(make_picture("PNG", size=size), ratio=ratio, widths=(5000,))
    assert (derivative.width, derivative.height) == made


def test_crops_in_the_middle_without_a_focus():
    original = make_picture(size=(400, 200))
    assert derived(original, ratio=1.0) == derived(original, ratio=1.0, focus=(0.5, 0.5))


def test_reads_the_focus_in_the_upright_picture():
    original = make_picture(size=(400, 200), exif=make_exif(6))  # upright: blue, red above
    (derivative,) = derived(original, ratio=4.0, focus=(0.5, 0.0), widths=(200,))
    assert corners(derivative)[:2] == [BLUE, RED]


def test_a_jpeg_decoded_small_shows_the_same_part_as_a_png():
    of_jpeg, of_png = (
        seen(
            derived(make_picture(kind, (1600, 1200)), focus=(0.3, 0.7), ratio=1.0, widths=(96,))[0]
        )
        for kind in ("JPEG", "PNG")
    )
    places = [(x, y) for x in range(4, 96, 8) for y in range(4, 96, 8)]
    assert max(distance(of_jpeg.getpixel(at), of_png.getpixel(at)) for at in places) < 60


@pytest.mark.parametrize(
    ("kind", "mode"),
    [
        ("JPEG", "RGB"),
        ("JPEG", "CMYK"),
        ("PNG", "RGB"),
        ("PNG", "RGBA"),
        ("PNG", "P"),
        ("WEBP", "RGB"),
        ("WEBP", "RGBA"),
        ("GIF", "P"),
    ],
)
def test_shows_the_colours_of_every_mode(kind, mode):
    (derivative,) = derived(make_picture(kind, mode=mode))
    assert corners(derivative) == [RED, GREEN, BLUE, WHITE]


@pytest.mark.parametrize(
    ("kind", "mode"),
    [("JPEG", "L"), ("PNG", "L"), ("PNG", "LA"), ("PNG", "1"), ("PNG", "I;16")],
)
def test_shows_black_and_white_in_every_grey_mode(kind, mode):
    image = Image.new("L", (40, 30))
    image.paste(255, (20, 0, 40, 30))
    if mode == "I;16":
        image = Image.frombytes(
            "I;16", image.size, b"".join(bytes([v, v]) for v in image.tobytes())
        )
    else:
        image = image.convert(mode)
    picture = seen(derived(saved(image, kind))[0])
    assert distance(picture.getpixel((3, 3)), (0, 0, 0)) < 12
    assert distance(picture.getpixel((36, 3)), (255, 255, 255)) < 12


def test_does_not_burn_out_sixteen_bits():
    grey = Image.frombytes("I;16", (8, 8), struct.pack("<H", 40000) * 64)
    pixel = seen(derived(saved(grey, "PNG"), widths=(8,))[0]).getpixel((4, 4))
    assert distance(pixel, (156, 156, 156)) < 9


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_lays_transparency_on_paper(kind):
    image = make_image(mode="RGBA")
    image.putalpha(0)
    (derivative,) = derived(saved(image, kind, **({"exact": True} if kind == "WEBP" else {})))
    assert corners(derivative) == [WHITE] * 4


@pytest.mark.parametrize("mode", ["L", "RGB", "P", "1"])
def test_lays_a_transparent_colour_on_paper(mode):
    image = Image.new("RGB", (20, 20)).convert(mode)
    transparent = (0, 0, 0) if mode == "RGB" else image.getpixel((0, 0))
    (derivative,) = derived(saved(image, "PNG", transparency=transparent), widths=(20,))
    assert seen(derivative).getpixel((10, 10)) == WHITE


def test_converts_by_the_profile_of_the_picture():
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = lab.replace(b"rXYZ", b"tXYZ").replace(b"gXYZ", b"rXYZ").replace(b"tXYZ", b"gXYZ")
    (derivative,) = derived(make_picture(icc_profile=swapped))
    assert corners(derivative)[:2] != [RED, GREEN]
    red, green, _ = seen(derivative).getpixel((5, 5))
    assert green > red


@pytest.mark.parametrize(
    ("mode", "profile"),
    [("RGB", b"not a profile"), ("L", make_profile()), ("CMYK", make_profile()), ("RGB", b"")],
)
def test_does_without_an_unfit_profile(mode, profile):
    assert derived(make_picture(mode=mode, icc_profile=profile)) == derived(make_picture(mode=mode))


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP"])
def test_shows_the_first_picture_of_an_animation(kind):
    frames = [make_image(), Image.new("RGB", (40, 30), BLUE)]
    original = saved(frames[0], kind, save_all=True, append_images=frames[1:])
    (derivative,) = derived(original)
    assert corners(derivative) == [RED, GREEN, BLUE, WHITE]
    assert chunks(derivative.data) == [b"VP8 "]
