from functools import lru_cache
from random import Random

from answer import align, word_error_rate
from handbook.judge import close


def distance(reference, hypothesis):
    """The edit distance, by definition."""

    @lru_cache(None)
    def of(i, j):
        if i == 0 or j == 0:
            return i + j
        return min(
            of(i - 1, j - 1) + (reference[i - 1] != hypothesis[j - 1]),
            of(i - 1, j) + 1,
            of(i, j - 1) + 1,
        )

    return of(len(reference), len(hypothesis))


def is_best(reference, hypothesis):
    """Whether the alignment spells out both lists and has as few errors as possible."""
    pairs = [tuple(pair) for pair in align(list(reference), list(hypothesis))]
    left, right = (
        [r for r, h in pairs if r is not None],
        [h for r, h in pairs if h is not None],
    )
    spelled = (
        left == list(reference)
        and right == list(hypothesis)
        and (None, None) not in pairs
    )
    return spelled and sum(r != h for r, h in pairs) == distance(reference, hypothesis)


def test_all_pairs_of_short_lists():
    """Every pair of lists of up to four words from a vocabulary of two"""
    lists = [[]]
    for words in lists:
        if len(words) < 4:
            lists += [[*words, "a"], [*words, "b"]]
    for reference in lists:
        for hypothesis in lists:
            assert is_best(reference, hypothesis)


def test_random_lists():
    """40 pairs of up to 30 words from vocabularies of 2, 4 and 50"""
    rng = Random(1)
    for turn in range(40):
        words = [f"w{i}" for i in range((2, 4, 50)[turn % 3])]
        assert is_best(
            rng.choices(words, k=rng.randint(0, 30)),
            rng.choices(words, k=rng.randint(0, 30)),
        )


def test_rotation():
    """Moving a word from the front to the end is one deletion and one insertion"""
    words = [f"w{i}" for i in range(12)]
    assert is_best(words, words[1:] + words[:1])
    assert is_best(words, words[-1:] + words[:-1])


def test_reversed_words():
    """A reversed sentence is as expensive as the definition says, for odd and for even lengths"""
    for n in (1, 2, 5, 6):
        words = [f"w{i}" for i in range(n)]
        assert is_best(words, words[::-1])


def test_pooled_over_many_sentences():
    """20 sentences of different length: total distance over total reference words"""
    rng = Random(2)
    references = [rng.choices("abcd", k=rng.randint(1, 12)) for _ in range(20)]
    hypotheses = [rng.choices("abcd", k=rng.randint(0, 12)) for _ in range(20)]
    expected = sum(map(distance, references, hypotheses)) / sum(map(len, references))
    assert close(
        word_error_rate(
            [" ".join(r) for r in references], [" ".join(h) for h in hypotheses]
        ),
        expected,
    )


def test_reference_and_hypothesis_are_not_alike():
    """One word of four is missing: 1/4 in one direction, 1/3 in the other"""
    assert close(word_error_rate(["a b c d"], ["a b d"]), 1 / 4)
    assert close(word_error_rate(["a b d"], ["a b c d"]), 1 / 3)


def test_white_space():
    """Runs of spaces, tabs and an empty sentence do not make words"""
    assert close(
        word_error_rate(["  stop   now ", "", "go\ton"], ["stop now", "", "go on"]), 0.0
    )
    assert close(word_error_rate(["", "stop now"], ["uh", "stop"]), 1.0)


def test_a_long_recording():
    """200 words, every tenth wrong, every twentieth dropped, 20 added: neither too deep nor too slow"""
    rng = Random(3)
    reference = [f"w{rng.randrange(60)}" for _ in range(200)]
    hypothesis = [
        f"x{i}" if i % 10 == 0 else word
        for i, word in enumerate(reference)
        if i % 20 != 5
    ]
    hypothesis[7:7] = [f"y{i}" for i in range(20)]
    row = list(range(201))
    for j, h in enumerate(hypothesis, 1):
        before, row = row, [j]
        for i, r in enumerate(reference):
            row.append(min(before[i] + (r != h), before[i + 1] + 1, row[i] + 1))
    pairs = align(reference, hypothesis)
    assert sum(r != h for r, h in pairs) == row[-1]
    assert [r for r, h in pairs if r is not None] == reference
