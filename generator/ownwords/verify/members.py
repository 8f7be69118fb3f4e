"""A file of a site, and a file within a file."""

import mmap
from typing import NamedTuple

Blob = bytes | mmap.mmap


class Damaged(Exception):
    """A file whose inside cannot be read, so that nobody can vouch for it."""


class Member(NamedTuple):
    data: bytes
    name: str
    """Its name and comment in the archive; may itself be a secret."""
    how: str
