"""The files that MkDocs is handed, those it may not have, and those that are taken out."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel

from ownwords.edition import Edition
from ownwords.editorial.sources import GET_HELP, is_read_here
from ownwords.made.assets import fetched
from ownwords.made.files import SiteFile
from ownwords.made.machines.sitemap import sitemap_files
from ownwords.mkdocs_rules import objections_to_page
from ownwords.place import Place

SITEMAP = "sitemap.xml"
_BESIDES = {"search": "search/search_index.json search/worker.js search/main.js search/lunr.js"}
"""What plugins that are often used write themselves after everything else."""


def refuse(objections: Iterator[str]) -> None:
    if sentences := list(objections):
        raise PluginError("\n".join(sentences))


def refuse_stories_among(files: Files, place: Place) -> None:
    for file in files:
        if file.src_dir == str(place.pages):
            path = Path(file.abs_src_path) if file.abs_src_path else None
            refuse(objections_to_page(file.src_uri, path, place.stories))


def take_out_what_is_not_used(files: Files, edition: Edition, place: Place) -> None:
    """Pages that the generator reads but makes nothing of, Material's scripts and styles, and the
    empty sitemap of the theme."""
    folders = {str(place.pages), *map(str, place.themes)}
    for file in list(files):
        unused = is_read_here(file.src_uri) and file.dest_uri not in edition.plan.by_uri
        is_catalogue = file.src_dir != str(place.pages) and file.src_uri.endswith(".po")
        is_sitemap = file.src_dir != str(place.pages) and file.src_uri == SITEMAP
        is_of_theme = file.src_dir and file.src_dir not in folders
        if unused or is_catalogue or is_sitemap or is_of_theme:
            files.remove(file)


def put_in_what_was_made(files: Files, edition: Edition, config: MkDocsConfig) -> None:
    taken = {file.dest_uri.casefold(): file for file in files}
    for made in edition.plan.files:
        other = taken.get(made.uri.casefold())
        if other and is_read_here(other.src_uri):
            if other.src_uri != GET_HELP:
                other.inclusion = InclusionLevel.NOT_IN_NAV
            continue
        if other:
            raise PluginError(f"{other.src_uri} has the address of {made.uri}. Rename it.")
        _append(files, made, config)


def put_in_the_sitemap(files: Files, edition: Edition, place: Place, config: MkDocsConfig) -> None:
    own = (
        file.dest_uri.removesuffix("index.html")
        for file in files.documentation_pages()
        if file.dest_uri not in edition.plan.by_uri
    )
    for made in sitemap_files(edition.plan, own, place.settings.site_url):
        _append(files, made, config)


def slim_what_is_fetched(files: Files, place: Place, config: MkDocsConfig) -> None:
    """The theme's stylesheet and scripts, in fewer bytes."""
    folders = tuple(map(str, place.themes))
    for file in [file for file in files if file.src_dir in folders]:
        if file.src_uri.endswith((".css", ".js")):
            files.remove(file)
            for made in fetched(file.src_uri, file.content_string):
                _append(files, made, config)


def _append(files: Files, made: SiteFile, config: MkDocsConfig) -> None:
    content = b"" if made.head else made.content
    file = File.generated(config, made.uri, content=content, inclusion=InclusionLevel.INCLUDED)
    files.append(file)


def addresses_of(files: Files, config: MkDocsConfig) -> frozenset[str]:
    """Every address that the finished site may have."""
    included = {file.dest_uri for file in files if file.inclusion is not InclusionLevel.EXCLUDED}
    return frozenset(included | _made_besides(config))


def _made_besides(config: MkDocsConfig) -> frozenset[str]:
    """Addresses that MkDocs and well-known plugins write themselves."""
    made = [*config.theme.static_templates, *config.extra_templates]
    for plugin in config.plugins:
        made += _BESIDES.get(plugin.removeprefix("material/"), "").split()
    return frozenset(made)


def empty(folder: Path) -> None:
    """Take out everything in a folder, hidden files too."""
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
