"""Where the browser's wheels come from. Whatever the source, a file must match the hash in Pyodide's own lock."""

import hashlib
import os
import subprocess
import sys
import tempfile
import urllib.request
import zipfile
from pathlib import Path

from handbook.node import say

CDN = "https://cdn.jsdelivr.net/pyodide/v{version}/full/{file}"
CARRIER = "open-webui==0.12.4"  # a PyPI package that carries Pyodide's wheels unchanged
CARRIER_FOLDER = "open_webui/frontend/pyodide/"
CARRIER_MB = 106


class SupplyError(RuntimeError):
    """A wheel is not what Pyodide's lock says; the message says which and what to do."""


def cache_folder() -> Path:
    """Where downloads and compiled packages are kept between builds and clones."""
    if own := os.environ.get("HANDBOOK_CACHE"):
        return Path(own)
    base = os.environ.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser()
    return Path(base) / "ml-interview-handbook"


def save(path: Path, data: bytes) -> None:
    """Write a file of the cache in one step, whoever else is writing it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as part:
        part.write(data)
    Path(part.name).replace(path)


def find(packages: dict[str, dict], version: str) -> dict[str, Path]:
    """Paths of the wheels of these lock entries, by package name; what no source has is left out.

    SupplyError when a source has a file whose hash differs from the lock.
    """
    folder = cache_folder() / "wheels"
    for entry in packages.values():
        path = folder / entry["file_name"]
        if path.exists():
            _check(entry, path.read_bytes(), str(path), f"delete {path} and build again")
    if os.environ.get("HANDBOOK_OFFLINE") != "1":
        for source in (_from_cdn, _from_carrier):
            wanted = [entry for entry in packages.values() if not (folder / entry["file_name"]).exists()]
            if wanted:
                source(wanted, version, folder)
    paths = {name: folder / entry["file_name"] for name, entry in packages.items()}
    return {name: path for name, path in paths.items() if path.exists()}


def _keep(entry: dict, data: bytes, origin: str, folder: Path) -> None:
    _check(entry, data, origin, f"nothing was kept; build again, or put the right file into {folder}")
    save(folder / entry["file_name"], data)


def _check(entry: dict, data: bytes, origin: str, remedy: str) -> None:
    found = hashlib.sha256(data).hexdigest()
    if found != entry["sha256"]:
        raise SupplyError(
            f"{entry['file_name']} from {origin} is not the file Pyodide was released with: sha256 {found[:16]}…, expected {entry['sha256'][:16]}… - {remedy}"
        )


def _from_cdn(wanted: list[dict], version: str, folder: Path) -> None:
    for number, entry in enumerate(wanted, 1):
        url = CDN.format(version=version, file=entry["file_name"])
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                data = answer.read()
        except OSError as error:
            say(f"Pyodide's CDN is out of reach ({getattr(error, 'reason', error)})")
            return  # one refusal is enough: the rest would only wait as well
        _keep(entry, data, url, folder)
        say(f"downloaded {number} of {len(wanted)}: {entry['file_name']} ({len(data) / 1e6:.1f} MB)")


def _from_carrier(wanted: list[dict], version: str, folder: Path) -> None:
    say(f"taking {len(wanted)} wheels from the PyPI package {CARRIER} ({CARRIER_MB} MB, once)")
    with tempfile.TemporaryDirectory() as work:
        command = [sys.executable, "-m", "pip", "download", "--disable-pip-version-check", "--no-deps"]
        command += ["--only-binary=:all:", "--ignore-requires-python", "--dest", work, CARRIER]
        if subprocess.run(command, check=False).returncode:
            say(f"{CARRIER} could not be downloaded")
            return
        with zipfile.ZipFile(next(Path(work).glob("open_webui-*.whl"))) as carrier:
            inside = set(carrier.namelist())
            for entry in wanted:
                name = CARRIER_FOLDER + entry["file_name"]
                if name in inside:
                    _keep(entry, carrier.read(name), CARRIER, folder)
