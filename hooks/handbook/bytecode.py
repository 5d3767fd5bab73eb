"""Byte-compiled files, made inside Pyodide under Node and kept in the cache."""

import hashlib
import json
import tempfile
from pathlib import Path

from handbook import archive, node, supply
from handbook.archive import Files
from handbook.node import say


def compiled(root: Path, sources: dict[str, tuple[Files, str]]) -> dict[str, Files]:
    """For each name the .pyc files of its .py files; sources give the files and the folder that tracebacks name."""
    keys = {name: _key(root, files, prefix) for name, (files, prefix) in sources.items()}
    folder = supply.cache_folder() / "bytecode"
    todo = {name for name in sources if not (folder / f"{keys[name]}.zip").exists()}
    if todo:
        _run(root, {name: sources[name] for name in todo}, {name: folder / f"{keys[name]}.zip" for name in todo})
    return {name: archive.read(folder / f"{keys[name]}.zip") for name in sources}


def _run(root: Path, sources: dict[str, tuple[Files, str]], targets: dict[str, Path]) -> None:
    size = sum(len(data) for files, _ in sources.values() for data in _python(files).values())
    say(f"byte-compiling {len(sources)} archives ({size / 1e6:.0f} MB of Python, once)")
    with tempfile.TemporaryDirectory() as work:
        jobs = []
        for name in sorted(sources, key=lambda name: -len(sources[name][0])):
            files, prefix = sources[name]
            source = Path(work) / f"{name}.zip"
            source.write_bytes(archive.write(_python(files)))
            jobs.append({"name": name, "source": str(source), "target": str(Path(work) / f"{name}.pyc.zip"), "prefix": prefix})
        (Path(work) / "jobs.json").write_text(json.dumps(jobs))
        node.run(root / "hooks" / "node" / "compile.mjs", str(Path(work) / "jobs.json"))
        for job in jobs:
            supply.save(targets[job["name"]], archive.write(archive.read(Path(job["target"]))))


def _python(files: Files) -> Files:
    return {name: data for name, data in files.items() if name.endswith(".py")}


def _key(root: Path, files: Files, prefix: str) -> str:
    """A name that changes with anything the bytecode depends on."""
    inputs = hashlib.sha256(prefix.encode())
    inputs.update((root / "hooks" / "node" / "compile.mjs").read_bytes())
    inputs.update((root / "node_modules" / "pyodide" / "package.json").read_bytes())
    for name, data in sorted(_python(files).items()):
        inputs.update(name.encode() + b"\0" + hashlib.sha256(data).digest())
    return inputs.hexdigest()[:32]
