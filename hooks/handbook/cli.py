"""The `handbook` command."""

from __future__ import annotations

import argparse
import difflib
import json
import re
import sys
from pathlib import Path
from typing import get_args

from handbook import check, chromium, engines, exercises, folder, node, printing, proofs, runtime, scaffold, site, terminal
from handbook.load import Loaded, load
from handbook.markup import counts
from handbook.model import Kind, Problem, question_schema, sheet_schema, syllabus_schema


def find_root(start: Path) -> Path:
    """The nearest folder upward that holds mkdocs.yml and questions/."""
    for folder in (start, *start.parents):
        if (folder / "questions" / "syllabus.yml").exists():
            return folder
    sys.exit("handbook: no questions/syllabus.yml here or above - run it inside the repository")


def selected(problems: list[Problem], root: Path, files: list[str]) -> list[Problem]:
    """Problems of the named files; an exercise's YAML file brings its folder along."""
    if not files:
        return problems
    chosen = [Path(f).resolve().relative_to(root).as_posix() for f in files]
    folders = tuple(c.removesuffix(".yml") + "/" for c in chosen)
    return [p for p in problems if p.path in chosen or (p.path + "/").startswith(folders)]


def run_problems(root: Path, loaded: Loaded, files: list[str]) -> list[Problem]:
    """What only running finds: exercises both ways, printed output of snippets."""
    problems = []
    chosen = [Path(f).resolve() for f in files]
    for ident in loaded.bank.exercises:
        folder = root / "questions" / ident
        if chosen and folder not in chosen and folder.with_suffix(".yml") not in chosen:
            continue
        question = loaded.bank.questions.get(ident)
        for file, line, message, fix in exercises.verify(folder, timeout=question.timeout if question else 5):
            problems.append(Problem(f"questions/{ident}/{file}", line, 1, ident, message, fix))
    for snippet in loaded.bank.snippets.values():
        path = root / "snippets" / snippet.path
        if chosen and path not in chosen:
            continue
        relative = path.relative_to(root).as_posix()
        try:
            line = proofs.replay(path).differs_at
            if line:
                problems.append(Problem(relative, line, 1, snippet.path, "printed output differs from the #> lines", f"run `handbook update {relative}`"))
        except proofs.ProofError as error:
            problems.append(Problem(relative, error.line, 1, snippet.path, f"does not run: {error}", "mend the code"))
    return problems


def do_check(root: Path, options: argparse.Namespace) -> int:
    """`handbook check [--run] [FILE …]`."""
    loaded = load(root)
    problems = selected(check.check(root, loaded), root, options.files)
    if options.run:
        problems += run_problems(root, loaded, options.files)
    for problem in problems:
        print(problem)
    bank = loaded.bank
    print(
        f"{len(problems)} problem{'' if len(problems) == 1 else 's'} in {len(bank.questions)} questions, "
        f"{len(bank.exercises)} exercises, {len(bank.snippets)} snippets, {len(bank.pages)} pages",
        file=sys.stderr,
    )
    return 1 if problems else 0


def do_update(root: Path, options: argparse.Namespace) -> int:
    """`handbook update [SNIPPET …]`: rewrite what is derived from the bank."""
    if options.files:
        for name in options.files:
            path = Path(name).resolve()
            result = proofs.replay(path)
            if result.differs_at:
                path.write_text(result.expected, encoding="utf-8")
            print(("rewritten " if result.differs_at else "unchanged ") + name)
        return 0
    schemas = {"questions/schema.json": question_schema(), "questions/syllabus.schema.json": syllabus_schema(), "sheets/schema.json": sheet_schema()}
    for name, schema in schemas.items():
        write(root / name, json.dumps(schema, indent=1, ensure_ascii=False) + "\n")
    loaded = load(root)
    covered = check.covered_points(loaded.bank)
    syllabus = root / "questions" / "syllabus.yml"
    text = syllabus.read_text(encoding="utf-8")
    write(
        syllabus,
        re.sub(r"(\{id: ([A-Z]\d\d),.*), planned: true\}", lambda m: m[1] + "}" if m[2] in covered else m[0], text),
    )
    readme = root / "README.md"
    filled = readme.read_text(encoding="utf-8")
    for name, value in counts(loaded.bank).items():
        filled = re.sub(rf"(<!-- {name} -->)[^<]*(<!-- /{name} -->)", rf"\g<1>{value}\g<2>", filled)
    write(readme, filled)
    return 0


def write(path: Path, text: str) -> None:
    """Write a file if that changes it, and say so."""
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")
        print(f"rewritten {path.name}")


def do_coverage(root: Path, options: argparse.Namespace) -> int:
    """`handbook coverage`: points, by round, and what covers them."""
    bank = load(root).bank
    covered = check.covered_points(bank)
    for round_ in bank.syllabus.rounds:
        points = [p for t in round_.topics for p in t.points]
        done = [p for p in points if p.id in covered]
        kinds: dict[str, int] = {}
        for question in bank.of_round(round_.id):
            kinds[question.kind] = kinds.get(question.kind, 0) + 1
        print(f"{round_.id:16} {len(done):3} of {len(points):3} points   {len(bank.of_round(round_.id)):3} questions   {', '.join(f'{n} {k}' for k, n in sorted(kinds.items()))}")
        if options.missing:
            for point in points:
                if point.id not in covered:
                    print(f"    {point.id} {point.text}")
    return 0


def do_new(root: Path, options: argparse.Namespace) -> int:
    """`handbook new question|exercise`: ask for what was not given, then write the files."""
    syllabus = load(root).bank.syllabus
    topic = options.topic or choose("Topic", {t.id: f"{r.title}: {t.title}" for r in syllabus.rounds for t in r.topics})
    what = options.what or choose("What", {"question": "a question", "exercise": "a coding exercise with tests"})
    kinds = [k for k in get_args(Kind) if k != "coding"]
    kind = "coding" if what == "exercise" else options.kind or choose("Kind", {k: "" for k in kinds})
    title = options.title or input("Title, as a reader sees it in a list: ").strip()
    slug = options.name or re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")
    if not title or not slug:
        print("handbook new: a title is needed")
        return 1
    try:
        written = scaffold.write(root, syllabus, topic, slug, kind, title)
    except scaffold.ScaffoldError as error:
        print(f"handbook new: {error}")
        return 1
    for path in written:
        print(path.relative_to(root))
    print(f"Write it, then: handbook check {written[0].relative_to(root)}")
    return 0


def choose(what: str, options: dict[str, str]) -> str:
    """Ask until one of the options is named; a unique beginning is enough."""
    print("\n".join(f"  {name:28} {text}" for name, text in options.items()))
    while True:
        answer = input(f"{what}: ").strip()
        near = [name for name in options if name == answer] or [name for name in options if answer and name.startswith(answer)]
        if len(near) == 1:
            return near[0]
        print(f"  {answer!r} is {'ambiguous: ' + ', '.join(near) if near else 'not in the list'}")


def do_practice(root: Path, options: argparse.Namespace) -> int:
    """`handbook practice ID`: an exercise as files, judged at every save."""
    bank = load(root).bank
    known = [ident for ident, q in bank.questions.items() if q.is_exercise and ident in bank.exercises]
    found = [ident for ident in known if options.id in (ident, ident.split("/")[1])]
    if len(found) != 1:
        near = found or difflib.get_close_matches(options.id, known + [ident.split("/")[1] for ident in known], 3)
        print(f"handbook practice: {'no exercise is' if not found else 'several exercises are'} called {options.id!r}{' - did you mean ' + ' or '.join(near) + '?' if near else ''}")
        return 2
    q, files = bank.questions[found[0]], bank.exercises[found[0]].files
    place = Path.cwd() / "practice" / q.id.split("/")[1]
    new = folder.unpack(q, files, place)
    print(f"{place.relative_to(Path.cwd())}/: {', '.join(new) + ' written' if new else 'your files are kept'}")
    tests = exercises.suites(files) if options.submit else exercises.suites({"tests.py": files["tests.py"]})
    return terminal.practice(place / terminal.ANSWER, tests, q.timeout, once=options.once, submitted=options.submit, packages=q.packages, title=q.title)


def do_setup(root: Path, options: argparse.Namespace) -> int:
    """`handbook setup`: npm packages."""
    node.install(root)
    return 0


def do_assets(root: Path, options: argparse.Namespace) -> int:
    """`handbook assets`: the browser's Python and the scripts."""
    runtime.build(root)
    node.run(root / "hooks" / "node" / "bundle.mjs", cwd=root)
    return 0


def do_browser(root: Path, options: argparse.Namespace) -> int:
    """`handbook browser`: find or install Chromium, Firefox and WebKit; tests that need them skip without."""
    chromium.install()
    engines.install()
    return 0


def do_sheets(root: Path, options: argparse.Namespace) -> int:
    """`handbook sheets`: PDFs of the sheets that changed."""
    try:
        for pdf in printing.print_sheets(root, load(root).bank):
            print(pdf.relative_to(root))
    except printing.PrintError as error:
        print(f"handbook sheets: {error}")
        return 1
    return 0


def do_stage(root: Path, options: argparse.Namespace) -> int:
    """`handbook stage DIR`."""
    loaded = load(root)
    problems = check.check(root, loaded)
    if problems:
        print(*problems, sep="\n")
        return 1
    print(f"{site.stage(root, loaded.bank, Path(options.folder))} files in {options.folder}")
    return 0


def main(arguments: list[str] | None = None) -> int:
    """Entry point."""
    parser = argparse.ArgumentParser(prog="handbook", description="Check, extend and stage the question bank.")
    verbs = parser.add_subparsers(dest="verb", required=True)
    verb = verbs.add_parser("check", help="check the bank, or only the named files")
    verb.add_argument("files", nargs="*")
    verb.add_argument("--run", action="store_true", help="also run exercises and snippets")
    verb.set_defaults(do=do_check)
    verb = verbs.add_parser("update", help="rewrite schemas, planned flags and counts, or the printed output of the named snippets")
    verb.add_argument("files", nargs="*")
    verb.set_defaults(do=do_update)
    verb = verbs.add_parser("stage", help="write the whole source tree, generated pages included, to a folder")
    verb.add_argument("folder")
    verb.set_defaults(do=do_stage)
    verb = verbs.add_parser("new", help="write a new question or exercise")
    verb.add_argument("what", nargs="?", choices=["question", "exercise"])
    verb.add_argument("--topic", help="topic id of questions/syllabus.yml")
    verb.add_argument("--kind", choices=[k for k in get_args(Kind) if k != "coding"])
    verb.add_argument("--title")
    verb.add_argument("--name", help="file name without .yml; made from the title when left out")
    verb.set_defaults(do=do_new)
    verb = verbs.add_parser("practice", help="work on an exercise in your own editor: it is judged at every save")
    verb.add_argument("id", help="an exercise, as in ml-coding/softmax, or only softmax")
    verb.add_argument("--submit", action="store_true", help="run the hidden tests too")
    verb.add_argument("--once", action="store_true", help="judge once; the exit code says whether all tests passed")
    verb.set_defaults(do=do_practice)
    for name, do, text in (
        ("setup", do_setup, "install npm packages"),
        ("assets", do_assets, "build the browser's Python and the scripts"),
        ("browser", do_browser, "find or install Chromium, Firefox and WebKit"),
        ("sheets", do_sheets, "print the cheat sheets that changed"),
    ):
        verbs.add_parser(name, help=text).set_defaults(do=do)
    verb = verbs.add_parser("coverage", help="which points of the syllabus are covered")
    verb.add_argument("--missing", action="store_true", help="list the points without a question")
    verb.set_defaults(do=do_coverage)
    options = parser.parse_args(arguments)
    return options.do(find_root(Path.cwd()), options)


if __name__ == "__main__":
    sys.exit(main())
