"""mkdocs.yml, read without MkDocs: where an archive keeps its things, and how it is built."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from ownwords.errors import ArchiveError
from ownwords.place import Options, SiteSaid, theme_folder
from ownwords.settings import Settings, place_in, settings_in


def write(root, text):
    (root / "mkdocs.yml").write_text(text, "utf-8")
    return root


@pytest.mark.parametrize(
    ("text", "settings"),
    [
        ("", Settings()),
        ("- a list", Settings()),
        ("docs_dir: pages", Settings(docs_dir="pages")),
        ("docs_dir:", Settings()),
        ("site_name: Leeks", Settings(site=SiteSaid("Leeks"))),
        ("theme: material", Settings(theme={"name": "material"})),
        ("theme: {custom_dir: x}", Settings(theme={"custom_dir": "x"})),
        ("plugins: [ownwords]", Settings()),
        ("plugins: [search, {ownwords: {}}]", Settings()),
        ("plugins: {ownwords: {rebuild_every: 7}}", Settings(options=Options(rebuild_every=7))),
        ("plugins: [{ownwords: {rebuild_every: 7}}]", Settings(options=Options(rebuild_every=7))),
        ("plugins: [{ownwords: {stories_dir: told}}]", Settings(options=Options("told"))),
        ("plugins: [{ownwords: {language: gd}}]", Settings(options=Options(language="gd"))),
        (
            "plugins: [{ownwords: {evaluation_form: 'https://forms.example/x'}}]",
            Settings(options=Options(evaluation_form="https://forms.example/x")),
        ),
        ("plugins: [{ownwords: {trusted: [x]}}]", Settings()),
        ("plugins: [{search: {rebuild_every: 7}}]", Settings()),
        ("site_url: !ENV [URL, x]\nsite_name: Leeks", Settings(site=SiteSaid("Leeks"))),
        ("a: !!python/name:os.system\nsite_name: Leeks", Settings(site=SiteSaid("Leeks"))),
        ("a: !!python/object/apply:os.system [x]", Settings()),
    ],
)
def test_reads_the_few_settings_it_needs(tmp_path, text, settings):
    assert settings_in(write(tmp_path, text)) == settings


@pytest.mark.parametrize(
    ("option", "told"),
    [
        ("rebuild_every: 7 days", "ownwords.rebuild_every in mkdocs.yml cannot be read"),
        ("rebuild_every: yes", "ownwords.rebuild_every in mkdocs.yml cannot be read"),
        ("rebuild_every: !ENV DAYS", "ownwords.rebuild_every in mkdocs.yml cannot be read"),
        ("stories_a_page: 2.5", "ownwords.stories_a_page in mkdocs.yml cannot be read"),
        ("stories_dir: [a]", "ownwords.stories_dir in mkdocs.yml cannot be read"),
        ("rebuild_every: -1", "a number under ownwords is too small"),
        ("rebuild_every: 1000000000000", "a number under ownwords is too large"),
        ("stories_a_page: 0", "a number under ownwords is too small"),
        (
            "language: gea",
            r'ownwords\.language is no language: "gea"\. Write its code, such as en-GB',
        ),
        (
            "evaluation_form: forms.example",
            r"ownwords\.evaluation_form cannot be read\. Write its whole address",
        ),
        ("language: Gaelic", 'ownwords.language is no language: "Gaelic"'),
    ],
)
def test_an_option_that_cannot_be_read_stops_everything(tmp_path, option, told):
    with pytest.raises(ArchiveError, match=told):
        place_in(write(tmp_path, f"plugins: [{{ownwords: {{{option}}}}}]"))


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (None, r"There is no mkdocs\.yml in .* Name the archive with -C\."),
        (b"a: [", r"mkdocs\.yml cannot be read"),
        (b"a: \xff", r"mkdocs\.yml cannot be read"),
    ],
)
def test_a_folder_without_settings_is_no_archive(tmp_path, data, told):
    if data is not None:
        (tmp_path / "mkdocs.yml").write_bytes(data)
    with pytest.raises(ArchiveError, match=told):
        settings_in(tmp_path)


@pytest.mark.parametrize(
    ("here", "archives", "step"),
    [
        (".", ["voices"], "cd voices\nOr name the archive at the end of the line: -C voices"),
        ("voices/stories", ["voices"], "cd .."),
        ("voices/stories/leeks", ["voices"], r"cd \.\./\.\."),
        (".", ["my voices"], "cd 'my voices'"),
        (".", ["voices", "others"], "Name the archive with -C"),
    ],
)
def test_an_archive_near_by_is_named(tmp_path, monkeypatch, here, archives, step):
    for name in archives:
        (tmp_path / name).mkdir()
        write(tmp_path / name, "site_name: Leeks")
    folder = tmp_path / here
    folder.mkdir(parents=True, exist_ok=True)
    monkeypatch.chdir(folder)
    with pytest.raises(ArchiveError, match=step):
        place_in(Path())


def test_a_place_has_whole_paths(tmp_path):
    place = place_in(write(tmp_path, "docs_dir: pages\nsite_name: Leeks"))
    root = tmp_path.resolve()
    assert (place.root, place.stories, place.pages, place.themes, place.settings.site_name) == (
        root,
        root / "stories",
        root / "pages",
        (theme_folder().resolve(),),
        "Leeks",
    )


@pytest.mark.parametrize(("option", "days"), [("", 1), ("rebuild_every: 7", 7)])
def test_a_page_stays_up_for_a_day_unless_it_is_said_otherwise(tmp_path, option, days):
    place = place_in(write(tmp_path, f"plugins: [{{ownwords: {{{option}}}}}]"))
    assert place.rebuild_every == timedelta(days=days)


@pytest.mark.parametrize(
    ("folders", "custom", "names"),
    [
        (["mine"], "mine", ["mine", "theme"]),
        ([], "mine", ["theme"]),
        ([], str(theme_folder()), ["theme"]),
    ],
)
def test_an_archives_own_templates_come_first(tmp_path, folders, custom, names):
    for folder in folders:
        (tmp_path / folder).mkdir()
    place = place_in(write(tmp_path, f"theme: {{custom_dir: {custom}}}"))
    assert [folder.name for folder in place.themes] == names


@pytest.mark.parametrize(("has_page", "address"), [(True, "get-help/"), (False, None)])
def test_help_is_linked_where_there_is_such_a_page(tmp_path, has_page, address):
    (tmp_path / "docs").mkdir()
    if has_page:
        (tmp_path / "docs" / "get-help.md").write_text("# Help")
    assert place_in(write(tmp_path, "")).settings.help_address == address


def test_settings_that_are_inherited_are_read(tmp_path):
    (tmp_path / "base.yml").write_text("docs_dir: pages\ntheme: {name: material}\n")
    (tmp_path / "mkdocs.yml").write_text("INHERIT: base.yml\ntheme: {custom_dir: theme}\n")
    settings = settings_in(tmp_path)
    assert (settings.docs_dir, settings.theme) == (
        "pages",
        {"name": "material", "custom_dir": "theme"},
    )
