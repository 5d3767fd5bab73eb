"""The browser's Python: core, standard library and packages, checked, byte-compiled and packed under build/runtime."""

import hashlib
import json
import shutil
from pathlib import Path

from handbook import archive, bytecode, lock, node, pack, parts, snapshot, supply
from handbook.archive import Files
from handbook.node import say

PACKAGES = ("numpy", "scipy", "pandas", "scikit-learn", "matplotlib")
CORE_FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")
PYTHON = "3.14"
STDLIB_FOLDER = "/lib/python314.zip/"
SITE_FOLDER = f"/lib/python{PYTHON}/site-packages/"
F2PY = "numpy/f2py/"  # needs a Fortran compiler, which no browser has; but scipy imports it, so scipy brings it
# In its place, since `from numpy import *` imports it. Once scipy has brought the real one, that takes over.
F2PY_STUB = '''"""numpy.f2py comes with scipy here: import scipy first."""
import importlib
import sys


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    del sys.modules[__name__]
    real = importlib.import_module(__name__)
    if "F2PY_HERE" in vars(real):
        raise AttributeError(__doc__)
    return getattr(real, name)


F2PY_HERE = False
'''
PARTS = {"core": "stdlib.zip", "libraries": "stdlib-libraries.zip", "rest": "stdlib-rest.zip"}


def build(root: Path) -> Path:
    """Make the runtime and return its folder, build/runtime/<id>; it is kept while nothing it is made from changes.

    SupplyError when a wheel is not what Pyodide's lock says. Packages whose wheels cannot be had are listed as missing.
    """
    node.install(root)
    pyodide = root / "node_modules" / "pyodide"
    version = json.loads((pyodide / "package.json").read_text())["version"]
    full = json.loads((pyodide / "pyodide-lock.json").read_text())
    wanted = lock.listed(full, PACKAGES)
    wheels = supply.find({name: full["packages"][name] for name in wanted}, version)
    usable = [name for name in wanted if lock.needed(full, name) <= set(wheels)]
    lacking = sorted(set(wanted) - set(usable))
    if lacking:
        say("missing, because no source has their wheels: " + ", ".join(lacking))

    out = root / "build" / "runtime"
    stamp = _stamp(root, full, usable)
    kept = _kept(out, stamp)
    if kept:
        return kept
    say(f"packing the browser's Python: core, standard library, {len(usable)} packages")
    content = _content(root, pyodide, full, version, {name: wheels[name] for name in usable})
    return _write(out, content, {"pyodide": version, "python": PYTHON, "missing": lacking}, stamp)


def missing(root: Path, packages: list[str]) -> list[str]:
    """Which of these packages the built runtime lacks; all of them when there is no runtime."""
    try:
        current = json.loads((root / "build" / "runtime" / "current.json").read_text())
    except OSError:
        return list(packages)
    return [name for name in packages if name not in current["packages"]]


def _stamp(root: Path, full: dict, usable: list[str]) -> str:
    """A hash of everything the runtime is made from."""
    inputs = hashlib.sha256(json.dumps([full, usable]).encode())
    package = Path(__file__).parent
    recipe = [package / f"{name}.py" for name in ("archive", "bytecode", "lock", "pack", "parts", "runtime", "snapshot")]
    for path in [*recipe, root / "hooks" / "node" / "compile.mjs", *(root / script for script in snapshot.SCRIPTS)]:
        inputs.update(path.read_bytes())
    for data in lock.handbook_sources(package).values():
        inputs.update(data)
    return inputs.hexdigest()


def _kept(out: Path, stamp: str) -> Path | None:
    try:
        current = json.loads((out / "current.json").read_text())
        manifest = json.loads((out / current["id"] / "manifest.json").read_text())
    except (OSError, ValueError, KeyError):
        return None
    stored = [kept for entry in manifest["files"].values() for kept in entry["stored"]]
    whole = all((out / current["id"] / kept["name"]).is_file() for kept in stored)
    return out / current["id"] if whole and current.get("stamp") == stamp else None


def _content(root: Path, pyodide: Path, full: dict, version: str, wheels: dict[str, Path]) -> dict:
    """What the runtime holds: files by name, and what the manifest says of packages and standard library."""
    stdlib = archive.read(pyodide / "python_stdlib.zip")
    contents = {name: archive.trim(archive.read(path)) for name, path in wheels.items()}
    _move_f2py(contents)
    own = lock.handbook_sources(Path(__file__).parent)
    sources = {name: (files, SITE_FOLDER) for name, files in contents.items()}
    sources |= {"stdlib": (stdlib, STDLIB_FOLDER), "handbook": (own, SITE_FOLDER)}
    compiled = bytecode.compiled(root, sources)

    files: Files = {name: (pyodide / name).read_bytes() for name in CORE_FILES}
    split = parts.split(archive.with_bytecode(stdlib, compiled["stdlib"]))
    files |= {PARTS[part]: archive.write(members) for part, members in split.items()}
    packages: dict[str, dict] = {}
    members_of: dict[str, Files] = {}
    for name, members in contents.items():
        entry = full["packages"][name]
        about = {"version": entry["version"], "depends": lock.depends(full, name), "imports": entry["imports"]}
        about["stdlib"] = [] if name == "numpy" else [PARTS["libraries"]]
        members_of[name] = archive.with_bytecode(members, compiled[name])
        _add(files, packages, name, members_of[name], about)
    members = lock.handbook_files(own, compiled["handbook"])
    _add(files, packages, "handbook", members, {"version": lock.VERSION, "depends": [], "imports": ["handbook"], "stdlib": []})
    files[lock.WHEEL_NAME] = archive.write(members)
    files["pyodide-lock.json"] = _json(lock.trimmed(full, version, files[lock.WHEEL_NAME]))
    started, snapshots = snapshot.make(root, files, split["core"], members_of)
    files |= started
    later = [{"file": PARTS[part], "imports": parts.modules(split[part])} for part in ("libraries", "rest")]
    return {"files": files, "packages": packages, "stdlib": {"core": PARTS["core"], "parts": later}, "snapshots": snapshots}


def _move_f2py(contents: dict[str, Files]) -> None:
    """200 kB that a first visit doesn't need."""
    moved = {name: data for name, data in contents.get("numpy", {}).items() if name.startswith(F2PY)}
    for name in moved:
        del contents["numpy"][name]
    if moved:
        contents["numpy"][f"{F2PY}__init__.py"] = F2PY_STUB.encode()
    if "scipy" in contents:
        contents["scipy"] |= moved


def _add(files: Files, packages: dict[str, dict], name: str, members: Files, about: dict) -> None:
    """Add a package as a file system image: writing it takes a tenth of the time of installing a wheel in the browser."""
    data, index = archive.image(members)
    made = {f"{name}.bin": data, f"{name}.json": _json(index)}
    files |= made
    packages[name] = {**about, "kind": "fs", "files": list(made)}


def _write(out: Path, content: dict, about: dict, stamp: str) -> Path:
    """Write the runtime beside what is there, then put it in its place."""
    files: Files = content["files"]
    identity = _sha256(_json({name: _sha256(data) for name, data in files.items()}))[:12]
    part = out / f"{identity}.part"
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    listing = pack.store(files, part)
    packages = {name: entry | {"bytes": sum(listing[file]["stored"][0]["bytes"] for file in entry["files"])} for name, entry in content["packages"].items()}
    manifest = {"schema": 1, "id": identity, **about, "files": listing, "stdlib": content["stdlib"], "packages": packages, "snapshots": content["snapshots"]}
    (part / "manifest.json").write_bytes(_json(manifest))
    for old in out.iterdir():
        if old != part:
            shutil.rmtree(old) if old.is_dir() else old.unlink()
    part.rename(out / identity)
    versions = {name: entry["version"] for name, entry in packages.items()}
    (out / "current.json").write_bytes(_json({"id": identity, **about, "packages": versions, "stamp": stamp}))
    return out / identity


def _json(value: object) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
