"""The judge: what it reports, and that nothing a learner's code does reaches another test or the judge itself."""

from __future__ import annotations

import json
import math
import random
import sys
import textwrap
import time

import numpy as np
import pytest
from handbook.judge import close, explain, gradient_check, host, judge, raises, unchanged
from handbook.judge.world import World

ANSWER_HEAD = "import numpy as np\n"


def report(source: str, tests: str, hidden: str | None = None, **options) -> dict:
    suites = [("tests", textwrap.dedent(tests))] + ([("hidden", textwrap.dedent(hidden))] if hidden else [])
    found = judge(textwrap.dedent(source), suites, **options)
    json.dumps(found)
    return found


def one(source: str, body: str, **options) -> dict:
    """The result of a single test with that body; `f` and numpy are imported."""
    tests = "import numpy as np\nimport answer\nfrom answer import f\nfrom handbook.judge import *\ndef test_it():\n"
    return report(source, tests + textwrap.indent(textwrap.dedent(body), "    "), **options)["tests"][0]


def check(value: str, assertion: str) -> dict:
    """The result of one assert, where f() returns the value."""
    return one(f"{ANSWER_HEAD}def f(*args, **kwargs):\n    return {value}\n", f"assert {assertion}")


# --- the report ---


def test_report_of_a_pass():
    found = report(
        "def f(x):\n    return x + 1\n",
        """
        from answer import f
        def test_one():
            "Adds one."
            assert f(1) == 2
        def test_no_docstring():
            assert f(2) == 3
        def helper(): raise ValueError
        """,
        hidden="""
        from answer import f
        def test_hidden(): assert f(-1) == 0
        """,
    )
    assert (found["status"], found["passed"], found["total"], found["load"]) == ("passed", 3, 3, None)
    assert [(t["name"], t["title"], t["suite"]) for t in found["tests"]] == [
        ("test_one", "Adds one", "tests"),
        ("test_no_docstring", "No docstring", "tests"),
        ("test_hidden", "Hidden", "hidden"),
    ]
    assert set(found["tests"][0]) == set(
        "name title suite status ms call got expected difference message exception output truncated frames test_line test_code".split()
    )
    assert found["ms"] >= sum(t["ms"] for t in found["tests"]) > 0


def test_report_of_a_failure():
    found = one("def f(x):\n    return x\n", "y = 2\nassert f(y) == 3")
    assert found["status"] == "failed"
    assert (found["call"], found["got"], found["expected"]) == ("f(2)", "2", "3")
    assert (found["test_line"], found["test_code"]) == (7, "assert f(y) == 3")
    assert found["message"] == "Not so: f(y) == 3"
    assert found["exception"] is None and found["frames"] == []


def test_one_failure_fails_the_whole():
    found = report("def f(): pass", "from answer import f\ndef test_a(): assert True\ndef test_b(): assert f()")
    assert (found["status"], found["passed"], found["total"]) == ("failed", 1, 2)


def test_several_lines_of_one_assert_are_shown_together():
    found = one("def f(): return [1]", "assert (\n    f()\n    == [2]\n)")
    assert found["test_code"].startswith("assert (") and found["test_code"].endswith(")")


def test_own_message_of_an_assert_wins():
    assert one("def f(): return 1", "assert f() == 2, f'two, not {f()}'")["message"] == "two, not 1"


def test_a_raised_assertion_is_a_failure_without_got():
    found = one("def f(): return 1", "assert f() == 1\nraise AssertionError('never here')")
    assert (found["status"], found["message"], found["got"]) == ("failed", "never here", None)


def test_events_come_as_things_happen():
    seen = []
    report("def f(): pass", "from answer import f\ndef test_a(): f()\ndef test_b(): assert f()", emit=seen.append)
    assert [(e["event"], e["name"], e["suite"]) for e in seen] == [
        ("start", "test_a", "tests"),
        ("done", "test_a", "tests"),
        ("start", "test_b", "tests"),
        ("done", "test_b", "tests"),
    ]
    assert [e["status"] for e in seen if e["event"] == "done"] == ["passed", "failed"]


def test_arming_is_always_followed_by_disarming():
    calls = []
    report("def f(): pass", "from answer import f\ndef test_a(): f()\ndef test_b(): 1 / 0", timeout=3.0, arm=calls.append)
    assert calls == [3.0, None] * 3  # loading and two tests


# --- loading ---


@pytest.mark.parametrize(
    ("source", "line", "words"),
    [
        ("def f(:\n    pass", 1, "Line 1"),
        ("x = 1\nif x:\nreturn", 3, "Line 3: expected an indented block"),
        ("def f():\n    return (1,\n", 2, "Line 2"),
        ("x = 1\n\n1 / 0\n", 3, "ZeroDivisionError: division by zero (at line 3)"),
        ("import sys\nsys.exit(3)\n", 2, "ended the program at line 2"),
        ("def g(n):\n    return g(n)\ng(1)\n", 2, "calls itself too deeply at line 2"),
        ("valeu = 1\nprint(value)\n", 2, "did you mean valeu?"),
        ("import nothing_of_that_name\n", 1, "nothing_of_that_name"),
        ("input()\n", 1, "nobody to ask"),
        ("\0", 1, "null"),
        ("(" * 5000, 1, ""),
    ],
)
def test_code_that_does_not_load(source, line, words):
    found = report(source, "from answer import f\ndef test_a(): f()\ndef test_b(): f()")
    assert found["status"] == "error"
    assert found["load"]["line"] == line
    assert words in found["load"]["message"]
    assert [t["status"] for t in found["tests"]] == ["skipped", "skipped"]
    assert found["tests"][0]["message"] == "Your code did not load"


def test_missing_name_with_a_suggestion():
    found = report("def sofmax(x): return x\nimport math\n", "from answer import softmax, other\ndef test_a(): pass")
    assert found["load"]["message"] == "Your code does not define softmax, other - did you mean sofmax?"
    assert report("", "def test_a():\n    from answer import f")["load"]["message"] == "Your code does not define f"


def test_printing_while_loading_is_kept():
    found = report("print('hello')\ndef f(): pass", "from answer import f\ndef test_a(): f()")
    assert found["output"] == "hello\n"


def test_a_module_that_never_finishes_loading():
    found = report("while True:\n    pass", "from answer import f\ndef test_a(): f()", timeout=0.2, arm=host.alarm)
    assert found["load"]["message"] == "Your code took longer than 0.2 s to load, before any test"
    assert found["load"]["line"] in (1, 2)


@pytest.mark.parametrize(
    "source",
    [
        "from dataclasses import dataclass\n@dataclass\nclass P:\n    x: int = 1\ndef f(): return P().x",
        "from enum import Enum\nclass E(Enum):\n    A = 1\ndef f(): return E.A.value",
        "from typing import NamedTuple, get_type_hints\nclass P(NamedTuple):\n    x: 'int'\ndef f(): return len(get_type_hints(P))",
        "import inspect\ndef f(): return 'return' in inspect.getsource(f)",
        "import pickle\nclass P: pass\ndef f(): return isinstance(pickle.loads(pickle.dumps(P())), P)",
        "from __future__ import annotations\ndef f(x: missing = 1): return x",
        "import functools\n@functools.cache\ndef f(): return 1",
        "f = lambda: 1",
        "class F:\n    def __call__(self): return 1\nf = F()",
        "def f():\n    global count\n    count = 1\n    return count",
        "if __name__ == '__main__':\n    raise SystemExit\ndef f(): return __name__ == 'answer'",
    ],
)
def test_ordinary_modules_load(source):
    assert one(source, "assert f() == 1")["status"] == "passed"


# --- one test does not change another ---


@pytest.mark.parametrize(
    "source",
    [
        "n = 0\ndef f():\n    global n\n    n += 1\n    return n",
        "def f(seen=[]):\n    seen.append(1)\n    return len(seen)",
        "class C:\n    seen = []\ndef f():\n    C.seen.append(1)\n    return len(C.seen)",
        "import functools\ncalls = []\n@functools.lru_cache\ndef f():\n    calls.append(1)\n    return len(calls)",
        "import math\ndef f():\n    math.count = getattr(math, 'count', 0) + 1\n    return math.count",
        "import sys\ndef f():\n    import answer\n    answer.n = getattr(answer, 'n', 0) + 1\n    return answer.n",
    ],
)
def test_each_test_gets_a_fresh_learner_module(source):
    found = report(source, "from answer import f\ndef test_a(): assert f() == 1\ndef test_b(): assert f() == 1")
    assert found["status"] == "passed"


def test_each_test_gets_a_fresh_tests_module():
    found = report("def f(): pass", "from answer import f\nseen = []\ndef test_a(): seen.append(1)\ndef test_b(): assert not seen")
    assert found["status"] == "passed"


def test_random_numbers_are_the_same_for_every_test_in_any_order():
    source = "import random\nimport numpy as np\ndef f(): return random.random(), float(np.random.rand())"
    tests = "from answer import f\ndef test_{}():\n    assert f() == 0\n"
    both = report(source, tests.format("a") + tests.format("b"))["tests"]
    alone = report(source, tests.format("b"))["tests"]
    assert both[0]["got"] == both[1]["got"] == alone[0]["got"]


VANDALS = [
    "import builtins; builtins.len = None",
    "import builtins; builtins.print = builtins.isinstance = builtins.dict = builtins.list = builtins.getattr = None",
    "import builtins; builtins.BaseException = builtins.KeyboardInterrupt = builtins.AssertionError = int",
    "import builtins; del builtins.sum",
    "import builtins; builtins.__import__ = None",
    "import builtins; builtins.extra = 1",
    "import math; math.sqrt = lambda x: 7",
    "import math; del math.pi",
    "import random; random.random = random.seed = lambda *a: 4",
    "import time; time.perf_counter = time.time = lambda: 0.0",
    "np.mean = np.isclose = np.asarray = np.array = lambda *a, **k: 0",
    "np.random.rand = np.random.seed = np.random.default_rng = None",
    "np.linalg.norm = lambda x: 'norm'",
    "np.pi = 3",
    "np.seterr(all='raise')",
    "np.set_printoptions(precision=1)",
    "import sys; sys.stdout = sys.stderr = None",
    "import sys; sys.modules['math'] = sys.modules['numpy'] = None",
    "import sys; del sys.modules['random']",
    "import sys; sys.setrecursionlimit(200)",
    "import warnings; warnings.simplefilter('error')",
    "import handbook.judge as j; j.close = lambda *a: True",
    "import collections; collections.Counter = None",
    "globals().clear()",
]

SOUND = """
import builtins, collections, math, random, sys, time, warnings
import numpy as np
from answer import f
from handbook.judge import close

def test_first():
    f()

def test_second():
    assert len([1, 2]) == 2 and sum([1, 2]) == 3 and isinstance(dict(a=1), dict) and not hasattr(builtins, "extra")
    assert issubclass(KeyboardInterrupt, BaseException) and AssertionError is not int
    assert math.sqrt(4) == 2 and 3.14 < math.pi < 3.15
    assert random.random() != random.random() and time.time() > 1
    assert np.mean([1, 3]) == 2 and np.linalg.norm([3, 4]) == 5 and np.pi == math.pi
    assert np.random.rand() != np.random.rand() and np.random.default_rng(0).random() < 1
    assert np.isinf(np.array([1.0]) / 0)[0] and repr(np.array([0.12345])) == "array([0.12345])"
    assert sys.modules["math"] is math and sys.modules["numpy"] is np and sys.getrecursionlimit() > 500
    assert collections.Counter("aa")["a"] == 2
    assert not close(1, 2) and close([1.0], [1.0])
    warnings.warn("harmless")
    print("printed")
"""


@pytest.mark.parametrize("vandal", VANDALS)
def test_vandalism_ends_with_the_test(vandal):
    # The rest of the first test may well fail: what counts is that the judge, the second test and the host do not notice.
    found = report(f"import numpy as np\ndef f():\n    {vandal}\n", SOUND)
    second = found["tests"][1]
    assert second["status"] == "passed", second
    assert "printed" in second["output"]
    assert len([1]) == 1 and math.sqrt(4) == 2 and np.mean([1, 3]) == 2 and random.random() < 1 and time.time() > 1
    assert sys.modules["math"] is math and sys.stdout is not None


@pytest.mark.parametrize("vandal", VANDALS)
def test_vandalism_while_loading_ends_too(vandal):
    report(f"import numpy as np\n{vandal}\ndef f(): pass\n", SOUND)
    clean = report("def f(): pass\n", SOUND)
    assert clean["status"] == "passed", clean


def test_modules_imported_inside_a_function_are_guarded():
    found = report(
        "def f():\n    import statistics\n    statistics.mean = None\n",
        "from answer import f\ndef test_a(): f()\ndef test_b():\n    import statistics\n    assert statistics.mean([1, 3]) == 2",
    )
    assert found["status"] == "passed"


def test_no_trace_is_left_in_the_host():
    before = set(sys.modules), sys.stdin, sys.stdout, sys.stderr, sys.getrecursionlimit()
    report("def f(): pass", "from answer import f\ndef test_a(): f()")
    assert before == (set(sys.modules), sys.stdin, sys.stdout, sys.stderr, sys.getrecursionlimit())


# --- asserts ---


@pytest.mark.parametrize(
    ("value", "assertion", "got", "expected", "difference"),
    [
        ("2", "f() == 3", "2", "3", "got 2, expected 3"),
        ("2", "3 == f()", "2", "3", "got 2, expected 3"),
        ("2", "f() != 2", "2", "anything but 2", None),
        ("2", "f() < 2", "2", "less than 2", None),
        ("2", "f() <= 1", "2", "at most 1", None),
        ("2", "f() > 2", "2", "more than 2", None),
        ("2", "f() >= 3", "2", "at least 3", None),
        ("2", "f() in (1, 3)", "2", "one of (1, 3)", None),
        ("2", "f() not in {2}", "2", "none of {2}", None),
        ("2", "f() is None", "2", "exactly None", None),
        ("None", "f() is not None", "None", "anything but None", None),
        ("2", "0 < f() < 2", "2", "less than 2", None),
        ("2", "3 < f() < 5", "3", "less than 2", None),
        ("[1]", "not f()", "[1]", "f() to be false", None),
        ("2", "not f() == 2", "True", "f() == 2 to be false", None),
        ("0", "f()", "0", "f() to be true", None),
        ("{'a': 0}", "f()['a']", "0", "f()['a'] to be true", None),
        ("2", "f() == 2 and f() == 3", "2", "3", "got 2, expected 3"),
        ("2", "f() == 1 or f() == 3", "2", "3", "got 2, expected 3"),
        ("[1, 5]", "all(x < 3 for x in f())", "5", "less than 3", None),
        ("[1, 5]", "all([x < 3 for x in f()])", "5", "less than 3", None),
        ("[1, 5]", "any(x > 5 for x in f())", "False", "any((x > 5 for x in f())) to be true", None),
        ("np.array([1, 5])", "np.all(f() < 3)", "array([1, 5])", "less than 3", "first at [1]"),
        ("np.array([[1], [5]])", "(f() < 3).all()", "array([[1],\n       [5]])", "less than 3", "first at [1, 0]"),
        ("np.array([1, 5])", "np.all(f() == [1, 4])", "array([1, 5])", "[1, 4]", "at [1]: got 5, expected 4; 1 of 2 values differ"),
        ("np.array([1., 5])", "np.allclose(f(), [1, 4])", "array([1., 5.])", "[1, 4]", "at [1]: got 5.0, expected 4 (off by 1); 1 of 2 values differ"),
        (
            "np.array([1., 5])",
            "np.allclose(f(), [1, 4], atol=0.1)",
            "array([1., 5.])",
            "[1, 4]",
            "at [1]: got 5.0, expected 4 (off by 1); 1 of 2 values differ",
        ),
        ("np.zeros(2)", "np.array_equal(f(), np.zeros(3))", "array([0., 0.])", "array([0., 0., 0.])", "shape: got (2,), expected (3,)"),
        ("np.zeros(2)", "f() == 1", "array([0., 0.])", "1", "shape: got (2,), expected ()"),
        ("(1, 2)", "f() == [1, 2]", "(1, 2)", "[1, 2]", "type: got tuple, expected list"),
        ("1.5", "close(f(), 2)", "1.5", "2", "got 1.5, expected 2 (off by 0.5)"),
        ("1.5", "not close(f(), 1.5)", "True", "close(f(), 1.5) to be false", None),
    ],
)
def test_what_a_failed_assert_says(value, assertion, got, expected, difference):
    found = check(value, assertion)
    assert found["status"] == "failed", found
    assert (found["got"], found["expected"], found["difference"]) == (got, expected, difference)


@pytest.mark.parametrize(
    "assertion",
    [
        "f() == 2 == 2",
        "1 < f() < 3",
        "f() == 1 or f() == 2",
        "f() in [1, 2] and not f() == 3",
        "np.all(np.full(3, f()) == 2)",
        "all(x == f() for x in [2, 2])",
        "close(f(), 2.0) and np.allclose([f()], [2])",
        "(x := f()) == 2 and x == 2",
        "f() == (2 if f() else 3)",
        "[f() for _ in range(2)] == [2, 2]",
        "f(*[1], **{'a': 2}) == 2",
    ],
)
def test_asserts_that_hold(assertion):
    assert check("2", assertion)["status"] == "passed"


@pytest.mark.parametrize(
    "assertion", ["f() == 1", "0 < f() < 5", "not f() == 9", "close(f(), 1)", "f() in [1]", "np.allclose(f(), 1)", "f()", "np.all(np.array([f()]) == 1)"]
)
def test_operands_are_evaluated_once(assertion):
    source = "n = 0\ndef f():\n    global n\n    n += 1\n    return n\ndef count():\n    return n"
    assert one(source, f"assert {assertion}\nassert answer.count() == 1")["status"] == "passed"


def test_boolean_operators_still_short_circuit():
    source = "def f(): return 0\ndef boom(): raise ValueError"
    assert one(source, "assert f() == 0 or answer.boom()\nassert not (f() and answer.boom())")["status"] == "passed"
    assert one(source, "assert f() and answer.boom()")["status"] == "failed"


def test_super_and_locals_still_work_in_tests():
    body = "class A(dict):\n    def __init__(self): super().__init__(a=1)\nx = 1\nassert A()['a'] == locals()['x'] == 1"
    assert one("def f(): pass", body)["status"] == "passed"


def test_asserts_of_the_learner_are_errors():
    found = one("def f(x):\n    assert x > 0, 'positive please'\n", "f(-1)")
    assert (found["status"], found["exception"]) == ("error", "AssertionError: positive please")
    assert found["frames"][-1]["line"] == 2


def test_a_test_called_back_by_the_learner_may_fail():
    found = one("def f(g):\n    return g()\n", "def g():\n    assert 1 == 2\nf(g)")
    assert (found["status"], found["got"]) == ("failed", "1")


# --- calls ---


def test_the_call_is_shown_as_it_was_before_the_call_changed_it():
    found = one("def f(x, y=0):\n    x.clear()\n    return 1\n", "f([1, 2], y='a')\nassert 1 == 2")
    assert found["call"] == "f([1, 2], y='a')"


@pytest.mark.parametrize(
    ("body", "call"),
    [
        ("f(1); f(2); np.sum([3])\nassert False", "f(2)"),
        ("answer.f(5)\nassert False", "answer.f(5)"),
        ("c = answer.C(3)\nc.m(4, k=5)\nassert False", "c.m(4, k=5)"),
        ("answer.C(3)\nassert False", "answer.C(3)"),
        ("answer.C(3)(7)\nassert False", "answer.C(3)(7)"),
        ("for i in range(1000):\n    f(i)\nassert False", "f(999)"),
        ("f(np.zeros((2, 2)))\nassert False", "f(array([[0., 0.], [0., 0.]]))"),
        ("assert raises(KeyError, f, 1)", "f(1)"),
        ("assert False", None),
    ],
)
def test_the_last_call_is_recorded(body, call):
    source = "def f(x): return x\nclass C:\n    def __init__(self, n): pass\n    def m(self, *a, **k): pass\n    def __call__(self, x): pass\n"
    assert one(source, body)["call"] == call


def test_calls_within_the_learners_code_do_not_count():
    assert one("def g(x): return x\ndef f(x): return g(x + 1)\n", "f(1)\nassert False")["call"] == "f(1)"


def test_recording_costs_little():
    found = one("def f(x): return 0\n", "x = np.zeros((300, 300))\nfor _ in range(30_000):\n    f(x)")
    assert found["status"] == "passed"


def test_a_forgotten_return_is_named():
    assert one("def f(x): x + 1\n", "assert f(1) == 2")["message"].endswith("f returned None: is a return missing?")
    assert one("def f(x): x + 1\n", "f(1)[0]")["message"].endswith("f returned None: is a return missing?")
    assert "returned None" not in one("def f(x): x + 1\n", "f(1)\nassert 1 == 2")["message"]


# --- close and the other helpers ---

NAN, INF = math.nan, math.inf


@pytest.mark.parametrize(
    ("got", "expected"),
    [
        (1, 1.0),
        (1.0 + 1e-9, 1.0),
        (np.float32(0.5), 0.5),
        (np.array(0.5), 0.5),
        (0.5, np.array(0.5)),
        (True, 1),
        (NAN, NAN),
        (INF, INF),
        (1 + 0j, 1 + 0j),
        (1.0, 1 + 0j),
        (None, None),
        ("abc", "abc"),
        ([1.0, 2.0], (1, 2)),
        ([1.0, 2.0], np.array([1, 2])),
        (np.array([1.0, 2.0]), [1, 2]),
        ([[1, 2], [3, 4]], np.array([[1, 2], [3, 4]])),
        (range(3), [0, 1, 2]),
        ((np.zeros(2), 1), [[0.0, 0.0], 1.0]),
        ({"a": [1.0]}, {"a": np.array([1.0])}),
        ({1, 2}, {2, 1}),
        ([{"a": NAN}], [{"a": NAN}]),
        (np.array([NAN, INF, -INF]), [NAN, INF, -INF]),
        (np.array([True, False]), [1, 0]),
        (np.array(["a", "b"]), ["a", "b"]),
        (np.array([1.0, None], dtype=object), [1.0, None]),
        ([], []),
        ([], np.zeros(0)),
        (10**400, 10**400),
    ],
)
def test_close_accepts(got, expected):
    assert close(got, expected)
    assert close(got, expected).difference is None


@pytest.mark.parametrize(
    ("got", "expected", "difference"),
    [
        (1.1, 1.0, "got 1.1, expected 1.0 (off by 0.1)"),
        (1_000_001, 1_000_000, "got 1000001, expected 1000000"),
        (NAN, 1.0, "got nan, expected 1.0"),
        (1.0, NAN, "got 1.0, expected nan"),
        (INF, -INF, "got inf, expected -inf"),
        (1e300, INF, "got 1e+300, expected inf"),
        (INF, 1.0, "got inf, expected 1.0"),
        (1j, 1.0, "type: got a complex number, expected a real one"),
        (None, 1.0, "got None, expected 1.0"),
        ("1", 1, "type: got str, expected int"),
        ([1], 1, "type: got list, expected int"),
        (1, [1], "type: got int, expected list"),
        ([1, 2], [1, 2, 3], "length: got 2, expected 3"),
        ([[1, 2]], [[1], [2]], "shape: got (1, 2), expected (2, 1)"),
        ([[9, 2], [3, 4]], [[1, 2, 3], [4, 5, 6]], "shape: got (2, 2), expected (2, 3)"),
        ([[1], [2, 3]], [[1], [2]], "length at [1]: got 2, expected 1"),
        ([[1, 2], [3, 5]], [[1, 2], [3, 4]], "at [1][1]: got 5, expected 4"),
        (np.zeros((2, 1)), np.zeros((1, 2)), "shape: got (2, 1), expected (1, 2)"),
        (np.zeros((2, 2)), np.ones(2), "shape: got (2, 2), expected (2,)"),
        (np.array([0.0]), 0.0, "shape: got (1,), expected ()"),
        ([1.0], np.zeros(2), "shape: got (1,), expected (2,)"),
        (None, np.zeros(2), "type: got NoneType, expected ndarray"),
        (np.array(["a", "b"]), np.zeros(2), "dtype: got <U1, expected float64"),
        (np.array([1j]), np.array([1.0]), "dtype: got complex128, expected float64"),
        (np.array([0, 1]), np.array([0.5, 1.0]), "dtype: got int64, expected float64 - your result holds whole numbers only"),
        (np.array([0, 1]), np.array([0.0, 2.0]), "at [1]: got 1, expected 2.0 (off by 1); 1 of 2 values differ"),
        (np.array([[0.0, 1.0], [NAN, 3.0]]), np.array([[0.0, 1.0], [2.0, 4.0]]), "at [1, 0]: got nan, expected 2.0; 2 of 4 values differ"),
        ([[1, 2], [3]], np.zeros((2, 2)), None),
        ({"a": 1}, {"b": 1}, "missing: 'b'"),
        ({"a": 1, "b": 2}, {"a": 1}, "not expected: 'b'"),
        ({"a": {"x": 1}}, {"a": {"x": 2}}, "at ['a']['x']: got 1, expected 2"),
        ({1}, {1, 2}, "missing: 2"),
        ([1], {1}, "type: got list, expected set"),
        ("abc", "abd", "got 'abc', expected 'abd'"),
        ((x for x in [1]), [1], "type: got generator, expected list"),
    ],
)
def test_close_rejects_with_the_first_difference(got, expected, difference):
    verdict = close(got, expected)
    assert not verdict
    assert difference is None or verdict.difference == difference
    assert verdict.difference


def test_close_takes_tolerances():
    assert close(1.05, 1.0, rtol=0.1)
    assert close(0.05, 0.0, atol=0.1)
    assert not close(1.05, 1.0, rtol=0.01)
    assert close(np.array([100.0]), [101.0], rtol=0.02)
    assert not close(np.array([100.0]), [103.0], rtol=0.02)
    assert not close(np.array([2]), np.array([3]), rtol=1)  # integers are exact


def test_raises():
    assert raises(ValueError, int, "x")
    assert raises((KeyError, ValueError), int, "x", base=3)
    assert raises(ValueError, int, "3").expected == "ValueError to be raised"
    with pytest.raises(TypeError):
        raises(ValueError, int, [])


def test_unchanged():
    assert unchanged(sorted, [3, 1])
    assert unchanged(np.sort, np.array([3, 1]))
    verdict = unchanged(np.ndarray.sort, np.array([3, 1]))
    assert verdict.difference.startswith("argument 1 was changed: at [0]: got 1, expected 3")
    assert unchanged(lambda *, x: x.append(1), x=[]).difference == "argument x was changed: length: got 1, expected 0"


def test_gradient_check():
    x = np.array([[0.3, -1.0], [2.0, 0.5]])
    assert gradient_check(lambda v: np.sum(v**3), x, 3 * x**2)
    assert not gradient_check(lambda v: np.sum(v**3), x, 3 * x)
    assert gradient_check(lambda v: v**2, 3.0, 6.0)
    assert "shape" in gradient_check(lambda v: np.sum(v), x, np.ones(2)).difference


# --- output ---


def test_output_is_kept_for_each_test():
    source = "import sys\ndef f(x):\n    print('out', x)\n    print('err', x, file=sys.stderr)\n"
    found = report(source, "from answer import f\ndef test_a(): f(1)\ndef test_b(): f(2)")
    assert [t["output"] for t in found["tests"]] == ["out 1\nerr 1\n", "out 2\nerr 2\n"]
    assert not found["tests"][0]["truncated"]


@pytest.mark.parametrize(
    ("code", "size"), [("for i in range(1_000_000): print(i)", 390), ("print('x' * 10**7)", 4000), ("for i in range(9000): print('x', end='')", 4000)]
)
def test_output_is_limited(code, size):
    found = one(f"def f():\n    {code}\n", "f()")
    assert found["truncated"] and size * 0.7 <= len(found["output"]) <= size
    assert found["status"] == "passed"


def test_warnings_name_the_learners_line():
    found = one("import numpy as np\ndef f(x):\n    return np.exp(x)\n", "f(np.array([1e4]))")
    assert "answer.py:3: RuntimeWarning: overflow" in found["output"]


def test_input_says_why_it_does_not_work():
    found = one("def f():\n    return input('? ')\n", "f()")
    assert found["status"] == "error" and "nobody to ask" in found["message"]


# --- frames ---


def test_only_the_learners_frames_are_shown():
    found = one("import numpy as np\ndef g(x):\n    return 1 / x\n\ndef f():\n    return np.apply_along_axis(lambda r: g(0), 0, [1.0])\n", "f()")
    assert found["status"] == "error"
    assert [(frame["line"], frame["function"], frame["code"]) for frame in found["frames"]] == [
        (6, "f", "return np.apply_along_axis(lambda r: g(0), 0, [1.0])"),
        (6, "f.<locals>.<lambda>", "return np.apply_along_axis(lambda r: g(0), 0, [1.0])"),
        (3, "g", "return 1 / x"),
    ]
    assert found["message"] == "Your code raised ZeroDivisionError: division by zero (at line 3)"
    assert found["test_code"] == "f()"


def test_errors_outside_the_learners_code_say_so():
    found = one("def f(x): return x\n", "f()")
    assert found["frames"] == []
    assert found["message"].startswith("The test ended with TypeError: f() missing 1 required positional argument")


def test_name_errors_come_with_a_suggestion():
    found = one("import math\ndef f(number):\n    return math.sqrt(nunber)\n", "f(2)")
    assert found["message"].endswith("did you mean number?")


def test_endless_recursion_is_reported_cleanly():
    found = one("def f(n):\n    return f(n + 1)\n", "f(0)")
    assert found["status"] == "error" and len(found["frames"]) <= 10
    assert found["message"] == "Your code calls itself too deeply at line 2: which case ends the recursion?"
    mutual = one("def g(n):\n    return f(n)\ndef f(n):\n    return g(n)\n", "f(0)")
    assert len(mutual["frames"]) <= 10 and "too deeply" in mutual["message"]


def test_recursion_within_the_limit_is_fine():
    assert one("def f(n): return 0 if n == 0 else 1 + f(n - 1)\n", "assert f(800) == 800")["status"] == "passed"


# --- hostile values ---

HOSTILE = """
class Bad:
    def __repr__(self): {repr}
    def __eq__(self, other): return False
def f(): return Bad()
"""


@pytest.mark.parametrize("how", ["raise ValueError('no')", "raise SystemExit", "return 3", "return self.__repr__()", "return 'x' * 10**7", "1 / 0"])
def test_hostile_reprs_survive(how):
    found = one(HOSTILE.format(repr=how), "assert f() == [f()]")
    assert found["status"] == "failed"
    assert len(found["got"]) < 1100 and found["got"]


def test_hostile_messages_survive():
    found = one("class E(Exception):\n    def __str__(self): raise E\ndef f(): raise E\n", "f()")
    assert found["exception"] == "E: (its message cannot be shown)"
    assert len(one("def f(): raise ValueError('x' * 10**6)\n", "f()")["exception"]) < 600


def test_large_values_are_summarized():
    assert check("np.zeros((500, 500))", "f() is None")["got"].count("...") >= 3
    assert len(check("np.arange(10.0**5)", "f() is None")["got"]) < 200
    assert check("list(range(1000))", "f() is None")["got"] == "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, ...]"
    assert len(check("'x' * 10**6", "f() is None")["got"]) < 300
    assert check("(lambda a: a.append(a) or a)([])", "f() is None")["got"].startswith("[[[[")
    assert check("10**5000", "f() is None")["got"]
    assert check("np.float64(0.5)", "f() is None")["got"] == "0.5"


def test_attributes_that_raise_do_not_matter():
    source = "class Bad:\n    def __getattr__(self, name): raise ValueError(name)\ndef f(): return Bad()\n"
    assert one(source, "assert f() == 1")["status"] == "failed"
    assert one(source, "assert close(f(), 1)")["status"] == "failed"


# --- the clock ---


@pytest.mark.parametrize(
    "loop",
    [
        "while True: pass",
        "import time; time.sleep(60)",
        "[0 for _ in iter(int, 1)]",
        "import re; re.match('(a+)+b', 'a' * 60)",
    ],
)
def test_endless_code_times_out(loop):
    found = one(f"def f():\n    {loop}\n", "f()", timeout=0.3, arm=host.alarm)
    assert found["status"] == "timeout"
    assert found["message"] == "No result within 0.3 s; it was at line 2"
    assert found["frames"][-1]["line"] == 2


def test_a_catch_all_does_not_hide_a_timeout():
    source = "import time\ndef f():\n    try:\n        while True: time.sleep(0.01)\n    except BaseException:\n        return 1\n"
    found = one(source, "assert f() == 1", timeout=0.2, arm=host.alarm)
    assert (found["status"], found["message"]) == ("timeout", "No result within 0.2 s")
    source = "import time\ndef f():\n    try:\n        while True: time.sleep(0.01)\n    except BaseException:\n        raise ValueError\n"
    assert one(source, "f()", timeout=0.2, arm=host.alarm)["status"] == "timeout"
    assert one("import time\ndef f(): time.sleep(0.2)\n", "assert f() == 1", timeout=0.1)["status"] == "timeout"


def test_without_a_host_a_slow_test_is_found_afterwards():
    assert one("import time\ndef f(): time.sleep(0.2)\n", "f()", timeout=0.1)["status"] == "timeout"


def test_the_next_test_runs_after_a_timeout():
    source = "def f(x):\n    while x: pass\n"
    tests = "from answer import f\ndef test_a(): f(1)\ndef test_b(): f(0)"
    assert [t["status"] for t in report(source, tests, timeout=0.2, arm=host.alarm)["tests"]] == ["timeout", "passed"]


def test_after_three_timeouts_the_rest_is_skipped():
    tests = "from answer import f\n" + "".join(f"def test_{i}(): f()\n" for i in range(5))
    found = report("def f():\n    while True: pass\n", tests, timeout=0.1, arm=host.alarm)["tests"]
    assert [t["status"] for t in found] == ["timeout"] * 3 + ["skipped"] * 2
    assert found[3]["message"] == "Not run, because 3 tests took too long"


def test_stopping_ends_the_run():
    found = report(
        "def f(): raise KeyboardInterrupt\n",
        "from answer import f\ndef test_a(): pass\ndef test_b(): f()\ndef test_c(): pass",
    )
    assert [t["status"] for t in found["tests"]] == ["passed", "stopped", "skipped"]
    assert (found["tests"][1]["message"], found["tests"][2]["message"]) == ("Stopped", "Stopped before this test")
    assert found["status"] == "failed"


def test_stopping_while_loading():
    assert report("raise KeyboardInterrupt\n", "def test_a(): pass")["load"]["message"] == "Stopped while your code was loading"


def test_an_interrupt_between_test_and_disarming_is_caught():
    armed = []

    def arm(seconds):
        armed.append(seconds)
        if len(armed) == 4:  # the first disarming of the first test
            raise KeyboardInterrupt

    found = report("def f(): pass\n", "from answer import f\ndef test_a(): f()\ndef test_b(): f()", arm=arm)
    assert [t["status"] for t in found["tests"]] == ["stopped", "skipped"]
    assert armed[-1] is None


@pytest.mark.parametrize("strike", range(1, 8))
def test_an_interrupt_in_the_judge_itself_is_a_stop(strike, monkeypatch):
    restored, restore = [], World.restore

    def interrupted(world):
        restored.append(world)
        if len(restored) == strike:
            raise KeyboardInterrupt
        restore(world)

    monkeypatch.setattr(World, "restore", interrupted)
    source, tests = "import math\ndef f(): math.pi = 3\n", "from answer import f\ndef test_a(): f()\ndef test_b(): f()"
    found = report(source, tests)
    statuses = [t["status"] for t in found["tests"]]
    stopped = "skipped skipped" if strike < 3 else "stopped skipped" if strike < 5 else "passed stopped" if strike < 7 else "passed passed"
    assert " ".join(statuses) == stopped
    assert (found["load"] is not None) == (strike < 3)
    assert math.pi > 3 and sys.stdout is not None and "answer" not in sys.modules


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("import sys; sys.exit(1)", "ended the program at line 2"),
        ("exit()", ""),
        ("raise MemoryError", "ran out of memory at line 2"),
        ("raise GeneratorExit", "GeneratorExit"),
        ("raise BaseException('odd')", "BaseException: odd"),
        ("raise StopIteration", "StopIteration"),
    ],
)
def test_other_ways_to_end(code, words):
    found = one(f"def f():\n    {code}\n", "f()")
    assert found["status"] == "error" and words in found["message"]


# --- the process of its own ---


def suite_of(*names: str) -> list[tuple[str, str]]:
    return [("tests", "from answer import f\n" + "".join(f"def {name}(): f()\n" for name in names))]


def test_host_judges_many_sources():
    reports = host.run({"good": "def f(): pass", "bad": "def f(): 1 / 0", "none": ""}, suite_of("test_a"))
    assert {name: found["status"] for name, found in reports.items()} == {"good": "passed", "bad": "failed", "none": "error"}


def test_host_survives_what_ends_the_process():
    sources = {
        "exits": "import os\ndef f(): os._exit(7)",
        "writes": "import os\ndef f(): os.write(1, b'{}\\n'); print('x', file=__import__('sys').__stdout__, flush=True)",
        "after": "def f(): pass",
    }
    reports = host.run(sources, suite_of("test_a"))
    assert reports["exits"]["load"]["message"] == "the process that ran this code ended with exit code 7 and no report"
    assert reports["writes"]["status"] == reports["after"]["status"] == "passed"


def test_host_ends_what_cannot_be_interrupted(monkeypatch):
    monkeypatch.setattr(host, "STARTING", 1.0)
    sources = {"deaf": "import signal\ndef f():\n    signal.signal(signal.SIGALRM, signal.SIG_IGN)\n    while True: pass", "after": "def f(): pass"}
    reports = host.run(sources, suite_of("test_a"), timeout=0.2)
    assert reports["deaf"]["status"] == "error" and reports["after"]["status"] == "passed"


def test_host_interrupts_code_that_swallows_interrupts():
    loop = "        try:\n            while True: time.sleep(0.01)\n        except BaseException: pass"
    source = f"import time\ndef f():\n    for _ in range(2):\n{loop}"
    assert host.run({"deaf": source}, suite_of("test_a"), timeout=0.2)["deaf"]["tests"][0]["status"] == "timeout"


def test_a_jump_without_a_line_counts_as_the_line_before_it():
    """CPython gives the jump back to a loop's head no line; a timeout may strike just there."""
    code = compile("def f():\n    for x in y:\n        if x:\n            g(x)\n", "answer.py", "exec").co_consts[0]

    class Trace:
        tb_lineno, tb_lasti = None, len(code.co_code) - 2

        class tb_frame:
            f_code = code

    assert explain._line(Trace) in (2, 3, 4)
