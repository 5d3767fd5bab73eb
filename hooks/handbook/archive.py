"""Archives of Python files: trimmed, split and packed so that the same input always gives the same bytes."""

import base64
import hashlib
import io
import json
import re
import zipfile
from fnmatch import fnmatchcase
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

# Modules of the standard library that neither the judge nor numpy nor usual learner code imports, in two parts:
# what scipy, pandas, scikit-learn and matplotlib need, and the rest. All others are in the core.
LIBRARIES = [
    "ctypes._layout",
    "ctypes.util",
    "email.*",
    "html.__init__",
    "html.entities",
    "http.__init__",
    "http.client",
    "importlib.resources.*",
    "multiprocessing.__init__",
    "multiprocessing.context",
    "multiprocessing.process",
    "multiprocessing.reduction",
    "multiprocessing.util",
    "pkgutil",
    "plistlib",
    "pydoc",
    "_pyrepl.__init__",
    "_pyrepl.pager",
    "quopri",
    "tarfile",
    "urllib.error",
    "urllib.request",
    "urllib.response",
    "xml.__init__",
    "xml.etree.*",
    "xml.parsers.*",
]
RARE = [
    "_aix_support",
    "_android_support",
    "_apple_support",
    "_ios_support",
    "_markupbase",
    "_osx_support",
    "_pydatetime",
    "_pyio",
    "_pyrepl.*",
    "antigravity",
    "asyncio.__main__",
    "asyncio.proactor_events",
    "asyncio.tools",
    "asyncio.windows_*",
    "bdb",
    "cProfile",
    "cmd",
    "code",
    "colorsys",
    "compileall",
    "concurrent.futures.process",
    "concurrent.futures.interpreter",
    "concurrent.interpreters.*",
    "configparser",
    "ctypes.*",
    "dbm.*",
    "doctest",
    "encodings.*",
    "ensurepip.*",
    "filecmp",
    "ftplib",
    "getopt",
    "getpass",
    "html.*",
    "http.*",
    "idlelib.*",
    "imaplib",
    "json.tool",
    "lib2to3.*",
    "logging.config",
    "logging.handlers",
    "mailbox",
    "mimetypes",
    "modulefinder",
    "multiprocessing.*",
    "netrc",
    "nturl2path",
    "optparse",
    "pathlib.__main__",
    "pathlib.types",
    "pdb",
    "pickletools",
    "poplib",
    "profile",
    "pstats",
    "pty",
    "py_compile",
    "pyclbr",
    "pydoc_data.*",
    "pyodide.console",
    "rlcompleter",
    "shelve",
    "smtplib",
    "socketserver",
    "sqlite3.*",
    "stringprep",
    "symtable",
    "sysconfig.__main__",
    "tabnanny",
    "test.*",
    "this",
    "tkinter.*",
    "tomllib.*",
    "trace",
    "tracemalloc",
    "tty",
    "turtle",
    "turtledemo.*",
    "unittest.__main__",
    "unittest.async_case",
    "unittest.mock",
    "urllib.robotparser",
    "venv.*",
    "wave",
    "webbrowser",
    "wsgiref.*",
    "xml.*",
    "xmlrpc.*",
    "zipapp",
    "zipfile.__main__",
]
# Frozen into the interpreter, which never reads these copies.
FROZEN = [
    "__hello__",
    "__phello__.*",
    "_collections_abc",
    "_sitebuiltins",
    "abc",
    "codecs",
    "genericpath",
    "importlib._bootstrap",
    "importlib._bootstrap_external",
    "importlib.machinery",
    "importlib.util",
    "io",
    "ntpath",
    "os",
    "posixpath",
    "runpy",
    "site",
    "stat",
    "zipimport",
]
CORE = [
    "ctypes.__init__",
    "ctypes._endian",
    "email.__init__",
    "encodings.__init__",
    "encodings.aliases",
    "encodings.ascii",
    "encodings.base64_codec",
    "encodings.charmap",
    "encodings.cp1252",
    "encodings.cp437",
    "encodings.hex_codec",
    "encodings.latin_1",
    "encodings.raw_unicode_escape",
    "encodings.rot_13",
    "encodings.unicode_escape",
    "encodings.utf_16*",
    "encodings.utf_32*",
    "encodings.utf_8",
    "encodings.utf_8_sig",
]


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


def split(stdlib: Files) -> dict[str, Files]:
    """The standard library in its parts: core, libraries and rest."""
    parts: dict[str, Files] = {"core": {}, "libraries": {}, "rest": {}}
    for name, data in stdlib.items():
        module = re.sub(r"\.pyc?$", "", name).replace("/", ".")
        tests = (("core", CORE), ("frozen", FROZEN), ("libraries", LIBRARIES), ("rest", RARE))
        part = next((part for part, patterns in tests if any(fnmatchcase(module, pattern) for pattern in patterns)), "core")
        if part in parts:
            parts[part][name] = data
    return parts


def modules(names: list[str]) -> list[str]:
    """The dotted names that importing these files answers to."""
    return sorted({re.sub(r"(/__init__)?\.pyc?$", "", name).replace("/", ".") for name in names if name.endswith((".py", ".pyc"))})


def _digest(data: bytes) -> str:
    return "sha256=" + base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
