"""Reads many files, on every core where that can be done safely: the same, in the same order."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

_MANY = 200
"""Fewer are read sooner than other processes are there to help."""
_AT_ONCE = 20
Read = TypeVar("Read")


def each_read(read: Callable[[Path], Read], paths: Sequence[Path]) -> Iterator[Read]:
    """What `read` makes of every path. It may keep nothing in mind from one to the next."""
    cores = _free_cores() if len(paths) >= _MANY else 1
    if cores == 1:
        yield from map(read, paths)
        return
    from concurrent.futures import BrokenExecutor  # slow to import

    # What is made ready for the first is then there for all the rest, in every process.
    yield read(paths[0])
    done = 1
    try:
        for each in _by_helpers(read, paths[1:], cores):
            yield each
            done += 1
    except (OSError, BrokenExecutor):  # no room for helpers, or one was ended
        yield from map(read, paths[done:])


def _by_helpers(read: Callable[[Path], Read], paths: Sequence[Path], cores: int) -> Iterator[Read]:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(cores, get_context("fork")) as helpers:
        yield from helpers.map(read, paths, chunksize=_AT_ONCE)


def _free_cores() -> int:
    """Those we may use. A process may be doubled on Linux, and only while it has one thread."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0))
