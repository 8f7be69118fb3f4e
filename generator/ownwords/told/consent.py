"""What a storyteller has agreed to, as data. What follows from it is decided in gate.py."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import InitErrorDetails

from ownwords.reading.fields import (
    SEVERAL,
    Day,
    Fields,
    Prose,
    Yes,
    matching,
    objection,
    one_of,
    read_prose,
    refuse,
    refuse_all,
)
from ownwords.reading.suggest import unwrapped
from ownwords.terms import Change, Part, Use

CODE = r"v1(-[0-9A-HJKMNP-TV-Z]{4}){5}"
_LONGEST_FOR_THE_YOUNG = 366
"""Days until a young storyteller and guardian are asked again: within a year."""


class Status(StrEnum):
    """ISO/IEC TS 27560's states. Expired is worked out, never written."""

    REQUESTED = "requested"
    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    """Taken back by the storyteller."""
    INVALIDATED = "invalidated"
    """Found not to hold."""


class GivenBy(StrEnum):
    STORYTELLER = "storyteller"
    STORYTELLER_AND_GUARDIAN = "storyteller-and-guardian"
    GUARDIAN = "guardian"
    ATTORNEY = "attorney"


Reference = Annotated[
    str,
    matching(
        r"[A-Za-z0-9][A-Za-z0-9/_. -]{0,39}",
        "not a reference",
        "Write the reference of the signed form, such as AV-2026-014; never an address",
    ),
]
Code = Annotated[
    str,
    matching(CODE, "not an approval code", "Let `ownwords approve` write it"),
]
AUse = Annotated[Use, one_of(Use, "a use")]
APart = Annotated[Part, one_of(Part, "a part of a story")]
_PARTS_AGREED = f"such as [words]. There are {', '.join(Part)}"


def _parts(value: Any) -> Any:
    """Each part is agreed to by itself: a yes to all of it says nothing of which."""
    said = value.strip().casefold() if isinstance(value, str) else None
    if said is None or said in list(Part) or re.search(r"[,;]", said):
        return value
    remedy = f"Write the parts that were agreed to, {_PARTS_AGREED}"
    if said in ("no", "false", "none", "off", "never"):
        remedy = "Take the line out: a use that is not named is refused"
    return refuse("should be a list of parts", remedy)


SomeParts = Annotated[frozenset[APart], SEVERAL, BeforeValidator(_parts)]
"""The parts that may be shown in one use."""
AChange = Annotated[Change, one_of(Change, "a change that can be agreed to")]


WORDING = "v5"
"""The form that `ownwords form` prints now; desk/papers/wording.py holds what it says."""


_NEAR_OURS = re.compile(
    r"(?:(?:consent )?(?:form|wording)[ ,:.-]*)?v(?:ersion)?[ .]*(\d{1,9})|(\d{1,2})", re.IGNORECASE
)


def _wording(value: Any) -> str:
    """A version of our form that was printed once, or an archive's own form by its own name."""
    text = read_prose(value)
    version = _NEAR_OURS.fullmatch(unwrapped(text) or text)
    known = [f"v{number}" for number in range(1, int(WORDING[1:]) + 1)]
    if version and text not in known:
        name = f"v{int(version[1] or version[2])}"
        remedy = f"Write the one at the foot of the form that was signed: {', '.join(known)}"
        if version[2]:
            remedy += "; or your own form by its name, such as Harbour form 7"
        fault = f'there is no such wording of the form: "{text}"'
        refuse(fault, f"Write it as {name}" if name in known else remedy)
    return text


Wording = Annotated[str, BeforeValidator(_wording)]


class ConsentRecord(Fields):
    """A storyteller's decision about one story, as the archive last recorded it."""

    form: Reference = Field(examples=["AV-2026-014"])
    """The reference of the signed form, by which you find the paper; never an address, phone number
    or e-mail. Readers never see it."""
    wording: Wording = Field(examples=[WORDING])
    """Which version of the form was signed. It stands at the form's foot."""
    status: Annotated[Status, one_of(Status, "a status of consent")] = Field(examples=["given"])
    """Only `given` lets a story out. `requested`: no answer yet. `refused`: they said no.
    `withdrawn`: they took it back. `invalidated`: it was found not to hold."""
    given: Day | None = Field(default=None, examples=["2026-03-14"])
    """The day they said yes. Before that day nothing goes out."""
    by: Annotated[GivenBy, one_of(GivenBy, "someone who can consent")] = GivenBy.STORYTELLER
    """Who signed: the storyteller, a parent or guardian, or both. `attorney`: somebody who may
    decide for the storyteller."""
    adult: Yes = Field(examples=["yes"])
    """`no` for somebody under 18: a guardian signs too, or for them, and `review` is within a year.
    From that day the story is withheld until they are asked."""
    witness: Prose | None = Field(default=None, examples=["JD"])
    """Who took the consent: a role or initials."""
    starts: Day | None = None
    """The first day the story may be public."""
    review: Day | None = Field(default=None, examples=["2027-03-14"])
    """The day to ask them again. An adult's story stays up then. One by somebody under 18 is
    withheld until they are asked."""
    expires: Day = Field(examples=["2029-03-13"])
    """The first day it may not be public any more. There is no "forever"."""
    allow: Mapping[AUse, SomeParts] = Field(examples=["{web: [words]}"])
    """What may be shown, use by use. A use or part that is not named is refused, and without
    `words` nothing is shown. `web`: a page here. `guides`: groups and training. `book`: the story
    book. `social`: link previews. `feeds`: title and summary for other sites. `research`: people
    who study stories."""
    changes: Annotated[frozenset[AChange], SEVERAL] = frozenset()
    """What may be done with the words. What is not named is refused. `excerpts`: short pieces on
    other pages, word for word, and search inside the story. `translation`: other languages.
    `actor-voice`: somebody else may speak them."""
    search_engines: Yes = False
    """`yes`: search engines may list the story. If not, they are asked not to."""
    ai_training: Yes = False
    """`yes`: companies may train AI with it, which cannot be undone. If not, they are asked not
    to."""
    conditions: Annotated[tuple[Prose, ...], SEVERAL] = ()
    """What else was promised, that only a person can keep. Every report repeats it."""

    def permits(self, use: Use, part: Part) -> bool:
        return part in self.allow.get(use, frozenset())

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        refuse_all((*self._what_is_missing(), *self._against_its_dates(), *self._against_its_age()))
        return self

    def _what_is_missing(self) -> Iterator[InitErrorDetails]:
        if self.status is Status.GIVEN:
            for key in ("given", "witness", "review"):
                if getattr(self, key) is None:
                    examples = type(self).model_fields[key].examples or [""]
                    yield objection(key, "is missing", f"Add it, such as {key}: {examples[0]}")

    def _against_its_dates(self) -> Iterator[InitErrorDetails]:
        for key in ("given", "starts"):
            first = getattr(self, key)
            if first and self.expires <= first:
                yield objection("expires", f'not later than {key} ("{first}")', "Write a later day")

    def _against_its_age(self) -> Iterator[InitErrorDetails]:
        if self.adult:
            return
        if self.by not in (GivenBy.STORYTELLER_AND_GUARDIAN, GivenBy.GUARDIAN):
            key = "by" if "by" in self.model_fields_set else "adult"
            remedy = "Write by: storyteller-and-guardian once the guardian has signed"
            yield objection(key, "someone under 18 without a guardian", remedy)
        if self.given and self.review and (self.review - self.given).days > _LONGEST_FOR_THE_YOUNG:
            fault = "someone under 18 is asked again within a year"
            yield objection("review", fault, "Write an earlier day")


class SignedTerms(Fields):
    """The terms as they stood when the storyteller signed: narrower ones need no new signature.

    Only what can be narrower is here. Credit, age and the form's wording are the same or they are
    not, and the code tells that.
    """

    allow: Mapping[AUse, SomeParts] = Field(examples=["{web: [words]}"])
    """The uses and parts they signed for. Fewer need no new signature; more do."""
    changes: Annotated[frozenset[AChange], SEVERAL] = frozenset()
    """What they signed may be done with the words. Less needs no new signature; more does."""
    search_engines: Yes = False
    """Whether they signed that search engines may list it. A later no needs no new signature."""
    ai_training: Yes = False
    """Whether they signed that companies may train AI with it. A later no needs no new
    signature."""
    starts: Day | None = None
    """The first day it may be public, as signed. A later day needs no new signature; an earlier one
    does."""
    review: Day | None = None
    """The day to ask them again, as signed. An earlier day needs no new signature; a later one
    does."""
    expires: Day = Field(examples=["2029-03-13"])
    """The first day it may not be public any more, as signed. An earlier day needs no new
    signature; a later one does."""
    conditions: Annotated[tuple[Prose, ...], SEVERAL] = ()
    """What only a person can keep, as signed. One more needs no new signature; one fewer does."""

    @staticmethod
    def of(record: ConsentRecord) -> SignedTerms:
        held = {name: getattr(record, name) for name in SignedTerms.model_fields}
        return SignedTerms.model_construct(**held)


class Approval(Fields):
    """What `ownwords approve` wrote when the storyteller had read and signed."""

    on: Day
    """The day they signed. Before that day nothing goes out."""
    words: Code
    """The code of what they read. When a word, link or file changes, the story is withheld until
    they sign again."""
    terms: Code
    """The code of what they agreed to and how they are named. It shows whether either changed."""
    agreed: SignedTerms | None = None
    """What they signed. Less than this still goes out; for anything wider they sign again. Without
    this line any change waits for them."""
    how: Prose
    """How the story reached them, such as read-aloud or on paper."""
    witness: Prose
    """Who was there: a role or initials."""


class OtherPerson(Fields):
    """Somebody else in the story, and how that was settled with them."""

    who: Prose = Field(examples=["my sister"])
    """Somebody else in the story, such as my sister. Readers never see this list."""
    how: Annotated[
        str | None,
        matching(
            "agreed|disguised|died|public|unsettled",
            "not a way of settling it",
            "Write agreed, disguised, died or public; leave it out while it is unsettled",
        ),
    ] = None
    """`agreed`: they said yes. `disguised`: nobody would know them. `died`: they have died.
    `public`: it is known already. Left out, or `unsettled`, the story is withheld."""

    @property
    def is_settled(self) -> bool:
        return self.how not in (None, "unsettled")


def day_after_review(record: ConsentRecord) -> date | None:
    """The first day a young storyteller's story may not be shown until they are asked again."""
    return None if record.adult else record.review
