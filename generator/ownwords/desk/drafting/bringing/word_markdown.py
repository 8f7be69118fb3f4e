"""Mammoth's HTML of a Word document as Markdown, through markdownify and our own escaping."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any
from urllib.parse import quote

import mammoth
from bs4 import BeautifulSoup, Tag
from markdownify import MarkdownConverter

from ownwords.desk.drafting.bringing.plain_words import escaped
from ownwords.words.markdown import outside_links

_STYLES = "\n".join(("p[style-name='Title'] => h1:fresh", "strike => ", "comment-reference => "))
_NOTE = re.compile(r"(?:foot|end)note-(\d+)")
_REFERENCE = re.compile(r"(?:foot|end)note-ref-\d+")
_KEPT_IN_LINKS = "/:?#[]@!$&'*+,;=%~-._"


class _AsMarkdown(MarkdownConverter):
    """Markdown that shows the words of the HTML and nothing else, as the reader takes it."""

    class Options(MarkdownConverter.DefaultOptions):  # type: ignore[misc, name-defined]
        heading_style = "atx"
        bullets = "-"
        autolinks = False
        newline_style = "backslash"

    has_emphasis = True

    def escape(self, text: str, parent_tags: set[str]) -> str:
        return escaped(text)

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        address = outside_links(str(el.get("href") or ""))
        if address is None or not text.strip():
            return text
        return f"[{text.strip()}](<{quote(address, safe=_KEPT_IN_LINKS)}>)"

    def convert_strong(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return self._emphasised(text, "**")

    def convert_em(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return self._emphasised(text, "*")

    def _emphasised(self, text: str, sign: str) -> str:
        bare = text.strip()
        if not bare or not self.has_emphasis:
            return text
        before, _, after = text.partition(bare)
        return f"{before}{sign}{bare}{sign}{after}"

    def convert_s(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return text

    convert_sub = convert_sup = convert_u = convert_del = convert_s

    def convert_table(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"\n\n{text.strip()}\n\n"

    def convert_td(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"\n\n{text.strip()}\n\n"

    convert_th = convert_tr = convert_tbody = convert_thead = convert_td


def html_of(document: bytes) -> str:
    """A tidied document as HTML. It holds no picture any more, and nothing that lies elsewhere."""
    result = mammoth.convert_to_html(BytesIO(document), style_map=_STYLES)
    return str(result.value)


def markdown_of(html: str, *, emphasis: bool = True) -> str:
    """The HTML as Markdown; with footnotes as they are written in Markdown."""
    soup = BeautifulSoup(html, "html.parser")
    notes = _with_marks_of_notes(soup)
    for cell in soup.find_all(["td", "th"]):
        cell.name = "div"
    text = _converted(soup, emphasis)
    definitions = [
        f"[^{number}]: {_indented(_converted(note, emphasis))}" for number, note in notes
    ]
    whole = "\n\n".join(part for part in (text, *definitions) if part)
    for number, _ in notes:
        whole = whole.replace(_placeholder(number), f"[^{number}]")
    return f"{whole}\n" if whole else ""


def links_in(html: str) -> list[str]:
    """Every address that the document links to, in order, each once."""
    soup = BeautifulSoup(html, "html.parser")
    found = (str(a["href"]) for a in soup.find_all("a", href=True))
    return list(dict.fromkeys(address for address in found if not address.startswith("#")))


def heading_at_the_start(html: str) -> str | None:
    soup = BeautifulSoup(html, "html.parser")
    first = next((each for each in soup.children if isinstance(each, Tag)), None)
    if first is None or first.name != "h1":
        return None
    return " ".join(first.get_text().split()) or None


def _converted(soup: Tag, emphasis: bool) -> str:
    converter = _AsMarkdown()
    converter.has_emphasis = emphasis
    lines: Any = converter.convert_soup(soup)
    return re.sub(r"\n{3,}", "\n\n", str(lines)).strip()


def _with_marks_of_notes(soup: BeautifulSoup) -> list[tuple[str, Tag]]:
    """Put a mark for each footnote into the words, and take the notes out from below them."""
    notes: list[tuple[str, Tag]] = []
    for item in soup.find_all("li", id=_NOTE):
        for back in item.find_all("a", href=re.compile("^#(?:foot|end)note-ref-")):
            back.decompose()
        notes.append((f"{len(notes) + 1}", item))
    numbers = {str(item["id"]): number for number, item in notes}
    for mark in soup.find_all("a", id=_REFERENCE):
        number = numbers.get(str(mark.get("href") or "").removeprefix("#"))
        outer = mark.parent if mark.parent and mark.parent.name == "sup" else mark
        outer.replace_with(_placeholder(number) if number else "")
    for _, item in notes:
        above = item.parent
        item.extract()
        if above is not None and not above.find("li"):
            above.decompose()
        item.name = "div"
    return notes


def _placeholder(number: str) -> str:
    """A mark that no escaping changes and no document can hold: the characters are nobody's."""
    return f"\ue000{number}\ue001"


def _indented(text: str) -> str:
    return text.replace("\n", "\n    ")
