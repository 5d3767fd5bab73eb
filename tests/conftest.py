"""Fixtures that several test modules share."""

from __future__ import annotations

from pathlib import Path

import pytest
from handbook import chromium
from handbook.load import Loaded, load
from mkdocs.commands.build import build
from mkdocs.config import load_config

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def loaded() -> Loaded:
    """The bank as it stands."""
    return load(ROOT)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built once a process, as strictly as for publishing."""
    folder = tmp_path_factory.mktemp("site")
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(folder), site_url="https://example.org/handbook/")
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    config.plugins.on_shutdown()
    return folder


@pytest.fixture(scope="session")
def browser():
    """Chromium, headless: one a process, because Playwright's synchronous interface starts only once in a thread."""
    from playwright.sync_api import sync_playwright

    options = chromium.launch_options()
    if not options["executable_path"]:
        pytest.skip("no Chromium on this machine: `handbook browser` installs one")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(**options)
        yield started
        started.close()
