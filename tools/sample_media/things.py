"""What goes with the portraits: pressed flowers, cups, leeks, a tree, a pencil, a clock, a "
"corridor, a dog."""

from __future__ import annotations

import math

from sample_media.faces import Skin, locks
from sample_media.paper import Sheet, box, oval, tint


def carnation(s: Sheet, x: float, y: float, tall: float) -> None:
    """A carnation gone the colour of tea."""
    with s.at(x, y, tall / 100):
        s.brush("0,0 4,-40 0,-66", "#6f7d4c", 3, taper=0.2)
        s.brush("2,-22 16,-40 28,-44", "#7f8c58", 4)
        s.brush("2,-34 -12,-50 -26,-50", "#6f7d4c", 4)
        s.paint("-7,-74 7,-74 5,-58 -5,-58", "#7f8c58")
        for ring, (reach, count) in enumerate(((20, 9), (12, 7), (4, 4))):
            for i in range(count):
                a = i * math.tau / count + ring
                px, py = reach * math.cos(a), -88 + reach * 0.8 * math.sin(a)
                frill = [(8.5 if j % 2 else 6, j * math.tau / 11) for j in range(11)]
                edge = " ".join(f"{px + q * math.cos(b)},{py + q * math.sin(b)}" for q, b in frill)
                s.paint(edge, ("#a8754a", "#bd8c5c", "#cda273")[ring], lift=0.6)


def hellebore(s: Sheet, x: float, y: float, tall: float) -> None:
    """This year's, not yet dry."""
    with s.at(x, y, tall / 100):
        s.brush("0,0 -4,-40 2,-74", "#5f7044", 3.4, taper=0.2)
        for lean in (-30, -12, 14, 32):
            s.brush(f"-2,-26 {lean * 0.6},-38 {lean},-34", "#4f6a45", 6)
        for i in range(5):
            a = i * math.tau / 5 - math.pi / 2
            px, py = 15 * math.cos(a), -86 + 15 * math.sin(a)
            s.paint(oval(px, py, 13), ("#e3d3c8", "#d6bfc0")[i % 2], lift=0.8)
            s.brush(
                f"{px * 0.3},{-86 + (py + 86) * 0.3} {px * 1.3},{-86 + (py + 86) * 1.3}",
                "#a8808c",
                2,
            )
        for i in range(10):
            a = i * math.tau / 10
            s.paint(oval(6 * math.cos(a), -86 + 6 * math.sin(a), 1.8), "#d8a73c")
        s.paint(oval(0, -86, 4), "#8a9a5c")


def fern(s: Sheet, x: float, y: float, tall: float) -> None:
    with s.at(x, y, tall / 100):
        s.brush("0,0 3,-50 -4,-100", "#6b7a48", 2.6, taper=0.3)
        for i in range(11):
            y0, reach = -12 - i * 8, 30 - i * 2.3
            for side in (-1, 1):
                s.paint(f"0,{y0}! {side * reach * 0.5},{y0 - 9} {side * reach},{y0 - 10}! "
                        f"{side * reach * 0.5},{y0 - 2}", ("#7c8b52",
                                                           "#5f7044")[i % 2])  # fmt: skip


def daisies(s: Sheet, x: float, y: float, tall: float) -> None:
    with s.at(x, y, tall / 100):
        for dx, dy in ((-22, -70), (2, -96), (24, -62)):
            s.brush(f"0,0 {dx * 0.4},{dy * 0.5} {dx},{dy}", "#6f7d4c", 2.6, taper=0.2)
            for i in range(9):
                a = i * math.tau / 9
                s.paint(oval(dx + 11 * math.cos(a), dy + 11 * math.sin(a), 5), "#dfc9a0", lift=0.4)
            s.paint(oval(dx, dy, 6), "#c48a35")


def cup(s: Sheet, x: float, y: float, size: float, colour: str) -> None:
    with s.at(x, y, size):
        s.paint(oval(0, 56, 72, 15), tint(colour, 0.3), lift=4)
        s.brush("44,0 74,-4 74,30 36,36", tint(colour, -0.15), 11, taper=0.2)
        s.paint("-50,-20! 50,-20! 44,26 22,54 -22,54 -44,26", colour, lift=3)
        s.paint("14,-20! 50,-20! 44,26 22,54 6,54", tint(colour, -0.25), soft=5, opacity=0.7)
        s.paint(oval(0, -20, 50, 11), tint(colour, 0.35))
        s.paint(oval(0, -18, 42, 8), "#7b4526")


def sheepdog(s: Sheet) -> None:
    """The dog, sitting beside him and looking up."""
    with s.at(990, 1150, 1.65):
        s.brush("60,208 104,212 128,186 132,160", "#26211f", 24, taper=0.5)
        s.brush("122,190 131,172 133,156", "#f1e8d6", 16, taper=0.8)
        body = s.paint("-34,-30 10,-44 44,-14 68,46 92,110 100,180 84,224! -44,224! -34,150 -48,80 "
                       "-50,20", "#26211f", lift=6, grain=0.16)  # fmt: skip
        s.paint("20,130 60,116 90,150 88,224! 10,224! 6,180", "#39322e", within=body, lift=2)
        s.paint("-56,-20 -20,-10 -10,50 -20,110 -26,226! -56,226! -50,160 -58,100 -64,40",
                "#f1e8d6",
                lift=3)  # fmt: skip
        locks(s, "-50,0 -44,50 -46,100|-30,10 -26,60 -34,120|-44,110 -42,160 -42,214", "#cfc2a8", 4)
        s.paint("-32,-102 0,-114 28,-92 32,-56 14,-26 -26,-20 -50,-38 -84,-58 -98,-72 -94,-86 "
                "-68,-90 "
                "-48,-98", "#26211f", lift=3, grain=0.14)  # fmt: skip
        s.paint(
            "-98,-72 -94,-86 -68,-90 -48,-99 -26,-103 -44,-84 -58,-64 -74,-54 -86,-58", "#f1e8d6"
        )
        s.brush("-92,-66 -72,-60 -58,-50", "#1c1716", 2.6)
        s.paint(oval(-97, -82, 8, 7), "#1c1716")
        s.paint(oval(-32, -80, 5, 4.6), "#a5692f")
        s.paint(oval(-33, -81, 2.6), "#15100e")
        s.paint("-2,-106 14,-140 30,-134 26,-116 44,-98 30,-66 12,-80", "#191513", lift=3)
        locks(s, "-10,-20 6,10 14,50|14,-26 34,10 44,60|40,20 62,80 74,130", "#4a403b", 5)


def leek_in_hand(s: Sheet, k: Skin) -> None:
    """A fist, with the earth still on it, about a leek with the roots still on."""
    s.brush("560,1560 700,1420 800,1330", "#434f33", 190, taper=0.1)
    s.brush("740,1310 800,1370 850,1420", "#39442b", 40, taper=0.1)
    for x, tip, shade in ((770, 690, "#4a6b49"), (930, 1020, "#4a6b49"), (820, 770, "#6b8a5c"),
                          (900, 960, "#6b8a5c"), (860, 870, "#86a070")):  # fmt: skip
        s.brush(
            f"862,1130 {x + (862 - x) * 0.3},1010 {tip},{840 + abs(tip - 860) * 0.5}", shade, 52
        )
    s.brush("862,1090 864,1240 860,1440", "#f0ebd0", 66, taper=0.1)
    locks(s, "846,1120 848,1260 846,1420|872,1110 874,1240 872,1410", "#c9d0a0", 7)
    locks(s, "846,1430 830,1470 836,1500|860,1440 862,1480 856,1510|876,1430 892,1466 886,1500",
          "#e0d6b4", 6)  # fmt: skip
    s.paint("760,1250 800,1222 850,1240 850,1390 800,1410 756,1360", k.base, lift=4)
    for i in range(4):
        y = 1244 + i * 42
        s.brush(
            f"790,{y} 850,{y - 8} 902,{y + 2} 916,{y + 10}", "#5b2f24", 47, taper=0.12, opacity=0.5
        )
        s.brush(f"784,{y - 4} 850,{y - 12} 900,{y - 4} 912,{y + 4}", k.base, 42, taper=0.12)
        s.brush(f"850,{y - 22} 890,{y - 20}", k.light, 9, opacity=0.6)
        s.brush(f"896,{y - 14} 916,{y - 4} 914,{y + 10}", "#4a3526", 13)
    for x, y in ((800, 1262), (830, 1330), (786, 1350), (850, 1290), (846, 1376), (812, 1240)):
        s.paint(oval(x, y, 24, 13), "#5a4230", soft=4, opacity=0.75)


def wall_clock(s: Sheet) -> None:
    """Five past ten, or thereabouts."""
    s.paint(oval(985, 265, 150), "#5f3a2e", lift=9)
    s.paint(oval(985, 265, 122), "#f6ead0", lift=0)
    for i in range(12):
        a = i * math.tau / 12
        r = 92 if i % 3 else 86
        s.brush(f"{985 + r * math.cos(a)},{265 + r * math.sin(a)} {985 + 106 * math.cos(a)},"
                f"{265 + 106 * math.sin(a)}", "#5f3a2e", 9 if i % 3 else 13, taper=0)  # fmt: skip
    s.brush("985,265 930,238", "#3a2420", 14, taper=0.2)
    s.brush("985,265 1015,182", "#3a2420", 10, taper=0.2)
    s.paint(oval(985, 265, 11), "#a23b34")


def autumn_tree(s: Sheet) -> None:
    s.brush("150,1080 170,800 150,560 190,330", "#5a3a2c", 44, taper=0.5)
    s.brush("160,700 60,560 -10,520", "#5a3a2c", 20, taper=0.6)
    s.brush("165,620 280,470 360,420", "#5a3a2c", 18, taper=0.6)
    leaves = ("#c8562b", "#d98b34", "#b5432c", "#e2aa48", "#9c3a2a")
    for i in range(130):
        a, r = i * 2.39996, 26 * i**0.5
        x, y = 190 + r * 1.05 * math.cos(a), 390 + r * 0.95 * math.sin(a)
        with s.at(x, y, 1.2 + (i % 5) * 0.16, turn=i * 47):
            s.paint("-20,0! -6,-11 10,-8 22,0! 8,9 -8,10", leaves[i % 5], lift=1)
    for i in range(14):
        with s.at(30 + i * 53, 880 + (i * 71) % 150, 1.2, turn=i * 61):
            s.paint("-20,0! -6,-11 10,-8 22,0! 8,9 -8,10", leaves[i % 5])


def pencil_in_hand(s: Sheet, k: Skin) -> None:
    s.brush("640,1580 540,1470 450,1390", "#4b2838", 170, taper=0.1)
    s.brush("400,1420 440,1380 500,1330", "#ead9bb", 34, taper=0.1)
    s.paint("372,1330 420,1280 500,1290 520,1350 470,1410 400,1400", k.shade, lift=5)
    s.brush("268,1210 330,1262 560,1450", "#d39a34", 21, taper=0)
    s.brush("244,1190 256,1200 272,1214", "#ead9bb", 17, taper=0.5)
    s.brush("238,1184 246,1192", "#3a2c2b", 9, taper=0.2)
    for i, (x, y) in enumerate(((330, 1250), (350, 1290), (374, 1328), (402, 1362))):
        s.brush(f"{490 - i * 4},{1300 + i * 30} {420 - i * 2},{1262 + i * 34} {x},{y}", k.line, 42,
                taper=0.35, opacity=0.35)  # fmt: skip
        s.brush(f"{490 - i * 4},{1294 + i * 30} {420 - i * 2},{1256 + i * 34} {x},{y - 5}", k.base,
                38, taper=0.35)  # fmt: skip
    s.brush("470,1270 400,1250 352,1262 322,1276", k.light, 36, taper=0.4)


def leek_rows(s: Sheet) -> None:
    for row in range(4):
        y = 780 + row * 90 + row * row * 14
        s.paint(f"-20,{y}! 400,{y - 18} 1220,{y - 4}! 1220,{y + 40}! 400,{y + 26} -20,{y + 44}!",
                "#4a4231", opacity=0.7)  # fmt: skip
        for i in range(9):
            x = 20 + i * 148 + row * 37
            for lean in (-34, 0, 32):
                s.brush(f"{x},{y + 8} {x + lean * 0.4},{y - 44} {x + lean},{y - 84 - row * 6}",
                        "#5d7d58" if lean else "#7f9a6b", 13 + row * 2)  # fmt: skip
            s.brush(f"{x},{y + 14} {x},{y - 26}", "#e9e4c6", 12 + row * 2, taper=0.3)


def ward_corridor(s: Sheet) -> None:
    """A corridor with the evening coming in at its end."""
    s.wash("#d98f54", "#7a4a44", texture="down")
    s.paint("-20,-20! 380,330! 380,960! -20,1500!", "#8b5348", texture="down", grain=0.1)
    s.paint("1220,-20! 820,330! 820,960! 1220,1500!", "#5f3a40", texture="down", grain=0.1)
    s.paint("-20,-20! 1220,-20! 820,330! 380,330!", "#b9734f", texture="across")
    s.paint(box(380, 330, 820, 960), "#f3c879", texture="down")
    s.paint(box(420, 400, 780, 900), "#fae7b4", lift=0)
    s.brush("600,400 600,900", "#c98d4d", 12, taper=0)
    s.brush("420,640 780,640", "#c98d4d", 10, taper=0)
    s.paint("380,960! 820,960! 1220,1500! -20,1500!", "#c98a58", texture="across")
    s.paint("440,960! 760,960! 900,1500! 300,1500!", "#f0c27c", soft=16, opacity=0.8)
    for x0, x1, y0, y1 in ((60, 170, 300, 1190), (250, 320, 410, 1040)):
        s.paint(f"{x0},{y0}! {x1},{y0 + 50}! {x1},{y1 - 80}! {x0},{y1 + 30}!", "#6e4040", lift=3)
        s.paint(f"{x0 + 20},{y0 + 80}! {x1 - 16},{y0 + 110}! {x1 - 16},{y0 + 270}! "
                f"{x0 + 20},{y0 + 270}!", "#e9b873")  # fmt: skip
    for x0, x1, y0, y1 in ((1140, 1030, 300, 1190), (950, 880, 410, 1040)):
        s.paint(f"{x0},{y0}! {x1},{y0 + 50}! {x1},{y1 - 80}! {x0},{y1 + 30}!", "#4a2d36", lift=3)
