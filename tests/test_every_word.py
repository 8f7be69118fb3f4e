"""A whole site in which every word of the interface is marked: what is not marked cannot be said
in another language. Everything that the archive itself says is in Greek letters."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from babel.messages import Catalog
from babel.messages.pofile import write_po
from tools.update_catalogues import words_of_the_interface

from ownwords.mkdocs_build import build_site
from tests.archives import TODAY, picture, write_archive, write_story
from tests.media.recording_samples import make_mp3, make_mp4, pictures_entry, track
from tests.reading import texts_in

pytestmark = pytest.mark.build

MARKED = re.compile("⟦[^⟦⟧]*(?:⟦[^⟦⟧]*⟧[^⟦⟧]*)*⟧")
MAY_STAND = re.compile(r"\b[KM]B\b|(?:https?://)?example\.org\S*")
"""Units, and addresses."""
LATIN = re.compile("[A-Za-z]")
BODY = """Έβαλα την κατσαρόλα.

Ανέβηκαν τη σκάλα.
"""
FILM = make_mp4(tracks=[track(b"vide", pictures_entry())])
VTT = "WEBVTT\n\n00:00.000 --> 00:02.000\nΜια πρόταση. Και άλλη μία.\n"
FRONT = {
    "title": "Η σκάλα",
    "summary": "Ένας χρόνος.",
    "language": "el",
    "tags": ["τσάι"],
    "content_notes": ["death", "abuse/childhood"],
    "quotes": [{"id": "stairs", "words": "Ανέβηκαν τη σκάλα.", "themes": ["hope"]}],
}
CREDITS = [
    {"credit": "pseudonym", "name": "Μαρία", "role": "Γειτόνισσα", "place": "Αθήνα"},
    {"credit": "role", "name": None, "role": "Γείτονας", "place": None},
    {"credit": "anonymous", "name": None, "role": None, "place": None},
]
PAGES = {
    "index.md": "---\ntitle: Αρχή\n---\nΕλάτε μέσα.\n",
    "about.md": "# Εμείς\n\nΠοιοι είμαστε.\n",
    "themes/hope.md": '---\ntitle: Ελπίδα\nstatement: "Δανείζεται."\nframework: ΑΒΓ\n'
    'questions: ["Ποιος;"]\n---\nΔικά μας λόγια.\n',
    "collections/landing.md": "---\ntitle: Η σκάλα\nplace: Αθήνα\npartners: [Όλοι]\n"
    'dates: "2024"\n---\nΈνα σπίτι.\n',
    "content-notes.md": "---\nnotes: {death: θάνατος, abuse: κακία, abuse/childhood: παιδί}\n---\n",
    "get-help.md": f"""---
title: Βοήθεια
lines:
  - name: Κάποιος
    what: "Μιλήστε."
    phone: 116 123
    text: ΝΑΙ to 85258
    web: https://example.org/
    hours: day and night
    nations: [ΕΕ]
    who: παιδιά
    free: yes
    checked_on: {TODAY.isoformat()}
  - {{name: Άλλος, what: "Και.", phone: "999", nations: [ΕΕ], urgent: yes, checked_on: {TODAY}}}
---
Μιλήστε σε κάποιον.
""",
}


def marking(words: Catalog) -> Catalog:
    """A catalogue that says everything in marks."""
    marked = Catalog(locale="el")
    for message in words:
        if message.id:
            one = isinstance(message.id, str)
            marked.add(
                message.id,
                f"⟦{message.id}⟧" if one else tuple(f"⟦{each}⟧" for each in message.id),
            )
    return marked


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_archive(
        tmp_path_factory.mktemp("marked") / "archive",
        {
            "site_name": "Δικά μας",
            "site_url": "https://example.org/",
            "theme": {"custom_dir": "own"},
            "plugins": [{"ownwords": {"language": "el", "stories_a_page": 2}}],
        },
    )
    (root / "own/languages").mkdir(parents=True)
    with (root / "own/languages/el.po").open("wb") as file:
        write_po(file, marking(words_of_the_interface()))
    for name, text in PAGES.items():
        (root / "pages" / name).write_text(text, "utf-8")
    write_stories(root)
    return build_site(root, root.parent / "site", TODAY, strict=True)


def write_stories(root: Path) -> None:
    """One for each kind of credit, with pictures, sound and film, and one taken back."""
    allow = {"web": ["words", "portrait", "audio", "film"]}
    for number, credit in enumerate(CREDITS):
        write_story(root, f"a-{number}", body=BODY, **FRONT, storyteller=credit)
    write_story(
        root,
        "with-everything",
        body=BODY * 300,
        files={
            "p.jpg": picture(),
            "a.mp3": make_mp3(),
            "f.mp4": FILM,
            "d.mp4": FILM + b"\0\0\0\x08free",
            "w.vtt": VTT.encode(),
        },
        **FRONT | {"content_notes": [], "collection": "landing"},
        storyteller=CREDITS[0],
        portrait={"file": "p.jpg", "alt": "Ένα πρόσωπο"},
        audio={"file": "a.mp3", "alt": "Μια φωνή", "transcript": "w.vtt"},
        film={"file": "f.mp4", "alt": "Ένα έργο", "captions": "w.vtt", "described": "d.mp4"},
        consent={"allow": allow},
    )
    gone = root / "stories/taken-back"
    gone.mkdir()
    month = TODAY - timedelta(days=40)
    text = f"---\nwithdrawn: {month:%Y-%m}\nnotice: gone\nform: T-9\n---\n"
    (gone / "story.md").write_text(text, "utf-8")


def test_every_word_around_the_stories_can_be_said_in_another_language(site):
    unmarked = {
        page.relative_to(site).as_posix(): left
        for page in sorted(site.rglob("*.html"))
        if (left := not_marked(page.read_text("utf-8")))
    }
    assert unmarked == {}


def not_marked(html: str) -> list[str]:
    """The texts with a Latin letter outside the marks. A mark may go over several."""
    text = MARKED.sub("", "\n".join(texts_in(html)))
    return sorted({line for line in MAY_STAND.sub("", text).splitlines() if LATIN.search(line)})


def test_every_kind_of_page_is_looked_at(site):
    kinds = {
        found[1]
        for page in site.rglob("*.html")
        if (found := re.search(r'<body class="kind-([\w-]+)"', page.read_text("utf-8")))
    }
    made = {path.stem for path in Path(__file__).parents[1].glob("theme/pieces/*.html")}
    assert made - kinds == set()
