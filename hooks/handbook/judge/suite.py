"""Files of source: the learner's module and the suites of tests."""

import ast
import linecache
import sys
import types

from handbook.judge.pristine import __builtins__  # noqa: F401
from handbook.judge.rewrite import rewrite

ANSWER, TESTS = "answer", "handbook_tests"  # names of modules while a test runs
ANSWER_FILE = "answer.py"


class Suite:
    """One file of tests, compiled once; label "tests" has the file name tests.py."""

    def __init__(self, label, source):
        self.label, self.file, self.source = label, f"{label}.py", source
        remember(self.file, source)
        self.tree = ast.parse(source, self.file)
        self.code = rewrite(source, self.file)
        functions = [node for node in self.tree.body if isinstance(node, ast.FunctionDef)]
        self.tests = [(node.name, _title(node)) for node in functions if node.name.startswith("test_")]

    def wanted(self):
        """Names that the tests take from the learner's module."""
        froms = [node for node in ast.walk(self.tree) if isinstance(node, ast.ImportFrom) and node.module == ANSWER]
        return [alias.name for node in froms for alias in node.names]

    def statement(self, line):
        """The source of the simple statement at that line."""
        for node in ast.walk(self.tree):
            simple = isinstance(node, ast.stmt) and not hasattr(node, "body")
            if simple and node.lineno <= line <= node.end_lineno:
                return ast.get_source_segment(self.source, node)
        return linecache.getline(self.file, line).strip()


def _title(node):
    words = node.name.removeprefix("test_").replace("_", " ").capitalize()
    return (ast.get_docstring(node) or words).splitlines()[0].rstrip(".")


def remember(file, source):
    """Makes the lines of source available to tracebacks, warnings and inspect."""
    linecache.cache[file] = (len(source), None, source.splitlines(keepends=True), file)


def execute(name, file, code, **names):
    """A new module with that name, code run inside."""
    module = types.ModuleType(name)
    module.__file__ = file
    vars(module).update(names)
    sys.modules[name] = module
    exec(code, vars(module))
    return module
