import ast
import os
import stat
import sys
from pathlib import Path

import pytest

from ownwords.made.machines import share_cards
from ownwords.media import pictures
from ownwords.media.cache import DerivativeCache, recipe


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "deep" / "cache"


@pytest.fixture
def cache(folder):
    return DerivativeCache(folder)


def entry_in(folder):
    (path,) = folder.glob("*.kept")
    return path


def files_in(folder):
    return sorted(path.name for path in folder.iterdir() if path.name != ".gitignore")


def test_gives_back_what_was_written(cache):
    cache.write("shona", b"pixels")
    assert cache.read("shona") == b"pixels"


def test_gives_back_what_an_earlier_build_wrote(cache, folder):
    cache.write("shona", b"pixels")
    assert DerivativeCache(folder).read("shona") == b"pixels"


def test_has_nothing_under_another_key(cache):
    cache.write("shona", b"pixels")
    assert cache.read("callum") is None


def test_does_not_make_a_folder_to_read_from(cache, folder):
    assert cache.read("shona") is None
    assert not folder.exists()


def test_tells_no_key_in_a_file_name(cache, folder):
    cache.write("../../shona", b"pixels")
    assert len(entry_in(folder).stem) == 64


def test_writes_the_newer_entry_over_the_older(cache):
    cache.write("shona", b"older")
    cache.write("shona", b"newer")
    assert cache.read("shona") == b"newer"


def test_keeps_the_folder_from_other_people_and_from_git(cache, folder):
    cache.write("shona", b"pixels")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert (folder / ".gitignore").read_text() == "*\n"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda kept: kept[:-1],
        lambda kept: kept[:40],
        lambda kept: kept[:7],
        lambda kept: b"",
        lambda kept: kept + b"more",
        lambda kept: kept[:-1] + b"X",
        lambda kept: b"X" + kept[1:],
    ],
)
def test_does_not_use_an_entry_that_was_changed(cache, folder, spoil):
    cache.write("shona", b"pixels of a portrait")
    entry_in(folder).write_bytes(spoil(entry_in(folder).read_bytes()))
    assert cache.read("shona") is None


def test_does_not_use_an_entry_that_was_swapped_for_another(cache, folder):
    cache.write("shona", b"pixels of Shona")
    shona = entry_in(folder)
    kept = shona.read_bytes()
    shona.unlink()
    cache.write("callum", b"pixels of Callum")
    entry_in(folder).write_bytes(kept)
    assert cache.read("callum") is None


def test_writes_a_spoilt_entry_again(cache, folder):
    cache.write("shona", b"pixels")
    entry_in(folder).write_bytes(b"spoilt")
    cache.write("shona", b"pixels")
    assert cache.read("shona") == b"pixels"


def test_leaves_no_part_behind_when_the_disk_is_full(cache, folder, monkeypatch):
    cache.write("shona", b"older")

    def full(*_):
        raise OSError("No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    cache.write("shona", b"newer")
    assert files_in(folder) == [entry_in(folder).name]
    assert cache.read("shona") == b"older"


# ---- forgetting


def test_forgets_what_this_build_did_not_use(cache, folder):
    cache.write("withdrawn", b"pixels")
    later = DerivativeCache(folder)
    later.write("shona", b"pixels")
    later.forget_unused()
    assert later.read("withdrawn") is None
    assert len(files_in(folder)) == 1


def test_does_not_forget_what_this_build_read(cache, folder):
    cache.write("shona", b"pixels")
    later = DerivativeCache(folder)
    later.read("shona")
    later.forget_unused()
    assert later.read("shona") == b"pixels"


def test_forgets_a_spoilt_entry_nobody_asked_for_and_parts_of_a_broken_build(cache, folder):
    cache.write("shona", b"pixels")
    (folder / ("a" * 64 + ".kept")).write_bytes(b"")
    (folder / "x1_y2.part").write_bytes(b"half a portrait")
    cache.forget_unused()
    assert len(files_in(folder)) == 1


def test_leaves_alone_what_it_did_not_write(cache, folder):
    cache.write("shona", b"pixels")
    (folder / "shona.md").write_text("My story")
    (folder / ("b" * 64 + ".kept")).mkdir()
    DerivativeCache(folder).forget_unused()
    assert files_in(folder) == ["b" * 64 + ".kept", "shona.md"]


def test_forgetting_needs_no_folder(cache, folder):
    cache.forget_unused()
    assert not folder.exists()


# ---- pictures known to be good


def test_remembers_good_pictures_between_builds(cache, folder):
    cache.remember_good("abc")
    assert DerivativeCache(folder).known_good("abc")


def test_knows_nothing_of_other_pictures(cache):
    cache.remember_good("abc")
    assert not cache.known_good("abd")


def test_a_planted_empty_file_does_not_make_a_picture_good(cache, folder):
    cache.remember_good("abc")
    entry_in(folder).write_bytes(b"")
    assert not cache.known_good("abc")


# ---- hostile folders


def test_does_not_follow_a_linked_folder(tmp_path):
    elsewhere = tmp_path / "elsewhere"
    DerivativeCache(elsewhere).write("shona", b"pixels")
    before = files_in(elsewhere)
    (tmp_path / "link").symlink_to(elsewhere)
    cache = DerivativeCache(tmp_path / "link")
    cache.write("callum", b"pixels")
    assert cache.read("shona") is None
    cache.forget_unused()
    assert files_in(elsewhere) == before


def test_does_not_make_the_folder_a_dangling_link_points_to(tmp_path):
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    DerivativeCache(tmp_path / "link").write("shona", b"pixels")
    assert not (tmp_path / "nowhere").exists()


def test_does_not_follow_a_linked_entry(cache, folder, tmp_path):
    cache.write("shona", b"pixels")
    kept = entry_in(folder)
    outside = tmp_path / "outside"
    kept.rename(outside)
    kept.symlink_to(outside)
    assert cache.read("shona") is None
    cache.write("shona", b"newer")
    assert not kept.is_symlink()
    assert b"newer" not in outside.read_bytes()


def test_forgets_a_linked_entry_and_not_what_it_points_to(cache, folder, tmp_path):
    cache.write("shona", b"pixels")
    outside = tmp_path / "outside"
    outside.write_bytes(b"mine")
    (folder / ("c" * 64 + ".kept")).symlink_to(outside)
    cache.forget_unused()
    assert outside.read_bytes() == b"mine"
    assert len(files_in(folder)) == 1


def test_does_not_wait_for_a_pipe(cache, folder):
    cache.write("shona", b"pixels")
    kept = entry_in(folder)
    kept.unlink()
    os.mkfifo(kept)
    assert cache.read("shona") is None


def test_lives_with_a_file_in_place_of_the_folder(tmp_path):
    (tmp_path / "cache").write_text("a file")
    cache = DerivativeCache(tmp_path / "cache")
    cache.write("shona", b"pixels")
    cache.forget_unused()
    assert cache.read("shona") is None


def test_lives_with_a_folder_nothing_can_be_made_in(tmp_path):
    (tmp_path / "file").write_text("a file")
    cache = DerivativeCache(tmp_path / "file" / "cache")
    cache.write("shona", b"pixels")
    cache.forget_unused()
    assert cache.read("shona") is None


def test_lives_with_a_folder_that_may_not_be_written(cache, monkeypatch):
    cache.write("shona", b"pixels")

    def refused(**_):
        raise PermissionError

    monkeypatch.setattr("tempfile.mkstemp", refused)
    cache.write("callum", b"pixels")
    assert (cache.read("shona"), cache.read("callum")) == (b"pixels", None)


def test_a_recipe_changes_with_the_code(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "painter.py").write_text("warm = True\n")
    __import__("painter")
    first = recipe("painter")
    recipe.cache_clear()
    (tmp_path / "painter.py").write_text("warm = False\n")
    assert recipe("painter") != first


NO_PICTURES = {"media.cache", "media.objection", "archive", "made.files", "made.kit"}
"""What makers of pictures import, and no byte of a picture depends on."""


@pytest.mark.parametrize("maker", [pictures, share_cards])
def test_a_recipe_holds_every_module_that_draws(maker):
    imported = {name for module in maker.MADE_BY for name in _ours_imported_by(module)}
    named = {name.removeprefix("ownwords.") for name in maker.MADE_BY}
    assert imported - NO_PICTURES <= named


def _ours_imported_by(module):
    for node in ast.walk(ast.parse(Path(sys.modules[module].__file__).read_text())):
        if isinstance(node, ast.ImportFrom) and node.module.startswith("ownwords."):
            # from ownwords.media import card is as good as from ownwords.media.card import arch.
            full = [f"{node.module}.{each.name}" for each in node.names]
            found = [name for name in full if name in sys.modules] or [node.module]
            yield from (name.removeprefix("ownwords.") for name in found)
