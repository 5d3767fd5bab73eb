"""The mutation tool itself: it changes what it says, and notices which changes a test suite misses."""

from __future__ import annotations

import ast
import importlib.util
from pathlib import Path

import pytest

spec = importlib.util.spec_from_file_location("mutants", Path(__file__).with_name("mutants.py"))
tool = importlib.util.module_from_spec(spec)
spec.loader.exec_module(tool)

SOURCE = "def mean(x, shift=0):\n    if not x:\n        return 0.0\n    return sum(x) / len(x) + shift\n"


def test_every_mutant_is_other_code_that_parses():
    found = tool.mutants(SOURCE)
    assert len(found) >= 10 and ast.unparse(ast.parse(SOURCE)) not in found.values()
    assert all(ast.parse(text) for text in found.values())
    assert any("sum(x) * len(x)" in text for text in found.values()) and any("sum(x) / len(x) - shift" in text for text in found.values())


def test_names_say_line_and_change():
    assert "4: sum(x) / len(x) -> sum(x) * len(x)" in tool.mutants(SOURCE)


@pytest.mark.parametrize(("assertion", "survives"), [("mean([2, 4]) == 3", True), ("mean([2, 4], 1) == 4 and mean([]) == 0 and mean([1, 2, 3, 6]) == 3", False)])
def test_weak_tests_let_mutants_live(tmp_path, assertion, survives):
    (tmp_path / "solution.py").write_text(SOURCE)
    (tmp_path / "tests.py").write_text(f"from answer import mean\ndef test_a():\n    'a'\n    assert {assertion}\n")
    total, alive = tool.survivors(tmp_path, 2.0)
    assert total >= 10 and ("4: sum(x) / len(x) + shift -> sum(x) / len(x)" in alive) == survives
