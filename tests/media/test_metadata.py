import zlib

import pytest

from .picture_samples import (
    CANARY,
    carries,
    chunks,
    derived,
    make_exif,
    make_gif,
    make_iptc,
    make_picture,
    make_png_text,
    make_profile,
    make_xmp,
    with_jpeg_segment,
    with_png_chunk,
)

PLANTED = {
    "EXIF of a JPEG": make_picture(exif=make_exif()),
    "EXIF of a PNG": make_picture("PNG", exif=make_exif()),
    "EXIF of a WebP": make_picture("WEBP", exif=make_exif()),
    "EXIF after the pixels of a PNG": with_png_chunk(
        make_picture("PNG"), b"eXIf", make_exif()[6:], last=True
    ),
    "XMP of a JPEG": make_picture(xmp=make_xmp()),
    "XMP of a PNG": with_png_chunk(
        make_picture("PNG"), b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + make_xmp()
    ),
    "XMP of a WebP": make_picture("WEBP", xmp=make_xmp()),
    "IPTC of a JPEG": with_jpeg_segment(make_picture(), 0xED, make_iptc()),
    "the comment of a JPEG": make_picture(comment=CANARY.encode()),
    "the comment of a GIF": make_gif(comment=CANARY.encode()),
    "an unknown segment of a JPEG": with_jpeg_segment(make_picture(), 0xEA, CANARY.encode()),
    "a thumbnail": with_jpeg_segment(
        make_picture(), 0xE1, b"Exif\0\0" + make_picture(comment=CANARY.encode())
    ),
    "the text of a PNG": make_picture("PNG", pnginfo=make_png_text()),
    "an unknown chunk of a PNG": with_png_chunk(make_picture("PNG"), b"prVt", CANARY.encode()),
    "trailing bytes of a JPEG": make_picture() + CANARY.encode(),
    "trailing bytes of a PNG": make_picture("PNG") + CANARY.encode(),
    "trailing bytes of a WebP": make_picture("WEBP") + CANARY.encode(),
    "trailing bytes of a GIF": make_gif() + CANARY.encode(),
}


@pytest.mark.parametrize("original", PLANTED.values(), ids=PLANTED)
def test_keeps_no_metadata(original):
    assert carries(original)
    for derivative in derived(original, widths=(40, 20)):
        assert not carries(derivative.data)
        assert chunks(derivative.data) == [b"VP8 "]


def test_keeps_no_compressed_text():
    original = with_png_chunk(
        make_picture("PNG"), b"zTXt", b"Comment\0\0" + zlib.compress(CANARY.encode() * 9)
    )
    (derivative,) = derived(original)
    assert chunks(derivative.data) == [b"VP8 "]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_keeps_no_colour_profile(kind):
    original = make_picture(kind, icc_profile=make_profile())
    (derivative,) = derived(original)
    assert b"CanaryCCCC" not in derivative.data.replace(b"\0", b"")
    assert chunks(derivative.data) == [b"VP8 "]
