"""Generated pages: everything in the bank is on a page, everything on a page is in the bank, every fence is run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from handbook import bundle, html, pages, site
from handbook.markup import counts, expand, first_sentence, question_path, topic_path
from handbook.snippets import lines, regions, split_output

FIELDS_ON_PAGE = ("ask", "short", "answer")


@pytest.fixture(scope="module")
def bank(loaded):
    return loaded.bank


@pytest.fixture(scope="module")
def generated(bank):
    return {path: text.decode() for path, text in pages.generate(bank).items()}


def words(text: str) -> str:
    """Text without markup and white space, for comparing."""
    return re.sub(r"\W+", "", re.sub(r'\]\([^)]*\)|--8<-- "[^"]*"', "", text))


def test_every_question_has_its_page_and_the_reverse(bank, generated):
    found = {p for p in generated if p.startswith("questions/") and p != "questions/index.md"}
    assert found == {question_path(i) for i in bank.questions}


def test_page_holds_the_whole_question(bank, generated):
    for q in bank.questions.values():
        page = words(generated[question_path(q.id)])
        texts = [getattr(q, name) for name in FIELDS_ON_PAGE] + [p.point for p in q.listen_for] + [p.why for p in q.pitfalls]
        texts += [t for f in q.followups for t in (f.ask, f.answer)] + [c.reply for c in q.clarify] + q.hints
        for text in texts:
            for paragraph in re.sub(r'^.*--8<--.*$', "", text, flags=re.M).split("\n\n"):
                assert words(paragraph) in page, f"{q.id}: {paragraph[:60]}"


def test_every_topic_and_round_has_a_page(bank, generated):
    there = set(generated) | set(bank.pages)
    for round_ in bank.syllabus.rounds:
        assert f"{round_.id}/index.md" in there
        for topic in round_.topics:
            assert topic_path(bank, topic.id) in there


def test_topic_pages_list_their_questions(bank, generated):
    for q in bank.questions.values():
        path = topic_path(bank, q.topic)
        text = generated.get(path) or expand(bank, path, bank.pages[path].text)
        assert f'data-id="{q.id}"' in text, f"{path} lacks {q.id}"


def test_navigation_names_every_round_and_topic_once(bank):
    def walk(entry):
        if isinstance(entry, str):
            yield entry
        else:
            for value in entry.values() if isinstance(entry, dict) else entry:
                yield from walk(value)

    paths = list(walk(pages.nav(bank)))
    wanted = [topic_path(bank, t.id) for r in bank.syllabus.rounds for t in r.topics] + [f"{r.id}/index.md" for r in bank.syllabus.rounds]
    assert len(paths) == len(set(paths)) and set(wanted) <= set(paths)


def test_hand_written_pages_describe_themselves(bank):
    for page in bank.pages.values():
        assert page.title and 20 <= len(page.description) <= 160, page.path


def test_generators_are_pure(bank, root):
    assert site.generated(root, bank) == site.generated(root, bank)


def test_stage_writes_what_the_hook_generates(bank, root, tmp_path):
    count = site.stage(root, bank, tmp_path)
    files = {p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*") if p.is_file()}
    assert len(files) == count
    assert set(site.generated(root, bank)) <= files and set(bank.pages) <= files
    for path, content in site.generated(root, bank).items():
        assert (tmp_path / path).read_bytes() == content
    assert not [p for p in files if p.endswith(".md") and "<!-- hb:" in (tmp_path / p).read_text(encoding="utf-8")]


def test_exercise_data_opens_to_the_files(bank, root):
    import base64
    import json
    import zlib

    for q in bank.questions.values():
        if q.is_exercise:
            data = bundle.exercise(root, bank, q)
            sealed = json.loads(zlib.decompress(base64.b64decode(data["sealed"])))
            assert sealed["hidden"] == bank.exercises[q.id]["hidden.py"]
            assert [a["code"] for a in sealed["approaches"]] == [bank.exercises[q.id][a.file] for a in q.approaches]
            assert "def " not in data["sealed"]


def test_unknown_directive_is_an_error(bank):
    with pytest.raises(ValueError, match="unknown directive hb:cuont"):
        expand(bank, "index.md", "<!-- hb:cuont questions -->")


def test_directives_in_code_stay(bank):
    assert "<!-- hb:count questions -->" in expand(bank, "index.md", "```\n<!-- hb:count questions -->\n```")


def test_counts_are_of_the_bank(bank):
    assert expand(bank, "index.md", "<!-- hb:count questions -->") == str(len(bank.questions)) == str(counts(bank)["questions"])


# --- fences -----------------------------------------------------------------------------------------------------------


def escaped_fences(text: str) -> list[tuple[int, str]]:
    """Python fences that pytest-markdown-docs does not run: indented, in another notation, or marked."""
    found, previous = [], None
    for line in lines(text):
        opens = line.fence is not None and previous is None
        previous = line.fence
        if opens and re.match(r"^\s*(`{3,}|~{3,})", line.text):
            info = line.fence
            if "norun" in info:
                continue
            if re.search(r"\bpy(thon)?3?\b", info) and not re.fullmatch(r"```python", line.text):
                found.append((line.number, line.text.strip()))
    return found


def test_no_python_fence_of_a_page_escapes(bank, root):
    for path in [*sorted((root / "docs").rglob("*.md"))]:
        assert not escaped_fences(path.read_text(encoding="utf-8")), path


def test_no_python_fence_in_questions(bank):
    """Code in answers comes from snippets, so that it is run; a fence there would be run by nothing."""
    for q in bank.questions.values():
        for text in (q.answer, q.short, *(f.answer for f in q.followups), *(p.why for p in q.pitfalls)):
            assert not escaped_fences(text) and "```python" not in text, q.id


@pytest.mark.parametrize(
    "text", ["    ```python\n    x\n    ```", "``` { .python }\nx\n```", "```py\nx\n```", "```python notest\nx\n```", "~~~python\nx\n~~~", "!!! note\n\n    ```python\n    x\n    ```"]
)
def test_escaping_fences_are_noticed(text):
    assert escaped_fences(text)


def test_run_fences_are_left_alone():
    assert not escaped_fences("```python\nx\n```\n\n``` { .python .norun }\ny\n```\n\n```text\nz\n```")


# --- pieces -----------------------------------------------------------------------------------------------------------


def test_fragments_use_the_extensions_of_the_pages(root):
    class Loader(yaml.SafeLoader):
        pass

    Loader.add_multi_constructor("tag:yaml.org,2002:python/name:", lambda loader, suffix, node: suffix)
    Loader.add_constructor("!ENV", lambda loader, node: None)
    config = yaml.load((root / "mkdocs.yml").read_text(encoding="utf-8"), Loader)
    names = [e if isinstance(e, str) else next(iter(e)) for e in config["markdown_extensions"]]
    assert [n for n in names if n in html.EXTENSIONS] == list(html.EXTENSIONS)


def test_math_survives_markdown(root):
    out = html.html(root, "| a | b |\n|---|---|\n| $|x|$ | $a_1 * b_2 * c$ |\n\n`$x$` costs \\$4 and $5 a day, $x^2$.\n\n$$\n- a\n+ b\n$$")
    assert out.count('class="katex"') == 4 and out.count("katex-display") == 1
    assert "<code>$x$</code>" in out and "$4 and $5" in out and "<em>" not in out and "<td>" in out


def test_regions_and_output():
    text = "a = 1\n# --8<-- [start:x]\nprint(a)\n#> 1\n# --8<-- [start:y]\nb = 2\n# --8<-- [end:y]\n# --8<-- [end:x]\n"
    assert regions(text) == {"x": "print(a)\n#> 1\nb = 2", "y": "b = 2"}
    assert split_output(regions(text)["x"]) == ("print(a)\nb = 2", "1")
    with pytest.raises(ValueError, match="never ends"):
        regions("# --8<-- [start:x]\n")


def test_descriptions_are_plain():
    assert first_sentence("Say `x` and $y^2$, see [this](q:a/b).\nMore.") == "Say x and y^2, see this. More."
    assert len(first_sentence("word " * 100)) <= 155


def test_assets_are_files(root):
    assert all(isinstance(p, Path) and p.is_file() for p in site.assets(root).values())
