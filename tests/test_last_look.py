"""The last look, room by room: what may stand in a guide may not stand in a list, and back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ownwords import editorial
from ownwords.edition import Edition, make_edition
from ownwords.last_look import findings_in
from ownwords.mkdocs_build import build_site
from ownwords.settings import place_in
from tests.archives import TODAY, picture, tree, write_archive, write_story

pytestmark = pytest.mark.build

TALE = "I walked to the harbour wall every morning before anybody else was up in the street."
WALL = {"id": "wall", "words": "I walked to the harbour wall every morning"}
PORTRAIT = {"file": "p.jpg", "alt": "Somebody at the harbour wall."}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A story for each room alone, with a portrait, and one for none."""
    root = write_archive(tmp_path_factory.mktemp("rooms") / "archive")
    for seed, (id, allow) in enumerate(
        {
            "web-alone": {"web": ["words", "portrait"]},
            "guides-alone": {"web": None, "guides": ["words", "portrait"]},
            "both-of-them": {"web": ["words"], "guides": ["words"]},
            "none-of-them": {"web": None, "book": ["words"]},
        }.items()
    ):
        told = f"{TALE} It was the year of the {id}."
        write_story(
            root,
            id,
            body=f"{told}\n",
            title=f"Titled {id.replace('-', ' ')} here",
            summary=f"Summed up for {id.replace('-', ' ')}.",
            files={"p.jpg": picture(seed=seed)},
            portrait=PORTRAIT,
            quotes=[{"id": "said", "words": f"It was the year of the {id}", "themes": ["hope"]}],
            consent={"allow": allow},
        )
    return root


@pytest.fixture(scope="module")
def site(archive: Path) -> Path:
    return build_site(archive, archive.parent / "site", TODAY, strict=True)


@pytest.fixture(scope="module")
def edition(archive: Path) -> Edition:
    return make_edition(place_in(archive), TODAY)


@pytest.fixture
def look(archive: Path, edition: Edition, tmp_path: Path) -> Callable[[str, bytes], set[str]]:
    """Whose words or pictures are found in a site with one file."""

    def found(uri: str, content: bytes) -> set[str]:
        path = tmp_path / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        found = findings_in(tmp_path, edition, place_in(archive), frozenset({uri}))
        return {finding.id for finding in found}

    return found


def year(id: str) -> str:
    return f"It was the year of the {id}."


@pytest.mark.parametrize("id", ["web-alone", "guides-alone", "both-of-them", "none-of-them"])
@pytest.mark.parametrize("uri", ["stories/index.html", "guides/index.html", "index.html"])
def test_a_storytellers_words_are_found_where_they_were_not_agreed(look, uri, id):
    room = "guides" if uri.startswith("guides/") else "web"
    may_be_there = id in (f"{room}-alone", "both-of-them")
    assert look(uri, f"<p>{year(id)}</p>".encode()) == (set() if may_be_there else {id})


@pytest.mark.parametrize(
    ("uri", "id", "is_found"),
    [
        ("guides/index.html", "web-alone", False),
        ("guides/index.html", "guides-alone", False),
        ("guides/index.html", "none-of-them", True),
        ("stories/index.html", "guides-alone", True),
        ("stories/index.html", "none-of-them", True),
        ("stories/index.html", "both-of-them", False),
    ],
)
def test_a_story_is_named_only_where_its_name_may_stand(look, uri, id, is_found):
    link = f'<a href="../stories/{id}/">Titled {id.replace("-", " ")} here</a>'
    assert look(uri, link.encode()) == ({id} if is_found else set())


@pytest.mark.parametrize("id", ["web-alone", "guides-alone", "none-of-them"])
def test_a_page_in_a_folder_called_media_is_no_room_for_everything(look, id):
    found = look("media/enquiries/index.html", f"<p>{year(id)}</p>".encode())
    assert found == (set() if id == "web-alone" else {id})


def test_a_guide_shows_a_story_that_the_rest_of_the_site_may_not(site):
    holding = {uri for uri, data in tree(site).items() if b"year of the guides-alone" in data}
    elsewhere = {uri for uri in holding if not uri.startswith(("guides/", "embed/guide/"))}
    assert ("guides/story/guides-alone/index.html" in holding, elsewhere) == (True, set())


def test_a_story_for_the_web_alone_is_in_no_guide(site):
    guides = [data for uri, data in tree(site).items() if uri.startswith("guides")]
    assert [data for data in guides if b"web-alone" in data] == []


@pytest.mark.parametrize("id", ["web-alone", "guides-alone", "both-of-them", "none-of-them"])
def test_a_picture_as_it_was_given_is_found_among_the_media(look, archive, id):
    given = (archive / "stories" / id / "p.jpg").read_bytes()
    assert look("media/0123.jpg", given) == {id}


@pytest.mark.parametrize("word", ["connect", "anonymous", "medium", "self-guided", "Nov", "Aug"])
@pytest.mark.parametrize("uri", ["guides/one/index.html", "find/index.html"])
def test_no_tag_of_a_withheld_story_is_taken_for_a_word_of_the_sites_own(tmp_path, uri, word):
    root = write_archive(tmp_path / "archive")
    write_story(root, "taken-back", tags=[word], consent={"status": "withdrawn"})
    (tmp_path / "site" / uri).parent.mkdir(parents=True)
    (tmp_path / "site" / uri).write_text(f"<p>{word}</p>")
    place = place_in(root)
    edition = make_edition(place, TODAY)
    assert findings_in(tmp_path / "site", edition, place, frozenset({uri})) == []


def test_a_story_taken_back_never_holds_up_the_site_by_words_that_own_words_says_itself(tmp_path):
    """Its role stands in a format of discussion guides, which every archive has."""
    said = "the peer worker or the friend"
    assert any(said in path.read_text() for path in Path(editorial.__file__).parent.rglob("*.md"))
    root = write_archive(tmp_path / "archive")
    teller = {"credit": "role", "name": None, "role": "Peer worker"}
    write_story(root, "taken-back", storyteller=teller, consent={"status": "withdrawn"})
    page = tmp_path / "site/guides/one/index.html"
    page.parent.mkdir(parents=True)
    page.write_text(f"<p>You may be the nurse, {said}.</p>")
    place = place_in(root)
    uris = frozenset({"guides/one/index.html"})
    assert findings_in(tmp_path / "site", make_edition(place, TODAY), place, uris) == []
