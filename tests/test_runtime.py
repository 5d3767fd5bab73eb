"""The browser's Python: where it comes from, that it is what it says, that the same input gives the same bytes."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import subprocess
import zipfile
from pathlib import Path

import pytest
import zstandard
from handbook import archive, bytecode, lock, node, runtime, supply

PLAIN_CORE, PLAIN_NUMPY = 6_400_000, 9_300_000  # bytes that a page with bare Pyodide 314.0.4 transfers
DATA = b"a wheel"
ENTRY = {"file_name": "six-1.0-py3-none-any.whl", "sha256": hashlib.sha256(DATA).hexdigest()}


@pytest.fixture
def cache(tmp_path, monkeypatch) -> Path:
    """An empty cache, and a network that must not be asked unless a test says so."""
    monkeypatch.setenv("HANDBOOK_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("HANDBOOK_OFFLINE", raising=False)
    monkeypatch.setattr(supply.urllib.request, "urlopen", lambda *args, **rest: pytest.fail("asked the CDN"))
    monkeypatch.setattr(supply.subprocess, "run", lambda *args, **rest: pytest.fail("asked PyPI"))
    return tmp_path / "cache" / "wheels"


@pytest.fixture
def house(root, tmp_path) -> Path:
    """A root whose build folder is its own, all else that of the repository."""
    for name in ("hooks", "docs", "node_modules", "package-lock.json"):
        (tmp_path / name).symlink_to(root / name)
    return tmp_path


@pytest.fixture(scope="session")
def built(root) -> Path:
    """The folder of the runtime as `make assets` left it."""
    current = root / "build" / "runtime" / "current.json"
    if not current.exists():
        pytest.skip("no runtime was built: run make assets")
    return current.parent / json.loads(current.read_text())["id"]


@pytest.fixture(scope="session")
def manifest(built) -> dict:
    return json.loads((built / "manifest.json").read_text())


def decoded(built: Path, manifest: dict, name: str) -> bytes:
    stored = next(form for form in manifest["files"][name]["stored"] if form["encoding"] == "gzip")
    return gzip.decompress((built / stored["name"]).read_bytes())


# Supply


def test_cached_wheel_is_used_without_asking_anyone(cache):
    cache.mkdir(parents=True)
    (cache / ENTRY["file_name"]).write_bytes(DATA)
    assert supply.find({"six": ENTRY}, "314.0.4") == {"six": cache / ENTRY["file_name"]}


def test_wrong_cached_wheel_stops_the_build_and_says_what_to_do(cache):
    cache.mkdir(parents=True)
    (cache / ENTRY["file_name"]).write_bytes(b"another wheel")
    with pytest.raises(supply.SupplyError, match=rf"six-1.0.*not the file Pyodide was released with.*delete {cache}.* and build again"):
        supply.find({"six": ENTRY}, "314.0.4")


def test_wrong_wheel_from_the_network_stops_the_build_and_is_not_kept(cache, monkeypatch):
    monkeypatch.setattr(supply.urllib.request, "urlopen", lambda *args, **rest: io.BytesIO(b"a login page"))
    with pytest.raises(supply.SupplyError, match="from https://cdn.jsdelivr.net/pyodide/v314.0.4/full/six-1.0.*nothing was kept"):
        supply.find({"six": ENTRY}, "314.0.4")
    assert not cache.exists()


def test_cdn_is_asked_once_when_it_is_out_of_reach_and_pypi_next(cache, monkeypatch):
    asked = []

    def refuse(url, timeout):
        asked.append(url)
        raise OSError("no route")

    def download(command, **rest):
        assert command[-1] == "open-webui==0.12.4"
        with zipfile.ZipFile(Path(command[command.index("--dest") + 1]) / "open_webui-0.12.4-py3-none-any.whl", "w") as carrier:
            carrier.writestr("open_webui/frontend/pyodide/" + ENTRY["file_name"], DATA)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(supply.urllib.request, "urlopen", refuse)
    monkeypatch.setattr(supply.subprocess, "run", download)
    other = {"file_name": "toolz-1.0-py3-none-any.whl", "sha256": "0" * 64}
    assert supply.find({"six": ENTRY, "toolz": other}, "314.0.4") == {"six": cache / ENTRY["file_name"]}
    assert len(asked) == 1


def test_offline_asks_no_one(cache, monkeypatch):
    monkeypatch.setenv("HANDBOOK_OFFLINE", "1")
    assert supply.find({"six": ENTRY}, "314.0.4") == {}


# Building


def test_without_wheels_the_build_succeeds_and_lists_what_is_missing(house, monkeypatch, capfd):
    monkeypatch.setattr(supply, "find", lambda packages, version: {})
    folder = runtime.build(house)
    assert "missing, because no source has their wheels: contourpy, cycler" in capfd.readouterr().out
    assert runtime.missing(house, ["numpy", "handbook"]) == ["numpy"]
    assert {"numpy", "scipy", "pandas", "scikit-learn", "matplotlib"} <= set(json.loads((folder / "manifest.json").read_text())["missing"])
    assert node.judge_in_node(house, [{"snippet": "print(6 * 7)"}, {"snippet": "", "packages": ["numpy"]}]) == [
        {"id": 0, "stdout": "42\n", "error": None},
        {"id": 1, "missing": ["numpy"]},
    ]


def test_a_package_is_missing_when_one_that_it_needs_is(house, monkeypatch):
    real = supply.find

    def without_scipy(packages, version):
        return {name: path for name, path in real(packages, version).items() if name not in {"scipy", "matplotlib", "pandas"}}

    monkeypatch.setenv("HANDBOOK_OFFLINE", "1")
    monkeypatch.setattr(supply, "find", without_scipy)
    runtime.build(house)
    if runtime.missing(house, ["numpy"]):
        pytest.skip("the cache holds no wheels: run make assets with a network")
    assert runtime.missing(house, ["scikit-learn", "joblib"]) == ["scikit-learn"]


def test_second_build_keeps_the_first_until_something_is_lost_or_changes(house, monkeypatch, capfd):
    monkeypatch.setattr(supply, "find", lambda packages, version: {})
    folder = runtime.build(house)
    before = (folder / "manifest.json").stat().st_mtime_ns
    capfd.readouterr()
    assert runtime.build(house) == folder
    assert (folder / "manifest.json").stat().st_mtime_ns == before
    assert "packing" not in capfd.readouterr().out
    (folder / "stdlib.zip.gz").unlink()
    assert runtime.build(house) == folder
    assert (folder / "stdlib.zip.gz").exists()
    monkeypatch.setattr(lock, "VERSION", "0.1.1")
    monkeypatch.setattr(runtime, "_stamp", lambda *args: "changed")
    assert runtime.build(house) != folder
    assert not folder.exists()


def test_missing_without_a_runtime_is_everything(tmp_path):
    assert runtime.missing(tmp_path, ["numpy"]) == ["numpy"]


def test_bytecode_is_the_same_whatever_was_compiled_before(root, tmp_path, monkeypatch):
    source = {"answer.py": b"COLORS = {'red', 'green', 'blue'}\ndef f(x):\n    return x in {1, 2, 3} or 'red'\n"}
    other = {"first.py": b"COLORS = frozenset('red green blue'.split())\n"}
    made = []
    for number, sources in enumerate(({"a": (source, "/lib/")}, {"0": (other, "/lib/"), "a": (source, "/lib/")})):
        monkeypatch.setenv("HANDBOOK_CACHE", str(tmp_path / str(number)))
        made.append(bytecode.compiled(root, sources)["a"])
    assert made[0] == made[1]
    assert list(made[0]) == ["answer.pyc"]


def test_what_does_not_compile_keeps_its_source(root, tmp_path, monkeypatch):
    monkeypatch.setenv("HANDBOOK_CACHE", str(tmp_path))
    files = {"good.py": b"x = 1", "template.py": b"import {name}", "data.txt": b"-"}
    result = archive.with_bytecode(files, bytecode.compiled(root, {"a": (files, "/lib/")})["a"])
    assert sorted(result) == ["data.txt", "good.pyc", "template.py"]


def test_archives_do_not_depend_on_order():
    files = {"b/x.py": b"1", "a.so": b"2", "a.py": b"3"}
    backwards = dict(reversed(files.items()))
    assert archive.write(files) == archive.write(backwards)
    assert archive.image(files) == archive.image(backwards)
    assert archive.image(files)[1] == {"files": [["a.py", 0, 1], ["b/x.py", 1, 1], ["a.so", 2, 1]], "so": ["a.so"]}


def test_trimming_keeps_what_programs_read():
    names = {
        "numpy/tests/test_a.py": False,
        "numpy/_core/tests/_natype.py": True,
        "numpy/testing/_private/utils.py": True,
        "numpy/__init__.pyi": False,
        "numpy-2.dist-info/METADATA": True,
        "numpy-2.dist-info/RECORD": False,
        "numpy-2.dist-info/licenses/LICENSE.txt": True,
        "sklearn/utils/_testing.py": True,
        "sklearn/datasets/data/iris.csv": True,
        "matplotlib/mpl-data/fonts/ttf/DejaVuSans-Bold.ttf": True,
        "matplotlib/mpl-data/fonts/ttf/DejaVuSerif-Bold.ttf": False,
    }
    assert archive.trim(dict.fromkeys(names, b"")) == {name: b"" for name, kept in names.items() if kept}


def test_lock_holds_the_registered_wheel_and_nothing_else(root, built, manifest):
    full = json.loads((root / "node_modules" / "pyodide" / "pyodide-lock.json").read_text())
    wheel = decoded(built, manifest, lock.WHEEL_NAME)
    made = lock.trimmed(full, "314.0.4", wheel)
    assert made["info"] == full["info"]
    assert list(made["packages"]) == ["handbook"]
    entry = made["packages"]["handbook"]
    assert entry["sha256"] == hashlib.sha256(wheel).hexdigest()
    assert (entry["file_name"], entry["imports"], entry["depends"]) == (lock.WHEEL_NAME, ["handbook"], [])
    assert made == json.loads(decoded(built, manifest, "pyodide-lock.json"))


# What was built


def test_every_file_is_what_the_manifest_says(built, manifest):
    on_disk = {path.name: path.stat().st_size for path in built.iterdir() if path.name != "manifest.json"}
    listed = {form["name"]: form["bytes"] for entry in manifest["files"].values() for form in entry["stored"]}
    assert on_disk == listed
    for name, entry in manifest["files"].items():
        assert [form["encoding"] for form in entry["stored"]] == ["zstd", "gzip"], name
        for form in entry["stored"]:
            data = (built / form["name"]).read_bytes()
            content = gzip.decompress(data) if form["encoding"] == "gzip" else zstandard.decompress(data)
            assert len(content) == entry["bytes"], form["name"]
            assert hashlib.sha256(content).hexdigest() == entry["sha256"], form["name"]


def test_identity_is_that_of_the_content(built, manifest):
    digests = {name: entry["sha256"] for name, entry in manifest["files"].items()}
    text = json.dumps(digests, sort_keys=True, separators=(",", ":")).encode()
    assert built.name == manifest["id"] == hashlib.sha256(text).hexdigest()[:12]


def test_packages_are_whole(built, manifest):
    names = set(manifest["packages"])
    parts = {part["file"] for part in manifest["stdlib"]["parts"]}
    for name, package in manifest["packages"].items():
        assert set(package["depends"]) <= names, name
        assert set(package["files"]) <= set(manifest["files"]), name
        assert set(package["stdlib"]) <= parts, name
        data, index = (decoded(built, manifest, file) for file in package["files"])
        files = json.loads(index)["files"]
        assert sum(length for _, _, length in files) == len(data), name
        paths = [path for path, _, _ in files]
        assert any(path.endswith(".dist-info/METADATA") for path in paths), name
        if name != "handbook":
            assert any("licen" in path.lower() or "copying" in path.lower() for path in paths), name
            assert not [path for path in paths if path.endswith(".py") and path + "c" in paths], name


def test_first_visit_transfers_no_more_than_bare_pyodide(manifest):
    if "numpy" in manifest["missing"]:
        pytest.skip("the runtime was built without numpy")
    core = ["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "stdlib.zip", "pyodide-lock.json", "handbook.bin", "handbook.json"]

    def size(names: list[str], encoding: str) -> int:
        return sum(form["bytes"] for name in names for form in manifest["files"][name]["stored"] if form["encoding"] == encoding)

    for encoding in ("gzip", "zstd"):
        assert size(core, encoding) < PLAIN_CORE
        assert size([*core, "numpy.bin", "numpy.json"], encoding) < PLAIN_NUMPY
    for name, limit in (("core", PLAIN_CORE), ("numpy", PLAIN_NUMPY)):
        snapshot = manifest["snapshots"][name]
        images = [f"{image}.{suffix}" for image in snapshot["images"].values() for suffix in ("bin", "json")]
        assert size([*set(core) - {"stdlib.zip"}, snapshot["stdlib"], snapshot["file"], *images], "zstd") < limit


def test_no_usual_module_is_in_a_later_part(manifest):
    later = {name for part in manifest["stdlib"]["parts"] for name in part["imports"]}
    usual = """array ast asyncio base64 bisect calendar cmath collections collections.abc concurrent.futures contextlib copy csv
    dataclasses datetime decimal enum fractions functools gc graphlib hashlib heapq importlib inspect io itertools json logging math
    numbers operator os os.path pathlib pickle platform pprint queue random re secrets statistics string struct sys tempfile textwrap
    threading time timeit traceback types typing unittest urllib.parse uuid warnings weakref zlib"""
    assert not later & set(usual.split())


def test_handbook_wheel_lists_its_files(built, manifest):
    files = archive.read(decoded(built, manifest, lock.WHEEL_NAME))
    assert files == archive.record(files)
    assert {"handbook/__init__.py", "handbook/judge/__init__.py", "handbook/judge/__pycache__/__init__.cpython-314.pyc"} <= set(files)
