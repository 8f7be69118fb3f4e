"""A Word document's own XML, with what nobody sees in it taken out and told.

Deleted and hidden words must not come in. Insertions come in, as they stand on the page. What
mammoth would leave out without a word (text boxes, equations, symbols) becomes plain paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from mammoth.docx.dingbats import dingbats

from ownwords.desk.drafting.bringing.brought import CannotBeBroughtIn

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_TWO_FORMS = f"{_COMPATIBILITY}AlternateContent"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_CHARTS = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_DIAGRAMS = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_VML = "{urn:schemas-microsoft-com:vml}"
_OFFICE = "{urn:schemas-microsoft-com:office:office}"
_GONE = {f"{W}del", f"{W}moveFrom"}
_INSERTED = {f"{W}ins", f"{W}moveTo"}
_WRAPPERS = {
    f"{W}{n}" for n in ("smartTag", "customXml", "dir", "bdo", "fldSimple", "sdt", "sdtContent")
}
_PROPERTIES = {f"{W}{n}" for n in ("rPr", "pPr", "tblPr", "trPr", "tcPr", "sectPr")}
_NEVER = {
    f"{W}{n}" for n in ("commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef")
}
_OTHER_NAMES = {f"{W}cr": f"{W}br", f"{W}ptab": f"{W}tab"}
_NO = ("0", "false", "off", "none")


@dataclass
class Tidied:
    """What was found while the document was gone through."""

    deleted: list[str] = field(default_factory=list)
    inserted: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    """Ids of relationships, in order; empty for a picture that lies outside the document."""
    embedded: int = 0
    """Charts, diagrams, sheets: what is not words and not a picture."""
    symbols: int = 0
    """Signs of a font that nobody knows here."""
    equations: int = 0
    text_boxes: int = 0
    tables: int = 0


@dataclass(frozen=True)
class Hiding:
    """Which styles hide their words."""

    styles: frozenset[str]

    def hides(self, run: Element, paragraph_style: str) -> bool:
        properties = run.find(f"{W}rPr")
        if properties is not None and (vanish := properties.find(f"{W}vanish")) is not None:
            return is_on(vanish)
        style = properties.find(f"{W}rStyle") if properties is not None else None
        named = style.get(f"{W}val", "") if style is not None else ""
        return named in self.styles or paragraph_style in self.styles


def is_on(switch: Element) -> bool:
    return switch.get(f"{W}val", "true") not in _NO


def hiding_styles(styles: Element | None) -> Hiding:
    """Styles that hide words, also those that are built on one."""
    if styles is None:
        return Hiding(frozenset())
    based: dict[str, str] = {}
    said: dict[str, bool] = {}
    for style in styles.iter(f"{W}style"):
        id = style.get(f"{W}styleId", "")
        base = style.find(f"{W}basedOn")
        based[id] = base.get(f"{W}val", "") if base is not None else ""
        vanish = style.find(f"{W}rPr/{W}vanish")
        if vanish is not None:
            said[id] = is_on(vanish)
    return Hiding(frozenset(id for id in based if _is_hiding(id, based, said)))


def _is_hiding(id: str, based: dict[str, str], said: dict[str, bool]) -> bool:
    seen: set[str] = set()
    while id and id not in seen:
        if id in said:
            return said[id]
        seen.add(id)
        id = based.get(id, "")
    return False


def tidy(root: Element, hiding: Hiding, found: Tidied) -> None:
    """Change the XML of a part so that what is left is what can be seen, and in its order."""
    _Tidying(hiding, found).within(root, "")


def words_in(element: Element) -> str:
    """The words of any element, also deleted ones."""
    texts = (f"{W}t", f"{W}delText", f"{_MATHS}t")
    return "".join(each.text or "" for each in element.iter() if each.tag in texts)


@dataclass(frozen=True)
class _Tidying:
    hiding: Hiding
    found: Tidied

    def within(self, parent: Element, style: str) -> None:
        kept: list[Element] = []
        for child in parent:
            kept += self._kept(child, style)
        parent[:] = kept

    def _kept(self, child: Element, style: str) -> Iterator[Element]:
        """What stands in the place of an element: itself, what is in it, or nothing."""
        if child.tag in _PROPERTIES:
            yield child
        elif self._is_left_out(child, style):
            return
        elif child.tag in _WRAPPERS:
            yield from self._unwrapped(child, style)
        elif child.tag in _INSERTED:
            self.found.inserted.append(words_in(child))
            yield from self._unwrapped(child, style)
        elif child.tag == _TWO_FORMS:
            yield from self._unwrapped(_plainer_form(child), style)
        elif child.tag in (f"{_MATHS}oMath", f"{_MATHS}oMathPara"):
            self.found.equations += 1
            yield _run(words_in(child))
        elif child.tag == f"{W}p":
            yield from self._paragraph(child)
        elif child.tag == f"{W}sym":
            yield from self._symbol(child)
        else:
            child.tag = _OTHER_NAMES.get(child.tag, child.tag)
            self.found.tables += child.tag == f"{W}tbl"
            self.within(child, style)
            yield child

    def _is_left_out(self, child: Element, style: str) -> bool:
        """Whether it is not for readers; then it is noted."""
        if child.tag in _GONE or _is_a_deleted_row(child):
            self.found.deleted.append(words_in(child))
        elif child.tag == f"{W}r" and self.hiding.hides(child, style):
            self._note_hidden(child)
        elif child.tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
            self._note_drawing(child)
        elif child.tag == f"{W}altChunk":
            raise CannotBeBroughtIn(
                "The document holds another document inside. Open it in Word, save it again as "
                "Word Document (.docx), and import that."
            )
        else:
            return child.tag in _NEVER
        return True

    def _unwrapped(self, wrapper: Iterable[Element], style: str) -> Iterator[Element]:
        for child in wrapper:
            yield from self._kept(child, style)

    def _note_hidden(self, run: Element) -> None:
        if words := words_in(run):
            self.found.hidden.append(words)

    def _paragraph(self, paragraph: Element) -> Iterator[Element]:
        """The paragraph, and behind it what stood in text boxes that hang on it."""
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        style = named.get(f"{W}val", "") if named is not None else ""
        boxes = list(self._boxes_of(paragraph, style))
        self.within(paragraph, style)
        yield paragraph
        for box in boxes:
            self.found.text_boxes += 1
            yield from self._unwrapped(box, "")

    def _boxes_of(self, element: Element, style: str) -> Iterator[Element]:
        """Text boxes that can be seen, each once: Word writes them in two forms."""
        if element.tag in _GONE or (element.tag == f"{W}r" and self.hiding.hides(element, style)):
            return
        if element.tag == f"{W}txbxContent":
            yield element
            return
        children = _plainer_form(element) if element.tag == _TWO_FORMS else element
        for child in children:
            yield from self._boxes_of(child, style)

    def _note_drawing(self, drawing: Element) -> None:
        before = len(self.found.pictures)
        for each in drawing.iter():
            if each.tag == f"{_DRAWING}blip":
                self.found.pictures.append(each.get(f"{R}embed", ""))
            elif each.tag == f"{_VML}imagedata":
                self.found.pictures.append(each.get(f"{R}id", ""))
        others = (f"{_CHARTS}chart", f"{_DIAGRAMS}relIds", f"{_OFFICE}OLEObject")
        if any(each.tag in others for each in drawing.iter()):
            # The picture of a sheet, such as Word draws it, is not one that somebody took.
            del self.found.pictures[before:]
            self.found.embedded += 1

    def _symbol(self, symbol: Element) -> Iterator[Element]:
        code = int(symbol.get(f"{W}char", "0") or "0", 16)
        font = symbol.get(f"{W}font", "")
        sign = dingbats.get((font, code)) or dingbats.get((font, code - 0xF000))
        if sign is None:
            self.found.symbols += 1
        else:
            text = Element(f"{W}t")
            text.text = chr(sign)
            yield text


def _plainer_form(element: Element) -> Iterable[Element]:
    """Of the same thing, as Word wrote it for older readers; the newer where there is no other."""
    fallback = element.find(f"{_COMPATIBILITY}Fallback")
    choice = element.find(f"{_COMPATIBILITY}Choice")
    if fallback is not None and len(fallback):
        return fallback
    return choice if choice is not None else ()


def _is_a_deleted_row(element: Element) -> bool:
    return element.tag == f"{W}tr" and element.find(f"{W}trPr/{W}del") is not None


def _run(words: str) -> Element:
    run, text = Element(f"{W}r"), Element(f"{W}t")
    text.text = words
    run.append(text)
    return run
