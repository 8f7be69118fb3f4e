"""A built site served on loopback, and the Chromium that reads it."""

from __future__ import annotations

import functools
import http.server
import io
import os
import re
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import BinaryIO

from playwright.sync_api import BrowserContext, Page

REPOSITORY = Path(__file__).parents[1]
SAMPLE_DAY = date(2026, 11, 22)
"""The day the sample is built for in tests: its consents and its help lines age."""


def chromium_path() -> str | None:
    named = os.environ.get("OWNWORDS_CHROMIUM")
    return named or shutil.which("chromium") or shutil.which("chromium-browser")


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """Gives a part of a file where a part is asked for: players jump about in a recording."""

    def log_message(self, *words: object) -> None:
        pass

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        wanted = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        path = Path(self.translate_path(self.path))
        if not wanted or not path.is_file():
            return super().send_head()
        data = path.read_bytes()
        first, last = int(wanted[1]), min(int(wanted[2] or len(data)), len(data) - 1)
        self.send_response(206)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Range", f"bytes {first}-{last}/{len(data)}")
        self.send_header("Content-Length", str(last - first + 1))
        self.end_headers()
        return io.BytesIO(data[first : last + 1])


class _Slow(_Quiet):
    """Pages come in small pieces, as on a poor line: a browser paints what it has so far.

    A piece ends with a line: no layout can keep still the word that comes in two halves.
    """

    def copyfile(self, source: BinaryIO, outputfile: BinaryIO) -> None:  # type: ignore[override]
        is_page = self.path.endswith(("/", ".html"))
        while piece := b"".join(source.readlines(500)) if is_page else source.read():
            outputfile.write(piece)
            time.sleep(0.03 if is_page else 0)


@contextmanager
def served(site: Path, *, slowly: bool = False) -> Iterator[str]:
    """The address of a plain file server, ending in "/"."""
    handler = functools.partial(_Slow if slowly else _Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def without_complaint(context: BrowserContext) -> Iterator[Page]:
    """A page; what the browser complains of, a broken Content-Security-Policy above all, fails."""
    opened = context.new_page()
    said: list[str] = []
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    yield opened
    assert said == []


def pages_by_kind(site: Path) -> dict[str, str]:
    """One page of every sort, the fullest: from its sort ("story", "theme") to its address.

    Stories come in several: with a picture and without, with a film, with a recording.
    """
    fullest: dict[str, tuple[int, str]] = {}
    for path in sorted(site.rglob("*.html")):
        html = path.read_text("utf-8")
        found = re.search(r'<body class="kind-([\w-]+)"', html)
        if found is None:
            continue
        address = path.relative_to(site).as_posix().removesuffix("index.html")
        for kind in _kinds(found[1], html) if address != "404.html" else ["not-found"]:
            fullest[kind] = max(fullest.get(kind, (0, "")), (len(html), address))
    return {kind: address for kind, (_, address) in sorted(fullest.items())}


def _kinds(kind: str, html: str) -> Iterator[str]:
    if kind != "story":
        yield kind
        return
    face = re.search(r'class="arch" src="[^"]*\.(\w+)"', html)
    yield "story-without-picture" if face and face[1] == "svg" else "story-with-picture"
    for sign, with_it in (("<video", "story-with-film"), ("<audio", "story-with-sound")):
        if sign in html:
            yield with_it


def until(page: Page, expression: str) -> None:
    """Waits for it to be true. What Playwright waits with is eval in the page, which may not be."""
    for _ in range(100):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never came true: {expression}")
