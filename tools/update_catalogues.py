"""Brings the catalogues in theme/languages up to date with the words of the interface.

    .venv/bin/python tools/update_catalogues.py        every catalogue there is
    .venv/bin/python tools/update_catalogues.py cy     begin one for Welsh

New words come in untranslated, words no longer used go out, and a catalogue's head stays as it
is. docs/languages.md tells translators the rest.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel import Locale
from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
LANGUAGES = ROOT / "theme" / "languages"
SOURCES = [
    (ROOT / "theme", [("**.html", "jinja2.ext:babel_extract")]),
    (ROOT / "generator" / "ownwords" / "made", [("**.py", "python")]),
]
KEYWORDS = {
    "_": None,
    "say": None,
    "ngettext": (1, 2),
    "count": (1, 2),
    "plural": (1, 2),
}
# A template that cannot be read must not take its words out of every catalogue.
OPTIONS = {"**.html": {"silent": "false", "newstyle_gettext": "true"}}
NOTE_TO_TRANSLATORS = "translators:"
HEAD = """# The words of the interface in {name}. docs/languages.md says how to translate.
msgid ""
msgstr ""
"Language: {code}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals};\\n"
"""


def words_of_the_interface() -> Catalog:
    """Every word that the templates and the generator say to readers, and which file says it."""
    catalogue = Catalog()
    for folder, methods in SOURCES:
        found = extract_from_dir(
            folder,
            method_map=methods,
            options_map=OPTIONS,
            keywords=KEYWORDS,
            comment_tags=[NOTE_TO_TRANSLATORS],
            strip_comment_tags=True,
        )
        for name, line, id, notes, context in found:
            place = (folder.relative_to(ROOT) / name).as_posix()
            catalogue.add(id, locations=[(place, line)], auto_comments=notes, context=context)
    return catalogue


def brought_up_to_date(text: str, words: Catalog) -> str:
    """A catalogue's text with exactly these words in it; what was translated stays."""
    head, _, _ = text.partition("\n\n")
    catalogue = read_po(io.BytesIO(text.encode()))
    catalogue.update(words, no_fuzzy_matching=True)
    body = io.BytesIO()
    write_po(
        body,
        catalogue,
        width=100,
        omit_header=True,
        sort_by_file=True,
        ignore_obsolete=True,
        include_lineno=False,
    )
    return f"{head.strip()}\n\n{body.getvalue().decode().strip()}\n"


def begun(code: str) -> str:
    """The head of a catalogue for a language that has none."""
    locale = Locale.parse(code, sep="-")
    return HEAD.format(
        name=locale.get_display_name("en"), code=code, plurals=get_plural(str(locale))
    )


def catalogues(codes: list[str]) -> Iterator[tuple[Path, str]]:
    paths = [LANGUAGES / f"{code}.po" for code in codes] or sorted(LANGUAGES.glob("*.po"))
    for path in paths:
        yield path, path.read_text("utf-8") if path.is_file() else begun(path.stem)


if __name__ == "__main__":
    words = words_of_the_interface()
    for path, text in catalogues(sys.argv[1:]):
        path.write_text(brought_up_to_date(text, words), "utf-8")
