"""Morag's film: a corridor, a window nobody can see out of, and a cut to the sea."""

from __future__ import annotations

import math
import subprocess
import tempfile
from pathlib import Path

from PIL import Image, ImageChops, ImageEnhance, ImageFilter

from sample_media.paper import Sheet, box, noise, oval, ramp
from sample_media.sound import (
    BITEXACT,
    Voice,
    boiler,
    low_pass,
    mixed,
    retime,
    run,
    speak,
    write_wav,
)

WIDTH, HEIGHT, FRAMES_A_SECOND, SECONDS = 640, 360, 12, 24
PANE = (274, 96, 366, 202)
Layer = tuple[Image.Image, float, float]


def corridor() -> Image.Image:
    """The corridor by day: walls the green of a school cardigan, a rail down one side."""
    s = Sheet(WIDTH * 2, HEIGHT * 2, "#52705a", 51)
    with s.at(0, 0, 2):
        s.paint("-10,-10! 236,66! 236,250! -10,370!", "#44624e", texture="down", grain=0.06)
        s.paint("650,-10! 404,66! 404,250! 650,370!", "#587860", texture="down", grain=0.06)
        s.paint("-10,-10! 650,-10! 404,66! 236,66!", "#d6cdb2", texture="across", grain=0.04)
        s.paint("-10,370! 236,250! 404,250! 650,370!", "#a98d68", texture="across", grain=0.06)
        s.paint(box(236, 66, 404, 250), "#6f8c70", texture="down", grain=0.05)
        for y0, y1, a, b in ((2, 16, 150, 110), (32, 41, 70, 56), (51, 56, 40, 34)):
            s.paint(f"{320 - a},{y0}! {320 + a},{y0}! {320 + b},{y1}! {320 - b},{y1}!", "#f3ead0")
        s.paint("236,192! 236,197! -10,262! -10,250!", "#c79a5e", lift=1.5)
        s.paint("-10,370! 236,250! 236,243! -10,350!", "#2f4538")
        s.paint("650,370! 404,250! 404,243! 650,350!", "#3a5242")
        for x0, x1, t0, t1, b0, b1 in ((452, 500, 116, 92, 274, 296), (556, 628, 74, 40, 324, 358),
                                       (420, 436, 128, 121, 258, 265)):  # fmt: skip
            s.paint(
                f"{x0},{t0}! {x1},{t1}! {x1},{b1}! {x0},{b0}!", "#8c6a48", lift=2, texture="down"
            )
            s.paint(oval(x0 + 6, (t0 + b0) / 2 + 14, 2.4), "#e0c48a")
        s.paint("96,94! 150,106! 150,164! 96,166!", "#e6d5aa", lift=2)
        for y in (112, 122, 132, 142, 152):
            s.brush(f"104,{y} 142,{y + 1}", "#a08660", 2.4, taper=0.2)
        x0, y0, x1, y1 = PANE
        s.paint(box(x0 - 9, y0 - 9, x1 + 9, y1 + 11), "#e9dfc4", lift=3)
        s.paint(box(x0, y0, x1, y1), "#8d9a86")
        s.brush(f"{(x0 + x1) / 2},{y0} {(x0 + x1) / 2},{y1}", "#e9dfc4", 6, taper=0)
    return s.image.resize((WIDTH * 3, HEIGHT * 3), Image.Resampling.LANCZOS)


def light_masks(size: tuple[int, int]) -> tuple[Image.Image, Image.Image]:
    """Where the window is, and where its light falls."""
    k = size[0] / WIDTH
    pane = Image.new("L", size)
    x0, y0, x1, y1 = (round(v * k) for v in PANE)
    middle = (x0 + x1) // 2
    pane.paste(255, (x0, y0, middle - round(3 * k), y1))
    pane.paste(255, (middle + round(3 * k), y0, x1, y1))
    fall = Image.new("L", size)
    fall.paste(
        190, (x0 - round(10 * k), y0 - round(14 * k), x1 + round(10 * k), y1 + round(20 * k))
    )
    fall.paste(230, (x0 + round(4 * k), round(252 * k), x1 - round(4 * k), size[1]))
    return pane, fall.filter(ImageFilter.GaussianBlur(34 * k))


def indoors(t: float, end: float, room: Image.Image, pane: Image.Image, fall: Image.Image,
            frost: Image.Image, size: tuple[int, int] = (WIDTH,
                                                         HEIGHT)) -> Image.Image:  # fmt: skip
    """The corridor at time t: the light comes up on the glass and one drifts towards it."""
    part = min(1.0, t / end)
    glow = 0.12 + 0.88 * part**1.7 + 0.03 * math.sin(t * 1.9)
    scene = ImageEnhance.Brightness(room).enhance(0.5 + 0.42 * part)
    warm = Image.new("RGB", room.size, "#ffdf9e")
    warm = Image.blend(Image.new("RGB", room.size), warm, min(1, glow * 0.55))
    scene = Image.composite(ImageChops.screen(scene, warm), scene, fall)
    drift = ImageChops.offset(frost, round(t * 9), round(12 * math.sin(t * 0.5)))
    dull, bright = ("#5c6a60", "#fff3cf")
    sun, shade = (Image.new("RGB", room.size, colour) for colour in ("#f2dca6", "#cfd8bf"))
    glass = Image.composite(sun, shade, drift)
    glass = Image.blend(Image.new("RGB", room.size, dull), glass, min(1, glow * 1.1))
    glass = Image.blend(glass, Image.new("RGB", room.size, bright), max(0, glow - 0.55) * 1.3)
    scene.paste(glass, (0, 0), pane)
    zoom = 1 + 0.85 * (part * part * (3 - 2 * part))
    w, h = room.width / zoom, room.height / zoom
    x = room.width * 0.5 - w / 2
    y = (room.height * 0.414) * (1 - 1 / zoom)
    return scene.resize(size, Image.Resampling.BICUBIC, (x, y, x + w, y + h))


def sea_layers() -> tuple[Image.Image, list[Layer]]:
    """The sky, and each wave on its own piece of paper, wider than the frame."""
    wide = WIDTH + 160
    small = (wide, HEIGHT)
    sky = Sheet(wide * 2, HEIGHT * 2, "#f3dfae", 61)
    sky.wash("#b9c6ba", "#fbe6b0")
    with sky.at(0, 0, 2):
        sky.paint(oval(452, 84, 27), "#fff4d0")
        for y, shift in ((40, 0), (72, 130), (112, -60)):
            sky.brush(f"{120 + shift},{y} {330 + shift},{y - 7} {620 + shift},{y + 3}",
                      "#f4e8c8", 9,
                      opacity=0.7)  # fmt: skip
    layers: list[Layer] = []
    hues = ("#a9bfa4", "#7ba394", "#568a80", "#417370", "#315f5e", "#264d4e")
    for i, hue in enumerate(hues):
        s = Sheet(wide * 2, HEIGHT * 2, hue, 70 + i)
        y, lift, pace = 140 + i * 24 + i * i * 4, 1 + i * 2.6, 34 + i * 13
        line = [(x, y + lift * math.sin(x / pace + i * 1.7)) for x in range(-10, wide + 40, 24)]
        crest = " ".join(f"{x},{top:.1f}" for x, top in line)
        with s.at(0, 0, 2):
            deep = f"{wide + 10},{HEIGHT + 10}! -10,{HEIGHT + 10}!"
            mask = s.paint(f"{crest} {deep}", hue, texture="across", grain=0.15)
            for n, (x, top) in enumerate(line):
                if (n * 7 + i * 3) % 5 < 2:
                    s.brush(f"{x},{top + 5 + i} {x + 16 + i * 5},{top + 3 + i} "
                            f"{x + 34 + i * 9},{top + 7 + i * 1.6}", "#eee6c8", 1.4 + i * 0.55,
                            within=mask, opacity=0.75)  # fmt: skip
            for n in range(3 if i < 5 else 0):
                x = 452 + ((n * 37 + i * 23) % 50) - 25
                s.brush(f"{x - 18 - i * 3},{y + 9 + n * 7} {x},{y + 8 + n * 7} "
                        f"{x + 18 + i * 3},{y + 9 + n * 7}", "#fff0c2", 2.2 + i * 0.3, within=mask,
                        opacity=0.8)  # fmt: skip
        piece = s.image.resize(small, Image.Resampling.LANCZOS)
        piece.putalpha(mask.resize(small, Image.Resampling.LANCZOS))
        layers.append((piece, 4 + i * 5, 0.6 + i * 1.2))
    return sky.image.resize(small, Image.Resampling.LANCZOS), layers


def outdoors(t: float, sky: Image.Image, layers: list[Layer]) -> Image.Image:
    frame = sky.crop((60, 0, 60 + WIDTH, HEIGHT))
    for i, (wave, sway, bob) in enumerate(layers):
        x = 70 + sway * math.sin(t * 0.75 + i * 1.3)
        y = bob * math.sin(t * 1.1 + i * 0.9) - bob
        piece = wave.transform((WIDTH, HEIGHT), Image.Transform.AFFINE, (1, 0, x, 0, 1, y),
                               Image.Resampling.BICUBIC)  # fmt: skip
        frame.paste(piece, (0, 0), piece)
    return frame


def film(folder: Path) -> None:
    vtt = folder / "sea.vtt"
    voice = Voice("en-gb-scotland+f2", 156, 34)
    spoken = speak(vtt, voice, 0.6, [0.4, 0.4, 0.3, 0.45, 0.3, 0.45, 0.45], SECONDS)
    start, end = spoken.times[-1]
    cut = start + 0.42 * (end - start)
    room = corridor()
    pane, fall = light_masks(room.size)
    frost = ramp(noise(*room.size, 60, 60, 77), 2)
    sky, layers = sea_layers()
    poster = indoors(cut * 0.74, cut, room, pane, fall, frost, (960, 540))
    poster.save(folder / "poster.jpg", "JPEG", quality=86, optimize=True, progressive=True)
    with tempfile.TemporaryDirectory() as temporary:
        wav, encoded = Path(temporary) / "mix.wav", Path(temporary) / "sea.mp4"
        ground = [v * 1.1 for v in boiler(len(spoken.samples))]
        write_wav(wav, mixed(low_pass(spoken.samples, 0.5), 0.12, ground, 1.5, 1.2))
        command = ["ffmpeg", "-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "rgb24",
                   "-s", f"{WIDTH}x{HEIGHT}", "-r", str(FRAMES_A_SECOND), "-i", "-", "-i", str(wav),
                   "-c:v", "libx264", "-preset", "veryslow", "-crf", "25", "-maxrate", "340k",
                   "-bufsize", "900k", "-pix_fmt", "yuv420p", "-bsf:v",
                   "filter_units=remove_types=6", "-threads", "1", "-c:a", "aac",
                   "-b:a", "48k", *BITEXACT, "-flags:v", "+bitexact", "-movflags", "+faststart",
                   "-t", str(SECONDS), str(encoded)]  # fmt: skip
        with subprocess.Popen(command, stdin=subprocess.PIPE) as ffmpeg:
            assert ffmpeg.stdin is not None
            for n in range(SECONDS * FRAMES_A_SECOND):
                t = n / FRAMES_A_SECOND
                if t < cut:
                    frame = indoors(t, cut, room, pane, fall, frost)
                else:
                    frame = outdoors(t, sky, layers)
                ffmpeg.stdin.write(frame.tobytes())
            ffmpeg.stdin.close()
        if ffmpeg.returncode:
            raise SystemExit("ffmpeg could not make the film")
        # Copied once more, to leave out even the encoder's name.
        run(["ffmpeg", "-v", "error", "-y", "-i", str(encoded), "-c", "copy", *BITEXACT,
             "-metadata:s:v:0", "encoder=", "-movflags", "+faststart",
             str(folder / "sea.mp4")])  # fmt: skip
    retime(vtt, spoken.times)
