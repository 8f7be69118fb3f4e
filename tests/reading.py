"""What a reader is shown or told by a finished page, as plain texts."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

_SPOKEN = ("alt", "aria-label", "title", "placeholder", "label", "aria-roledescription", "summary")
_MACHINES = ("script", "style")


def texts_in(html: str) -> list[str]:
    """Every text node and every attribute that is read out, in the order of the page."""
    page = _Page()
    page.feed(html)
    return [" ".join(text.split()) for text in page.texts if text.strip()]


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._around = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._around = tag
        self.texts += _said_by(dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        self._around = ""

    def handle_data(self, data: str) -> None:
        if self._around not in _MACHINES:
            self.texts.append(data)


def _said_by(attributes: dict[str, str | None]) -> Iterator[str]:
    yield from (value for key in _SPOKEN if (value := attributes.get(key)))
    said = [key for key in attributes if key.startswith("data-say")]
    yield from (value for key in said if (value := attributes[key]))
    if attributes.get("name") == "description":
        yield attributes.get("content") or ""
