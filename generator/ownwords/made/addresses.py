"""Where everything is, for good. An address here is promised: other sites link to it."""

from __future__ import annotations

import hashlib
import unicodedata

_LONGEST_SLUG = 150
"""In bytes: a folder's name may have 255 on most disks."""


def page_uri(address: str, page: int = 1) -> str:
    """The file of a page of a list: ("themes/hope/", 2) is themes/hope/page/2/index.html."""
    return f"{page_address(address, page)}index.html"


def page_address(address: str, page: int = 1) -> str:
    return address if page == 1 else f"{address}page/{page}/"


def story_address(story: str) -> str:
    return f"stories/{story}/"


def translation_address(story: str, language: str) -> str:
    """In lower case: whether a code is later written pt-br or pt-BR, its page does not move."""
    return f"{story_address(story)}{language.lower()}/"


def theme_address(theme: str) -> str:
    return f"themes/{theme}/"


def collection_address(collection: str) -> str:
    return f"collections/{collection}/"


def tag_address(tag: str) -> str:
    return f"tags/{slug(tag)}/"


def find_address(facet: str = "", value: str = "") -> str:
    """Where stories are looked for, all choices of a facet ("place"), and one of them."""
    return "/".join(["find", *filter(None, (facet, value)), ""])


def embed_address(kind: str, name: str) -> str:
    """A card in a frame on somebody else's page: ("quote", "leeks-in-february/leeks")."""
    return f"embed/{kind}/{name}/"


def root_of(uri: str) -> str:
    """The way back to the site's root: "../../" for stories/leeks/index.html, "" for index.html."""
    return "../" * uri.count("/")


def slug(tag: str) -> str:
    """A tag as part of an address: "Peer  Support!" is peer-support."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", tag).casefold())
    words = "".join(char if _is_word(char) else " " for char in folded).split()
    made = "-".join(words)
    if made and len(made.encode()) <= _LONGEST_SLUG:
        return made
    return f"tag-{hashlib.sha256(folded.encode()).hexdigest()[:12]}"


def _is_word(char: str) -> bool:
    # Vowel signs of many scripts are marks: without them two different words would be one tag.
    return char.isalnum() or char == "_" or unicodedata.category(char).startswith("M")
