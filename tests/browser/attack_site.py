"""What hostile programs are run against: lists of them, servers that see every request, pages with and without protection."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import socket
import threading
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Attack:
    """A program, to run as the body of an async function in JavaScript or with top-level await in Python.

    Flags: `alone`, it takes its document or interpreter along; `stop`, it runs until it is stopped; `no control`, it cannot leave a
    mark without protection either; `open`, it is known to get that far (and harms nobody); `ends`, its worker is ended for it.
    """

    name: str
    code: str
    flags: str = ""

    @property
    def alone(self) -> bool:
        return "alone" in self.flags

    @property
    def control(self) -> bool:
        return "no control" not in self.flags


def attacks(name: str) -> list[Attack]:
    """The attacks of attacks/<name>.txt, in sections `## name (flag, flag: why)`."""
    text = (HERE / "attacks" / f"{name}.txt").read_text(encoding="utf-8")
    sections = re.findall(r"^## (\S+)(?: \((.*)\))?\n((?:(?!## ).*\n?)*)", text, re.M)
    return [Attack(name, code, flags) for name, flags, code in sections]


class Listener:
    """A server on a port of its own that answers everything and notes what arrives: connections, requests, datagrams."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.tcp = socket.create_server(("127.0.0.1", 0))
        self.port = self.tcp.getsockname()[1]
        self.udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.udp.bind(("0.0.0.0", self.port))
        for target in (self._accept, self._datagrams):
            threading.Thread(target=target, daemon=True).start()

    def _accept(self) -> None:
        while True:
            connection, _ = self.tcp.accept()
            threading.Thread(target=self._answer, args=[connection], daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        connection.settimeout(5)
        try:
            line = connection.recv(4096).split(b"\r\n")[0].decode("latin-1") or "a connection"
            self.heard.append(line)
            kind = "image/svg+xml" if "image" in line else "text/javascript"
            connection.sendall(f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nAccess-Control-Allow-Origin: *\r\nContent-Length: 2\r\nConnection: close\r\n\r\n42".encode())
        except OSError:
            self.heard.append("a connection")
        finally:
            connection.close()

    def _datagrams(self) -> None:
        while True:
            self.heard.append(f"{len(self.udp.recv(4096))} bytes by UDP")

    def close(self) -> None:
        self.tcp.close()
        self.udp.close()


# ---------------------------------------------------------------- the site under attack

SECRET = "TOP-SECRET"

# What lies in the site's storage for the taking, and who listens: the address of a blob comes back.
PLANT = """async () => {
  localStorage.setItem('secret', 'TOP-SECRET');
  document.cookie = 'secret=TOP-SECRET;path=/';
  await (await caches.open('kept')).put('/handbook/cached', new Response('TOP-SECRET'));
  await new Promise((done) => {
    const opened = indexedDB.open('handbook-code', 1);
    opened.onupgradeneeded = () => opened.result.createObjectStore('answers');
    opened.onsuccess = () => {
      const write = opened.result.transaction('answers', 'readwrite');
      write.objectStore('answers').put('TOP-SECRET', 'secret');
      write.oncomplete = () => { opened.result.close(); done(); };
    };
  });
  self.ears = [];
  new BroadcastChannel('ears').onmessage = ({ data }) => ears.push(data);
  return URL.createObjectURL(new Blob(['TOP-SECRET']));
}"""

STORED = """async () => {
  const files = [];
  for await (const name of (await navigator.storage.getDirectory()).keys()) files.push(name);
  return {
    local: Object.entries(localStorage).filter(([key]) => key !== 'hb-start'), // the page's own note of how Python started
    session: Object.keys(sessionStorage), files, ears: self.ears ?? [],
    cookies: document.cookie.split('; ').map((pair) => pair.split('=')[0]).sort(),
    databases: (await indexedDB.databases()).map(({ name }) => name.replace('/', '')).sort(),
    caches: (await caches.keys()).sort(), buckets: (await navigator.storageBuckets?.keys()) ?? [],
    locks: (await navigator.locks.query()).held.map(({ name }) => name), workers: (await navigator.serviceWorker.getRegistrations()).length,
  };
}"""

PLAIN_WORKER = """import { loadPyodide } from '../pyodide/pyodide.mjs';
self.lines = [];
onmessage = async ({ data }) => {
  const py = await loadPyodide({ stdout: (line) => lines.push(line) });
  await py.runPythonAsync(data);
  Object.assign(self, { outcomes: {}, finished: true });
};"""

NEIGHBOR = """<!doctype html><script>
function offer(n, heard) {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => heard(data);
  parent.frames[n].postMessage('port', '*', [port2]);
}
</script>"""


def unprotect(site, root: Path) -> None:
    """Add plain/ to a site, where nothing is forbidden, and a page with a secret in it."""
    base = site.folder / site.url.rstrip("/").rsplit("/", 1)[1]
    (base / "plain").mkdir()
    for name, text in {"index.html": "<!doctype html><title>Plain</title><body>", "plain.js": "", "frame.htm": "", "python.js": PLAIN_WORKER, "neighbor.html": NEIGHBOR}.items():
        (base / "plain" / name).write_text(text)
    (base / "secret.txt").write_text(SECRET)
    (base / "pyodide").symlink_to(root / "node_modules" / "pyodide")


def plant(page, site) -> dict:
    """Put secrets into the site's storage; returns what attacks are told of the place."""
    blob = page.evaluate(PLANT)
    names = {"database": "handbook-code", "text": SECRET, "blob": blob}
    return {"other": f"http://127.0.0.1:{site.other.port}/", "site": site.url, "page": f"{site.url}secret.txt", "cached": f"{site.url}cached", **names}


def stored(page) -> dict:
    """Everything in the site's storage, and what the page heard."""
    return page.evaluate(STORED)


def kept(page) -> set[str]:
    """Names in the site's storage."""
    return {name for names in stored(page).values() if isinstance(names, list) for entry in names for name in (entry if isinstance(entry, list) else [entry])}


def marks(site, outcomes: dict[str, str]) -> set[str]:
    """Attacks that reached a server or read the secret."""
    asked = [path.split("leak/", 1)[1] for path in site.requests if "leak/" in path] + [line.split(" ")[1][1:] for line in site.other.heard if " /" in line]
    reached = {re.split(r"[/?]", path)[0] for path in asked} - {"", "favicon.ico"}
    return reached | {name for name, outcome in outcomes.items() if SECRET in outcome}


# Everything an attack may use. `outcomes` tells what each one came to: an error, or what it returned.
RUN = """
const secrets = %(secrets)s;
const wait = (ms = 250) => new Promise((done) => setTimeout(done, ms));
const inWorker = (text) => new Promise((done, no) => {
  const w = new Worker(URL.createObjectURL(new Blob([text], { type: 'text/javascript' })));
  w.onmessage = done;
  w.onerror = (e) => no(new Error(e.message || 'the worker was refused'));
});
const made = (tag, props) => new Promise((done) => {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(props)) node.setAttribute(key, value);
  node.onload = node.onerror = done;
  (tag === 'link' ? document.head : document.body).append(node);
  setTimeout(done, 300);
});
const attacks = { %(attacks)s };
self.outcomes = {};
addEventListener('error', (e) => e.preventDefault());
addEventListener('unhandledrejection', (e) => e.preventDefault());
async function attack() {
  for (const [name, code] of Object.entries(attacks)) {
    const url = `${secrets.other}${name}`;
    const leak = `${secrets.site}leak/${name}`;
    try {
      const late = new Promise((done) => setTimeout(done, 1500, 'no answer'));
      outcomes[name] = String(await Promise.race([code(name, url, leak), late]));
    } catch (error) {
      outcomes[name] = `${error?.name}: ${error?.message}`;
    }
  }
  self.finished = true;
}
"""


def script(chosen: list[Attack], secrets: dict) -> str:
    """One script that runs the attacks in turn and leaves `outcomes` and `finished` in its global scope."""
    bodies = ", ".join(f"{json.dumps(attack.name)}: async (name, url, leak) => {{ {attack.code} }}" for attack in chosen)
    return (RUN % {"secrets": json.dumps(secrets), "attacks": bodies} + "attack();").replace("</", "<\\/")  # may stand in a script element


def frame(html: str, script: str) -> str:
    """The sandbox frame with another script: its policy is the real one, with that script's hash."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    html = re.sub(r"'sha256-[\w+/=]+'", f"'sha256-{digest}'", html)
    return re.sub(r"<script>.*</script>", lambda _: f"<script>{script}</script>", html, flags=re.S)


PYTHON = '''
import ast, asyncio, json

ATTACKS, SECRETS = json.loads({attacks!r}), json.loads({secrets!r})


async def attack(name, code):
    url, leak = SECRETS["other"] + name, SECRETS["site"] + "leak/" + name
    scope = {{"name": name, "url": url, "leak": leak, "secrets": SECRETS, "asyncio": asyncio}}
    try:
        waiting = eval(compile(code, name, "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT), scope)
        if waiting is not None:
            await asyncio.wait_for(waiting, 2)
        return str(scope.get("return_"))
    except BaseException as error:
        return f"{{type(error).__name__}}: {{error}}"[:300]


for name, code in ATTACKS.items():
    print("outcome", json.dumps([name, await attack(name, code)]))
'''


def python(chosen: list[Attack], secrets: dict) -> str:
    """One Python program that runs the attacks in turn and prints what each came to."""
    return PYTHON.format(attacks=json.dumps({attack.name: attack.code for attack in chosen}), secrets=json.dumps(secrets))
