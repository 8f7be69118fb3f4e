"""The blank consent form, made from the model that enforces what is ticked on it."""

from __future__ import annotations

import re
from html import unescape

from ownwords.desk.papers.paper import Size, paper
from ownwords.desk.papers.wording import (
    AI_TRAINING,
    ASKED,
    CHANGES,
    CREDITS,
    LINES,
    NOTICES,
    ONLY_A_FEW,
    PARTS,
    SEARCH_ENGINES,
    SETTLED,
    USES,
    digest_of,
    part_in,
)
from ownwords.terms import Change, CreditKind, Notice, Use
from ownwords.told.consent import WORDING


def form_page(site: str, size: Size = Size.STANDARD) -> str:
    """The whole form; each use and each part of it is a tick of its own."""
    return paper(
        "form.html",
        size=size,
        site=site,
        wording=WORDING,
        uses=[(use, USES[use], [(part_in(use, p), PARTS[p]) for p in ASKED[use]]) for use in Use],
        questions=[
            *(("changes", CHANGES[change]) for change in Change),
            ("search_engines", SEARCH_ENGINES),
            ("ai_training", AI_TRAINING),
        ],
        credits=[CREDITS[kind] for kind in CreditKind],
        notices=[NOTICES[notice] for notice in Notice],
        settled=list(SETTLED.values()),
        lines={key: line.easy if size is Size.EASY else line.words for key, line in LINES.items()},
        only_a_few=ONLY_A_FEW,
    )


def words_digest() -> str:
    """Of the model and of all that a storyteller reads on any of the forms."""
    return digest_of([words_on(form_page("", size)) for size in Size])


def words_on(page: str) -> str:
    """What a page says, without how it looks."""
    main = page.partition("<main>")[2].replace(WORDING, "")
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())
