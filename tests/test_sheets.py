"""Sheets: complete and valid as pages, whole and legible on paper."""

from __future__ import annotations

import dataclasses
import posixpath
import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urldefrag

import pytest
from handbook import chromium, printing, sheets, site
from handbook.model import Bank, Sheet
from playwright.sync_api import sync_playwright
from pypdf import PdfReader

SITE = "https://example.org/handbook/"
VOID = {"br", "hr", "img", "input", "link", "meta", "path", "line"}
BLOCK = {"p", "div", "section", "ul", "li", "table", "h1", "h2", "h3"}
NO_CHROMIUM = "no Chromium here, so nothing is printed: `make browser` or CHROMIUM=/path"
# Content width of each paper within the margins of sheet.css, and its column, in CSS pixels.
MM = 96 / 25.4
WIDTH = {"a4": (210 - 24) * MM, "letter": (215.9 - 24) * MM}
COLUMN = {paper: (width - 7 * MM) / 2 for paper, width in WIDTH.items()}
SIZE = {"a4": (595, 842), "letter": (612, 792)}  # points
NAMES = sorted(p.stem for p in (Path(__file__).resolve().parent.parent / "sheets").glob("*.yml"))


class Reader(HTMLParser):
    """Elements, links and text of a page; complains about what is not closed or nested as HTML demands."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.hrefs: list[str] = []
        self.loads: list[str] = []
        self.headings: list[str] = []
        self.problems: list[str] = []
        self.tags: set[str] = set()
        self.feed(html)
        self.problems += [f"<{tag}> is not closed" for tag in self.open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.tags.add(tag)
        if tag in BLOCK and "p" in self.open:
            self.problems.append(f"<{tag}> inside <p> at {self.getpos()}")
        if tag == "a":
            if "a" in self.open:
                self.problems.append(f"<a> inside <a> at {self.getpos()}")
            self.hrefs.append(named["href"])
        self.loads += [named[key] for key in ("src", "srcset", "data") if named.get(key)]
        if tag == "link":
            self.loads.append(named["href"])
        if tag in ("h1", "h2", "h3"):
            self.headings.append("")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self.open or self.open[-1] != tag:
            self.problems.append(f"</{tag}> closes <{self.open[-1] if self.open else 'nothing'}> at {self.getpos()}")
        else:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.open and {"h1", "h2", "h3"} & set(self.open):
            self.headings[-1] += data


def squeeze(text: str) -> str:
    """Text without white space, which line breaks and kerning move about."""
    return re.sub(r"\s+", "", text)


@pytest.fixture(scope="session")
def pages(root: Path, loaded) -> dict[str, str]:
    """Sheet → HTML, as in the site when its PDFs exist."""
    return {name: sheets.sheet_page(root, loaded.bank, name, sheet, pdfs=True) for name, sheet in loaded.bank.sheets.items()}


@pytest.fixture(scope="session")
def reachable(root: Path, loaded) -> set[str]:
    """Paths that the site serves."""
    bank = loaded.bank
    sources = {*site.generated(root, bank), *bank.pages, *site.assets(root)}
    sources |= {p.relative_to(root / "docs").as_posix() for p in (root / "docs/assets").rglob("*") if p.is_file()}
    pdfs = {f"sheets/{name}-{paper}.pdf" for name in bank.sheets for paper in printing.PAPERS}
    served = {re.sub(r"(^|/)index$", r"\1", path.removesuffix(".md")) if path.endswith(".md") else path for path in sources}
    return {path.rstrip("/") for path in served} | pdfs


class Paper:
    """Chromium in print. It lives in a thread of its own: one thread can run Playwright only once, and other tests do."""

    def __init__(self, thread: ThreadPoolExecutor, folder: Path) -> None:
        self.thread, self.folder = thread, folder
        self.playwright = self._do(lambda: sync_playwright().start())
        self.browser = self._do(lambda: self.playwright.chromium.launch(**chromium.launch_options()))
        self.page = self._do(self.browser.new_page)
        self.media("print")

    def _do(self, function: Callable):
        return self.thread.submit(function).result()

    def show(self, html: str) -> None:
        """Open a sheet and wait for its fonts; none may be missing."""
        file = self.folder / "sheets" / "sheet.html"
        file.write_text(html, encoding="utf-8")
        self._do(lambda: self.page.goto(file.as_uri()))
        assert self.evaluate(printing.FONTS) == []

    def evaluate(self, script: str):
        return self._do(lambda: self.page.evaluate(script))

    def style(self, css: str) -> None:
        self._do(lambda: self.page.add_style_tag(content=css))

    def media(self, media: str, width: int = 1280) -> None:
        self._do(lambda: self.page.emulate_media(media=media))
        self._do(lambda: self.page.set_viewport_size({"width": width, "height": 1000}))

    def pages(self, size: str) -> int:
        """On how many pages it prints."""
        return len(re.findall(rb"/Type\s*/Page\b", self._do(lambda: self.page.pdf(format=size))))

    def close(self) -> None:
        self._do(self.browser.close)
        self._do(self.playwright.stop)


@pytest.fixture(scope="module")
def paper(root: Path, loaded, tmp_path_factory) -> Iterator[Paper]:
    """Chromium in print, with the sheets' styles and fonts at hand."""
    if not chromium.find():
        pytest.skip(NO_CHROMIUM)
    folder = tmp_path_factory.mktemp("paper")
    (folder / "sheets").mkdir()
    for target, content in printing.assets(root, loaded.bank).items():
        (folder / target).parent.mkdir(parents=True, exist_ok=True)
        (folder / target).write_bytes(content)
    with ThreadPoolExecutor(1) as thread:
        paper = Paper(thread, folder)
        yield paper
        paper.close()


def print_sheets(root: Path, bank: Bank, out: Path) -> list[Path]:
    """Print in a thread, for the reason that Paper gives."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(printing.print_sheets, root, bank, out).result()


@pytest.fixture(scope="session")
def pdfs(root: Path, loaded, tmp_path_factory) -> dict[str, Path]:
    """File name → PDF, printed with links to an address of its own."""
    if not chromium.find():
        pytest.skip(NO_CHROMIUM)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", SITE)
        return {p.name: p for p in print_sheets(root, loaded.bank, tmp_path_factory.mktemp("pdfs"))}


# As pages


@pytest.mark.parametrize("name", NAMES)
def test_every_question_of_the_topics_is_there_with_its_link(name, pages, loaded):
    bank = loaded.bank
    html = Reader(pages[name])
    questions = [q for topic in bank.sheets[name].topics for q in bank.of_topic(topic)]
    assert questions
    for number, q in enumerate(questions, 1):
        assert f"../questions/{q.id}/" in html.hrefs
        assert f"{number} {q.title}" in html.headings
    text = squeeze(sheets.plain(pages[name]))
    for q in questions:
        for words in (q.short, q.pitfalls[0].claim):
            start = re.split(r"[$`*\\\[&<>'\"]", words)[0]
            assert squeeze(start) in text, f"{q.id}: {start!r}"


@pytest.mark.parametrize("name", NAMES)
def test_everything_of_the_definition_is_there(name, pages, loaded):
    sheet = loaded.bank.sheets[name]
    headings = Reader(pages[name]).headings
    assert {sheet.title, *(f.name for f in sheet.formulas), *(t.title for t in sheet.tables), "Rules of thumb"} <= set(headings)
    assert pages[name].count('class="source"') == len(sheet.rules)
    assert 8 <= len(sheet.formulas) <= 14 and 5 <= len(sheet.rules) <= 8 and 1 <= len(sheet.tables) <= 2
    assert all(f.where for f in sheet.formulas), "every formula says what its symbols mean"


@pytest.mark.parametrize("name", NAMES)
def test_links_lead_somewhere(name, pages, reachable):
    for href in Reader(pages[name]).hrefs:
        if not re.match(r"https?://", href):
            target = posixpath.normpath(posixpath.join("sheets", urldefrag(href)[0]))
            assert target.removeprefix(".").rstrip("/") in reachable, href


@pytest.mark.parametrize("name", NAMES)
def test_nothing_comes_from_elsewhere(name, pages, reachable, root):
    html = Reader(pages[name])
    assert "script" not in html.tags
    for load in html.loads:
        assert posixpath.normpath(posixpath.join("sheets", load)) in reachable, load
    style = (root / "docs/assets/styles/sheet.css").read_text(encoding="utf-8")
    for address in re.findall(r"url\(\"?([^\")]+)", style):
        assert posixpath.normpath(posixpath.join("assets/styles", address)) in reachable, address


@pytest.mark.parametrize("name", NAMES)
def test_html_is_nested_as_it_must_be(name, pages):
    assert Reader(pages[name]).problems == []
    assert pages[name].startswith('<!doctype html>\n<html lang="en"')


def test_links_in_text_become_addresses_of_pages(root, loaded):
    bank = loaded.bank
    q = next(iter(bank.questions.values()))
    sheet = Sheet(title="T", blurb="B", topics=[q.topic], rules=[{"text": f"See [it](q:{q.id}) and [that](t:{q.topic}).", "source": "https://example.org"}])
    hrefs = Reader(sheets.sheet_page(root, bank, "t", sheet)).hrefs
    assert f"../questions/{q.id}/" in hrefs
    assert f"../{bank.topic(q.topic)[0].id}/{q.topic}/" in hrefs


def test_pdfs_are_linked_only_where_they_exist(root, loaded, pages):
    name = NAMES[0]
    assert f'href="{name}-a4.pdf"' in pages[name]
    assert ".pdf" not in sheets.sheet_page(root, loaded.bank, name, loaded.bank.sheets[name])


# What fits


def heights(n: int) -> list[dict[str, float]]:
    """Questions that all take the same room."""
    return [{sheets.TITLE: 1.0, sheets.SHORT: 8.0, sheets.PITFALL: 10.0, sheets.FULL: 12.0}] * n


def test_with_room_questions_keep_everything():
    assert sheets.kept(100, heights(5)) == [sheets.FULL] * 5


def test_reasons_go_first_and_spoken_answers_last_and_from_the_end():
    order = [sheets.FULL, sheets.PITFALL, sheets.SHORT, sheets.TITLE]
    for n in range(1, 60):
        levels = [order.index(level) for level in sheets.kept(120, heights(n))]
        assert levels == sorted(levels), "a later question keeps no more than an earlier one"
        assert levels[-1] - levels[0] <= 1, "nothing of the next kind goes before all of the last has gone"
        used = 120 + sum(heights(1)[0][order[level]] for level in levels)
        assert used <= sheets.LINES


def test_type_is_as_large_as_fits():
    sizes = [sheets.type_size(need) for need in range(50, 300)]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == max(sheets.SIZES) and sizes[-1] == min(sheets.SIZES)


def crowded(bank: Bank, topic: str, number: int) -> Bank:
    """A bank whose topic has this many questions."""
    own = bank.of_topic(topic)
    copies = {f"{own[n % len(own)].id}-{n}": own[n % len(own)].model_copy(update={"id": f"{own[n % len(own)].id}-{n}"}) for n in range(len(own), number)}
    return dataclasses.replace(bank, questions=bank.questions | copies)


@pytest.mark.parametrize("name", NAMES)
def test_estimate_of_the_height_is_right(name, root, loaded, paper):
    """What decides about size and cuts agrees with Chromium within 5%."""
    writer = sheets.Writer(root, loaded.bank, name, loaded.bank.sheets[name])
    writer.body()
    paper.show(sheets.sheet_page(root, loaded.bank, name, loaded.bank.sheets[name]))
    size = min(sheets.SIZES)
    paper.style(f"@media print {{ html {{ font-size: {size}pt !important }} .sheet {{ columns: auto !important; width: {COLUMN['a4']}px }} }}")
    taken = paper.evaluate("document.querySelector('.sheet').getBoundingClientRect().height")
    line = paper.evaluate("parseFloat(getComputedStyle(document.body).lineHeight)")
    assert writer.used == pytest.approx(taken / line, rel=0.05)


@pytest.mark.parametrize("number", [8, 13, 40, 80])
@pytest.mark.parametrize("name", NAMES)
def test_topic_that_grows_stays_on_two_pages(name, number, root, loaded, paper):
    sheet = loaded.bank.sheets[name]
    paper.show(sheets.sheet_page(root, crowded(loaded.bank, sheet.topics[0], number), name, sheet))
    for size in printing.PAPERS.values():
        assert paper.pages(size) <= 2, size


# On paper


@pytest.mark.parametrize("size", printing.PAPERS)
@pytest.mark.parametrize("name", NAMES)
def test_nothing_leaves_its_column(name, size, pages, paper):
    paper.media("print", round(WIDTH[size]))
    paper.show(pages[name])
    outside = paper.evaluate(
        """() => {
          const sheet = document.querySelector('.sheet').getBoundingClientRect()
          const gap = parseFloat(getComputedStyle(document.querySelector('.sheet')).columnGap)
          const width = (sheet.width - gap) / 2, out = []
          for (const element of document.querySelectorAll('.sheet *')) {
            if (element.closest('math, svg, .vlist-t')) continue
            for (const box of element.getClientRects()) {
              if (!box.width) continue
              const left = box.left < sheet.left + width + gap / 2 ? sheet.left : sheet.left + width + gap
              if (box.left < left - 1 || box.right > left + width + 1) {
                out.push(`${element.tagName}.${element.className}: ${element.textContent.slice(0, 40)} (${Math.round(box.right - left - width)} px)`)
              }
            }
          }
          return out
        }"""
    )
    assert outside == []


@pytest.mark.parametrize("name", NAMES)
def test_smallest_type_is_legible(name, root, loaded, pages, paper):
    """Text is at least 7.5 pt at the smallest size, scripts of formulas 5.8 pt, which TeX too gives to 8 pt text."""
    paper.show(pages[name])
    paper.style(f"@media print {{ html {{ font-size: {min(sheets.SIZES)}pt !important }} }}")
    small = paper.evaluate(
        """() => {
          const out = [], walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT)
          while (walk.nextNode()) {
            const element = walk.currentNode.parentElement
            if (!walk.currentNode.data.trim() || !element.getClientRects().length || element.closest('.vlist-s')) continue
            const points = parseFloat(getComputedStyle(element).fontSize) * 72 / 96
            if (points < (element.closest('.katex') ? 5.8 : 7.5) - 0.01) out.push([points, element.className, walk.currentNode.data])
          }
          return out
        }"""
    )
    assert small == []


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("name", NAMES)
def test_screen_does_not_scroll_sideways(name, width, pages, paper):
    paper.media("screen", width)
    try:
        paper.show(pages[name])
        assert paper.evaluate("document.documentElement.scrollWidth") == width
        wide = "[...document.querySelectorAll('.katex-display, .scroll')].filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.textContent)"
        assert paper.evaluate(wide) == []
    finally:
        paper.media("print")


def outline(entries: list) -> list[str]:
    """Titles of a PDF's outline, all levels."""
    return [title for entry in entries for title in (outline(entry) if isinstance(entry, list) else [entry.title])]


Line = tuple[float, float, str]


def columns(page) -> list[list[Line]]:
    """Of each column of a PDF page the pieces of text as (height above the ground, size, text), the running foot left out."""
    found: list[list[Line]] = [[], []]
    middle = float(page.mediabox.width) / 2

    def visit(text: str, cm: list[float], tm: list[float], font, size: float) -> None:
        x, y = tm[4] * cm[0] + tm[5] * cm[2] + cm[4], tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        if text.strip() and y > 36:
            found[x > middle].append((y, size, text.strip()))

    page.extract_text(visitor_text=visit)
    return found


@pytest.mark.parametrize("size", printing.PAPERS)
@pytest.mark.parametrize("name", NAMES)
class TestPdf:
    """Each printed file."""

    @pytest.fixture
    def pdf(self, name, size, pdfs) -> PdfReader:
        return PdfReader(pdfs[f"{name}-{size}.pdf"])

    def test_two_pages_at_most_of_the_right_size(self, pdf, size):
        assert 1 <= len(pdf.pages) <= 2
        for page in pdf.pages:
            assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx(SIZE[size], abs=1.5)

    def test_is_tagged_and_names_title_and_language(self, pdf, name, loaded):
        catalog = pdf.trailer["/Root"]
        assert catalog["/MarkInfo"]["/Marked"] is True or str(catalog["/MarkInfo"]["/Marked"]).lower() == "true"
        assert "/StructTreeRoot" in catalog
        assert catalog["/Lang"] == "en"
        assert pdf.metadata.title.startswith(loaded.bank.sheets[name].title)

    def test_outline_holds_every_heading(self, pdf, name, pages):
        assert [squeeze(t) for t in outline(pdf.outline)] == [squeeze(h) for h in Reader(pages[name]).headings]

    def test_text_of_every_heading_is_printed(self, pdf, name, pages):
        text = squeeze("".join(page.extract_text() for page in pdf.pages))
        for heading in Reader(pages[name]).headings:
            assert squeeze(heading) in text, heading

    def test_links_are_live_and_lead_to_the_site(self, pdf, name, pages):
        found = {a["/A"]["/URI"] for page in pdf.pages for a in page.get("/Annots", []) if "/URI" in a.get("/A", {})}
        main = pages[name][pages[name].index("<main>") :]
        for href in Reader(main).hrefs:
            wanted = href if href.startswith("http") else SITE + href.removeprefix("../")
            assert wanted in found, wanted
        assert all(f.startswith(("https://", SITE)) for f in found)

    def test_formulas_have_words(self, pdf, name, loaded, pdfs, size):
        raw = pdfs[f"{name}-{size}.pdf"].read_bytes()
        assert raw.count(b"/Alt") >= len(loaded.bank.sheets[name].formulas)

    def test_columns_are_even(self, pdf):
        """Full pages reach down to the foot on both sides; the columns of the last end within 15% of the page of each other."""
        for page in pdf.pages:
            tall = float(page.mediabox.height)
            left, right = (min(y for y, _, _ in column) for column in columns(page))
            if page is not pdf.pages[-1]:
                assert max(left, right) < 0.2 * tall, "a column ends early"
            assert abs(left - right) < 0.15 * tall

    def test_no_heading_stands_alone(self, pdf, name, pages):
        """Whatever ends a column is not a heading."""
        headings = {squeeze(h) for h in Reader(pages[name]).headings}
        for page in pdf.pages:
            for column in columns(page):
                lowest = min(y for y, _, _ in column)
                last = squeeze("".join(text for y, _, text in column if y < lowest + 1))
                assert last not in headings


# Printing


@pytest.fixture
def small(loaded) -> Bank:
    """A bank with one sheet that prints fast."""
    return dataclasses.replace(
        loaded.bank, sheets={"tiny": Sheet(title="Tiny", blurb="Little.", topics=["probability"], formulas=[{"name": "One", "tex": "1"}])}
    )


def test_only_what_changed_is_printed_again(root, small, tmp_path, capsys):
    if not chromium.find():
        pytest.skip(NO_CHROMIUM)
    (tmp_path / "gone-a4.pdf").write_bytes(b"of a sheet that is no more")
    first = print_sheets(root, small, tmp_path)
    assert [p.name for p in first] == ["tiny-a4.pdf", "tiny-letter.pdf"]
    assert "sheet 2 of 2: tiny-letter.pdf, 1 page" in capsys.readouterr().out
    assert sorted(p.suffix for p in tmp_path.iterdir()) == [".pdf", ".pdf", ".stamp", ".stamp"]
    times = [p.stat().st_mtime_ns for p in first]

    assert print_sheets(root, small, tmp_path) == first
    assert [p.stat().st_mtime_ns for p in first] == times
    assert "up to date" in capsys.readouterr().out

    first[0].unlink()
    print_sheets(root, small, tmp_path)
    assert "sheet 1 of 1: tiny-a4.pdf" in capsys.readouterr().out
    assert first[1].stat().st_mtime_ns == times[1]

    changed = dataclasses.replace(small, sheets={"tiny": small.sheets["tiny"].model_copy(update={"blurb": "Less."})})
    print_sheets(root, changed, tmp_path)
    assert "sheet 2 of 2" in capsys.readouterr().out


def test_without_chromium_it_says_so_and_touches_nothing(root, small, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(chromium, "find", lambda: None)
    kept = tmp_path / "tiny-a4.pdf"
    kept.write_bytes(b"from before")
    assert print_sheets(root, small, tmp_path) == []
    assert "no Chromium" in capsys.readouterr().out
    assert kept.read_bytes() == b"from before"


def test_missing_font_stops_the_print(root, small, tmp_path, monkeypatch):
    if not chromium.find():
        pytest.skip(NO_CHROMIUM)
    assets = {path: content for path, content in printing.assets(root, small).items() if "sans" not in path}
    monkeypatch.setattr(printing, "assets", lambda *_: assets)
    with pytest.raises(printing.PrintError, match="Source Sans 3 400.*make setup"):
        print_sheets(root, small, tmp_path)


def test_absolute_links(monkeypatch):
    monkeypatch.setenv("SITE_URL", SITE)
    html = '<a href="../questions/a/b/"></a><a href="other.html"></a><a href="https://x.org/y"></a><link href="../assets/a.css">'
    assert re.findall(r'href="([^"]+)"', printing.absolute(html)) == [f"{SITE}questions/a/b/", f"{SITE}sheets/other.html", "https://x.org/y", "../assets/a.css"]
