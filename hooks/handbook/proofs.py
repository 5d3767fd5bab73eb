"""Run snippets and compare what they print with the `#>` lines that state it."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from handbook.snippets import OUTPUT

TIMEOUT = 60  # seconds
# Runs in a process of its own: prints go to a list with the line of the call that made them.
REPLAY = """
import builtins, json, sys
path = sys.argv[1]
source = open(path, encoding="utf-8").read()
printed = []
def record(*values, sep=" ", end="\\n", file=None, flush=False):
    if file not in (None, sys.stdout):
        return real(*values, sep=sep, end=end, file=file, flush=flush)
    frame = sys._getframe(1)
    while frame and frame.f_code.co_filename != path:
        frame = frame.f_back
    printed.append([frame.f_lineno if frame else 0, (sep or " ").join(map(str, values)) + end])
real, builtins.print = print, record
sys.argv = [path]
exec(compile(source, path, "exec"), {"__name__": "__main__", "__file__": path})
sys.__stdout__.write(json.dumps(printed))
"""


class ProofError(RuntimeError):
    """A snippet that does not run; `line` is where it failed."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True)
class Replay:
    """A snippet's text as it stands and as running it would write it."""

    text: str
    expected: str

    @property
    def differs_at(self) -> int | None:
        """First line that differs, or None."""
        ours, theirs = self.text.splitlines(), self.expected.splitlines()
        for n, (a, b) in enumerate(zip(ours, theirs), 1):
            if a != b:
                return n
        return None if len(ours) == len(theirs) else min(len(ours), len(theirs)) + 1


def replay(path: Path) -> Replay:
    """Run a snippet and state its output behind each print. Raises ProofError."""
    text = path.read_text(encoding="utf-8")
    one = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}  # sums in one order, and no threads spinning on a busy machine
    try:
        done = subprocess.run(
            [sys.executable, "-c", REPLAY, str(path)],
            capture_output=True,
            text=True,
            timeout=TIMEOUT,
            cwd=path.parent,
            env={**os.environ, **one},
        )
    except subprocess.TimeoutExpired:
        raise ProofError(f"still running after {TIMEOUT} s", 1) from None
    if done.returncode:
        error = done.stderr.strip().splitlines()
        frames = [line for line in error if f'"{path}"' in line]
        line = int(frames[-1].split("line ")[1].split(",")[0]) if frames else 1
        raise ProofError(error[-1] if error else f"exit status {done.returncode}", line)
    return Replay(text, _annotate(text, json.loads(done.stdout)))


def _annotate(text: str, printed: list[list]) -> str:
    lines = text.splitlines()
    statements: dict[int, tuple[int, int]] = {}  # line → last line and indentation of the simple statement that holds it
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.stmt) and not hasattr(node, "body"):
            statements |= dict.fromkeys(range(node.lineno, node.end_lineno + 1), (node.end_lineno, node.col_offset))
    output: dict[int, tuple[int, str]] = {}
    for line, chunk in printed:
        end, indent = statements.get(line, (line, 0))
        output[end] = (indent, output.get(end, (0, ""))[1] + chunk)
    result: list[str] = []
    for n, line in enumerate(lines, 1):
        if OUTPUT.match(line):
            continue
        result.append(line)
        if n in output:
            indent, stated = output[n]
            result += [f"{' ' * indent}#> {row}".rstrip() for row in stated.removesuffix("\n").split("\n")]
    return "\n".join(result) + "\n"
