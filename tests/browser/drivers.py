"""Firefox over Marionette and WebKitGTK over WebDriver, with the standard library: open, evaluate, press keys."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from handbook import engines

ENTER, TAB, ESCAPE, CONTROL, SHIFT, RELEASE = "\ue007", "\ue004", "\ue00c", "\ue009", "\ue008", "\ue000"
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
SECONDS = 60


def free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return sock.getsockname()[1]


class DriverError(Exception):
    """What the browser said."""


class Driver:
    """What both have in common: commands of WebDriver under two spellings."""

    name = ""

    def __init__(self) -> None:
        self.folder = tempfile.mkdtemp(prefix=f"{self.name}-")
        self.processes: list[subprocess.Popen] = []

    def start(self, *command: str, **options: object) -> subprocess.Popen:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)
        self.processes.append(process)
        return process

    def close(self) -> None:
        for process in reversed(self.processes):
            process.terminate()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def until(self, script: str, *arguments: object, seconds: float = SECONDS) -> object:
        """Evaluate until it is true; returns what it was."""
        end = time.monotonic() + seconds
        while True:
            value = self.evaluate(script, *arguments)
            if value:
                return value
            if time.monotonic() > end:
                raise AssertionError(f"{self.name}: not within {seconds} s: {script} {arguments}; the page says: {self.evaluate('return document.body.innerText.slice(0, 2000)')}")
            time.sleep(0.1)


class Firefox(Driver):
    """Marionette: JSON with its length in front, over a socket."""

    name = "firefox"

    def __init__(self) -> None:
        super().__init__()
        port = free_port()
        preferences = {
            "marionette.port": port, "browser.shell.checkDefaultBrowser": False, "datareporting.policy.dataSubmissionEnabled": False, "app.normandy.enabled": False,
            "app.update.disabledForTesting": True, "browser.safebrowsing.malware.enabled": False, "browser.safebrowsing.phishing.enabled": False,
            "extensions.getAddons.cache.enabled": False, "network.captive-portal-service.enabled": False, "network.connectivity-service.enabled": False,
            "toolkit.telemetry.enabled": False, "services.settings.server": "data:,#remote-settings-dummy/v1", "dom.security.https_first": False,
        }
        lines = [f"user_pref({json.dumps(key)}, {json.dumps(value)});" for key, value in preferences.items()]
        (Path(self.folder) / "user.js").write_text("\n".join(lines))
        environment = {**os.environ, "HOME": self.folder, "MOZ_CRASHREPORTER_DISABLE": "1"}
        process = self.start(engines.firefox(), "--headless", "--marionette", "--no-remote", "--profile", self.folder, env=environment)
        end = time.monotonic() + SECONDS
        while True:
            try:
                self.socket = socket.create_connection(("127.0.0.1", port), timeout=SECONDS)
                break
            except OSError:
                if time.monotonic() > end or process.poll() is not None:
                    raise
                time.sleep(0.1)
        self.buffer = b""
        self.count = 0
        self._read()  # what it introduces itself with
        self.command("WebDriver:NewSession", {"capabilities": {"alwaysMatch": {"acceptInsecureCerts": False}}})

    def _read(self) -> list | dict:
        while b":" not in self.buffer:
            self._more()
        length, _, rest = self.buffer.partition(b":")
        self.buffer = rest
        while len(self.buffer) < int(length):
            self._more()
        text, self.buffer = self.buffer[: int(length)], self.buffer[int(length) :]
        return json.loads(text)

    def _more(self) -> None:
        data = self.socket.recv(65536)
        if not data:
            raise DriverError("Firefox has closed the connection")
        self.buffer += data

    def command(self, name: str, parameters: dict) -> object:
        self.count += 1
        text = json.dumps([0, self.count, name, parameters]).encode()
        self.socket.sendall(str(len(text)).encode() + b":" + text)
        _, _, error, value = self._read()
        if error:
            raise DriverError(f"{error['error']}: {error['message']}")
        return value.get("value") if isinstance(value, dict) and set(value) == {"value"} else value

    def open(self, url: str) -> None:
        self.command("WebDriver:Navigate", {"url": url})

    def evaluate(self, script: str, *arguments: object) -> object:
        return self.command("WebDriver:ExecuteScript", {"script": script, "args": list(arguments), "newSandbox": True})

    def press(self, selector: str, *keys: str) -> None:
        element = self.command("WebDriver:FindElement", {"using": "css selector", "value": selector})
        self.command("WebDriver:ElementSendKeys", {"id": element[ELEMENT], "text": "".join(keys)})


class WebKit(Driver):
    """WebKitWebDriver with MiniBrowser on a screen of its own."""

    name = "webkit"

    def __init__(self) -> None:
        super().__init__()
        paths = engines.webkit()
        read, write = os.pipe()
        self.start(paths["screen"], "-displayfd", str(write), "-screen", "0", "1280x900x24", "-nolisten", "tcp", pass_fds=[write])
        os.close(write)
        with os.fdopen(read) as said:
            display = said.readline().strip()
        environment = {**os.environ, "DISPLAY": f":{display}", "HOME": self.folder, "XDG_RUNTIME_DIR": self.folder, "NO_AT_BRIDGE": "1", "LIBGL_ALWAYS_SOFTWARE": "1"}
        port = free_port()
        process = self.start(paths["driver"], f"--port={port}", env=environment)
        self.address = f"http://127.0.0.1:{port}"
        options = {"webkitgtk:browserOptions": {"binary": paths["browser"], "args": ["--automation"]}}
        end = time.monotonic() + SECONDS
        while True:
            try:
                self.session = self._ask("/session", {"capabilities": {"alwaysMatch": options}})["sessionId"]
                break
            except OSError:
                if time.monotonic() > end or process.poll() is not None:
                    raise
                time.sleep(0.1)
        self.command("/timeouts", {"pageLoad": SECONDS * 1000, "script": SECONDS * 1000})

    def _ask(self, path: str, body: dict) -> object:
        request = urllib.request.Request(self.address + path, json.dumps(body).encode(), {"Content-Type": "application/json"})
        try:
            with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=SECONDS) as response:
                return json.load(response)["value"]
        except urllib.error.HTTPError as error:
            raise DriverError(error.read().decode()) from None

    def command(self, path: str, body: dict) -> object:
        return self._ask(f"/session/{self.session}{path}", body)

    def open(self, url: str) -> None:
        self.command("/url", {"url": url})

    def evaluate(self, script: str, *arguments: object) -> object:
        return self.command("/execute/sync", {"script": script, "args": list(arguments)})

    def press(self, selector: str, *keys: str) -> None:
        element = self.command("/element", {"using": "css selector", "value": selector})
        self.command(f"/element/{element[ELEMENT]}/value", {"text": "".join(keys)})

    def close(self) -> None:
        try:
            urllib.request.build_opener(urllib.request.ProxyHandler({})).open(urllib.request.Request(f"{self.address}/session/{self.session}", method="DELETE"), timeout=10)
        except (OSError, AttributeError):
            pass  # it never began, or is gone
        super().close()


DRIVERS = {"firefox": Firefox, "webkit": WebKit}
