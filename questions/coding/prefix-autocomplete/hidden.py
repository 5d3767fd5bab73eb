from random import Random

from answer import Autocomplete
from handbook.judge import close


def told(k, counts):
    complete = Autocomplete(k)
    for query, count in counts.items():
        complete.add(query, count)
    return complete


def test_empty_prefix():
    """Everything begins with the empty string"""
    assert close(told(3, {"b": 1, "a": 2, "cc": 5, "c": 3}).suggest(""), ["cc", "c", "a"])
    assert close(Autocomplete(3).suggest(""), [])


def test_a_dropped_query_comes_back():
    """A query that fell out of the first k keeps its count"""
    complete = told(1, {"aa": 5, "ab": 9, "ac": 10})
    complete.add("aa", 5)
    assert close(complete.suggest("a"), ["aa"])
    complete.add("ab", 3)
    assert close(complete.suggest("a"), ["ab"])
    assert close(complete.suggest("aa"), ["aa"])


def test_no_query_twice():
    """However often a query is counted, it is suggested once"""
    complete = Autocomplete(4)
    for query in ["sum", "sun", "sum", "sum", "sun", "sub"]:
        complete.add(query)
    assert close(complete.suggest("su"), ["sum", "sun", "sub"])


def test_any_characters():
    """Spaces, capitals, digits and accents are characters like others"""
    complete = told(5, {"new york": 3, "New York": 8, "new": 1, "é": 2, "éa": 4, "2nd": 1})
    assert close(complete.suggest("new "), ["new york"])
    assert close(complete.suggest("N"), ["New York"])
    assert close(complete.suggest("é"), ["éa", "é"])


def test_a_caller_may_change_the_result():
    """The returned list is the caller's own"""
    complete = told(2, {"a": 2, "ab": 1})
    result = complete.suggest("a")
    if isinstance(result, list):
        result.clear()
    assert close(complete.suggest("a"), ["a", "ab"])


def test_instances_are_separate():
    """Two Autocompletes share nothing"""
    told(2, {"a": 1})
    assert close(Autocomplete(2).suggest("a"), [])


def test_agrees_with_sorting_everything():
    """Random additions of short queries with random prefixes in between, against a full sort"""
    rng = Random(2)
    for k in (1, 3, 7):
        complete, counts = Autocomplete(k), {}
        for _ in range(200):
            query = "".join(rng.choices("abc", k=rng.randint(1, 3)))
            count = rng.randint(1, 4)
            complete.add(query, count)
            counts[query] = counts.get(query, 0) + count
            prefix = "".join(rng.choices("abc", k=rng.randint(0, 3)))
            below = sorted((-c, q) for q, c in counts.items() if q.startswith(prefix))
            assert close(complete.suggest(prefix), [q for _, q in below[:k]])


def test_suggesting_while_counting():
    """6,000 queries that begin alike, four suggestions after each: going through all matches takes too long"""
    complete = Autocomplete(3)
    for i in range(6_000):
        complete.add(f"q{i:04d}", 1 + i % 100)
        for prefix in ("", "q", "q0", "q1"):
            complete.suggest(prefix)
    assert close(complete.suggest("q"), ["q0099", "q0199", "q0299"])
    assert close(complete.suggest("q5"), ["q5099", "q5199", "q5299"])
