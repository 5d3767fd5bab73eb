"""Hostile programs in real Chromium: nothing of what they try may arrive anywhere, and the next honest run works.

What they do is in attacks/*.txt. Every list also runs without protection, where its programs must leave their marks.
Outcomes are written to build/attacks.json.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest
from handbook import chromium

sync_api = pytest.importorskip("playwright.sync_api", reason="browser tests need Playwright: pip install playwright")
sys.path.insert(0, str(Path(__file__).parent))  # pytest imports test files alone, without their neighbors
import attack_site as ground
import runner_harness as harness

expect = sync_api.expect

ROOT = Path(__file__).resolve().parents[2]
LONG = 60_000
GRANTED = ["geolocation", "clipboard-read", "clipboard-write", "camera", "microphone"]  # to the site, which may not help the frame
FAKE_MEDIA = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
HONEST = "import json\nprint(sum(range(10)), json.dumps([1]))"

SCRIPT, WORKER, FRAME = (ground.attacks(name) for name in ("script", "worker", "frame"))
PYTHON, BREAKING, FORGED = (ground.attacks(name) for name in ("python", "breaking", "forged"))


def alone(attacks):
    return pytest.mark.parametrize("attack", [a for a in attacks if a.alone], ids=lambda a: a.name)


def together(attacks):
    return [a for a in attacks if not a.alone]


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """The harness with a page of no protection, a second server, and a log of outcomes."""
    try:
        folder = harness.build(ROOT, tmp_path_factory.mktemp("attacked"))
    except FileNotFoundError as error:
        pytest.skip(str(error))
    site, server = harness.serve(folder)
    ground.unprotect(site, ROOT)
    site.other = ground.Listener()
    site.outcomes = {}
    yield site
    (ROOT / "build" / "attacks.json").write_text(json.dumps(site.outcomes, indent=1))
    site.other.close()
    server.shutdown()


@pytest.fixture(scope="module")
def browser():
    """Chromium, headless, with a camera that shows a test picture."""
    options = chromium.launch_options()
    if not options["executable_path"]:
        pytest.skip("no Chromium on this machine: browser tests need one")
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(**{**options, "args": [*options["args"], *FAKE_MEDIA]})
        yield started
        started.close()


@pytest.fixture
def site(served):
    served.reset()
    served.other.heard.clear()
    yield served
    served.reset()


@pytest.fixture
def page(browser, site):
    """A page of a profile that has granted the site what a frame must not inherit."""
    context = browser.new_context()
    context.grant_permissions(GRANTED, origin=site.url.split("/handbook")[0])
    context.set_geolocation({"latitude": 1, "longitude": 2})
    context.set_default_timeout(LONG)
    opened = context.new_page()
    opened.on("dialog", lambda dialog: dialog.accept())
    yield opened
    context.close()


# ---------------------------------------------------------------- helpers


def settle(scope, page, attack=None):
    """Outcomes once all attacks have had their time; None when the document went away."""
    for _ in range(400):
        try:
            if scope() and scope().evaluate("self.finished === true"):
                return scope().evaluate("outcomes")
        except sync_api.Error:
            break
        page.wait_for_timeout(100)
        if attack and _ > 20:
            break
    page.wait_for_timeout(600)
    return {attack.name: "took its document along"} if attack else None


def frame_of(page):
    frames = [frame for frame in page.frames if frame is not page.main_frame]
    return frames[0] if frames else None


def check(site, page, depth, attacks, outcomes, before):
    """Nothing arrived, nothing is stored, nothing was read."""
    page.wait_for_timeout(300)
    site.outcomes.setdefault(depth, {}).update(outcomes)
    assert set(outcomes) == {a.name for a in attacks}
    known = {a.name for a in attacks if "open" in a.flags}
    assert ground.marks(site, outcomes) - known == set()
    if not known:
        assert [line for line in site.other.heard if line != "a connection"] == []
    assert ground.stored(page) == before


def open_blocks(page, site):
    """The page of blocks, its fourth in the editor; the state of the site's storage."""
    page.goto(site.url + "empty/")
    page.goto(site.url + "blocks/")
    secrets = ground.plant(page, site)
    page.get_by_role("button", name="Edit: block 4").click()
    site.requests.clear()
    return secrets, ground.stored(page)


def run(page, code, stop_after=None):
    """Run code in the fourth block: what the status says, and what was printed."""
    page.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    page.keyboard.insert_text(code)
    page.get_by_role("button", name="Run: block 4").click()
    stop = page.get_by_role("button", name="Stop: block 4")
    if stop_after is not None:
        page.wait_for_function("() => !/^(Getting|Loading|Starting)/.test(document.querySelectorAll('.hb-small .hb-status')[3].textContent)")
        try:
            stop.wait_for(state="hidden", timeout=stop_after)
        except sync_api.TimeoutError:
            stop.click()
    stop.wait_for(state="hidden")
    return page.locator(".hb-small .hb-status").nth(3).inner_text(), page.locator(".hb-out-text").nth(3).text_content()


def honest(page):
    assert run(page, HONEST) == ("Done.", "45 [1]\n")


# ---------------------------------------------------------------- from Python


def outcomes_of(printed):
    return dict(json.loads(line.removeprefix("outcome ")) for line in printed.splitlines() if line.startswith("outcome "))


def test_python(page, site):
    """What readers can run: nothing leaves, nothing of the site is read or written."""
    secrets, before = open_blocks(page, site)
    _, printed = run(page, ground.python(together(PYTHON), secrets))
    check(site, page, "python", together(PYTHON), outcomes_of(printed), before)
    assert "a connection" not in site.other.heard
    honest(page)


@alone(PYTHON)
def test_python_alone(page, site, attack):
    """The same for programs that take the interpreter along."""
    secrets, before = open_blocks(page, site)
    run(page, ground.python([attack], secrets), stop_after=2000)
    check(site, page, "python", [attack], {attack.name: "took its interpreter along"}, before)
    assert "a connection" not in site.other.heard
    honest(page)


def test_python_unprotected(page, site):
    """Each of these programs gets somewhere in a plain Pyodide."""
    page.goto(site.url + "plain/")
    chosen = [a for a in PYTHON if a.control]
    program = ground.python(chosen, ground.plant(page, site))
    page.evaluate("(text) => new Worker('python.js', { type: 'module' }).postMessage(text)", program)
    page.wait_for_timeout(500)
    settle(lambda: page.workers[0], page)
    outcomes = outcomes_of("\n".join(page.workers[0].evaluate("lines")))
    assert ground.marks(site, outcomes) | ground.kept(page) >= {a.name for a in chosen}


@pytest.mark.parametrize("attack", BREAKING, ids=lambda a: a.name)
def test_breaking(breakable, attack):
    """Whatever a program does to its interpreter, to Stop or to the page's patience: the next run works."""
    run(breakable, attack.code, stop_after=500 if "stop" in attack.flags else None)
    honest(breakable)
    assert breakable.evaluate("document.body.textContent.length") < 2_000_000


@pytest.fixture(scope="module")
def breakable(browser, served):
    """One page for all of them: each has to leave it usable."""
    opened = browser.new_page()
    opened.set_default_timeout(LONG)
    open_blocks(opened, served)
    yield opened
    opened.close()


LEFT = [a for a in BREAKING if a.name.startswith("left-behind")]


@pytest.mark.parametrize("attack", LEFT, ids=lambda a: a.name)
def test_nothing_goes_on_after_a_run(page, site, attack):
    """What a run leaves in the event loop ends with it: there is no computing that Stop cannot reach."""
    open_blocks(page, site)
    run(page, attack.code)
    counts = []
    for _ in range(2):
        page.wait_for_timeout(1000)
        counts.append(int(run(page, "print(globals().get('count', [0])[0])")[1]))  # an interpreter that was replaced has none
    assert counts[1] - counts[0] < 300_000


# ---------------------------------------------------------------- from a worker, from the frame


def test_worker(page, site):
    """A worker of the frame with all that the browser gives it, as if the runner took nothing away."""
    attacks = SCRIPT + WORKER
    page.goto(site.url + "blocks/")
    secrets, before = ground.plant(page, site), ground.stored(page)
    site.replaced["worker.js"] = ground.script(attacks, secrets).encode()
    site.requests.clear()
    page.get_by_role("button", name="Run: block 1").click()
    outcomes = settle(lambda: page.workers and page.workers[0], page)
    check(site, page, "worker", attacks, outcomes, before)
    assert "a connection" not in site.other.heard


def test_worker_unprotected(page, site):
    """Each of these programs gets somewhere in a plain worker."""
    attacks = [a for a in SCRIPT + WORKER if a.control]
    page.goto(site.url + "plain/")
    site.replaced["plain.js"] = ground.script(attacks, ground.plant(page, site)).encode()
    page.evaluate("() => void new Worker('plain.js')")
    page.wait_for_timeout(300)
    outcomes = settle(lambda: page.workers[0], page)
    page.wait_for_timeout(300)
    assert ground.marks(site, outcomes) | ground.kept(page) >= {a.name for a in attacks}


def in_frame(page, site, attacks, attack=None):
    page.goto(site.url + "empty/")
    page.goto(site.url + "blocks/")
    secrets, before = ground.plant(page, site), ground.stored(page)
    site.replaced["frame.html"] = ground.frame((ROOT / "build/assets/hb/frame.html").read_text(), ground.script(attacks, secrets)).encode()
    site.requests.clear()
    address, title = page.url, page.title()
    page.get_by_role("button", name="Run: block 1").click()
    outcomes = settle(lambda: frame_of(page), page, attack)
    check(site, page, "frame", attacks, outcomes, before)
    assert (page.url, page.title(), len(page.context.pages)) == (address, title, 1)


def test_frame(page, site):
    """The frame's document in strange hands, as if code had left its worker."""
    in_frame(page, site, together(SCRIPT + FRAME))


@alone(FRAME)
def test_frame_alone(page, site, attack):
    """The same for what navigates."""
    in_frame(page, site, [attack], attack)


def without_protection(page, site, attacks, attack=None):
    page.goto(site.url + "blocks/")
    page.goto(site.url + "plain/")
    program = ground.script(attacks, ground.plant(page, site))
    site.replaced["frame.htm"] = f"<!doctype html><body><script>{program}</script>".encode()
    page.evaluate("() => { const f = document.createElement('iframe'); f.src = 'frame.htm'; document.body.append(f) }")
    outcomes = settle(lambda: frame_of(page), page, attack)
    page.wait_for_timeout(300)
    left = page.url != site.url + "plain/" or page.title() != "Plain"
    return ground.marks(site, outcomes) | ({attack.name} if left else ground.kept(page))


def test_frame_unprotected(page, site):
    """Each of these programs gets somewhere in a plain frame."""
    attacks = [a for a in together(SCRIPT + FRAME) if a.control]
    assert without_protection(page, site, attacks) >= {a.name for a in attacks}


@alone(FRAME)
def test_frame_alone_unprotected(page, site, attack):
    assert attack.name in without_protection(page, site, [attack], attack)


# ---------------------------------------------------------------- forged messages, and what outlives a worker

FORGER = """
const MARKUP = '<img src=x onerror="document.title=1"><script>document.title=1<\\/script>';
const say = (events) => postMessage(JSON.stringify(events));
const forgeries = { %s };
onmessage = ({ data }) => {
  if (data.type === 'start') say([{ type: 'ready', interrupts: true }]);
  if (data.type === 'add') say([{ type: 'added', id: data.id }]);
  if (data.type !== 'run') return;
  const { id, job } = data;
  say([{ type: 'began', id, ms: 1 }]);
  if (job.scope === null) { // the client's own question is answered
    const [a, b] = job.code.match(/\\d+/g).map(Number);
    return say([{ type: 'out', id, stream: 'out', text: `${a * b}\\n${a + b}\\n` }, { type: 'done', id, alive: true, error: null, stopped: false }]);
  }
  const name = /forge: (\\S+)/.exec(job.source)?.[1];
  say(forgeries[name](id));
  say([{ type: 'done', id, alive: true, report: { status: 'failed', passed: 0, total: 0, load: null, tests: [], output: '' } }]);
};
"""


@pytest.fixture(scope="module")
def fooled(browser, served):
    """An exercise whose worker says what it likes."""
    forgeries = ", ".join(f"{json.dumps(a.name)}: (id) => {a.code.strip()}" for a in FORGED)
    served.replaced["worker.js"] = (FORGER % forgeries).encode()
    opened = browser.new_page()
    opened.set_default_timeout(LONG)
    opened.faults = []
    opened.on("pageerror", lambda error: opened.faults.append(str(error)))
    opened.goto(served.url + "exercise/")
    opened.wait_for_selector(".cm-content")
    opened.get_by_role("button", name="Run", exact=True).click()
    opened.wait_for_function("() => document.querySelector('hb-exercise').classList.contains('is-running') === false", timeout=LONG)
    yield opened
    opened.close()


@pytest.mark.parametrize("attack", FORGED, ids=lambda a: a.name)
def test_forged_messages(fooled, attack):
    """Whatever a worker says: no markup, no script, no stuck page, no endless page."""
    fooled.locator(".cm-content").click()
    fooled.keyboard.press("Control+a")
    fooled.keyboard.insert_text(f"# forge: {attack.name}")
    fooled.get_by_role("button", name="Run", exact=True).click()
    fooled.wait_for_timeout(50)
    fooled.wait_for_function("() => document.querySelector('hb-exercise').classList.contains('is-running') === false", timeout=10_000)
    fooled.wait_for_timeout(50)
    assert fooled.title() == "Harness"
    assert fooled.evaluate("window.owned ?? Object.prototype.owned ?? {}.owned ?? null") is None
    assert fooled.locator("hb-exercise img:not([src^='blob:']), hb-exercise script, hb-exercise svg[onload]").count() == 0
    assert fooled.evaluate("document.querySelectorAll('hb-exercise *').length") < 8000
    assert fooled.evaluate("document.querySelector('hb-exercise').textContent.length") < 500_000
    errors = [error for error in fooled.faults if error != "x"]  # of the worker that throws
    assert not errors
    if "ends" in attack.flags:
        expect(fooled.locator("hb-exercise .hb-status")).to_contain_text(re.compile("restarted|variables are gone"))


BEATING = """
const heart = 'const c = new BroadcastChannel("beat"); setInterval(() => c.postMessage(1), 50)';
onmessage = ({ data }) => {
  if (data.type === 'start') postMessage('[{"type":"ready","interrupts":true}]');
  if (data.type !== 'run') return;
  postMessage(JSON.stringify([{ type: 'began', id: data.id }]));
  new Worker(URL.createObjectURL(new Blob([`const w = new Worker(URL.createObjectURL(new Blob([${JSON.stringify(heart)}]))); ${heart}`])));
  for (let n = 0; n < 3; n += 1) new Worker(URL.createObjectURL(new Blob([heart])));
};
"""
LISTEN = "() => new Promise((done) => { let n = 0; new BroadcastChannel('beat').onmessage = () => (n += 1); setTimeout(() => done(n), 500) })"


def test_nothing_outlives_its_worker(page, site):
    """Workers that a program started end with the one they came from."""
    site.replaced["worker.js"] = BEATING.encode()
    page.goto(site.url + "blocks/")
    page.get_by_role("button", name="Run: block 1").click()
    expect(page.locator(".hb-small .hb-status").first).to_have_text("Running…")
    page.wait_for_timeout(500)
    assert frame_of(page).evaluate(LISTEN) > 10
    page.get_by_role("button", name="Stop: block 1").click()
    expect(page.locator(".hb-small .hb-status").first).to_contain_text("Stopped")
    page.wait_for_timeout(200)
    assert frame_of(page).evaluate(LISTEN) == 0


# ---------------------------------------------------------------- the frame fails closed

OPENS = """async ([address, sandbox, port]) => {
  const frame = document.createElement('iframe');
  if (sandbox !== null) frame.setAttribute('sandbox', sandbox);
  frame.src = address;
  document.body.append(frame);
  await new Promise((done) => (frame.onload = done));
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise((done) => { port1.onmessage = ({ data }) => done(data.type); setTimeout(done, 1000, 'silence') });
  frame.contentWindow.postMessage('port', '*', [port2]);
  return answer;
}"""


def variant(site, name, change):
    """A changed copy of the frame beside the real one; its address."""
    text = (ROOT / "build/assets/hb/frame.html").read_text()
    changed = change(text)
    assert changed != text
    (site.folder / harness.SUBPATH / "plain" / f"{name}.html").write_text(changed)
    return f"{name}.html"


REFUSED = {
    "same-origin": ("allow-scripts allow-same-origin", None),
    "no-sandbox": (None, None),
    "eval": ("allow-scripts", lambda text: text.replace("'wasm-unsafe-eval'", "'wasm-unsafe-eval' 'unsafe-eval'")),
    "no-policy": ("allow-scripts", lambda text: re.sub(r"<meta http-equiv[^>]*>", "", text)),
    "changed-script": ("allow-scripts", lambda text: text.replace("<script>", "<script>/* changed */")),
}


@pytest.mark.parametrize("name", REFUSED)
def test_frame_refuses(page, site, name):
    """Without the opaque origin or with eval there is no sandbox, so there is no runner."""
    sandbox, change = REFUSED[name]
    page.goto(site.url + "plain/")
    address = variant(site, name, change) if change else site.url + "assets/hb/frame.html"
    assert page.evaluate(OPENS, [address, sandbox, None]) == "silence"
    assert page.evaluate(OPENS, [site.url + "assets/hb/frame.html", "allow-scripts", None]) == "hello"


def test_frame_listens_to_its_parent_alone(page, site):
    """A neighbor's port is not taken, nor a second one."""
    page.goto(site.url + "plain/")
    heard = page.evaluate(
        """async (address) => {
        const make = (src, sandbox) => new Promise((done) => { const f = document.createElement('iframe'); if (sandbox) f.setAttribute('sandbox', sandbox); f.src = src; f.onload = () => done(f); document.body.append(f) });
        const frame = await make(address, 'allow-scripts');
        const neighbor = await make('neighbor.html');
        const heard = [];
        neighbor.contentWindow.offer(0, (data) => heard.push(`neighbor ${data.type}`));
        await new Promise((done) => setTimeout(done, 300));
        for (const name of ['first', 'second']) {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = ({ data }) => heard.push(`${name} ${data.type}`);
          frame.contentWindow.postMessage('port', '*', [port2]);
          await new Promise((done) => setTimeout(done, 300));
        }
        return heard; }""",
        site.url + "assets/hb/frame.html",
    )
    assert heard == ["first hello"]


def test_worker_refuses_where_requests_are_possible(page, site):
    """A frame whose policy lets requests out gets no Python."""
    text = (ROOT / "build/assets/hb/frame.html").read_text()
    site.replaced["frame.html"] = text.replace("connect-src blob:", "connect-src * blob:").encode()
    page.goto(site.url + "blocks/")
    page.get_by_role("button", name="Run: block 1").click()
    expect(page.locator(".hb-small .hb-status").first).to_contain_text("requests are not refused")


# ---------------------------------------------------------------- code from a link

def link(page, site, code):
    """An address with code in it, made by the page itself."""
    page.goto(site.url + "exercise/")
    page.wait_for_selector(".cm-content")
    page.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(code)
    page.locator(".hb-more > summary").click()
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator(".hb-status")).to_contain_text("Link copied")
    made = page.evaluate("navigator.clipboard.readText()")
    page.get_by_role("button", name="Reset").click()
    page.wait_for_timeout(500)
    return made


def test_code_from_a_link_never_runs_by_itself(page, site):
    """It is shown; nothing starts; Run runs what is in the editor, and only taking it over puts it there."""
    address = link(page, site, "def scale(x):\n    print('from the link')\n    return x\n")
    page.goto(site.url + "empty/")
    page.goto(address)
    expect(page.locator(".hb-linked")).to_contain_text("from the link")
    page.wait_for_timeout(1500)
    assert page.locator("iframe.hb-frame").count() == 0
    assert page.workers == []
    expect(page.locator(".cm-content")).not_to_contain_text("from the link")
    page.locator(".cm-content").click()
    page.keyboard.press("Control+Enter")
    expect(page.locator("hb-exercise .hb-status")).to_contain_text("tests passed", timeout=LONG)
    assert "from the link" not in page.locator(".hb-results").inner_text()


@pytest.mark.parametrize("tail", ["#code=", "#code=%00", "#code=NobbmuUD", "#code=" + "A" * 300_000, "#code=__proto__", "#code=<img src=x onerror=alert(1)>"])
def test_broken_links_do_no_harm(page, site, tail):
    """A link that holds no code is an ordinary address."""
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(site.url + "exercise/" + tail)
    expect(page.locator(".cm-content")).to_contain_text("NotImplementedError")
    assert page.locator("hb-exercise img").count() == 0
    assert not faults
