from answer import align, word_error_rate
from handbook.judge import close, unchanged


def errors(reference, hypothesis):
    """Errors of the alignment of two strings, once it is known to spell out both."""
    reference, hypothesis = reference.split(), hypothesis.split()
    pairs = [tuple(pair) for pair in align(reference, hypothesis)]
    assert [r for r, h in pairs if r is not None] == reference
    assert [h for r, h in pairs if h is not None] == hypothesis
    assert (None, None) not in pairs
    return sum(r != h for r, h in pairs)


def test_equal_sentences():
    """Nothing wrong: each word is paired with itself"""
    assert [tuple(pair) for pair in align(["a", "b"], ["a", "b"])] == [
        ("a", "a"),
        ("b", "b"),
    ]
    assert close(word_error_rate(["turn it off"], ["turn it off"]), 0.0)


def test_a_dropped_word_costs_one():
    """The words behind a missing one are still in place"""
    pairs = align(
        "turn off the kitchen lights".split(), "turn off kitchen lights".split()
    )
    expected = [
        ("turn", "turn"),
        ("off", "off"),
        ("the", None),
        ("kitchen", "kitchen"),
        ("lights", "lights"),
    ]
    assert [tuple(pair) for pair in pairs] == expected


def test_a_substitution_costs_one():
    """Three wrong words are three errors, even if two deletions and two insertions would save one word"""
    assert errors("turn", "burn") == 1
    assert errors("x y a", "a p q") == 3


def test_the_longest_match_can_mislead():
    """oh no, said instead of no no, is one error; so are others that pairing the longest block first gets wrong"""
    assert errors("no no", "oh no") == 1
    assert errors("do play now", "play now play now") == 2


def test_short_sentences_do_not_weigh_more():
    """One error in ten words and one in a single word are two errors in eleven words"""
    rate = word_error_rate(
        ["one two three four five six seven eight nine ten", "stop"],
        ["one two three for five six seven eight nine ten", "shop"],
    )
    assert close(rate, 2 / 11)


def test_insertions_can_push_the_rate_above_one():
    """Three words heard where one was said: two errors for one word"""
    assert close(word_error_rate(["stop"], ["please do stop"]), 2.0)


def test_one_side_is_empty():
    """Everything deleted, everything inserted, and nothing at all"""
    assert [tuple(pair) for pair in align(["a", "b"], [])] == [("a", None), ("b", None)]
    assert [tuple(pair) for pair in align([], ["a", "b"])] == [(None, "a"), (None, "b")]
    assert list(align([], [])) == []


def test_the_lists_are_not_changed():
    """The caller's words stay as they were"""
    assert unchanged(align, ["a", "b", "c"], ["b", "d"])
