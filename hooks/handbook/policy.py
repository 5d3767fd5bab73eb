"""The content security policy of every page: this site only, and no script that the build did not write."""

from __future__ import annotations

import base64
import hashlib
import re

SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<body>.*?)</script>", re.S)
DATA = re.compile(r'type="(?:application/(?:ld\+)?json|text/plain)"')


def policy(html: str) -> str:
    """The policy for a page, with the hashes of its own inline scripts."""
    hashes = []
    for match in SCRIPT.finditer(html):
        if " src=" not in match["attributes"] and not DATA.search(match["attributes"]):
            digest = base64.b64encode(hashlib.sha256(match["body"].encode()).digest()).decode()
            hashes.append(f"'sha256-{digest}'")
    scripts = " ".join(["'self'", *dict.fromkeys(hashes)])
    return (
        f"default-src 'none'; script-src {scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
        "font-src 'self'; connect-src 'self'; frame-src 'self'; worker-src 'self'; "
        "base-uri 'none'; form-action 'none'; object-src 'none'"
    )


def seal(html: str) -> str:
    """The page with its policy as the first thing in its head."""
    if "<head>" not in html or 'http-equiv="Content-Security-Policy"' in html:
        return html
    return html.replace("<head>", f'<head>\n<meta http-equiv="Content-Security-Policy" content="{policy(html)}">', 1)
