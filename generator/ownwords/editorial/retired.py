"""Telephone numbers that nobody may be given any more, wherever they stand among the pages."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path, PurePosixPath

from ownwords.editorial.fields import RetiredNumber, RetiredNumberFields
from ownwords.errors import Problem
from ownwords.reading.characters import shown
from ownwords.reading.filling import read_fields
from ownwords.reading.frontmatter import read_document
from ownwords.reading.report import FileReport
from ownwords.reading.text import line_and_column

_SHIPPED = Path(__file__).with_name("retired-numbers.md")
_SUFFIXES = frozenset({".md", ".markdown", ".html", ".txt", ".yml", ".yaml", ".json", ".csv"})
_BETWEEN = r"(?:[\s()./*_\-\u00ad\u200b-\u200d\u2010-\u2015\u2060]|&nbsp;|&#\w{1,6};){0,12}"
"""What may stand between two digits of a number, as people write them."""


def retired_numbers_among(root: Path, pages: Path) -> Iterator[Problem]:
    """Every one of them in every text below a folder."""
    for path in sorted(pages.rglob("*")):
        if path.suffix in _SUFFIXES and path.is_file() and not path.is_symlink():
            where = PurePosixPath(shown(os.path.relpath(path, root)))
            yield from retired_numbers_in(path.read_text("utf-8", errors="replace"), where)


def retired_numbers_in(text: str, path: PurePosixPath) -> Iterator[Problem]:
    for retired, pattern in _patterns():
        for found in pattern.finditer(text):
            line, column = line_and_column(text, found.start())
            fault = f"{retired.number} is not the number of {retired.whose} any more"
            yield Problem(path, line, column, "phone", fault, f"Write {retired.now}")


@cache
def _patterns() -> tuple[tuple[RetiredNumber, re.Pattern[str]], ...]:
    report = FileReport(PurePosixPath(_SHIPPED.name))
    document = read_document(_SHIPPED.read_bytes(), report)
    fields = read_fields(RetiredNumberFields, document.front, report)
    assert fields, report.problems
    return tuple((retired, _pattern(retired.number)) for retired in fields.numbers)


def _pattern(number: str) -> re.Pattern[str]:
    """The number in any spacing, and as it is dialled from another country."""
    first, *rest = re.findall(r"\d", number)
    # All of them are British: +44, with or without the 0.
    abroad = rf"(?:\+|00)44{_BETWEEN}(?:{first}{_BETWEEN})?"
    return re.compile(rf"(?<!\d)(?:{abroad}|{first}{_BETWEEN}){_BETWEEN.join(rest)}(?!\d)")
