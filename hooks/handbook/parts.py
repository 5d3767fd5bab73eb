"""Parts of the standard library: what every visit needs, what the big packages need, and the rest."""

import re
from fnmatch import fnmatchcase

from handbook.archive import Files

# Modules that neither the judge nor numpy nor usual learner code imports; all others are in the core.
# First what scipy, pandas, scikit-learn and matplotlib need.
LIBRARIES = """
ctypes._layout ctypes.util email.* html.__init__ html.entities http.__init__ http.client importlib.resources.*
multiprocessing.__init__ multiprocessing.context multiprocessing.process multiprocessing.reduction multiprocessing.util
pkgutil plistlib pydoc _pyrepl.__init__ _pyrepl.pager quopri tarfile urllib.error urllib.request urllib.response
xml.__init__ xml.etree.* xml.parsers.*
"""
REST = """
_aix_support _android_support _apple_support _ios_support _markupbase _osx_support _pydatetime _pyio _pyrepl.*
antigravity asyncio.__main__ asyncio.proactor_events asyncio.tools asyncio.windows_* bdb cProfile cmd code
colorsys compileall concurrent.futures.process concurrent.futures.interpreter concurrent.interpreters.* configparser
ctypes.* dbm.* doctest encodings.* ensurepip.* filecmp ftplib getopt getpass html.* http.* idlelib.* imaplib json.tool
lib2to3.* logging.config logging.handlers mailbox mimetypes modulefinder multiprocessing.* netrc nturl2path optparse
pathlib.__main__ pathlib.types pdb pickletools poplib profile pstats pty py_compile pyclbr pydoc_data.* pyodide.console
rlcompleter shelve smtplib socketserver sqlite3.* stringprep symtable sysconfig.__main__ tabnanny test.* this tkinter.*
tomllib.* trace tracemalloc tty turtle turtledemo.* unittest.__main__ unittest.async_case unittest.mock
urllib.robotparser venv.* wave webbrowser wsgiref.* xml.* xmlrpc.* zipapp zipfile.__main__
"""
# Exceptions to the patterns above.
CORE = """
ctypes.__init__ ctypes._endian email.__init__ encodings.__init__ encodings.aliases encodings.ascii encodings.base64_codec
encodings.charmap encodings.cp1252 encodings.cp437 encodings.hex_codec encodings.latin_1 encodings.raw_unicode_escape
encodings.rot_13 encodings.unicode_escape encodings.utf_16* encodings.utf_32* encodings.utf_8 encodings.utf_8_sig
"""
# Frozen into the interpreter, which never reads these copies: left out.
FROZEN = """
__hello__ __phello__.* _collections_abc _sitebuiltins abc codecs genericpath importlib._bootstrap
importlib._bootstrap_external importlib.machinery importlib.util io ntpath os posixpath runpy site stat zipimport
"""


def split(stdlib: Files) -> dict[str, Files]:
    """The standard library's files in their parts: core, libraries and rest."""
    parts: dict[str, Files] = {"core": {}, "libraries": {}, "rest": {}}
    kinds = [("core", CORE), ("frozen", FROZEN), ("libraries", LIBRARIES), ("rest", REST)]
    for name, data in stdlib.items():
        module = re.sub(r"\.pyc?$", "", name).replace("/", ".")
        found = (kind for kind, patterns in kinds if any(fnmatchcase(module, pattern) for pattern in patterns.split()))
        kind = next(found, "core")
        if kind in parts:
            parts[kind][name] = data
    return parts


def modules(files: Files) -> list[str]:
    """The dotted names of the modules that these files hold."""
    names = [name for name in files if name.endswith((".py", ".pyc"))]
    return sorted(re.sub(r"(/__init__)?\.pyc?$", "", name).replace("/", ".") for name in names)
