"""Pictures out of a document, made anew from their pixels alone: no place, no time, no camera."""

from __future__ import annotations

from collections.abc import Sequence

from ownwords.desk.drafting.bringing.brought import CannotBeBroughtIn
from ownwords.media.original import kind_of
from ownwords.media.pictures import derive, objection_to

_ENDINGS = {"JPEG": ".jpg", "PNG": ".png", "WebP": ".webp", "GIF": ".gif"}
_WIDEST = 2000
_MOST = 40


def made_anew(pictures: Sequence[bytes]) -> dict[str, bytes]:
    """Each by the name it has beside the story, such as picture-1.webp."""
    if len(pictures) > _MOST:
        raise CannotBeBroughtIn(
            f"There are {len(pictures)} pictures in the document; {_MOST} is the most. Import it "
            "with --without-pictures, and put those you need beside the story."
        )
    made = {}
    for number, data in enumerate(pictures, start=1):
        name = f"picture-{number}"
        objection = objection_to(data, f"{name}{_ENDINGS.get(kind_of(data) or '', '')}")
        if objection:
            raise CannotBeBroughtIn(
                f"Picture {number} of the document: {objection.fault}. {objection.remedy}; or "
                "import the words alone with --without-pictures."
            )
        (whole,) = derive(data, focus=None, ratio=None, widths=(_WIDEST,), cache=None)
        made[f"{name}.webp"] = whole.data
    return made
