"""What mkdocs.yml says, read without MkDocs: most commands need no engine, and start sooner."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

import yaml

from ownwords.errors import ArchiveError
from ownwords.place import CONFIG_FILE, Options, Place, place_at


@dataclass(frozen=True)
class Settings:
    """The few settings of mkdocs.yml that say where an archive keeps its things."""

    docs_dir: str = "docs"
    site_name: str = "Own Words"
    theme: dict[str, Any] = field(default_factory=dict)
    options: Options = field(default_factory=Options)


class _AnyTag(yaml.SafeLoader):
    """MkDocs' own tags (!ENV, !!python/name) are no matter here: read as nothing."""


_AnyTag.add_multi_constructor("", lambda loader, tag, node: None)


def settings_in(root: Path) -> Settings:
    """The settings of the archive in a folder; raises ArchiveError where it is none."""
    path = root / CONFIG_FILE
    try:
        said = yaml.load(path.read_text("utf-8"), Loader=_AnyTag)
    except FileNotFoundError:
        raise ArchiveError(
            f"There is no {CONFIG_FILE} in {root}. Name the archive with -C."
        ) from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ArchiveError(f"{path} cannot be read: {error}") from None
    said = said if isinstance(said, dict) else {}
    theme = said.get("theme")
    return Settings(
        docs_dir=str(said.get("docs_dir") or "docs"),
        site_name=str(said.get("site_name") or "Own Words"),
        theme=theme if isinstance(theme, dict) else {"name": theme} if theme else {},
        options=_options(said.get("plugins")),
    )


def _options(plugins: object) -> Options:
    """The options under `ownwords:`, in either of the forms that MkDocs takes."""
    listed = plugins if isinstance(plugins, list) else [plugins]
    for entry in listed:
        if isinstance(entry, dict) and isinstance(entry.get("ownwords"), dict):
            given = entry["ownwords"]
            kinds = {option.name: type(option.default) for option in fields(Options)}
            kept: dict[str, Any] = {name: given[name] for name in kinds if name in given}
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
        settings.site_name,
        settings.options,
    )
