"""A PDF is read too: what is written in it, shown in it, attached to it and said about it."""

import io

import pytest
from PIL import Image
from pypdf import PdfWriter
from pypdf.annotations import Text
from pypdf.generic import DictionaryObject, NameObject, StreamObject
from tests.media.picture_samples import make_picture

from ownwords.verify import Secret

TITLE = "The last ferry home"
FERRY = Secret("the-last-ferry", titles=(TITLE,))


def written(change=lambda writer: None, words="Timetable"):
    """A page of packed words, as most programs write it."""
    writer = PdfWriter()
    page = writer.add_blank_page(300, 300)
    font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    named = DictionaryObject({NameObject(key): NameObject(value) for key, value in font.items()})
    fonts = DictionaryObject({NameObject("/F1"): named})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    content = StreamObject()
    content.set_data(f"BT /F1 12 Tf 20 200 Td ({words}) Tj ET".encode())
    page[NameObject("/Contents")] = writer._add_object(content.flate_encode())
    change(writer)
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def noted(writer):
    writer.add_annotation(0, Text(rect=(0, 0, 9, 9), text=TITLE))


@pytest.mark.parametrize(
    ("data", "where"),
    [
        (written(words=TITLE), "read from a PDF"),
        (b"\n" + written(words=TITLE), "read from a PDF"),
        (written(noted), "in a note in a PDF"),
        (written(lambda w: w.add_metadata({"/Title": TITLE})), "in a PDF's properties"),
        (written(lambda w: w.add_attachment("a.txt", TITLE)), "attached to a PDF"),
        (written(lambda w: w.add_attachment(f"{TITLE}.txt", "Rain")), "attached to a PDF"),
    ],
)
def test_what_is_withheld_is_found_in_a_pdf(findings, data, where):
    found = findings({"a.pdf": data}, FERRY)
    assert [finding.what for finding in found] == ["title"] and where in found[0].where


def test_a_withheld_picture_is_found_in_a_pdf(findings):
    given = make_picture(size=(600, 480))
    paper = io.BytesIO()
    Image.open(io.BytesIO(given)).convert("RGB").save(paper, "PDF")
    found = findings({"a.pdf": paper.getvalue()}, Secret("the-last-ferry", media=(given,)))
    assert [finding.what for finding in found] == ["picture"]


def test_a_pdf_with_nothing_withheld_in_it_may_be_there(findings):
    assert findings({"a.pdf": written()}, FERRY) == []


@pytest.mark.parametrize(
    "data", [written(lambda w: w.encrypt("secret")), b"%PDF-1.7\nand no more of it"]
)
def test_a_pdf_that_cannot_be_read_is_told(findings, data):
    (found,) = findings({"a.pdf": data}, FERRY)
    assert (found.what, "damaged, or locked" in found.where) == ("unreadable file", True)
