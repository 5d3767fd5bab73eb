"""Pyodide's lock file: what a package needs, and the trimmed lock with the handbook's own wheel."""

import importlib.util
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from pyodide_lock import PyodideLockSpec
from pyodide_lock.utils import add_wheels_to_spec

from handbook import archive
from handbook.archive import Files

VERSION = "0.1.0"
METADATA = f"""Metadata-Version: 2.4
Name: handbook
Version: {VERSION}
Summary: The judge of the machine learning interview handbook, as the browser gets it
License-Expression: MIT
"""
WHEEL = "Wheel-Version: 1.0\nGenerator: handbook\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
WHEEL_NAME = f"handbook-{VERSION}-py3-none-any.whl"


# Dependencies that a package imports for rare ends only: matplotlib to write PDF and PostScript, pandas when asked for pytz.
RARELY = {"matplotlib": {"fonttools", "pytz"}, "pandas": {"pytz"}}


def depends(lock: dict, name: str) -> list[str]:
    """What a package needs to be imported and used."""
    return [other for other in lock["packages"][name]["depends"] if other not in RARELY.get(name, ())]


def needed(lock: dict, name: str) -> set[str]:
    """A package and all it needs."""
    return {name}.union(*(needed(lock, other) for other in depends(lock, name)))


def listed(lock: dict, names: tuple[str, ...]) -> list[str]:
    """These packages and all that the lock says they depend on, in order of name."""
    found, waiting = set(), list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += lock["packages"][name]["depends"]
    return sorted(found)


def handbook_sources(package: Path) -> Files:
    """The Python files that go to the browser as package `handbook`: the judge, the runner, and a package file that imports nothing."""
    paths = [package / "__init__.py", package / "runner.py", *sorted((package / "judge").glob("*.py"))]
    return {f"handbook/{path.relative_to(package).as_posix()}": path.read_bytes() for path in paths}


def handbook_files(sources: Files, compiled: Files) -> Files:
    """The files of the handbook's wheel: sources stay beside their bytecode, so that a fault in the judge shows its line."""
    files = dict(sources)
    for name, data in compiled.items():
        folder, _, file = name.rpartition("/")
        files[f"{folder}/__pycache__/{file.removesuffix('.pyc')}.cpython-314.pyc"] = data
    info = f"handbook-{VERSION}.dist-info"
    files |= {f"{info}/METADATA": METADATA.encode(), f"{info}/WHEEL": WHEEL.encode()}
    return archive.record(files)


def trimmed(lock: dict, version: str, wheel: bytes) -> dict:
    """The lock with nothing but the handbook's wheel; all else is served as images."""
    with tempfile.TemporaryDirectory() as work:
        before, after, path = (Path(work) / name for name in ("before.json", "after.json", WHEEL_NAME))
        path.write_bytes(wheel)
        # Pyodide 314 dropped info.version, which pyodide-lock 0.1 still asks for.
        before.write_text(json.dumps({"info": {"version": version, **lock["info"]}, "packages": {}}))
        register = _with_pyodide_build if importlib.util.find_spec("pyodide_build") else _with_pyodide_lock
        register(before, after, path)
        entry = json.loads(after.read_text())["packages"]["handbook"]
    # Later versions of the tools write more; the lock must not depend on which one made it.
    known = next(iter(lock["packages"].values()))
    return {"info": lock["info"], "packages": {"handbook": {key: entry[key] for key in sorted(known)}}}


def _with_pyodide_build(before: Path, after: Path, wheel: Path) -> None:
    command = [sys.executable, "-m", "pyodide_cli", "lockfile", "add-wheels", str(wheel)]
    subprocess.run([*command, "--input", str(before), "--output", str(after)], check=True)


def _with_pyodide_lock(before: Path, after: Path, wheel: Path) -> None:
    """The step that pyodide-build wraps, for Python 3.11, on which no pyodide-build that has it runs."""
    add_wheels_to_spec(PyodideLockSpec.from_json(before), [wheel]).to_json(after)
