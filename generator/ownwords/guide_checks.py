"""What written guides ask of the stories: whether these exist, and whether the time is enough.

Consent is no matter here. A guide outlives a withdrawal, and a storyteller who takes a story back
must not have made a mistake in somebody else's file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ownwords.editorial.guides.model import Format, GuideQuote, QuoteName, Takes, WrittenGuide
from ownwords.editorial.model import Editorial
from ownwords.errors import Problem
from ownwords.made.guides.fit import least_minutes
from ownwords.made.reading_time import minutes_to_hear
from ownwords.reading.nodes import Mark
from ownwords.reading.suggest import remedy_for
from ownwords.terms import Part, Use
from ownwords.told.front_matter import QuoteFields
from ownwords.told.story import AnyStory, Story


def problems_in_guides(editorial: Editorial, stories: Iterable[AnyStory]) -> list[Problem]:
    """Everything to put right in the guides, beside what is wrong with each by itself."""
    told = {story.id: story for story in stories}
    return [
        problem
        for guide in editorial.guides
        for found in (
            _unknown_stories(guide, told),
            _unknown_quotes(guide, told),
            _unfit_fallbacks(guide, told),
            _too_long(guide, editorial, told),
            _too_many_people(guide, editorial),
        )
        for problem in found
    ]


def _problem(guide: WrittenGuide, mark: Mark, field: str, fault: str, remedy: str) -> Problem:
    return Problem(guide.path, mark.line, mark.column, field, fault, remedy)


def _unknown_stories(guide: WrittenGuide, told: Mapping[str, AnyStory]) -> Iterator[Problem]:
    for id in guide.stories:
        if id not in told:
            fault, remedy = f'"{id}" is not a story', remedy_for(id, sorted(told))
            yield _problem(guide, guide.marks["stories"], "stories", fault, remedy)


def _unknown_quotes(guide: WrittenGuide, told: Mapping[str, AnyStory]) -> Iterator[Problem]:
    for quote in guide.quotes:
        for name in (quote.named, *quote.fallback):
            field = "quotes.quote" if name is quote.named else "quotes.fallback"
            story = told.get(name.story)
            if story is None:
                fault, remedy = (
                    f'"{name.story}" is not a story',
                    remedy_for(name.story, sorted(told)),
                )
                yield _problem(guide, quote.at, field, fault, remedy)
            # What a story taken back once held, nobody knows any more.
            elif isinstance(story, Story) and _quote_in(story, name.quote) is None:
                fault = f'"{name}" is not a quote'
                remedy = remedy_for(name.quote, [each.id for each in story.front.quotes])
                yield _problem(guide, quote.at, field, fault, remedy)


def _unfit_fallbacks(guide: WrittenGuide, told: Mapping[str, AnyStory]) -> Iterator[Problem]:
    """What stands in for a quote is another voice on the same theme."""
    for quote in guide.quotes:
        for name in quote.fallback:
            story = told.get(name.story)
            found = _quote_in(story, name.quote) if isinstance(story, Story) else None
            if not (isinstance(story, Story) and found):
                continue
            fault = None
            if _is_of_one(quote.named, story, told):
                fault = f'"{name}" is by the same storyteller'
            elif _themes(story, found).isdisjoint(_wanted(quote, guide, told)):
                fault = f'"{name}" is not on the same theme'
            if fault:
                remedy = "Choose a quote on the same theme by another storyteller"
                yield _problem(guide, quote.at, "quotes.fallback", fault, remedy)


def _is_of_one(named: QuoteName, story: Story, told: Mapping[str, AnyStory]) -> bool:
    first = told.get(named.story)
    if story.id == named.story:
        return True
    if not isinstance(first, Story) or first.front.storyteller.name is None:
        return False
    one, other = first.front.storyteller, story.front.storyteller
    return (one.credit, one.name, one.place) == (other.credit, other.name, other.place)


def _wanted(quote: GuideQuote, guide: WrittenGuide, told: Mapping[str, AnyStory]) -> set[str]:
    first = told.get(quote.named.story)
    found = _quote_in(first, quote.named.quote) if isinstance(first, Story) else None
    return _themes(first, found) if isinstance(first, Story) and found else set(guide.themes)


def _themes(story: Story, quote: QuoteFields) -> set[str]:
    return set(quote.themes or story.front.themes)


def _quote_in(story: AnyStory | None, id: str) -> QuoteFields | None:
    if not isinstance(story, Story):
        return None
    return next((quote for quote in story.front.quotes if quote.id == id), None)


def _too_long(
    guide: WrittenGuide, editorial: Editorial, told: Mapping[str, AnyStory]
) -> Iterator[Problem]:
    """With every story in it that its storyteller agreed to have in guides: less only shortens."""
    format = _format_of(guide, editorial)
    stories = [told[id] for id in guide.stories if id in told]
    usable = [
        story
        for story in stories
        if isinstance(story, Story) and story.front.consent.permits(Use.GUIDES, Part.WORDS)
    ]
    least = least_minutes(format.parts, guide.people, _taken(usable))
    if least > guide.minutes:
        fault = f"the parts come to {least}, the guide says {guide.minutes}"
        remedy = f"Write minutes: {least} or more, ask fewer people, or leave out a story"
        yield _problem(guide, guide.marks["minutes"], "minutes", fault, remedy)


def _too_many_people(guide: WrittenGuide, editorial: Editorial) -> Iterator[Problem]:
    format = _format_of(guide, editorial)
    least, most = format.people.least, format.people.most
    if not least <= guide.people <= most:
        fault = f"{format.title} is for {least} to {most} people, the guide says {guide.people}"
        remedy = "Write how many there may be, or choose another format"
        yield _problem(guide, guide.marks["people"], "people", fault, remedy)


def _format_of(guide: WrittenGuide, editorial: Editorial) -> Format:
    return next(each for each in editorial.formats if each.id == guide.format)


def _taken(stories: Iterable[Story]) -> dict[Takes, int]:
    stories = tuple(stories)
    films = [
        story.cues.get(story.front.film.captions, ())
        for story in stories
        if story.front.film
        and story.front.film.captions
        and story.front.consent.permits(Use.GUIDES, Part.FILM)
    ]
    seconds = sum(max((cue.end for cue in cues), default=0) for cues in films)
    return {
        Takes.READING: sum(minutes_to_hear(story.text.word_count) for story in stories),
        Takes.FILM: -int(-seconds // 60),
    }
