"""A person with a browser: from the home page to a solved exercise, on the real site in real Chromium."""

from __future__ import annotations

import functools
import http.server
import re
import threading
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

WRONG = "import numpy as np\n\n\ndef softmax(x, axis=-1):\n    return np.exp(x)\n"
SCHEMES = ("light", "dark")
WIDTHS = (1280, 390)


@pytest.fixture(scope="module")
def address(site):
    """The built site, served below a sub-path as on GitHub Pages."""

    class Handler(http.server.SimpleHTTPRequestHandler):
        def translate_path(self, path):
            return super().translate_path("/" + path.removeprefix("/handbook/")) if path.startswith("/handbook/") else "/nowhere"

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/handbook/"
    server.shutdown()


@pytest.fixture
def page(browser, address, request):
    """A page whose console errors and foreign requests fail the test."""
    options = getattr(request, "param", {})
    context = browser.new_context(viewport={"width": 1280, "height": 900}, service_workers="block", **options)
    page = context.new_page()
    page.set_default_timeout(30_000)
    faults: list[str] = []
    page.on("console", lambda m: faults.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda e: faults.append(str(e)))
    page.on("request", lambda r: faults.append(f"asked {r.url}") if not r.url.startswith((address, "data:", "blob:")) else None)
    yield page
    context.close()
    assert not faults, faults


@pytest.fixture
def needs_runtime(root):
    if not (root / "build/runtime/current.json").exists():
        pytest.skip("no runtime: `make assets` builds it")


def type_code(page: Page, code: str) -> None:
    """Replace what is in the exercise's editor."""
    page.locator("hb-exercise .cm-content").click()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.press("Delete")
    page.keyboard.insert_text(code)


def status(page: Page):
    return page.locator("hb-exercise .hb-status")


def test_from_home_to_a_solved_exercise(page, address, loaded, needs_runtime):
    page.goto(address)
    page.get_by_role("link", name="ML coding", exact=True).locator("visible=true").first.click()
    expect(page).to_have_url(re.compile(r"/ml-coding/$"))
    page.goto(address + "ml-coding/numerics/")
    page.locator('a[data-id="ml-coding/softmax"]').click()
    expect(page).to_have_url(re.compile(r"/questions/ml-coding/softmax/$"))

    details = page.locator(".hb-parts details.hb-answer").first
    expect(details.locator("p").first).not_to_be_visible()
    details.locator("summary").click()
    expect(details.locator("p").first).to_be_visible()

    type_code(page, WRONG)
    page.get_by_role("button", name="Run", exact=True).click()
    expect(status(page)).to_contain_text("of", timeout=60_000)
    failed = page.locator("hb-exercise .hb-results").get_by_text("expected", exact=False).first
    expect(failed).to_be_visible()

    type_code(page, loaded.bank.exercises["ml-coding/softmax"]["solution.py"])
    page.get_by_role("button", name="Submit").click()
    expect(status(page)).to_contain_text("pass", timeout=60_000)

    page.wait_for_timeout(800)
    page.reload()
    expect(page.locator("hb-exercise .cm-content")).to_contain_text("keepdims", timeout=20_000)


def test_endless_loop_stops_and_the_next_run_works(page, address, loaded, needs_runtime):
    page.goto(address + "questions/ml-coding/softmax/")
    type_code(page, "while True:\n    pass\n")
    page.get_by_role("button", name="Run", exact=True).click()
    page.wait_for_timeout(2500)
    page.get_by_role("button", name="Stop").click()
    expect(status(page)).to_contain_text(re.compile("stopped", re.I), timeout=10_000)
    type_code(page, loaded.bank.exercises["ml-coding/softmax"]["solution.py"])
    page.get_by_role("button", name="Run", exact=True).click()
    expect(status(page)).to_contain_text("pass", timeout=30_000)


def test_snippet_runs_with_its_setup(page, address, needs_runtime):
    page.goto(address + "questions/fundamentals/accuracy-at-low-prevalence/")
    page.locator("details.hb-answer > summary").first.click()
    stated = page.locator("details.hb-answer .hb-output").first.inner_text().split("\n")[0]
    page.locator("details.hb-answer").first.get_by_role("button", name="Run: block", exact=False).first.click()
    expect(page.locator("details.hb-answer").first.get_by_role("status").first).to_contain_text(re.compile("done|ran|finished", re.I), timeout=60_000)
    assert stated and stated in page.get_by_label("Output of block 1", exact=True).inner_text()


def test_search_finds_a_question(page, address):
    page.goto(address)
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type("rare events accuracy", delay=20)
    expect(page.locator(".md-search-result__link").first).to_have_attribute("href", re.compile("accuracy-at-low-prevalence"))


@pytest.mark.parametrize("page", [{"java_script_enabled": False}], indirect=True, ids=["no-scripts"])
def test_without_scripts_everything_can_be_read(page, address):
    page.goto(address + "questions/ml-coding/softmax/")
    expect(page.locator("hb-exercise pre").first).to_be_visible()
    for kind in ("hb-short", "hb-answer", "hb-rubric", "hb-followups", "hb-hint", "hb-solution"):
        details = page.locator(f"details.{kind}").first
        details.locator("summary").first.click()
        expect(details.locator("p, li").first).to_be_visible()


def test_print_shows_what_is_closed(page, address):
    page.goto(address + "questions/fundamentals/accuracy-at-low-prevalence/")
    page.emulate_media(media="print")
    expect(page.locator("details.hb-answer p").first).to_be_visible()
    expect(page.locator(".md-header")).not_to_be_visible()


KINDS = ("", "fundamentals/", "fundamentals/metrics/", "questions/llm/attention-scaling/", "questions/system-design/payment-fraud/", "questions/ml-coding/softmax/", "questions/", "exercises/", "sheets/", "sheets/metrics.html", "contribute/", "prepare/", "offline/")


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("path", KINDS)
def test_axe_finds_nothing_serious(page, address, root, path, scheme):
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(address + path)
    page.wait_for_load_state("networkidle")
    page.evaluate("document.querySelectorAll('.hb-parts details').forEach(d => d.open = true)")
    page.evaluate((root / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] })")
    serious = [(v["id"], v["impact"], [n["html"][:120] for n in v["nodes"]][:3]) for v in found["violations"] if v["impact"] in ("serious", "critical")]
    assert not serious


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", KINDS)
def test_nothing_is_wider_than_the_screen(page, address, path, width):
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(address + path)
    page.evaluate("document.querySelectorAll('.hb-parts details').forEach(d => d.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.parametrize(("scheme", "named"), [("light", "default"), ("dark", "slate")])
def test_scheme_follows_the_reader(page, address, scheme, named):
    page.emulate_media(color_scheme=scheme)
    page.goto(address)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", named)
    dark = sum(map(int, re.findall(r"\d+", page.evaluate("getComputedStyle(document.body).backgroundColor"))[:3])) < 384
    assert dark == (scheme == "dark")


def test_question_can_be_read_with_the_keyboard_alone(page, address):
    page.goto(address + "questions/llm/attention-scaling/")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.tagName") == "SUMMARY":
            break
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    page.keyboard.press("Enter")
    assert outline != "none" and page.evaluate("document.activeElement.parentElement.open")


def test_site_is_built_from_this_folder(site: Path):
    assert (site / "assets/hb/app.js").exists() and (site / "assets/hb/frame.html").exists()
