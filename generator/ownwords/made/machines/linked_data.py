"""What a page is, in the words of schema.org, for pages that search engines may show.

Only whole addresses are given, and every story names the terms it may be used by: a site without
an address describes nothing. Nothing here says anything of anybody's health.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ownwords.archive import Credit, PublishedStory
from ownwords.editorial.model import Theme
from ownwords.made.addresses import story_address, theme_address
from ownwords.made.files import SiteSettings
from ownwords.made.pictures import Played
from ownwords.made.translations import Telling
from ownwords.made.wording.interface import Interface

Data = dict[str, Any]
CONTEXT = "https://schema.org"


@dataclass(frozen=True)
class Describer:
    """Describes the pages of one site, which has an address."""

    settings: SiteSettings
    interface: Interface

    def story(self, telling: Telling, tellings: Sequence[Telling]) -> Data:
        """One page of a story; `tellings` are all of them."""
        story, address = telling.story, self.where(telling.address)
        return {
            "@context": CONTEXT,
            "@type": "Article",
            "@id": address,
            "headline": telling.title,
            "abstract": telling.summary,
            "inLanguage": telling.language,
            **_credited(story.credit, self.interface),
            "datePublished": month_told(story),
            "expires": story.expires.isoformat(),
            "conditionsOfAccess": self.conditions,
            "usageInfo": "#page-use",
            "isPartOf": self.archive(),
            **self._media(telling),
            **self._quotes(telling),
            **self._translations(telling, tellings),
        }

    def theme(self, theme: Theme) -> Data:
        return {
            "@context": CONTEXT,
            **self.term(theme),
            "description": theme.statement,
            "inDefinedTermSet": self._vocabulary(),
        }

    def themes(self, themes: Sequence[Theme]) -> Data:
        terms = [self.term(theme) for theme in themes]
        return {"@context": CONTEXT, **self._vocabulary(), "hasDefinedTerm": terms}

    def home(self) -> Data:
        said = self.settings.site_description
        archive = {"@context": CONTEXT, **self.archive(), "@type": ["WebSite", "Collection"]}
        described = {"description": said} if said else {}
        return {**archive, **described, "inLanguage": self.settings.language}

    @property
    def conditions(self) -> str:
        return self.interface.say(
            "The storyteller agreed to this and to nothing else. "
            "They may change their mind at any time."
        )

    def where(self, address: str) -> str:
        return f"{self.settings.site_url}{address}"

    def archive(self) -> Data:
        address, name = self.where(""), self.settings.site_name
        return {"@type": "WebSite", "@id": address, "name": name}

    def _vocabulary(self) -> Data:
        address = self.where("themes/")
        name = self.interface.say("Themes")
        return {"@type": "DefinedTermSet", "@id": address, "url": address, "name": name}

    def term(self, theme: Theme) -> Data:
        address = self.where(theme_address(theme.id))
        named = {"termCode": theme.id, "name": theme.title}
        return {"@type": "DefinedTerm", "@id": address, "url": address, **named}

    def _media(self, telling: Telling) -> Data:
        film, audio = telling.media.film, telling.media.audio
        data: Data = {}
        if film:
            poster = film.poster.sources[-1].address if film.poster else None
            shown = {"thumbnailUrl": self.where(poster)} if poster else {}
            data["video"] = {"@type": "VideoObject", **self._played(film, telling), **shown}
        if audio:
            data["audio"] = {"@type": "AudioObject", **self._played(audio, telling)}
        return data

    def _played(self, played: Played, telling: Telling) -> Data:
        words = transcript_of(played)
        return {
            "name": telling.title,
            "description": played.alt,
            "uploadDate": month_told(telling.story),
            "inLanguage": played.language,
            "contentUrl": self.where(played.file.address),
            "encodingFormat": played.file.media_type,
            **({"transcript": words} if words else {}),
        }

    def _quotes(self, telling: Telling) -> Data:
        """Each an anchor on the page; only where quotes may stand apart from their story."""
        agreed = {quote.id for quote in telling.story.excerpts}
        quotes = [
            {"@type": "Quotation", "@id": f"#{quote.id}", "text": quote.words}
            for quote in telling.quotes
            if quote.id in agreed
        ]
        return {"hasPart": quotes} if quotes else {}

    def _translations(self, telling: Telling, tellings: Sequence[Telling]) -> Data:
        if telling.translated_from:
            return {"translationOfWork": {"@id": self.where(story_address(telling.story.id))}}
        others = [
            {"@id": self.where(other.address), "inLanguage": other.language}
            for other in tellings
            if other.address != telling.address
        ]
        return {"workTranslation": others} if others else {}


def month_told(story: PublishedStory) -> str:
    """As exact as the page is."""
    return f"{story.told:%Y-%m}"


def transcript_of(played: Played) -> str:
    """The words as the page shows them."""
    return "\n\n".join(
        " ".join(sentence.words for sentence in paragraph.sentences)
        for paragraph in played.transcript
    )


def _credited(credit: Credit, interface: Interface) -> Mapping[str, Any]:
    """A person only where a name is shown; a role is no name, and nobody is given one."""
    line = {"creditText": interface.credit_line(credit)}
    if credit.name:
        return {"author": {"@type": "Person", "name": credit.name}, **line}
    return line if credit.role else {}


def dublin_core(telling: Telling) -> Iterator[tuple[str, str]]:
    """The same in short, by names that libraries and other archives read."""
    story = telling.story
    yield "dcterms.title", telling.title
    if story.credit.name:
        yield "dcterms.creator", story.credit.name
    yield "dcterms.language", telling.language
    yield "dcterms.issued", month_told(story)


def data_block(data: Data) -> str:
    """No script to a browser: it is not run, and a strict policy lets it stand."""
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        # Nothing in it may end the block, or begin a comment in it.
        written = written.replace(char, f"\\u{ord(char):04x}")
    return f'<script type="application/ld+json">{written}</script>\n'
