import random

from answer import encode, train
from handbook.judge import close, unchanged


def by_the_book(counts, n):
    """Merges and the segmentation that training ends with, by recounting everything with plain loops."""
    words, merges = {word: list(word) for word in counts}, []
    for _ in range(n):
        seen = {}
        for word, symbols in words.items():
            for i in range(len(symbols) - 1):
                pair = (symbols[i], symbols[i + 1])
                seen[pair] = seen.get(pair, 0) + counts[word]
        if not seen:
            break
        best = sorted(seen.items(), key=lambda item: (-item[1], item[0]))[0][0]
        merges.append(best)
        for symbols in words.values():
            i = 0
            while i + 1 < len(symbols):
                if (symbols[i], symbols[i + 1]) == best:
                    symbols[i : i + 2] = [best[0] + best[1]]
                i += 1
    return merges, words


def test_agrees_with_plain_loops():
    """Merges of 60 random corpora over two or three letters"""
    rng = random.Random(0)
    for _ in range(60):
        letters = rng.choice(["ab", "abc"])
        words = {"".join(rng.choices(letters, k=rng.randint(1, 9))) for _ in range(rng.randint(1, 6))}
        counts = {word: rng.randint(1, 4) for word in sorted(words)}
        n = rng.randint(0, 12)
        assert close(train(dict(counts), n), by_the_book(counts, n)[0])


def test_training_words_encode_as_training_left_them():
    """encode replays training: each word of the corpus gets the segmentation it had at the end"""
    rng = random.Random(1)
    for _ in range(20):
        words = {"".join(rng.choices("abcd", k=rng.randint(2, 8))) for _ in range(8)}
        merges, segmented = by_the_book({word: 1 for word in sorted(words)}, 5)
        for word, symbols in segmented.items():
            assert close(encode(word, merges), symbols)


def test_overlapping_pairs_all_count():
    """aaaa has the pair a a three times: more than b c twice, though only two of the three can be merged"""
    assert close(train({"aaaa": 1, "bc": 2}, 2), [("a", "a"), ("b", "c")])


def test_merging_goes_from_left_to_right():
    """Of aaa the first two are joined; of aaaaa the first four, in twos"""
    assert close(encode("aaa", [("a", "a")]), ["aa", "a"])
    assert close(encode("aaaaa", [("a", "a")]), ["aa", "aa", "a"])
    assert close(encode("aaaaa", [("a", "a"), ("aa", "a")]), ["aa", "aaa"])


def test_only_whole_symbols_are_joined():
    """After n e has become ne, the pair e s does not match within ne s"""
    assert close(encode("nes", [("n", "e"), ("e", "s")]), ["ne", "s"])
    assert close(encode("esn", [("s", "n"), ("e", "s")]), ["e", "sn"])


def test_training_stops_when_nothing_is_left():
    """Fewer than n merges when every word has become one symbol; none for single characters or n = 0"""
    assert close(train({"abc": 2, "ab": 1}, 50), [("a", "b"), ("ab", "c")])
    assert close(train({"a": 7, "b": 1}, 3), [])
    assert close(train({"abc": 2}, 0), [])


def test_a_pair_seen_once_is_merged_too():
    """There is no minimum frequency"""
    assert close(train({"ab": 1}, 1), [("a", "b")])


def test_counts_of_a_billion():
    """Counts are numbers, not lists of copies"""
    assert close(train({"ab": 10**9, "cd": 10**9 + 1}, 2), [("c", "d"), ("a", "b")])


def test_a_long_word():
    """20,000 characters, 10,000 places to merge, within the time limit: no new start after each of them"""
    assert close(encode("ab" * 10_000, [("a", "b")]), ["ab"] * 10_000)


def test_inputs_are_not_changed():
    """The counts and the list of merges stay as they were"""
    assert unchanged(train, {"low": 5, "lower": 2}, 3)
    assert unchanged(encode, "lower", [("l", "o"), ("lo", "w")])
