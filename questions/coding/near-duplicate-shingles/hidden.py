from random import Random

from answer import near_duplicates


def pairs_of(documents, k, threshold):
    return sorted((int(i), int(j)) for i, j in near_duplicates(documents, k, threshold))


def test_exactly_at_the_threshold():
    """{ab, bc, cd} and {bc, cd, de} share 2 of 4: 0.5 is enough, a little more is not"""
    assert pairs_of(["a b c d", "b c d e"], 2, 0.5) == [(0, 1)]
    assert pairs_of(["a b c d", "b c d e"], 2, 0.51) == []


def test_a_quote_is_not_a_duplicate():
    """A short document contained in a long one shares all of its shingles, but few of the union"""
    assert pairs_of(["a b c", "a b c d e f g h i j k"], 2, 0.3) == []
    assert pairs_of(["a b c d e f g h i j k", "a b c"], 2, 0.2) == [(0, 1)]


def test_words_are_not_run_together():
    """'ab c' and 'a bc' are different words, although their letters agree"""
    assert pairs_of(["ab c d", "a bc d"], 2, 0.1) == []
    assert pairs_of(["ab c", "a bc"], 2, 0.1) == []


def test_single_words():
    """k = 1 compares sets of words"""
    assert pairs_of(["a b c", "c b a a", "d"], 1, 1.0) == [(0, 1)]


def test_one_shingle_each():
    """Documents of exactly k words have one shingle"""
    assert pairs_of(["a b c", "a b c", "a b d"], 3, 0.5) == [(0, 1)]


def test_nothing_to_compare():
    """No documents, one document and empty documents give no pairs"""
    assert pairs_of([], 2, 0.5) == []
    assert pairs_of(["a b c"], 2, 0.5) == []
    assert pairs_of(["", "   ", ""], 1, 0.5) == []


def test_agrees_with_all_pairs():
    """Random documents over four words, against every pair of sets"""
    rng = Random(0)
    for k, threshold in [(1, 0.61), (2, 0.37), (2, 0.83), (3, 0.23)]:
        documents = [" ".join(rng.choices("abcd", k=rng.randrange(12))) for _ in range(40)]
        sets = []
        for document in documents:
            words = document.split()
            sets.append({"-".join(words[i : i + k]) for i in range(len(words) - k + 1)})
        expected = []
        for j in range(40):
            for i in range(j):
                union = len(sets[i] | sets[j])
                if union and len(sets[i] & sets[j]) / union >= threshold:
                    expected.append((i, j))
        assert pairs_of(documents, k, threshold) == sorted(expected)


def test_fifteen_thousand_documents():
    """15,000 documents of which only four share anything: comparing all 112 million pairs takes too long"""
    documents = [f"a{i} b{i} c{i} d{i} e{i}" for i in range(15_000)]
    documents[14_000] = documents[17]
    documents[9_000] = documents[4_000] + " end"
    assert pairs_of(documents, 3, 0.7) == [(17, 14_000), (4_000, 9_000)]
