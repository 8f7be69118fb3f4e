"""Every file of a site is read, whatever it is."""

import base64
import bz2
import gzip
import importlib
import io
import json
import lzma
import os
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from ownwords.verify import Finding, Known, Secret, UnreadableSite, scan

TITLE = "The last ferry home"
FERRY = Secret("the-last-ferry", titles=(TITLE,), names=("Siobhán",))


def zipped(content, name="page.html", comment=b""):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
        archive.comment = comment
    return packed.getvalue()


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ('<a href="/stories/leeks/">them</a>', ["id"]),
        ('<a href="https://a.example/stories/leeks/#said">them</a>', ["id"]),
        ('{"url": "https:\\/\\/a.example\\/stories\\/leeks\\/"}', ["id"]),
        ("<p>Stories of leeks. <a href='leeks/'>Leeks</a></p>", []),
        ('<a href="/stories/leeks-in-may/">another</a>', []),
    ],
)
def test_no_word_of_the_archive_excuses_a_link_to_a_withheld_story(whats, content, found):
    own = ("We grow leeks: see /stories/leeks/.", "leeks/index.html")
    known = Known(published=(), own_words=own, addresses=None)
    assert whats(content, Secret("leeks"), known=known) == found


def test_a_published_story_may_be_linked_to(whats):
    known = Known(published=("leeks", "stories/leeks/"), own_words=(), addresses=None)
    assert whats('<a href="/stories/leeks/">them</a>', Secret("leeks"), known=known) == []


@pytest.mark.parametrize(
    ("name", "content", "where"),
    [
        ("a.html", f"<p>\n<h1>{TITLE}</h1>", "line 2"),
        ("a.html", "<h1>The last\nferry home</h1>", "line 1"),
        ("a.html", "<h1>The la<b>st</b> ferry home</h1>", "between tags"),
        (".hidden", TITLE, "line 1"),
        ("deep/er/.htaccess", TITLE, "line 1"),
        ("a.json", json.dumps({"a": "The last f\u00e9rry home"}), "decoded from JSON"),
        ("a.xml", "The&#32;last ferry home", "decoded from HTML entities"),
        ("a.txt", TITLE.encode("utf-16"), "line 1"),
        ("a.txt", "\ufeff".encode("utf-16-be") + TITLE.encode("utf-16-be"), "line 1"),
        ("a.txt", "\ufeff".encode() + TITLE.encode(), "line 1"),
        ("a.gz", gzip.compress(TITLE.encode()), "unpacked from gzip, line 1"),
        ("a", bz2.compress(TITLE.encode()), "unpacked from bzip2, line 1"),
        ("a", lzma.compress(TITLE.encode()), "unpacked from xz, line 1"),
        (
            "find/words/fragment/en_1.pf_fragment",
            gzip.compress(b'pagefind_dcd{"content":"by the last f\\u00e9rry home."}'),
            "unpacked from gzip, decoded from JSON",
        ),
        ("a.epub", zipped(TITLE), "unpacked from zip, line 1"),
        ("a", gzip.compress(zipped(TITLE)), "unpacked from gzip, unpacked from zip, line 1"),
        ("a.zip", zipped("", name=f"{TITLE}.txt"), "unpacked from zip, in a packed file's name"),
        ("a.zip", zipped("", comment=TITLE.encode()), "in the comment of a zip, line 1"),
        (
            "a.css",
            b"url(data:text/plain;base64," + base64.b64encode(TITLE.encode()) + b")",
            "decoded from base64, line 1",
        ),
        ("a.bin", b"\0\1\2" * 50 + TITLE.encode() + b"\xff\0" * 20, "in raw bytes"),
        ("a.bin", b"\0\1\2" * 50 + TITLE.encode("utf-16-le") + b"\3\0" * 20, "in raw bytes"),
        ("a.bin", b"\0\1\2" * 50 + TITLE.encode("utf-16-be") + b"\3\0" * 20, "in raw bytes"),
        ("The-last_ferry%20home.html", "", "in the file's name"),
        ("the-last-ferry-home/index.html", "", "in a folder's name"),
    ],
)
def test_finds_a_title_wherever_it_is(findings, name, content, where):
    secret = Secret("x1", titles=(TITLE, "The last férry home"))
    assert [(finding.what, finding.where) for finding in findings({name: content}, secret)] == [
        ("title", where)
    ]


@pytest.mark.parametrize("form", ["utf-8", "latin-1", "utf-16-le", "utf-16-be"])
def test_finds_accents_in_any_encoding_of_raw_bytes(whats, form):
    secret = Secret("x1", names=("Siobhán Nuñez",))
    data = b"\0\1\2" * 50 + "Siobhán Nuñez".encode(form) + b"\0\1\2" * 50
    assert whats(data, secret, name="a.bin") == ["name"]


def test_finds_a_latin_1_page(whats):
    assert whats("<p>Siobhán".encode("latin-1"), FERRY) == ["name"]


def test_finds_latin_1_in_a_utf_8_page(whats):
    page = "é".encode() * 70_000 + b" " + "Siobhán".encode("latin-1")
    assert whats(page, FERRY) == ["name"]


@pytest.mark.parametrize("offset", [0, (1 << 20) - 9, (1 << 20) + (1 << 14) - 9, 3 << 20])
def test_finds_what_lies_where_pieces_of_a_large_file_meet(findings, offset):
    page = "x\n" * (offset // 2) + TITLE + "\n" + "y\n" * 1000
    (found,) = findings({"a.txt": page}, FERRY)
    assert found.where == f"line {offset // 2 + 1}"


def test_finds_utf_16_where_pieces_of_a_large_file_meet(whats):
    page = ("x\n" * ((1 << 18) - 5) + TITLE).encode("utf-16")
    assert whats(page, FERRY) == ["title"]


def test_maps_very_large_files(whats, monkeypatch):
    module = importlib.import_module("ownwords.verify.scan")  # `scan` is also its function
    monkeypatch.setattr(module, "_MAPPED_FROM", 100)
    assert whats("x " * 100 + TITLE, FERRY) == ["title"]
    assert whats(b"\0\1\2" * 100 + TITLE.encode(), FERRY, name="b.bin") == ["title", "title"]


def test_random_bytes_spell_no_short_words(whats):
    assert whats(b"\0\1\2" * 50 + b"Will" + b"\0\1\2", Secret("x1", names=("Will",))) == []


def test_tells_each_kind_once_a_file(findings):
    found = findings({"a.html": f"{TITLE} {TITLE} Siobhan", "b.html": TITLE}, FERRY)
    assert found == [
        Finding("a.html", "the-last-ferry", "name", "line 1"),
        Finding("a.html", "the-last-ferry", "title", "line 1"),
        Finding("b.html", "the-last-ferry", "title", "line 1"),
    ]


def test_tells_of_every_story_that_holds_the_words(findings):
    found = findings({"a.html": TITLE}, FERRY, Secret("x1", titles=(TITLE,)))
    assert [finding.id for finding in found] == ["the-last-ferry", "x1"]


def test_never_prints_what_it_found(findings):
    found = findings({"Siobhan/siobhan.jpg.html": "Siobhán"}, FERRY)
    assert str(found[0]) == (
        "[withheld]/[withheld].html: name of the-last-ferry (in the file's name)"
    )


def test_prints_an_id_in_a_path(findings):
    (found,) = findings({"stories/the-last-ferry/index.html": ""}, FERRY)
    assert found.path == "stories/the-last-ferry/index.html"


@pytest.mark.parametrize(
    ("file_name", "site_name", "found"),
    [
        ("siobhan-1987.jpg", "assets/siobhan-1987.800w.webp", ["file name"]),
        ("siobhan-1987.jpg", "assets/siobhan_1987-abc.webp", ["file name"]),
        ("siobhan-1987.jpg", "assets/1987.webp", []),
        ("portrait.jpg", "assets/portrait.800w.webp", []),
        ("leek.jpg", "assets/leek.800w.webp", []),
    ],
)
def test_finds_a_derivative_that_kept_its_originals_name(findings, file_name, site_name, found):
    secret = Secret("x1", file_names=(file_name,))
    assert [finding.what for finding in findings({site_name: ""}, secret)] == found


@pytest.mark.parametrize(
    ("addresses", "found"),
    [
        (None, []),
        (frozenset({"a.html"}), []),
        (frozenset({"b.html"}), ["unknown file"]),
        (frozenset(), ["unknown file"]),
    ],
)
def test_finds_files_that_the_plan_does_not_know(whats, addresses, found):
    assert whats("hello", FERRY, known=Known((), (), addresses)) == found


def test_an_address_is_known_in_either_unicode_form(whats):
    known = Known((), (), frozenset({"cafe\u0301.html"}))
    assert whats("hello", FERRY, known=known, name="caf\u00e9.html") == []


def test_a_symlink_is_not_followed_but_told(tmp_path):
    (tmp_path / "secret.txt").write_text(TITLE)
    site = tmp_path / "site"
    site.mkdir()
    (site / "link.txt").symlink_to(tmp_path / "secret.txt")
    (site / "folder").symlink_to(tmp_path)
    found = scan(site, [FERRY], Known((), (), None))
    assert [(finding.path, finding.what) for finding in found] == [
        ("folder", "symlink"),
        ("link.txt", "symlink"),
    ]


def test_a_pipe_is_told_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert [finding.what for finding in scan(tmp_path, [FERRY], Known((), (), None))] == [
        "special file"
    ]


def test_an_empty_folder_has_a_name(tmp_path):
    (tmp_path / "a" / "the-last-ferry").mkdir(parents=True)
    assert [finding.what for finding in scan(tmp_path, [FERRY], Known((), (), None))] == ["id"]


def test_a_file_name_that_is_no_text_can_be_told(tmp_path):
    (tmp_path / os.fsdecode(b"\xff.html")).write_text(TITLE)
    assert scan(tmp_path, [FERRY], Known((), (), None))[0].path == "\\xff.html"


@pytest.mark.parametrize(
    "content",
    [
        gzip.compress(TITLE.encode())[:-12],
        b"\x1f\x8b" + b"\0" * 40,
        b"PK\x03\x04" + b"\1" * 40,
        b"\x28\xb5\x2f\xfd" + b"\0" * 40,
        b"\x89PNG\r\n\x1a\n" + b"\0" * 40,
        b"\xff\xd8\xff\xe0" + b"\0" * 40,
    ],
)
def test_a_file_nobody_can_vouch_for_is_told(whats, content):
    assert whats(content, FERRY) == ["unreadable file"]


def test_a_bomb_is_told(whats, monkeypatch):
    monkeypatch.setattr("ownwords.verify.containers.UNPACKED_LIMIT", 1000)
    assert whats(gzip.compress(b" " * 1001), FERRY) == ["unreadable file"]


def test_packed_too_often_is_told(whats):
    content = TITLE.encode()
    for _ in range(6):
        content = gzip.compress(content)
    assert whats(content, FERRY) == ["unreadable file"]


def test_a_missing_site_cannot_be_read(tmp_path):
    with pytest.raises(UnreadableSite, match="there is no such folder"):
        scan(tmp_path / "none", [FERRY], Known((), (), None))


def test_a_locked_file_cannot_be_read(tmp_path, monkeypatch):
    def refuse(*_arguments):
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a").write_text("x")
    monkeypatch.setattr("pathlib.Path.open", refuse)
    with pytest.raises(UnreadableSite, match="a: cannot be read: Permission denied"):
        scan(tmp_path, [FERRY], Known((), (), None))


def test_a_clean_site_is_clean(findings):
    assert findings({"index.html": "<h1>Welcome</h1>", "a.css": "p{}", "b.png": b""}, FERRY) == []


def test_a_site_without_secrets_is_clean(tmp_path):
    (tmp_path / "a.html").write_text(TITLE)
    assert scan(tmp_path, [], Known((), (), None)) == []


PACKINGS = [
    gzip.compress,
    zipped,
    bz2.compress,
    lzma.compress,
    lambda data: b'{"a": "data:x/y;base64,' + base64.b64encode(data) + b'"}',
]


@settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    st.lists(st.sampled_from(PACKINGS), max_size=4),
    st.sampled_from(["utf-8", "utf-16", "utf-8-sig", "latin-1", "utf-32"]),
)
def test_a_canary_is_found_through_every_packing(whats, packings, form):
    data = "<p>Here is Siobhán.</p>".encode(form)
    for pack in packings:
        data = pack(data)
    assert whats(data, FERRY) == ["name"]


def test_brotli_cannot_be_read_and_is_told(findings):
    found = findings({"a.html.br": b"\x8b\x02\x80abc\x03"}, FERRY)
    assert [finding.what for finding in found] == ["unreadable file"]


def test_a_site_is_told_of_in_the_same_order_every_time(findings):
    page = f"<h1>{TITLE}</h1> the-last-ferry <p>Siobh&aacute;n</p>"
    found = findings({"b/a.html": page, "a.html": page}, FERRY)
    assert [(finding.path, finding.what) for finding in found] == [
        (path, what) for path in ("a.html", "b/a.html") for what in ("id", "name", "title")
    ]


LONG_LABEL = "Peer support worker in training"


@pytest.mark.parametrize(("own_words", "found"), [((), 1), ((f"We have a {LONG_LABEL}.",), 0)])
def test_a_label_is_no_secret_where_the_archive_itself_says_it(findings, own_words, found):
    secret = Secret("the-last-ferry", labels=(LONG_LABEL,))
    known = Known((), own_words, None)
    assert len(findings({"about.html": f"<p>A {LONG_LABEL}.</p>"}, secret, known=known)) == found


def test_a_sentence_of_a_story_is_one_wherever_it_stands(findings):
    secret = Secret("the-last-ferry", phrases=(LONG_LABEL,))
    known = Known((), (LONG_LABEL,), None)
    assert len(findings({"about.html": LONG_LABEL}, secret, known=known)) == 1


def test_the_file_of_a_published_picture_is_found_though_the_picture_may_be_shown(findings):
    original = image_bytes("JPEG")
    secret = Secret("the-last-ferry", originals=(original,))
    known = Known((), (), None, media=(original,))
    site = {"face.jpg": original, "made.webp": image_bytes("WEBP")}
    told = [(f.path, f.what) for f in findings(site, secret, known=known)]
    assert told == [("face.jpg", "original picture")]


def image_bytes(format):
    out = io.BytesIO()
    Image.linear_gradient("L").rotate(30).save(out, format)
    return out.getvalue()
