"""Rewrites the asserts and calls of a test module so that a Watch sees them, evaluating each operand once as before."""

import ast
import builtins

from handbook.judge.pristine import __builtins__  # noqa: F401

ALIKE = ("allclose", "isclose", "array_equal", "array_equiv")
WATCH = "__judge__"


def rewrite(source, file):
    """Compiles the source of tests; the module that runs it needs a Watch under the name WATCH."""
    tree = ast.fix_missing_locations(_Rewrite().visit(ast.parse(source, file)))
    return compile(tree, file, "exec", dont_inherit=True)


def _watch(method, *args, keywords=()):
    args = [arg if isinstance(arg, ast.AST) else ast.Constant(arg) for arg in args]
    return ast.Call(ast.Attribute(ast.Name(WATCH, ast.Load()), method, ast.Load()), args, list(keywords))


class _Rewrite(ast.NodeTransformer):
    def __init__(self):
        self.names = 0

    def visit_Call(self, node):
        if isinstance(node.func, ast.Name) and hasattr(builtins, node.func.id):  # also keeps super() and locals() right
            return self.generic_visit(node)
        name = ast.unparse(node.func)
        node = self.generic_visit(node)
        return _watch("invoke", name, node.func, *node.args, keywords=node.keywords)

    def visit_Assert(self, node):
        node.test = _watch("settle", self._check(node.test))
        node.msg = node.msg and self.visit(node.msg)
        return node

    def _check(self, node):
        source = ast.unparse(node)
        if isinstance(node, ast.BoolOp):
            node.values = [self._check(value) for value in node.values]
            return node
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            source = ast.unparse(node.operand)
            return _watch("falsity", self.visit(node.operand), source)
        if isinstance(node, ast.Compare):
            return self._comparison(node)
        if isinstance(node, ast.Call):
            return _watch("truth", self._call(node), source)
        return _watch("truth", self.visit(node), source)

    def _comparison(self, node, each=False):
        left, parts = self.visit(node.left), []
        for i, (how, right) in enumerate(zip(node.ops, node.comparators)):
            got, expected = left, self.visit(right)
            if i + 1 < len(node.ops):  # a < b < c evaluates b once
                self.names += 1
                name = f"__judge_{self.names}__"
                expected, left = ast.NamedExpr(ast.Name(name, ast.Store()), expected), ast.Name(name, ast.Load())
            elif isinstance(got, ast.Constant) and isinstance(how, (ast.Eq, ast.NotEq)) and not isinstance(expected, ast.Constant):
                got, expected = expected, got  # 3 == f()
            parts.append(_watch("compare", type(how).__name__, got, expected, each))
        return parts[0] if len(parts) == 1 else ast.BoolOp(ast.And(), parts)

    def _call(self, node):
        function = node.func
        last = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
        if last in ALIKE and len(node.args) >= 2 and not any(isinstance(arg, ast.Starred) for arg in node.args):
            name = ast.unparse(function)
            node = self.generic_visit(node)
            return _watch("alike", name, node.func, *node.args, keywords=node.keywords)
        if last == "all" and len(node.args) == 1 and isinstance(node.args[0], (ast.GeneratorExp, ast.ListComp)):
            each = node.args[0]
            each.elt = self._check(each.elt)
            each.generators = [self.visit(generator) for generator in each.generators]
            return node
        if last == "all" and node.args and _single(node.args[0]):  # np.all(a < b)
            node.args[0] = self._comparison(node.args[0], each=True)
            return node
        if last == "all" and isinstance(function, ast.Attribute) and _single(function.value):  # (a < b).all()
            function.value = self._comparison(function.value, each=True)
            return node
        return self.visit(node)


def _single(node):
    return isinstance(node, ast.Compare) and len(node.ops) == 1
