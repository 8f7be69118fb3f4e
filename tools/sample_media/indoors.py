"""Portraits indoors: a meeting, a ward, a study, a table, a tea room. Nobody here exists."""

from __future__ import annotations

import math

from sample_media.faces import Look, Skin, front, locks, spectacles, turned
from sample_media.paper import Sheet, box, oval, tint
from sample_media.things import (
    autumn_tree,
    carnation,
    cup,
    daisies,
    fern,
    hellebore,
    pencil_in_hand,
    wall_clock,
    ward_corridor,
)

OLIVE = Skin("#b97f56", "#dda676", "#7d4a33", "#361b15", "#b96a48", "#8f4c3c")


def second_name_on_the_rota(s: Sheet) -> None:
    """Yusuf, on the ward, evening light along the corridor."""
    ward_corridor(s)
    s.paint(box(960, -20, 1090, 1520), "#a8643f", lift=10, texture="down", grain=0.12)
    s.paint(box(960, -20, 984, 1520), "#eeb06a", texture="down")
    with s.at(610, 575, 2.65, turn=4):
        s.paint("-44,40 44,40 46,110 64,150 -64,150 -46,110", OLIVE.base)
        s.paint("-44,70 0,108 44,70 46,110 64,150 0,150 -20,120", OLIVE.shade)
        shirt = s.paint("-60,122 -34,112 0,150 34,112 60,122 124,144 172,190 190,400! -190,400! "
                        "-172,190 -124,144", "#2f5a58", lift=7, texture="down",
                        grain=0.1)  # fmt: skip
        s.paint("20,130 60,122 124,144 180,190 200,400! 40,400!", "#1f3f42", within=shirt, soft=12)
        s.paint("-66,120 -36,104 0,152 -20,186", "#3d6f6a", lift=3)
        s.paint("66,120 36,104 0,152 20,186", "#274d4d", lift=3)
        s.brush("-46,132 -34,166 -6,198", "#e3a24a", 8, taper=0)
        s.brush("46,132 34,166 6,198", "#b97b35", 8, taper=0)
        s.paint(box(-24, 196, 24, 268), "#f4ead2", lift=4)
        s.paint(oval(0, 220, 12), "#c98a58")
        s.brush("-14,244 14,244", "#8b5348", 4, taper=0.2)
        look = Look("#1d1412", heavy=8, iris="#24140f", full=1.1, wide=1.1, smile=4, gaze=-5)
        head = front(s, OLIVE, look, 0.62)
        s.paint("-66,24 -56,52 -40,66 -26,56 -12,53 0,56 12,53 26,56 40,66 56,52 66,24 66,60 "
                "44,100 14,114 -14,114 -44,100 -66,60", "#231816", grain=0.12)  # fmt: skip
        s.paint("-60,60 -40,86 -12,102 -24,108 -50,92", "#4a3128", soft=5, opacity=0.7)
        s.paint("-23,60 -7,60 0,61.5 7,60 23,60 11,74 -11,74", OLIVE.lip)
        s.brush("-25,58 -12,65 0,66.5 12,65 25,58", OLIVE.line, 2.6)
        hair = s.paint("-70,0 -74,-50 -62,-96 -24,-124 24,-126 62,-100 76,-52 70,0 62,-40 52,-64 "
                       "20,-70 -14,-62 -46,-66 -60,-40", "#1f1615", lift=2, grain=0.14)  # fmt: skip
        locks(s, "-50,-70 -44,-100 -16,-118|-26,-70 -16,-100 10,-120|0,-72 14,-100 36,-114|"
              "-62,-46 -60,-80 -44,-104", "#5a3d2e", 4, hair)  # fmt: skip
        s.brush("-64,-30 -62,10 -52,46", "#f6c98a", 4, within=head, opacity=0.8)
        s.paint("-214,292 -130,296 -30,286 70,236 104,248 112,280 20,336 -80,366 -220,390",
                "#2b5653", lift=5, texture="across")  # fmt: skip
        s.paint(
            "-100,250 -112,232 -138,224 -158,236 -160,250 -140,264 -112,276", OLIVE.base, lift=3
        )
        for y in (236, 246, 256):
            s.brush(f"-116,{y + 2} -138,{y - 2} -157,{y + 1}", OLIVE.shade, 2.6)
        s.paint("214,296 120,284 10,262 -84,234 -108,244 -114,274 -96,290 0,324 110,352 214,380",
                "#3b706c", lift=7, texture="across")  # fmt: skip
        s.paint("214,330 110,318 0,292 -100,262 -114,276 -96,292 0,326 110,356 214,384", "#274d4b",
                soft=6, opacity=0.75)  # fmt: skip
        s.brush("-88,236 -98,262 -92,290", "#274d4b", 4, taper=0.2)
        locks(
            s, "120,290 100,306 96,330|60,280 44,296 42,312|150,300 140,322 144,344", "#2c5653", 4
        )


def minutes_of_the_meeting(s: Sheet) -> None:
    """Rosalind, in the meeting room, an autumn tree at the window."""
    s.wash("#e7d3a8", "#d9b98a")
    s.paint(box(-20, 90, 760, 1080), "#f1e2b6", texture="across")
    s.paint("-20,860! 200,820 480,850 760,810! 760,1080! -20,1080!", "#a9a26a")
    autumn_tree(s)
    for x in (-30, 372, 740):
        s.paint(box(x, 70, x + 34, 1090), "#7a5a44", lift=5, texture="down")
    s.paint(box(-20, 60, 780, 100), "#7a5a44", lift=5, texture="across")
    s.paint(box(-20, 1070, 800, 1130), "#8d6a50", lift=6, texture="across")
    s.paint(box(880, 250, 1130, 600), "#f3e8cd", lift=5)
    for i, wide in enumerate((180, 150, 190, 120, 170)):
        s.brush(f"910,{310 + i * 54} {910 + wide},{308 + i * 54}", "#b99a78", 9, taper=0.3)
    k = Skin("#e3b596", "#f4d5b6", "#b9806b", "#55302a", "#d68f78", "#a8524c")
    with s.at(640, 575, 2.65, turn=-2, flip=True):
        s.paint("40,-60 62,-20 66,30 52,76 -70,96 -104,60 -96,-30", "#9c958c", lift=4)
        s.paint("-52,40 -20,80 14,90 16,128 40,160 -70,160 -54,120", k.shade)
        jacket = s.paint("-64,128 -40,112 10,168 22,130 44,124 96,146 134,190 152,400! -204,400! "
                         "-190,210 -140,152", "#4d2f42", lift=7, grain=0.1)  # fmt: skip
        s.paint("60,120 96,146 140,190 160,400! 100,400! 84,220", "#70475c", within=jacket, soft=8)
        s.paint("-40,114 -14,124 14,150 24,132 34,150 24,240 8,300 -20,200", "#ead9bb", lift=3)
        s.paint("-62,122 -40,112 -20,160 6,300 -40,230 -76,190", "#5e3b50", lift=4)
        s.paint("30,130 46,124 66,180 40,230 8,300 24,200", "#5e3b50", lift=4)
        for i in range(9):
            s.paint(oval(-36 + i * 8.4, 142 + 26 * math.sin((i + 0.5) / 9 * math.pi), 5.4),
                    "#d8a04a", lift=2)  # fmt: skip
        turned(s, k, Look("#6b5f58", age=1, heavy=4.5, iris="#4a3a26", smile=4, gaze=2))
        spectacles(s, "#7b2f2c", 4, 50, 21, "-17,0 -40,-4 -60,-2")
        hair = s.paint("56,-52 64,-76 42,-106 -10,-118 -64,-106 -100,-60 -110,0 -110,50 -96,84 "
                       "-70,92 -50,86 -44,60 -50,30 -48,4 -38,-30 -4,-60 30,-64", "#c4beb4",
                       lift=3)  # fmt: skip
        locks(s, "50,-64 10,-80 -40,-46 -66,10 -68,70|54,-78 6,-96 -50,-64 -80,0 -84,76|30,-68 "
              "-10,-66 -44,-30 -56,30 -58,80", "#8b857d", 4.5, hair)  # fmt: skip
        locks(s, "56,-62 24,-86 -26,-66 -56,-10 -62,60|40,-94 -10,-106 -66,-76 -94,-10 -98,60|"
              "44,-60 6,-70 -30,-48 -50,0", "#ece6da", 5, hair)  # fmt: skip
        s.paint(oval(-44, 50, 5, 8), "#d8a04a", lift=2)
    pencil_in_hand(s, k)


def pressed_flowers(s: Sheet) -> None:
    """Leonard, in a bow tie, in front of what he has pressed."""
    s.wash("#3d4a3a", "#2e3a30", texture="down")
    for x in range(0, 1201, 120):
        s.brush(f"{x},-20 {x},1520", "#4b5a45", 10, taper=0, opacity=0.6)
    for x, y, w, h in ((50, 110, 290, 400), (880, 70, 280, 370), (20, 620, 240, 330),
                       (950, 560, 230, 320)):  # fmt: skip
        s.paint(box(x, y, x + w, y + h), "#a9743e", lift=9, texture="down")
        s.paint(box(x + 20, y + 20, x + w - 20, y + h - 20), "#f1e4c6", lift=0)
        s.paint(box(x + 36, y + 36, x + w - 36, y + h - 36), "#f7eed8")
    carnation(s, 195, 450, 250)
    fern(s, 1020, 390, 270)
    daisies(s, 130, 900, 200)
    hellebore(s, 1065, 830, 200)
    k = Skin("#e6b698", "#f6d8bc", "#bd8570", "#5f352c", "#db8f7c", "#b3625a")
    with s.at(600, 585, 2.6, turn=-3):
        s.paint("-40,40 40,40 42,110 60,150 -60,150 -42,110", k.shade)
        coat = s.paint("-56,126 -40,112 0,140 40,112 56,126 116,146 158,190 174,420! -174,420! "
                       "-158,190 -116,146", "#8d4636", lift=8, texture="down")  # fmt: skip
        s.paint("60,130 116,146 170,190 180,420! 70,420!", "#6b2f2a", within=coat, soft=14)
        s.paint("-46,112 0,134 46,112 40,180 2,274 -40,180", "#f3e9d2", lift=3)
        s.paint("6,140 46,112 40,180 2,274", "#d6c4a6", soft=5, opacity=0.7)
        for edge in ("-58,116 -44,108 -30,176 6,262 6,420! -20,420! -20,276 -60,190",
                     "58,116 44,108 36,176 12,246 6,262 6,420! 30,420! 32,270 64,190"):  # fmt: skip
            band = s.paint(edge, "#a95f47", lift=4)
            for i in range(120):
                x, y = -56 + (i * 29) % 118, 112 + (i * 61) % 308
                s.paint(oval(x, y, 2.6, 2), "#8a4535", within=band)
        for y in (284, 330):
            s.paint(oval(4, y, 7.5), "#f6efe0", lift=2.5)
            s.paint(oval(2, y - 2, 2.6), "#ffffff")
        s.paint("-44,112 -34,100 0,138 -28,162", "#fbf3df", lift=3)
        s.paint("44,112 34,100 0,138 28,162", "#e9dbbf", lift=3)
        s.paint("0,142! -24,126 -46,128 -48,162 -24,166 0,150!", "#d39a34", lift=4)
        s.paint("0,142! 24,126 46,128 48,162 24,166 0,150!", "#b97f2a", lift=4)
        s.paint(oval(0, 147, 9, 11), "#e3ae4c", lift=2)
        for x, y in ((-34, 140), (-24, 154), (-38, 154), (30, 140), (38, 152), (22, 154)):
            s.paint(oval(x, y, 2.6), "#7d3b30")
        s.paint("84,196 92,184 104,184 110,196 100,206 90,206", "#e9d6a4", lift=2)
        s.brush("97,206 94,226", "#5d7d58", 4)
        s.paint(oval(97, 195, 5), "#d39a34")
        s.paint("-66,-24 -77,-12 -78,14 -68,30", "#e9e3d4", lift=2)
        s.paint("66,-24 77,-12 78,14 68,30", "#cfc7b5", lift=2)
        head = front(s, k, Look("#cfc6b6", age=1, heavy=7, iris="#3c5048", smile=5, full=0.6,
                                wide=1.15, gaze=2), 0.42)  # fmt: skip
        for path in ("-44,-2 -52,4 -55,10", "44,-2 52,4 55,10", "-44,3 -52,9", "44,3 52,9",
                     "-30,76 -34,84", "30,76 34,84"):  # fmt: skip
            s.brush(path, k.shade, 2, within=head)
        spectacles(s, "#6b4a2c", -29, 29, 21, "-50,0 -58,-2 -66,2")
        s.brush("50,0 58,-2 66,2", "#6b4a2c", 3, taper=0.2)
        hair = s.paint("-72,-4 -78,-44 -64,-88 -30,-112 20,-118 58,-98 76,-56 72,-4 64,-30 58,-58 "
                       "34,-80 6,-78 -24,-86 -40,-64 -58,-50 -64,-26", "#efeadd",
                       lift=3)  # fmt: skip
        locks(s, "-64,-50 -50,-84 -10,-104 40,-100|-36,-70 -10,-94 40,-92|-6,-80 24,-92 54,-76|"
              "-70,-20 -70,-50 -56,-74|66,-20 68,-50 56,-80", "#c9c0ae", 4, hair)  # fmt: skip


def table_for_nine(s: Sheet) -> None:
    """Amina, at a table of cups, somebody asleep on her shoulder."""
    s.wash("#e9b79a", "#d98f74", texture="gouache")
    s.paint(oval(905, 330, 420), "#f4cf9c", soft=60, opacity=0.75)
    s.brush("905,-20 905,190", "#6b3a34", 8, taper=0)
    s.paint("860,190 950,190 1040,330! 770,330!", "#c9573f", lift=7, grain=0.1)
    s.paint("770,330! 1040,330! 1020,352 905,362 790,352", "#fbeec6", lift=2)
    s.paint(box(-20, 420, 330, 446), "#8a5638", lift=6, texture="across")
    for x, w, tall, colour in ((30, 76, 130, "#5f8a76"), (128, 62, 96, "#e3a24a"),
                               (212, 84, 150, "#f1e4c6")):  # fmt: skip
        s.paint(f"{x},420! {x},{440 - tall} {x + 12},{424 - tall} {x + w - 12},{424 - tall} "
                f"{x + w},{440 - tall} {x + w},420!", colour, lift=4)  # fmt: skip
        s.paint(box(x + 6, 404 - tall, x + w - 6, 428 - tall), tint(colour, -0.3), lift=2)
    k = Skin("#b0764f", "#d49f70", "#7b4832", "#34190f", "#b86248", "#8f4640")
    with s.at(590, 570, 2.55, turn=15):
        s.paint("-52,40 -20,80 14,90 16,128 40,166 -70,166 -54,120", k.shade)
    body = s.paint("330,860 460,800 720,830 860,900 1000,1060 1060,1520! 120,1520! 170,1120 "
                   "220,960",
                   "#7a2f3c", lift=8, grain=0.1)  # fmt: skip
    s.paint(
        "760,840 900,920 1010,1080 1080,1520! 900,1520! 860,1100", "#9c4650", within=body, soft=16
    )
    with s.at(590, 570, 2.55, turn=15):
        s.paint("0,-124 44,-110 72,-64 74,-10 73,40 64,86 52,130 20,170 -60,170 -60,-100",
                "#25493e",
                lift=3)  # fmt: skip
        turned(s, k, Look("#22130f", down=True, heavy=5.5, full=1.5, wide=1.1, smile=2))
        scarf = s.paint("57,-50 56,-84 36,-114 -10,-128 -70,-116 -108,-62 -112,10 -100,80 -110,140 "
                        "-60,176 10,170 56,140 50,108 36,102 8,104 -22,92 -46,60 -54,20 -48,-26 "
                        "-24,-54 "
                        "16,-64", "#2f5d50", lift=5, grain=0.1)  # fmt: skip
        s.paint("-70,-130 -60,-60 -74,20 -60,100 -40,180 -140,180 -140,-100", "#1f4339",
                within=scarf,
                soft=12)  # fmt: skip
        s.brush("57,-51 16,-64 -24,-54 -48,-26 -54,20 -46,60 -22,92 8,104 36,102", "#d9a441", 4,
                taper=0.4)  # fmt: skip
        locks(s, "30,-90 -20,-100 -70,-66 -86,10 -70,80|40,-104 -20,-118 -84,-80 -100,0|-60,50 "
              "-40,100 "
              "0,124 46,122|-72,70 -50,124 0,148 40,144|-84,80 -70,140 -20,164", "#4c8270", 4.5,
              scarf)  # fmt: skip
        locks(s, "20,-82 -30,-84 -66,-40 -72,30|-66,60 -44,112 0,136 44,132", "#1c3b33", 3.6, scarf)
    shawl = s.paint("560,1010 640,900 760,850 880,880 950,980 960,1140 880,1290 700,1370 520,1330 "
                    "470,1200 500,1090", "#efdcb4", lift=9, grain=0.09)  # fmt: skip
    s.paint(
        "470,1120 520,1260 640,1350 800,1340 700,1420 480,1380", "#c9a778", within=shawl, soft=14
    )
    s.paint("716,1010 716,950 780,905 850,930 876,990 860,1040 800,1070 740,1060", k.shade, lift=2)
    s.paint("706,1010 712,940 780,896 856,926 880,985 850,1010 800,990 750,1010 730,1040",
            "#2b1a15", lift=1)  # fmt: skip
    locks(
        s, "730,990 760,930 810,916|760,1000 790,950 840,946|810,990 830,960 860,970", "#5a3c30", 5
    )
    s.paint("520,1060 640,980 700,960 740,1010 800,1028 850,1016 900,960 946,1000 964,1140 "
            "880,1300 700,1372 "
            "520,1330 474,1200", "#f5e6c3", lift=5, grain=0.07)  # fmt: skip
    locks(s, "560,1100 680,1130 800,1170 920,1120|540,1180 660,1230 800,1250 920,1210|560,1270 "
          "680,1320 "
          "800,1320|640,1040 720,1090 800,1120", "#d2b283", 9)  # fmt: skip
    s.paint("330,1190 420,1130 560,1170 680,1230 720,1270 690,1300 620,1280 560,1300 420,1300",
            k.base,
            lift=6)  # fmt: skip
    locks(s, "640,1228 690,1256 712,1276|620,1252 664,1278 690,1292", k.shade, 4)
    s.paint("90,1240 200,1130 360,1130 450,1170 460,1300 380,1400 100,1420", "#842f3d", lift=5)
    s.paint(
        "-20,1370! 600,1340 1220,1370! 1220,1520! -20,1520!", "#8a5638", lift=8, texture="across"
    )
    for x, y, colour in ((90, 1340, "#e3a24a"), (250, 1400, "#5f8a76"), (420, 1372, "#f1e4c6"),
                         (960, 1352, "#c9573f"), (1110, 1400, "#f1e4c6"), (800, 1410, "#e3a24a"),
                         (610, 1420, "#6d4a5e"), (170, 1455, "#b4574a"),
                         (985, 1460, "#5f8a76")):  # fmt: skip
        cup(s, x, y, 1.0, colour)


def an_ordinary_tuesday(s: Sheet) -> None:
    """Pauline, in her good coat, with tea, under the clock."""
    s.wash("#d9a07a", "#c98668", texture="gouache")
    for row in range(9):
        for col in range(8):
            x, y = col * 170 + (row % 2) * 85, 40 + row * 120
            with s.at(x, y, 0.9):
                for turn in (0, 1, 2, 3, 4):
                    a = turn * math.tau / 5
                    s.paint(oval(15 * math.cos(a), 15 * math.sin(a), 9), "#e7b894", opacity=0.9)
                s.paint(oval(0, 0, 6), "#b56a50")
    wall_clock(s)
    k = Skin("#e2b094", "#f5d3b4", "#b97c68", "#592f28", "#d58773", "#a9434a")
    with s.at(570, 590, 2.55):
        s.paint("-38,40 38,40 40,110 56,150 -56,150 -40,110", k.shade)
        coat = s.paint("-60,122 -36,112 0,170 36,112 60,122 112,142 152,186 176,300 180,420! "
                       "-180,420! -176,300 -152,186 -112,142", "#2f4a3a", lift=8, texture="down",
                       grain=0.09)  # fmt: skip
        s.paint("60,122 112,142 160,186 190,420! 90,420!", "#1f352b", within=coat, soft=14)
        s.paint("-40,110 0,124 40,110 30,160 0,196 -30,160", "#f1e2c6", lift=2)
        for i in range(11):
            s.paint(oval(-35 + i * 7, 116 + 18 * math.sin((i + 0.5) / 11 * math.pi), 4.6),
                    "#fbf5e6",
                    lift=1.5)  # fmt: skip
        s.paint("-62,120 -40,106 -30,150 0,200 -20,250 -60,200 -86,180", "#3d5f4b", lift=5)
        s.paint("62,120 40,106 30,150 0,200 20,250 60,200 86,180", "#2a4536", lift=5)
        for y in (270, 330):
            s.paint(oval(2, y, 10), "#d8a04a", lift=3)
        s.paint("-92,206 -80,196 -66,204 -66,220 -80,228 -92,220", "#d8a04a", lift=3)
        s.paint(oval(-79, 212, 7), "#a23b34")
        s.paint("-74,-40 -88,-10 -86,30 -70,44 -56,10", "#ddd3c0", lift=2)
        s.paint("74,-40 88,-10 86,30 70,44 56,10", "#c3b7a2", lift=2)
        head = front(s, k, Look("#7d6a5c", age=1, heavy=4.2, iris="#4a3c2c", smile=2, full=0.8,
                                wide=0.9, gaze=4), 0.36)  # fmt: skip
        for path in ("-44,3 -52,8", "44,3 52,8", "-6,54 -7,59", "8,54 9,59"):
            s.brush(path, k.shade, 1.8, within=head)
        hair = s.paint("-72,16 -88,0 -92,-30 -88,-70 -66,-104 -30,-124 10,-126 50,-116 80,-88 "
                       "92,-50 "
                       "90,-8 74,16 68,-10 62,-40 46,-62 20,-60 -8,-68 -34,-58 -56,-44 -66,-16",
                       "#e6ddcb", lift=3)  # fmt: skip
        for x, y in ((-76, -20), (-76, -56), (-56, -84), (-28, -100), (4, -104), (36, -98), (62,
                                                                                             -76),
                     (78, -46), (78, -14), (-44, -62), (-16, -80), (16, -78), (44,
                                                                               -74)):  # fmt: skip
            s.brush(f"{x - 11},{y + 5} {x - 6},{y - 10} {x + 8},{y - 9} {x + 10},{y + 4} "
                    f"{x},{y + 7} "
                    f"{x - 2},{y}", "#bdb09a", 3, within=hair)  # fmt: skip
        for x in (-72, 72):
            s.paint(oval(x, 44, 5.5), "#fbf5e6", lift=2)
    s.paint("-20,1390! 1220,1380! 1220,1520! -20,1520!", "#7a4a34", lift=8, texture="across")
    cup(s, 900, 1290, 1.9, "#f1e2c6")
    for x, turn in ((870, -10), (900, 8), (930, -6)):
        s.brush(
            f"{x},1220 {x + turn},1170 {x - turn},1120 {x + turn},1070", "#fff6e4", 13, opacity=0.35
        )
    for x in (858, 900, 942):
        s.paint(oval(x, 1300, 9), "#b5483a")
