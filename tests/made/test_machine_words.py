"""Every word that a form for machines brings along is known for the archive's own."""

import re
from dataclasses import replace
from pathlib import Path

from ownwords.archive import FeedArchive, GuideArchive, Picture, PublishedTranslation, Recording
from ownwords.archive import SocialArchive as Social
from ownwords.editorial.model import Editorial, Home, Theme
from ownwords.made.files import SiteSettings
from ownwords.made.machines.machine_words import machine_words
from ownwords.terms import Change, Use
from ownwords.verify.words import words

from .factory import LEEKS, THEME_FOLDER, make_plan, make_published, named
from .guide_factory import make_format, make_guide
from .test_metadata import FOUND
from .test_pictures import ORIGINALS, Cue

SUFFIXES = (".html", ".css", ".js", ".po", ".svg", ".xml")
OF_THIS_ARCHIVE = re.compile(r"zq|(?:pt)?\d|[0-9a-f]{7,16}$|en$|gb$|gd$")
"""What the story below says, numbers, names of files, and languages."""
FOR_PEOPLE = re.compile(r"find/words/|.*\.html$")
CODE_OF_VERSION = re.compile(r'(?<="version":)"[A-Z2-7]{5}"')
SITE = SiteSettings("zqname", "zqabout", "https://zqhost.zqtop/")
ZQ = {"title": "zqtitle", "purpose": "zqpurpose", "audience": ("zqwho",), "stories": ("zqid",)}
EDITORIAL = Editorial(
    home=Home("zqhome", ""),
    themes=(Theme("zqtheme", "zqtitle", "zqstated", (), 1),),
    collections=(),
    formats=(make_format("zqformat"),),
    guides=(make_guide("zqguide", format="zqformat", themes=("zqtheme",), **ZQ),),
)
STORY = {
    "id": "zqid",
    "title": "zqtitle",
    "summary": "zqsummary",
    "credit": named("zqteller", role="zqrole", place="zqplace"),
    "themes": ("zqtheme",),
    "tags": ("zqtag",),
    "body": "<p>zqbody</p>",
    "quotes": (replace(LEEKS, id="zqquote", words="zqquoted"),),
    "excerpts": (replace(LEEKS, id="zqquote", words="zqquoted"),),
    "portrait": Picture("face", "zqalt"),
    "audio": Recording("voice", ".mp3", "zqalt", (Cue(0, 2, "zqcue"),)),
    "film": Recording("film", ".mp4", "zqalt", (), poster=Picture("art", "zqalt")),
    "agreed": replace(FOUND, ai_training=True, changes=frozenset(Change)),
}


def told(use=Use.WEB):
    story = make_published(**STORY, use=use)
    translation = PublishedTranslation(
        let_through=story.let_through,
        language="gd",
        title="zqtitle",
        summary="zqsummary",
        translated_by=None,
        body="<p>zqbody</p>",
        word_count=1,
        quotes=(),
        alts={"face": "zqalt", "voice": "zqalt", "film": "zqalt"},
    )
    return replace(story, translations=(translation,))


def said_to_machines():
    plan = make_plan(
        told(),
        social=Social([told(Use.SOCIAL)]),
        feeds=FeedArchive([told(Use.FEEDS)]),
        guides=GuideArchive([told(Use.GUIDES)]),
        notices={"zqgone": "2026-05"},
        settings=SITE,
        editorial=EDITORIAL,
        read_original=ORIGINALS.__getitem__,
    )
    for file in plan.files:
        if file.head:
            yield CODE_OF_VERSION.sub("", file.head.metadata)
        elif isinstance(file.content, str) and not FOR_PEOPLE.match(file.uri):
            yield CODE_OF_VERSION.sub("", file.content)
    yield plan.metadata


def test_every_word_of_a_form_for_machines_is_known():
    theme = [path.read_text() for path in Path(THEME_FOLDER).rglob("*") if path.suffix in SUFFIXES]
    known = {word for text in (*theme, machine_words()) for word in words(text)}
    said = {word for text in said_to_machines() for word in words(text)}
    assert {word for word in said - known if not OF_THIS_ARCHIVE.match(word)} == set()
