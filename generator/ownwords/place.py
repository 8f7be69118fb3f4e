"""Where an archive keeps its things, and the settings of its build. Reads no story."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from ownwords.errors import ArchiveError
from ownwords.made.files import SiteSettings

CONFIG_FILE = "mkdocs.yml"
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
    root: Path, pages: Path, custom_theme: Path | None, site_name: str, options: Options
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
            site_name=site_name,
            stories_a_page=options.stories_a_page,
            language=options.language,
            help_address=f"{_HELP_PAGE}/" if has_help else None,
        ),
        rebuild_every=timedelta(days=options.rebuild_every),
    )


def theme_folder() -> Path:
    """The theme that comes with Own Words."""
    return _PACKAGED if _PACKAGED.is_dir() else _IN_THE_REPOSITORY
