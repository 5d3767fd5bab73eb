"""An exercise's page on the real site: kept through navigation, taken home as a folder, compared after solving."""

from __future__ import annotations

import functools
import http.server
import re
import subprocess
import sys
import threading
import zipfile

import pytest
from playwright.sync_api import Page, expect

LONG = 60_000
SOFTMAX, DEBUG = "ml-coding/softmax", "ml-coding/debug-mlp-training"


@pytest.fixture(scope="module")
def served(site, root):
    """The built site below a sub-path, with what was asked of it."""
    if not (root / "build/runtime/current.json").exists():
        pytest.skip("no runtime: `make assets` builds it")
    asked: list[str] = []

    class Handler(http.server.SimpleHTTPRequestHandler):
        def translate_path(self, path):
            return super().translate_path("/" + path.removeprefix("/handbook/")) if path.startswith("/handbook/") else "/nowhere"

        def do_GET(self):
            asked.append(self.path)
            if not self.path.endswith("sitemap.xml"):
                return super().do_GET()
            # Instant navigation follows links that the sitemap names, and that names the address the site was built for.
            body = (site / "sitemap.xml").read_text().replace("https://example.org/", f"http://{self.headers['Host']}/").encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/xml")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/handbook/", asked
    server.shutdown()


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 900}, service_workers="block", accept_downloads=True)
    context.set_default_timeout(LONG)
    opened = context.new_page()
    errors = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    context.close()
    assert not errors, errors


def put(page: Page, code: str) -> None:
    page.locator("hb-exercise .cm-content").click()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.press("Delete")
    page.keyboard.insert_text(code)


def judged(page: Page, button: str) -> str:
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.locator("hb-exercise")).not_to_have_class(re.compile("is-running"), timeout=LONG)
    return page.locator("hb-exercise .hb-status").inner_text()


def test_instant_navigation_keeps_python(page, served, loaded):
    """A click to the next exercise keeps the page and its interpreter: nothing of the runtime is fetched or started again."""
    address, asked = served
    first, second = [i for i, q in loaded.bank.questions.items() if q.is_exercise and q.packages == ["numpy"] and q.format != "debug"][:2]
    page.goto(f"{address}exercises/")
    page.evaluate("window.mark = 'the same page'")
    page.locator(f'a[data-id="{first}"]').first.click()
    expect(page.locator("hb-exercise .cm-content")).to_be_visible()
    put(page, loaded.bank.exercises[first]["solution.py"])
    assert "pass" in judged(page, "Submit")
    workers, frames = len(page.workers), page.locator("iframe.hb-frame").count()
    asked.clear()
    page.get_by_role("link", name="Practice", exact=True).locator("visible=true").first.click()
    expect(page).to_have_url(re.compile("/exercises/$"))
    page.locator(f'a[data-id="{second}"]').first.click()
    expect(page).to_have_url(re.compile(second))
    expect(page.locator("hb-exercise .cm-content")).to_contain_text(re.compile("def|class"))
    put(page, loaded.bank.exercises[second]["solution.py"])
    page.evaluate("() => { window.said = new Set(); new MutationObserver(() => window.said.add(document.querySelector('hb-exercise .hb-status').textContent)).observe(document.querySelector('hb-exercise'), { childList: true, subtree: true, characterData: true }) }")
    assert "pass" in judged(page, "Submit")
    assert page.evaluate("window.mark") == "the same page", "the page was loaded anew: navigation.instant is off or broken"
    assert not [path for path in asked if "/assets/runtime/" in path or "worker.js" in path or "frame.html" in path]
    assert page.locator("iframe.hb-frame").count() == frames == 1
    assert "Starting Python…" not in page.evaluate("[...window.said]")
    assert len(page.workers) <= max(workers, 2)


@pytest.mark.parametrize("ident", [SOFTMAX, DEBUG])
def test_download_as_a_folder(page, served, loaded, tmp_path, ident):
    """The reader's code, statement, tests and judge; `python run.py` there says what the page says."""
    address, _ = served
    page.goto(f"{address}questions/{ident}/")
    expect(page.locator("hb-exercise .cm-content")).to_be_visible()
    solution = loaded.bank.exercises[ident]["solution.py"]
    put(page, solution + "# mine: größer\n")
    page.locator(".hb-more > summary").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download as a folder").click()
    slug = ident.split("/")[1]
    assert download.value.suggested_filename == f"{slug}.zip"
    with zipfile.ZipFile(download.value.path()) as archive:
        assert archive.testzip() is None
        archive.extractall(tmp_path)
    place = tmp_path / slug
    assert (place / "answer.py").read_text(encoding="utf-8") == solution + "# mine: größer\n"
    assert (place / "tests.py").read_text(encoding="utf-8") == loaded.bank.exercises[ident]["tests.py"]
    q = loaded.bank.questions[ident]
    everything = "".join(p.read_text(encoding="utf-8") for p in place.rglob("*") if p.is_file() and p.name != "answer.py")
    assert q.ask.strip()[:80] in (place / "README.md").read_text(encoding="utf-8")
    assert not any(hint.strip()[:50] in everything for hint in q.hints)
    assert not set(re.findall(r"def (test_\w+)", loaded.bank.exercises[ident]["hidden.py"])) & set(re.findall(r"def (test_\w+)", everything))
    for arguments, words in (([], "submit adds the hidden tests"), (["--submit"], "(hidden test)")):
        done = subprocess.run([sys.executable, "run.py", *arguments], cwd=place, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stdout + done.stderr
        assert words in done.stdout
    (place / "answer.py").write_text(loaded.bank.exercises[ident]["starter.py"], encoding="utf-8")
    assert subprocess.run([sys.executable, "run.py"], cwd=place, capture_output=True, timeout=120).returncode == 1


def test_approaches_are_compared_after_solving(page, served, loaded):
    """Before passing the solution is asked for twice; after Submit has passed it is one press, with every approach and why."""
    address, _ = served
    ident = next(i for i, q in loaded.bank.questions.items() if q.is_exercise and q.packages == ["numpy"] and len(q.approaches) > 1)
    q = loaded.bank.questions[ident]
    page.goto(f"{address}questions/{ident}/")
    expect(page.locator("hb-exercise .cm-content")).to_be_visible()
    expect(page.locator(".hb-solution > summary")).to_contain_text(f"{len(q.approaches)} approaches compared")
    put(page, loaded.bank.exercises[ident]["solution.py"])
    assert "hidden ones too" in judged(page, "Submit")
    page.locator(".hb-solution > summary").click()
    page.get_by_role("button", name="Compare with the solution").click()
    shown = page.locator(".hb-solution")
    for approach in q.approaches:
        expect(shown).to_contain_text(approach.title)
    expect(shown.locator(".highlight")).to_have_count(len(q.approaches))
    page.reload()
    expect(page.locator(".hb-solution .highlight").first).to_be_attached()
