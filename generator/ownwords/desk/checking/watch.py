"""Waits for saves in an archive's folders, and calls somebody after each."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

_CALM = 0.2
"""Seconds without another save. An editor writes a file in several steps."""
_CHANGES = frozenset({"created", "modified", "moved", "deleted"})


def at_every_save(
    folders: Iterable[Path], call: Callable[[], None], *, until: threading.Event | None = None
) -> None:
    """Call now, after each save, and once for several at a time; until Ctrl+C or told to end."""
    saved, ended = threading.Event(), until or threading.Event()

    class Saves(FileSystemEventHandler):
        def on_any_event(self, event: FileSystemEvent) -> None:
            if event.event_type in _CHANGES and not event.is_directory:
                saved.set()

    observer = Observer()
    for folder in folders:
        observer.schedule(Saves(), str(folder), recursive=True)
    observer.start()
    try:
        # After the watch began: what is saved meanwhile is not missed.
        call()
        while not ended.is_set():
            # With a time limit: without one, Windows would not hear of Ctrl+C.
            if saved.wait(_CALM):
                while saved.is_set():
                    saved.clear()
                    saved.wait(_CALM)
                call()
    finally:
        observer.stop()
        observer.join()
