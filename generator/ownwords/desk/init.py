"""`ownwords init`: a new, empty archive, with its pages, its settings and everything explained."""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

import typer

from ownwords import __version__
from ownwords.desk.checking.editors import editor_files
from ownwords.desk.ci import NOWHERE, REQUIREMENTS, Host, ci_files
from ownwords.desk.options import USAGE
from ownwords.desk.show import is_for_a_log, say
from ownwords.errors import ArchiveError
from ownwords.place import CONFIG_FILE

_SHIPPED = Path(__file__).with_name("archive")
_SAMPLE_PAGES = Path(__file__).parents[3] / "pages"
_SHARED_PAGES = ("get-help.md", "how-consent-works.md", "lead-a-session.md", "stay-safe-online.md")
"""Pages that say the same in every archive: the sample's own, which the wheel carries along."""
_OTHER_NAMES = {"gitignore": ".gitignore", "stories.md": "stories/README.md"}
"""Named otherwise here, so that neither git nor a reader takes them for this project's own."""
_MAY_BE_THERE = frozenset({".git"})
_REQUIREMENTS = f"""\
# Where the build service gets Own Words from, and which version. Put the address of your own copy
# in the place of {NOWHERE}/ownwords. Never a bare name such as ownwords==1: anybody may take it.
ownwords @ git+https://{NOWHERE}/ownwords@v{__version__}
"""
_ONE_LINE = "it should be one line of plain words, without < > { }"
_NOBODY_YET = "Ask the people who look after this archive. They will be glad to hear from you."


def init(
    target: Annotated[Path, typer.Argument(metavar="DIR", help="A new or empty folder.")],
    name: Annotated[str | None, typer.Option("--name", help="What the archive is called.")] = None,
    contact: Annotated[
        str | None,
        typer.Option("--contact", help="One line: how people reach you. It is shown on the site."),
    ] = None,
    address: Annotated[
        str | None, typer.Option("--site-url", help="Where it will be, such as https://…/.")
    ] = None,
    language: Annotated[
        str, typer.Option("--language", help="The language of its own words, as a code.")
    ] = "en-GB",
    no_questions: Annotated[
        bool, typer.Option("--no-questions", help="Ask nothing; take the options alone.")
    ] = False,
) -> None:
    """Make a new, empty archive in a folder: pages, settings, and a README for facilitators.

    Example: ownwords init harbour-stories --name "Harbour stories"
    """
    target = target.resolve()
    _refuse_target(target)
    # As a hint and not as text to edit: who begins to type means to say something else.
    called = f"What is the archive called? (Enter: {_as_a_name(target.name)})"
    name = name or (None if no_questions else _asked(called))
    contact = contact or (
        None
        if no_questions
        else _asked("How can people reach you? One line, shown on the site (Enter leaves it out):")
    )
    name = name or _as_a_name(target.name)
    for option, text in {"--name": name, "--contact": contact or ""}.items():
        _refuse_line(option, text)
    if address and not address.startswith(("https://", "http://")):
        told = f'"{address}" is no whole address. Write it as https://stories.example/'
        raise typer.BadParameter(told, param_hint="--site-url")
    files = files_of(name, contact, address, language)
    write_archive(target, files)
    _say_what_comes_next(target)


def files_of(
    name: str, contact: str | None, address: str | None, language: str
) -> Mapping[str, bytes]:
    """Every file of a new archive, by its path in it."""
    placed = "# site_url: where it will be, as a whole address. Feeds and a sitemap need it."
    words = {
        "address": f"site_url: {_quoted(address)}" if address else placed,
        "language": _quoted(language),
    }
    made: dict[str, bytes] = {}
    for path, source in sorted(_sources()):
        text = source.read_text("utf-8")
        is_quoted = path.endswith((".yml", "index.md"))
        called = _quoted(name) if is_quoted else name
        reached = _setting_of(contact) if path == CONFIG_FILE else contact or _NOBODY_YET
        for key, said in {"name": called, "contact": reached, **words}.items():
            text = text.replace(f"{{{{{key}}}}}", said)
        made[path] = text.encode()
    return {**made, **_for_publishing()}


def _setting_of(contact: str | None) -> str:
    """Where the papers for storytellers read it; with none they leave a line to write on."""
    said = _quoted(contact or "Ring Jo on 0131 496 0000.")
    lines = ("# Whom to call, on the papers for storytellers.", "extra:", f"  contact: {said}")
    return "\n".join(lines if contact else (lines[0], *(f"# {line}" for line in lines[1:])))


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _sources() -> Iterator[tuple[str, Path]]:
    for path in _SHIPPED.rglob("*"):
        inside = path.relative_to(_SHIPPED).as_posix()
        if path.is_file() and not inside.startswith("ci/"):
            yield _OTHER_NAMES.get(inside, inside), path
    for page in _SHARED_PAGES:
        if not (_SHIPPED / "pages" / page).is_file():
            yield f"pages/{page}", _SAMPLE_PAGES / page


def _for_publishing() -> Mapping[str, bytes]:
    """What publishes the archive by itself, on GitHub or GitLab, and what helps an editor."""
    files = {
        **ci_files(Host.GITHUB),
        **ci_files(Host.GITLAB),
        **editor_files(),
        REQUIREMENTS: _REQUIREMENTS,
    }
    return {path: text.encode() for path, text in files.items()}


def write_archive(target: Path, files: Mapping[str, bytes]) -> None:
    """Write the files aside, see that they are an archive, and only then put them there."""
    from ownwords.settings import place_in

    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent) as aside:
        whole = Path(aside) / "archive"
        for path, content in files.items():
            file = whole / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        place_in(whole)
        _put_in_place(whole, target)


def _put_in_place(whole: Path, target: Path) -> None:
    if not target.exists():
        whole.rename(target)
        return
    # The folder itself stays: somebody's terminal may stand in it.
    moved = []
    try:
        for entry in sorted(whole.iterdir()):
            moved.append(entry.rename(target / entry.name))
    except OSError:
        for path in moved:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        raise


def _refuse_target(target: Path) -> None:
    if target.exists() and not target.is_dir():
        raise ArchiveError(f"{target} is a file. Name a new folder, such as harbour-stories.")
    if target.is_dir() and {each.name for each in target.iterdir()} - _MAY_BE_THERE:
        remedy = "Name a new folder, such as harbour-stories"
        if (target / CONFIG_FILE).is_file():
            remedy = f"There is an archive in it already: `ownwords check -C {target.name}`"
        raise ArchiveError(f"{target} is not empty, and nothing was written. {remedy}.")
    for above in target.parents:
        if (above / CONFIG_FILE).is_file():
            raise ArchiveError(
                f"{target} lies inside another archive ({above}), from which a site is made. "
                "Name a folder elsewhere."
            )


def _refuse_line(option: str, text: str) -> None:
    if not _is_a_line(text):
        raise typer.BadParameter(_ONE_LINE, param_hint=option)


def _is_a_line(text: str) -> bool:
    return text.isprintable() and not any(sign in text for sign in "<>{}")


def _as_a_name(folder: str) -> str:
    words = folder.replace("-", " ").replace("_", " ").strip()
    return f"{words[:1].upper()}{words[1:]}" or "Our stories"


def _asked(question: str) -> str | None:
    """The answer, where somebody is there to give one."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()) or is_for_a_log(os.environ):
        return None
    import questionary

    try:
        line = questionary.text(question, validate=lambda text: _is_a_line(text) or _ONE_LINE)
        return str(line.unsafe_ask()).strip() or None
    except KeyboardInterrupt:
        say("Stopped. Nothing was written.")
        raise typer.Exit(USAGE) from None


def _say_what_comes_next(target: Path) -> None:
    say(f"The archive is in {target}. There is no story in it yet.")
    for number, step in enumerate(
        (
            f"cd {target.name}, and read README.md: it says how a story is added.",
            "git init -b main: keeps every version. The repository must be private.",
            f"To publish by itself: in {REQUIREMENTS}, write where your Own Words comes from.",
            "Ring every number in pages/get-help.md, and write the day behind checked_on.",
            "Write who you are in pages/about.md.",
            "ownwords form: the blank consent form, to print.",
            "ownwords import FILE, or ownwords new: the first story.",
        ),
        start=1,
    ):
        say(f"  {number}. {step}")
