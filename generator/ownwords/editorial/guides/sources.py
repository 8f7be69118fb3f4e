"""Reads the formats, ours and the archive's own, and the guides that trainers wrote."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from ownwords.editorial.guides.fields import FormatFields, GuideFields, PartFields, SpanFields
from ownwords.editorial.guides.model import (
    Format,
    FormatPart,
    GuideChange,
    GuideQuote,
    Prompt,
    QuoteName,
    Role,
    Span,
    WrittenGuide,
)
from ownwords.editorial.guides.prompt_fields import GeneralPromptFields
from ownwords.editorial.guides.prompts import objection_to
from ownwords.editorial.page_files import PageFiles, PageRead
from ownwords.errors import Problem
from ownwords.reading.nodes import Keys, Mark, mark_of
from ownwords.reading.suggest import remedy_for
from ownwords.words.markdown import set_in_type

GUIDES, FORMATS = "guides", "formats"
RESERVED = frozenset({"theme", "story", "by", "page", "sheets"})
"""What stands below guides/ besides the guides themselves."""
_SHIPPED = Path(__file__).with_name(FORMATS)


def read_formats(files: PageFiles) -> tuple[Format, ...]:
    """Ours, then those of pages/formats/: one with the same id takes the place of ours."""
    shipped = PageFiles(_SHIPPED.parent, _SHIPPED.parent, files.problems)
    formats: dict[str, Format] = {}
    for kept in (shipped, files):
        for path in kept.files_in(FORMATS):
            if read := kept.read(path, FormatFields):
                formats[path.stem] = _format(path.stem, read)
    return tuple(sorted(formats.values(), key=lambda each: (each.order, each.id)))


def read_guides(
    files: PageFiles, formats: Sequence[Format], themes: Collection[str]
) -> tuple[WrittenGuide, ...]:
    """Every guide in which there is nothing to put right, by title."""
    found = list(_guides(files, {each.id for each in formats}, themes))
    files.problems.extend(_against_addresses(found))
    told = {problem.path for problem in files.problems}
    sound = (guide for guide in found if guide.path not in told)
    return tuple(sorted(sound, key=lambda guide: (guide.title.casefold(), guide.id)))


def _guides(
    files: PageFiles, formats: Collection[str], themes: Collection[str]
) -> Iterator[WrittenGuide]:
    for path in files.files_in(GUIDES):
        if read := files.read(path, GuideFields):
            guide = _guide(path.stem, read)
            files.problems.extend(_against(guide, read, formats, themes))
            yield guide


def _against(
    guide: WrittenGuide,
    read: PageRead[GuideFields],
    formats: Collection[str],
    themes: Collection[str],
) -> Iterator[Problem]:
    """What is wrong with a guide by itself; its stories are looked at in guide_checks.py."""

    def at(steps: list[str | int], fault: str, remedy: str) -> Problem:
        mark = mark_of(read.front, steps)
        field = str(steps[0]) if len(steps) < 3 else f"{steps[0]}.{steps[-1]}"
        return Problem(guide.path, mark.line, mark.column, field, fault, remedy)

    if guide.format not in formats:
        fault = f'"{guide.format}" is not a format'
        yield at(["format"], fault, remedy_for(guide.format, sorted(formats)))
    for number, theme in enumerate(guide.themes):
        if theme not in themes:
            fault = f'"{theme}" is not a theme'
            yield at(["themes", number], fault, remedy_for(theme, sorted(themes)))
    for number, prompt in enumerate(guide.prompts):
        if objection := objection_to(prompt.words):
            yield at(["prompts", number, "ask"], *objection)
    for number, quote in enumerate(guide.quotes):
        if quote.prompt and (objection := objection_to(quote.prompt)):
            yield at(["quotes", number, "prompt"], *objection)
    if guide.people < 1:
        yield at(["people"], "is less than one person", "Write how many take part, such as 8")


def objections_to_prompts(read: PageRead[GeneralPromptFields]) -> Iterator[Problem]:
    """The archive's own general prompts may ask no more than those of a guide."""
    for number, prompt in enumerate(read.fields.prompts):
        if objection := objection_to(prompt.ask):
            mark = mark_of(read.front, ["prompts", number, "ask"])
            yield Problem(read.path, mark.line, mark.column, "prompts.ask", *objection)


def _against_addresses(guides: Iterable[WrittenGuide]) -> Iterator[Problem]:
    """Two guides at one address, by name or by a former one."""
    guides = tuple(guides)
    taken = {guide.id for guide in guides}
    for guide in guides:
        if guide.id in RESERVED:
            fault = f'"{guide.id}" is the address of something else'
            yield Problem(guide.path, 1, 1, "file", fault, "Give the file another name")
        for alias in guide.aliases:
            if alias in taken or alias in RESERVED:
                mark = guide.marks.get("aliases", Mark(1, 1))
                fault = f'"{alias}" is the address of something else'
                remedy = "Take it out, or rename the other"
                yield Problem(guide.path, mark.line, mark.column, "aliases", fault, remedy)
            taken.add(alias)


def _format(id: str, read: PageRead[FormatFields]) -> Format:
    fields = read.fields
    return Format(
        id=id,
        title=set_in_type(fields.title),
        summary=set_in_type(fields.summary),
        people=_span(fields.people),
        minutes=_span(fields.minutes),
        suits=fields.suits,
        roles=tuple(Role(*map(set_in_type, (role.name, role.does))) for role in fields.roles),
        materials=tuple(map(set_in_type, fields.materials)),
        agreements=tuple(map(set_in_type, fields.agreements)),
        sheets=tuple(dict.fromkeys(fields.sheets)),
        parts=tuple(map(_part, fields.parts)),
        order=fields.order,
        source=fields.source and set_in_type(fields.source),
        notes=read.body,
    )


def _part(fields: PartFields) -> FormatPart:
    part = FormatPart(**dict(fields))
    return replace(
        part,
        title=set_in_type(part.title),
        activity=set_in_type(part.activity),
        materials=tuple(map(set_in_type, part.materials)),
        note=part.note and set_in_type(part.note),
    )


def _span(fields: SpanFields) -> Span:
    return Span(fields.least, fields.most, fields.usual)


def _guide(id: str, read: PageRead[GuideFields]) -> WrittenGuide:
    fields, front = read.fields, read.front
    changes = sorted(fields.changes, key=lambda change: change.on, reverse=True)
    return WrittenGuide(
        id=id,
        path=read.path,
        title=set_in_type(fields.title),
        purpose=set_in_type(fields.purpose),
        format=fields.format,
        audience=tuple(dict.fromkeys(map(set_in_type, fields.audience))),
        people=fields.people,
        minutes=fields.minutes,
        themes=tuple(dict.fromkeys(fields.themes)),
        stories=tuple(dict.fromkeys(fields.stories)),
        quotes=tuple(_quotes(fields, front)),
        prompts=tuple(Prompt(set_in_type(prompt.ask), prompt.step) for prompt in fields.prompts),
        changes=tuple(GuideChange(change.on, set_in_type(change.what)) for change in changes),
        aliases=tuple(dict.fromkeys(fields.aliases)),
        body=read.body,
        marks={key: mark_of(front, [key]) for key in front.values},
    )


def _quotes(fields: GuideFields, front: Keys) -> Iterator[GuideQuote]:
    for number, quote in enumerate(fields.quotes):
        yield GuideQuote(
            named=_name(quote.quote),
            fallback=tuple(_name(each) for each in quote.fallback),
            prompt=quote.prompt and set_in_type(quote.prompt),
            at=mark_of(front, ["quotes", number, "quote"]),
        )


def _name(written: str) -> QuoteName:
    story, _, quote = written.partition("#")
    return QuoteName(story, quote)
