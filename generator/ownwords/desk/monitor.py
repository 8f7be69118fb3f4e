"""Looks at a site that is up, as a monitor does: is it still valid, and is what was withheld gone?

Nothing is sent but requests for addresses of the site itself.
"""

from __future__ import annotations

import http.client
import json
import os
import re
import time
import urllib.error
import urllib.request
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random
from threading import Thread
from typing import IO
from urllib.parse import urlsplit
from urllib.request import Request

from ownwords.archive_files import read_archive
from ownwords.desk.show import counted, is_for_a_log
from ownwords.errors import ArchiveError
from ownwords.gate import publish
from ownwords.made.machines.build_file import BUILD_FILE
from ownwords.place import CONFIG_FILE
from ownwords.reading.suggest import nearest
from ownwords.settings import place_in
from ownwords.terms import Use
from ownwords.told.names import is_id
from ownwords.told.story import AnyStory

MOST_ASKED = 20
"""Withheld addresses that are asked for at a time: a monitor comes again."""
_SECONDS = 20
"""For one answer to begin, or to go on."""
_MOST_BYTES = 4096
_GONE = (404, 410)
_WITHOUT_ITS_BEGINNING = re.compile(
    r"(?:(?P<here>localhost|\d{1,3}(?:\.\d{1,3}){3}|\[[\d:a-f]+\])|[a-z\d-]+(?:\.[a-z\d-]+)+)"
    r"(?P<port>:\d{1,5})?(?:/\S*)?",
    re.IGNORECASE,
)
"""An address as people say it: example.org, localhost:8000, archive.example/stories/."""
_STATED = {"built_at", "as_of", "valid_until"}


@dataclass(frozen=True)
class BuildNote:
    """What build.json says."""

    built_at: date
    as_of: date
    valid_until: date
    rebuild_every: timedelta


@dataclass(frozen=True)
class Patience:
    """How long a monitor waits for everything together. A site may answer a letter at a time."""

    seconds: float = 600
    began: float = field(default_factory=time.monotonic)

    def answer(self, address: str) -> tuple[int, bytes]:
        """The status and the beginning of what is answered; raises ArchiveError without one."""
        answers: list[tuple[int, bytes] | ArchiveError] = []
        # Left alone when it takes too long: nothing but its own end can stop a slow answer.
        asking = Thread(target=lambda: answers.append(_answer(address)), daemon=True)
        asking.start()
        asking.join(max(0, self.began + self.seconds - time.monotonic()))
        if not answers:
            raise ArchiveError(
                f"{urlsplit(address).hostname} took too long: {self.seconds:g} seconds for "
                "everything were up. Look whether the site is up, or give it longer with --within."
            )
        if isinstance(answers[0], ArchiveError):
            raise answers[0]
        return answers[0]


def look_at(site: str, root: Path, today: date, patience: Patience) -> list[str]:
    """Everything wrong with a site at an address. A monitor's log may be public: no id is told."""
    found = objections_to_age(site, today, patience)
    if not (root / CONFIG_FILE).is_file():
        return found
    place = place_in(root)
    # Another site must not be told the ids of stories that are withheld.
    if place.settings.site_url != f"{site.rstrip('/')}/":
        return found
    stories = read_archive(place).stories
    ids = withheld_ids(stories, today, place.rebuild_every)
    try:
        there = still_there(site, ids, patience)
    except ArchiveError as error:
        if found:
            return [*found, str(error)]
        raise
    if there:
        number = counted(there, "withheld story", "withheld stories")
        where = "" if is_for_a_log(os.environ) else f" ({', '.join(there)})"
        found.append(f"Something stands at the address of {number}{where}. Put up a new site now.")
    return found


def is_address(site: str) -> bool:
    return re.match(r"https?://", site, re.IGNORECASE) is not None


def told_of_no_folder(site: str) -> str:
    """What to type instead, where somebody named a folder that is not there."""
    told = f'There is no folder "{site}".'
    beginning, colon, rest = site.partition(":")
    if colon and rest.startswith("/") and (meant := nearest(beginning, ("https", "http"))):
        address = rest.lstrip("/")
        return f"{told} Did you mean its address? ownwords verify {meant}://{address}"
    if found := _WITHOUT_ITS_BEGINNING.fullmatch(site):
        kind = "http" if found["here"] or found["port"] else "https"
        return (
            f"{told} For a site that is up, type its whole address: ownwords verify {kind}://{site}"
        )
    return f"{told} Build the site first (ownwords build), or name the folder that it is in."


def objections_to_age(site: str, today: date, patience: Patience | None = None) -> list[str]:
    """What is wrong with how old a site is, by its build.json; `site` is an address or a folder."""
    asked = patience or Patience()
    note = read_note(_fetched(site, asked) if is_address(site) else _beside(Path(site)), site)
    old = []
    if today > note.valid_until:
        old.append(
            f"The site is too old: it was good until {note.valid_until}, and was built on "
            f"{note.built_at} for {note.as_of}. Build it again today, and see why the nightly "
            "build did not."
        )
    if note.as_of > today:
        old.append(f"The site is for {note.as_of}, a later day. Build it for today.")
    return old


def read_note(data: bytes, site: str) -> BuildNote:
    try:
        said = json.loads(data)
        days = {key: date.fromisoformat(said[key]) for key in _STATED}
        return BuildNote(**days, rebuild_every=timedelta(days=int(said["rebuild_every"])))
    except (ValueError, KeyError, TypeError, OverflowError):
        raise ArchiveError(
            f"{BUILD_FILE} of {site} cannot be read. Is this a site that Own Words built?"
        ) from None


def _beside(folder: Path) -> bytes:
    path = folder / BUILD_FILE
    if not path.is_file():
        raise ArchiveError(f"There is no {BUILD_FILE} in {folder}. Build the site again.")
    with path.open("rb") as file:
        return file.read(_MOST_BYTES)


def _fetched(site: str, patience: Patience) -> bytes:
    status, data = patience.answer(_at(site, BUILD_FILE))
    if status != http.client.OK:
        raise ArchiveError(f"{site} has no {BUILD_FILE}: it answers {status}. Is this the site?")
    return data


def still_there(site: str, ids: Iterable[str], patience: Patience | None = None) -> list[str]:
    """Of withheld stories, those at whose address something else than 404 or 410 is answered."""
    asked = patience or Patience()
    return [id for id in ids if asked.answer(_at(site, f"stories/{id}/"))[0] not in _GONE]


def withheld_ids(
    stories: Sequence[AnyStory], as_of: date, rebuild_every: timedelta, most: int = MOST_ASKED
) -> list[str]:
    """Ids that may not be at their address on a day; others each day where there are many."""
    publication = publish(stories, Use.WEB, as_of, rebuild_every=rebuild_every)
    ids = [
        withheld.id
        for withheld in publication.withheld
        if is_id(withheld.id) and withheld.id not in publication.notices
    ]
    return ids if len(ids) <= most else sorted(Random(as_of.toordinal()).sample(ids, most))


def _at(site: str, uri: str) -> str:
    return f"{site.rstrip('/')}/{uri}"


class _OnTheSiteOnly(urllib.request.HTTPRedirectHandler):
    """What is asked for may name a withheld story: no other site may be told of it."""

    def redirect_request(
        self,
        req: Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> Request | None:
        if urlsplit(newurl).netloc != urlsplit(req.full_url).netloc:
            return None
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _answer(address: str) -> tuple[int, bytes] | ArchiveError:
    """The status and the beginning of what is answered, or why there is no answer."""
    opener = urllib.request.build_opener(_OnTheSiteOnly)
    request = urllib.request.Request(address, headers={"Cache-Control": "no-cache"})
    try:
        with opener.open(request, timeout=_SECONDS) as answered:
            return answered.status, answered.read(_MOST_BYTES)
    except urllib.error.HTTPError as error:
        with error:
            return error.code, b""
    except (OSError, http.client.HTTPException, ValueError) as error:
        host = urlsplit(address).hostname
        return ArchiveError(f"{host} cannot be reached: {_why(error)}")


def _why(error: Exception) -> str:
    return str(getattr(error, "reason", error)) or type(error).__name__
