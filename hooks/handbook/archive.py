"""Archives of Python files: trimmed and packed so that the same input always gives the same bytes."""

import base64
import hashlib
import io
import json
import re
import zipfile
from pathlib import Path

Files = dict[str, bytes]

# What only tests, compilers, type checkers and installers read; and fonts beyond one of each family but the default.
UNUSED = re.compile(
    r"(^|/)tests?/|(^|/)conftest\.py$|\.(pyi|pyx|pxd|pxi|c|cpp|h|hpp|a|f|f90|src|build)$|\.dist-info/RECORD$"
    r"|^numpy/(f2py/src|_core/lib|_pyinstaller)/"
    r"|^matplotlib/mpl-data/(sample_data|fonts/afm|fonts/pdfcorefonts)/|/ttf/DejaVu(Serif|SansMono)-\w+\.ttf$"
)
KEPT = ("numpy/_core/tests/_natype.py", "numpy/_core/tests/__init__.py")  # numpy.testing imports it
FONTS = "matplotlib/fontlist.json"


def read(data: bytes | Path) -> Files:
    """The files of a zip by name."""
    with zipfile.ZipFile(io.BytesIO(data) if isinstance(data, bytes) else data) as archive:
        return {entry.filename: archive.read(entry) for entry in archive.infolist() if not entry.is_dir()}


def write(files: Files) -> bytes:
    """A zip of these files, stored, with fixed dates and order; it is compressed as a whole when it is served."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, files[name])
    return out.getvalue()


def trim(files: Files) -> Files:
    """A wheel's files without what no program here reads: tests, type stubs, sources for compilers, spare fonts."""
    kept = {name: data for name, data in files.items() if name in KEPT or not UNUSED.search(name)}
    if FONTS in kept:
        fonts = json.loads(kept[FONTS])
        for family in ("ttflist", "afmlist"):
            fonts[family] = [font for font in fonts[family] if f"matplotlib/mpl-data/{font['fname']}" in kept]
        kept[FONTS] = json.dumps(fonts).encode()
    return kept


def with_bytecode(files: Files, compiled: Files) -> Files:
    """The files with each .py replaced by its .pyc; sources that do not compile stay."""
    kept = {name: data for name, data in files.items() if name + "c" not in compiled}
    return kept | compiled


def record(files: Files) -> Files:
    """A wheel's files with a RECORD of them."""
    name = next(name for name in files if name.endswith(".dist-info/METADATA")).replace("METADATA", "RECORD")
    lines = [f"{path},{_digest(data)},{len(data)}" for path, data in sorted(files.items()) if path != name]
    return files | {name: "\n".join([*lines, f"{name},,", ""]).encode()}


def image(files: Files) -> tuple[bytes, dict]:
    """The files as one run of bytes and its index: {files: [[path, offset, length]], so: [path]}."""
    order = sorted(files, key=lambda name: (name.endswith(".so"), Path(name).suffix, name))
    index, offset = [], 0
    for name in order:
        index.append([name, offset, len(files[name])])
        offset += len(files[name])
    data = b"".join(files[name] for name in order)
    return data, {"files": index, "so": [name for name in order if name.endswith(".so")]}


def _digest(data: bytes) -> str:
    return "sha256=" + base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
