from answer import Autocomplete
from handbook.judge import close


def filled(k, counts):
    """An Autocomplete that was told each query with its count, in this order."""
    complete = Autocomplete(k)
    for query, count in counts.items():
        complete.add(query, count)
    return complete


def test_most_counted_first():
    """Of three queries that begin with 'da' the two most counted, in order"""
    complete = filled(2, {"day": 3, "data": 9, "date": 5, "dog": 50})
    assert close(complete.suggest("da"), ["data", "date"])


def test_equal_counts_are_alphabetical():
    """Ties are in alphabetical order, whatever came first"""
    complete = filled(2, {"tea": 4, "ten": 4, "tap": 4})
    assert close(complete.suggest("t"), ["tap", "tea"])


def test_the_prefix_itself_is_a_suggestion():
    """'car' begins with 'car'"""
    complete = filled(3, {"car": 2, "cart": 7, "ca": 9})
    assert close(complete.suggest("car"), ["cart", "car"])


def test_unknown_prefix():
    """No query begins like this: an empty list, also beyond the end of a query"""
    complete = filled(3, {"car": 2})
    assert close(complete.suggest("x"), [])
    assert close(complete.suggest("cars"), [])


def test_counts_add_up():
    """A query overtakes another as it is counted again"""
    complete = filled(1, {"mean": 3, "median": 2})
    assert close(complete.suggest("me"), ["mean"])
    complete.add("median")
    assert close(complete.suggest("me"), ["mean"])
    complete.add("median")
    assert close(complete.suggest("me"), ["median"])


def test_a_single_add_counts_one():
    """add(query) is one more"""
    complete = filled(2, {"abc": 1})
    complete.add("abd")
    complete.add("abd")
    assert close(complete.suggest("a"), ["abd", "abc"])
