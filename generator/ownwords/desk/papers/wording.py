"""What storytellers are asked, in plain words: one place for the form, the receipt and the proof.

Whatever they can say yes to in terms.py has its sentence here, said by the storyteller ("my
story"), and its Easy Read, said to them ("your story"). WORDING in told/consent.py names this
version of it all. A form that was signed says which one it was, so a change of the model or of a
sentence needs a new name: WORDINGS holds the digest of each, and a test compares.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ownwords.terms import Change, CreditKind, Notice, Part, Use
from ownwords.told.consent import ConsentRecord, GivenBy
from ownwords.told.front_matter import Storyteller

WORDINGS: Mapping[str, str] = {"v4": "34f8524fecb64b5c", "v5": "4ceb56d82ab678e8"}
"""The digest of each version (consent_form.words_digest). Add one, and name it in
told/consent.py; never change one that was printed and signed."""


@dataclass(frozen=True)
class Said:
    """One thing to say yes to."""

    name: str
    words: str
    easy: tuple[str, ...]
    """One idea a line."""
    drawn: str
    """Its drawing in drawn.html."""
    refused: str = ""
    """What is kept to where there is no yes, so said that it can be read out to anybody."""


@dataclass(frozen=True)
class Plain:
    """The same in two voices: said by the storyteller, and to them."""

    words: str
    easy: str


USES: Mapping[Use, Said] = {
    Use.WEB: Said(
        "This website",
        "My story has a page on the archive’s website. Anyone in the world can read it.",
        ("Your story goes on our website.", "Anyone can read it."),
        "screen",
        "It has no page on the website.",
    ),
    Use.GUIDES: Said(
        "Discussion guides",
        "Trainers use my story with groups who talk and learn together. It may be read out, shown "
        "on a screen, or printed for the people there.",
        ("Groups talk about your story.", "It may be read out or printed for them."),
        "group",
        "It is not read out or printed for groups.",
    ),
    Use.BOOK: Said(
        "The story book",
        "My story goes into a book of stories. People can print the book and keep it.",
        ("Your story goes in a book.", "People can keep the book."),
        "book",
        "It is not in the book.",
    ),
    Use.SOCIAL: Said(
        "Link previews",
        "When somebody shares the link to my story, a small preview shows my title and summary.",
        ("Somebody may send a link to your story.", "Then people see its title and a few words."),
        "link",
        "No small preview is made when somebody shares its link.",
    ),
    Use.FEEDS: Said(
        "Feeds and other archives",
        "Other websites and archives are told that my story is here. They get my title and "
        "summary, and a link.",
        ("Other websites hear about your story.", "They get its title and a few words."),
        "feed",
        "Other websites are not told about it.",
    ),
    Use.RESEARCH: Said(
        "Research",
        "People who study stories get mine to work with. They must keep to what I agreed.",
        (
            "People study stories to learn from them.",
            "They can study yours.",
            "They must keep to what you said.",
        ),
        "study",
        "People who study stories do not get it.",
    ),
}

PARTS: Mapping[Part, Said] = {
    Part.WORDS: Said("My words", "My words", ("Your words.",), "words"),
    Part.PORTRAIT: Said("My picture", "A picture of me", ("A picture of you.",), "portrait"),
    Part.ARTWORK: Said("My artwork", "My artwork", ("Your art.",), "artwork"),
    Part.AUDIO: Said("My voice", "My voice, in a recording", ("Your voice.",), "audio"),
    Part.FILM: Said("My film", "My film, with my face and my voice", ("Your film.",), "film"),
}
ONLY_A_FEW = "My title and summary"
"""What "my words" means where no more is shown."""

ASKED: Mapping[Use, tuple[Part, ...]] = {
    Use.WEB: tuple(Part),
    Use.GUIDES: tuple(Part),
    Use.BOOK: (Part.WORDS, Part.PORTRAIT, Part.ARTWORK),
    Use.SOCIAL: (Part.WORDS, Part.PORTRAIT),
    Use.FEEDS: (Part.WORDS,),
    Use.RESEARCH: tuple(Part),
}
"""The parts that are asked for, use by use. Of the others nothing would be shown: no tick."""

CHANGES: Mapping[Change, Said] = {
    Change.EXCERPTS: Said(
        "Short pieces",
        "Short pieces of my story may stand by themselves on other pages, word for word. Then "
        "people can also find my story by the words inside it.",
        (
            "We may show a few of your words by themselves.",
            "We never change them.",
            "People can look for words in your story.",
        ),
        "quote",
        "None of its words stand by themselves on other pages.",
    ),
    Change.TRANSLATION: Said(
        "Other languages",
        "My story may be put into other languages. I hear each one before anybody else does.",
        ("We may put your story into other languages.", "We check each one with you first."),
        "languages",
        "It is not put into other languages.",
    ),
    Change.ACTOR_VOICE: Said(
        "Another voice",
        "Somebody else may speak my words in a recording, so that nobody hears who I am.",
        ("Somebody else may read your words out loud.", "Then nobody hears your voice."),
        "actor",
        "Nobody else speaks its words in a recording.",
    ),
}

SEARCH_ENGINES = Said(
    "Search engines",
    "Search engines, such as Google, may list my story. Then people can find it without knowing "
    "this archive.",
    ("Search engines may show your story.", "Google is a search engine."),
    "search",
    "Search engines are asked not to list it.",
)
AI_TRAINING = Said(
    "Training AI",
    "Companies may use my story to train artificial intelligence (AI). What they have used cannot "
    "be taken back out.",
    (
        "Computers learn from what people write.",
        "They may learn from your story.",
        "Nobody can take it back out of them.",
    ),
    "chip",
    "Companies are asked not to train AI with it.",
)

CREDITS: Mapping[CreditKind, Said] = {
    CreditKind.FULL_NAME: Said("my full name", "My full name", ("Your full name.",), "name"),
    CreditKind.FIRST_NAME: Said("my first name", "My first name", ("Your first name.",), "name"),
    CreditKind.PSEUDONYM: Said(
        "a name I made up", "A name I make up", ("A made-up name.",), "name"
    ),
    CreditKind.ROLE: Said(
        "what I do",
        "What I do, such as “peer worker”, and no name",
        ("Your job. No name.",),
        "name",
    ),
    CreditKind.ANONYMOUS: Said("no name", "No name at all", ("No name.",), "name"),
}
GIVEN_BY: Mapping[GivenBy, str] = {
    GivenBy.STORYTELLER: "the storyteller",
    GivenBy.STORYTELLER_AND_GUARDIAN: "the storyteller, and a parent or guardian",
    GivenBy.GUARDIAN: "a parent or guardian",
    GivenBy.ATTORNEY: "somebody who may decide for the storyteller",
}
NOTICES: Mapping[Notice, Plain] = {
    Notice.NONE: Plain(
        "Nothing. The page looks as if there had never been a story.",
        "Nothing.",
    ),
    Notice.GONE: Plain(
        "A short note: “This story is no longer shared. You have done nothing wrong.” "
        "It has no name and no title.",
        "A short note. It does not say your name.",
    ),
}
SETTLED: Mapping[str, Plain] = {
    "agreed": Plain("they agreed", "They said yes."),
    "disguised": Plain("nobody would know them", "Nobody can tell who it is."),
    "died": Plain("they have died", "They have died."),
    "public": Plain("it is known already", "People know it already."),
}
"""How it was settled with another person in the story."""
LINES: Mapping[str, Plain] = {
    "name": Plain("The name to show, if any", "The name:"),
    "role": Plain("What I do, if it should show", "Your job:"),
    "place": Plain("My place, as wide as I like", "Your area (no address):"),
    "starts": Plain("Not before (if I want to wait)", "Nobody sees it before this day:"),
    "review": Plain("Ask me again on", "We ask you again on this day:"),
    "expires": Plain("My yes ends on", "It comes down before this day:"),
}
"""What is written on a line, by the key that holds it."""


def part_in(use: Use, part: Part) -> str:
    """A part as it is asked for in a use: a preview shows no more than title and summary."""
    if part is Part.WORDS and use in (Use.SOCIAL, Use.FEEDS):
        return ONLY_A_FEW
    return PARTS[part].words


def model() -> dict[str, Any]:
    """What can be agreed to: a new field, use or part is a new question to a storyteller."""
    return {
        "uses": sorted(Use),
        "parts": sorted(Part),
        "changes": sorted(Change),
        "credits": sorted(CreditKind),
        "given_by": sorted(GivenBy),
        "notices": sorted(Notice),
        "settled": sorted(SETTLED),
        "record": sorted(ConsentRecord.model_fields),
        "storyteller": sorted(Storyteller.model_fields),
    }


def digest_of(printed: list[str]) -> str:
    """Of the model and of every word that the forms print."""
    asked = {use: list(parts) for use, parts in ASKED.items()}
    covered = json.dumps([model(), asked, printed], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(covered.encode()).hexdigest()[:16]
