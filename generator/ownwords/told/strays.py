"""Documents that were put where stories are kept: how their words come in."""

from __future__ import annotations

from pathlib import PurePosixPath

_WORD, _TEXTS = (".docx", ".docm"), (".txt", ".vtt", ".srt")
"""What `ownwords import` reads, but for Markdown."""
_SAVED_AS_WORD = (".doc", ".odt", ".rtf", ".pages", ".gdoc", ".wpd", ".fodt", ".sxw")
_DOCUMENTS = (*_WORD, *_SAVED_AS_WORD, ".pdf")
_LOCKED = ("~$", ".~")
"""How the names begin of files that Word and LibreOffice make while a document is open."""


def is_document(name: str, *, or_text: bool = False) -> bool:
    endings = (*_DOCUMENTS, *_TEXTS) if or_text else _DOCUMENTS
    return name.lower().endswith(endings) and not name.startswith(_LOCKED)


def what_to_do_with(where: PurePosixPath) -> tuple[str, str]:
    """What is wrong with a document in the folder of stories, and what to type."""
    fault = "a document is not read here"
    named, word = f'"{where}"', f'"{where.with_suffix(".docx")}"'
    if where.suffix.lower() in (*_WORD, *_TEXTS):
        return fault, f"Type `ownwords import {named}`, and then take the document out"
    saved = "In the program that made it, save it as a Word document (.docx)"
    if where.suffix.lower() == ".pdf":
        saved = "Ask for the document that it was made from, as a Word document (.docx)"
    return fault, f"{saved}, and then type `ownwords import {word}`"
