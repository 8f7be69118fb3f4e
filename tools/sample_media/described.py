"""Morag's film with audio description, for whoever cannot see the corridor or the sea.

Her own words leave no room for it, so the first picture stands still while it is described, and
so does the last. The film between them is the film as it is.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from sample_media.sound import BITEXACT, RATE, Samples, Voice, low_pass, mixed, run, say, write_wav

VOICE = Voice("en-gb-x-rp+f4", 150, 46)
BEFORE = (
    "A painted film. A hospital corridor with green walls, a handrail on the left, "
    "and brown doors on the right. At the far end is a frosted window. "
    "Slowly we come nearer, and it fills with light."
)
AFTER = "A cut. Waves, row behind row, under a pale sun."
HER_LAST_WORD = 20.7
FILM_ENDS = 24.0


def described(folder: Path) -> None:
    before, after = (low_pass(say(words, VOICE), 0.6) for words in (BEFORE, AFTER))
    still = round(1.2 + len(before) / RATE, 2)
    last = round(max(0.0, HER_LAST_WORD + 0.4 + len(after) / RATE + 1.0 - FILM_ENDS), 2)
    sound = _placed(still + FILM_ENDS + last, [(0.5, before), (still + HER_LAST_WORD + 0.4, after)])
    with tempfile.TemporaryDirectory() as temporary:
        wav, encoded = Path(temporary) / "words.wav", Path(temporary) / "described.mp4"
        write_wav(wav, mixed(sound, 0.12, [0.0] * len(sound), 0.1, 0.1))
        stand_still = (
            f"[0:v]tpad=start_mode=clone:start_duration={still}"
            f":stop_mode=clone:stop_duration={last}[picture];"
            f"[0:a]adelay={round(still * 1000)}:all=1[film];"
            "[film][1:a]amix=inputs=2:duration=longest:normalize=0[sound]"
        )
        run(["ffmpeg", "-v", "error", "-y", "-i", str(folder / "sea.mp4"), "-i", str(wav),
             "-filter_complex", stand_still, "-map", "[picture]", "-map", "[sound]",
             "-c:v", "libx264", "-preset", "veryslow", "-crf", "27", "-maxrate", "320k",
             "-bufsize", "900k", "-pix_fmt", "yuv420p", "-bsf:v", "filter_units=remove_types=6",
             "-threads", "1", "-ac", "1", "-ar", str(RATE), "-c:a", "aac", "-b:a", "48k", *BITEXACT,
             "-flags:v", "+bitexact", "-movflags", "+faststart", str(encoded)])  # fmt: skip
        # Copied once more, to leave out even the encoder's name.
        run(["ffmpeg", "-v", "error", "-y", "-i", str(encoded), "-c", "copy", *BITEXACT,
             "-metadata:s:v:0", "encoder=", "-movflags", "+faststart",
             str(folder / "sea-described.mp4")])  # fmt: skip


def _placed(seconds: float, pieces: list[tuple[float, Samples]]) -> Samples:
    """Pieces in silence, each at its second."""
    sound = [0.0] * round(seconds * RATE)
    for at, piece in pieces:
        start = round(at * RATE)
        sound[start : start + len(piece)] = piece
    return sound
