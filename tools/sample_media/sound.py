"""Voices by espeak-ng, a boiler that passes for the sea, and a small beat, all mixed by hand."""

from __future__ import annotations

import math
import random
import re
import subprocess
import sys
import tempfile
import wave
from array import array
from dataclasses import dataclass
from pathlib import Path

RATE = 22_050
TIMES = re.compile(r"^\d{2}:\d{2}:\d{2}\.\d{3} --> \d{2}:\d{2}:\d{2}\.\d{3}$")
BITEXACT = ["-map_metadata", "-1", "-fflags", "+bitexact", "-flags:a", "+bitexact"]
Samples = list[float]


@dataclass(frozen=True)
class Voice:
    name: str
    words_a_minute: int
    pitch: int


@dataclass(frozen=True)
class Spoken:
    """What was said and when each cue of it starts and ends, in seconds."""

    samples: Samples
    times: list[tuple[float, float]]


def run(command: list[str]) -> None:
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL)


def cues(vtt: Path) -> list[str]:
    """The words of each cue, in order."""
    found: list[list[str]] = []
    inside = False
    for line in vtt.read_text(encoding="utf-8").splitlines():
        if TIMES.match(line):
            found.append([])
            inside = True
        elif not line.strip():
            inside = False
        elif inside:
            found[-1].append(line.strip())
    return [" ".join(lines) for lines in found]


def retime(vtt: Path, times: list[tuple[float, float]]) -> None:
    """Give the cues new times; the words stay as they are."""
    fresh = iter(times)
    lines = []
    for line in vtt.read_text(encoding="utf-8").splitlines():
        if TIMES.match(line):
            start, end = next(fresh)
            lines.append(f"{clock(start)} --> {clock(end)}")
        else:
            lines.append(line)
    vtt.write_text("\n".join(lines) + "\n", encoding="utf-8")


def clock(seconds: float) -> str:
    thousandths = round(seconds * 1000)
    minutes, rest = divmod(thousandths, 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest // 1000:02}.{rest % 1000:03}"


def say(words: str, voice: Voice) -> Samples:
    """One cue, without the silence about it, at an even loudness."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "cue.wav"
        plain = re.sub(r"[“”\"]", "", words)
        run(["espeak-ng", "-v", voice.name, "-s", str(voice.words_a_minute), "-p", str(voice.pitch),
             "-w", str(target), plain])  # fmt: skip
        with wave.open(str(target)) as sound:
            assert sound.getframerate() == RATE and sound.getnchannels() == 1
            raw = array("h", sound.readframes(sound.getnframes()))
    if sys.byteorder == "big":
        raw.byteswap()
    loud = [i for i, v in enumerate(raw) if abs(v) > 250]
    piece = raw[max(0, loud[0] - 400) : loud[-1] + 1200]
    rms = math.sqrt(sum(v * v for v in piece) / len(piece))
    return [v / rms for v in piece]


def speak(vtt: Path, voice: Voice, first: float, pauses: list[float], length: float) -> Spoken:
    """Every cue in turn, with the given pauses between them; `length` 0 is as long as it takes."""
    samples: Samples = []
    times = []
    at = first
    for i, words in enumerate(cues(vtt)):
        piece = say(words, voice)
        start = round(at * RATE)
        samples.extend([0.0] * (start - len(samples)))
        samples.extend(piece)
        times.append((at, at + len(piece) / RATE))
        at = times[-1][1] + pauses[i % len(pauses)]
    wanted = round(length * RATE) or len(samples) + 3 * RATE
    if len(samples) > wanted:
        raise SystemExit(f"{vtt}: the words take {len(samples) / RATE:.1f} s, more than {length}")
    samples.extend([0.0] * (wanted - len(samples)))
    return Spoken(samples, times)


def low_pass(samples: Samples, share: float) -> Samples:
    out, held = [], 0.0
    for v in samples:
        held += share * (v - held)
        out.append(held)
    return out


def hiss(count: int, seed: int) -> Samples:
    rng = random.Random(seed)
    return [rng.uniform(-1, 1) for _ in range(count)]


def boiler(count: int) -> Samples:
    """A boiler under an old dye works, slowed to a quarter, like shingle dragged back."""
    near = low_pass(low_pass(hiss(count, 5), 0.18), 0.3)
    far = low_pass(low_pass(hiss(count, 6), 0.03), 0.05)
    out = []
    for i in range(count):
        t = i / RATE
        swell = 0.5 - 0.5 * math.cos(math.tau * t / 6.1 + 0.8)
        drag = max(0.0, math.sin(math.tau * t / 6.1 + 2.6)) ** 2
        hum = 0.012 * math.sin(math.tau * 51.5 * t) + 0.006 * math.sin(math.tau * 77.2 * t)
        out.append(far[i] * (0.5 + 0.9 * swell) + near[i] * 0.28 * drag + hum)
    return out


def beat(count: int) -> Samples:
    """Kick, brushed snare, hats, a B flat that may be the fridge, and rain."""
    step = round(RATE * 60 / 84 / 4)
    rain = low_pass(hiss(count, 8), 0.35)
    snow = hiss(RATE, 9)
    out = [0.022 * v for v in rain]
    for n in range(count // step):
        bar, place = divmod(n, 16)
        at = n * step + (round(step * 0.18) if n % 2 else 0)
        if place in (0, 7, 10):
            add(out, at, [0.3 * math.exp(-i / 1900) * math.sin(math.tau * (46 * i / RATE
                          - 0.9 * math.exp(-i / 500))) for i in range(7000)])  # fmt: skip
        if place in (4, 12):
            add(out, at, low_pass([0.16 * math.exp(-i / 1500) * snow[i] for i in range(6000)], 0.5))
        if place % 2 == 0 or place == 13:
            sharp = [snow[i] - snow[i - 1] for i in range(1, 1400)]
            level = 0.016 if place % 4 else 0.009
            add(out, at, [level * math.exp(-i / 260) * v for i, v in enumerate(sharp)])
        if place == 0:
            note = (58.27, 58.27, 51.91, 43.65)[bar % 4]
            hold = step * 14
            add(out, at, [0.1 * min(1, i / 900, (hold - i) / 4000)
                          * (math.sin(math.tau * note * i / RATE)
                             + 0.35 * math.sin(math.tau * note * 2 * i / RATE))
                          for i in range(hold)])  # fmt: skip
    return out


def add(out: Samples, at: int, piece: Samples) -> None:
    for i, v in enumerate(piece[: max(0, len(out) - at)]):
        out[at + i] += v


def mixed(voice: Samples, level: float, ground: Samples, fade_in: float, fade_out: float) -> bytes:
    """Voice over ground as 16-bit samples, the ground drawn back a little under the words."""
    count = len(voice)
    out = array("h")
    near = 0.0
    for i, (v, g) in enumerate(zip(voice, ground, strict=True)):
        near += 0.0004 * (min(1.0, abs(v)) - near)
        edge = min(1.0, i / (fade_in * RATE), (count - i) / (fade_out * RATE))
        value = v * level + g * edge * (1 - 0.35 * min(1.0, near * 2))
        out.append(round(32_000 * math.tanh(value)))
    if sys.byteorder == "big":
        out.byteswap()
    return out.tobytes()


def write_wav(path: Path, samples: bytes) -> None:
    with wave.open(str(path), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        sound.writeframes(samples)


def recording(folder: Path) -> None:
    """Dex's sound check: the words of the transcript over the beat."""
    vtt = folder / "sound-check.vtt"
    voice = Voice("en-gb-x-gbclan+m3", 158, 56)
    spoken = speak(vtt, voice, 2.9, [0.75, 0.4, 0.7, 0.9, 0.6, 0.5, 0.7, 0.9, 0.7], 0)
    ground = [v * 0.62 for v in beat(len(spoken.samples))]
    with tempfile.TemporaryDirectory() as temporary:
        wav = Path(temporary) / "mix.wav"
        write_wav(wav, mixed(low_pass(spoken.samples, 0.7), 0.135, ground, 0.4, 2.5))
        run(["ffmpeg", "-v", "error", "-y", "-i", str(wav), "-ac", "1", "-c:a", "libmp3lame",
             "-b:a",
             "48k", *BITEXACT, "-write_xing", "0", "-id3v2_version", "0", "-write_id3v1", "0",
             str(folder / "sound-check.mp3")])  # fmt: skip
    retime(vtt, spoken.times)
