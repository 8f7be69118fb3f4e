"""What mkdocs.yml says, read without MkDocs: most commands need no engine, and start sooner."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

import yaml

from ownwords.errors import ArchiveError
from ownwords.place import CONFIG_FILE, Options, Place, SiteSaid, no_archive_in, place_at

_MOST_INHERITED = 8


@dataclass(frozen=True)
class Settings:
    """The few settings of mkdocs.yml that say where an archive keeps its things."""

    docs_dir: str = "docs"
    site: SiteSaid = field(default_factory=SiteSaid)
    theme: dict[str, Any] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()
    """Patterns, as in .gitignore, of the archive's own pages that are not for readers."""
    options: Options = field(default_factory=Options)
    contact: str = ""
    """Whom a storyteller can turn to, for their own papers; on no page of the site."""


class _AnyTag(yaml.SafeLoader):
    """MkDocs' own tags (!ENV, !!python/name) are no matter here: read as nothing."""


_AnyTag.add_multi_constructor("", lambda loader, tag, node: None)


def settings_in(root: Path) -> Settings:
    """The settings of the archive in a folder; raises ArchiveError where it is none."""
    said = _said_in(root / CONFIG_FILE)
    theme = said.get("theme")
    left_out = (said.get(key) for key in ("exclude_docs", "draft_docs"))
    return Settings(
        docs_dir=str(said.get("docs_dir") or "docs"),
        site=SiteSaid(
            name=str(said.get("site_name") or "Own Words"),
            description=str(said.get("site_description") or ""),
            url=str(said.get("site_url") or ""),
            notice=_beside(said.get("extra"), "notice"),
        ),
        theme=theme if isinstance(theme, dict) else {"name": theme} if theme else {},
        left_out=tuple(line for text in left_out for line in str(text or "").splitlines()),
        options=_options(said.get("plugins")),
        contact=_beside(said.get("extra"), "contact"),
    )


def _beside(extra: object, key: str) -> str:
    """What stands under `extra:`, where MkDocs lets an archive say anything."""
    said = extra.get(key) if isinstance(extra, dict) else None
    return said.strip() if isinstance(said, str) else ""


def _said_in(path: Path, depth: int = 0) -> dict[str, Any]:
    """The settings in a file, laid over those of the file it inherits from."""
    try:
        said = yaml.load(path.read_text("utf-8"), Loader=_AnyTag)
    except FileNotFoundError:
        if depth == 0:
            raise no_archive_in(path.parent) from None
        raise ArchiveError(f"There is no {path.name} in {path.parent}.") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ArchiveError(f"{path} cannot be read: {error}") from None
    if not isinstance(said, dict):
        return {}
    parent = said.pop("INHERIT", None)
    if not isinstance(parent, str) or depth == _MOST_INHERITED:
        return said
    return _laid_over(_said_in(path.parent / parent, depth + 1), said)


def _laid_over(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    laid = dict(below)
    for key, value in above.items():
        both = isinstance(value, dict) and isinstance(laid.get(key), dict)
        laid[key] = _laid_over(laid[key], value) if both else value
    return laid


def _options(plugins: object) -> Options:
    """The options under `ownwords:`, in either of the forms that MkDocs takes."""
    listed = plugins if isinstance(plugins, list) else [plugins]
    for entry in listed:
        if isinstance(entry, dict) and isinstance(entry.get("ownwords"), dict):
            given = entry["ownwords"]
            kinds = {option.name: type(option.default) for option in fields(Options)}
            kept: dict[str, Any] = {name: given[name] for name in kinds if name in given}
            if kept.get("exit_address") is False:  # YAML reads "off" so
                kept["exit_address"] = "off"
            # Left out in silence, "rebuild_every: 7 days" would keep pages up for too long.
            if wrong := [name for name, value in kept.items() if type(value) is not kinds[name]]:
                example = f"{wrong[0]}: {getattr(Options(), wrong[0])}"
                fault = f"ownwords.{wrong[0]} in {CONFIG_FILE} cannot be read"
                raise ArchiveError(f"{fault}. Write it as in {example}.")
            return Options(**kept)
    return Options()


def place_in(root: Path) -> Place:
    """The archive in a folder."""
    root = root.resolve()
    settings = settings_in(root)
    custom = settings.theme.get("custom_dir")
    return place_at(
        root,
        root / settings.docs_dir,
        root / str(custom) if custom else None,
        settings.options,
        settings.site,
    )
