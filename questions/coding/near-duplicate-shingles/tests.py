from answer import near_duplicates


def found(documents, k, threshold):
    """The pairs as a sorted list of tuples, so that order and container do not matter."""
    return sorted((int(i), int(j)) for i, j in near_duplicates(documents, k, threshold))


def test_one_changed_word():
    """Shingles {ab, bc, cd, de} and {ab, bc, cd, df} share 3 of 5: a pair at 0.5, none at 0.7"""
    documents = ["a b c d e", "x y z x z", "a b c d f"]
    assert found(documents, 2, 0.5) == [(0, 2)]
    assert found(documents, 2, 0.7) == []


def test_word_order_matters():
    """The same words in reverse share no pair of neighbors"""
    assert found(["a b c d", "d c b a"], 2, 0.1) == []


def test_case_and_spacing_do_not_matter():
    """Capitals and extra white space are ignored"""
    assert found(["The cat  sat on\nthe mat", "the CAT sat on the mat"], 3, 1.0) == [(0, 1)]


def test_repeated_shingles_count_once():
    """Shingles form a set: 'a b a b a b' and 'a b a' both have {ab, ba}"""
    assert found(["a b a b a b", "a b a"], 2, 1.0) == [(0, 1)]


def test_short_documents_are_in_no_pair():
    """A document with fewer than k words has no shingles, so two of them are not duplicates"""
    assert found(["a b", "a b", "", "a b c", "a b c"], 3, 0.5) == [(3, 4)]


def test_three_copies_are_three_pairs():
    """Each pair of copies is reported once, the smaller index first"""
    pairs = [(int(i), int(j)) for i, j in near_duplicates(["p q r", "s t u", "p q r", "p q r"], 2, 0.9)]
    assert sorted(pairs) == [(0, 2), (0, 3), (2, 3)]
