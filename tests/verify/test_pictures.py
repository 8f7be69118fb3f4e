"""A picture is known again however it is saved, and two pictures are not taken for one."""

import io
import random

import pytest
from PIL import ExifTags, Image, ImageDraw, ImageFilter, ImageOps, PngImagePlugin

from ownwords.media import card
from ownwords.verify import Known, Secret
from ownwords.verify.binaries import picture
from ownwords.verify.pictures import Original, grey, likeness, looks, shape


def photograph(seed, size=(600, 400)):
    """Soft shapes of many sizes, as a camera sees them."""
    dice = random.Random(seed)
    image = Image.new("RGB", size, tuple(dice.randrange(60, 200) for _ in range(3)))
    draw = ImageDraw.Draw(image)
    for extent in (200, 140, 90, 60, 40, 40, 30, 30, 20, 20) * 2:
        x, y = dice.randrange(-50, size[0]), dice.randrange(-50, size[1])
        colour = tuple(dice.randrange(256) for _ in range(3))
        draw.ellipse((x, y, x + extent, y + dice.randrange(20, extent + 20)), fill=colour)
    return image.filter(ImageFilter.GaussianBlur(6))


def saved(image, form="PNG", **options):
    data = io.BytesIO()
    image.save(data, form, **options)
    return data.getvalue()


PHOTOGRAPH = photograph(1)
SECRET = Secret("x1", media=(saved(PHOTOGRAPH, "JPEG", quality=92),))


@pytest.mark.parametrize(
    "changed",
    [
        saved(PHOTOGRAPH, "WEBP", quality=60),
        saved(PHOTOGRAPH.resize((300, 200)), "WEBP", quality=70),
        saved(PHOTOGRAPH.resize((96, 64)), "JPEG", quality=60),
        saved(PHOTOGRAPH.resize((1200, 800)), "PNG"),
        saved(PHOTOGRAPH.convert("L"), "PNG"),
        saved(PHOTOGRAPH.quantize(32), "GIF"),
        saved(PHOTOGRAPH.crop((0, 0, 400, 400)), "WEBP"),
        saved(PHOTOGRAPH.crop((90, 0, 490, 400)).resize((160, 160)), "JPEG"),
        saved(PHOTOGRAPH.crop((187, 0, 487, 400)), "WEBP"),
        saved(PHOTOGRAPH.crop((0, 33, 600, 347)).resize((1200, 630)), "JPEG"),
        saved(PHOTOGRAPH.resize((400, 400)), "PNG"),
    ],
)
def test_a_picture_is_known_again(whats, changed):
    assert whats(changed, SECRET, name="p.webp") == ["picture"]


@pytest.mark.parametrize("turn", Image.Transpose)
def test_a_picture_is_known_again_turned_and_mirrored(whats, turn):
    changed = ImageOps.fit(PHOTOGRAPH.transpose(turn), (320, 320), centering=(0.2, 0.2))
    assert whats(saved(changed, "WEBP", quality=70), SECRET, name="p.webp") == ["picture"]


@pytest.mark.parametrize("turn", Image.Transpose)
def test_a_published_picture_is_known_turned_and_mirrored_too(whats, turn):
    """Of two stories of one person, one may show the picture as her own mirror does."""
    known = Known((), (), None, media=(saved(PHOTOGRAPH.transpose(turn)),))
    assert whats(saved(PHOTOGRAPH, "WEBP"), SECRET, known=known) == []


@pytest.mark.parametrize("form", ["BMP", "TIFF"])
def test_a_light_picture_that_is_not_packed_is_not_taken_for_a_text(whats, form):
    light = PHOTOGRAPH.point(lambda value: 128 + value // 2)
    secret = Secret("x1", media=(saved(light, "JPEG", quality=92),))
    assert whats(saved(light, form), secret, name=f"p.{form.lower()}") == ["picture"]


def test_other_pictures_are_not_taken_for_it(findings):
    others = {f"{seed}.webp": saved(photograph(seed), "WEBP") for seed in range(2, 40)}
    assert findings(others, SECRET) == []


def test_crops_of_other_pictures_are_not_taken_for_it(findings):
    crops = {
        f"{seed}.webp": saved(photograph(seed).crop((100, 0, 500, 400)), "WEBP")
        for seed in range(2, 40)
    }
    assert findings(crops, SECRET) == []


FLAT = Image.new("RGB", (300, 300), "#dde")
SLOPE = Image.linear_gradient("L").resize((300, 300))


@pytest.mark.parametrize("withheld", [FLAT, SLOPE])
@pytest.mark.parametrize("other", [FLAT.resize((200, 200)), PHOTOGRAPH])
def test_a_flat_picture_is_like_no_other(whats, withheld, other):
    assert whats(saved(other, "WEBP"), Secret("x1", media=(saved(withheld),))) == []


def on_a_card(image, focus=(0.5, 0.5)):
    """As a share card shows it, in its arch."""
    face = ImageOps.fit(image, card.ARCH, centering=focus)
    made = Image.new("RGB", card.SIZE, "#f5ecdf")
    ImageDraw.Draw(made).polygon([(0, 400), (700, 300), (1200, 450), (1200, 630), (0, 630)], "#aab")
    made.paste(face, card.arch_box(), card.arch(card.ARCH))
    return saved(made, "JPEG", quality=80)


@pytest.mark.parametrize("focus", [(0.5, 0.5), (0.1, 0.9), (0.8, 0.3)])
def test_a_face_is_known_in_the_arch_of_a_share_card(whats, focus):
    assert whats(on_a_card(PHOTOGRAPH, focus), SECRET, name="card.jpg") == ["picture"]


def test_the_cards_of_others_are_not_taken_for_it(findings):
    cards = {f"{seed}.jpg": on_a_card(photograph(seed)) for seed in range(2, 40)}
    assert findings(cards, SECRET) == []


def test_a_face_that_may_be_seen_may_be_seen_on_a_card(whats):
    known = Known((), (), None, media=SECRET.media)
    assert whats(on_a_card(PHOTOGRAPH), SECRET, known=known) == []


def test_a_flat_picture_is_known_by_its_bytes(whats):
    data = saved(FLAT.resize((3000, 3000)))
    assert whats(data, Secret("x1", media=(data,))) == ["picture"]


def test_a_published_picture_that_is_as_near_excuses(whats):
    published = PHOTOGRAPH.copy()
    ImageDraw.Draw(published).rectangle((250, 150, 330, 230), fill="white")
    known = Known((), (), None, media=(saved(published),))
    assert whats(saved(published.resize((300, 200)), "WEBP"), SECRET, known=known) == []
    assert whats(saved(PHOTOGRAPH, "WEBP"), SECRET, known=known) == ["picture"]


@pytest.mark.parametrize("seed", range(1, 5))
def test_the_same_picture_published_from_another_file_is_no_secret(whats, seed):
    """Whichever of the two files is nearer to what the site shows."""
    taken = photograph(seed)
    secret = Secret("x1", media=(saved(taken, "JPEG", quality=92),))
    sent = taken.resize((240, 160))
    known = Known((), (), None, media=(saved(sent, "JPEG", quality=40),))
    assert whats(saved(sent, "WEBP"), secret, known=known) == []


def test_a_wider_picture_than_the_published_one_is_found(whats):
    """Somebody may have been cut off at the edge, who never agreed."""
    width, height = PHOTOGRAPH.size
    cut = PHOTOGRAPH.crop((0, 0, round(width * 0.92), round(height * 0.92)))
    known = Known((), (), None, media=(saved(cut, "JPEG", quality=90),))
    assert whats(saved(PHOTOGRAPH, "WEBP"), SECRET, known=known) == ["picture"]


def test_the_same_picture_published_elsewhere_is_no_secret(whats):
    known = Known((), (), None, media=SECRET.media)
    assert whats(SECRET.media[0], SECRET, known=known) == []


def test_originals_may_be_given_as_files(whats, tmp_path):
    original = tmp_path / "original.jpg"
    original.write_bytes(SECRET.media[0])
    assert whats(saved(PHOTOGRAPH, "WEBP"), Secret("x1", media=(original,))) == ["picture"]


def test_a_picture_on_its_side_is_set_upright_first(whats):
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    turned = saved(PHOTOGRAPH.rotate(90, expand=True), "JPEG", exif=exif)
    assert whats(saved(PHOTOGRAPH, "WEBP"), Secret("x1", media=(turned,))) == ["picture"]


def test_a_picture_inside_a_page_is_known(whats):
    import base64

    data = base64.b64encode(saved(PHOTOGRAPH, "WEBP")).decode()
    assert whats(f'<img src="data:image/webp;base64,{data}">', SECRET) == ["picture"]


def test_what_a_storyteller_sent_may_be_no_picture(whats):
    broken = b"\xff\xd8\xff\xe0" + b"not a picture " * 20
    assert whats(saved(PHOTOGRAPH), Secret("x1", media=(broken, b"text"))) == []


NAME = Secret("x1", names=("Bo",))


def with_exif(value, tag=ExifTags.Base.ImageDescription):
    exif = Image.Exif()
    exif[tag] = value
    return exif


def with_text(value, compressed=False):
    info = PngImagePlugin.PngInfo()
    info.add_text("Note", value, zip=compressed)
    return info


def with_itxt(value):
    info = PngImagePlugin.PngInfo()
    info.add_itxt("Note", value, zip=True)
    return info


@pytest.mark.parametrize(
    "data",
    [
        saved(PHOTOGRAPH, "JPEG", exif=with_exif("It is Bo.")),
        saved(PHOTOGRAPH, "WEBP", exif=with_exif("It is Bo.")),
        saved(PHOTOGRAPH, "PNG", exif=with_exif("It is Bo.", ExifTags.Base.Artist)),
        saved(PHOTOGRAPH, "JPEG", exif=with_exif("Bo".encode("utf-16-le"), ExifTags.Base.XPAuthor)),
        saved(PHOTOGRAPH, "JPEG", comment="It is Bo."),
        saved(PHOTOGRAPH, "JPEG", xmp=b"<x:xmpmeta><dc:creator>Bo</dc:creator></x:xmpmeta>"),
        saved(PHOTOGRAPH, "PNG", pnginfo=with_text("It is Bo.")),
        saved(PHOTOGRAPH, "PNG", pnginfo=with_text("It is Bo.", compressed=True)),
        saved(PHOTOGRAPH, "PNG", pnginfo=with_itxt("It is Bo.")),
        saved(PHOTOGRAPH.quantize(), "GIF", comment=b"It is Bo."),
    ],
)
def test_a_short_name_is_found_in_picture_metadata(findings, data):
    (found,) = findings({"p.bin": data}, NAME)
    assert (found.what, found.where.split(",")[0]) == ("name", "picture metadata")


def test_accents_are_found_in_exif(whats):
    data = saved(PHOTOGRAPH, "JPEG", exif=with_exif("Siobhán".encode()))
    assert whats(data, Secret("x1", names=("Siobhán",))) == ["name"]


def test_what_is_written_in_a_withheld_picture_is_a_secret_too(whats):
    original = saved(photograph(7), "JPEG", exif=with_exif("Bo at the canal"))
    assert whats("Bo at the canal", Secret("x1", media=(original,))) == ["picture metadata"]


def test_what_is_written_in_a_published_picture_too_is_no_secret(whats):
    original = saved(photograph(7), "JPEG", comment="Made with Paint")
    known = Known((), (), None, media=(saved(photograph(8), "JPEG", comment="Made with Paint"),))
    assert whats("Made with Paint", Secret("x1", media=(original,)), known=known) == []


@pytest.mark.parametrize("tail", [b"The last ferry home", b"PK The last ferry home"])
def test_what_is_written_behind_a_picture_is_found(whats, tail):
    secret = Secret("x1", titles=("The last ferry home",))
    for form in ("JPEG", "PNG", "WEBP", "GIF"):
        assert whats(saved(PHOTOGRAPH, form) + tail, secret) == ["title"]


def test_likeness_goes_from_nothing_to_one():
    one, other = shape(grey(PHOTOGRAPH)), shape(grey(photograph(2)))
    assert likeness(one, one) == 1
    assert 0 < likeness(one, other) < 0.6
    assert likeness(one, shape(grey(FLAT))) == 0


def test_extreme_formats_can_be_compared():
    thin = picture(saved(Image.effect_noise((900, 1), 80)))
    assert max(map(Original(PHOTOGRAPH).likeness, looks(thin))) < 0.7
    assert max(map(Original(thin).likeness, looks(PHOTOGRAPH))) < 0.7


def test_metadata_that_cannot_be_read_is_told(whats):
    damaged = with_exif("It is Bo.").tobytes()[:-12].replace(b"\0\x0e", b"\x87\x69")
    found = whats(saved(PHOTOGRAPH, "JPEG", exif=damaged), Secret("x1", media=(SECRET.media[0],)))
    assert "picture" in found or "unreadable file" in found


def test_any_other_file_is_known_by_its_bytes(whats):
    assert whats(b"caption", Secret("x1", media=(b"caption",)), name="a.vtt") == ["file"]


def test_different_pictures_are_far_from_alike():
    seen = [[look.shape for look in looks(photograph(seed))] for seed in range(40)]
    nearest = max(
        likeness(one[0], turned)
        for one in seen
        for other in seen
        for turned in other
        if one is not other
    )
    assert nearest < 0.55
