"""Small archives on disk, written for one test each. Everybody in them is invented."""

from __future__ import annotations

import io
from copy import deepcopy
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml
from PIL import Image

from ownwords.desk.signing.approve import Signing, approve, approve_translation
from ownwords.edition import read_archive
from ownwords.settings import place_in
from ownwords.told.story import Story
from ownwords.told.translation import Translation

TODAY = date.today()
SETTINGS: dict[str, Any] = {
    "site_name": "A small archive",
    "docs_dir": "pages",
    "theme": {"name": "material"},
    "plugins": ["ownwords"],
}
FRONT: dict[str, Any] = {
    "title": "The kettle on the landing",
    "summary": "A year on a landing, and who came up the stairs.",
    "language": "en-GB",
    "told": "2024-03-14",
    "storyteller": {"credit": "pseudonym", "name": "Maren", "role": "Neighbour", "place": "Fife"},
    "themes": ["hope"],
    "tags": ["tea"],
    "content_notes": [],
    "quotes": [{"id": "stairs", "words": "They came up the stairs anyway.", "themes": ["hope"]}],
    "consent": {
        "form": "T-1",
        "wording": "v3",
        "status": "given",
        "given": "2024-03-14",
        "by": "storyteller",
        "adult": "yes",
        "witness": "JD",
        "review": "2025-03-14",
        "expires": (TODAY + timedelta(days=400)).isoformat(),
        "allow": {"web": ["words"]},
        "changes": ["excerpts"],
    },
}
BODY = """I put the kettle on the landing so that I would have to meet people.

They came up the stairs anyway.
"""

IN_GAELIC: dict[str, Any] = {
    "title": "An coire air a’ cheann-staidhre",
    "summary": "Bliadhna air ceann-staidhre, agus cò thàinig suas.",
    "translated_by": "Seonag",
    "quotes": [{"id": "stairs", "words": "Thàinig iad suas an staidhre co-dhiù."}],
}
BODY_IN_GAELIC = """Chuir mi an coire air a’ cheann-staidhre gus am biodh agam ri daoine fhaicinn.

Thàinig iad suas an staidhre co-dhiù.
"""
TRANSLATABLE = {"changes": ["excerpts", "translation"]}
SIGNED = Signing(date(2024, 3, 20), "read-aloud", "JD")


def changed(front: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """The front matter with some keys changed, however deep; None takes a key out."""
    result = deepcopy(front)
    for key, value in changes.items():
        if isinstance(value, dict) and isinstance(result.get(key), dict):
            result[key] = changed(result[key], value)
        elif value is None:
            result.pop(key, None)
        else:
            result[key] = value
    return result


def write_archive(root: Path, settings: dict[str, Any] | None = None) -> Path:
    """An archive with one theme, one collection, home and one page, and no story."""
    for folder in ("stories", "pages/themes", "pages/collections"):
        (root / folder).mkdir(parents=True)
    (root / "mkdocs.yml").write_text(yaml.safe_dump(changed(SETTINGS, settings or {})))
    pages = {
        "index.md": "---\ntitle: A small archive\n---\nCome in.\n",
        "about.md": "# About\n\nWho we are.\n",
        "themes/hope.md": '---\ntitle: Hope\nstatement: "It is lent first."\n'
        'questions: ["Who lends it?"]\n---\nWords of our own.\n',
        "collections/landing.md": "---\ntitle: The landing\nplace: Fife\n---\nOne house.\n",
    }
    for name, text in pages.items():
        (root / "pages" / name).write_text(text)
    return root


def write_story(
    root: Path,
    id: str,
    *,
    body: str = BODY,
    approved: bool = True,
    files: dict[str, bytes] | None = None,
    **changes: Any,
) -> Path:
    """A story's folder, published today unless the changes are against it."""
    folder = root / "stories" / id
    folder.mkdir(parents=True)
    for name, data in (files or {}).items():
        (folder / name).write_bytes(data)
    front = changed(FRONT, changes)
    text = yaml.safe_dump(front, allow_unicode=True, sort_keys=False, width=10_000)
    (folder / "story.md").write_text(f"---\n{text}---\n{body}", encoding="utf-8")
    if approved:
        approve_all(root, id)
    return folder


def approve_all(root: Path, *ids: str) -> None:
    """Sign off stories as they are now."""
    for story in read_archive(place_in(root)).stories:
        if isinstance(story, Story) and (not ids or story.id in ids):
            approve(root, story, SIGNED)


def write_translation(
    root: Path,
    id: str,
    language: str = "gd",
    *,
    body: str = BODY_IN_GAELIC,
    approved: bool = True,
    **changes: Any,
) -> Path:
    """The file of a translation beside a story that is there, approved with the story as it is."""
    path = root / "stories" / id / f"story.{language}.md"
    front = changed(IN_GAELIC, changes)
    text = yaml.safe_dump(front, allow_unicode=True, sort_keys=False, width=10_000)
    path.write_text(f"---\n{text}---\n{body}", encoding="utf-8")
    if approved:
        for story in read_archive(place_in(root)).stories:
            for each in story.translations:
                if story.id == id and isinstance(story, Story) and isinstance(each, Translation):
                    approve_translation(root, story, each, SIGNED)
    return path


def picture(colour: str = "#a05a3c", *, seed: int = 1, **save: Any) -> bytes:
    """A picture with some shapes in it, so that no two are alike to a picture hash."""
    image = Image.new("RGB", (400, 500), colour)
    for step in range(24):
        corner = (step * 37 * seed % 360, step * 91 * seed % 460)
        image.paste(
            (step * 10, 255 - step * 9 * seed % 256, 90), (*corner, corner[0] + 60, corner[1] + 40)
        )
    out = io.BytesIO()
    image.save(out, save.pop("format", "JPEG"), **save)
    return out.getvalue()


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its address."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
