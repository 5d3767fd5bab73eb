"""Printed output of snippets: replayed behind the print that made it."""

from __future__ import annotations

import pytest
from handbook import proofs


def replayed(tmp_path, text):
    path = tmp_path / "snippet.py"
    path.write_text(text)
    return proofs.replay(path)


def test_output_follows_its_statement(tmp_path):
    result = replayed(tmp_path, "for x in (1, 2):\n    print(\n        x,\n        'a',\n    )\nprint('b', end='')\nprint('c')\n")
    assert result.expected == "for x in (1, 2):\n    print(\n        x,\n        'a',\n    )\n    #> 1 a\n    #> 2 a\nprint('b', end='')\n#> b\nprint('c')\n#> c\n"


def test_stale_output_is_noticed_and_replaced(tmp_path):
    result = replayed(tmp_path, "print(1 + 1)\n#> 3\n")
    assert result.differs_at == 2 and result.expected == "print(1 + 1)\n#> 2\n"


def test_right_output_stays(tmp_path):
    assert replayed(tmp_path, "print(1 + 1)\n#> 2\n").differs_at is None


def test_printing_in_a_function_is_stated_there(tmp_path):
    result = replayed(tmp_path, "def f(x):\n    print(x)\n\n\nf(1)\nf(2)\n")
    assert result.expected == "def f(x):\n    print(x)\n    #> 1\n    #> 2\n\n\nf(1)\nf(2)\n"


def test_failure_names_its_line(tmp_path):
    with pytest.raises(proofs.ProofError, match="ZeroDivisionError") as error:
        replayed(tmp_path, "x = 0\n\n1 / x\n")
    assert error.value.line == 3
