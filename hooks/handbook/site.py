"""Everything that goes into the site besides hand-written pages: generated pages, data, and built assets."""

from __future__ import annotations

import shutil
from pathlib import Path

from handbook import bundle, figures, pages, policy, sheets, versions
from handbook.markup import FIGURE, expand
from handbook.model import Bank
from handbook.snippets import fences

KATEX = "node_modules/katex/dist"
HEADINGS = "node_modules/@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff2"


def prepare(root: Path, bank: Bank) -> None:
    """Draw all figures that pages show, in one process instead of one each."""
    texts = [page.text for page in bank.pages.values()] + [q.answer for q in bank.questions.values()]
    figures.prepare(root, [f.body.split("\n")[0].strip() for text in texts for f in fences(text) if FIGURE.fullmatch(f.info)])


def generated(root: Path, bank: Bank) -> dict[str, bytes]:
    """Path below the site's sources → content, from every generator."""
    printed = {p: finish(root, c.decode()).encode() if p.endswith(".html") else c for p, c in sheets.generate(root, bank).items()}
    return {**pages.generate(bank), **bundle.generate(root, bank), **printed}


def assets(root: Path) -> dict[str, Path]:
    """Path below the site's root → file that is copied as it is: scripts, runtime, formula fonts."""
    files: dict[str, Path] = {}
    for source, target in (("build/assets/hb", "assets/hb"), ("build/runtime", "assets/runtime")):
        folder = root / source
        files |= {f"{target}/{p.relative_to(folder).as_posix()}": p for p in sorted(folder.rglob("*")) if p.is_file()}
    for font in sorted((root / KATEX / "fonts").glob("*.woff2")):
        files[f"assets/katex/fonts/{font.name}"] = font
    files["assets/fonts/source-serif-4-600.woff2"] = root / HEADINGS
    files["assets/katex/katex.css"] = root / KATEX / "katex.min.css"
    for name in ("source-serif-4", "source-sans-3"):
        files[f"assets/fonts/LICENSE-{name}.txt"] = root / "node_modules/@fontsource" / name / "LICENSE"
    files["assets/katex/LICENSE.txt"] = root / "node_modules/katex/LICENSE"
    for pdf in sorted((root / "build/sheets").glob("*.pdf")):
        files[f"sheets/{pdf.name}"] = pdf
    return {target: path for target, path in files.items() if path.exists()}


def finish(root: Path, html: str) -> str:
    """A page as it is served: with versions in the addresses of its assets, and its content security policy."""
    return policy.seal(versions.stamp(html, versions.stamps(root)))


def page(bank: Bank, path: str, markdown: str) -> str:
    """A hand-written page's Markdown, expanded."""
    return expand(bank, path, markdown)


def stage(root: Path, bank: Bank, folder: Path) -> int:
    """Write the whole source tree, hand-written and generated, to a folder; returns the number of files."""
    docs = root / "docs"
    count = 0
    for source in sorted(p for p in docs.rglob("*") if p.is_file()):
        relative = source.relative_to(docs).as_posix()
        if relative.startswith("assets/runner/"):
            continue
        target = folder / relative
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.suffix == ".md":
            text = source.read_text(encoding="utf-8")
            target.write_text(page(bank, relative, text), encoding="utf-8")
        else:
            shutil.copyfile(source, target)
        count += 1
    for relative, content in generated(root, bank).items():
        target = folder / relative
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        count += 1
    for relative, source in assets(root).items():
        target = folder / relative
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
        count += 1
    return count
