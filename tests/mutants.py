"""How much would the tests of the exercises notice? Changes each reference solution in small ways and counts what is caught.

`make mutants` prints a table and writes build/mutants.json; `make mutants ONLY=ml-coding/softmax` shows each survivor.
Mutants that no test can tell apart are listed with the reason in tests/mutants.yml.
"""

from __future__ import annotations

import ast
import copy
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import yaml
from handbook import exercises
from handbook.judge import host

ROOT = Path(__file__).resolve().parent.parent
ALL_KILLED, EACH_KILLED = 0.90, 0.75
TIMEOUT = 2.0  # seconds a test: a mutant that hangs is caught as well
BINARY = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Div,
    ast.Mod: ast.FloorDiv,
    ast.Pow: ast.Mult,
    ast.MatMult: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
COMPARE = {ast.Lt: (ast.LtE, ast.GtE), ast.LtE: (ast.Lt, ast.Gt), ast.Gt: (ast.GtE, ast.LtE), ast.GtE: (ast.Gt, ast.Lt), ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,), ast.In: (ast.NotIn,), ast.NotIn: (ast.In,), ast.Is: (ast.IsNot,), ast.IsNot: (ast.Is,)}


def variants(node: ast.AST) -> Iterator[ast.AST]:
    """Small changes of one node: another operator, a constant off by one, operands swapped, an argument dropped."""

    def changed(**fields: object) -> ast.AST:
        other = copy.deepcopy(node)
        for name, value in fields.items():
            setattr(other, name, value)
        return other

    match node:
        case ast.BinOp(left=left, op=op, right=right):
            if type(op) in BINARY:
                yield changed(op=BINARY[type(op)]())
            yield left
            yield right
            if isinstance(op, (ast.Sub, ast.Div, ast.Pow, ast.MatMult)):
                yield changed(left=right, right=left)
        case ast.AugAssign(op=op):
            if type(op) in BINARY:
                yield changed(op=BINARY[type(op)]())
            yield ast.Pass()
        case ast.Compare(ops=[op]):
            for other in COMPARE.get(type(op), ()):
                yield changed(ops=[other()])
        case ast.BoolOp(values=values):
            yield changed(op=ast.Or() if isinstance(node.op, ast.And) else ast.And())
            yield from values
        case ast.UnaryOp(operand=operand):
            yield operand
        case ast.IfExp(body=body, orelse=orelse):
            yield body
            yield orelse
        case ast.Constant(value=bool() as value):
            yield changed(value=not value)
        case ast.Constant(value=int() | float() as value):
            yield changed(value=value + 1)
            yield changed(value=value - 1)
        case ast.Call(args=args, keywords=keywords):
            for n in range(len(keywords)):
                yield changed(keywords=keywords[:n] + keywords[n + 1 :])
            if len(args) >= 2:
                yield changed(args=[args[1], args[0], *args[2:]])
            if args and not isinstance(args[0], ast.Starred):
                yield args[0]
        case ast.Slice():
            for name in ("lower", "upper", "step"):
                if getattr(node, name) is not None:
                    yield changed(**{name: None})
        case ast.Assign() | ast.Expr(value=ast.Call()):
            yield ast.Pass()
        case ast.If():
            yield changed(test=ast.Constant(True))
            yield changed(test=ast.Constant(False))
        case ast.Return(value=ast.AST()):
            yield changed(value=ast.Constant(None))
        case _:
            return


class _Replace(ast.NodeTransformer):
    def __init__(self, index: int, new: ast.AST) -> None:
        self.index, self.new, self.count = index, new, -1

    def generic_visit(self, node: ast.AST) -> ast.AST:
        self.count += 1
        return self.new if self.count == self.index else super().generic_visit(node)


def _preorder(tree: ast.AST) -> list[ast.AST]:
    nodes = [tree]
    for child in ast.iter_child_nodes(tree):
        nodes += _preorder(child)
    return nodes


def mutants(source: str) -> dict[str, str]:
    """Name of each mutant (line, what stood there, what stands there now) → its source."""
    tree = ast.parse(source)
    original, found = ast.unparse(tree), {}
    for index, node in enumerate(_preorder(tree)):
        for new in variants(node):
            text = ast.unparse(ast.fix_missing_locations(_Replace(index, copy.deepcopy(new)).visit(copy.deepcopy(tree))))
            if text != original:
                found.setdefault(f"{node.lineno}: {_short(node)} -> {_short(new)}", text)
    return found


def _short(node: ast.AST) -> str:
    text = ast.unparse(node).split("\n")[0]
    return text if len(text) <= 60 else text[:57] + "..."


def survivors(folder: Path, timeout: float) -> tuple[int, list[str]]:
    """How many mutants the reference solution has, and those that pass every test."""
    files = exercises.read(folder)
    sources = mutants(files["solution.py"])
    reports = host.run(sources, exercises.suites(files), timeout)
    return len(sources), [name for name, report in reports.items() if report["status"] == "passed"]


def main(only: list[str]) -> int:
    """Print the table; 1 when too many survive."""
    known = yaml.safe_load((ROOT / "tests" / "mutants.yml").read_text(encoding="utf-8")) or {}
    rows, bad = {}, []
    folders = sorted(p.parent for p in (ROOT / "questions").glob("*/*/solution.py"))
    for number, folder in enumerate(folders, 1):
        ident = folder.relative_to(ROOT / "questions").as_posix()
        if only and ident not in only:
            continue
        total, alive = survivors(folder, TIMEOUT)
        equivalent = known.get(ident, {})
        stale = sorted(set(equivalent) - set(alive))
        alive = [name for name in alive if name not in equivalent]
        counted = total - len(equivalent)
        share = 1 - len(alive) / counted
        rows[ident] = {"mutants": counted, "killed": counted - len(alive), "equivalent": len(equivalent), "share": round(share, 4), "survivors": alive}
        if share < EACH_KILLED or stale:
            bad.append(ident)
        print(f"{number:3} of {len(folders)}  {ident:44} {counted - len(alive):4} of {counted:4} killed  {share:6.1%}" + (f"  stale in mutants.yml: {stale}" if stale else ""), flush=True)
        if only:
            print("\n".join(f"      survives  {name}" for name in alive))
    if rows:
        killed, counted = sum(r["killed"] for r in rows.values()), sum(r["mutants"] for r in rows.values())
        print(f"all: {killed} of {counted} killed, {killed / counted:.1%}")
        if not only:
            (ROOT / "build").mkdir(exist_ok=True)
            (ROOT / "build" / "mutants.json").write_text(json.dumps(rows, indent=1), encoding="utf-8")
        if killed / counted < ALL_KILLED:
            bad.append("all")
    if bad:
        print("too few killed, or equivalents that are caught now: " + ", ".join(bad))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
