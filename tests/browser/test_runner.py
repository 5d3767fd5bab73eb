"""The runner in real Chromium: judging, stopping, surviving, keeping what was typed, and giving nothing away."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest

sync_api = pytest.importorskip("playwright.sync_api", reason="browser tests need Playwright: pip install playwright")
sys.path.insert(0, str(Path(__file__).parent))  # pytest imports test files alone, without their neighbors
import runner_harness as harness

expect = sync_api.expect

ROOT = Path(__file__).resolve().parents[2]
LONG = 60_000  # milliseconds; starting Python on a busy machine takes a while
GOOD = harness.SOLUTION
WRONG = GOOD.replace("high - low)", "high + low)")


@pytest.fixture(scope="session")
def served(tmp_path_factory):
    """The harness, built and served once."""
    try:
        folder = harness.build(ROOT, tmp_path_factory.mktemp("harness"))
    except FileNotFoundError as error:
        pytest.skip(str(error))
    site, server = harness.serve(folder)
    site.packages = json.loads((ROOT / "build" / "runtime" / "current.json").read_text())["packages"]
    yield site
    server.shutdown()


@pytest.fixture
def site(served):
    """The harness without the faults of earlier tests."""
    served.reset()
    yield served
    served.reset()


@pytest.fixture
def context(browser):
    """A browser profile of its own, with an empty store."""
    made = browser.new_context(viewport={"width": 1280, "height": 900})
    made.set_default_timeout(LONG)
    yield made
    made.close()


@pytest.fixture
def page(context):
    """A page whose uncaught errors fail the test."""
    opened = context.new_page()
    errors = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    assert not errors, errors


@pytest.fixture(scope="module")
def bench(browser, served):
    """One page for the programs that misbehave: each has to leave it usable for the next."""
    opened = browser.new_page()
    opened.set_default_timeout(LONG)
    opened.goto(served.url + "blocks/")
    opened.get_by_role("button", name="Edit: block 4").click()
    yield opened
    opened.close()


def needs(site, *packages):
    """Skip where this build has no wheels for a package."""
    absent = [name for name in packages if name not in site.packages]
    if absent:
        pytest.skip(f"this build has no {', '.join(absent)}: no source had the wheels")


# ---------------------------------------------------------------- helpers


def put(page, code):
    """Type code into the only editor of the page."""
    page.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    page.keyboard.insert_text(code)


def open_exercise(page, site, path="exercise/"):
    page.goto(site.url + path)
    page.wait_for_selector(".cm-content")


def status(page):
    """The exercise's live region once the run is over."""
    page.wait_for_function("() => { const x = document.querySelector('hb-exercise'); return x && !x.classList.contains('is-running') && x.querySelector('.hb-status').textContent }")
    return page.locator("hb-exercise .hb-status").inner_text()


def judge(page, code=None, button="Run"):
    """Run or submit; returns the sentence in the live region."""
    if code is not None:
        put(page, code)
    page.get_by_role("button", name=button, exact=True).click()
    page.wait_for_timeout(50)
    return status(page)


def run_block(page, code, stop_after=None):
    """Run code in the bench's block; returns (status, output, error)."""
    put(page, code)
    return run_again(page, stop_after)


def run_again(page, stop_after=None):
    page.get_by_role("button", name="Run: block 4").click()
    if stop_after is not None:
        page.wait_for_function("() => [...document.querySelectorAll('.hb-small .hb-status')].some(s => s.textContent === 'Running…')")
        page.wait_for_timeout(stop_after)
        page.get_by_role("button", name="Stop: block 4").click()
    page.get_by_role("button", name="Stop: block 4").wait_for(state="hidden")
    toolbar = page.locator(".hb-small").nth(3)
    out = page.locator(".hb-out").nth(3)
    error = out.locator(".hb-error")
    return (
        toolbar.locator(".hb-status").inner_text(),
        out.locator(".hb-out-text").text_content(),
        error.inner_text() if error.count() else "",
    )


def still_works(page):
    said, printed, error = run_block(page, "print(sum(range(10)))")
    assert (printed, error) == ("45\n", "")
    assert said.startswith("Done")


# ---------------------------------------------------------------- judging


def test_from_wrong_to_right(page, site):
    """A failing answer shows call, got, expected and difference; the right one passes with hidden tests."""
    open_exercise(page, site)
    assert judge(page, WRONG.replace("high + low", "high - 1")).startswith("0 of 2 tests passed. First to look at: The smaller becomes 0")
    failed = page.locator(".hb-test.is-failed").first
    expect(failed).to_have_attribute("open", "")
    text = failed.inner_text()
    for word in ("scale(array(", "Got", "Expected", "Difference", "test_two_values"):
        assert word in text
    assert judge(page, GOOD) == "All 2 tests passed. Submit adds the hidden tests."
    assert page.locator(".hb-test.is-passed").count() == 2
    assert judge(page, button="Submit") == "All 3 tests passed, hidden ones too."
    assert page.locator(".hb-test .hb-tag").inner_text() == "hidden test"


def test_error_marks_the_line(page, site):
    """An exception is shown with the learner's own frames, and its line is marked and reachable."""
    open_exercise(page, site)
    judge(page, "def scale(x):\n    y = helper(x)\n    return y\n\n\ndef helper(x):\n    return x / nothing\n")
    assert "return x / nothing" in page.locator(".hb-failing-line").inner_text()
    frames = page.locator(".hb-test.is-error").first.locator(".hb-frames")
    assert frames.locator("button").all_inner_texts() == ["line 2 in scale", "line 7 in helper"]
    frames.get_by_role("button", name="line 2 in scale").click()
    assert "y = helper(x)" in page.locator(".cm-activeLine").inner_text()


def test_syntax_error_in_the_first_line(page, site):
    """Code that cannot be compiled says so and marks the line; the next run works."""
    open_exercise(page, site)
    assert "Line 1" in judge(page, "def scale(x)\n    return x\n")
    assert "def scale(x)" in page.locator(".hb-failing-line").inner_text()
    assert "All 2" in judge(page, GOOD)


def test_what_a_run_prints_is_text(page, site):
    """Markup that code prints, returns or raises stays text."""
    open_exercise(page, site)
    evil = "<img src=x onerror=document.title='owned'><script>document.title='owned'</script>"
    judge(page, f"def scale(x):\n    print({evil!r})\n    return {evil!r}\n")
    assert evil in page.locator(".hb-test").first.inner_text()
    judge(page, f"def scale(x):\n    raise ValueError({evil!r})\n")
    assert page.locator(".hb-results img, .hb-results script").count() == 0
    assert page.title() == "Harness"


def test_keyboard(page, site):
    """Ctrl+Enter runs, with Shift submits; Tab indents, and after Escape leaves the editor."""
    open_exercise(page, site)
    put(page, GOOD)
    page.keyboard.press("Control+Enter")
    page.wait_for_timeout(50)
    assert "All 2" in status(page)
    page.keyboard.press("Control+Shift+Enter")
    page.wait_for_timeout(50)
    assert "All 3" in status(page)
    page.locator(".cm-content").click()
    page.keyboard.press("Control+Home")
    page.keyboard.press("Tab")
    assert page.locator(".cm-line").first.inner_text().startswith("    import")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Run"


def test_hung_test_is_named(page, site):
    """A test that runs out of time is named with its line; one that cannot be interrupted as well."""
    open_exercise(page, site)
    judge(page, "def scale(x):\n    while True:\n        pass\n")
    test = page.locator(".hb-test.is-timeout").first
    assert "The smaller becomes 0" in test.inner_text()
    assert "while True" in page.locator(".hb-failing-line").inner_text() or "pass" in page.locator(".hb-failing-line").inner_text()
    said = judge(page, "def scale(x):\n    return max(range(10**12))\n")
    assert "test_two_values did not return" in said
    assert "All 2" in judge(page, GOOD)


def test_stop_in_an_exercise(page, site):
    """Stop ends a judge's run and says what became of Python."""
    open_exercise(page, site)
    put(page, "import time\n\n\ndef scale(x):\n    time.sleep(1e9)\n")
    page.get_by_role("button", name="Run", exact=True).click()
    expect(page.locator(".hb-status")).to_have_text("Running the tests…")
    page.get_by_role("button", name="Stop", exact=True).click()
    assert "kept its state" in status(page)
    assert "All 2" in judge(page, GOOD)


def test_hints_and_solution(page, site):
    """Hints come one by one; the solution after asking twice, or at once after passing."""
    open_exercise(page, site)
    page.locator(".hb-hints > summary").click()
    for count, name in enumerate(("First hint", "Next hint", "Next hint"), 1):
        page.get_by_role("button", name=name).click()
        expect(page.locator(".hb-hints-list > li")).to_have_count(count)
    expect(page.get_by_role("button", name="Next hint")).to_be_hidden()
    page.locator(".hb-solution > summary").click()
    page.get_by_role("button", name="Show the solution").click()
    assert page.locator(".hb-approach").count() == 0
    page.get_by_role("button", name="Show it anyway").click()
    expect(page.locator(".hb-approach")).to_contain_text("Subtract, then divide")
    page.reload()
    expect(page.locator(".hb-hints-list > li")).to_have_count(3)


def test_practice_afresh(page, site):
    """A fresh start hides hints, solution and code, and loses none of it."""
    open_exercise(page, site)
    judge(page, GOOD, "Submit")
    page.locator(".hb-more > summary").click()
    page.get_by_role("button", name="Practice afresh").click()
    expect(page.locator(".cm-content")).to_contain_text("NotImplementedError")
    expect(page.locator(".hb-results")).to_be_empty()
    page.locator(".hb-versions > summary").click()
    page.get_by_role("button", name="Go back to it").first.click()
    expect(page.locator(".cm-content")).to_contain_text("zeros_like")


def test_timer_can_be_hidden(page, site):
    """The timer starts with typing, can be hidden, and stays hidden."""
    open_exercise(page, site)
    expect(page.locator(".hb-time")).to_have_text("0:00 of 10 min")
    put(page, "x = 1")
    expect(page.locator(".hb-time")).to_have_text(re.compile("0:0[1-9]"))
    page.get_by_role("button", name="Hide timer").click()
    expect(page.locator(".hb-time")).to_be_hidden()
    page.reload()
    expect(page.get_by_role("button", name="Show timer")).to_be_visible()


# ---------------------------------------------------------------- programs that misbehave


STUBBORN = [
    pytest.param("while True:\n    pass", "kept its state", id="endless-loop"),
    pytest.param("import time\ntime.sleep(1e9)", "kept its state", id="sleep"),
    pytest.param("import asyncio\nawait asyncio.sleep(1e9)", "kept its state", id="await"),
    pytest.param("while True:\n    try:\n        while True: pass\n    except BaseException: pass", "restarted", id="catches-everything"),
    pytest.param("max(range(10**13))", "restarted", id="long-c-call"),
    pytest.param("import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: pass", "restarted", id="ignores-the-signal"),
    pytest.param("while True:\n    print('x' * 50)", "", id="prints-forever"),
]


@pytest.mark.parametrize(("code", "words"), STUBBORN)
def test_stop(bench, code, words):
    """Stop always stops, says which way, and the next run works."""
    said, _, error = run_block(bench, code, stop_after=300)
    assert said.startswith("Stopped")
    assert words in said
    assert not error
    still_works(bench)


SURVIVED = [
    pytest.param("def f(): return f()\nf()", "RecursionError", id="deep-recursion"),
    pytest.param("x = []\nwhile True: x.append('a' * 10**7)", "MemoryError", id="memory-bomb"),
    pytest.param("input('name? ')", "put the value in a variable", id="input"),
    pytest.param("breakpoint()", "print what you want to see", id="debugger"),
    pytest.param("import torch", "torch is not available here. What is: the standard library", id="missing-import"),
    pytest.param("x = = 1", "SyntaxError", id="syntax-error"),
    pytest.param("import builtins\nbuiltins.print = builtins.len = builtins.sum = None\nprint(1)", "TypeError", id="rebinds-builtins"),
    pytest.param("import sys\nsys.exit('bye')", "SystemExit", id="sys-exit"),
    pytest.param("import threading\nthreading.Thread(target=print).start()", "thread", id="threads"),
    pytest.param("import subprocess\nsubprocess.run(['ls'])", "Error", id="processes"),
]


@pytest.mark.parametrize(("code", "words"), SURVIVED)
def test_survives(bench, code, words):
    """A program that fails says why in a sentence, and the next run works."""
    _, _, error = run_block(bench, code)
    assert words in error
    still_works(bench)


FATAL = [
    pytest.param("import os\nos._exit(3)", "exit(3)", id="exit"),
    pytest.param("import os\nos.abort()", "stopped working", id="abort"),
    pytest.param("import ctypes\nctypes.string_at(0xFFFFFFF0, 4096)", "memory access", id="wild-pointer"),
    pytest.param("class A:\n    def __repr__(self): return repr([self])\nA()", "RecursionError", id="overflow-in-c"),
]


@pytest.mark.parametrize(("code", "words"), FATAL)
def test_fatal_ends_are_told(bench, code, words):
    """What takes Python itself down is said, and a new one takes over."""
    said, _, _ = run_block(bench, code)
    assert words in said
    assert "restarted" in said
    still_works(bench)


def test_a_million_lines(bench):
    """Printing without measure is cut, said and offered as a file; the page stays quick."""
    said, printed, _ = run_block(bench, "for i in range(1_000_000): print(i)")
    assert said.startswith("Done")
    assert printed.count("\n") <= 1000
    with bench.expect_download() as download:
        bench.get_by_role("button", name="Download the output").click()
    assert download.value.path().read_text().startswith("0\n1\n2\n")
    assert "6,888,890 characters" in bench.locator(".hb-out").nth(3).inner_text()
    still_works(bench)


def test_output_arrives_while_the_code_runs(bench):
    """Printed lines do not wait for the end."""
    put(bench, "import time\nprint('early')\ntime.sleep(3)\nprint('late')")
    bench.get_by_role("button", name="Run: block 4").click()
    expect(bench.locator(".hb-out-text").nth(3)).to_have_text("early\n", timeout=2500)
    bench.get_by_role("button", name="Stop: block 4").wait_for(state="hidden")
    assert bench.locator(".hb-out-text").nth(3).text_content() == "early\nlate\n"


def test_rebinding_numpy_is_undone(bench):
    """What a run does to numpy's functions ends with it."""
    run_block(bench, "import numpy as np\nnp.mean = np.sum = lambda *a: 'mine'\nprint(np.mean([1]))")
    assert run_block(bench, "import numpy as np\nprint(np.mean([1, 3]), np.sum([1, 3]))")[1] == "2.0 4\n"


def test_figures(bench, served):
    """Matplotlib's figures are shown as images with names, ten at most."""
    needs(served, "matplotlib")
    run_block(bench, "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.title('Loss')\nplt.show()")
    image = bench.locator(".hb-figure img")
    assert image.count() == 1
    assert image.get_attribute("alt") == "Figure 1: Loss"
    assert image.evaluate("i => i.decode().then(() => i.naturalWidth > 200)")
    _, _, error = run_block(bench, "for i in range(100): plt.figure(figsize=(1, 1), num=i + 1)")
    assert "NameError" not in error
    assert bench.locator(".hb-figure img").count() == 10
    assert "first 10 of 100" in bench.locator(".hb-out").nth(3).inner_text()
    still_works(bench)


@pytest.mark.parametrize("module", ["scipy.stats", "pandas", "sklearn.linear_model", "unittest.mock", "http.server", "xml.dom.minidom"])
def test_packages_come_when_imported(bench, served, module):
    """Packages and seldom used parts of the standard library are fetched for the code that imports them."""
    top = module.split(".")[0]
    needs(served, *[{"sklearn": "scikit-learn"}.get(top, top)] if top in ("scipy", "pandas", "sklearn") else [])
    _, printed, error = run_block(bench, f"import {module}\nprint({module}.__name__)")
    assert (printed, error) == (f"{module}\n", "")


# ---------------------------------------------------------------- blocks


def test_blocks_share_a_namespace(page, site):
    """A block of a file runs after the file's earlier lines; hand-written blocks build on one another."""
    page.goto(site.url + "blocks/")
    page.get_by_role("button", name="Run: block 2").click()
    expect(page.locator(".hb-out-text").nth(1)).to_have_text("times 420\n")
    page.get_by_role("button", name="Run: block 4").click()
    expect(page.locator(".hb-out").nth(3)).to_contain_text("NameError")
    page.get_by_role("button", name="Run all above: block 4").click()
    expect(page.locator(".hb-out-text").nth(3)).to_have_text("6\n")
    expect(page.locator(".hb-out-text").nth(0)).to_have_text("value 42\n")
    expect(page.locator(".hb-output")).to_be_hidden()
    assert page.locator(".norun + .hb-toolbar").count() == 0


def test_edited_block_feeds_the_next(page, site):
    """An edit counts for the blocks below, and Reset brings the text's own code back."""
    page.goto(site.url + "blocks/")
    page.get_by_role("button", name="Edit: block 1").click()
    put(page, "value = 5")
    page.get_by_role("button", name="Run: block 1").click()
    expect(page.locator(".hb-small .hb-status").first).to_have_text("Done.")
    page.get_by_role("button", name="Run: block 2").click()
    expect(page.locator(".hb-out-text").nth(1)).to_have_text("times 50\n")
    page.get_by_role("button", name="Reset: block 1").click()
    expect(page.locator(".cm-content")).to_contain_text("BASE * 21")


def test_state_after_a_restart(page, site):
    """When Stop had to restart Python, a block of a file gets its earlier lines again."""
    page.goto(site.url + "blocks/")
    page.get_by_role("button", name="Run: block 2").click()
    expect(page.locator(".hb-out-text").nth(1)).to_have_text("times 420\n")
    page.get_by_role("button", name="Edit: block 3").click()
    put(page, "max(range(10**13))")
    page.get_by_role("button", name="Run: block 3").click()
    expect(page.locator(".hb-small .hb-status").nth(2)).to_have_text("Running…")
    page.get_by_role("button", name="Stop: block 3").click()
    expect(page.locator(".hb-small .hb-status").nth(2)).to_contain_text("restarted")
    page.get_by_role("button", name="Run: block 2").click()
    expect(page.locator(".hb-out-text").nth(1)).to_have_text("times 420\n")


def test_nothing_is_fetched_on_a_page_without_code(page, site):
    """Pages pay for the runner only when they use it."""
    page.goto(site.url + "empty/")
    page.wait_for_load_state("networkidle")
    assets = [path for path in site.requests if "/assets/hb/" in path or "/assets/runtime/" in path]
    assert [path.rsplit("/", 1)[1] for path in assets if "chunk" not in path] == ["app.js"]
    page.goto(site.url + "blocks/")
    page.wait_for_selector(".hb-toolbar")
    assert not [path for path in site.requests if "/assets/runtime/" in path or "editor" in path]


# ---------------------------------------------------------------- keeping what was typed


def test_reload_keeps_code(page, site):
    """Code is kept as typed, without a run, also in the last moment before leaving."""
    open_exercise(page, site)
    put(page, "first = 1")
    page.wait_for_timeout(700)
    page.reload()
    expect(page.locator(".cm-content")).to_contain_text("first = 1")
    put(page, "second = 2")
    page.reload()
    expect(page.locator(".cm-content")).to_contain_text("second = 2")


def test_reset_can_be_undone(page, site):
    """Reset brings the starter back, can be undone, and keeps the code as a version."""
    open_exercise(page, site)
    put(page, "mine = 1")
    page.get_by_role("button", name="Reset").click()
    expect(page.locator(".cm-content")).to_contain_text("NotImplementedError")
    page.get_by_role("button", name="Undo reset").click()
    expect(page.locator(".cm-content")).to_contain_text("mine = 1")
    page.get_by_role("button", name="Reset").click()
    page.reload()
    expect(page.locator(".cm-content")).to_contain_text("NotImplementedError")
    page.locator(".hb-versions > summary").click()
    page.get_by_role("button", name="Go back to it").first.click()
    expect(page.locator(".cm-content")).to_contain_text("mine = 1")


def test_starter_changed(page, site):
    """A new starter does not touch the reader's code: keep, compare or take the new one."""
    open_exercise(page, site)
    put(page, "mine = 1")
    page.wait_for_timeout(700)
    newer = harness.exercise(starter=harness.STARTER.replace("import numpy as np", "import numpy"))
    site.replaced["scale.json"] = json.dumps(newer).encode()
    page.reload()
    notice = page.locator('.hb-notice[data-kind="starter"]')
    expect(notice).to_contain_text("starter of this exercise has changed")
    expect(page.locator(".cm-content")).to_contain_text("mine = 1")
    notice.get_by_role("button", name="Compare").click()
    expect(notice.locator(".hb-diff")).to_contain_text("− import numpy")
    notice.get_by_role("button", name="Take the new starter").click()
    expect(page.locator(".cm-content")).to_contain_text("NotImplementedError")
    page.locator(".hb-versions > summary").click()
    expect(page.locator(".hb-versions")).to_contain_text("before the new starter")
    page.reload()
    page.wait_for_selector(".cm-content")
    expect(notice).to_have_count(0)


def test_keep_mine(page, site):
    """Keeping one's own code is remembered."""
    open_exercise(page, site)
    put(page, "mine = 1")
    page.wait_for_timeout(700)
    site.replaced["scale.json"] = json.dumps(harness.exercise(starter="pass\n")).encode()
    page.reload()
    page.get_by_role("button", name="Keep mine").click()
    page.wait_for_timeout(500)
    page.reload()
    expect(page.locator(".cm-content")).to_contain_text("mine = 1")
    expect(page.locator('.hb-notice[data-kind="starter"]')).to_have_count(0)


def test_two_tabs(context, site):
    """The newest code wins and the other tab's is kept as a version."""
    one, two = context.new_page(), context.new_page()
    open_exercise(one, site)
    open_exercise(two, site)
    put(one, "one = 1")
    one.wait_for_timeout(700)
    put(two, "two = 2")
    two.wait_for_timeout(700)
    two.locator(".hb-versions > summary").click()
    expect(two.locator(".hb-versions")).to_contain_text("from another tab")
    one.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(one.locator(".cm-content")).to_contain_text("two = 2")
    expect(one.locator('.hb-notice[data-kind="tab"]')).to_contain_text("another tab")
    one.locator(".hb-versions > summary").click()
    one.get_by_role("button", name="Go back to it").first.click()
    expect(one.locator(".cm-content")).to_contain_text("one = 1")


REFUSED = "Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('no', 'SecurityError'); } });"
FULL = "IDBObjectStore.prototype.put = function () { throw new DOMException('full', 'QuotaExceededError'); };"


@pytest.mark.parametrize(("script", "words"), [(REFUSED, "refuses storage"), (FULL, "storage is full")], ids=["refused", "full"])
def test_without_storage(page, site, script, words):
    """Where nothing can be kept, the exercise works and says so."""
    page.add_init_script(script)
    open_exercise(page, site)
    assert "All 2" in judge(page, GOOD)
    expect(page.locator('.hb-notice[data-kind="storage"]')).to_contain_text(words)


def test_unreadable_record(page, site):
    """A record of another format is set aside; its code becomes a version."""
    open_exercise(page, site)
    put(page, "x = 1")
    page.wait_for_timeout(700)
    page.evaluate(
        """() => new Promise((resolve, reject) => { const open = indexedDB.open('handbook-code'); open.onsuccess = () => {
        const t = open.result.transaction('answers', 'readwrite'); t.objectStore('answers').put({schema: 99, code: 'from = "the future"'}, 'harness/scale');
        t.oncomplete = resolve; t.onerror = reject } })"""
    )
    page.reload()
    expect(page.locator(".cm-content")).to_contain_text("NotImplementedError")
    page.locator(".hb-versions > summary").click()
    page.get_by_role("button", name="Go back to it").first.click()
    expect(page.locator(".cm-content")).to_contain_text("the future")


def test_code_from_a_link(page, site, context):
    """Code in a link is shown as such, never run, and taken over only on request."""
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_exercise(page, site)
    put(page, "shared = '</pre><script>document.title=1</script>'")
    page.locator(".hb-more > summary").click()
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator(".hb-status")).to_contain_text("Link copied")
    link = page.evaluate("navigator.clipboard.readText()")
    assert "#code=" in link
    put(page, "mine = 1")
    page.wait_for_timeout(700)
    site.requests.clear()
    page.goto(site.url + "empty/")
    page.goto(link)
    notice = page.locator('.hb-notice[data-kind="link"]')
    expect(notice).to_contain_text("came with code from somebody else")
    expect(page.locator(".hb-linked")).to_contain_text("shared = '</pre>")
    expect(page.locator(".cm-content")).to_contain_text("mine = 1")
    assert page.title() == "Harness"
    notice.get_by_role("button", name="Take it into the editor").click()
    expect(page.locator(".cm-content")).to_contain_text("shared = ")
    assert "#code" not in page.url
    page.locator(".hb-versions > summary").click()
    expect(page.locator(".hb-versions")).to_contain_text("before code from a link")


def test_download(page, site):
    """The code can be taken home."""
    open_exercise(page, site)
    page.locator(".hb-more > summary").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download code").click()
    assert download.value.suggested_filename == "scale.py"
    assert download.value.path().read_text() == harness.STARTER


# ---------------------------------------------------------------- when things are missing


@pytest.mark.parametrize(
    ("part", "kind", "words"),
    [
        ("pyodide.asm.wasm", "missing", "the site has been updated"),
        ("stdlib", "short", "arrived damaged or cut short"),
        ("numpy", "short", "arrived damaged or cut short"),
        ("worker.js", "missing", "a part of the runner is missing"),
    ],
)
def test_runtime_files_missing_or_cut(page, site, part, kind, words):
    """A runtime that does not arrive is said in words, and Retry works once it does."""
    site.faults[part] = kind
    open_exercise(page, site)
    assert words in judge(page, GOOD)
    site.faults.clear()
    page.get_by_role("button", name="Retry").click()
    page.wait_for_timeout(50)
    assert "All 2" in status(page)


def test_offline_at_the_first_run(page, site, context):
    """Without a connection the message says so, nothing is lost, and Retry works once it is back."""
    page.add_init_script("navigator.connection && Object.defineProperty(navigator.connection, 'saveData', { value: true })")  # no early fetching
    open_exercise(page, site)
    context.set_offline(True)
    put(page, GOOD)
    assert "Python could not be loaded" in judge(page)
    context.set_offline(False)
    page.get_by_role("button", name="Retry").click()
    page.wait_for_timeout(50)
    assert "All 2" in status(page)


def test_silence_while_loading(page, site):
    """A minute without a byte ends the wait with a message; Retry asks for the file again."""
    page.clock.install()
    site.faults["pyodide.asm.wasm"] = "slow"
    open_exercise(page, site)
    put(page, GOOD)
    page.get_by_role("button", name="Run", exact=True).click()
    page.wait_for_timeout(1500)
    page.clock.run_for(63_000)
    assert "nothing has arrived for a minute" in status(page)
    site.faults.clear()
    page.clock.resume()
    page.get_by_role("button", name="Retry").click()
    page.wait_for_timeout(50)
    assert "All 2" in status(page)


def test_stop_while_loading(page, site):
    """Stop works before Python is there; the page is not stuck."""
    site.faults["pyodide.asm.wasm"] = "slow"
    open_exercise(page, site)
    page.get_by_role("button", name="Run", exact=True).click()
    page.get_by_role("button", name="Stop", exact=True).click()
    assert status(page) == "Stopped before it began."


def test_navigation_while_running(page, site):
    """Leaving a page in the middle of a run harms nothing."""
    open_exercise(page, site)
    put(page, "def scale(x):\n    while True: pass\n")
    page.get_by_role("button", name="Run", exact=True).click()
    page.goto(site.url + "blocks/")
    page.get_by_role("button", name="Run: block 1").click()
    expect(page.locator(".hb-out-text").first).to_have_text("value 42\n")


def test_element_removed_while_running(page, site):
    """Instant navigation takes the exercise away: its run is stopped, and the next page can run."""
    open_exercise(page, site)
    put(page, "def scale(x):\n    while True: pass\n")
    page.get_by_role("button", name="Run", exact=True).click()
    expect(page.locator(".hb-status")).to_have_text("Running the tests…")
    page.evaluate("() => { const x = document.querySelector('hb-exercise'); window.kept = x.cloneNode(false); x.replaceWith(window.kept) }")
    page.wait_for_selector(".cm-content")
    assert "All 2" in judge(page, GOOD)


# ---------------------------------------------------------------- the sandbox


def test_frame_refuses_to_run_outside_its_sandbox(page, site):
    """The frame is nothing without an opaque origin."""
    errors = []
    fresh = page.context.new_page()
    fresh.on("pageerror", lambda error: errors.append(str(error)))
    fresh.goto(site.url + "assets/hb/frame.html")
    assert any("sandboxed frame" in error for error in errors)


def test_frame_policy(site):
    """The frame's policy allows its one script, blobs and WebAssembly, and nothing else."""
    text = (site.folder / harness.SUBPATH / "assets" / "hb" / "frame.html").read_text()
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)[1]
    assert re.fullmatch(r"default-src 'none'; script-src 'sha256-[\w+/=]+' blob: 'wasm-unsafe-eval'; worker-src blob:; connect-src blob:", policy)


WAYS_OUT = """
import js, pyodide, pyodide_js
target = {url!r}
tried = []
def attempt(name, action):
    try:
        action(); tried.append(name)
    except BaseException as error:
        tried.append(f'{{name}}: {{type(error).__name__}}')
attempt('fetch', lambda: js.fetch(target))
attempt('xhr', lambda: js.XMLHttpRequest.new())
attempt('websocket', lambda: js.WebSocket.new(target.replace('http', 'ws')))
attempt('eventsource', lambda: js.EventSource.new(target))
attempt('worker', lambda: js.Worker.new(target))
attempt('importScripts', lambda: js.importScripts(target))
attempt('eval', lambda: js.eval('fetch("' + target + '")'))
attempt('Function', lambda: js.Function.new('fetch("' + target + '")')())
attempt('run_js', lambda: pyodide.code.run_js('import("' + target + '")'))
attempt('open_url', lambda: pyodide.http.open_url(target))
attempt('indexedDB', lambda: js.indexedDB.open('handbook-code'))
attempt('caches', lambda: js.caches.open('x'))
attempt('broadcast', lambda: js.BroadcastChannel.new('x'))
attempt('beacon', lambda: js.navigator.sendBeacon(target))
attempt('loadPackage', lambda: pyodide_js.loadPackage(target + '/x-1-py3-none-any.whl'))
attempt('timer', lambda: js.setTimeout('fetch("' + target + '")'))
def urllib():
    import urllib.request
    urllib.request.urlopen(target, timeout=1)
attempt('urllib', urllib)
def sockets():
    import socket
    socket.create_connection(('127.0.0.1', 9), timeout=1)
attempt('socket', sockets)
import asyncio
await asyncio.sleep(0.5)
print('\\n'.join(tried))
"""


def test_no_way_out(page, site):
    """Code can reach neither the network nor the site's storage."""
    page.goto(site.url + "blocks/")
    page.get_by_role("button", name="Edit: block 4").click()
    put(page, WAYS_OUT.format(url=site.url + "leak"))
    page.get_by_role("button", name="Run: block 4").click()
    page.get_by_role("button", name="Stop: block 4").wait_for(state="hidden")
    printed = page.locator(".hb-out-text").nth(3).text_content()
    assert "urllib" in printed
    assert not [path for path in site.requests if "leak" in path]
    still_works(page)


def test_flood_is_ended(page, site):
    """Code that floods the page with messages is ended, and the page goes on."""
    page.goto(site.url + "blocks/")
    page.get_by_role("button", name="Edit: block 4").click()
    flood = """
import gc
runner = next(o for o in gc.get_objects() if type(o).__name__ == "Runner")
for i in range(100_000):
    runner.host.event('{"event": "start", "name": "x"}')
"""
    said, _, _ = run_block(page, flood)
    assert said.startswith("Stopped: the code sent more than can be shown")
    still_works(page)


# ---------------------------------------------------------------- for everyone


@pytest.mark.parametrize("path", ["exercise/", "dark-exercise/", "blocks/", "dark-blocks/"])
def test_accessibility(page, site, path):
    """axe finds nothing serious, before and after a run."""
    axe = ROOT / "node_modules" / "axe-core" / "axe.min.js"
    if not axe.exists():
        pytest.skip("axe-core is not installed: npm packages are missing")
    page.goto(site.url + path)
    if "exercise" in path:
        page.wait_for_selector(".cm-content")
        judge(page, WRONG.replace("return (x", "print('x')\n    return nothing + (x"))
    else:
        page.get_by_role("button", name="Edit: block 4").click()
        run_block(page, "print('x')\n1 / 0")
    session = page.context.new_cdp_session(page)  # the page's policy refuses a script tag
    session.send("Runtime.evaluate", {"expression": axe.read_text()})
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] }).then(r => r.violations.map(v => [v.id, v.impact, v.nodes.map(n => n.html).slice(0, 3)]))")
    assert [entry for entry in found if entry[1] in ("serious", "critical")] == []


@pytest.mark.parametrize("path", ["exercise/", "blocks/"])
def test_phone(browser, site, path):
    """At 390 pixels nothing is wider than the screen, and touch targets are large enough."""
    context = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    context.set_default_timeout(LONG)
    phone = context.new_page()
    phone.goto(site.url + path)
    if path == "exercise/":
        phone.wait_for_selector(".cm-content")
        phone.get_by_role("button", name="Run", exact=True).tap()
        phone.wait_for_timeout(50)
        status(phone)
        phone.locator(".hb-more > summary").tap()
        box = phone.locator(".hb-menu").bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= 390
    else:
        phone.get_by_role("button", name="Run: block 1").tap()
        expect(phone.locator(".hb-out-text").first).to_have_text("value 42\n")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    heights = phone.evaluate("[...document.querySelectorAll('.hb-toolbar > .hb-btn')].filter(b => b.offsetParent).map(b => b.getBoundingClientRect().height)")
    assert min(heights) >= 24
    context.close()


def test_one_polite_live_region(page, site):
    """Results are told in one place; the timer and the bar keep quiet."""
    open_exercise(page, site)
    judge(page, GOOD)
    assert page.locator("hb-exercise .hb-panel [role=status]").count() == 1
    assert page.locator("[role=timer]").get_attribute("aria-live") == "off"
    assert page.locator(".cm-content").get_attribute("aria-label") == "Your code for Min-max scaling"
