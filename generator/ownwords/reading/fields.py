"""Typed fields for front matter: what a value may be, and what to write when it is not.

Pydantic does the walking; every message is ours. filling.py fills a model made of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, NoReturn

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from ownwords.reading.characters import refused_in
from ownwords.reading.dates import remedy_for_day
from ownwords.reading.suggest import remedy_for, unwrapped

_MARKUP = re.compile(
    r"</?[A-Za-z]+|<[!?]|&#?\w+;|(?:javascript|vbscript)\s*:|data:\w+/|\bon[a-z]{3,}\s*=",
    re.IGNORECASE,
)
_MAYBE_MARKUP = re.compile(r"[<&:=]")
"""In all of it, and quick to look for."""
_UNCURLED = "Write it without the curly quotation marks"
_LONGEST = 2_000
_LONGEST_SHOWN = 60


class Fields(BaseModel):
    """The base of every front-matter model."""

    # A misspelt restriction must stop the story: ignored, it would publish it.
    # Many models are parts of another alone, or of no file of this archive.
    model_config = ConfigDict(
        frozen=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True
    )


def refuse(fault: str, remedy: str) -> NoReturn:
    """Say inside a validator what is wrong and what to write instead."""
    raise PydanticCustomError("told", "{fault}", {"fault": fault, "remedy": remedy})


def objection(key: str, fault: str, remedy: str) -> InitErrorDetails:
    """What is wrong with one key of a model when it is seen together with the others."""
    told = PydanticCustomError("told", "{fault}", {"fault": fault, "remedy": remedy})
    return InitErrorDetails(type=told, loc=(key,), input=None)


def refuse_all(objections: Iterable[InitErrorDetails]) -> None:
    """Say inside a model's validator everything that is wrong; nothing where there is nothing."""
    if found := list(objections):
        raise ValidationError.from_exception_data("told", found)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        refuse("should be one text", "Write it on one line, in double quotes")
    for _, named in refused_in(value):
        refuse(f"holds {named}", "Take it out")
    text = " ".join(value.split())
    if not text:
        refuse("is empty", "Write it, in double quotes if it begins with #, or take the line out")
    return text


def read_prose(value: Any) -> str:
    """One line of plain words, or what is wrong with it."""
    text = _text(value)
    if len(text) > _LONGEST:
        refuse(f"is {len(text)} characters long; 2,000 is the most", "Shorten it")
    if _MAYBE_MARKUP.search(text) and (found := _MARKUP.search(text)):
        fault = f'holds what could be code ("{found.group()}")'
        refuse(fault, "Write plain words, without markup or script")
    return text


def _day(value: Any) -> date:
    text = _text(value)
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            refuse(f'there is no such day: "{text}"', "Write a day that the calendar has")
    refuse(f'not a date: "{text}"', remedy_for_day(text))


def _month(value: Any) -> str:
    text = _text(value)
    if not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", text):
        refuse(f'not a month: "{text}"', "Write the month as year-month, such as 2029-03")
    return text


def _yes(value: Any) -> bool:
    text = _text(value)
    if text.casefold() not in ("yes", "no", "true", "false"):
        refuse(f'neither yes nor no: "{text}"', "Write yes or no")
    return text.casefold() in ("yes", "true")


def _whole_number(value: Any) -> int:
    text = _text(value)
    if not re.fullmatch(r"-?\d{1,9}", text):
        refuse(f'not a whole number: "{text}"', "Write a number, such as 3")
    return int(text)


def _focus(value: Any) -> tuple[float, float]:
    try:
        across, down = (float(item) for item in (value if isinstance(value, list) else ()))
        if 0 <= across <= 1 and 0 <= down <= 1:
            return across, down
    except (TypeError, ValueError):
        pass
    refuse("not a point in the picture", "Write two numbers from 0 to 1, such as [0.5, 0.3]")


def one_of(words: type[StrEnum], called: str) -> BeforeValidator:
    """A word from a short list, told as `"…" is not a use`."""

    known = {word.value: word for word in words}

    def read(value: Any) -> StrEnum:
        text = _text(value)
        if text not in known:
            refuse(f'"{text}" is not {called}', remedy_for(text, list(words)))
        return known[text]

    return BeforeValidator(read)


def matching(pattern: str, fault: str, remedy: str) -> BeforeValidator:
    """A text of one shape."""

    def read(value: Any) -> str:
        text = read_prose(value)
        if not re.fullmatch(pattern, text):
            inner = unwrapped(text)
            is_good = inner and re.fullmatch(pattern, inner)
            refuse(f'{fault}: "{text}"', f"{_UNCURLED}: {inner}" if is_good else remedy)
        return text

    read.shape = pattern  # type: ignore[attr-defined] # for the JSON Schema that editors read
    return BeforeValidator(read)


def _several(value: Any) -> Any:
    if isinstance(value, dict):
        remedy = "Put a hyphen and a space before its first key, or square brackets round it"
        refuse("should be a list", remedy)
    if isinstance(value, str):
        text = value.replace(";", ",").strip()
        shown = text if 0 < len(text) <= _LONGEST_SHOWN else "one, two"
        refuse("should be a list", f"Write it in square brackets: [{shown}]")
    return value


Prose = Annotated[str, BeforeValidator(read_prose)]
"""One line of plain words. No markup: every one of these reaches a page or an attribute."""
Day = Annotated[date, BeforeValidator(_day)]
Month = Annotated[str, BeforeValidator(_month)]
Yes = Annotated[bool, BeforeValidator(_yes)]
WholeNumber = Annotated[int, BeforeValidator(_whole_number)]
Focus = Annotated[tuple[float, float], BeforeValidator(_focus)]
SEVERAL = BeforeValidator(_several)
"""Put on a tuple or set so that a single word is told as "should be a list"."""
