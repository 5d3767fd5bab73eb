"""Chromium for tests and PDFs: the system's, else Debian's package when root, else Playwright's own."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
# No background connections: a page under test is the only thing that may ask for anything.
ARGUMENTS = (
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--disable-gpu",
)


def find() -> str | None:
    """Path of a Chromium on this machine: $CHROMIUM, the system's, or Playwright's own."""
    named = os.environ.get("CHROMIUM")
    for candidate in (named, *map(shutil.which, NAMES), MAC):
        if candidate and Path(candidate).exists():
            return candidate
    return _playwright()


@functools.cache
def _playwright() -> str | None:
    # In a process of its own: this may be asked while Playwright already runs here.
    code = "from playwright.sync_api import sync_playwright as s; p = s().start(); print(p.chromium.executable_path); p.stop()"
    path = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip()
    return path if path and Path(path).exists() else None


def launch_options() -> dict:
    """Options for Playwright's launch."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    return {"executable_path": find(), "args": [*ARGUMENTS, *(["--no-sandbox"] if root else [])]}


def install() -> str | None:
    """Find Chromium or install it; None, said aloud, when neither works."""
    found = find()
    if found:
        return found
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        print("installing Debian's chromium (about 100 MB, once)", flush=True)
        quiet = {"stdout": subprocess.DEVNULL, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
        subprocess.run(["apt-get", "update", "-qq"], **quiet)
        subprocess.run(["apt-get", "install", "-y", "-qq", "chromium"], **quiet)
    if not find():
        print("installing Playwright's Chromium (about 170 MB, once)", flush=True)
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"])
        _playwright.cache_clear()
    found = find()
    if not found:
        print("no Chromium: browser tests skip and no PDFs are made. Install Chromium, or name one with CHROMIUM=/path.", flush=True)
    return found
