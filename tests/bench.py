"""Measure the runner against bare Pyodide, in turns, in one Chromium, and write build/bench.json.

Ours: a fresh profile opens a page that is like the site's, waits until its buttons are there, and presses Run; the time ends when the
result is in the page. All of the sandbox is on the way: frame, port, worker, decoding, checking.
Plain: a fresh profile opens an empty page; the time begins with `new Worker`, in which npm's pyodide is imported from the same server,
`loadPyodide({packages})` is called with the wheels as they were released, and the code is run.
Both servers are one; it compresses text and WebAssembly, as hosts of static sites do.
"""

from __future__ import annotations

import argparse
import json
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from handbook import chromium, lock, runtime, supply
from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "browser"))
import bench_site as site  # noqa: E402 - the folder of the browser tests is no package
import runner_harness as harness  # noqa: E402

PACKAGES = {"core": [], "numpy": ["numpy"], "matplotlib": ["matplotlib"], "loop": [], "stubborn": [], "heap": []}
WANTED = {"core": "sum 45", "numpy": "sum 45", "loop": "looping", "stubborn": "looping", "heap": "\n"}
ORDER = list(site.PROGRAMS)

# Resolves with the milliseconds from the action to the result being in the page.
CLOCK = """
window.clock = (box, want, action) => new Promise((resolve) => {
  const shown = () => (want ? box.textContent.includes(want) : box.querySelector('img'));
  const start = performance.now();
  new MutationObserver((_, observer) => {
    if (!shown()) return;
    observer.disconnect();
    resolve(performance.now() - start);
  }).observe(box, { subtree: true, childList: true, characterData: true });
  action();
});
window.hidden = (element) => new Promise((resolve) => {
  if (element.hidden) return resolve();
  new MutationObserver((_, observer) => element.hidden && (observer.disconnect(), resolve())).observe(element, { attributes: true });
});
"""


class Side:
    """One of the two: how to open its page, run a program, and stop one to run another."""

    path: str
    ready: str

    def __init__(self, browser: Browser, url: str) -> None:
        self.browser, self.url = browser, url

    def fresh(self) -> BrowserContext:
        context = self.browser.new_context()
        context.set_default_timeout(120_000)
        context.add_init_script(CLOCK)
        return context

    def open(self, context: BrowserContext, slow: bool = False) -> Page:
        page = context.new_page()
        if slow:
            throttle(context.new_cdp_session(page))
        page.goto(self.url + self.path)
        page.wait_for_selector(self.ready, state="attached")
        page.wait_for_load_state("networkidle")
        return page


class Ours(Side):
    path = f"{harness.SUBPATH}/bench/"
    ready = ".hb-toolbar"

    def run(self, page: Page, program: str) -> float:
        return page.evaluate(
            """async ([n, want]) => {
              const ms = await clock(document.querySelectorAll('.hb-out')[n], want, () => document.querySelectorAll('.hb-toolbar .hb-btn:first-child')[n].click());
              if (want !== 'looping') await hidden(document.querySelectorAll('.hb-stop')[n]);
              return ms;
            }""",
            [ORDER.index(program), WANTED.get(program, "")],
        )

    def stop_and_run(self, page: Page, running: str, program: str) -> float:
        return page.evaluate(
            """([m, n, want]) => clock(document.querySelectorAll('.hb-out')[n], want, async () => {
              const stop = document.querySelectorAll('.hb-stop')[m];
              stop.click();
              await hidden(stop);
              document.querySelectorAll('.hb-toolbar .hb-btn:first-child')[n].click();
            })""",
            [ORDER.index(running), ORDER.index(program), WANTED[program]],
        )

    def settle(self, page: Page) -> None:
        page.wait_for_timeout(4000)  # the spare interpreter starts behind the first result

    def text(self, page: Page, program: str) -> str:
        return page.locator(".hb-out-text").nth(ORDER.index(program)).text_content()


class Plain(Side):
    path = "plain/"
    ready = "pre"

    def run(self, page: Page, program: str) -> float:
        code = site.PROGRAMS[program].replace("plt.show()", "") + (site.SAVE if program == "matplotlib" else "")
        if program == "heap":
            code = "import pyodide_js\nprint(pyodide_js._module.HEAPU8.length)\n'\\n'"
        return page.evaluate("([code, packages, want]) => clock(document.querySelector('pre'), want, () => run(code, packages))", [code, PACKAGES[program], WANTED.get(program, "")])

    def stop_and_run(self, page: Page, running: str, program: str) -> float:
        arguments = [site.PROGRAMS[program], PACKAGES[program], WANTED[program]]
        return page.evaluate("([code, packages, want]) => clock(document.querySelector('pre'), want, () => { stop(); run(code, packages); })", arguments)

    def settle(self, page: Page) -> None:
        page.wait_for_timeout(500)

    def text(self, page: Page, program: str) -> str:
        return page.locator("pre").text_content()


def throttle(session: CDPSession) -> None:
    """10 Mbit/s with 40 ms."""
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", {"offline": False, "latency": 40, "downloadThroughput": 10e6 / 8, "uploadThroughput": 10e6 / 8})


# ---------------------------------------------------------------- what is measured; each returns {name: milliseconds}


def cold(program: str, slow: bool = False) -> Callable[[Side], dict[str, float]]:
    """The first visit."""

    def measure(side: Side) -> dict[str, float]:
        context = side.fresh()
        try:
            return {f"{program}_cold" + ("_10mbit" if slow else ""): side.run(side.open(context, slow), program)}
        finally:
            context.close()

    return measure


def later(side: Side) -> dict[str, float]:
    """The second visit, the second run, and a run after a loop was stopped; once more with one that cannot be interrupted."""
    context = side.fresh()
    try:
        page = side.open(context)
        side.run(page, "numpy")
        page.close()
        page = side.open(context)
        found = {"numpy_warm": side.run(page, "numpy")}
        side.settle(page)
        found["run_again"] = side.run(page, "numpy")
        for running, name in (("loop", "stop_and_rerun"), ("stubborn", "stop_stubborn_and_rerun")):
            side.run(page, running)
            page.wait_for_timeout(400)
            found[name] = side.stop_and_run(page, running, "numpy")
            side.settle(page)
        return found
    finally:
        context.close()


MEASURES = {
    "core": cold("core"),
    "numpy": cold("numpy"),
    "matplotlib": cold("matplotlib"),
    "later": later,
    "10mbit": cold("numpy", slow=True),
}


# ---------------------------------------------------------------- what is counted once


def weigh(side: Side, url: str, program: str) -> dict[str, float]:
    """Megabytes and requests until the page can be used, and from there to the first result."""
    context = side.fresh()
    request = context.request
    request.get(url + "sent")
    page = side.open(context)
    before = request.get(url + "sent").json()
    side.run(page, program)
    after = request.get(url + "sent").json()
    context.close()
    mb = lambda sent: round(sum(size for _, size in sent) / 1e6, 3)  # noqa: E731
    return {"interactive_mb": mb(before), "interactive_requests": len(before), "first_result_mb": mb(after), "first_result_requests": len(after)}


def longest_task(side: Side, program: str) -> float:
    """The longest task of the page's main thread from pressing Run to the result, in milliseconds."""
    context = side.fresh()
    page = side.open(context)
    side.browser.start_tracing(page=page, categories=["toplevel", "blink.user_timing"])
    page.evaluate("performance.mark('bench-start')")
    side.run(page, program)
    page.evaluate("performance.mark('bench-end')")
    events = json.loads(side.browser.stop_tracing())["traceEvents"]
    context.close()
    start, end = (next(event for event in events if event.get("name") == f"bench-{edge}") for edge in ("start", "end"))
    thread = (start["pid"], start["tid"])
    return max(event["dur"] / 1000 for event in events if (event["pid"], event["tid"]) == thread and start["ts"] <= event["ts"] <= end["ts"] and "dur" in event)


def heap(side: Side, program: str) -> dict[str, float]:
    """Megabytes: Python's memory, and what all of the browser's renderers hold."""
    context = side.fresh()
    page = side.open(context)
    side.run(page, program)
    first = renderers_mb(side.browser)
    side.settle(page)
    settled = renderers_mb(side.browser)
    side.run(page, "heap")
    python = float(side.text(page, "heap")) / 1e6
    context.close()
    return {"python_mb": round(python, 1), "renderers_mb": first, "renderers_settled_mb": settled}


def renderers_mb(browser: Browser) -> float | None:
    """Memory of the renderer processes without what they share, in MB; None where /proc does not tell."""
    session = browser.new_browser_cdp_session()
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    total = 0
    for process in processes:
        try:
            rollup = Path(f"/proc/{process['id']}/smaps_rollup").read_text()
        except OSError:
            return None
        if process["type"] == "renderer":
            total += sum(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Private_"))
    return round(total / 1000, 1)


# ---------------------------------------------------------------- the whole


def spread(values: list[float]) -> dict[str, float]:
    low, middle, high = statistics.quantiles(values, n=4, method="inclusive") if len(values) > 1 else values * 3
    return {"ms": round(middle, 1), "quartiles": [round(low, 1), round(high, 1)]}


def summarize(times: dict[str, dict[str, list[float]]]) -> dict[str, dict]:
    """{name: {ours_ms, plain_ms, ratio, …}} from all times, by side and name."""
    found = {}
    for name, ours in times["ours"].items():
        plain = times["plain"][name]
        a, b = spread(ours), spread(plain)
        ratios = [y / x for x, y in zip(ours, plain, strict=True)]
        found[name] = {
            "ours_ms": a["ms"], "plain_ms": b["ms"], "ratio": round(b["ms"] / a["ms"], 2),
            "ours_quartiles": a["quartiles"], "plain_quartiles": b["quartiles"], "ratio_quartiles": [round(q, 2) for q in statistics.quantiles(ratios, n=4, method="inclusive")[::2]] if len(ratios) > 1 else ratios,
        }
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--only", nargs="*", choices=MEASURES, default=list(MEASURES))
    parser.add_argument("--no-counts", action="store_true", help="leave out bytes, tasks and memory")
    options = parser.parse_args()
    pyodide = ROOT / "node_modules" / "pyodide"
    full = json.loads((pyodide / "pyodide-lock.json").read_text())
    version = json.loads((pyodide / "package.json").read_text())["version"]
    wheels = supply.find({name: full["packages"][name] for name in lock.listed(full, runtime.PACKAGES)}, version)
    times: dict[str, dict[str, list[float]]] = {"ours": {}, "plain": {}}
    with tempfile.TemporaryDirectory() as work, sync_playwright() as playwright:
        site.build(ROOT, Path(work), wheels)
        url, server = site.start(Path(work))
        browser = playwright.chromium.launch(**chromium.launch_options())
        sides = {"ours": Ours(browser, url), "plain": Plain(browser, url)}
        try:
            for number in range(1, options.rounds + 1):
                for measure in options.only:
                    for name in sorted(sides, reverse=number % 2 == 0):  # who goes first changes
                        for key, ms in MEASURES[measure](sides[name]).items():
                            times[name].setdefault(key, []).append(ms)
                            print(f"round {number}: {name} {key} {ms:.0f} ms", flush=True)
            counts = {}
            if not options.no_counts:
                for name, side in sides.items():
                    counts[name] = {
                        "bytes": {program: weigh(side, url, program) for program in ("core", "numpy")},
                        "longest_task_ms": round(longest_task(side, "numpy"), 1),
                        "heap": heap(side, "numpy"),
                    }
            about = {"chromium": browser.version, "machine": platform.machine(), "rounds": options.rounds, "date": time.strftime("%Y-%m-%d")}
        finally:
            browser.close()
            server.stdin.close()
    report = {"about": about, "runner": summarize(times) | ({"counts": counts} if counts else {})}
    target = ROOT / "build" / "bench.json"
    target.write_text(json.dumps(report, indent=2) + "\n")
    for name, row in summarize(times).items():
        print(f"{name:24} ours {row['ours_ms']:8.1f} ms {row['ours_quartiles']}   plain {row['plain_ms']:8.1f} ms {row['plain_quartiles']}   ratio {row['ratio']} {row['ratio_quartiles']}")
    if counts:
        print(json.dumps(counts, indent=1))


if __name__ == "__main__":
    main()
