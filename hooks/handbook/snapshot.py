"""Memory snapshots of the browser's Python: interpreters that have imported what most code needs, made under Node and kept in the cache."""

import hashlib
import json
import re
import subprocess
import tempfile
from pathlib import Path

from handbook import archive, node, supply
from handbook.archive import Files
from handbook.node import say

ALWAYS = ["handbook.judge", "random"]
INSIDE = {"core": [], "numpy": ["numpy"]}  # snapshot → packages that are imported in it
STDLIB = "stdlib-later.zip"
SCRIPTS = ("hooks/node/snapshot.mjs", "docs/assets/runner/snapshot.js")
MODULE = re.compile(r"(/__init__)?\.pyc?$")


def make(root: Path, files: Files, stdlib: Files, packages: dict[str, Files]) -> tuple[Files, dict[str, dict]]:
    """Files to start from snapshots with, and how they belong together: {snapshot: {file, stdlib, images}}.

    files are those of the runtime, stdlib the core of the standard library, packages the files of each package. What is in a
    snapshot is left out of the standard library and the images that go with it. A snapshot needs the packages inside it.
    """
    wanted = {name: inside for name, inside in INSIDE.items() if set(inside) <= set(packages)}
    path = supply.cache_folder() / "snapshots" / f"{_key(root, files)}.zip"
    if not path.exists():
        say(f"making {len(wanted)} memory snapshots of the browser's Python (once)")
        supply.save(path, archive.write(_made(root, files, stdlib, packages, wanted)))
    about = {
        name: {"file": f"{name}.snapshot", "stdlib": STDLIB, "images": {package: f"{package}-later" for package in inside}} for name, inside in wanted.items()
    }
    return archive.read(path), about


def _made(root: Path, files: Files, stdlib: Files, packages: dict[str, Files], wanted: dict[str, list[str]]) -> Files:
    made: Files = {}
    with tempfile.TemporaryDirectory() as work:
        for name in ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "pyodide-lock.json", "stdlib.zip"):
            (Path(work) / name).write_bytes(files[name])
        for name in {"handbook"}.union(*wanted.values()):
            for suffix in ("bin", "json"):
                (Path(work) / f"{name}.{suffix}").write_bytes(files[f"{name}.{suffix}"])
        jobs = {name: {"folder": work, "images": ["handbook", *inside], "imports": ALWAYS + inside} for name, inside in wanted.items()}
        found = {name: json.loads(_run(root, work, job)) for name, job in jobs.items()}

        # All snapshots share one standard library, so it lacks only what is in the smallest of them.
        made[STDLIB] = archive.write(_without(stdlib, found["core"]["modules"]))
        (Path(work) / STDLIB).write_bytes(made[STDLIB])
        for name, inside in wanted.items():
            for package in inside:
                data, index = archive.image(_without(packages[package], found[name]["modules"]))
                made |= {f"{package}-later.bin": data, f"{package}-later.json": json.dumps(index, separators=(",", ":")).encode()}
            target = Path(work) / f"{name}.snapshot"
            _run(root, work, jobs[name] | {"libraries": found[name]["libraries"], "later": str(Path(work) / STDLIB), "target": str(target)})
            made[target.name] = target.read_bytes()
    return made


def _run(root: Path, work: str, job: dict) -> str:
    path = Path(work) / "job.json"
    path.write_text(json.dumps(job))
    return node.run(root / SCRIPTS[0], str(path), stdout=subprocess.PIPE, text=True, encoding="utf-8").stdout


def _without(files: Files, modules: list[str]) -> Files:
    """The files but for the bytecode of these modules."""
    there = set(modules)
    return {name: data for name, data in files.items() if not (name.endswith(".pyc") and MODULE.sub("", name).replace("/", ".") in there)}


def _key(root: Path, files: Files) -> str:
    """A name that changes with anything the snapshots are made from."""
    inputs = hashlib.sha256(json.dumps([ALWAYS, INSIDE]).encode())
    for path in (*(root / script for script in SCRIPTS), Path(__file__)):
        inputs.update(path.read_bytes())
    for name, data in sorted(files.items()):
        inputs.update(name.encode() + hashlib.sha256(data).digest())
    return inputs.hexdigest()[:32]
