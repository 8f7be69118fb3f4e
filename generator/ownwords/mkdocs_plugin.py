"""Hands the plan to MkDocs; decides nothing.

Story pages are whole HTML before MkDocs sees them, and are never in its nav: a page costs the same
in an archive of ten and of ten thousand.
"""

from __future__ import annotations

import atexit
import logging
import os
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import jinja2
import yaml
from mkdocs.config import base
from mkdocs.config import config_options as option
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from ownwords import mkdocs_rules as rules
from ownwords.edition import Edition, make_edition
from ownwords.editorial.sources import GET_HELP, is_read_here
from ownwords.errors import OwnWordsError, is_for_a_log
from ownwords.last_look import findings_in
from ownwords.made.addresses import root_of
from ownwords.made.assets import MORE_STYLES
from ownwords.made.policy import content_security_policy
from ownwords.made.shell import Shell
from ownwords.mkdocs_files import (
    SITEMAP,
    addresses_of,
    empty,
    put_in_the_sitemap,
    put_in_what_was_made,
    refuse,
    refuse_stories_among,
    slim_what_is_fetched,
    take_out_what_is_not_used,
)
from ownwords.mkdocs_log import keep_withheld_ids_out, tell, told, without_path
from ownwords.place import CONFIG_FILE, Options, Place, SiteSaid, place_at

log = logging.getLogger("mkdocs.plugins.ownwords")


class OwnWordsConfig(base.Config):  # type: ignore[no-untyped-call]
    stories_dir = option.Type(str, default="stories")
    """The folder of stories, from the folder of mkdocs.yml. It must be outside docs_dir."""
    rebuild_every = option.Type(int, default=1)
    """Days between two builds of the site: consent must outlast the next one."""
    stories_a_page = option.Type(int, default=24)
    """How many stories a list shows before it goes on to a second page."""
    language = option.Type(str, default="en-GB")
    """The language of the archive's own words."""
    exit_address = option.Type((str, bool), default=Options.exit_address)
    """The neutral page that the quick exit opens; `off` leaves the button out."""
    word_search = option.Type(bool, default=True)
    """Whether readers can search for words inside stories."""
    evaluation_form = option.Type(str, default="")
    """A form outside the archive, for those who took part in a discussion. Guides lead to it."""
    trusted = option.ListOfItems(option.Type(str), default=[])
    """Plugins and Markdown extensions that you know not to copy files from outside docs_dir."""


class OwnWordsPlugin(BasePlugin[OwnWordsConfig]):  # type: ignore[no-untyped-call]
    """Publishes an archive's stories as MkDocs builds the site."""

    as_of: date | None = None
    """The day to build for; today unless `ownwords build --as-of` says otherwise."""
    strict = False
    """Refuse to build at all while there is a problem."""
    edition: Edition
    shell: Shell

    def on_startup(self, *, command: str, dirty: bool) -> None:
        self.dirty, self.is_preview = dirty, command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        try:
            self.place = place_of(config, self.config)
        except OwnWordsError as error:
            raise PluginError(str(error)) from error
        # First of all, and before anything is wiped: site_dir could be the stories themselves.
        refuse(objections_to_folders_of(config, self.place))
        self.site_dir, self.is_read = Path(config.site_dir), False
        refuse(objections_to_additions(config, self.place, self.config.trusted))
        if getattr(self, "dirty", False):
            raise PluginError("Own Words does not build with --dirty: it keeps old pages.")
        if not config.use_directory_urls:
            log.info(
                "Own Words does not keep use_directory_urls: false: addresses stay as they are."
            )
            config.use_directory_urls = True
        # MkDocs' own lists every page, and packs it with the time of the build in it.
        config.theme.static_templates.discard(SITEMAP)
        own = [str(folder) for folder in self.place.themes]
        config.theme.dirs[:] = [*own, *(each for each in config.theme.dirs if each not in own)]
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        # From here on MkDocs writes, and Ctrl+C is no error to it: it tells no plugin of it.
        atexit.unregister(self.leave_nothing_unread)
        atexit.register(self.leave_nothing_unread)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        refuse_stories_among(files, self.place)
        if any(self.site_dir.glob("[!.]*")):
            raise PluginError("Own Words builds into an empty folder only, never over old pages.")
        try:
            self.edition = make_edition(self.place, self.as_of or date.today(), _today_in_utc())
        except (OwnWordsError, OSError) as error:
            raise PluginError(without_path(error)) from None
        if is_for_a_log(os.environ):
            keep_withheld_ids_out(self.edition)
        tell(self.edition, refuse_problems=self.strict or bool(config.strict))
        take_out_what_is_not_used(files, self.edition, self.place)
        put_in_what_was_made(files, self.edition, config)
        put_in_the_sitemap(files, self.edition, self.place, config)
        slim_what_is_fetched(files, self.place, config)
        self.more_styles = files.get_file_from_path(MORE_STYLES) is not None
        return files

    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str | None:
        if not is_read_here(page.file.src_uri):
            return None
        # The generator has read these itself; what MkDocs makes of them is replaced below, but for
        # their titles in its menus.
        made = self.edition.plan.by_uri.get(page.file.dest_uri)
        title = {"title": made.head.title} if made and made.head else {}
        return f"---\n{yaml.safe_dump(title)}---\n"

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        self.nav = nav
        return nav

    def on_env(
        self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files
    ) -> jinja2.Environment:
        env.autoescape = env.trim_blocks = env.lstrip_blocks = True
        self.addresses = addresses_of(files, config)
        self.links = [
            {"title": str(page.title), "href": page.url, "current": False}
            for page in self.nav.pages
            if page.file.src_uri == GET_HELP or page.file.dest_uri not in self.edition.plan.by_uri
        ]
        around = {"config": config, **self._around(config)}
        base_template = env.get_template("base.html")
        self.shell = Shell(
            lambda variables: base_template.render(
                {**around, **self._of_page(variables), **variables}
            )
        )
        for made in self.edition.plan.files:
            if made.head is not None and (file := files.get_file_from_path(made.uri)):
                file.content_string = self.shell.page(made)
        return env

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        links = [{**link, "current": link["href"] == page.url} for link in self.links]
        values = {
            "root": root_of(page.file.dest_uri),
            **self._around(config),
            "links": links,
            "url": page.canonical_url or "",
            "metadata": self.edition.plan.metadata,
            "policy": self._policy(),
        }
        context.update(values)  # type: ignore[typeddict-item]
        return context

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        root = f"{str(context.get('base_url', '')).rstrip('/')}/"
        values = {"root": root, **self._around(config), "policy": self._policy()}
        context.update(values)  # type: ignore[typeddict-item]
        return context

    def _of_page(self, variables: Mapping[str, Any]) -> Mapping[str, Any]:
        """What the shell around a generated page needs to know of its site."""
        settings, head = self.place.settings, variables["head"]
        url = f"{settings.site_url}{variables['address']}" if settings.site_url else ""
        here = settings.help_address if head.kind == "help" else None
        links = [{**link, "current": link["href"] == here} for link in self.links]
        return {"url": url, "policy": self._policy(head.scripts), "links": links}

    def _policy(self, scripts: tuple[str, ...] = ()) -> str:
        return "" if getattr(self, "is_preview", False) else content_security_policy(scripts)

    def _around(self, config: MkDocsConfig) -> Mapping[str, Any]:
        """What the shell around every page shows."""
        plan = self.edition.plan
        sections = {"stories", *(uri.split("/")[0] for uri in plan.by_uri if uri.count("/") > 1)}
        return {
            "site_name": config.site_name,
            "more_styles": self.more_styles,
            "notice": self.place.settings.notice,
            "language": self.place.settings.language,
            "direction": self.edition.interface.direction,
            "say": self.edition.interface.shell,
            "exit_address": self.place.settings.exit_address or "",
            "own_pages": self.place.settings.pages,
            "help_line": self.edition.editorial.help_line,
            "links": self.links,
            "sections_with_pages": sections - ({"guides"} if not plan.has_guides else set()),
        }

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        made = self.edition.plan.by_uri.get(page.file.dest_uri)
        return self.shell.page(made) if made else output

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        try:
            findings = findings_in(self.site_dir, self.edition, self.place, self.addresses)
        except OSError as error:
            raise PluginError(without_path(error)) from None
        if findings:
            raise PluginError(told(findings, self.addresses, in_ci=is_for_a_log(os.environ)))
        self.is_read = True
        log.info("Own Words: every finished byte was read; nothing withheld is in it.")

    def on_build_error(self, *, error: Exception) -> None:
        self.is_read = False
        self.leave_nothing_unread()

    def leave_nothing_unread(self) -> None:
        """Half a site, or one that nobody has read through, must not stay where it is."""
        site_dir = getattr(self, "site_dir", None)
        if site_dir and not self.is_read and site_dir.is_dir():
            empty(site_dir)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any
    ) -> LiveReloadServer:
        for folder in (self.place.stories, *self.place.themes):
            server.watch(str(folder))
        return server


def _today_in_utc() -> date:
    """From the machine's clock: SOURCE_DATE_EPOCH could make an old site look new to a monitor."""
    return datetime.now(UTC).date()


def place_of(config: MkDocsConfig, options: OwnWordsConfig) -> Place:
    """The archive that a MkDocs configuration describes."""
    custom = config.theme.custom_dir
    return place_at(
        root=Path(config.config_file_path or CONFIG_FILE).resolve().parent,
        pages=Path(config.docs_dir),
        custom_theme=Path(custom) if custom else None,
        options=Options(
            options.stories_dir,
            options.rebuild_every,
            options.stories_a_page,
            options.language,
            str(options.exit_address) if options.exit_address else "off",
            options.word_search,
            options.evaluation_form,
        ),
        site=SiteSaid(
            config.site_name,
            config.site_description or "",
            config.site_url or "",
            str(config.extra.get("notice") or ""),
        ),
    )


def objections_to_folders_of(config: MkDocsConfig, place: Place) -> Iterator[str]:
    custom = config.theme.custom_dir
    folders = {
        "docs_dir": place.pages,
        "site_dir": Path(config.site_dir),
        "custom_dir": Path(custom) if custom else None,
        "the cache": place.cache,
    }
    yield from rules.objections_to_folders(place.stories, folders)


def objections_to_additions(
    config: MkDocsConfig, place: Place, trusted: list[str]
) -> Iterator[str]:
    yield from rules.objections_to_plugins(config.plugins, trusted)
    yield from rules.objections_to_extensions(
        config.markdown_extensions, config.mdx_configs, place.stories, place.root, trusted
    )
