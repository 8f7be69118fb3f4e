import pytest
from hypothesis import given
from hypothesis import strategies as st

from ownwords.media import captions
from ownwords.media.captions import CaptionsError, Cue, read_cues, write_vtt

from .picture_samples import CANARY

TIMES = "Write the times as 00:01:02.500 --> 00:01:05.000"


def make_vtt(*blocks, header="WEBVTT"):
    return "\n\n".join([header, *blocks, ""]).encode()


def make_cue(text="The leeks didn't care.", times="00:01.000 --> 00:04.500"):
    return f"{times}\n{text}"


def cue_text(text):
    (cue,) = read_cues(make_vtt(make_cue(text)))
    return cue.text


def test_reads_times_in_seconds_and_words():
    data = make_vtt(make_cue(), make_cue("Not a bit.", "01:00:04.500 --> 01:00:06.000"))
    assert read_cues(data) == (
        Cue(1.0, 4.5, "The leeks didn't care."),
        Cue(3604.5, 3606.0, "Not a bit."),
    )


@pytest.mark.parametrize(
    ("given_text", "text"),
    [
        ("Leeks\ndidn't  care.", "Leeks\ndidn't care."),
        ("<v Shona Tulloch>Leeks.</v>", "Leeks."),
        ("<v.loud Shona\nTulloch>Leeks.", "Leeks."),
        ("<i>Leeks</i> <c.yellow>and</c> <00:00:02.000>hail", "Leeks and hail"),
        ("Salt &amp; leeks &lt;3 caf&eacute;", "Salt & leeks <3 café"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;", "<script>alert(1)</script>"),
        ("<script>alert(1)</script>", "alert(1)"),
        ("Marks & Spencer, AT&T", "Marks & Spencer, AT&T"),
        ("3 > 2", "3 > 2"),
        ("cafe\u0301", "café"),
        ("a&#10;&#10;b", "a\nb"),
        ("hard&nbsp;space", "hard space"),
        ("\tindented\t", "indented"),
        ("שלום\u200f", "שלום\u200f"),
    ],
)
def test_reads_plain_words(given_text, text):
    assert cue_text(given_text) == text


@pytest.mark.parametrize(
    "header",
    [
        "WEBVTT",
        "\ufeffWEBVTT",
        "WEBVTT - Shona's film",
        "WEBVTT\tfilm",
        "WEBVTT\nKind: captions\nLanguage: en",
        "WEBVTT\n\n\n\n",
    ],
)
def test_reads_after_every_header(header):
    assert len(read_cues(make_vtt(make_cue(), header=header))) == 1


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_reads_every_line_end(end):
    data = make_vtt(make_cue(), make_cue()).replace(b"\n", end.encode())
    assert len(read_cues(data)) == 2


def test_reads_a_cue_right_below_the_header():
    assert len(read_cues(b"WEBVTT\n00:01.000 --> 00:02.000\nLeeks.")) == 1


@pytest.mark.parametrize(
    "settings", ["", " align:start position:0%", " align:middle", "\tline:-1", " anything at all"]
)
def test_reads_past_the_place_on_the_screen(settings):
    data = make_vtt(make_cue(times="00:01.000 --> 00:04.500" + settings))
    assert read_cues(data) == (Cue(1.0, 4.5, "The leeks didn't care."),)


@pytest.mark.parametrize("text", ["", "<b></b>", "&nbsp;", "  "])
def test_leaves_out_a_cue_without_words(text):
    assert len(read_cues(make_vtt(make_cue(text), make_cue()))) == 1


@pytest.mark.parametrize(
    "block",
    [
        f"NOTE {CANARY}",
        f"NOTE\n{CANARY}\nover two lines",
        f"STYLE\n::cue {{ color: red }} /* {CANARY} */",
        f"REGION\nid:{CANARY}",
        f"{CANARY}\n00:05.000 --> 00:06.000\nA named cue.",
        f"00:05.000 --> 00:06.000\n<v {CANARY}>A voice.",
        f"00:05.000 --> 00:06.000 region:{CANARY}\nA place.",
        f"{CANARY} alone",
    ],
)
def test_notes_styles_regions_and_names_never_reach_a_reader(block):
    for data in (make_vtt(block, make_cue()), make_vtt(make_cue(), block)):
        assert CANARY not in write_vtt(read_cues(data)).decode()


def test_the_rest_of_the_header_never_reaches_a_reader():
    data = make_vtt(make_cue(), header=f"WEBVTT {CANARY}\nAuthor: {CANARY}")
    assert CANARY not in write_vtt(read_cues(data)).decode()


# ---- faults

HEADER_REMEDY = "Save the captions as WebVTT (.vtt), or write WEBVTT alone on the first line"
NO_CUES = TIMES + ", and the words below"
UNREADABLE = "the times of this caption cannot be read"
BACKWARDS = "the caption does not end after it starts"


@pytest.mark.parametrize(
    ("data", "line", "fault", "remedy"),
    [
        (b"", 1, "the first line is not WEBVTT", HEADER_REMEDY),
        (b"1\n00:00:01,000 --> 00:00:02,000\nA", 1, "the first line is not WEBVTT", HEADER_REMEDY),
        (b"WEBVTTX\n\n", 1, "the first line is not WEBVTT", HEADER_REMEDY),
        (b"\nWEBVTT\n\n", 1, "the first line is not WEBVTT", HEADER_REMEDY),
        (b"WEBVTT", 1, "there are no captions in it", NO_CUES),
        (make_vtt("NOTE nothing"), 1, "there are no captions in it", NO_CUES),
        (make_vtt(make_cue("<i></i>")), 1, "there are no captions in it", NO_CUES),
        (b"WEBVTT\n\ncaf\xe9", 3, "this is not UTF-8 text", "Save the captions as UTF-8"),
        ("WEBVTT".encode("utf-16"), 1, "this is not UTF-8 text", "Save the captions as UTF-8"),
        (make_vtt(make_cue(), make_cue(times="00:05.000 --> 00:04.000")), 6, BACKWARDS, TIMES),
        (make_vtt(make_cue(times="00:05.000 --> 00:05.000")), 3, BACKWARDS, TIMES),
        (make_vtt("name\n" + make_cue(times="00:05.000 --> 00:04.000")), 4, BACKWARDS, TIMES),
        (make_vtt(make_cue(times="00:01,000 --> 00:02,000")), 3, UNREADABLE, TIMES),
        (make_vtt(make_cue(times="0:1.0 --> 0:2.0")), 3, UNREADABLE, TIMES),
        (make_vtt(make_cue(times="00:99.000 --> 00:99.500")), 3, UNREADABLE, TIMES),
        (make_vtt(make_cue(times="soon --> later")), 3, UNREADABLE, TIMES),
        (make_vtt(make_cue(times="-->")), 3, UNREADABLE, TIMES),
        (make_vtt("one\ntwo\n" + make_cue()), 5, UNREADABLE, TIMES),
        (
            make_vtt("NOTE\n" + make_cue() + "\nmore\n-->"),
            7,
            "there is no empty line before this caption",
            "Leave a line empty between captions",
        ),
        (
            make_vtt(make_cue() + "\n" + make_cue()),
            5,
            "there is no empty line before this caption",
            "Leave a line empty between captions",
        ),
        (
            make_vtt(make_cue("I <3 leeks")),
            3,
            "there is a < without a >",
            "Write &lt; where < is meant",
        ),
        (
            make_vtt(make_cue("a\u202eb")),
            3,
            "there is a hidden character in it (U+202E)",
            "Take it out, or type the words again",
        ),
        (
            make_vtt(make_cue("a&#x202e;b")),
            3,
            "there is a hidden character in it (U+202E)",
            "Take it out, or type the words again",
        ),
        (
            make_vtt(make_cue("a\0b")),
            3,
            "there is a hidden character in it (U+0000)",
            "Take it out, or type the words again",
        ),
        (
            make_vtt(make_cue("a\u2028b")),
            3,
            "there is a hidden character in it (U+2028)",
            "Take it out, or type the words again",
        ),
    ],
)
def test_tells_what_to_put_right_and_where(data, line, fault, remedy):
    with pytest.raises(CaptionsError) as told:
        read_cues(data)
    assert (told.value.line, told.value.fault, told.value.remedy) == (line, fault, remedy)


def test_tells_it_in_one_sentence_and_another():
    told = CaptionsError(3, "this is not UTF-8 text", "Save the captions as UTF-8")
    assert str(told) == "3: this is not UTF-8 text. Save the captions as UTF-8."


@pytest.mark.parametrize("more", [0, 1])
def test_reads_two_mebibytes_and_no_more(more):
    data = make_vtt(make_cue()).ljust(captions.MOST_BYTES + more, b"\n")
    if more:
        with pytest.raises(CaptionsError, match="over 2 MiB"):
            read_cues(data)
    else:
        assert read_cues(data)


@pytest.mark.parametrize("text", ["<" * 500_000, "&" * 500_000, "<b>" * 300_000, "a " * 500_000])
def test_reads_hostile_text_in_good_time(text):
    try:
        assert len(read_cues(make_vtt(make_cue(text + "."))))
    except CaptionsError as told:
        assert told.fault == "there is a < without a >"


@given(st.text(alphabet="WEBVTNOSLR0123:.,-> \n\r\t<&;#x\0\u2028é", max_size=200))
def test_hostile_text_is_told_and_never_crashes(text):
    for data in (text.encode(), b"WEBVTT\n\n" + text.encode(), make_vtt(make_cue(text))):
        try:
            cues = read_cues(data)
        except CaptionsError as told:
            assert told.remedy
        else:
            assert read_cues(write_vtt(cues)) == cues


@given(st.binary(max_size=80))
def test_hostile_bytes_are_told_and_never_crash(data):
    with pytest.raises(CaptionsError):
        read_cues(data)


# ---- writing


def test_writes_cues_alone():
    cues = [Cue(1.0, 4.5, "Leeks\n& hail"), Cue(3604.5, 360000.001, "<b>")]
    assert write_vtt(cues).decode() == (
        "WEBVTT\n\n"
        "00:00:01.000 --> 00:00:04.500\nLeeks\n&amp; hail\n\n"
        "01:00:04.500 --> 100:00:00.001\n&lt;b&gt;\n"
    )


def test_writes_words_that_cannot_become_a_cue_of_their_own():
    text = "quiet\n\n00:09.000 --> 00:10.000\r\rplanted"
    assert read_cues(write_vtt([Cue(1.0, 2.0, text)])) == (
        Cue(1.0, 2.0, "quiet\n00:09.000 --> 00:10.000\nplanted"),
    )


def test_writes_nothing_for_a_cue_without_words():
    assert write_vtt([Cue(1.0, 2.0, " \n ")]) == b"WEBVTT\n"


WORDS = st.lists(
    st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S")), min_size=1), min_size=1
)


@given(st.integers(0, 10**8), st.integers(1, 10**6), WORDS, st.sampled_from(" \n"))
def test_reads_back_what_it_wrote(start, length, words, between):
    text = captions.unicodedata.normalize("NFC", between.join(words))
    cues = (Cue(start / 1000, (start + length) / 1000, text),)
    assert read_cues(write_vtt(cues)) == cues
