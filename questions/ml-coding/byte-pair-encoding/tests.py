from answer import encode, train
from handbook.judge import close

CORPUS = {"low": 5, "lower": 2, "newest": 6, "widest": 3}


def test_first_merges_of_a_small_corpus():
    """e s and s t both occur 9 times, so e s comes first; then es t, l o, lo w"""
    assert close(train(CORPUS, 4), [("e", "s"), ("es", "t"), ("l", "o"), ("lo", "w")])


def test_an_unseen_word():
    """lowest was not in the corpus: low and est were learned"""
    merges = [("e", "s"), ("es", "t"), ("l", "o"), ("lo", "w")]
    assert close(encode("lowest", merges), ["low", "est"])


def test_words_count_as_often_as_they_occur():
    """One word seen 10 times outweighs three words seen once"""
    assert close(train({"ab": 10, "cd": 1, "cde": 1, "cdf": 1}, 1), [("a", "b")])


def test_ties_go_to_the_smallest_pair():
    """Whatever the order of the corpus, the first of equally frequent pairs in the alphabet wins"""
    for counts in ({"zy": 2, "ba": 2, "bc": 2}, {"bc": 2, "ba": 2, "zy": 2}):
        assert close(train(counts, 3), [("b", "a"), ("b", "c"), ("z", "y")])


def test_merges_stay_within_words():
    """The end of one word and the start of the next are no pair"""
    assert close(train({"ab": 3, "ba": 2}, 5), [("a", "b"), ("b", "a")])


def test_order_of_merges_matters():
    """The merge learned first is applied first, even where a later one would match earlier in the word"""
    assert close(encode("abc", [("b", "c"), ("a", "b")]), ["a", "bc"])
    assert close(encode("abc", [("a", "b"), ("b", "c")]), ["ab", "c"])


def test_without_merges_a_word_is_its_characters():
    """No merges, or none that fits: one symbol a character; the empty word has no symbols"""
    assert close(encode("low", []), ["l", "o", "w"])
    assert close(encode("wow", [("l", "o")]), ["w", "o", "w"])
    assert close(encode("", [("l", "o")]), [])


def test_symbols_spell_the_word():
    """Joined, the symbols of any word are the word, characters never seen before included"""
    merges = train(CORPUS, 8)
    for word in ("lowest", "newer", "x", "wörld", ""):
        assert "".join(encode(word, merges)) == word
