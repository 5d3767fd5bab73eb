"""MkDocs events → handbook. No logic here: another generator takes the tree of `handbook stage` instead."""

from __future__ import annotations

from pathlib import Path

from handbook import pages, policy, site
from handbook.check import check
from handbook.load import load
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).resolve().parent.parent
BANK = None


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load and check the bank; navigation follows the syllabus."""
    global BANK
    loaded = load(ROOT)
    problems = check(ROOT, loaded)
    if problems:
        raise PluginError("\n" + "\n".join(map(str, problems)))
    BANK = loaded.bank
    site.prepare(ROOT, BANK)
    config.nav = pages.nav(BANK)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add what is generated and built."""
    for path, content in site.generated(ROOT, BANK).items():
        files.append(File.generated(config, path, content=content))
    for path, source in site.assets(ROOT).items():
        files.append(File.generated(config, path, abs_src_path=str(source)))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Expand hand-written pages; generated ones are already."""
    return markdown if page.file.generated_by else site.page(BANK, page.file.src_uri, markdown)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Give the page its content security policy."""
    return policy.seal(output)


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """The same for 404.html."""
    return policy.seal(output)
