"""Whole builds: what is refused, what a failure leaves behind, and which engines read the plan."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from datetime import timedelta
from pathlib import Path

import pytest
import yaml

from ownwords.desk.export import export
from ownwords.errors import ArchiveError, OwnWordsError
from ownwords.gate import publish
from ownwords.mkdocs_build import build_site, log_to_stderr
from ownwords.mkdocs_log import told as told_of_findings
from ownwords.settings import place_in
from ownwords.verify.scan import Finding
from tests.archives import TODAY, approve_all, picture, tree, write_archive, write_story

pytestmark = pytest.mark.build
SECRET = "We hid the spare key under the third blue flowerpot by the door."
REPOSITORY = Path(__file__).parents[1]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """One story published, one not approved yet."""
    archive = write_archive(tmp_path / "archive")
    write_story(archive, "the-landing")
    write_story(
        archive,
        "the-flowerpot",
        body=f"{SECRET}\n",
        title="Under the third flowerpot",
        quotes=[],
        files={"p.jpg": picture(seed=5)},
        portrait={"file": "p.jpg", "alt": "A portrait by the door."},
        approved=False,
    )
    return archive


def run(*words: str, cwd: Path, ci: str = "") -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name(words[0])), *words[1:]]
    around = os.environ | {"CI": ci}
    return subprocess.run(command, cwd=cwd, env=around, capture_output=True, text=True, check=False)


def settings(root: Path, **changes: object) -> None:
    path = root / "mkdocs.yml"
    path.write_text(yaml.safe_dump({**yaml.safe_load(path.read_text()), **changes}))


def around_main(page: str) -> str:
    """What stands in a page before and after its main part."""
    return re.sub(r"(?s)<main.*</main>", "", page)


def nothing_of_a_story_in(folder: Path) -> bool:
    """Neither of a withheld story nor of one that could be published."""
    everything = b"\n".join([*tree(folder).values(), *(u.encode() for u in tree(folder))])
    words = (b"flowerpot", b"kettle", b"up the stairs", b"the-landing", b"Maren")
    return not any(word in everything for word in words)


# What MkDocs itself does with an archive.


def test_mkdocs_builds_the_archive(root):
    done = run("mkdocs", "build", cwd=root)
    assert (done.returncode, (root / "site/stories/the-landing/index.html").is_file()) == (0, True)


def test_the_build_log_counts_and_names_nobody(root):
    log = run("mkdocs", "build", cwd=root).stderr
    assert ("1 story published, 1 withheld" in log, "flowerpot" in log) == (True, False)


def test_the_build_log_counts_what_changed_since_it_was_approved_and_names_nobody(root):
    path = root / "stories/the-landing/story.md"
    path.write_text(path.read_text().replace("meet people", "meet somebody"))
    log = run("mkdocs", "build", cwd=root).stderr
    told = "1 story is withheld: changed since the storyteller approved it."
    assert (told in log, "landing" in log) == (True, False)


def test_properdocs_builds_the_same_stories(root):
    run("mkdocs", "build", "-d", "site", cwd=root)
    run("properdocs", "build", "-f", "mkdocs.yml", "-d", "proper", cwd=root)
    assert tree(root / "proper" / "stories") == tree(root / "site" / "stories") != {}


@pytest.mark.parametrize("engine", ["mkdocs", "properdocs", "zensical"])
def test_without_the_plugin_no_story_appears_at_all(root, engine):
    settings(root, plugins=[])
    done = run(engine, "build", "-f", "mkdocs.yml", cwd=root)
    assert ((root / "site/index.html").is_file(), nothing_of_a_story_in(root / "site")) == (
        True,
        True,
    ), done.stderr


@pytest.mark.parametrize("theme", [{}, {"custom_dir": str(REPOSITORY / "theme")}])
def test_zensical_run_on_an_archive_as_it_is_publishes_no_story(root, theme):
    settings(root, theme={"name": "material", **theme})
    run("zensical", "build", "-f", "mkdocs.yml", cwd=root)
    assert ((root / "site/index.html").is_file(), nothing_of_a_story_in(root / "site")) == (
        True,
        True,
    )


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_without_the_plugin_our_theme_links_the_archives_own_pages(root, engine):
    settings(root, plugins=[], theme={"name": "material", "custom_dir": str(REPOSITORY / "theme")})
    (root / "pages/get-help.md").write_text("# Get help\n")
    run(engine, "build", "-f", "mkdocs.yml", cwd=root)
    page = (root / "site/about/index.html").read_text()
    assert re.search(r'class="top__help"><a href="\.\.(/|&#x2f;)get-help', page)


def test_addresses_stay_the_same_without_directory_urls(root, tmp_path):
    (root / "pages/get-help.md").write_text("# Get help\n")
    site = tree(build_site(root, tmp_path / "site", TODAY, strict=True))
    settings(root, use_directory_urls=False)
    assert tree(build_site(root, tmp_path / "again", TODAY, strict=True)) == site


def test_nav_never_lists_a_story_or_a_missing_page(root):
    settings(root, nav=[{"Home": "index.md"}, {"About": "about.md"}, {"Flowerpot": "missing.md"}])
    run("mkdocs", "build", cwd=root)
    assert [u for u, data in tree(root / "site").items() if b"lowerpot" in data] == []


def test_a_page_costs_the_same_in_a_larger_archive(root, tmp_path):
    alone = build_site(root, tmp_path / "one", TODAY, strict=False)
    size = (alone / "stories/the-landing/index.html").stat().st_size
    for number in range(40):
        write_story(root, f"another-{number}", approved=False, told="2023-01-01")
    approve_all(root, *(f"another-{n}" for n in range(40)))
    among_many = build_site(root, tmp_path / "many", TODAY, strict=False)
    grown = (among_many / "stories/the-landing/index.html").stat().st_size
    # It now has a next story, and that is all.
    assert grown < size + 2_500


# What is refused.


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"docs_dir": "."}, "docs_dir"),
        ({"docs_dir": "stories"}, "overlap"),
        ({"plugins": [{"ownwords": {"stories_dir": "pages/told"}}]}, "overlap"),
        ({"theme": {"name": "material", "custom_dir": "stories"}}, "overlap"),
        ({"site_dir": "stories/site"}, "overlap"),
        ({"plugins": ["ownwords", "tags"]}, 'The plugin "'),
        ({"markdown_extensions": ["pymdownx.snippets"]}, "overlap"),
        (
            {"markdown_extensions": [{"pymdownx.snippets": {"base_path": ["pages", "stories"]}}]},
            "overlap",
        ),
        (
            {
                "markdown_extensions": [
                    {
                        "pymdownx.snippets": {
                            "base_path": ["pages"],
                            "restrict_base_path": False,
                        }
                    }
                ]
            },
            "restrict_base_path",
        ),
        ({"markdown_extensions": [{"pymdownx.b64": {"base_path": "stories"}}]}, "overlap"),
    ],
)
def test_refuses_settings_that_could_publish_a_story(root, changes, said):
    (root / "pages" / "told").mkdir()
    stories = tree(root / "stories")
    settings(root, **changes)
    done = run("mkdocs", "build", cwd=root)
    refused = (done.returncode, said in done.stderr, nothing_of_a_story_in(root / "site"))
    assert (refused, tree(root / "stories")) == ((1, True, True), stories), done.stderr


def test_snippets_from_inside_docs_dir_are_all_right(root):
    settings(root, markdown_extensions=[{"pymdownx.snippets": {"base_path": ["pages"]}}])
    assert run("mkdocs", "build", cwd=root).returncode == 0


def test_a_plugin_that_is_named_as_trusted_is_all_right(root):
    settings(root, plugins=[{"ownwords": {"trusted": ["material/tags"]}}, "material/tags"])
    done = run("mkdocs", "build", cwd=root)
    assert 'The plugin "' not in done.stderr


def test_mkdocs_own_search_is_all_right(root):
    settings(root, plugins=["search", "ownwords"])
    assert run("mkdocs", "build", cwd=root).returncode == 0


def test_refuses_dirty_and_leaves_an_empty_site(root):
    run("mkdocs", "build", cwd=root)
    done = run("mkdocs", "build", "--dirty", cwd=root)
    assert (done.returncode, "--dirty" in done.stderr, tree(root / "site")) == (1, True, {})


@pytest.mark.parametrize("days", [-1, 10**12])
def test_a_number_that_cannot_be_reckoned_with_is_told_in_a_sentence(root, days):
    settings(root, plugins=[{"ownwords": {"rebuild_every": days}}])
    done = run("mkdocs", "build", cwd=root)
    told = "a number under ownwords is too" in done.stderr and "Traceback" not in done.stderr
    assert (done.returncode, told) == (1, True), done.stderr


@pytest.mark.parametrize("name", ["notes.markdown", "notes/old.mkd"])
def test_no_story_is_a_page_of_its_own_whatever_its_ending(root, tmp_path, name):
    """Published or not: the gate would not be asked again when the storyteller takes it back."""
    (root / "pages/notes").mkdir()
    shutil.copy(root / "stories/the-landing/story.md", root / "pages" / name)
    with pytest.raises(OwnWordsError):
        build_site(root, tmp_path / "site", TODAY, strict=False)


@pytest.mark.parametrize("approved", [True, False])
def test_a_file_that_vanishes_while_the_site_is_built_is_not_named(
    root, tmp_path, monkeypatch, capfd, approved
):
    write_story(
        root,
        "a-third",
        files={"shona-mckay.jpg": picture(seed=8)},
        portrait={"file": "shona-mckay.jpg", "alt": "By the door."},
        approved=approved,
        consent={"allow": {"web": ["words", "portrait"]}},
    )
    portrait = root / "stories/a-third/shona-mckay.jpg"

    def publish_and_lose(*args, **options):
        publication = publish(*args, **options)
        portrait.unlink()
        return publication

    monkeypatch.setattr("ownwords.edition.publish", publish_and_lose)
    log_to_stderr()
    with pytest.raises(OwnWordsError) as caught:
        build_site(root, tmp_path / "site", TODAY, strict=False)
    said = "".join(capfd.readouterr()) + str(caught.value)
    assert ("shona" in said, "No such file" in said, (tmp_path / "site").exists()) == (
        False,
        True,
        False,
    )


# What is no mistake.


@pytest.mark.parametrize(
    ("id", "changes", "said"),
    [
        ("self-help", {}, "We are a self-help group.\n"),
        ("about-us", {}, "[All of us](about-us.md)\n"),
        ("gravel", {"tags": ["2024"]}, "Come in.\n"),
        ("gravel", {"consent": {"form": "14"}}, "Come in.\n"),
        ("2024", {}, "Come in.\n"),
    ],
)
def test_a_withheld_story_with_words_of_every_day_stops_no_build(root, tmp_path, id, changes, said):
    write_story(
        root,
        id,
        body="Something else altogether, of gravel and of oars.\n",
        title="Oars",
        quotes=[],
        approved=False,
        **changes,
    )
    (root / "pages/about.md").write_text(f"# About\n\n{said}")
    (root / "pages/about-us.md").write_text("# Who we are\n\nA few of us.\n")
    assert build_site(root, tmp_path / "site", TODAY, strict=False).is_dir()


def test_a_build_that_is_broken_off_leaves_an_empty_site(root):
    run("mkdocs", "build", cwd=root)
    (root / "stop.py").write_text("def on_post_page(*_, **__):\n    raise KeyboardInterrupt\n")
    settings(root, hooks=["stop.py"], plugins=[{"ownwords": {"trusted": ["stop.py"]}}])
    done = run("mkdocs", "build", cwd=root)
    assert (done.returncode, tree(root / "site")) == (1, {}), done.stderr


def collide_with_a_story(root: Path) -> None:
    (root / "pages/stories/the-landing").mkdir(parents=True)
    (root / "pages/stories/the-landing/index.md").write_text("# Mine\n")


def collide_with_the_list(root: Path) -> None:
    (root / "pages/tags.md").write_text("# My tags\n")


def copy_a_story_into_pages(root: Path) -> None:
    shutil.copytree(root / "stories/the-flowerpot", root / "pages/the-flowerpot")


def rename_a_story_into_pages(root: Path) -> None:
    shutil.copy(root / "stories/the-flowerpot/story.md", root / "pages/notes.md")


def link_to_the_stories(root: Path) -> None:
    (root / "pages/all").symlink_to(root / "stories", target_is_directory=True)


def link_to_a_portrait(root: Path) -> None:
    (root / "pages/face.jpg").symlink_to(root / "stories/the-flowerpot/p.jpg")


def paste_a_sentence(root: Path) -> None:
    (root / "pages/about.md").write_text(f"# About\n\nSomebody told us: *{SECRET}*\n")


def paste_a_title(root: Path) -> None:
    (root / "pages/about.md").write_text("# About\n\nComing soon: Under the third flowerpot.\n")


def name_a_page_for_a_story(root: Path) -> None:
    (root / "pages/under-the-third-flowerpot.md").write_text(
        "# Soon\n\nUnder the third flowerpot.\n"
    )


def link_to_an_id(root: Path) -> None:
    (root / "pages/about.md").write_text("# About\n\n[Soon](stories/the-flowerpot/)\n")


def copy_a_portrait(root: Path) -> None:
    shutil.copy(root / "stories/the-flowerpot/p.jpg", root / "pages/face.jpg")


def copy_a_portrait_of_a_story_that_cannot_be_read(root: Path) -> None:
    copy_a_portrait(root)
    story = root / "stories/the-flowerpot/story.md"
    story.write_text(story.read_text().removeprefix("---\n"))


def paste_a_title_of_a_story_in_utf_16(root: Path) -> None:
    paste_a_title(root)
    story = root / "stories/the-flowerpot/story.md"
    story.write_text(story.read_text(), encoding="utf-16")


MISTAKES = [
    collide_with_a_story,
    collide_with_the_list,
    copy_a_story_into_pages,
    rename_a_story_into_pages,
    link_to_the_stories,
    link_to_a_portrait,
    paste_a_sentence,
    paste_a_title_of_a_story_in_utf_16,
    paste_a_title,
    name_a_page_for_a_story,
    link_to_an_id,
    copy_a_portrait,
    copy_a_portrait_of_a_story_that_cannot_be_read,
]


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.__name__)
def test_a_mistake_stops_the_build_and_keeps_the_site_that_is_there(root, tmp_path, mistake):
    site = build_site(root, tmp_path / "site", TODAY, strict=False)
    before = tree(site)
    mistake(root)
    with pytest.raises(OwnWordsError):
        build_site(root, site, TODAY, strict=False)
    assert (tree(site), [p.name for p in tmp_path.iterdir() if "building" in p.name]) == (
        before,
        [],
    )


@pytest.mark.parametrize(
    "mistake", [collide_with_the_list, copy_a_story_into_pages, paste_a_sentence]
)
def test_the_same_mistake_leaves_an_empty_folder_behind_mkdocs(root, mistake):
    run("mkdocs", "build", cwd=root)
    mistake(root)
    done = run("mkdocs", "build", cwd=root)
    assert (done.returncode, tree(root / "site")) == (1, {}), done.stderr


@pytest.mark.parametrize("mistake", [paste_a_sentence, copy_a_portrait])
def test_an_export_is_read_through_as_well(root, tmp_path, mistake):
    mistake(root)
    with pytest.raises(OwnWordsError):
        export(place_in(root), tmp_path / "docs", TODAY)
    assert not (tmp_path / "docs").exists()


# Problems and strictness.


def break_a_story(root: Path) -> None:
    story = root / "stories/the-flowerpot/story.md"
    story.write_text(story.read_text().replace("summary:", "sumary:"))


def test_a_story_with_a_problem_is_withheld_and_the_rest_published(root, tmp_path):
    break_a_story(root)
    site = build_site(root, tmp_path / "site", TODAY, strict=False)
    assert (site / "stories/the-landing/index.html").is_file()


def test_a_problem_is_told_in_the_log_without_the_words_of_the_file(root):
    break_a_story(root)
    log = run("ownwords", "build", "--site-dir", "out", cwd=root).stderr
    assert 'stories/the-flowerpot/story.md:3:1 front matter: "…" is not a key here.' in log


def test_strict_refuses_while_there_is_a_problem(root):
    break_a_story(root)
    done = run("ownwords", "build", "--strict", "--site-dir", "out", cwd=root)
    assert (done.returncode, (root / "out").exists()) == (1, False)


def test_a_withdrawal_does_not_wait_for_somebody_elses_comma(root, tmp_path):
    break_a_story(root)
    story = root / "stories/the-landing/story.md"
    story.write_text(story.read_text().replace("status: given", "status: withdrawn"))
    site = build_site(root, tmp_path / "site", TODAY, strict=False)
    assert nothing_of_a_story_in(site)


# The clock.


def test_a_later_day_can_be_built_for_and_an_earlier_one_not(root):
    later = (TODAY + timedelta(days=30)).isoformat()
    earlier = (TODAY - timedelta(days=1)).isoformat()
    codes = [
        run("ownwords", "build", "--as-of", day, "--site-dir", "out", cwd=root).returncode
        for day in (later, earlier, "tomorrow")
    ]
    assert codes == [0, 2, 2]


def test_a_day_that_is_none_is_told_without_percent_signs(root):
    told = run("ownwords", "report", "--as-of", "31/12/2029", cwd=root).stderr
    assert told.endswith('not a day: "31/12/2029". Write it as 2027-01-31.\n')


@pytest.mark.parametrize("words", [["build", "--site-dir", "out"], ["export", "docs"]])
@pytest.mark.parametrize(("days", "warns"), [(0, False), (1, True)])
def test_what_is_made_for_a_later_day_says_so(root, words, days, warns):
    day = (TODAY + timedelta(days=days)).isoformat()
    done = run("ownwords", *words, "--as-of", day, cwd=root)
    assert (f"It is for {day}: publish it no earlier." in done.stderr) is warns


@pytest.mark.parametrize(("days", "shown"), [(2, True), (1, False), (0, False)])
def test_consent_must_outlast_the_next_build(tmp_path, days, shown):
    root = write_archive(tmp_path / "archive")
    expires = (TODAY + timedelta(days=days)).isoformat()
    write_story(root, "the-landing", consent={"expires": expires})
    site = build_site(root, tmp_path / "site", TODAY, strict=True)
    assert (site / "stories/the-landing").is_dir() is shown


# Commands at a real prompt.


def test_every_command_works_on_an_archive_elsewhere(root, tmp_path):
    shutil.rmtree(root / "pages/collections")
    codes = {
        words[0]: run("ownwords", *words, "-C", str(root), cwd=tmp_path).returncode
        for words in (
            ["check"],
            ["report"],
            ["build", "--site-dir", str(tmp_path / "out")],
            ["export", str(tmp_path / "docs")],
            ["verify", str(tmp_path / "out")],
            [
                "approve",
                "the-flowerpot",
                "--without-code",
                "--how",
                "read-aloud",
                "--witness",
                "JD",
            ],
        )
    }
    assert codes == dict.fromkeys(["check", "report", "build", "export", "verify", "approve"], 0)


def test_an_archive_that_names_a_theme_folder_it_has_not_got_builds_with_ours(root):
    settings(root, theme={"name": "material", "custom_dir": "theme"})
    done = run("ownwords", "build", "--site-dir", "out", cwd=root)
    assert (done.returncode, (root / "out/assets/ownwords.css").is_file()) == (0, True)


def test_an_archives_own_templates_come_before_ours(root):
    settings(root, theme={"name": "material", "custom_dir": "own"})
    (root / "own").mkdir()
    (root / "own/404.html").write_text("Not here.")
    run("mkdocs", "build", cwd=root)
    found = (root / "site/404.html").read_text(), (root / "site/index.html").read_text()[:9]
    assert found == ("Not here.", "<!doctype")


def test_a_folder_that_is_no_archive_is_told(tmp_path):
    done = run("ownwords", "check", cwd=tmp_path)
    assert (done.returncode, "There is no mkdocs.yml" in done.stderr) == (2, True)


def test_machine_formats_are_alone_on_standard_output(root):
    done = run("ownwords", "check", "--format", "json", cwd=root)
    assert done.stdout == '{\n  "problems": [],\n  "warnings": []\n}\n'


def test_verify_finds_what_was_changed_in_a_site_afterwards(root, tmp_path):
    site = build_site(root, tmp_path / "site", TODAY, strict=False)
    (site / "about/index.html").write_text(f"<p>{SECRET}</p>")
    (site / "left-over.html").write_text("<p>Old</p>")
    done = run("ownwords", "verify", str(site), cwd=root)
    assert (done.returncode, done.stdout.splitlines()) == (
        1,
        [
            "about/index.html: eight words in a row, line 1 (the-flowerpot)",
            "left-over.html: unknown file, not in the plan (no story)",
        ],
    )


def test_in_ci_verify_and_report_and_status_name_no_withheld_story(root, tmp_path):
    site = build_site(root, tmp_path / "site", TODAY, strict=False)
    (site / "about/index.html").write_text(f"<p>{SECRET}</p>")
    (site / "the-flowerpot").mkdir()
    (site / "the-flowerpot/index.html").write_text("<p>Old</p>")
    commands = (["verify", str(site)], ["report"], ["report", "--guides"], ["status"])
    as_json = [[*words, "--format", "json"] for words in commands[1:]]
    done = [run("ownwords", *words, cwd=root, ci="true") for words in (*commands, *as_json)]
    said = "".join(each.stdout + each.stderr for each in done)
    assert (
        [each.returncode for each in done],
        [line for line in done[0].stdout.splitlines() if line[0] != "…"],
        [id for id in ("the-flowerpot", "the-landing") if id in said],
        said.count("The same command at home tells which"),
    ) == ([1, *[0] * 6], ["about/index.html: eight words in a row"], [], 7)


def test_in_ci_report_tells_how_many(root):
    done = run("ownwords", "report", "--format", "json", cwd=root, ci="true")
    told = {"as_of": str(TODAY), "stories": 2, "on_the_site": 1, "not_on_the_site": 1}
    assert json.loads(done.stdout) == told


def test_in_ci_nobody_names_a_withheld_story_that_a_page_leads_to(root, tmp_path):
    with (root / "pages/about.md").open("a") as page:
        page.write("\n[a](stories/the-flowerpot.md), [b](stories/The-Flowerpot/index.md)\n")
    (root / "pages/the-flowerpot.md").write_text("See [it](/stories/the-flowerpot/)\n")
    commands = (["build"], ["build", "--strict"], ["export", str(tmp_path / "docs")])
    done = [run("ownwords", *words, cwd=root, ci="true") for words in commands]
    said = "".join(each.stdout + each.stderr for each in done)
    assert (
        [each.returncode for each in done],
        "contains a link 'stories/….md'" in said,
        "flowerpot" in said.lower(),
    ) == ([1, 1, 1], True, False)


def test_in_ci_nobody_names_a_story_that_lies_among_the_pages(root, tmp_path):
    misplaced = root / "pages/stories/siobhan-macleod/story.md"
    misplaced.parent.mkdir(parents=True)
    misplaced.write_text("It rained.\n")
    commands = (["build"], ["export", str(tmp_path / "docs")])
    done = [run("ownwords", *words, cwd=root, ci="true") for words in commands]
    said = [each.stdout + each.stderr for each in done]
    assert (
        ["stands where only stories let through" in each for each in said],
        ["siobhan" in each for each in said],
    ) == ([True, True], [False, False])


@pytest.mark.parametrize(
    ("in_ci", "line"),
    [
        (False, "  about/index.html: id, line 3 (the-flowerpot)"),
        (True, "  about/index.html: id"),
    ],
)
def test_a_build_says_where_it_found_something_and_in_ci_not_what(in_ci, line):
    finding = Finding("about/index.html", "the-flowerpot", "id", "line 3")
    said = told_of_findings([finding], {"about/index.html"}, in_ci=in_ci).splitlines()
    assert (said[1], "take out there what names the story" in said[2]) == (line, True)


def test_verify_finds_a_story_taken_back_since_the_site_was_built(root, tmp_path):
    site = build_site(root, tmp_path / "site", TODAY, strict=False)
    story = root / "stories/the-landing/story.md"
    story.write_text(story.read_text().replace("status: given", "status: withdrawn"))
    assert run("ownwords", "verify", str(site), cwd=root).returncode == 1


def test_verify_cannot_read_what_is_not_there(root):
    assert run("ownwords", "verify", "nowhere", cwd=root).returncode == 2


# The export.


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_an_export_builds_with_an_engine_that_knows_nothing_of_consent(root, tmp_path, engine):
    export(place_in(root), tmp_path / "public" / "docs", TODAY)
    (tmp_path / "public/mkdocs.yml").write_text("site_name: Public\ntheme: {name: material}\n")
    run(engine, "build", "-f", "mkdocs.yml", cwd=tmp_path / "public")
    page = (tmp_path / "public/site/stories/the-landing/index.html").read_text()
    assert ('id="stairs"' in page, "They came up the stairs anyway" in page) == (True, True)


def test_the_next_export_takes_the_place_of_the_last(root, tmp_path):
    export(place_in(root), tmp_path / "docs", TODAY)
    shutil.rmtree(root / "stories/the-landing")
    export(place_in(root), tmp_path / "docs", TODAY)
    assert nothing_of_a_story_in(tmp_path / "docs")


def test_an_export_never_overwrites_somebody_elses_folder(root, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/letter.txt").write_text("mine")
    with pytest.raises(ArchiveError, match="not empty"):
        export(place_in(root), tmp_path / "mine", TODAY)


@pytest.mark.parametrize("where", ["", "stories/out", "pages/out", ".."])
def test_a_site_is_never_built_over_the_archive(root, where):
    before = tree(root / "stories")
    with pytest.raises(ArchiveError):
        build_site(root, root / where, TODAY, strict=False)
    assert tree(root / "stories") == before


def test_a_quote_on_a_theme_page_leads_to_its_very_passage(root, tmp_path):
    site = build_site(root, tmp_path / "site", TODAY, strict=False)
    theme = (site / "themes/hope/index.html").read_text()
    story = (site / "stories/the-landing/index.html").read_text()
    assert ("../../stories/the-landing/#stairs" in theme, 'id="stairs">They came' in story) == (
        True,
        True,
    )


def test_the_wheel_carries_the_theme_and_no_story():
    said = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())["tool"]["hatch"]["build"]
    wheel, sdist = said["targets"]["wheel"], said["targets"]["sdist"]
    carried = [*wheel["force-include"], *sdist["only-include"]]
    assert ("theme" in wheel["force-include"], [each for each in carried if "stories" in each]) == (
        True,
        [],
    )


def test_the_menu_names_only_what_there_is(root, tmp_path):
    settings(root, nav=["about.md"])
    site = build_site(root, tmp_path / "site", TODAY, strict=False)
    menus = {
        page: re.findall(r'<li><a href="[^"]*?(\w+)/"', around_main((site / page).read_text()))
        for page in ("index.html", "about/index.html", "404.html")
    }
    # The collection has no published story, and the archive no trace of it.
    top, foot = ["stories", "themes", "find"], ["stories", "themes", "tags", "find", "about"]
    assert menus == {key: [*top, *foot] for key in menus}


def test_approving_all_tells_of_those_that_cannot_be(root):
    break_a_story(root)
    done = run("ownwords", "approve", "--all", "--how", "aloud", "--witness", "JD", cwd=root)
    assert (done.returncode, "1 story has a problem and cannot be approved" in done.stderr) == (
        0,
        True,
    )
