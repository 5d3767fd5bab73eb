"""Sheets to PDF with Chromium: tagged, with outline and live links, A4 and Letter."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

from handbook import chromium, sheets, site
from handbook.model import Bank

PAPERS = {"a4": "A4", "letter": "Letter"}
# Resolves when every font that print needs is there; names those that are not.
FONTS = "document.fonts.ready.then(all => [...all].filter(f => f.status == 'error').map(f => `${f.family} ${f.weight} ${f.style}`))"
# Formulas become figures whose alternative text is their LaTeX: a tagged PDF knows no MathML.
FIGURES = """for (const formula of document.querySelectorAll('.katex')) {
  formula.role = 'img'
  formula.ariaLabel = formula.querySelector('annotation').textContent
  formula.querySelector('.katex-html').removeAttribute('aria-hidden')
}"""


class PrintError(RuntimeError):
    """A sheet cannot be printed as it is meant to look."""


@dataclass(frozen=True)
class Job:
    """One PDF to print: its target, the page, the paper, and the stamp that says what it was made from."""

    pdf: Path
    html: str
    paper: str
    stamp: str

    @property
    def mark(self) -> Path:
        """File beside the PDF that holds its stamp."""
        return self.pdf.with_suffix(".stamp")

    @property
    def done(self) -> bool:
        """Whether the PDF was made from just this."""
        return self.pdf.exists() and self.mark.exists() and self.mark.read_text() == self.stamp


def site_url() -> str:
    """Where the site is published; links in PDFs lead there."""
    return os.environ.get("SITE_URL", "http://127.0.0.1:8000/").rstrip("/") + "/"


def absolute(html: str) -> str:
    """A sheet whose links are absolute, since a PDF has no neighbors; what the page loads stays beside it."""
    base = site_url() + "sheets/"
    return re.sub(r'href="(?!\.\./assets/|#)([^"]*)"', lambda m: f'href="{urljoin(base, m[1])}"', html)


def assets(root: Path, bank: Bank) -> dict[str, bytes]:
    """Styles and fonts that the sheets load, by path below the site's root."""
    wanted = ("assets/katex", "assets/fonts")
    files = {target: source.read_bytes() for target, source in site.assets(root).items() if target.startswith(wanted)}
    files |= {target: content for target, content in sheets.generate(root, bank).items() if target.startswith(wanted)}
    return files | {"assets/styles/sheet.css": (root / "docs/assets/styles/sheet.css").read_bytes()}


def print_sheets(root: Path, bank: Bank, out: Path | None = None) -> list[Path]:
    """Print every sheet that changed to build/sheets or `out`; without Chromium say so and return nothing."""
    if not chromium.find():
        print("no Chromium: the HTML sheets stand, no PDFs are made")
        return []
    out = out or root / "build" / "sheets"
    out.mkdir(parents=True, exist_ok=True)
    loaded = assets(root, bank)
    made_by = {**loaded, __file__: Path(__file__).read_bytes()}
    look = hashlib.sha256(b"".join(content for _, content in sorted(made_by.items())))
    jobs = []
    for name, sheet in bank.sheets.items():
        html = absolute(sheets.sheet_page(root, bank, name, sheet))
        stamp = hashlib.sha256(look.digest() + html.encode()).hexdigest()
        jobs += [Job(out / f"{name}-{paper}.pdf", html, paper, stamp) for paper in PAPERS]
    changed = [job for job in jobs if not job.done]
    if changed:
        _print(loaded, changed)
    else:
        print(f"{len(jobs)} PDFs are up to date")
    wanted = {path for job in jobs for path in (job.pdf, job.mark)}
    for old in {*out.glob("*.pdf"), *out.glob("*.stamp")} - wanted:
        old.unlink(missing_ok=True)
    return sorted(job.pdf for job in jobs)


def _print(loaded: dict[str, bytes], jobs: list[Job]) -> None:
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        for target, content in loaded.items():
            path = Path(folder, target)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        page_file = Path(folder, "sheets", "sheet.html")
        page_file.parent.mkdir()
        browser = playwright.chromium.launch(**chromium.launch_options())
        page = browser.new_page()
        page.emulate_media(media="print", color_scheme="light")
        for number, job in enumerate(jobs, 1):
            page_file.write_text(job.html, encoding="utf-8")
            page.goto(page_file.as_uri())
            missing = page.evaluate(FONTS)
            if missing:
                raise PrintError(f"{job.pdf.name}: no font {', '.join(missing)} - run `make setup`")
            page.evaluate(FIGURES)
            content = page.pdf(format=PAPERS[job.paper], print_background=True, tagged=True, outline=True)
            # Whole or not at all: the site may be copying the folder, and a second run may be printing too.
            part = job.pdf.with_suffix(f".{os.getpid()}.part")
            part.write_bytes(content)
            os.replace(part, job.pdf)
            job.mark.write_text(job.stamp)
            pages = len(re.findall(rb"/Type\s*/Page\b", content))
            print(f"sheet {number} of {len(jobs)}: {job.pdf.name}, {pages} page{'' if pages == 1 else 's'}", flush=True)
        browser.close()
