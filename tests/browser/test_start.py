"""How the runner starts Python in real Chromium: from a memory snapshot where it fits, else from files; from zstd, else from gzip."""

from __future__ import annotations

import hashlib
import json
import re
import struct
import sys
from pathlib import Path

import pytest
import zstandard

sync_api = pytest.importorskip("playwright.sync_api", reason="browser tests need Playwright: pip install playwright")
sys.path.insert(0, str(Path(__file__).parent))  # pytest imports test files alone, without their neighbors
import runner_harness as harness

ROOT = Path(__file__).resolve().parents[2]
LONG = 60_000  # milliseconds; starting Python on a busy machine takes a while
NUMPY = "import numpy as np\nprint(np.arange(10).sum(), np.linalg.norm([3, 4]))"
PROGRAMS = {"core": ("import statistics\nprint(statistics.mean([1, 2, 6]))", "3\n"), "numpy": (NUMPY, "45 5.0\n")}
START = re.compile(r"runtime/\w+/([\w.-]+?)(\.zst|\.gz)$")


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """A page with each program in a block of its own, served once."""
    try:
        folder = harness.build(ROOT, tmp_path_factory.mktemp("start"))
    except FileNotFoundError as error:
        pytest.skip(str(error))
    site, server = harness.serve(folder)
    site.runtime = json.loads((ROOT / "build" / "runtime" / "current.json").read_text())
    if "numpy" not in site.runtime["packages"]:
        pytest.skip("this build has no numpy: no source had the wheels")
    yield site
    server.shutdown()


@pytest.fixture
def site(served):
    served.reset()
    yield served
    served.reset()


class Visit:
    """A fresh profile that opens pages with one block each and runs it."""

    def __init__(self, browser, site, way=None, **options):
        self.site, self.context = site, browser.new_context(**options)
        self.context.set_default_timeout(LONG)
        if way:
            kept = json.dumps({"id": site.runtime["id"], "way": way})
            self.context.add_init_script(f"localStorage.setItem('hb-start', {json.dumps(kept)})")

    def open(self, *codes):
        """A page with these blocks."""
        folder = self.site.folder / harness.SUBPATH / "start"
        folder.mkdir(exist_ok=True)
        (folder / "index.html").write_text(harness.page("<h1>Start</h1>" + "".join(map(harness.block, codes))))
        self.site.requests.clear()
        page = self.context.new_page()
        page.goto(self.site.url + "start/")
        return page

    def run(self, *codes):
        """Run blocks of one page in order; returns what the last printed."""
        page = self.open(*codes)
        for number in range(1, len(codes) + 1):
            page.get_by_role("button", name=f"Run: block {number}").click()
            page.get_by_role("button", name=f"Stop: block {number}").wait_for(state="hidden")
        said = page.locator(".hb-small .hb-status").nth(len(codes) - 1).inner_text()
        assert said.startswith("Done"), said + page.locator(".hb-out").nth(len(codes) - 1).inner_text()
        self.remembered = json.loads(page.evaluate("localStorage.getItem('hb-start')") or "null")
        return page.locator(".hb-out-text").nth(len(codes) - 1).text_content()

    def files(self):
        """Files of the runtime that were asked for, without their endings."""
        return {found[1] for found in map(START.search, self.site.requests) if found}


@pytest.fixture
def visit(browser, site):
    made = []

    def make(**options):
        made.append(Visit(browser, site, **options))
        return made[-1]

    yield make
    for one in made:
        one.context.close()


# ---------------------------------------------------------------- which way


@pytest.mark.parametrize("program", PROGRAMS)
def test_snapshot_is_used(visit, program):
    """On a fast connection Python starts from the snapshot that holds what the code needs, and says nothing of it."""
    code, printed = PROGRAMS[program]
    first = visit()
    assert first.run(code) == printed
    assert f"{program}.snapshot" in first.files()
    assert not {"stdlib.zip", "numpy.bin"} & first.files()
    assert first.remembered["way"] == "snapshot"


@pytest.mark.parametrize("program", PROGRAMS)
def test_files_are_used_where_that_is_remembered(visit, program):
    """The other way gives the same."""
    code, printed = PROGRAMS[program]
    first = visit(way="files")
    assert first.run(code) == printed
    assert "stdlib.zip" in first.files()
    assert not any(name.endswith(".snapshot") for name in first.files())


def test_slow_connection_takes_the_fewer_bytes(visit, site):
    """At 10 Mbit/s the bytes decide."""
    first = visit()
    page = first.context.new_page()
    session = first.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", {"offline": False, "latency": 40, "downloadThroughput": 10e6 / 8, "uploadThroughput": 10e6 / 8})
    page.goto(site.url + "blocks/")
    page.get_by_role("button", name="Run: block 1").click()
    page.locator(".hb-out-text").first.wait_for()
    assert "stdlib.zip" in first.files()
    assert not any(name.endswith(".snapshot") for name in first.files())


# ---------------------------------------------------------------- snapshots that do not fit


def refit(site, name, change):
    """Serve a snapshot that was changed, with hashes that say it is whole: only the check in the worker can refuse it."""
    folder = ROOT / "build" / "runtime" / site.runtime["id"]
    stored = (folder / f"{name}.snapshot.zst").read_bytes()
    made = zstandard.ZstdCompressor(level=1).compress(change(zstandard.ZstdDecompressor().decompress(stored)))
    old, new = (hashlib.sha256(data).hexdigest()[:32] for data in (stored, made))
    site.replaced[f"{name}.snapshot.zst"] = made
    chunks = [path for path in (ROOT / "build" / "assets" / "hb").glob("*.js") if old in path.read_text()]
    assert len(chunks) == 1
    text, count = re.subn(rf'bytes:[\d.e]+,sha256:"{old}"', f'bytes:{len(made)},sha256:"{new}"', chunks[0].read_text())
    assert count == 1
    site.replaced[chunks[0].name] = text.encode()


def header(change):
    """A change of a snapshot's header, keeping its length."""

    def changed(data):
        (length,) = struct.unpack("<I", data[:4])
        about = change(json.loads(data[4 : 4 + length]))
        text = json.dumps(about, separators=(",", ":")).encode()
        assert len(text) <= length
        return data[:4] + text.ljust(length) + data[4 + length :]

    return changed


def flipped(data):
    """One bit of the memory is another."""
    return data[:-5000] + bytes([data[-5000] ^ 1]) + data[-4999:]


MISFITS = {
    "addresses": header(lambda about: about | {"addresses": about["addresses"] // 2}),
    "memory": flipped,
    "sum": header(lambda about: about | {"sum": about["sum"] // 2}),
    "libraries": header(lambda about: about | {"libraries": ["numpy/no_such.so"]}),
    "garbage": lambda data: data[:4] + b"x" * (len(data) - 4),
    "empty": lambda data: b"",
}


@pytest.mark.parametrize("name", MISFITS)
def test_snapshot_that_does_not_fit_is_refused(visit, site, name):
    """Another address, another bit, another library: Python starts from files, answers right, and the snapshot is not tried again."""
    refit(site, "numpy", MISFITS[name])
    first = visit()
    assert first.run(NUMPY) == "45 5.0\n"
    assert {"numpy.snapshot", "numpy.bin", "stdlib.zip"} <= first.files()
    assert first.remembered["way"] == "files"
    assert first.run(NUMPY) == "45 5.0\n"
    assert "numpy.snapshot" not in first.files()


def test_a_snapshot_made_anew_in_the_same_way_fits(visit, site):
    """Packing it again changes nothing: the refusals above are not for the packing."""
    refit(site, "numpy", header(dict))
    first = visit()
    assert first.run(NUMPY) == "45 5.0\n"
    assert "numpy.bin" not in first.files()


@pytest.mark.parametrize("fault", ["missing", "short"])
def test_page_works_without_its_snapshots(visit, site, fault):
    """A deployment that lost them is slower, not broken; the next visit may try again."""
    site.faults[".snapshot"] = fault
    first = visit()
    assert first.run(NUMPY) == "45 5.0\n"
    assert {"numpy.bin", "stdlib.zip"} <= first.files()


# ---------------------------------------------------------------- encodings


@pytest.mark.parametrize("way", ["snapshot", "files"])
@pytest.mark.parametrize("form", ["zst", "gz"])
def test_both_encodings(visit, site, way, form):
    """Where zstd files do not come, as on servers that do not know the ending, gzip does."""
    if form == "gz":
        site.faults[".zst"] = "missing"
    first = visit(way=way)
    assert first.run(NUMPY) == "45 5.0\n"
    assert any(path.endswith(".gz") for path in site.requests) == (form == "gz")
    assert ("numpy.snapshot" in first.files()) == (way == "snapshot")


def test_damaged_zstd_is_taken_as_gzip(visit, site):
    """One file cut short costs its other form, nothing else."""
    site.faults["stdlib.zip.zst"] = "short"
    first = visit(way="files")
    assert first.run(NUMPY) == "45 5.0\n"
    assert [path for path in site.requests if path.endswith(".gz")] == [f"/{harness.SUBPATH}/assets/runtime/{site.runtime['id']}/stdlib.zip.gz"]


# ---------------------------------------------------------------- what a snapshot must not carry along

CHANCE = "import random\nimport secrets\nimport numpy as np\nprint(random.random(), np.random.random(), np.random.default_rng().random(), secrets.token_hex(8))"


@pytest.mark.parametrize("way", ["snapshot", "files"])
def test_chance_differs_from_start_to_start(visit, way):
    """Two starts share no random number, from whichever generator."""
    first, second = (visit(way=way).run(CHANCE).split() for _ in range(2))
    assert len(first) == 4
    assert not set(first) & set(second)


def test_seeds_still_decide(visit):
    """A seed gives the same numbers after a start from a snapshot as after one from files."""
    code = "import random\nimport numpy as np\nrandom.seed(1); np.random.seed(1)\nprint(random.random(), np.random.random(), np.random.default_rng(1).random())"
    assert visit(way="snapshot").run(code) == visit(way="files").run(code)


CLOCK = """import datetime, time
away = abs(time.time() - time.mktime(datetime.datetime.now().timetuple()))
print(time.localtime(1767225600).tm_hour, time.tzname[0] != '', time.timezone, datetime.datetime.fromtimestamp(0).hour, away < 2)"""


@pytest.mark.parametrize("way", ["snapshot", "files"])
@pytest.mark.parametrize(("zone", "printed"), [("Asia/Kolkata", "5 True -19800 5 True\n"), ("America/New_York", "19 True 18000 19 True\n")])
def test_time_zone_is_the_visitor_s(visit, way, zone, printed):
    """Not that of the machine that built the site."""
    assert visit(way=way, timezone_id=zone).run(CLOCK) == printed


@pytest.mark.parametrize("way", ["snapshot", "files"])
def test_imports_of_every_kind(visit, way):
    """Modules inside the snapshot, beside it, of late parts, and of packages; and numpy after a start without it."""
    code = "import collections, decimal, sqlite3, xml.etree.ElementTree\nimport numpy.ma, numpy.polynomial\nprint(numpy.ma.sum([1, 2]), decimal.Decimal(1))"
    assert visit(way=way).run("print('begun')", code) == "3 1\n"


def test_same_names_and_settings_either_way(visit):
    """Code cannot tell which way Python came, except by the modules that are there already."""
    code = "import builtins, os, sys\nimport numpy\nprint(sorted(vars(builtins)), sorted(os.environ), sys.path, sys.argv, sys.flags.optimize, os.getcwd(), sorted(vars(numpy))[:50])"
    assert visit(way="snapshot").run(code) == visit(way="files").run(code)


# ---------------------------------------------------------------- what no scan of the code finds

LATE = "import importlib\nprint(importlib.import_module('%s').__name__)"


@pytest.mark.parametrize("way", ["snapshot", "files"])
@pytest.mark.parametrize("name", ["sqlite3", "xml.dom.minidom", "threadpoolctl"])
def test_module_imported_by_its_name_is_fetched(visit, way, name):
    """Left out at the start and in no import statement: the error says to run again, and then it is there."""
    page = visit(way=way).open(LATE % name)
    button = page.get_by_role("button", name="Run: block 1")
    button.click()
    error = page.locator(".hb-error")
    sync_api.expect(error).to_contain_text("It is here now: press Run again", timeout=LONG)
    button.click()
    sync_api.expect(page.locator(".hb-out-text")).to_have_text(f"{name}\n", timeout=LONG)
    sync_api.expect(error).to_have_count(0, timeout=LONG)


def test_encoding_that_was_left_out_is_fetched(visit):
    """Python remembers that there was none; it must not."""
    page = visit().open("print(b'\\xe0'.decode('cp1251'))")
    button = page.get_by_role("button", name="Run: block 1")
    button.click()
    sync_api.expect(page.locator(".hb-error")).to_contain_text("It is here now", timeout=LONG)
    button.click()
    sync_api.expect(page.locator(".hb-out-text")).to_have_text("а\n", timeout=LONG)


def test_nothing_is_fetched_for_a_module_that_is_nowhere(visit, site):
    """The error says what there is instead."""
    page = visit().open("import no_such_module")
    page.get_by_role("button", name="Run: block 1").click()
    sync_api.expect(page.locator(".hb-error")).to_contain_text("no_such_module is not available here", timeout=LONG)
    assert not any("stdlib-rest" in path or "stdlib-libraries" in path for path in site.requests)


def test_answer_that_imports_by_name_is_judged_again(visit, site):
    """Judging twice does no harm, so it is done without asking."""
    page = visit().context.new_page()
    page.goto(site.url + "exercise/")
    page.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("__import__('sqlite3')\n" + harness.SOLUTION)
    page.get_by_role("button", name="Run", exact=True).click()
    sync_api.expect(page.locator("hb-exercise .hb-status")).to_contain_text("All 2 tests passed", timeout=LONG)
    assert page.locator(".hb-test").count() == 2


def test_matplotlib_is_whole_though_its_manual_is_short(visit, site):
    """What is skipped at import is text: setting properties by name works, an unknown one is refused, help says something."""
    if "matplotlib" not in site.runtime["packages"]:
        pytest.skip("this build has no matplotlib: no source had the wheels")
    code = """import matplotlib.pyplot as plt
line, = plt.plot([1, 3, 2])
line.set(linewidth=3, color="red")
plt.setp(line, linestyle="--")
try:
    line.set(no_such=1)
except AttributeError as error:
    print(error)
print(line.get_linewidth(), line.get_color(), line.get_linestyle(), "lines" in plt.plot.__doc__, callable(plt.Line2D.set))
plt.close("all")"""
    assert visit().run(code) == "Line2D.set() got an unexpected keyword argument 'no_such'\n3.0 red -- True True\n"
