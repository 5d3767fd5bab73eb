"""Without a network: pages read and code runs after one visit; a new deployment breaks no open page; full storage harms nothing."""

from __future__ import annotations

import functools
import http.server
import json
import re
import shutil
import threading
from collections import Counter
from pathlib import Path

import pytest
from handbook import versions
from mkdocs.config import load_config
from playwright.sync_api import Page, expect

LONG = 60_000
SOFTMAX = "questions/ml-coding/softmax/"


class Host:
    """The built site below a sub-path, on a server that can go away and come back."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port, self.requests, self.server = folder, 0, [], None

    def __enter__(self) -> Host:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/handbook/"

    def start(self) -> None:
        host = self

        class Handler(http.server.SimpleHTTPRequestHandler):
            def translate_path(self, path):
                return super().translate_path("/" + path.removeprefix("/handbook/")) if path.startswith("/handbook/") else "/nowhere"

            def do_GET(self):
                host.requests.append(self.path)
                self.directory = str(host.folder)
                super().do_GET()

            def log_message(self, *_):
                pass

        class Server(http.server.ThreadingHTTPServer):
            daemon_threads = True
            request_queue_size = 64

            def handle_error(self, *_):
                pass  # a page that is left hangs up

        self.server = Server(("127.0.0.1", self.port), functools.partial(Handler, directory=str(self.folder)))
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        if self.server:
            self.server.shutdown()
            self.server.server_close()
            self.server = None


@pytest.fixture
def host(site):
    with Host(site) as made:
        yield made


@pytest.fixture
def context(browser):
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
    opened.said = []
    opened.on("console", lambda message: opened.said.append(message.text))
    yield opened
    assert not errors, errors


@pytest.fixture
def needs_runtime(root):
    if not (root / "build/runtime/current.json").exists():
        pytest.skip("no runtime: `make assets` builds it")


KEPT = """async (parts) => {
  const names = await caches.keys();
  const keys = (await Promise.all(names.map(async (n) => (await (await caches.open(n)).keys()).map((r) => r.url)))).flat();
  return parts.every((part) => keys.some((key) => key.includes(part)));
}"""


def until(page: Page, function: str, argument: object = None, seconds: float = 60) -> None:
    """Ask until it is so: the pages' policy allows no evaluation in the page itself."""
    for _ in range(int(seconds * 5)):
        if page.evaluate(function, argument):
            return
        page.wait_for_timeout(200)
    pytest.fail(f"not within {seconds} s: {function} {argument}; the console says {getattr(page, 'said', [])}")


def settled(page: Page, *parts: str) -> None:
    """The service worker is in charge and has kept files whose addresses contain these parts."""
    until(page, "() => Boolean(navigator.serviceWorker.controller)")
    until(page, KEPT, list(parts))


def answer(page: Page, code: str, button: str) -> str:
    page.locator("hb-exercise .cm-content").click()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.press("Delete")
    page.keyboard.insert_text(code)
    page.get_by_role("button", name=button, exact=True).click()
    page.wait_for_timeout(50)
    until(page, "() => { const x = document.querySelector('hb-exercise'); return !x.classList.contains('is-running') && x.querySelector('.hb-status').textContent }")
    return page.locator("hb-exercise .hb-status").inner_text()


def styled(page: Page) -> bool:
    """Material's styles and the handbook's are there."""
    return page.evaluate("getComputedStyle(document.body).getPropertyValue('--hb-paper') !== '' && getComputedStyle(document.querySelector('.md-header')).position === 'sticky'")


def says(page: Page, words: str) -> None:
    expect(page.locator("hb-offline .hb-status")).to_contain_text(words, timeout=LONG)


def runtime_requests(host: Host) -> Counter:
    return Counter(path for path in host.requests if "/assets/runtime/" in path)


def test_after_one_visit_pages_read_and_exercises_run(page, host, loaded, needs_runtime):
    """One visit with one run; then the server is gone, and everything of that visit still works."""
    solution = loaded.bank.exercises["ml-coding/softmax"]["solution.py"]
    page.goto(host.address + "fundamentals/metrics/")
    settled(page, "/handbook/fundamentals/metrics/", "host.html")
    page.goto(host.address + SOFTMAX)
    assert "pass" in answer(page, solution, "Submit")
    settled(page, "/numpy", "pyodide.asm.wasm", SOFTMAX, "softmax.json")
    page.reload()
    assert "pass" in answer(page, solution, "Run")
    assert max(runtime_requests(host).values()) == 1, "a file of the runtime was fetched twice"

    host.stop()
    page.goto(host.address + "fundamentals/metrics/")
    expect(page.locator("h1")).to_be_visible()
    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('600 20px \"Source Serif 4\"'))")
    assert styled(page)
    page.goto(host.address + SOFTMAX)
    assert "hidden ones too" in answer(page, solution, "Submit")
    page.goto(host.address + "questions/llm/attention-scaling/")
    expect(page.get_by_text("this page is not on this device")).to_be_visible()
    expect(page.locator("h1")).to_have_text(re.compile("without a network"))


def deploy(site: Path, folder: Path, host: Host, root: Path) -> None:
    """Make another deployment of the same site: every script has another name or version, texts have changed, old files are gone."""
    shutil.copytree(site, folder, symlinks=True, copy_function=link)
    shutil.rmtree(folder / "assets/hb")
    shutil.copytree(site / "assets/hb", folder / "assets/hb")
    (old,) = [p.name for p in (folder / "assets/runtime").iterdir() if p.is_dir()] or [""]
    new = old[::-1]
    if old:
        (folder / "assets/runtime" / old).rename(folder / "assets/runtime" / new)
    scripts = folder / "assets/hb"
    renamed = {p.name: re.sub(r"-([A-Z0-9]{8})\.js$", lambda m: f"-{m[1][::-1]}.js", p.name) for p in scripts.glob("*-*.js")}
    stamps = versions.stamps(root)
    versioned = {stamps[f"assets/hb/{name}"]: stamps[f"assets/hb/{name}"][::-1] for name in ("app.js", "worker.js", "frame.html", "host.html")}
    build = versions.build_id(root)
    changes = {**renamed, **versioned, build: build[::-1]} | ({old: new} if old else {})
    pattern = re.compile("|".join(map(re.escape, changes)))
    for file in [*scripts.glob("*.js"), *scripts.glob("*.html"), *folder.rglob("index.html"), folder / "sw.js", folder / "offline.json"]:
        text = file.read_text(encoding="utf-8")
        changed = pattern.sub(lambda m: changes[m[0]], text).replace("</h1>", " (second edition)</h1>")
        if changed != text:
            file.unlink()
            file.write_text(changed, encoding="utf-8")
    for before, after in renamed.items():
        (scripts / before).rename(scripts / after)
    host.folder = folder


def link(source: str, target: str) -> None:
    """A second name for a file, at no cost; it is unlinked before it is changed."""
    Path(target).hardlink_to(source)


def test_update_breaks_no_open_page(page, context, host, site, root, loaded, tmp_path, needs_runtime):
    """An open page of the first deployment goes on with its own files; the next page opened belongs to the second; then the old files go."""
    solution = loaded.bank.exercises["ml-coding/softmax"]["solution.py"]
    page.goto(host.address + "ml-coding/")
    settled(page, "offline/", "host.html", "worker.js")
    first = page.evaluate("document.querySelector('meta[name=hb-build]').content")
    page.goto(host.address + SOFTMAX)
    answer(page, solution, "Run")
    settled(page, "/numpy", "softmax.json")

    deploy(site, tmp_path / "second", host, root)
    host.requests.clear()
    other = context.new_page()
    other.goto(host.address + "fundamentals/metrics/")
    expect(other.locator("h1")).to_contain_text("second edition")
    second = other.evaluate("document.querySelector('meta[name=hb-build]').content")
    assert second == first[::-1]
    until(other, "async (build) => (await caches.keys()).some((name) => name.endsWith(`assets ${build}`))", second)
    other.wait_for_timeout(4500)  # longer than an open page has for saying to which deployment it belongs
    assert any(name.endswith(f"assets {first}") for name in other.evaluate("caches.keys()")), "files of an open page were dropped"

    # The old page has lost its interpreter and needs its own frame, worker and runtime again; the server has none of them.
    page.evaluate("document.querySelector('iframe.hb-frame').remove()")
    assert "pass" in answer(page, solution, "Submit")
    page.evaluate("performance.clearResourceTimings()")
    page.evaluate("async () => { const name = [...document.scripts].find((s) => s.src.includes('app.js')).src; await import(name.replace(/app\\.js.*/, '') + (await (await fetch(name)).text()).match(/snippet-\\w+\\.js/)[0]) }")

    page.goto(host.address + SOFTMAX)
    expect(page.locator("h1")).to_contain_text("second edition")
    assert "pass" in answer(page, solution, "Run")
    other.reload()
    until(other, "async (build) => !(await caches.keys()).some((name) => name.endsWith(`assets ${build}`))", first)

    host.stop()  # a page kept before the update, with the new scripts
    page.goto(host.address + "ml-coding/")
    expect(page.locator("h1")).to_be_visible()
    assert styled(page)


def quota(page: Page, host: Host, size: int | None) -> None:
    session = page.context.new_cdp_session(page)
    origin = host.address.removesuffix("/handbook/")
    session.send("Storage.overrideQuotaForOrigin", {"origin": origin} | ({"quotaSize": size} if size is not None else {}))
    page.quota_session = session  # the override ends with its session


def test_make_available_offline(page, host, loaded, needs_runtime):
    """Sizes before, progress while, everything after; unvisited pages and an unvisited exercise work without a network; Remove removes."""
    page.goto(host.address + "offline/")
    offers = page.locator(".hb-offers label")
    expect(offers.first).to_contain_text(re.compile(r"All pages.*\d+\.\d MB, about \d+\.\d MB to load"))
    expect(offers.nth(1)).to_contain_text(re.compile(r"Python and NumPy\s*\d+\.\d MB"))
    expect(page.locator(".hb-sum")).to_contain_text(re.compile(r"Still to keep: \d+\.\d MB"))
    page.evaluate("() => { window.seen = []; new MutationObserver(() => window.seen.push(document.querySelector('.hb-sum').textContent)).observe(document.querySelector('.hb-sum'), { childList: true }) }")
    page.get_by_role("button", name="Make available offline").click()
    says(page, "Everything you chose is on this device")
    assert sum(bool(re.fullmatch(r"\d+\.\d MB of \d+\.\d MB", text)) for text in page.evaluate("window.seen")) > 20
    expect(page.locator(".hb-sum")).to_have_text("All of it is on this device and current.")
    expect(page.locator(".hb-kept")).to_contain_text(re.compile(r"to read\s*yes\s*Python and NumPy\s*yes"))
    expect(page.locator(".hb-kept")).to_contain_text(re.compile(r"Storage used by this site\s*\d+\.\d MB of the [\d.]+ [MG]B"))
    assert not runtime_requests(host) or max(runtime_requests(host).values()) == 1

    host.stop()
    unseen = next(i for i, q in loaded.bank.questions.items() if q.is_exercise and q.packages == ["numpy"] and i != "ml-coding/softmax")
    page.goto(f"{host.address}questions/{unseen}/")
    assert "hidden ones too" in answer(page, loaded.bank.exercises[unseen]["solution.py"], "Submit")
    for path in ("questions/llm/attention-scaling/", "sheets/metrics.html", "questions/", ""):
        page.goto(host.address + path)
        expect(page.locator("h1")).to_be_visible()
        assert "absent=" not in page.url

    host.start()
    page.goto(host.address + "offline/")
    page.get_by_role("button", name="Remove").click()
    expect(page.locator("hb-offline .hb-status")).to_contain_text("Your own code in exercises was not touched")
    assert not page.evaluate("caches.keys().then((names) => names.some((name) => name.includes('runtime')))")
    page.goto(f"{host.address}questions/{unseen}/")
    expect(page.locator(".cm-content")).to_contain_text("def")


def test_kept_site_follows_the_next_deployment(page, host, site, root, tmp_path):
    """Who keeps everything gets what changed by the next visit, and reads it without a network."""
    page.goto(host.address + "offline/")
    page.get_by_role("button", name="Make available offline").click()
    says(page, "Everything you chose")
    deploy(site, tmp_path / "second", host, root)
    listed = json.loads((host.folder / "offline.json").read_text())
    for entry in listed["pages"]:
        if entry[0] == "questions/llm/attention-scaling/":
            entry[1] = "changed0"
    (host.folder / "offline.json").unlink()
    (host.folder / "offline.json").write_text(json.dumps(listed))
    host.requests.clear()
    for _ in range(10):  # on a busy machine the server may take longer than the worker waits before it shows what is kept
        page.goto(host.address + "ml-coding/")
        if page.evaluate("document.querySelector('meta[name=hb-build]').content") == listed["build"]:
            break
    until(
        page,
        "async () => { const r = await caches.match(new URL('../kept.json', location).href); return r && (await r.json()).hashes['questions/llm/attention-scaling/'] === 'changed0' }",
    )
    assert any("attention-scaling" in path for path in host.requests)
    assert not any("questions/llm/kv-cache" in path for path in host.requests), "what did not change was fetched again"
    host.stop()
    page.goto(host.address + "questions/llm/attention-scaling/")
    expect(page.locator("h1")).to_contain_text("second edition")


def test_storage_full(page, host, loaded, needs_runtime):
    """Full storage is said, what was kept stays, and with a network everything works on."""
    page.goto(host.address + "offline/")
    settled(page, "offline/", "host.html")
    quota(page, host, 4_000_000)
    page.get_by_role("button", name="Make available offline").click()
    says(page, "storage is full")
    expect(page.locator(".hb-kept")).to_contain_text(re.compile(r"\d+ of \d+ files"))
    page.goto(host.address + SOFTMAX)
    assert "pass" in answer(page, loaded.bank.exercises["ml-coding/softmax"]["solution.py"], "Run")


def test_lost_connection_goes_on_where_it_stopped(page, host):
    """Without a connection in the middle it says so; the next press fetches only what is absent."""
    page.goto(host.address + "offline/")
    settled(page, "offline/", "host.html")
    page.get_by_role("button", name="Make available offline").click()
    until(page, "() => parseFloat(document.querySelector('.hb-sum').textContent) > 3")
    host.stop()
    says(page, "Not finished: there is no connection")
    host.requests.clear()
    host.start()
    page.get_by_role("button", name="Make available offline").click()
    says(page, "Everything you chose")
    whole = json.loads((host.folder / "offline.json").read_text())
    assert len(host.requests) < len(whole["pages"])


NONE = "Object.defineProperty(Navigator.prototype, 'serviceWorker', { get: () => undefined })"
INSECURE = NONE + "; Object.defineProperty(window, 'isSecureContext', { get: () => false })"


@pytest.mark.parametrize(("script", "words"), [(NONE, "This browser cannot keep a site"), (INSECURE, "https"), ("", "This is a preview")], ids=["unsupported", "insecure", "preview"])
def test_where_it_cannot_work_it_says_so(page, host, script, words):
    """No buttons that do nothing: a sentence with the reason, and the rest of the site as ever."""
    page.add_init_script(script)
    if "preview" in words:
        page.route("**/", lambda route: route.fulfill(body=re.sub('<meta name="hb-build"[^>]*>', "", route.fetch().text()), content_type="text/html"))
    page.goto(host.address + "offline/")
    expect(page.locator("hb-offline .hb-status")).to_contain_text(words)
    assert page.locator("hb-offline button").count() == 0
    page.goto(host.address + SOFTMAX)
    expect(page.locator(".cm-content")).to_be_visible()
    assert not any("sw.js" in path for path in host.requests)


def test_refused_worker_harms_nothing(page, host):
    """Where registering fails, the site works as without."""
    page.add_init_script("if (navigator.serviceWorker) ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException('no', 'SecurityError'))")
    page.goto(host.address + "offline/")
    page.get_by_role("button", name="Make available offline").click()
    expect(page.locator("hb-offline .hb-status")).to_contain_text("Not finished")
    page.goto(host.address + SOFTMAX)
    expect(page.locator(".cm-content")).to_be_visible()


@pytest.mark.parametrize("command", ["serve", "build"])
def test_only_built_sites_have_the_mark(root, command):
    """`mkdocs serve` makes pages without the mark that registers a worker."""
    config = load_config(str(root / "mkdocs.yml"))
    config.plugins.on_startup(command=command, dirty=False)
    assert bool(config.plugins.on_config(config).extra["build"]) == (command == "build")
    config.plugins.on_shutdown()
