"""Letters, as plain text for somebody to read over, sign and send. They hold no contact data."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from datetime import date

from ownwords.desk.agreed import greeting, in_words, lower_first
from ownwords.desk.beyond import Withdrawal, whole
from ownwords.desk.wording import USES
from ownwords.place import Place
from ownwords.terms import Notice
from ownwords.told.story import Story, Storyteller

_ACROSS = 72


def letter(greeting: str, paragraphs: Iterable[str], site: str, today: date) -> str:
    lines = [in_words(today), "", greeting, ""]
    for words in paragraphs:
        lines += [*(textwrap.wrap(words, _ACROSS) or [""]), ""]
    return "\n".join([*lines, "With warm wishes,", "", "", "", site, ""])


def to_storyteller(
    back: Withdrawal, teller: Storyteller | None, notice: Notice, site: str, today: date
) -> str:
    """That it is done, what is gone, and what nobody can fetch back."""
    uses = [lower_first(USES[use].name) for use in back.uses]
    if back.is_whole:
        left = (
            "If somebody goes to its old address, they find a short note. It does not say your "
            "name, the title or why."
            if notice is Notice.GONE
            else "If somebody goes to its old address, they find nothing."
        )
        said = [
            "You asked us to take your story back. We have done it. You did nothing wrong, and you "
            "do not owe us a reason.",
            "Your words, your pictures and your recordings come off our website, and so does "
            f"everything we made from them there. {left}",
        ]
    else:
        said = [
            f"You asked us to stop one thing with your story: {'; '.join(uses)}. We have stopped "
            "it. You did nothing wrong, and you do not owe us a reason.",
            "The rest stays as you agreed. You need not sign anything. You can take more of it "
            "back, or all of it, on any day.",
        ]
    said += [
        "Some things nobody can fetch back: what people printed, saved or passed on before today. "
        "We are asking search engines and others to let go of it too. That can take a few weeks. "
        "If you see it anywhere, tell us, and we will ask again.",
        "If you ever want to talk about this, or about telling it again in another way, we are "
        "here.",
    ]
    return letter(greeting(teller), said, site, today)


def to_trainers(back: Withdrawal, place: Place, today: date) -> str:
    """Which guides changed. Not whose story it was, and not which."""
    own = f"story/{back.id}/"
    # A story's own guide has its id as address, which may tell whose it was.
    addresses = [whole(g.address, place) for g in back.guides if own not in g.address]
    said = [
        "A storyteller has taken something back. That is their right at any time, and you have "
        "done nothing wrong.",
        "These discussion guides have changed, or will within a day:"
        if addresses
        else "A discussion guide is no longer there. You may have linked to it or printed it.",
    ]
    return letter(
        "Hello,",
        [
            *said,
            *addresses,
            "Please open the live page before you use a guide again. If you printed one before "
            "today, please recycle it and print it anew. If you copied words or pictures into "
            "slides or handouts, take them out.",
            "If anybody in a group asks, it is enough to say: this story is no longer shared.",
        ],
        place.settings.site_name,
        today,
    )


def to_ask_again(story: Story, site: str, today: date) -> str:
    """Whether it may stay: for a story whose day to be asked again has come."""
    record = story.front.consent
    since = story.front.approved.on if story.front.approved else record.given or today
    said = [
        f"Your story “{story.front.title}” has been with us {_how_long((today - since).days)}. "
        "Thank you for letting other people read it.",
        "We said that we would ask you again. Would you like it to stay?",
        "You can say: yes, leave it as it is. You can say: yes, but change something, such as your "
        "name, your picture or where it may go. You can say: please take it back. All of these are "
        "fine, and you need not say why.",
        f"If you do not answer, nothing changes for now, and it comes down by itself before "
        f"{in_words(record.expires)}.",
        "We can read it to you again, or bring it on paper. You can tell us in any way you like.",
    ]
    if not record.adult:
        said[3] = (
            "You were under 18 when you told it, so we ask your parent or guardian too. Until you "
            "have both answered, nobody can read it."
        )
    return letter(greeting(story.front.storyteller), said, site, today)


def _how_long(days: int) -> str:
    years = round(days / 365)
    if days < 320:
        return "for some months"
    return "for a year" if years <= 1 else f"for {_NUMBERS.get(years, str(years))} years"


_NUMBERS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine"}
