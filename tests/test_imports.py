"""Who may import whom: the flow of the design as a table."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "hooks" / "handbook"
# Module → modules of the package that it may import. What is not here does not exist.
ALLOWED = {
    "__init__": set(),
    # Shapes and texts
    "model": set(),
    "snippets": set(),
    "load": {"model"},
    "proofs": {"snippets"},
    # The judge knows nothing of the bank
    "judge": set(),
    "exercises": {"judge"},
    "terminal": {"judge"},
    "folder": {"model"},
    # Tools
    "node": set(),
    "chromium": set(),
    "engines": set(),
    "policy": set(),
    "versions": set(),
    "math": {"node", "snippets"},
    "elements": set(),
    "diagrams": {"markup", "node"},
    "figures": {"markup"},
    # Runtime supply
    "archive": set(),
    "supply": {"node"},
    "bytecode": {"archive", "node", "supply"},
    "lock": {"archive"},
    "parts": {"archive"},
    "pack": {"archive", "node", "supply"},
    "snapshot": {"archive", "node", "supply"},
    "runtime": {"archive", "bytecode", "lock", "node", "pack", "parts", "snapshot", "supply"},
    "runner": {"judge"},  # runs in the browser
    # Checks
    "check": {"diagrams", "exercises", "load", "markup", "math", "model", "snippets"},
    # Generators never import one another
    "markup": {"model", "snippets"},
    "html": set(),
    "pages": {"markup", "model", "snippets"},
    "bundle": {"folder", "html", "markup", "model"},
    "sheets": {"html", "markup", "model"},
    # Outlets
    "site": {"bundle", "figures", "markup", "model", "pages", "policy", "sheets", "snippets", "versions"},
    "offline": {"versions"},
    "printing": {"chromium", "model", "sheets", "site"},
    "scaffold": {"model"},
    "cli": {"check", "chromium", "engines", "exercises", "folder", "load", "markup", "model", "node", "printing", "proofs", "runtime", "scaffold", "site", "terminal"},
}
THIRD_PARTY = {
    "yaml": {"load"},
    "mkdocs": set(),
    "playwright": {"chromium", "printing"},
    "pydantic": {"load", "model"},
    "markdown": {"elements", "html", "math"},
}


def modules() -> dict[str, list[Path]]:
    """Module or subpackage → its files."""
    found = {p.stem: [p] for p in PACKAGE.glob("*.py")}
    return found | {p.name: sorted(p.glob("*.py")) for p in PACKAGE.iterdir() if (p / "__init__.py").exists()}


def imported(path: Path) -> set[tuple[str, ...]]:
    """Absolute names that a file imports, relative ones resolved."""
    names = set()
    package = ("handbook", *path.relative_to(PACKAGE).parent.parts)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {tuple(alias.name.split(".")) for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = (*package[: len(package) - node.level + 1], *filter(None, (node.module or "").split("."))) if node.level else tuple(node.module.split("."))
            names |= {(*base, alias.name) for alias in node.names} if base == ("handbook",) else {base}
    return names


def test_every_module_is_in_the_table():
    assert set(modules()) - {"__pycache__"} == set(ALLOWED)


@pytest.mark.parametrize("name", sorted(ALLOWED))
def test_module_imports_only_what_it_may(name):
    for path in modules().get(name, []):
        ours = {n[1] for n in imported(path) if n[0] == "handbook" and len(n) > 1} - {name}
        assert ours <= ALLOWED[name], f"{path.name} imports {sorted(ours - ALLOWED[name])}"


@pytest.mark.parametrize("library", sorted(THIRD_PARTY))
def test_library_is_used_only_where_it_may_be(library):
    users = {name for name, paths in modules().items() for path in paths if library in {n[0] for n in imported(path)}}
    assert users <= THIRD_PARTY[library]


def test_judge_uses_only_the_standard_library():
    for path in modules()["judge"] + modules()["terminal"]:
        foreign = {n[0] for n in imported(path)} - set(sys.stdlib_module_names) - {"handbook"}
        assert not foreign, f"{path.name} imports {foreign}"


def test_hook_stays_thin():
    hook = PACKAGE.parent / "mkdocs_hooks.py"
    assert len(hook.read_text(encoding="utf-8").splitlines()) < 60
