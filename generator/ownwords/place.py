"""Where an archive keeps its things, and the settings of its build. Reads no story."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from ownwords.errors import ArchiveError
from ownwords.made.files import SiteSettings
from ownwords.made.wording.languages import is_language

CONFIG_FILE = "mkdocs.yml"
WITHOUT_ADDRESS = (
    f"{CONFIG_FILE} has no site_url: no feeds, nothing in sitemap.xml, and no pictures where links "
    "are shared."
)
_HELP_PAGE = "get-help"
_LONGEST = 3660
"""Days between two builds: no consent is given for so long."""
_PACKAGED = Path(__file__).with_name("theme")
_IN_THE_REPOSITORY = Path(__file__).parents[2] / "theme"


@dataclass(frozen=True)
class Options:
    """What mkdocs.yml may say under `ownwords:` (the plugin's own options have the same names)."""

    stories_dir: str = "stories"
    rebuild_every: int = 1
    stories_a_page: int = 24
    language: str = "en-GB"
    exit_address: str = "https://www.bbc.co.uk/weather"
    word_search: bool = True
    evaluation_form: str = ""


@dataclass(frozen=True)
class SiteSaid:
    """What mkdocs.yml says of the site as a whole."""

    name: str = "Own Words"
    description: str = ""
    url: str = ""
    notice: str = ""
    """A sentence for every page."""


@dataclass(frozen=True)
class Place:
    """An archive's folders, whole paths, and how it is built."""

    root: Path
    stories: Path
    pages: Path
    themes: tuple[Path, ...]
    """Folders of templates, the archive's own first."""
    cache: Path
    settings: SiteSettings
    rebuild_every: timedelta
    """How long a page stays up before it is built again: consent must outlast that."""


def place_at(
    root: Path, pages: Path, custom_theme: Path | None, options: Options, site: SiteSaid
) -> Place:
    """The archive in a folder, as its mkdocs.yml describes it."""
    if options.rebuild_every < 0 or options.stories_a_page < 1:
        remedy = "Write rebuild_every and stories_a_page as whole numbers of 1 or more"
        raise ArchiveError(f"{CONFIG_FILE}: a number under ownwords is too small. {remedy}.")
    if options.rebuild_every > _LONGEST:
        remedy = "Write rebuild_every as the days until the site is built again, such as 1"
        raise ArchiveError(f"{CONFIG_FILE}: a number under ownwords is too large. {remedy}.")
    has_help = (pages / f"{_HELP_PAGE}.md").is_file()
    own_theme = [custom_theme.resolve()] if custom_theme and custom_theme.is_dir() else []
    return Place(
        root=root,
        stories=root / options.stories_dir,
        pages=pages,
        themes=tuple(dict.fromkeys((*own_theme, theme_folder().resolve()))),
        cache=root / ".cache" / "ownwords",
        settings=SiteSettings(
            site_name=site.name,
            site_description=site.description,
            notice=site.notice,
            site_url=f"{site.url.rstrip('/')}/" if site.url else None,
            stories_a_page=options.stories_a_page,
            language=_language(options.language),
            help_address=f"{_HELP_PAGE}/" if has_help else None,
            exit_address=_exit_address(options.exit_address),
            pages=frozenset(_addresses_in(pages)),
            word_search=options.word_search,
            evaluation_form=_evaluation_form(options.evaluation_form),
        ),
        rebuild_every=timedelta(days=options.rebuild_every),
    )


def _exit_address(said: str) -> str | None:
    """None for "off". A neutral page elsewhere: one of the archive's own would hide nothing."""
    if said == "off":
        return None
    if not said.startswith("https://"):
        remedy = "Write a page elsewhere, such as https://www.bbc.co.uk/weather, or off"
        raise ArchiveError(f"{CONFIG_FILE}: ownwords.exit_address cannot be read. {remedy}.")
    return said


def _evaluation_form(said: str) -> str | None:
    if said and not said.startswith("https://"):
        remedy = "Write its whole address, such as https://forms.example/after-the-session"
        raise ArchiveError(f"{CONFIG_FILE}: ownwords.evaluation_form cannot be read. {remedy}.")
    return said or None


def _language(said: str) -> str:
    """Misspelt, it would have every page read aloud in the wrong voice and say it in English."""
    if not is_language(said):
        remedy = "Write its code, such as en-GB, gd or cy"
        raise ArchiveError(f'{CONFIG_FILE}: ownwords.language is no language: "{said}". {remedy}.')
    return said


def _addresses_in(pages: Path) -> Iterator[str]:
    """Addresses of the pages that lie directly in the folder."""
    for path in pages.glob("*.md"):
        yield "" if path.stem == "index" else f"{path.stem}/"


def no_archive_in(root: Path) -> ArchiveError:
    """What to say where there is no archive: one that is a step or two away is named."""
    told = f"There is no {CONFIG_FILE} in {root}."
    above = [path for path in root.parents[:3] if (path / CONFIG_FILE).is_file()]
    below = [path.parent for path in root.glob(f"*/{CONFIG_FILE}")]
    found = above[:1] or (below if len(below) == 1 else [])
    if not found:
        return ArchiveError(f"{told} Name the archive with -C.")
    is_reached = found[0].drive == Path.cwd().drive
    step = shlex.quote(os.path.relpath(found[0]) if is_reached else str(found[0]))
    return ArchiveError(
        f"{told} This is not the archive's folder. Type: cd {step}\n"
        f"Or name the archive at the end of the line: -C {step}"
    )


def theme_folder() -> Path:
    """The theme that comes with Own Words."""
    return _PACKAGED if _PACKAGED.is_dir() else _IN_THE_REPOSITORY
