"""Firefox and WebKit for the tests of other engines: the system's, else Debian's packages where they can be installed."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

FIREFOX = ("firefox-esr", "firefox")
MAC = "/Applications/Firefox.app/Contents/MacOS/firefox"
WEBKIT = ("/usr/lib/*/webkit2gtk-4.1/MiniBrowser", "/usr/lib/*/webkit2gtk-4.0/MiniBrowser", "/usr/libexec/webkit2gtk-4.1/MiniBrowser")
PACKAGES = {"firefox": ("firefox-esr",), "webkit": ("webkit2gtk-driver", "xvfb")}


def firefox() -> str | None:
    """Path of a Firefox: $FIREFOX or the system's."""
    for candidate in (os.environ.get("FIREFOX"), *map(shutil.which, FIREFOX), MAC):
        if candidate and Path(candidate).exists():
            return candidate
    return None


def webkit() -> dict[str, str] | None:
    """Paths of WebKitGTK's driver, its browser and a screen for it."""
    browsers = [path for pattern in WEBKIT for path in Path("/").glob(pattern.removeprefix("/"))]
    found = {"driver": shutil.which("WebKitWebDriver"), "browser": str(browsers[0]) if browsers else None, "screen": shutil.which("Xvfb")}
    return found if all(found.values()) else None


FIND = {"firefox": firefox, "webkit": webkit}


def _apt() -> list[str] | None:
    """The command that installs packages here, without asking anybody: root's, or in CI sudo's."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return ["apt-get"]
    can = os.environ.get("CI") and shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode == 0
    return ["sudo", "-n", "apt-get"] if can else None


def install() -> None:
    """Install what is absent and can be installed; say what cannot."""
    absent = [name for name, find in FIND.items() if not find()]
    apt = _apt() if absent else None
    if apt:
        quiet = {"stdout": subprocess.DEVNULL, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
        print(f"installing Debian's packages for {' and '.join(absent)} (about 150 MB, once)", flush=True)
        subprocess.run([*apt, "update", "-qq"], **quiet)
        for name in absent:  # one by one: what exists under one name only must not keep the other away
            subprocess.run([*apt, "install", "-y", "-qq", "--no-install-recommends", *PACKAGES[name]], **quiet)
    for name in absent:
        if not FIND[name]():
            print(f"no {name}: its tests skip. Install {', '.join(PACKAGES[name])}.", flush=True)
