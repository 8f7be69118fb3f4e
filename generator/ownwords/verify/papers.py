"""What stands in a PDF: its words, its pictures, what is attached to it and said about it."""

import io
import logging
from collections.abc import Iterator
from contextlib import suppress

from pypdf import PageObject, PdfReader

from ownwords.verify.members import Blob, Damaged, Member

# It tells of every small fault in a file, and a log may be public.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def in_a_pdf(data: Blob) -> Iterator[Member]:
    try:
        reader = PdfReader(io.BytesIO(data))
        yield _text("\n".join(map(str, (reader.metadata or {}).values())), "in a PDF's properties")
        for page in reader.pages:
            yield _text(page.extract_text(), "read from a PDF")
            yield from _notes(page)
            yield from _pictures(page)
        for name, contents in reader.attachments.items():
            yield from (Member(each, name, "attached to a PDF") for each in contents)
    except Exception as fault:  # pypdf raises nearly everything on damaged files
        raise Damaged("a PDF that is damaged, or locked by a password") from fault


def _text(words: str, how: str) -> Member:
    return Member(words.encode("utf-8", "replace"), "", how)


def _notes(page: PageObject) -> Iterator[Member]:
    for each in page.annotations or ():
        yield _text(str(each.get_object().get("/Contents", "")), "in a note in a PDF")


def _pictures(page: PageObject) -> Iterator[Member]:
    names = page.images.keys()  # it is no mapping: to go through it reads every picture
    for name in names:
        # Few programs can show a picture of a kind that cannot be read here.
        with suppress(Exception):
            yield Member(page.images[name].data, "", "a picture in a PDF")
