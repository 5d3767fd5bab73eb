"""The built site: links, origins, policy, weight."""

from __future__ import annotations

import gzip
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from handbook import versions
from handbook.policy import policy, seal

BASE = "https://example.org/handbook/"
# Elements that make the browser fetch something.
FETCHING = {("script", "src"), ("img", "src"), ("link", "href"), ("iframe", "src"), ("source", "src"), ("video", "src"), ("audio", "src"), ("object", "data"), ("use", "href")}
LINK_ONLY = {"canonical", "prev", "next", "alternate"}


class Page(HTMLParser):
    """Ids, links and fetched addresses of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids, self.links, self.fetched, self.repeated = set(), [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        ident = attributes.get("id")
        if ident:
            if ident in self.ids:
                self.repeated.append(ident)
            self.ids.add(ident)
        for name, value in attrs:
            if (tag, name) in FETCHING and not (tag == "link" and set((attributes.get("rel") or "").split()) & LINK_ONLY):
                self.fetched.append(value)
            elif tag == "a" and name == "href":
                self.links.append(value)


@pytest.fixture(scope="module")
def parsed(site) -> dict[str, Page]:
    return {p.relative_to(site).as_posix(): Page(p.read_text(encoding="utf-8")) for p in sorted(site.rglob("*.html")) if "assets/" not in p.as_posix()}


def target(site: Path, page: str, link: str) -> tuple[Path, str] | None:
    """File and anchor that an internal link leads to; None for other sites."""
    address = "" if page == "404.html" else page.removesuffix("index.html")
    parts = urlsplit(urljoin(BASE + address, link))
    if not f"{parts.scheme}://{parts.netloc}{parts.path}".startswith(BASE):
        return None
    path = site / unquote(parts.path).removeprefix("/handbook/")
    return (path / "index.html" if path.is_dir() or parts.path.endswith("/") else path), unquote(parts.fragment)


def test_internal_links_and_anchors_exist(site, parsed):
    broken = []
    for name, page in parsed.items():
        for link in page.links:
            found = target(site, name, link)
            if found is None:
                continue
            path, anchor = found
            there = path.relative_to(site).as_posix() if path.is_relative_to(site) else ""
            if path.suffix == ".pdf":
                continue  # printed by `make sheets`, published with the site
            if not path.exists() or (anchor and there in parsed and anchor not in parsed[there].ids and not anchor.startswith("__")):
                broken.append(f"{name}: {link}")
    assert not broken, "\n".join(broken)


def test_nothing_is_fetched_from_elsewhere(site, parsed):
    for name, page in parsed.items():
        for address in page.fetched:
            if address.startswith("data:"):
                continue
            found = target(site, name, address)
            assert found and found[0].exists(), f"{name} fetches {address}"
    for sheet in site.rglob("*.css"):
        for address in re.findall(r"url\(([^)]+)\)|@import\s+[\"']([^\"']+)", sheet.read_text(encoding="utf-8")):
            address = (address[0] or address[1]).strip("\"'")
            # KaTeX names older font formats for browsers of ten years ago; those are not served.
            if address.startswith(("data:", "#")) or address.endswith((".woff", ".ttf")):
                continue
            assert (sheet.parent / address.split("#")[0].split("?")[0]).exists(), f"{sheet.name}: {address}"


def test_pages_work_from_a_sub_path(parsed):
    for name, page in parsed.items():
        if name != "404.html":  # served for any address, so its links are absolute
            assert not [a for a in (*page.links, *page.fetched) if a.startswith("/")], name


def test_ids_stand_once(parsed):
    assert not {name: page.repeated for name, page in parsed.items() if page.repeated}


def test_every_page_has_title_description_policy_and_one_heading(site, parsed):
    for name in parsed:
        text = (site / name).read_text(encoding="utf-8")
        assert re.search(r"<title>[^<]{5,}</title>", text), name
        assert re.search(r'<meta name="description" content="[^"]{20,}"', text) or name == "404.html", name
        if not name.startswith("sheets/"):
            assert 'http-equiv="Content-Security-Policy"' in text, name
        assert len(re.findall(r"<h1[ >]", text)) == 1, name


def test_formulas_are_rendered_and_none_is_left(site, loaded):
    for q in loaded.bank.questions.values():
        text = (site / "questions" / q.id / "index.html").read_text(encoding="utf-8")
        if re.search(r"\$\$", q.answer):
            assert "katex-display" in text and "<math" in text, q.id
        prose = re.sub(r"<(pre|code|script|math)\b.*?</\1>", "", text, flags=re.S)
        assert not re.search(r"\$\$|\\frac|\\sum", re.sub(r"<annotation.*?</annotation>", "", prose, flags=re.S)), q.id


def test_question_pages_stay_light(site, loaded):
    heavy = {}
    for q in loaded.bank.questions.values():
        size = len(gzip.compress((site / "questions" / q.id / "index.html").read_bytes(), 6))
        if size > (60_000 if q.kind == "design" else 40_000):
            heavy[q.id] = size
    assert not heavy


def test_search_finds_titles_but_not_long_answers(site, loaded):
    entries = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))["docs"]
    found = {e["location"].split("#")[0]: e for e in entries if e["location"].startswith("questions/")}
    for q in loaded.bank.questions.values():
        assert f"questions/{q.id}/" in found, q.id
        assert len(found[f"questions/{q.id}/"]["text"]) < 8_000, q.id


def test_answers_are_there_without_scripts(site, loaded):
    for q in loaded.bank.questions.values():
        text = (site / "questions" / q.id / "index.html").read_text(encoding="utf-8")
        assert text.count("<details") >= 5 and "hidden" not in re.findall(r"<details[^>]*>", text)[0], q.id


def test_policy_allows_this_site_alone():
    """Workers are the search's and the service worker; the sandbox's own are its frame's business."""
    directives = dict(part.strip().split(" ", 1) for part in policy("<head></head>").split(";"))
    assert directives == {
        "default-src": "'none'", "script-src": "'self'", "style-src": "'self' 'unsafe-inline'", "img-src": "'self' data: blob:", "font-src": "'self'",
        "connect-src": "'self'", "frame-src": "'self'", "worker-src": "'self'", "base-uri": "'none'", "form-action": "'none'", "object-src": "'none'",
    }


def test_addresses_of_assets_carry_versions(site, parsed, root):
    """Scripts and styles without a hash in their name have one behind it, so that no cache mixes two deployments."""
    for name, page in parsed.items():
        for address in page.fetched:
            if re.search(r"assets/(?:hb|styles)/[^?]*\.(?:js|css)|katex\.css", address):
                path, _, version = target(site, name, address)[0].relative_to(site).as_posix(), *address.partition("?")[1:]
                assert version == versions.stamps(root)[path] == versions.digest((site / path).read_bytes()), f"{name}: {address}"


def test_everything_that_can_be_kept_is_listed(site):
    """Every page and data file is in the list, with its size; the service worker keeps what is there."""
    listed = json.loads((site / "offline.json").read_text(encoding="utf-8"))
    files = {(site / path.split("?")[0] / "index.html" if not path or path.endswith("/") else site / path.split("?")[0]): size for path, _, size in listed["pages"] + listed["assets"]}
    assert all(file.stat().st_size == size for file, size in files.items())
    assert {p for p in site.rglob("*.html") if "assets/hb/frame.html" not in p.as_posix() and p.name != "404.html"} <= set(files)
    assert {p for p in (site / "bank").rglob("*.json")} | set((site / "snippets").rglob("*.py")) <= set(files)
    worker = (site / "sw.js").read_text(encoding="utf-8")
    about = json.loads(worker.split("\n", 1)[0].removeprefix("self.HANDBOOK=").removesuffix(";"))
    assert set(about["core"]) <= {path for path, _, _ in listed["pages"] + listed["assets"]}
    assert len(worker) < 40_000


def test_policy_names_the_hashes_of_inline_scripts():
    page = '<html><head><script>one()</script><script type="application/json">{}</script><script src="a.js"></script></head></html>'
    sealed = seal(page)
    assert sealed.count("'sha256-") == 1 and "'unsafe-inline'" not in re.search(r"script-src [^;]*", policy(page))[0]
    assert seal(sealed) == sealed
