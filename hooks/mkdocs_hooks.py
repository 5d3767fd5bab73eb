"""MkDocs events → handbook. No logic here: another generator takes the tree of `handbook stage` instead."""

from __future__ import annotations

from pathlib import Path

from handbook import offline, pages, site, versions
from handbook.check import check
from handbook.load import load
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

ROOT = Path(__file__).resolve().parent.parent
BANK, PREVIEW = None, False


def on_startup(command: str, dirty: bool) -> None:
    """A preview changes while it is written: browsers must not keep it."""
    global PREVIEW
    PREVIEW = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load and check the bank; navigation follows the syllabus."""
    global BANK
    loaded = load(ROOT)
    if problems := check(ROOT, loaded):
        raise PluginError("\n" + "\n".join(map(str, problems)))
    BANK = loaded.bank
    site.prepare(ROOT, BANK)
    config.nav = pages.nav(BANK)
    config.extra["build"] = "" if PREVIEW else versions.build_id(ROOT)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add what is generated and built."""
    made = {path: {"content": content} for path, content in site.generated(ROOT, BANK).items()}
    made |= {path: {"abs_src_path": str(source)} for path, source in site.assets(ROOT).items()}
    return Files([*files, *(File.generated(config, path, **source) for path, source in made.items())])


def on_page_markdown(markdown: str, page: object, **_: object) -> str:
    """Expand hand-written pages; generated ones are already."""
    return markdown if page.file.generated_by else site.page(BANK, page.file.src_uri, markdown)


def on_post_page(output: str, **_: object) -> str:
    """Versions and content security policy."""
    return site.finish(ROOT, output)


on_post_template = on_post_page  # 404.html


def on_post_build(config: MkDocsConfig) -> None:
    """Complete the service worker, which knows every page."""
    offline.write(ROOT, Path(config.site_dir), config.extra["build"])
