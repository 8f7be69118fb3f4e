"""What tells who somebody is: numbers, addresses, dates of birth, names, small places."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache

from ownwords.advice.passages import Finding
from ownwords.advice.rules import private_words

_PREFIXES = (
    "AB|AL|B|BA|BB|BD|BF|BH|BL|BN|BR|BS|BT|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|"
    "DL|DN|DT|DY|E|EC|EH|EN|EX|FK|FY|G|GL|GU|GY|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|"
    "KT|KW|KY|L|LA|LD|LE|LL|LN|LS|LU|M|ME|MK|ML|N|NE|NG|NN|NP|NR|NW|OL|OX|PA|PE|PH|PL|PO|"
    "PR|RG|RH|RM|S|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|W|"
    "WA|WC|WD|WF|WN|WR|WS|WV|YO|ZE"
)
_NO_POSTCODE = "(?-i:st|nd|rd|th|ft|lb|gb|hr)"
"""What small letters after a number are more likely to be."""
_POSTCODE = re.compile(
    rf"\b(?:{_PREFIXES})\d[\dA-Z]? ?\d(?!{_NO_POSTCODE})[ABD-HJLNP-UW-Z]{{2}}\b", re.IGNORECASE
)
_NI = re.compile(
    r"\b(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z](?:[ -]?\d\d){3}[ -]?[A-D]\b",
    re.IGNORECASE,
)
_TEN_DIGITS = re.compile(r"(?<![\d+-])\d{3}[ -]?\d{3}[ -]?\d{4}(?![\d-])")
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_LIKE_A_PHONE = re.compile(r"[+0][\d ()-]{8,}\d")
_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_DAY = (
    r"(?:\d{1,2}(?:st|nd|rd|th)?|(?:twenty[ -]|thirty[ -])?(?:first|second|third|fourth|fifth|sixth"
    r"|seventh|eighth|ninth)|tenth|eleventh|twelfth|\w{3,6}teenth|twentieth|thirtieth)"
)
_YEAR = r"(?:\d{4}|'\d\d)"
_DATE = (
    rf"\b(?:{_DAY} (?:of )?{_MONTH},? {_YEAR}|{_MONTH} (?:the )?{_DAY},? {_YEAR}"
    r"|\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d\d)|\d{4}-\d\d-\d\d)\b"
)
_NO_CHILD = "".join(
    rf"(?<!\b{each} was )" for each in ("group", "club", "choir", "charity", "project")
)
_BABY = "son|daughter|baby|bairn|child|twins|little one|grandson|granddaughter"
_BIRTH = re.compile(
    rf"(?:\b{_NO_CHILD}(?:born|birth|birthday|DOB|turned \w+ on|(?:{_BABY}) (?:came|arrived))\b"
    r"|\bD\.O\.B\b\.?)"
    rf"[^.!?]{{0,40}}?{_DATE}"
    rf"|{_DATE},?[^.!?]{{0,25}}\b(?:born|birthday|date of birth)\b",
    re.IGNORECASE,
)
_NAME = r"[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]+(?:[A-Z][a-z]+)?"
_TITLES = "Dr|Doctor|Nurse|Sister|Mr|Mrs|Ms|Miss|Prof|Professor|Rev|Reverend|Father|PC|Constable"
_STREETS = (
    "Street|Road|Lane|Avenue|Close|Crescent|Terrace|Drive|Place|Court|Gardens|Row|Wynd|Brae|Way"
)
_NO_NAME_OF_A_WARD = (
    "The|This|That|My|Our|Acute|Admissions?|Psychiatric|Maternity|Medical|Stroke|Surgical|Care"
    "|Health|Crisis|Assessment|Rehab|Secure|Day"
)
_SMALL_PLACE = re.compile(
    rf"\b(?:[Vv]illage|[Hh]amlet|[Cc]lachan) (?:of|called|named) {_NAME}"
    rf"|\b\d{{1,4}}[a-z]? (?:{_NAME} ){{1,3}}(?:{_STREETS})\b"
    rf"|\b(?:in|off|of|at|from|to) (?:the )?(?:{_NAME} ){{1,2}}"
    r"(?:Estate|Surgery|Health Centre|Medical Practice)\b"
    r"|\b(?:Ward|Flat) \d+[A-Z]?\b"
    rf"|\b(?:on|in|to|from|off|of|at|called) (?:the )?(?!(?:{_NO_NAME_OF_A_WARD})\b)"
    rf"{_NAME} (?:Ward|Unit|Wing)\b"
)
_WHOLE_NAME = re.compile(
    rf"\b({_NAME})(?=( (?:[A-Z]\.? )?((?:Mac|Mc|O'|De)?{_NAME}(?:-{_NAME})?))\b)"
)
_SEVERAL_NAMES = re.compile(r"\b[A-ZÀ-ÖØ-Þ].*\s[\"'(]?(?:\w{1,3}['-])?[A-ZÀ-ÖØ-Þ]")
MORE_THAN_A_FIRST_NAME = "more-than-a-first-name"
_IN_ALL = re.compile(r"[\d@]")
"""What is in every contact and date, and in few blocks of a story."""
_Shape = Callable[[str], Iterator[str]]


def may_hold_details(text: str) -> bool:
    """Whether there is anything like a detail in it, or in one of its lines. Quick."""
    if _IN_ALL.search(text) or _SMALL_PLACE.search(text):
        return True
    return next(_matches(text), None) is not None


def private_details_in(blocks: Sequence[str], *, settled: str = "") -> Iterator[Finding]:
    """`settled` are all words about people with whom it was settled that they are in it."""
    rules, known = private_words().rules, frozenset(re.findall(r"\w+", settled.casefold()))
    for number, block in enumerate(blocks):
        for id, words in _details(block, known):
            yield Finding(rules[id], words, block, number)


def contact_details_in(blocks: Sequence[str]) -> Iterator[Finding]:
    """The numbers and addresses alone, for fields in which people are named on purpose."""
    rules = private_words().rules
    for number, block in enumerate(blocks):
        for id, words in _contacts(block):
            yield Finding(rules[id], words, block, number)


def narrow_place_in(place: str) -> Iterator[Finding]:
    """A storyteller's place that is no region: a village, a street, a ward, a number."""
    words = private_words()
    if re.search(rf"\d|\b(?:{'|'.join(words.narrow_places)})\b", place, re.IGNORECASE):
        yield Finding(words.rules["small-place"], place, place)


def more_than_a_first_name_in(name: str) -> Iterator[Finding]:
    """A name with a second capital: a surname, or its first letter. Some first names have two."""
    if _SEVERAL_NAMES.search(name):
        yield Finding(private_words().rules[MORE_THAN_A_FIRST_NAME], name, name)


def _details(block: str, known: Collection[str]) -> Iterator[tuple[str, str]]:
    yield from _contacts(block)
    yield from (("other-person", words) for words in _people(block, known))
    yield from (("small-place", found[0]) for found in _SMALL_PLACE.finditer(block))


def _contacts(block: str) -> Iterator[tuple[str, str]]:
    if not _IN_ALL.search(block):
        return
    for id, shape in _SHAPES.items():
        yield from ((id, words) for words in shape(block))


def _phones(block: str) -> Iterator[str]:
    if not _LIKE_A_PHONE.search(block):
        return
    import phonenumbers as phones  # slow to import, and few stories hold a number

    of_nobody = {
        phones.PhoneNumberType.TOLL_FREE,
        phones.PhoneNumberType.PREMIUM_RATE,
        phones.PhoneNumberType.SHARED_COST,
        phones.PhoneNumberType.UAN,
    }
    for found in phones.PhoneNumberMatcher(block, "GB", phones.Leniency.POSSIBLE):
        is_whole = found.raw_string.startswith(("0", "+", "(0"))
        if is_whole and phones.number_type(found.number) not in of_nobody:
            yield found.raw_string


def _nhs_numbers(block: str) -> Iterator[str]:
    for found in _TEN_DIGITS.finditer(block):
        if _has_its_check_digit(re.sub(r"\D", "", found[0])):
            yield found[0]


def _has_its_check_digit(number: str) -> bool:
    """Modulus 11, as the NHS Data Dictionary gives it; Scotland's CHI number has the same."""
    digits = [int(digit) for digit in number]
    total = sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False))
    return (11 - total % 11) % 11 == digits[9] and len(set(digits)) > 1


def _matching(pattern: re.Pattern[str]) -> _Shape:
    return lambda block: (found[0] for found in pattern.finditer(block))


_SHAPES: dict[str, _Shape] = {
    "phone-number": _phones,
    "nhs-number": _nhs_numbers,
    "postcode": _matching(_POSTCODE),
    "ni-number": _matching(_NI),
    "email-address": _matching(_EMAIL),
    "birth-date": _matching(_BIRTH),
}


_WHOSE = ("my", "me", "ma", "our", "his", "her", "their")
_BESIDE_A_NAME = frozenset(
    (*_WHOSE, *"he she they whose name s is was are were called named".split())
)


def _people(block: str, known: Collection[str]) -> Iterator[str]:
    not_names = private_words().not_names
    for name, whole in _names(block):
        words = set(re.findall(r"\w+", whole.casefold())) - _BESIDE_A_NAME
        if name not in not_names and words.isdisjoint(known):
            yield whole


def _names(block: str) -> Iterator[tuple[str, str]]:
    """A name, or the surname of a whole one; and all that it was found with."""
    told = 0
    for found in sorted(_matches(block), key=re.Match.start):
        if found.re is not _WHOLE_NAME:
            told = found.end()
            yield found[found.lastindex or 0], found[0]
        elif found.start() >= told:
            yield found[3], found[1] + found[2]


def _matches(block: str) -> Iterator[re.Match[str]]:
    whose, called = _named()
    yield from whose.finditer(block)
    if "called " in block or "name" in block:
        yield from called.finditer(block)
    firsts = private_words().first_names
    yield from (found for found in _WHOLE_NAME.finditer(block) if found[1] in firsts)


@cache
def _named() -> tuple[re.Pattern[str], re.Pattern[str]]:
    kin = f"(?i:{private_words().kin})"
    whose = rf"(?i:\b(?:{'|'.join(_WHOSE)})\b)(?: [a-z-]+)?"
    return (
        re.compile(
            rf"{whose} {kin}(?: (?:(?:{_TITLES})\.? )?({_NAME})\b|, ({_NAME}),)"
            rf"|\b(?:{_TITLES})\.? ({_NAME})\b"
        ),
        re.compile(
            rf"\b(?:{kin}|(?i:he|she|they) (?:was|is|were|are)) (?:called|named) ({_NAME})\b"
            rf"|\b(?i:his|her|whose) name(?:'s| is| was) ({_NAME})\b"
        ),
    )
