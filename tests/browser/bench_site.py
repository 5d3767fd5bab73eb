"""What the benchmark measures: the harness with the runner, and beside it Pyodide as npm ships it, behind one static server.

Run as a program (`bench_site.py FOLDER`) it serves that folder in a process of its own, so that the measuring does not slow it down.
"""

from __future__ import annotations

import gzip
import http.server
import json
import shutil
import subprocess
import sys
import threading
from functools import cache
from pathlib import Path
from typing import ClassVar
from urllib.parse import urlsplit

import runner_harness as harness

# As hosts of static sites do: text and WebAssembly are sent compressed, archives as they are.
COMPRESSED = (".html", ".css", ".js", ".mjs", ".json", ".wasm")
TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".mjs": "text/javascript", ".json": "application/json", ".wasm": "application/wasm"}

PROGRAMS = {
    "core": "print('sum', sum(range(10)))",
    "numpy": "import numpy as np\nprint('sum', np.arange(10).sum())",
    "matplotlib": "import matplotlib.pyplot as plt\nplt.plot([1, 3, 2])\nplt.title('Loss')\nplt.show()",
    "loop": "print('looping')\nwhile True: pass",
    "stubborn": "print('looping')\nmax(range(10**13))",
    "heap": "import pyodide_js\nprint(pyodide_js._module.HEAPU8.length)",
}

# Bare Pyodide has no way to show a figure, so its program saves it, as the runner does behind plt.show.
SAVE = """
import base64, io
data = io.BytesIO()
plt.gcf().savefig(data, format="png", dpi=110, bbox_inches="tight")
"PNG " + base64.b64encode(data.getvalue()).decode()
"""

PLAIN_WORKER = """
import { loadPyodide } from './pyodide/pyodide.mjs';
let py;
self.onmessage = async ({ data: { code, packages } }) => {
  py ??= await loadPyodide({ packages, env: { MPLBACKEND: 'Agg', HOME: '/home/pyodide' }, stdout: (text) => self.postMessage(text) });
  const value = await py.runPythonAsync(code);
  self.postMessage(value ?? '');
};
"""

PLAIN_PAGE = """<!doctype html><meta charset="utf-8"><title>Plain</title><link rel="icon" href="data:,"><pre></pre><script>
let worker;
function run(code, packages) {
  worker ??= new Worker('worker.js', { type: 'module' });
  const box = document.querySelector('pre');
  box.replaceChildren();
  worker.onmessage = ({ data }) => {
    if (data.startsWith('PNG ')) box.append(Object.assign(new Image(), { src: 'data:image/png;base64,' + data.slice(4) }));
    else box.append(data);
  };
  worker.postMessage({ code, packages });
}
function stop() { worker.terminate(); worker = null; }
</script>"""


def build(root: Path, folder: Path, wheels: dict[str, Path]) -> None:
    """Write the site: the harness, a page of blocks with the programs, and plain/ with npm's Pyodide and the wheels as released."""
    harness.build(root, folder)
    page = folder / harness.SUBPATH / "bench"
    page.mkdir()
    (page / "index.html").write_text(harness.page("<h1>Benchmark</h1>" + "".join(map(harness.block, PROGRAMS.values()))))
    plain = folder / "plain"
    plain.mkdir()
    (plain / "index.html").write_text(PLAIN_PAGE)
    (plain / "worker.js").write_text(PLAIN_WORKER)
    shutil.copytree(root / "node_modules" / "pyodide", plain / "pyodide")
    for path in wheels.values():
        shutil.copy(path, plain / "pyodide" / path.name)


@cache
def body(path: Path) -> tuple[bytes, dict[str, str]]:
    """A file as it is sent, with its headers."""
    headers = {"Content-Type": TYPES.get(path.suffix, "application/octet-stream"), "Cache-Control": "max-age=600"}
    data = path.read_bytes()
    if path.suffix in COMPRESSED:
        data, headers["Content-Encoding"] = gzip.compress(data, 6), "gzip"
    return data, headers | {"Content-Length": str(len(data))}


class Handler(http.server.SimpleHTTPRequestHandler):
    """Static files from memory; /sent tells what was sent since it was last asked."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    sent: ClassVar[list] = []

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        if self.path == "/sent":
            data, headers = json.dumps(self.sent).encode(), {"Cache-Control": "no-store"}
            headers["Content-Length"] = str(len(data))
            self.sent.clear()
        else:
            path = Path(self.translate_path(urlsplit(self.path).path))
            path = path / "index.html" if path.is_dir() else path
            if not path.is_file():
                return self.send_error(404)
            data, headers = body(path)
            self.sent.append([self.path, len(data)])
        self.send_response(200)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64


def start(folder: Path) -> tuple[str, subprocess.Popen]:
    """Serve the folder from another process; returns its address and the process, which ends with its standard input."""
    process = subprocess.Popen([sys.executable, __file__, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    return process.stdout.readline().strip(), process


def main() -> None:
    handler = lambda *args: Handler(*args, directory=sys.argv[1])  # noqa: E731
    server = Server(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"http://127.0.0.1:{server.server_port}/", flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
