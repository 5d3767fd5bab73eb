from itertools import combinations
from math import log
from random import Random

from answer import segment
from handbook.judge import close


def score(words, counts, penalty):
    """The log-probability of a split."""
    total = sum(counts.values())
    return sum(
        (log(counts[word]) if word in counts else -penalty * len(word)) - log(total)
        for word in words
    )


def splits(text, longest):
    """All splits of text into words of at most longest characters."""
    for size in range(len(text)):
        for cuts in combinations(range(1, len(text)), size):
            words = [text[a:b] for a, b in zip((0, *cuts), (*cuts, len(text)))]
            if max(map(len, words)) <= longest:
                yield words


def as_good_as_any(text, counts, penalty, longest):
    """Whether the answer is a split of text whose score no other split beats."""
    found = [str(word) for word in segment(text, counts, penalty, longest)]
    if "".join(found) != text or not all(0 < len(word) <= longest for word in found):
        return False
    best = max(score(words, counts, penalty) for words in splits(text, longest))
    return bool(close(score(found, counts, penalty), best))


def test_all_splits_of_short_texts():
    """60 random texts of up to 10 letters over random dictionaries: no other split is better"""
    rng = Random(1)
    for _ in range(60):
        words = {"".join(rng.choices("abc", k=rng.randint(1, 4))) for _ in range(8)}
        counts = {word: rng.choice([1, 2, 5, 30, 400]) for word in sorted(words)}
        text = "".join(rng.choices("abc", k=rng.randint(1, 10)))
        assert as_good_as_any(
            text, counts, rng.choice([0.1, 1.0, 2.3, 6.0]), rng.choice([1, 3, 5, 20])
        )


def test_the_penalty_decides():
    """ab is unknown, a and b are rare: a small penalty keeps ab together, a large one takes it apart"""
    counts = {"a": 1, "b": 1, "z": 98}
    assert list(segment("ab", counts, penalty=0.5)) == ["ab"]
    assert list(segment("ab", counts, penalty=9.0)) == ["a", "b"]
    assert as_good_as_any("zabz", counts, 2.3, 20) and as_good_as_any(
        "zabz", counts, 2.4, 20
    )


def test_no_penalty():
    """Penalty 0: any unknown stretch costs as much as a word seen once"""
    assert list(segment("xyx", {"a": 1}, penalty=0)) != []
    assert as_good_as_any("xyaxy", {"a": 3, "xy": 2, "x": 9}, 0, 20)


def test_known_words_beyond_the_limit():
    """The limit holds for words of the dictionary too"""
    assert list(
        segment("together", {"together": 100, "to": 1, "get": 1, "her": 1}, longest=3)
    ) == ["to", "get", "her"]


def test_words_of_exactly_the_limit():
    """A known word of as many characters as allowed is found, at the start, inside and at the end"""
    counts = {"abcde": 50, "x": 50}
    assert list(segment("abcdexabcdexabcde", counts, longest=5)) == [
        "abcde",
        "x",
        "abcde",
        "x",
        "abcde",
    ]


def test_one_letter_words():
    """Single letters can be words, at both ends"""
    assert list(segment("ataba", {"a": 400, "at": 1, "tab": 300, "ba": 1})) == [
        "a",
        "tab",
        "a",
    ]


def test_a_dictionary_of_one_word():
    """A word with probability 1 costs nothing; other texts still have a split"""
    assert list(segment("gogogo", {"go": 7})) == ["go", "go", "go"]
    assert "".join(segment("gogosgo", {"go": 7})) == "gogosgo"


def test_twenty_thousand_characters():
    """A long text is neither too deep for recursion nor too slow"""
    words = Random(2).choices(["alpha", "beta", "gamma", "delta", "pi"], k=4_800)
    counts = {"alpha": 9, "beta": 5, "gamma": 7, "delta": 3, "pi": 8}
    assert list(segment("".join(words), counts, longest=8)) == words


def test_defaults():
    """Unless told otherwise the penalty is 2.3 a character and words have at most 20"""
    assert list(segment("ab", {"a": 1, "b": 1, "z": 98})) == ["ab"]  # 2 * 2.3 < ln 100
    assert list(segment("ab", {"a": 1, "b": 1, "z": 96})) == [
        "a",
        "b",
    ]  # 2 * 2.3 > ln 98
    assert (
        len(segment("x" * 20, {"the": 9})) == 1
        and len(segment("x" * 21, {"the": 9})) == 2
    )
