"""Reading what trainers write: guides and formats of the archive's own."""

from __future__ import annotations

import pytest

from ownwords.editorial.guides.model import Prompt, QuoteName, Step
from ownwords.editorial.sources import is_read_here, read_editorial

HOPE = '---\ntitle: Hope\nstatement: "It is lent first."\n---\n'
GUIDE = """\
---
title: The first cup
purpose: "To notice small things."
format: conversation-cafe
audience: [ward staff]
people: 8
minutes: 75
themes: [hope]
stories: [leeks-in-february]
quotes:
  - quote: leeks-in-february#leeks
    fallback: [spare-key#tin]
    prompt: "What holds you to a place?"
prompts:
  - {ask: "What stays with you?", step: open}
changes:
  - {on: 2026-03-01, what: "First version."}
  - {on: 2026-05-01, what: "A prompt put better."}
aliases: [old-name]
---
## In your own room

Put the chairs in a circle.
"""


def read(root, text=GUIDE, name="first-cup", **others):
    """What is read of a guide beside a theme; formats__mine stands for formats/mine.md."""
    pages = {"themes/hope": HOPE, f"guides/{name}": text}
    pages |= {key.replace("__", "/").replace("_", "-"): value for key, value in others.items()}
    for page, words in pages.items():
        path = root / "pages" / f"{page}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words, "utf-8")
    return read_editorial(root, root / "pages")


def told(read):
    return [str(problem) for problem in read.problems]


def test_reads_a_guide(tmp_path):
    (guide,) = read(tmp_path).editorial.guides
    found = (guide.id, guide.format, guide.quotes[0].named, guide.quotes[0].fallback, guide.prompts)
    assert found == (
        "first-cup",
        "conversation-cafe",
        QuoteName("leeks-in-february", "leeks"),
        (QuoteName("spare-key", "tin"),),
        (Prompt("What stays with you?", Step.OPEN),),
    )


def test_a_guides_own_words_are_clean_html(tmp_path):
    (guide,) = read(tmp_path).editorial.guides
    assert guide.body == "<h2>In your own room</h2>\n<p>Put the chairs in a circle.</p>"


def test_the_newest_change_comes_first(tmp_path):
    (guide,) = read(tmp_path).editorial.guides
    assert [change.on.month for change in guide.changes] == [5, 3]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            "format: conversation-cafe",
            "format: conversation-caffe",
            '4:9 format: "conversation-caffe" is not a format. Did you mean "conversation-cafe"?',
        ),
        (
            "themes: [hope]",
            "themes: [hoope]",
            '8:10 themes: "hoope" is not a theme. Did you mean "hope"?',
        ),
        (
            "leeks-in-february#leeks",
            "leeks-in-february",
            '11:12 quotes.quote: not a quote: "leeks-in-february". Write the story\'s id, # and '
            "the quote's id, such as leeks-in-february#leeks.",
        ),
        (
            "audience: [ward staff]\n",
            "",
            "1:1 audience: is missing. Add it, such as audience: [ward staff].",
        ),
        (
            "step: open",
            "step: opening",
            '15:41 prompts.step: "opening" is not a step. Did you mean "open"?',
        ),
        (
            "minutes: 75",
            "minuets: 75",
            '7:1 front matter: "minuets" is not a key here. Did you mean "minutes"?',
        ),
    ],
)
def test_a_mistake_in_a_guide_is_told_with_its_place_and_what_to_write(tmp_path, old, new, problem):
    made = read(tmp_path, GUIDE.replace(old, new, 1))
    assert (told(made), made.editorial.guides) == ([f"pages/guides/first-cup.md:{problem}"], ())


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Why didn't she just leave?", True),
        ("What do you think was wrong with him?", True),
        ("Have you ever been detained?", True),
        ("What made it hard to leave?", False),
    ],
)
@pytest.mark.parametrize("place", ["What stays with you?", "What holds you to a place?"])
def test_a_prompt_asks_nobody_to_disclose_diagnose_or_judge(tmp_path, place, words, found):
    made = read(tmp_path, GUIDE.replace(place, words))
    assert [problem.field in ("prompts.ask", "quotes.prompt") for problem in made.problems] == (
        [True] if found else []
    )


@pytest.mark.parametrize("name", ["theme", "story", "by"])
def test_a_guide_may_not_take_the_address_of_something_else(tmp_path, name):
    (problem,) = told(read(tmp_path, name=name))
    assert problem == (
        f'pages/guides/{name}.md:1:1 file: "{name}" is the address of something else. '
        "Give the file another name."
    )


def test_two_guides_may_not_have_had_the_same_address(tmp_path):
    made = read(tmp_path, guides__second=GUIDE)
    assert told(made) == [
        'pages/guides/second.md:19:10 aliases: "old-name" is the address of something else. '
        "Take it out, or rename the other."
    ]


FORMAT = """\
---
title: Our circle
summary: "A circle."
people: {least: 2, most: 8, usual: 5}
minutes: {least: 30, most: 60, usual: 45}
roles: [{name: Host, does: "Keeps the time."}]
agreements: ["Anybody may pass."]
parts:
  - {title: Welcome, kind: welcome, minutes: 5, activity: "Say hello."}
  - {title: Story, kind: story, takes: reading, activity: "Read it."}
  - {title: Talk, kind: dialogue, grows: yes, activity: "Talk."}
  - {title: Pause, kind: pause, minutes: 1, activity: "Breathe."}
  - {title: Closing, kind: closing, minutes: 5, activity: "A word each."}
  - {title: Next, kind: next-step, minutes: 2, activity: "One thing."}
---
Notes.
"""


def test_a_format_is_added_by_adding_a_file(tmp_path):
    made = read(
        tmp_path, GUIDE.replace("conversation-cafe", "our-circle"), formats__our_circle=FORMAT
    )
    (guide,) = made.editorial.guides
    assert (guide.format, [each.id for each in made.editorial.formats][-1], told(made)) == (
        "our-circle",
        "our-circle",
        [],
    )


def test_a_format_of_the_archives_own_takes_the_place_of_ours(tmp_path):
    made = read(tmp_path, formats__conversation_cafe=FORMAT)
    titles = {each.id: each.title for each in made.editorial.formats}
    assert titles["conversation-cafe"] == "Our circle"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("kind: pause", "kind: dialogue", "there is no part of kind pause"),
        ("grows: yes", "grows: yes, most: 9", "no part takes the minutes that are left"),
        ('minutes: 5, activity: "Say', 'activity: "Say', "this part takes no time"),
        ("usual: 45", "usual: 90", "least, usual and most are not in this order"),
    ],
)
def test_a_format_without_something_every_session_needs_is_told(tmp_path, old, new, fault):
    made = read(tmp_path, formats__our_circle=FORMAT.replace(old, new, 1))
    assert [problem.fault for problem in made.problems] == [fault]


@pytest.mark.parametrize(
    ("uri", "is_ours"),
    [
        ("guides/first-cup.md", True),
        ("formats/our-circle.md", True),
        ("guides/index.md", False),
        ("guides/more/deep.md", False),
        ("lead-a-session.md", False),
    ],
)
def test_guides_and_formats_are_read_here_and_not_by_the_engine(uri, is_ours):
    assert is_read_here(uri) == is_ours
