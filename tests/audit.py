"""The sample site under the Nu HTML checker and Lighthouse: `./run audit`.

Both are npm's, and want Java and a Chromium: they are no part of the tests, which need neither.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from ownwords.mkdocs_build import build_site
from tests.browser import SAMPLE_DAY, chromium_path, served

REPOSITORY = Path(__file__).parents[1]
TOOLS = REPOSITORY / ".cache" / "audit"
PACKAGES = ("vnu-jar", "lighthouse")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
PAGES = (
    "",
    *("stories/sundays-without-mum/", "stories/spare-key/"),
    *("stories/the-farm-gate/", "stories/sound-check/"),
    "themes/hope/",
    "find/",
)
"""Home, a story that may be found and one that may not, one with a picture and one with a player, a
theme, and the page with most script."""


def main() -> int:
    TOOLS.mkdir(parents=True, exist_ok=True)
    if not all((TOOLS / "node_modules" / name).is_dir() for name in PACKAGES):
        command = ["npm", "install", "--silent", "--no-save", "--prefix", str(TOOLS), *PACKAGES]
        subprocess.run(command, check=True)
    with tempfile.TemporaryDirectory() as folder:
        site = build_site(REPOSITORY, Path(folder) / "site", SAMPLE_DAY, strict=True)
        errors = list(nu_errors(site))
        for line in errors:
            print(line)
        print(f"Nu HTML checker: {len(errors)} errors on {len(list(site.rglob('*.html')))} pages")
        with served(site) as address:
            fallen_short = [page for page in PAGES if not print_scores(address, page)]
    return 1 if errors or fallen_short else 0


def nu_errors(site: Path) -> Iterator[str]:
    jar = TOOLS / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = ["java", "-jar", str(jar), "--format", "json", "--skip-non-html", str(site)]
    told = json.loads(subprocess.run(command, capture_output=True, text=True, check=False).stderr)
    for message in told["messages"]:
        where = f"{message.get('url', '').removeprefix(f'file:{site}/')}:{message.get('lastLine')}"
        is_told = message["type"] == "error" or message.get("subType") == "warning"
        # It reads from the disk, where nothing is 'self'.
        if is_told and "Content Security Policy" not in message["message"]:
            yield f"{where} {message['message']}"


def print_scores(address: str, page: str) -> bool:
    """Whether everything is at 100. A page that asks not to be found is not judged for that."""
    report = lighthouse(address + page)
    scores = {name: round(report["categories"][name]["score"] * 100) for name in CATEGORIES}
    may_not_be_found = report["audits"]["is-crawlable"]["score"] == 0
    print(f"/{page}:", ", ".join(f"{name} {score}" for name, score in scores.items()), end="")
    print(" (asks not to be found)" if may_not_be_found else "")
    judged = [name for name in CATEGORIES if not (name == "seo" and may_not_be_found)]
    is_well = all(scores[name] == 100 for name in judged)
    for audit in () if is_well else report["audits"].values():
        if audit["score"] is not None and audit["score"] < 1:
            print(f"    {audit['id']}: {audit['score']} {audit.get('displayValue', '')}")
    return is_well


def lighthouse(url: str) -> dict[str, dict[str, dict[str, object]]]:
    command = [
        str(TOOLS / "node_modules" / ".bin" / "lighthouse"),
        url,
        "--quiet",
        "--output=json",
        "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
    ]
    environment = {**os.environ, "CHROME_PATH": chromium_path() or ""}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    told: dict[str, dict[str, dict[str, object]]] = json.loads(done.stdout)
    return told


if __name__ == "__main__":
    for needed in ("npm", "java"):
        if shutil.which(needed) is None:
            sys.exit(f"There is no {needed} here.")
    sys.exit(main())
