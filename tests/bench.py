"""How long a build takes, beside MkDocs with Material on the same stories: `./run bench`; or
`./run bench --check`: how long it takes to check them.

Runs are interleaved and what counts is the ratio: the machines that run this are noisy. Seconds
are processor seconds of the whole process and its helpers (user and system), memory is its peak.
What somebody waits for a check is told by the clock as well: there is a bar for that.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from tests.archives import approve_all, write_archive, write_story

_BIN = Path(sys.executable).parent
_WORDS = """morning kettle bus letter garden ward window Tuesday neighbour stairs bread choir rain
list nurse biscuit corridor key song photograph river phone dog coat wall engine market shift tide
sister paint thread pocket field bench radio""".split()


_BAR = 2.0
"""Seconds by the clock in which 1,000 stories are to be checked."""


class Run(NamedTuple):
    seconds: float
    megabytes: float
    waited: float
    """Seconds by the clock."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, nargs="*", default=[100, 1000])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--check", action="store_true", help="how long `ownwords check` takes")
    given = parser.parse_args()
    for count in given.stories:
        with tempfile.TemporaryDirectory() as folder:
            (measure_check if given.check else compare)(Path(folder), count, given.runs)


def compare(folder: Path, count: int, runs: int) -> None:
    ours, theirs = write_both(folder, count)
    pairs = [(build_ours(ours), build_theirs(theirs)) for _ in range(runs)]
    print(f"{count} stories, {runs} interleaved pairs, medians")
    for name, figures in (
        ("Own Words, pages written and read through", [own for own, _ in pairs]),
        ("MkDocs with Material, stories not in nav", [other for _, other in pairs]),
    ):
        seconds = statistics.median(f.seconds for f in figures)
        print(f"  {name}: {seconds:.2f} s, {max(f.megabytes for f in figures):.0f} MB")
    ratios = sorted(own.seconds / other.seconds for own, other in pairs)
    spread = f"{ratios[0]:.2f} to {ratios[-1]:.2f}"
    print(f"  ratio of processor time: {statistics.median(ratios):.2f} ({spread})")
    print(f"  largest page: {largest_page(ours / 'site') / 1024:.0f} KiB")


def measure_check(folder: Path, count: int, runs: int) -> None:
    """Seconds alone say little on such machines: beside them stands a command that does nothing."""
    ours, _ = write_both(folder, count, quotes=2)
    check = [str(_BIN / "ownwords"), "check", "-C", str(ours)]
    nothing = [str(_BIN / "ownwords"), "--help"]
    pairs = [(timed(check, ours / "site"), timed(nothing, ours / "site")) for _ in range(runs)]
    print(f"{count} stories with two quotes each checked, {runs} runs, medians")
    for name, figures in (("check", [a for a, _ in pairs]), ("--help", [b for _, b in pairs])):
        waited = told_of([f.waited for f in figures])
        print(f"  {name}: {waited}; processor time {told_of([f.seconds for f in figures])}")
    if count == 1000:
        print(f"  the bar is {_BAR:.1f} s: {verdict([check.waited for check, _ in pairs])}")


def told_of(seconds: list[float]) -> str:
    return f"{statistics.median(seconds):.2f} s ({min(seconds):.2f} to {max(seconds):.2f})"


def verdict(waited: list[float]) -> str:
    """Of a shared machine the quickest run tells what the others waited for somebody else."""
    if statistics.median(waited) <= _BAR:
        return "met"
    return "missed, but for the quickest run" if min(waited) <= _BAR else "missed"


def write_both(folder: Path, count: int, quotes: int = 0) -> tuple[Path, Path]:
    """The same invented stories as an archive, and as plain MkDocs pages."""
    chance = random.Random(1)
    ours = write_archive(folder / "ours")
    theirs = folder / "theirs"
    (theirs / "docs" / "stories").mkdir(parents=True)
    (theirs / "mkdocs.yml").write_text(
        "site_name: Plain\ntheme: {name: material, font: false}\nplugins: []\n"
        "not_in_nav: /stories/\nnav: [index.md]\n"
    )
    (theirs / "docs/index.md").write_text("# Home\n")
    for number in range(count):
        body = story_text(chance)
        tags = chance.sample(_WORDS, 4)
        changes: dict[str, Any] = {
            "quotes": list(quotes_from(body, quotes)),
            "tags": tags,
            "told": f"2024-01-{number % 28 + 1:02}",
        }
        write_story(ours, f"story-{number}", body=body, approved=False, **changes)
        page = f"---\ntitle: The kettle\ntags: {tags}\n---\n{body}"
        (theirs / f"docs/stories/story-{number}.md").write_text(page)
    approve_all(ours)
    return ours, theirs


def quotes_from(body: str, count: int) -> Iterator[dict[str, Any]]:
    for number, paragraph in enumerate(body.split("\n\n")[:count]):
        yield {"id": f"quote-{number}", "words": " ".join(paragraph.split()[3:12]), "themes": []}


def story_text(chance: random.Random) -> str:
    paragraphs = []
    for _ in range(chance.randint(8, 16)):
        words = chance.choices(_WORDS, k=chance.randint(60, 100))
        words[10] = f"*{words[10]}*"
        paragraphs.append(" ".join(words).capitalize() + ".")
    paragraphs.insert(3, "## And then")
    return "\n\n".join(paragraphs) + "\n"


def build_ours(root: Path) -> Run:
    return timed([str(_BIN / "ownwords"), "build", "-C", str(root)], root / "site")


def build_theirs(root: Path) -> Run:
    return timed(
        [str(_BIN / "mkdocs"), "build", "-q", "-f", str(root / "mkdocs.yml")], root / "site"
    )


def timed(command: list[str], site: Path) -> Run:
    """One cold build in a process of its own."""
    shutil.rmtree(site, ignore_errors=True)
    shutil.rmtree(site.parent / ".cache", ignore_errors=True)
    began = time.perf_counter()
    # Installed, or run once, a program does not compile its own files anew.
    around = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    none = subprocess.DEVNULL
    with subprocess.Popen(command, stdout=none, stderr=none, env=around) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command} failed")
    waited = time.perf_counter() - began
    return Run(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, waited)


def largest_page(site: Path) -> int:
    return max(path.stat().st_size for path in site.rglob("*.html"))


if __name__ == "__main__":
    main()
