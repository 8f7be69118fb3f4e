"""Files that let an editor help: problems told where they are, fields told while they are typed."""

from __future__ import annotations

import json

from ownwords.desk.checking.json_schema import KINDS, schema_of

_WHERE = {
    "story": "stories/**/story.md",
    "translation": "stories/**/story.*.md",
    "guide": "pages/guides/*.md",
    "theme": "pages/themes/*.md",
    "collection": "pages/collections/*.md",
}
PROBLEM = r"^(.+?):(\d+):(\d+) ([^:]+: .*)$"
"""One line of `ownwords check --format text`. What is wrong with a folder is told at its path."""


def editor_files() -> dict[str, str]:
    """The files for VS Code, by where they stand in an archive's repository."""
    files = {
        ".vscode/tasks.json": _tasks(),
        ".vscode/settings.json": _settings(),
        ".vscode/extensions.json": {"recommendations": ["redhat.vscode-yaml"]},
    }
    schemas = {f".vscode/{kind}.schema.json": schema_of(kind) for kind in KINDS}
    return {name: _json(what) for name, what in {**files, **schemas}.items()}


def _tasks() -> dict[str, object]:
    matcher = {
        "owner": "ownwords",
        "source": "ownwords",
        "fileLocation": ["relative", "${workspaceFolder}"],
        "pattern": {"regexp": PROBLEM, "file": 1, "line": 2, "column": 3, "message": 4},
    }
    watched = {
        "activeOnStart": True,
        "beginsPattern": "^Checking again\\.$",
        "endsPattern": "^Waiting for the next save\\.",
    }
    task = {"type": "shell", "presentation": {"reveal": "never"}}
    return {
        "version": "2.0.0",
        "tasks": [
            {
                "label": "Own Words: check",
                "command": "ownwords check --format text",
                **task,
                "problemMatcher": matcher,
                "group": {"kind": "build", "isDefault": True},
            },
            {
                "label": "Own Words: check at every save",
                "command": "ownwords check --watch --format text",
                **task,
                "isBackground": True,
                "problemMatcher": {**matcher, "background": watched},
            },
        ],
    }


def _settings() -> dict[str, object]:
    return {
        "files.eol": "\n",
        "files.encoding": "utf8",
        "[markdown]": {"editor.wordWrap": "on", "editor.quickSuggestions": {"other": "on"}},
        # For an extension that reads YAML in front matter, and for files split off as .yaml.
        "yaml.schemas": {f".vscode/{kind}.schema.json": where for kind, where in _WHERE.items()},
    }


def _json(what: object) -> str:
    return json.dumps(what, ensure_ascii=False, indent=2) + "\n"
