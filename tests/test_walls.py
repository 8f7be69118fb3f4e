"""Three walls: who may make a pass, what a published type may hold, and who may import whom."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "generator" / "ownwords"
TOKEN = "_ISSUED_BY_THE_GATE"
MODULES = sorted(PACKAGE.rglob("*.py"))


def names_in(path: Path) -> set[str]:
    """Every name, attribute, import and text in a module."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Name):
            names.add(node.id)
        elif isinstance(node, ast.Attribute):
            names.add(node.attr)
        elif isinstance(node, ast.alias):
            names |= {node.name, node.asname or ""}
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            names |= set(node.value.split())
    return names


def who_names(word: str) -> set[str]:
    return {str(path.relative_to(PACKAGE)) for path in MODULES if word in names_in(path)}


def test_nothing_but_the_gate_uses_the_token():
    assert who_names(TOKEN) == {"archive.py", "gate.py"}


@pytest.mark.parametrize("word", ["Pass", "PublishedStory", "PublishedTranslation"])
def test_only_the_gate_calls(word):
    callers = {
        str(path.relative_to(PACKAGE))
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == word
    }
    assert callers == {"gate.py"}


@pytest.mark.parametrize("way_round", ["__new__", "__class__", "pickle", "deepcopy"])
def test_nothing_goes_round_a_constructor(way_round):
    assert who_names(way_round) == set()


@pytest.mark.parametrize("clock", ["today", "now", "utcnow", "time"])
def test_only_the_adapter_and_the_command_line_ask_the_clock(clock):
    asked = {
        str(path.relative_to(PACKAGE))
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == clock
        and getattr(node.func.value, "id", "") in ("date", "datetime", "time")
    }
    assert asked <= {"mkdocs_plugin.py", "mkdocs_build.py", "desk/main.py", "desk/options.py"}


def lint_imports(package: Path, tmp_path: Path) -> str:
    """What import-linter says of a package, by this project's own contracts."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path / "pyproject.toml")
    tool = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run(
        [tool, "--no-cache"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(package.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    return run.stdout + run.stderr


@pytest.fixture
def copy_of_the_package(tmp_path: Path) -> Path:
    ignored = shutil.ignore_patterns("__pycache__")
    return Path(shutil.copytree(PACKAGE, tmp_path / "generator" / "ownwords", ignore=ignored))


def test_every_module_keeps_to_its_place(copy_of_the_package, tmp_path):
    assert "3 kept, 0 broken" in lint_imports(copy_of_the_package, tmp_path)


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("made/tags.py", "import ownwords.told.story"),
        ("site.py", "from ownwords.gate import publish"),
        ("words/markdown.py", "import ownwords.secrets"),
        ("made/translations.py", "import ownwords.reasons"),
        ("archive.py", "import ownwords.told.consent"),
        ("gate.py", "import mkdocs"),
        ("verify/scan.py", "import ownwords.gate"),
        ("unplaced.py", "UNPLACED = True"),
    ],
)
def test_an_import_the_wrong_way_is_found(copy_of_the_package, tmp_path, module, line):
    planted = copy_of_the_package / module
    before = planted.read_text("utf-8") if planted.exists() else ""
    planted.write_text(f"{before}\n{line}\n", "utf-8")
    assert re.search(r"\d kept, [123] broken", lint_imports(copy_of_the_package, tmp_path))
