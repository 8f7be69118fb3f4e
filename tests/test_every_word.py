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

from ownwords.editorial.guides import sources
from ownwords.editorial.guides.prompts import read_general_prompts
from ownwords.mkdocs_build import build_site
from tests.archives import TODAY, picture, write_archive, write_story
from tests.media.recording_samples import make_mp3, make_mp4, pictures_entry, track
from tests.reading import texts_in

pytestmark = pytest.mark.build

MARKED = re.compile("⟦[^⟦⟧]*(?:⟦[^⟦⟧]*⟧[^⟦⟧]*)*⟧")
MAY_STAND = re.compile(
    r"<iframe [^>]*></iframe>|\b[KM]B\b|(?:https?://)?example\.org\S*|\b[A-Z2-7]{5}\b"
)
"""Code to copy, units, addresses, and the versions of guides."""
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
    "themes/joy.md": '---\ntitle: Χαρά\nstatement: "Κανείς ακόμα."\n---\n',
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


FORMAT = """---
title: Κύκλος
summary: "Ένας κύκλος."
people: {least: 2, most: 9, usual: 5}
minutes: {least: 30, most: 90, usual: 60}
suits: [theme, story, film]
roles: [{name: Κάποιος, does: "Ακούει."}]
materials: [Καρέκλες]
agreements: ["Ακούμε."]
sheets: [quote-cards, prompt-cards, pledge, questions, ripple-map, round-cards, agreements,
  talking-object, one-pager]
source: "Δικός μας."
parts:
  - {title: Αρχή, kind: welcome, minutes: 5, activity: "Καλώς ήρθατε."}
  - {title: Πριν, kind: questions, minutes: 2, activity: "Γράφουμε."}
  - {title: Λόγια, kind: story, takes: reading, activity: "Διαβάζουμε.", note: "Αργά."}
  - {title: Γύρος, kind: round, step: open, minutes: 5, activity: "Μιλάμε.", materials: [Πέτρα]}
  - {title: Χάρτης, kind: map, step: system, grows: yes, activity: "Σχεδιάζουμε."}
  - {title: Διάλειμμα, kind: break, minutes: 5, activity: "Τσάι."}
  - {title: Ανάσα, kind: pause, minutes: 1, activity: "Ανασαίνουμε."}
  - {title: Μετά, kind: next-step, step: action, minutes: 2, activity: "Ένα πράγμα."}
  - {title: Τέλος, kind: closing, minutes: 5, activity: "Μια λέξη."}
---
Δικά μας λόγια.
"""
PROMPTS = """---
prompts:
  - {ask: "Τι μένει;", step: open}
  - {ask: "Τι σας θυμίζει;", step: personal}
  - {ask: "Τι βοήθησε;", step: system}
  - {ask: "Τι θα κάνουμε;", step: action}
questions:
"""
QUESTION = '  - {{id: {id}, words: "Πόσο;", low: "λίγο", high: "πολύ"}}\n'
GUIDE = """---
title: Κύκλος στη σκάλα
purpose: "Να ακούσουμε."
format: conversation-cafe
audience: [Γείτονες]
people: 5
minutes: 60
themes: [hope]
stories: [a-0, with-everything]
quotes: [{quote: "a-0#stairs", prompt: "Ποιος;"}, {quote: "a-1#stairs"}]
changes: [{on: 2026-01-01, what: "Αρχή."}]
aliases: [before]
---
Δικά μας λόγια.
"""


def in_greek() -> dict[str, str]:
    """Every format and every prompt of ours, said by the archive itself."""
    questions = read_general_prompts("en").questions
    prompts = PROMPTS + "".join(QUESTION.format(id=each.id) for each in questions)
    shipped = sorted(Path(sources.__file__).with_name("formats").glob("*.md"))
    return {
        **{f"formats/{path.name}": FORMAT for path in shipped},
        "prompts.md": f'{prompts}after: "Και τώρα;"\n---\n',
        "guides/circle.md": GUIDE,
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
    for name, text in {**PAGES, **in_greek()}.items():
        (root / "pages" / name).parent.mkdir(exist_ok=True)
        (root / "pages" / name).write_text(text, "utf-8")
    write_stories(root)
    return build_site(root, root.parent / "site", TODAY, strict=True)


def write_stories(root: Path) -> None:
    """One for each kind of credit, with pictures, sound and film, and one taken back."""
    media = ["words", "portrait", "audio", "film"]
    for number, credit in enumerate(CREDITS):
        allowed = {"allow": {"web": ["words"], "guides": ["words"]}}
        write_story(root, f"a-{number}", body=BODY, **FRONT, storyteller=credit, consent=allowed)
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
        consent={"allow": {"web": media, "guides": [*media]}},
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
