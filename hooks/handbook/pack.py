"""Compressed forms of the runtime's files, kept in the cache: hosts of static sites compress only some types, or none."""

import hashlib
import zlib
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

import zstandard

from handbook.archive import Files
from handbook.node import say
from handbook.supply import cache_folder, save

WORTH_SAYING = 1_000_000  # bytes; the many small files take no time


def gzip(data: bytes) -> bytes:
    """The data as a gzip stream without name or date; every browser unpacks it by itself."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return packer.compress(data) + packer.flush()


def zstd(data: bytes) -> bytes:
    """The data as a Zstandard frame: a fifth smaller than gzip, but the page brings its own decoder for it."""
    return zstandard.ZstdCompressor(level=19).compress(data)


ENCODINGS = {"zstd": ("zst", zstd), "gzip": ("gz", gzip)}  # smallest first


def store(files: Files, folder: Path) -> dict[str, dict]:
    """Write each file's compressed forms; returns {name: {bytes, sha256, stored: [{name, encoding, bytes, sha256}]}}."""
    listing = {}
    with ThreadPoolExecutor(max_workers=2) as pool:  # the compressors run outside the interpreter lock
        largest_first = sorted(files, key=lambda name: -len(files[name]))
        running = {pool.submit(_forms, files[name]): name for name in largest_first}
        for number, done in enumerate(as_completed(running), 1):
            name, forms = running[done], done.result()
            stored = []
            for encoding, data in forms.items():
                path = folder / f"{name}.{ENCODINGS[encoding][0]}"
                path.write_bytes(data)
                stored.append({"name": path.name, "encoding": encoding, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()})
            size = len(files[name])
            listing[name] = {"bytes": size, "sha256": hashlib.sha256(files[name]).hexdigest(), "stored": stored}
            if size >= WORTH_SAYING:
                say(f"packed {number} of {len(files)}: {name} ({size / 1e6:.1f} MB as {stored[0]['bytes'] / 1e6:.1f} MB)")
    return listing


def _forms(data: bytes) -> dict[str, bytes]:
    cache, digest = cache_folder() / "packed", hashlib.sha256(data).hexdigest()
    forms = {}
    for encoding, (suffix, pack) in ENCODINGS.items():
        path = cache / f"{digest}.{suffix}"
        if not path.exists():
            save(path, pack(data))
        forms[encoding] = path.read_bytes()
    return forms
