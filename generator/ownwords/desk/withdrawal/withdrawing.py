"""Takes a story back, step by step: what is found, what is changed, what is written for people."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath

from ownwords.desk.one_story import no_story
from ownwords.desk.papers.paper import papers_folder, put
from ownwords.desk.repository import Holding, Repository
from ownwords.desk.show import counted
from ownwords.desk.whereabouts import Whereabout, whereabouts
from ownwords.desk.withdrawal.beyond import Withdrawal, checklist, told_places
from ownwords.desk.withdrawal.copies import copies_of
from ownwords.desk.withdrawal.letters import to_storyteller, to_trainers
from ownwords.desk.withdrawal.narrowing import narrowed, replace_file
from ownwords.desk.withdrawal.off_the_site import Step, steps_off_the_site, typed
from ownwords.desk.withdrawal.taking_back import Removal, form_of, notice_of, removal_of
from ownwords.edition import make_edition, read_archive
from ownwords.errors import ArchiveError, OwnWordsError
from ownwords.place import Place
from ownwords.terms import Notice, Use
from ownwords.told.approval import changed_since_approval
from ownwords.told.story import AnyStory, Story, WithdrawnStory

MESSAGE, MESSAGE_OF_USES = "Withdraw a story", "Narrow what a story is used for"
"""Without id, name or title: messages are read where nobody thinks of it."""


@dataclass(frozen=True)
class Request:
    id: str
    notice: Notice | None
    commit: bool
    yes: bool
    out: Path | None
    today: date


@dataclass(frozen=True)
class Done:
    """What there is to tell."""

    places: Sequence[str]
    found: Sequence[str]
    """Sentences that name other stories."""
    sentences: Sequence[str]


def take_back(
    place: Place, request: Request, *, may_delete: Callable[[Sequence[Path]], bool]
) -> Done:
    """The whole story. Everything that can refuse does so before anything is changed."""
    repository, folder = _ready(place, request)
    stories = read_archive(place).stories
    story = _chosen(stories, request.id)
    removal = removal_of(story, place, repository, request.today, request.notice)
    if isinstance(story, WithdrawnStory) and not removal.goes and _is_left(story, request):
        nothing = f"{story.id} was taken back in {story.stub.withdrawn}; nothing of it is left here"
        steps = _steps(place, story, MESSAGE, story.stub.notice, is_whole=True)
        return Done((), (), (f"{nothing}. If it is on the site still:", *typed(steps)))
    places, untold = _places(place, story, request.today)
    holding = repository.holding(removal.folder)
    if removal.for_good and not request.yes and not may_delete(removal.for_good):
        raise ArchiveError(
            f"Nothing was changed: git has no copy of "
            f"{counted(removal.for_good, 'file', 'files')} "
            f"({', '.join(path.name for path in removal.for_good)}), and nobody could bring them "
            "back. Write --yes to delete them all the same."
        )
    back = Withdrawal(
        id=story.id,
        form=form_of(story),
        stub=removal.stub.decode(),
        uses=_uses_of(story),
        places=places,
        copies=copies_of(story, stories),
        holding=holding,
        remotes=repository.remotes(),
        conditions=story.front.consent.conditions if isinstance(story, Story) else (),
    )
    removal.carry_out()
    said = [*untold, *_told_of(removal, place)]
    said += _committed(repository, removal.changes, MESSAGE) if request.commit else []
    notice = request.notice or notice_of(story)
    back = replace(back, steps=_steps(place, story, MESSAGE, notice, is_whole=True))
    said += _papers(back, story, notice, place, folder, request.today)
    said += _told_steps(back)
    return Done(told_places(places), _told_copies(back), said)


def narrow(place: Place, request: Request, uses: tuple[Use, ...]) -> Done:
    """Some uses of a story. Its words, its files and every other use stay as they are."""
    repository, folder = _ready(place, request)
    stories = read_archive(place).stories
    story = _chosen(stories, request.id)
    if not isinstance(story, Story):
        raise ArchiveError(
            f"{story.id} was taken back already, or has a problem in its file: `ownwords check` "
            "tells which. The whole story can be taken back without --from at any time."
        )
    ended = tuple(use for use in uses if use in story.front.consent.allow)
    if not ended:
        named = " or ".join(uses)
        return Done((), (), (f"{story.id} was not agreed for {named}: nothing to take back.",))
    path = place.root / story.path
    data = narrowed(story, ended)
    if path.read_bytes().decode("utf-8", errors="replace") != story.source:
        raise ArchiveError(f"{story.path} changed while this was being done. Try again.")
    before, untold = _places(place, story, request.today)
    replace_file(path, data)
    after, _ = _places(place, story, request.today)
    gone = [each for each in before if each not in after]
    none = Holding((), (), ())
    back = Withdrawal(
        story.id, form_of(story), "", ended, gone, copies_of(story, stories), none, ()
    )
    said = [*untold, f"{story.id} is no longer used for {', '.join(ended)}."]
    said += _after_narrowing(place, story)
    said += _committed(repository, [path], MESSAGE_OF_USES) if request.commit else []
    steps = _steps(place, story, MESSAGE_OF_USES, Notice.NONE, is_whole=False)
    back = replace(back, steps=steps)
    said += _papers(back, story, Notice.NONE, place, folder, request.today)
    said += _told_steps(back)
    return Done(told_places(gone), _told_copies(back), said)


def _steps(
    place: Place, story: AnyStory, message: str, notice: Notice, *, is_whole: bool
) -> tuple[Step, ...]:
    folder, whole = (place.root / story.path).parent, story.id if is_whole else None
    return steps_off_the_site(place, folder, message, whole=whole, notice=notice)


def _told_steps(back: Withdrawal) -> list[str]:
    return [
        "Nothing has changed yet on the site that is up. Now, in the archive's folder:",
        *typed(back.steps),
        "Only then send the letters: the storyteller's says that it is done.",
    ]


def _is_left(stub: WithdrawnStory, request: Request) -> bool:
    """Whether at its address stands what is asked for already."""
    return request.notice in (None, stub.stub.notice)


def _ready(place: Place, request: Request) -> tuple[Repository, Path]:
    repository = Repository(place.root)
    if request.commit and repository.top is None:
        raise ArchiveError("This archive is in no git repository. Leave out --commit.")
    return repository, papers_folder(place, request.out)


def _chosen(stories: Sequence[AnyStory], id: str) -> AnyStory:
    """By its id, or by its folder where two have the same id."""
    folder = PurePosixPath(id.rstrip("/"))
    found = [story for story in stories if story.id == id or story.path.parent == folder]
    if not found:
        raise ArchiveError(no_story(id, stories))
    if len(found) > 1:
        folders = " and ".join(str(story.path.parent) for story in found)
        raise ArchiveError(f"{folders} have the same id. Name one of them by its folder.")
    return found[0]


def _places(place: Place, story: AnyStory, today: date) -> tuple[list[Whereabout], list[str]]:
    """Where it is, and a sentence if that cannot be told: a withdrawal waits for nothing."""
    try:
        places = whereabouts(make_edition(place, today), story.id)
    except (OwnWordsError, OSError) as error:
        return [], [f"Where it was on the site could not be worked out: {error}"]
    return places, [] if places else ["As of today it is nowhere on the site."]


def _uses_of(story: AnyStory) -> tuple[Use, ...]:
    """Those that were agreed; all of them where nobody can tell any more."""
    return tuple(story.front.consent.allow) if isinstance(story, Story) else tuple(Use)


def _told_of(removal: Removal, place: Place) -> list[str]:
    said = [
        f"A stub is left in {(removal.folder / 'story.md').relative_to(place.root)}; "
        f"{counted(removal.goes, 'other file', 'other files')} deleted."
    ]
    stays = (path.relative_to(place.root) for path in removal.stays)
    return said + [f"{path} holds another story, and was left alone." for path in stays]


def _told_copies(back: Withdrawal) -> list[str]:
    return [
        f"Look at {copy.id}: it has {copy.why}. If it is the same story, take it back too: "
        f"ownwords withdraw {copy.id}"
        for copy in back.copies
    ]


def _committed(repository: Repository, paths: Sequence[Path], message: str) -> list[str]:
    """The files are changed by now: a commit that fails is told, and takes nothing back."""
    try:
        return [f'Committed as {repository.commit(paths, message)}: "{message}".']
    except ArchiveError as error:
        return [f"The files are changed, and not committed. {error}"]


def _after_narrowing(place: Place, story: Story) -> list[str]:
    again = next(s for s in read_archive(place).stories if s.path == story.path)
    if isinstance(again, Story) and not again.front.consent.allow:
        return [f"It is agreed for nothing now. To remove it: ownwords withdraw {story.id}"]
    if changed_since_approval(again):
        return ["It is withheld: it changed since its storyteller signed, or had before."]
    return ["Everything else stays as it was agreed; no new signature is needed."]


def _not_yet_in(folder: Path, names: Iterable[str], back: Withdrawal, today: date) -> str:
    """What all papers of one withdrawal are named by: those of an earlier one are kept."""
    uses = "" if back.is_whole else f"-from-{'-'.join(back.uses)}"
    about = [f"{back.id}{uses}-{today}"]
    while any((folder / name.format(about[-1])).exists() for name in names):
        about.append(f"{about[0]}-{len(about) + 1}")
    return about[-1]


def _papers(
    back: Withdrawal, story: AnyStory, notice: Notice, place: Place, folder: Path, today: date
) -> list[str]:
    site = place.settings.site_name
    teller = story.front.storyteller if isinstance(story, Story) else None
    made = {
        "taken-back-{}.html": checklist(back, place, today),
        "letter-to-the-storyteller-{}.txt": to_storyteller(back, teller, notice, site, today),
    }
    if back.guides:
        made["letter-to-trainers-{}.txt"] = to_trainers(back, place, today)
    about = _not_yet_in(folder, made, back, today)
    papers = {name.format(about): text for name, text in made.items()}
    for name, text in papers.items():
        put(folder, name, text, place)
    return [f"What is left to do, and the letters, are in {folder}: {', '.join(papers)}."]
