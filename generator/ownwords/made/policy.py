"""What a page may load: this site's own files, and nothing from anywhere else.

A page says it of itself, since a plain file server sends no headers. A preview does not: the live
reload of MkDocs is a script in the page.
"""

from __future__ import annotations

from collections.abc import Collection

_OWN_FILES = ("script-src", "style-src", "img-src", "media-src", "connect-src", "font-src")


def content_security_policy(scripts: Collection[str] = ()) -> str:
    """For a page with these scripts. The search inside stories runs WebAssembly."""
    own = dict.fromkeys(_OWN_FILES, "'self'")
    if "find-words" in scripts:
        own["script-src"] = "'self' 'wasm-unsafe-eval'"
    rules = ["default-src 'none'", *(f"{name} {source}" for name, source in own.items())]
    return "; ".join([*rules, "form-action 'self'", "base-uri 'none'"])


POLICY_OF_CARDS = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'none'; base-uri 'none'"
)
"""For a page that stands in a frame elsewhere: no script at all. Who may frame it only a server's
header can say."""
