"""Runs MkDocs: a build aside that is read through before it takes its place, and a preview."""

from __future__ import annotations

import logging
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.commands.serve import serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.structure.files import get_files, set_exclusions

from ownwords.errors import ArchiveError, LeakError
from ownwords.mkdocs_files import addresses_of
from ownwords.mkdocs_plugin import OwnWordsPlugin
from ownwords.place import CONFIG_FILE, no_archive_in, theme_folder
from ownwords.settings import settings_in

_SURELY_OVER = 24 * 3600
"""Seconds after which a build that left its folder behind is not going on any more."""


def build_site(root: Path, site_dir: Path | None, as_of: date, *, strict: bool) -> Path:
    """Build aside, read every byte, and put the new site where the old one was."""
    config, plugin = _loaded(root)
    target = (site_dir or Path(config.site_dir)).resolve()
    _refuse_place(target, config, plugin)
    target.parent.mkdir(parents=True, exist_ok=True)
    with _aside(target) as aside, _as_archive_errors():
        config, plugin = _loaded(root, site_dir=str(aside))
        plugin.as_of, plugin.strict = as_of, strict
        build(config)
        _promote(aside, target)
    return target


def serve_site(root: Path, address: str | None) -> None:
    """Preview the archive as it may be read today, made anew whenever a file is saved."""
    settings: dict[str, Any] = {"dev_addr": address} if address else {}
    with _as_archive_errors():
        _loaded(root, **settings)
        serve(str(root / CONFIG_FILE), **_theme_override(root), **settings)


def addresses_expected(root: Path, as_of: date) -> tuple[OwnWordsPlugin, frozenset[str]]:
    """The plugin with its edition for a day, and every address a site built on it may have."""
    with tempfile.TemporaryDirectory() as nowhere, _as_archive_errors():
        config, plugin = _loaded(root, site_dir=nowhere)
        plugin.as_of = as_of
        config = config.plugins.on_config(config)
        files = get_files(config)
        files.add_files_from_theme(config.theme.get_env(), config)
        files = plugin.on_files(files, config=config)
        set_exclusions(files, config)
        return plugin, addresses_of(files, config)


def _loaded(root: Path, **settings: Any) -> tuple[MkDocsConfig, OwnWordsPlugin]:
    path = root / CONFIG_FILE
    if not path.is_file():
        raise no_archive_in(root)
    with _as_archive_errors():
        config = load_config(str(path), **{**_theme_override(root), **settings})
    plugin = next((p for p in config.plugins.values() if isinstance(p, OwnWordsPlugin)), None)
    if plugin is None:
        raise ArchiveError(f"{path} does not use Own Words. Add `- ownwords` under plugins.")
    return config, plugin


def _theme_override(root: Path) -> dict[str, Any]:
    """The theme that comes with Own Words, where mkdocs.yml names a folder that is not there."""
    theme = settings_in(root).theme
    if theme.get("custom_dir") and not (root / theme["custom_dir"]).is_dir():
        return {"theme": {**theme, "custom_dir": str(theme_folder())}}
    return {}


def _refuse_place(target: Path, config: MkDocsConfig, plugin: OwnWordsPlugin) -> None:
    root = Path(config.config_file_path).resolve().parent
    stories = (root / plugin.config.stories_dir).resolve()
    pages = Path(config.docs_dir).resolve()
    for name, folder in (("the archive", root), ("stories", stories), ("pages", pages)):
        is_inside = folder is not root and folder in target.parents
        if target == folder or target in folder.parents or is_inside:
            raise ArchiveError(f"The site cannot be built over {name}: {target}.")
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise ArchiveError(f"{target} is not a folder.")


@contextmanager
def _aside(target: Path) -> Iterator[Path]:
    """A new folder beside the site, on the same disk so that it can be moved in one step."""
    for left_over in target.parent.glob(f".{target.name}.building-*"):
        if time.time() - left_over.stat().st_mtime > _SURELY_OVER:
            shutil.rmtree(left_over, ignore_errors=True)
    aside = Path(tempfile.mkdtemp(prefix=f".{target.name}.building-", dir=target.parent))
    try:
        yield aside
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _promote(aside: Path, target: Path) -> None:
    """Two renames: a reader finds the old site or the new one, and never a mixture."""
    aside.chmod(0o755)
    if not target.exists():
        aside.rename(target)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{target.name}.building-", dir=target.parent)) / "old"
    target.rename(old)
    try:
        aside.rename(target)
    except OSError:
        old.rename(target)
        raise
    shutil.rmtree(old.parent)


@contextmanager
def _as_archive_errors() -> Iterator[None]:
    """MkDocs' exceptions, which it has mostly logged already, as ours."""
    try:
        yield
    except Abort as error:
        raise LeakError("The site was not built: see above.") from error
    except MkDocsException as error:
        raise ArchiveError(str(error)) from error


def log_to_stderr() -> None:
    """MkDocs' messages, plain: standard output is for machine formats."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.handlers = [handler]
    logger.setLevel(logging.INFO)
    logger.propagate = False
