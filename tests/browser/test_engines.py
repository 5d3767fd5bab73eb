"""The core of the runner's suite in Firefox and WebKit: judging, stopping, surviving, keeping, and giving nothing away."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from handbook import engines

sys.path.insert(0, str(Path(__file__).parent))  # pytest imports test files alone, without their neighbors
import runner_harness as harness
from drivers import CONTROL, DRIVERS, ENTER, ESCAPE, TAB
from test_runner import WAYS_OUT

ROOT = Path(__file__).resolve().parents[2]
GOOD = harness.SOLUTION
STATUS = "const x = document.querySelector('hb-exercise'); return x?.editor && !x.classList.contains('is-running') && x.querySelector('.hb-status').textContent"
CLICK = "const b = [...document.querySelectorAll('button, summary')].find((b) => (b.getAttribute('aria-label') ?? b.textContent.trim()) === arguments[0] && !b.hidden); b?.click(); return Boolean(b)"


@pytest.fixture(scope="module", params=list(DRIVERS))
def browser_of(request):
    """One browser an engine for all tests; in CI an engine may not be absent."""
    if not engines.FIND[request.param]():
        message = f"no {request.param} on this machine: `handbook browser` installs it as root on Debian ({', '.join(engines.PACKAGES[request.param])})"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    driver = DRIVERS[request.param]()
    yield driver
    driver.close()


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """The runner's harness, below a sub-path as on GitHub Pages."""
    try:
        folder = harness.build(ROOT, tmp_path_factory.mktemp("engines"))
    except FileNotFoundError as error:
        pytest.skip(str(error))
    site, server = harness.serve(folder)
    yield site
    server.shutdown()


@pytest.fixture
def site(served):
    served.reset()
    yield served
    served.reset()


def click(driver, name: str) -> None:
    driver.until(CLICK, name)


def open_exercise(driver, site) -> None:
    driver.open(site.url + "exercise/")
    driver.until("return Boolean(document.querySelector('.cm-content'))")


def put(driver, code: str) -> None:
    """Code into the editor, without keys: those have a test of their own."""
    driver.evaluate("const x = document.querySelector('hb-exercise'); (x.wrappedJSObject ?? x).editor.code = arguments[0]", code)


def judged(driver, button: str) -> str:
    driver.evaluate("document.querySelector('hb-exercise .hb-status').textContent = ''")
    click(driver, button)
    driver.until("return document.querySelector('hb-exercise .hb-status').textContent !== ''")
    return driver.until(STATUS)


def open_program(driver, site, *codes: str) -> None:
    """A page whose blocks are these programs."""
    folder = site.folder / harness.SUBPATH / "programs"
    folder.mkdir(exist_ok=True)
    (folder / "index.html").write_text(harness.page("<h1>Programs</h1>" + "".join(map(harness.block, codes))))
    driver.open(site.url + "programs/")
    driver.until("return document.querySelectorAll('.hb-toolbar').length === arguments[0]", len(codes))


def run(driver, number: int, stop_after: float | None = None) -> tuple[str, str, str]:
    """Run a block; returns status, output, error."""
    click(driver, f"Run: block {number}")
    if stop_after is not None:
        driver.until("return document.querySelectorAll('.hb-small .hb-status')[arguments[0]].textContent === 'Running…'", number - 1)
        driver.evaluate(f"setTimeout(() => [...document.querySelectorAll('button')].find((b) => b.getAttribute('aria-label') === 'Stop: block {number}').click(), {stop_after * 1000})")
    driver.until("return [...document.querySelectorAll('button')].find((b) => b.getAttribute('aria-label') === arguments[0]).hidden", f"Stop: block {number}")
    return tuple(
        driver.evaluate(
            """const i = arguments[0]; const out = document.querySelectorAll('.hb-out')[i];
            return [document.querySelectorAll('.hb-small .hb-status')[i].textContent, out.querySelector('.hb-out-text').textContent, out.querySelector('.hb-error')?.textContent ?? '']""",
            number - 1,
        )
    )


def test_from_wrong_to_right(browser_of, site):
    """A failing answer shows call, got, expected and difference; the right one passes with hidden tests; a syntax error is marked."""
    driver = browser_of
    open_exercise(driver, site)
    put(driver, GOOD.replace("high - low)", "high - 1)"))
    assert judged(driver, "Run").startswith("0 of 2 tests passed")
    text = driver.evaluate("return document.querySelector('.hb-test.is-failed').innerText")
    assert all(word in text for word in ("scale(array(", "Got", "Expected", "Difference"))
    put(driver, GOOD)
    assert judged(driver, "Submit") == "All 3 tests passed, hidden ones too."
    put(driver, "def scale(x)\n    return x\n")
    assert "Line 1" in judged(driver, "Run")
    assert "def scale(x)" in driver.evaluate("return document.querySelector('.hb-failing-line').textContent")
    # Keys type, run and leave the editor; what was typed last, and never run, is there on the next page.
    put(driver, GOOD)
    driver.press(".cm-content", CONTROL, ENTER)
    driver.until("return document.querySelector('hb-exercise .hb-status').textContent.startsWith('All 2')")
    driver.press(".cm-content", "mine = 1", ENTER)
    driver.until("return document.querySelector('.cm-content').textContent.includes('mine = 1')")
    driver.press(".cm-content", ESCAPE, TAB)
    assert driver.evaluate("return document.activeElement.textContent") == "Run"
    driver.open(site.url + "empty/")
    open_exercise(driver, site)
    driver.until("return document.querySelector('.cm-content').textContent.includes('mine = 1')")


PROGRAMS = {
    "while True:\n    pass\n": "kept its state",
    "import time\ntime.sleep(1e9)\n": "kept its state",
    "while True:\n    try:\n        while True: pass\n    except BaseException: pass\n": "restarted",
    "def f(): return f()\nf()\n": "RecursionError",
    "x = []\nwhile True: x.append('a' * 10**7)\n": "MemoryError",
    "import os\nos._exit(3)\n": "exit(3)",
    "import torch\n": "not available here",
    "input('name? ')\n": "put the value in a variable",
    "x = = 1\n": "SyntaxError",
}
STOPPED = 3  # the first so many run until Stop


def test_programs_that_misbehave(browser_of, site):
    """Stop says what became of Python; ends and errors are said in a sentence; the next run works; output is cut; markup stays text; nothing gets out."""
    driver = browser_of
    more = ("print(6 * 7)\n", "for i in range(1_000_000): print(i)\n", "print('<img src=x onerror=alert(1)>')\n", WAYS_OUT.format(url=site.url + "leak"))
    open_program(driver, site, *PROGRAMS, *more)
    works = len(PROGRAMS) + 1
    for number, words in enumerate(PROGRAMS.values(), 1):
        said, _, error = run(driver, number, stop_after=0.3 if number <= STOPPED else None)
        assert words in said + error, (number, said, error)
        assert run(driver, works)[1:] == ("42\n", ""), number
    said, printed, _ = run(driver, works + 1)
    assert said.startswith("Done") and printed.count("\n") <= 1000
    assert "6,888,890 characters" in driver.evaluate("return document.body.innerText")
    assert run(driver, works + 2)[1] == "<img src=x onerror=alert(1)>\n"
    _, printed, error = run(driver, works + 3)
    assert "urllib" in printed, error
    assert not [path for path in site.requests if "leak" in path]


def test_sandbox_of_the_service_worker(browser_of, site):
    """The same sandbox held by host.html, which pages use under a service worker."""
    driver = browser_of
    open_program(driver, site, WAYS_OUT.format(url=site.url + "leak"), "while True: pass\n", "print(6 * 7)\n")
    driver.evaluate(CONTROLLED)
    _, printed, error = run(driver, 1)
    assert driver.evaluate("const f = document.querySelector('iframe.hb-frame'); return [f.src.includes('host.html'), f.hasAttribute('sandbox')]") == [True, False]
    assert "urllib" in printed, error
    assert not [path for path in site.requests if "leak" in path]
    assert "kept its state" in run(driver, 2, stop_after=0.3)[0]
    assert run(driver, 3)[1] == "42\n"


# As under a service worker: the page asks whether one is in charge.
CONTROLLED = "const s = document.createElement('script'); Object.defineProperty((window.wrappedJSObject ?? window).navigator.serviceWorker, 'controller', { value: {} })"
