"""What a MkDocs configuration must not do around private stories. Reads settings, changes none."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from ownwords.errors import is_for_a_log

HARMLESS_PLUGINS = frozenset(
    """ownwords search material/search offline material/offline redirects minify privacy
    material/privacy awesome-nav literate-nav section-index autorefs glightbox
    git-revision-date-localized""".split()
)
"""Plugins that read nothing outside docs_dir into the site."""
_HARMLESS_EXTENSIONS = re.compile(
    r"(markdown\.extensions\.)?(abbr|admonition|attr_list|codehilite|def_list|extra|fenced_code|"
    r"footnotes|legacy_attrs|legacy_em|md_in_html|meta|nl2br|sane_lists|smarty|tables|toc|wikilinks)"
    r"|(pymdownx|material\.extensions)\.\w+"
)
_READS_FILES = ("pymdownx.snippets", "pymdownx.b64")
_PAGES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""What MkDocs makes pages of."""
_LOOKS_LIKE_A_STORY = re.compile(rb"^consent[ \t]*:", re.MULTILINE | re.IGNORECASE)


def objections_to_folders(stories: Path, folders: Mapping[str, Path | None]) -> Iterator[str]:
    """Each folder that the engine publishes or empties must be apart from the stories."""
    for name, folder in folders.items():
        if folder is None:
            continue
        there, here = folder.resolve(), stories.resolve()
        if there == here or there in here.parents or here in there.parents:
            yield f"{name} and the folder of stories overlap. Keep the stories in a folder apart."


def objections_to_plugins(names: Iterable[str], trusted: Iterable[str]) -> Iterator[str]:
    """A plugin that nobody knows could copy stories: it must be named as trusted."""
    known = HARMLESS_PLUGINS | set(trusted)
    for name in names:
        if re.sub(r" #\d+$", "", name) not in known:
            yield (
                f'The plugin "{name}" may copy files from outside docs_dir. Take it out, or, once '
                "you know that it does not, name it under ownwords: trusted."
            )


def objections_to_extensions(
    names: Iterable[str],
    configs: Mapping[str, Mapping[str, Any]],
    stories: Path,
    here: Path,
    trusted: Iterable[str],
) -> Iterator[str]:
    """Markdown extensions that include files must not be able to reach the stories."""
    for name in names:
        if name in _READS_FILES:
            yield from _objections_to_paths(name, configs.get(name) or {}, stories, here)
        elif not _HARMLESS_EXTENSIONS.fullmatch(name) and name not in set(trusted):
            yield (
                f'The Markdown extension "{name}" may include files. Take it out, or, once you '
                "know that it does not, name it under ownwords: trusted."
            )


def _objections_to_paths(
    name: str, config: Mapping[str, Any], stories: Path, here: Path
) -> Iterator[str]:
    if config.get("restrict_base_path") is False:
        yield f"{name} must not have restrict_base_path: false: it could include a story."
    paths = config.get("base_path", ["."])
    for path in [paths] if isinstance(paths, str | Path) else paths:
        for objection in objections_to_folders(stories, {name: here / path}):
            yield f"{objection} Set its base_path to a folder inside docs_dir."


def objections_to_page(uri: str, path: Path | None, stories: Path) -> Iterator[str]:
    """A file of docs_dir that is, or could be, a story out of its place."""
    # It may be named for somebody.
    named = "a file of docs_dir" if is_for_a_log(os.environ) else uri
    if uri.lower().startswith("stories/") or uri.lower().rpartition("/")[2] == "story.md":
        yield f"{named} stands where only stories let through may stand. Move it out of docs_dir."
    elif path is not None and stories.resolve() in path.resolve().parents:
        yield f"{named} is a link into the folder of stories. Take it out of docs_dir."
    elif path is not None and uri.endswith(_PAGES) and _LOOKS_LIKE_A_STORY.search(_start(path)):
        yield f"{named} has a consent record: it is a story. Move it to the folder of stories."


def _start(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(64 * 1024).replace(b"\r", b"\n")
