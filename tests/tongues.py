"""Small archives in Arabic, in Gaelic, and in English with a story in Arabic. All is invented."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ownwords.mkdocs_build import build_site
from tests.archives import TODAY, picture, write_archive, write_story

NIGHT = "كانت الليلة طويلة."
IN_ARABIC: dict[str, Any] = {
    "title": "باب في آخر الممر",
    "summary": "سنة في بيت جديد، ومن طرق الباب.",
    "language": "ar",
    "storyteller": {"credit": "pseudonym", "name": "ليلى", "role": "جارة", "place": "حلب"},
    "tags": ["شاي"],
    "quotes": [
        {"id": "night", "words": NIGHT, "themes": ["hope"]},
        {"id": "neighbours", "words": "جاء الجيران على أي حال", "themes": ["hope"]},
    ],
    "content_notes": ["socio-political/migration"],
    "body": f"""{NIGHT} وضعت الإبريق على الدرج كي ألقى الناس، ولم أكن أعرف منهم أحدًا.

كان في البيت 12 بابًا، وكلها مغلقة.

في الصباح كتبت رسالة ولم أرسلها.

ثم سمعت خطوات على الدرج.

جاء الجيران على أي حال، ومعهم 3 أكواب، ثم جلسنا حتى الصباح.
""",
}
IN_GAELIC: dict[str, Any] = {
    "title": "An coire air an staidhre",
    "summary": "Bliadhna air an staidhre, agus cò thàinig suas.",
    "language": "gd",
    "storyteller": {"credit": "anonymous", "name": None, "role": None, "place": "Uibhist"},
    "tags": ["tì"],
    "quotes": [{"id": "stairs", "words": "Thàinig iad suas co-dhiù.", "themes": ["hope"]}],
    "content_notes": ["death/bereavement", "mental-health/hospital"],
    "body": "Chuir mi an coire air an staidhre gus coinneachadh ri daoine.\n\n"
    "Thàinig iad suas co-dhiù.\n",
}
PAGES = {
    "ar": {
        "index.md": "---\ntitle: كلماتنا\n---\nأهلًا بكم.\n",
        "about.md": "# من نحن\n\nنحن بعض الجيران.\n",
        "themes/hope.md": '---\ntitle: الأمل\nstatement: "يُعار أولًا."\n'
        'questions: ["من يعيره؟"]\n---\nكلمات منا.\n',
        "collections/landing.md": "---\ntitle: الدرج\nplace: حلب\n---\nبيت واحد.\n",
        "content-notes.md": "---\nnotes: {socio-political/migration: الهجرة}\n---\n",
    },
    "gd": {
        "index.md": "---\ntitle: Nar faclan fhèin\n---\nThig a-steach.\n",
        "about.md": "# Mu ar deidhinn\n\nCò sinne.\n",
        "themes/hope.md": '---\ntitle: Dòchas\nstatement: "Thèid a thoirt air iasad."\n'
        'questions: ["Cò bheir dhut e?"]\n---\nNar faclan fhèin.\n',
        "collections/landing.md": "---\ntitle: An staidhre\nplace: Uibhist\n---\nAon taigh.\n",
        "get-help.md": "---\ntitle: Faigh taic\nlines:\n  - name: Samaritans\n"
        f"    what: Faodaidh tu bruidhinn mu rud sam bith.\n    phone: 116 123\n"
        f"    hours: day and night\n    nations: [Alba]\n    checked_on: {TODAY}\n---\n",
    },
    "en": {},
}
NAMES = {"ar": "كلماتنا", "gd": "Nar faclan fhèin", "en": "Our own words"}
ARABIC_CATALOGUE = {
    "Skip to the main part": "انتقل إلى المحتوى",
    "Stories": "القصص",
    "Themes": "المواضيع",
    "Tags": "الوسوم",
    "Collections": "المجموعات",
    "Search": "بحث",
    "Read on": "تابع القراءة",
    "Jump past the story": "تجاوز القصة",
    "Another story": "قصة أخرى",
    "This story mentions %(notes)s.": "تذكر هذه القصة %(notes)s.",
    "Mentions %(notes)s": "تذكر %(notes)s",
    "Exit this site": "غادر هذا الموقع",
    "Reading settings": "إعدادات القراءة",
    "Page %(number)s of %(total)s": "صفحة %(number)s من %(total)s",
    "Next story": "القصة التالية",
}
"""What is not here is said in English, as in any language without a whole catalogue."""


def make_site(folder: Path, language: str, **settings: Any) -> Path:
    """The finished site of an archive in a language, with stories in it and in others."""
    options = {"language": language, "stories_a_page": 3, "word_search": False}
    root = write_archive(
        folder / "archive",
        {
            "site_name": NAMES[language],
            "theme": {"custom_dir": "own"},
            "plugins": [{"ownwords": options}],
        }
        | settings,
    )
    for name, text in PAGES[language].items():
        (root / "pages" / name).write_text(text, "utf-8")
    (root / "own/languages").mkdir(parents=True)
    entries = (f'msgid "{said}"\nmsgstr "{in_it}"' for said, in_it in ARABIC_CATALOGUE.items())
    (root / "own/languages/ar.po").write_text("\n\n".join(entries), "utf-8")
    _write_stories(root)
    return build_site(root, root.parent / "site", TODAY, strict=True)


def _write_stories(root: Path) -> None:
    face = {"file": "p.jpg", "alt": "A drawn face."}
    allow = {"consent": {"allow": {"web": ["words", "portrait"]}}}
    for number in range(2):
        write_story(
            root, f"ar-{number}", files={"p.jpg": picture()}, **IN_ARABIC, **allow, portrait=face
        )
        write_story(root, f"gd-{number}", **IN_GAELIC)
    write_story(root, "en-0", collection="landing")
