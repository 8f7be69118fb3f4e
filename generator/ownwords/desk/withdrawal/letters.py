"""Letters, as plain text for somebody to read over, sign and send. They hold no contact data."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from datetime import date

from ownwords.desk.papers.agreed import greeting, in_words
from ownwords.desk.papers.wording import USES
from ownwords.desk.whereabouts import Whereabout
from ownwords.desk.withdrawal.beyond import Withdrawal, whole
from ownwords.place import Place
from ownwords.terms import Notice
from ownwords.told.front_matter import Storyteller
from ownwords.told.story import Story

_ACROSS = 72
_NOT_YET = (
    "[Send this once it is off the site: the checklist says how to see that.\n"
    "Take these two lines out.]"
)


def letter(greeting: str, paragraphs: Iterable[str], site: str, today: date) -> str:
    lines = [in_words(today), "", greeting, ""]
    for words in paragraphs:
        lines += [*(textwrap.wrap(words, _ACROSS) or [""]), ""]
    return "\n".join([*lines, "With warm wishes,", "", "", "", site, ""])


def to_storyteller(
    back: Withdrawal, teller: Storyteller | None, notice: Notice, site: str, today: date
) -> str:
    """That it is done, what is gone, and what nobody can fetch back. For when that is so."""
    if back.is_whole:
        left = (
            "If somebody goes to its old address, they find a short note. It does not say your "
            "name, the title or why."
            if notice is Notice.GONE
            else "If somebody goes to its old address, they find nothing."
        )
        said = [
            "You asked us to take your story back. We have done it. You did nothing wrong, and you "
            "do not owe us a reason. Thank you for having trusted us with it.",
            "Your words, your pictures and your recordings are off our website. So is all that "
            f"we made from them there. {left}",
        ]
    else:
        now = " ".join(USES[use].refused for use in back.uses)
        said = [
            "You asked us to change where your story goes. We have done it. You did nothing wrong, "
            "and you do not owe us a reason.",
            f"This is how it is from now on. {now}",
            "The rest stays as you agreed. You need not sign anything. You can take more of it "
            "back, or all of it, on any day.",
        ]
    said += [
        "Some things nobody can fetch back: what people printed, saved or passed on before today. "
        "We ask search engines and others to let go of it too. That can take a few weeks. If you "
        "see it anywhere, tell us, and we will ask again.",
        "If you would like to talk about this, or to tell it again in another way, we are here.",
    ]
    return f"{_NOT_YET}\n\n{letter(greeting(teller), said, site, today)}"


def to_trainers(back: Withdrawal, place: Place, today: date) -> str:
    """Which guides changed. Not whose story it was, and not which."""
    own = f"story/{back.id}/"
    # A story's own guide has its id as address, which may tell whose it was.
    guides = [guide for guide in back.guides if own not in guide.address]
    these = "This discussion guide has" if len(guides) == 1 else "These discussion guides have"
    said = [
        "A storyteller has taken something back. That is their right at any time, and you have "
        "done nothing wrong.",
        f"{these} changed, or will within a day:"
        if guides
        else "A discussion guide is no longer there. You may have linked to it or printed it.",
    ]
    return letter(
        "Hello,",
        [
            *said,
            *(_where(guide, place) for guide in guides),
            "Please open the live page before you use a guide again. If you printed one before "
            "today, please shred it and print it anew. If you copied words or pictures into "
            "slides or handouts, take them out.",
            "If anybody in a group asks, it is enough to say: this story is no longer shared.",
        ],
        place.settings.site_name,
        today,
    )


def _where(guide: Whereabout, place: Place) -> str:
    """By its address; by its title while nobody knows what the site's address will be."""
    if place.settings.site_url:
        return whole(guide.address, place)
    return f"“{guide.title.removeprefix('Discussion guide: ')}”"


def to_ask_again(story: Story, site: str, today: date) -> str:
    """Whether it may stay: for a story that is to be asked about again, or whose yes ends soon."""
    record, approved = story.front.consent, story.front.approved
    since = approved.on if approved else record.given or today
    thanks = "letting other people read it" if approved else "telling it to us"
    ends, is_due = in_words(record.expires), record.review is None or record.review <= today
    said = [
        f"Your story “{story.front.title}” has been with us {_how_long((today - since).days)}. "
        f"Thank you for {thanks}.",
        "We said that we would ask you again. Would you like it to stay?"
        if is_due
        else f"You said yes until {ends}. That day is not far off. Would you like it to stay "
        "longer? Then we go through it with you, and you sign again.",
        "You can say: yes, leave it as it is. You can say: yes, but change something, such as your "
        "name, your picture or where it may go. You can say: please take it back. All of these are "
        "fine, and you need not say why.",
        f"If you do not answer, nothing changes for now, and it comes down by itself before {ends}."
        if is_due
        else f"If you do not answer, it comes down by itself before {ends}. That is fine too, and "
        "you need do nothing.",
        "We can read it to you again, or bring it on paper. You can tell us in any way you like.",
    ]
    if not record.adult:
        young = "You were under 18 when you told it, so we ask your parent or guardian too."
        said[3] = (
            f"{young} Until you have both answered, nobody can read it."
            if is_due
            else f"{young} {said[3]}"
        )
    return letter(greeting(story.front.storyteller), said, site, today)


def _how_long(days: int) -> str:
    years = round(days / 365)
    if days < 60:
        return "for a short while"
    if days < 320:
        return "for some months"
    return "for a year" if years <= 1 else f"for {_NUMBERS.get(years, str(years))} years"


_NUMBERS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine"}
