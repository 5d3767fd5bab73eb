"""Sheets to PDF with Chromium: tagged, with outline and live links, A4 and Letter."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import tempfile
from pathlib import Path

from handbook import chromium, sheets, site
from handbook.model import Bank

PAPERS = {"a4": "A4", "letter": "Letter"}


def site_url() -> str:
    """Where the site is published; links in PDFs lead there."""
    return os.environ.get("SITE_URL", "http://127.0.0.1:8000/").rstrip("/") + "/"


def absolute(html: str) -> str:
    """A sheet whose links to pages of the site are absolute: a PDF has no neighbors."""
    return re.sub(r'href="\.\./(?!assets/)', f'href="{site_url()}', html)


def print_sheets(root: Path, bank: Bank) -> list[Path]:
    """Print every sheet that changed to build/sheets; without Chromium say so and return nothing."""
    if not chromium.find():
        print("no Chromium: the HTML sheets stand, no PDFs are made")
        return []
    out = root / "build" / "sheets"
    out.mkdir(parents=True, exist_ok=True)
    style = (root / "docs/assets/styles/sheet.css").read_bytes()
    jobs = []
    for name, page in sheets.generate(root, bank).items():
        html = absolute(page.decode())
        stamp = hashlib.sha256(html.encode() + style).hexdigest()
        for paper in PAPERS:
            pdf = out / f"{Path(name).stem}-{paper}.pdf"
            mark = pdf.with_suffix(".stamp")
            if not (pdf.exists() and mark.exists() and mark.read_text() == stamp):
                jobs.append((Path(name).name, html, paper, pdf, mark, stamp))
    if jobs:
        _print(root, jobs)
    wanted = {f"{Path(n).stem}-{p}" for n in sheets.generate(root, bank) for p in PAPERS}
    for old in out.iterdir():
        if old.stem not in wanted:
            old.unlink()
    return sorted(out.glob("*.pdf"))


def _print(root: Path, jobs: list) -> None:
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        base = Path(folder)
        for target, source in site.assets(root).items():
            if target.startswith(("assets/katex", "assets/fonts")):
                (base / target).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(source, base / target)
        shutil.copytree(root / "docs/assets/styles", base / "assets/styles")
        (base / "sheets").mkdir()
        browser = playwright.chromium.launch(**chromium.launch_options())
        page = browser.new_page()
        for number, (name, html, paper, pdf, mark, stamp) in enumerate(jobs, 1):
            (base / "sheets" / name).write_text(html, encoding="utf-8")
            page.goto((base / "sheets" / name).as_uri())
            page.evaluate("document.fonts.ready")
            page.pdf(path=pdf, format=PAPERS[paper], prefer_css_page_size=False, print_background=True, tagged=True, outline=True)
            mark.write_text(stamp)
            print(f"sheet {number} of {len(jobs)}: {pdf.name}", flush=True)
        browser.close()
