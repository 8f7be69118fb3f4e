"""Three ways of drawing a head for the sample portraits: from the front, turned, in profile.

Heads are drawn in their own coordinates: the crown at y = -100, the chin at y = 100.
Nobody drawn here exists.
"""

from __future__ import annotations

from dataclasses import dataclass

from sample_media.paper import Mask, Sheet, mix, oval, tint

FRONT = (
    "0,-100 36,-94 60,-66 67,-22 65,18 58,54 40,84 15,101 -15,101 -40,84 -58,54 -65,18 -67,-22 "
    "-60,-66 -36,-94"
)
TURNED = (
    "-10,-100 34,-94 58,-66 64,-34 62,-18 59,-6 63,12 63,28 56,48 51,64 46,82 36,97 18,101 "
    "-8,96 -34,80 -52,56 -60,26 -72,0 -80,-40 -58,-84"
)
PROFILE = (
    "-12,-100 28,-95 54,-72 64,-44 65,-24 62,-10 68,6 79,26 83,36 77,43 66,46 70,55 74,61 68,65 "
    "71,72 68,79 63,82 65,92 58,103 40,104 12,90 -14,74 -24,44 -60,30 -84,-10 -82,-58 -54,-88"
)


@dataclass(frozen=True)
class Skin:
    base: str
    light: str
    shade: str
    line: str
    flush: str
    lip: str


@dataclass(frozen=True)
class Look:
    """How a face is set: where the eyes go, the brows, the years."""

    brow: str
    down: bool = False
    heavy: float = 5.5
    iris: str = "#33221c"
    age: float = 0
    full: float = 1  # the lips
    wide: float = 1  # the nose
    smile: float = 0
    gaze: float = 0
    raised: float = 0  # one brow


def eye(s: Sheet, k: Skin, look: Look, x: float, half: float, head: Mask) -> None:
    s.paint(oval(x, -5, half * 1.25, 11), k.shade, soft=7, within=head, opacity=0.55)
    if look.down:
        lid = f"{x - half},0 {x},-7 {x + half},-1 {x + half * 0.4},7 {x - half * 0.4},6.5"
        s.paint(lid, mix(k.base, k.light, 0.45), within=head)
        lash = f"{x - half - 1},0 {x - half * 0.4},6 {x + half * 0.35},7.2 {x + half + 1},1.5"
        s.brush(lash, k.line, 3.2, within=head)
        crease = f"{x - half},-5 {x},-10 {x + half},-6"
    else:
        almond = f"{x - half},3 {x - half * 0.4},-4 {x + half * 0.4},-4.6 {x + half},1.5 {x},6"
        white = s.paint(almond, mix(k.light, "#fff6e6", 0.45), within=head, grain=0.03)
        s.paint(oval(x + look.gaze, 0.3, 5, 5.4), look.iris, within=white)
        s.brush(f"{x - half - 1.5},3.4 {x - half * 0.4},-4 {x + half * 0.4},-5 {x + half + 2},1.6",
                k.line, 3.6, within=head)  # fmt: skip
        s.brush(f"{x - half * 0.5},6.6 {x},7.6 {x + half * 0.7},5.5", k.shade, 1.6, within=head)
        crease = f"{x - half},-6 {x},-11 {x + half},-7"
    s.brush(crease, k.shade, 1.8, within=head)
    if look.age > 0:
        bag = f"{x - half * 0.8},10 {x},14 {x + half * 0.8},11"
        s.brush(bag, k.shade, 2, within=head, opacity=min(1, look.age))


def front(s: Sheet, k: Skin, look: Look, split: float = 0.5) -> Mask:
    """A face from the front, the light coming from the left."""
    for side in (-1, 1):
        s.paint(oval(side * 67, 16, 10, 24), k.base if side < 0 else k.shade)
        s.brush(f"{side * 70},4 {side * 72},16 {side * 67},28", k.line, 1.6, opacity=0.5)
    head = s.paint(FRONT, k.base)
    s.paint("-66,-90 -30,-100 -20,-50 -30,10 -26,60 -20,100 -70,100 -80,0", k.light, within=head,
            soft=14, opacity=0.5)  # fmt: skip
    s.paint("10,-104 8,-60 11,-28! 4,-12 6,10 13,34 12,44! 6,48 8,58 11,66 6,78 12,108 90,108! "
            "90,-104!", k.shade, within=head, opacity=split)  # fmt: skip
    s.paint("44,-100 50,-30 46,20 34,70 20,110 90,110! 90,-100!", k.shade, within=head, soft=8,
            opacity=0.75)  # fmt: skip
    for side in (-1, 1):
        s.paint(oval(side * 38, 34, 15, 12), k.flush, within=head, soft=10, opacity=0.6)
        eye(s, k, look, side * 29, 12.5, head)
        s.brush(f"{side * 12},-18 {side * 24},-24 {side * 36},-23 {side * 46},-15", look.brow,
                look.heavy, within=head)  # fmt: skip
    w = 13 * look.wide
    s.paint(f"{-w * 0.7},40 0,46 {w * 0.8},40 {w},46 0,52 {-w},46", k.shade, within=head, soft=3,
            opacity=0.8)  # fmt: skip
    s.brush(f"{-w},36 {-w * 0.8},42 {-w * 0.35},41 0,45 {w * 0.4},41 {w * 0.8},42 {w},36", k.line,
            2, within=head, opacity=0.75)  # fmt: skip
    mouth(s, k, look, 0, 20, head)
    years(s, k, look, ("-18,40 -27,52 -27,62", "18,40 27,52 27,62"), head)
    return head


def turned(s: Sheet, k: Skin, look: Look) -> Mask:
    """A face turned a little to the right, the light on the far side."""
    head = s.paint(TURNED, k.base)
    s.paint("40,-110 44,-30 36,-8 50,20 46,60 40,110 90,110! 90,-110!", k.light, within=head,
            soft=9, opacity=0.6)  # fmt: skip
    s.paint("-34,-110 -30,-40 -26,0 -18,34 -16,60 4,84 20,110 -90,110! -90,-110!", k.shade,
            within=head, soft=9, opacity=0.8)  # fmt: skip
    s.paint(oval(4, 33, 18, 14), k.flush, within=head, soft=11, opacity=0.65)
    s.paint(oval(55, 32, 8, 11), k.flush, within=head, soft=8, opacity=0.5)
    eye(s, k, look, 4, 13, head)
    eye(s, k, look, 49, 8.5, head)
    w = look.wide
    s.paint(f"30,-16! 36,-6 40,10 {47 + 2 * w},30 {44 + 4 * w},38! 38,45 {28 - 4 * w},42 "
            f"{27 - 4 * w},34 31,20 30,0", k.shade, within=head, opacity=0.55)  # fmt: skip
    s.paint("37,-6 42,10 49,30 46,36 40,26 36,8", k.light, within=head, soft=2, opacity=0.8)
    s.brush(f"36,-8 40,8 {47 + 2 * w},29 {44 + 4 * w},38 38,42 34,40", k.line, 2, within=head,
            opacity=0.8)  # fmt: skip
    s.brush(f"{27 - 4 * w},33 {23 - 4 * w},39 {27 - 2 * w},43", k.line, 1.8, within=head)
    up = look.raised
    s.brush(
        f"-16,{-14 - up * 0.6} -4,{-23 - up} 10,{-24 - up} 24,{-18 - up * 0.3}",
        look.brow,
        look.heavy,
        within=head,
    )
    s.brush("41,-18 50,-23 60,-17", look.brow, look.heavy * 0.8, within=head)
    mouth(s, k, look, 35, 17, head)
    years(s, k, look, ("20,40 11,50 11,62", "-14,2 -22,6 -26,12", "-14,-1 -23,-2"), head)
    return head


def mouth(s: Sheet, k: Skin, look: Look, x: float, half: float, head: Mask) -> None:
    f, up = look.full, look.smile
    s.paint(f"{x - half},{64 - up} {x - 5},{60 - 4 * f} {x},{61 - 3 * f} {x + 5},{60 - 4 * f} "
            f"{x + half},{64 - up} {x},66", k.lip, within=head, opacity=0.75)  # fmt: skip
    s.paint(f"{x - half * 0.9},{65 - up} {x},66 {x + half * 0.9},{65 - up} {x + 8},{68 + 5 * f} "
            f"{x - 8},{68 + 5 * f}", mix(k.lip, k.light, 0.3), within=head)  # fmt: skip
    s.brush(f"{x - half - 1},{64.5 - up} {x - 7},64.5 {x},65.8 {x + 7},64.5 "
            f"{x + half + 1},{64.5 - up}", k.line, 2.2, within=head)  # fmt: skip
    s.paint(oval(x, 74 + 5 * f, 11, 3), k.shade, within=head, soft=4, opacity=0.8)


def years(s: Sheet, k: Skin, look: Look, folds: tuple[str, ...], head: Mask) -> None:
    if look.age > 0:
        lines = (*folds, "-14,-44 6,-48 30,-45", "-8,-56 8,-59 26,-57")
        for path in lines[: 3 + round(look.age * 2)]:
            s.brush(path, k.shade, 2.2, within=head, opacity=min(1.0, look.age))


def profile(s: Sheet, k: Skin, look: Look) -> Mask:
    """A face in profile, looking right, into the light."""
    head = s.paint(PROFILE, k.base)
    s.paint("46,-110 56,-30 52,-4 66,22 58,50 60,80 46,110 100,110! 100,-110!", k.light,
            within=head, soft=7, opacity=0.7)  # fmt: skip
    s.paint("-2,-110 4,-30 8,20 14,52 30,78 44,110 -90,110! -90,-110!", k.shade, within=head,
            soft=12, opacity=0.75)  # fmt: skip
    s.paint(oval(36, 34, 17, 14), k.flush, within=head, soft=11, opacity=0.7)
    s.paint(oval(48, -6, 14, 10), k.shade, within=head, soft=6, opacity=0.6)
    if look.down:
        s.paint("38,0 46,-6 57,-3 56,6 47,7", mix(k.base, k.light, 0.4), within=head)
        s.brush("37,1 45,6.5 52,8 58,6", k.line, 3.2, within=head)
        s.brush("38,-5 47,-10 57,-7", k.shade, 1.8, within=head)
    else:
        white = s.paint("40,2 48,-5 57,-4 56,5 48,5.5", mix(k.light, "#fff6e6", 0.4), within=head)
        s.paint(oval(54, 0, 3.2, 5), look.iris, within=white)
        s.brush("36,3 46,-5.5 59,-4.5", k.line, 3.4, within=head)
        s.brush("38,-6 48,-12 58,-10", k.shade, 1.8, within=head)
    s.brush("30,-17 42,-25 54,-24 63,-19", look.brow, look.heavy, within=head)
    s.brush("66,44 61,42 60,36 64,32", k.line, 2, within=head, opacity=0.8)
    s.paint("54,63 62,60 67,54 71,55 76,61 68,65", k.lip, within=head, opacity=0.75)
    s.paint("55,64 68,65 73,71 68,76 60,71", mix(k.lip, k.light, 0.25), within=head, opacity=0.9)
    s.brush(f"50,{65 - look.smile} 58,64 69,65", k.line, 2.4, within=head)
    years(s, k, look, ("58,42 50,50 47,60", "30,2 24,6 20,13", "29,-2 21,-2", "40,12 48,14 55,12"),
          head)  # fmt: skip
    return head


def ear(s: Sheet, k: Skin, x: float, y: float) -> None:
    s.paint(f"{x - 9},{y - 18} {x + 4},{y - 22} {x + 11},{y - 8} {x + 5},{y + 12} {x - 3},{y + 22} "
            f"{x - 8},{y + 8}", k.base)  # fmt: skip
    s.brush(f"{x - 5},{y - 12} {x + 3},{y - 15} {x + 5},{y - 4} {x},{y + 6}", k.shade, 2.6)


def spectacles(s: Sheet, colour: str, near: float, far: float, r: float, arm: str) -> None:
    """Round glasses about two eyes, with an arm to the ear."""
    for x, rx in ((near, r), (far, r * (0.72 if far - near < 55 else 1))):
        s.paint(oval(x, 2, rx, r * 0.92), "#fff8e8", opacity=0.16, grain=0)
        ring = [f"{x + rx * dx},{2 + r * 0.92 * dy}" for dx, dy in _RING]
        s.brush(" ".join(ring), colour, 3.2, taper=0.1)
    s.brush(f"{near + r},-1 {(near + far) / 2 + 3},-6 {far - r * 0.7},-1", colour, 3, taper=0.1)
    s.brush(arm, colour, 3, taper=0.2)


_RING = ((1, 0), (0.71, 0.71), (0, 1), (-0.71, 0.71), (-1, 0), (-0.71, -0.71), (0, -1),
         (0.71, -0.71), (1, 0), (0.9, 0.4))  # fmt: skip


def locks(s: Sheet, paths: str, colour: str, width: float, within: Mask | None = None) -> None:
    """Strands of hair or folds of cloth: several strokes, divided by `|`."""
    for i, path in enumerate(paths.split("|")):
        s.brush(path.strip(), tint(colour, (-0.12, 0.08, 0)[i % 3]), width, within=within)
