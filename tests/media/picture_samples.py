"""Small pictures with a canary in every place that can carry one, and looking at what is made."""

import struct
import zlib
from functools import cache
from io import BytesIO

from PIL import ExifTags, Image, ImageCms, PngImagePlugin

from ownwords.media.pictures import derive

CANARY = "Canary7731Zebedee"

RED, GREEN, BLUE, WHITE = (220, 30, 30), (30, 160, 60), (30, 60, 200), (255, 255, 255)


def carries(data, canary=CANARY):
    """Whether the canary is in the bytes, as UTF-8 or as UTF-16 of either order."""
    return any(canary.encode(coding) in data for coding in ("utf-8", "utf-16-le", "utf-16-be"))


def make_image(size=(40, 30), mode="RGB"):
    """Four corners of four colours: red and green above, blue and white below."""
    image = Image.new("RGB", size)
    across, down = size[0] // 2, size[1] // 2
    for colour, at in (
        (RED, (0, 0)),
        (GREEN, (across, 0)),
        (BLUE, (0, down)),
        (WHITE, (across, down)),
    ):
        image.paste(colour, (*at, size[0] if at[0] else across, size[1] if at[1] else down))
    return image if mode == "RGB" else image.convert(mode)


def saved(image, kind="JPEG", **options):
    file = BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def make_picture(kind="JPEG", size=(40, 30), mode="RGB", **options):
    if kind == "JPEG":
        options = {"quality": 95, "subsampling": 0} | options
    return saved(make_image(size, mode), kind, **options)


def make_exif(orientation=1, canary=CANARY):
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    exif[ExifTags.Base.ImageDescription] = canary
    exif[ExifTags.Base.Artist] = canary
    place = exif.get_ifd(ExifTags.IFD.GPSInfo)
    place[ExifTags.GPS.GPSLatitude] = (57.0, 36.0, 1.0)
    place[ExifTags.GPS.GPSAreaInformation] = b"ASCII\0\0\0" + canary.encode()
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.UserComment] = b"ASCII\0\0\0" + canary.encode()
    return exif.tobytes()


def make_xmp(canary=CANARY):
    return f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:title>{canary}</dc:title></x:xmpmeta>'.encode()


@cache
def make_profile(canary="CanaryCCCC"):
    """sRGB with a canary for a description."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    plain, planted = "sRGB built-in"[:10].encode("utf-16-be"), canary.encode("utf-16-be")
    assert plain in profile
    return profile.replace(plain, planted)


def with_jpeg_segment(data, marker, content):
    """A segment right after the start of the file."""
    return (
        data[:2] + bytes([0xFF, marker]) + struct.pack(">H", len(content) + 2) + content + data[2:]
    )


def make_iptc(canary=CANARY):
    caption = b"\x1c\x02\x78" + struct.pack(">H", len(canary)) + canary.encode()
    return b"Photoshop 3.0\x008BIM\x04\x04\0\0" + struct.pack(">I", len(caption)) + caption


def with_png_chunk(data, kind, content, last=False):
    """A chunk right after the header, or right before the end."""
    at = len(data) - 12 if last else 33
    chunk = struct.pack(">I", len(content)) + kind + content
    return data[:at] + chunk + struct.pack(">I", zlib.crc32(kind + content)) + data[at:]


def png_header(width, height):
    """A PNG that says how large it is, and has no pixels."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return with_png_chunk(b"\x89PNG\r\n\x1a\n" + bytes(25), b"IHDR", header)[:8] + b"".join(
        struct.pack(">I", len(content))
        + kind
        + content
        + struct.pack(">I", zlib.crc32(kind + content))
        for kind, content in ((b"IHDR", header), (b"IDAT", zlib.compress(b"\0")), (b"IEND", b""))
    )


def make_png_text():
    text = PngImagePlugin.PngInfo()
    text.add_text("Comment", CANARY)
    text.add_text("Comment", CANARY, zip=True)
    text.add_itxt("Title", CANARY, "en", CANARY)
    return text


def derived(data, *, focus=None, ratio=None, widths=(40,), cache=None):
    return derive(data, focus=focus, ratio=ratio, widths=widths, cache=cache)


def seen(derivative):
    return Image.open(BytesIO(derivative.data)).convert("RGB")


def corners(derivative):
    """The nearest of the four sample colours in each corner, in reading order."""
    image = seen(derivative)
    across, down = image.width - 4, image.height - 4
    return [nearest(image.getpixel(at)) for at in ((3, 3), (across, 3), (3, down), (across, down))]


def nearest(pixel):
    return min((RED, GREEN, BLUE, WHITE), key=lambda colour: distance(pixel, colour))


def distance(one, other):
    return sum(abs(a - b) for a, b in zip(one, other, strict=True))


def chunks(data):
    """The names of the chunks in a WebP file, which must account for every byte."""
    names, at = [], 12
    while at < len(data):
        names.append(data[at : at + 4])
        (size,) = struct.unpack_from("<I", data, at + 4)
        at += 8 + size + size % 2
    assert at == len(data) == struct.unpack_from("<I", data, 4)[0] + 8
    return names


def make_gif(**options):
    return saved(make_image().quantize(), "GIF", **options)
