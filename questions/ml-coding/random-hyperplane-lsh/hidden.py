import numpy as np

from answer import HyperplaneLSH
from handbook.judge import close


def margin(p, n):
    return 6.5 * np.sqrt(p * (1 - p) / n)


def pair(degrees, d=6):
    """A query and a row at that angle from it."""
    a = np.radians(degrees)
    return np.eye(d)[0], np.cos(a) * np.eye(d)[[0]] + np.sin(a) * np.eye(d)[[1]]


def share_of_hits(degrees, tables, bits, indexes, seed):
    """In how many of so many indexes the row is a candidate."""
    rng, (q, X) = np.random.default_rng(seed), pair(degrees)
    return sum(len(HyperplaneLSH(X, tables, bits, rng).candidates(q)) for _ in range(indexes)) / indexes


# The three shares below leave their margin with probability under 1e-9 each (exact binomial tails).


def test_all_bits_of_a_key_must_agree():
    """One table of four bits, 45 degrees: (3/4)^4 of 2,000 indexes"""
    p = 0.75**4
    assert close(share_of_hits(45.0, 1, 4, 2_000, 0), p, rtol=0, atol=margin(p, 2_000))


def test_one_table_is_enough():
    """Three tables of one bit, 120 degrees: 1 - (2/3)^3 of 2,000 indexes"""
    p = 1 - (2 / 3) ** 3
    assert close(share_of_hits(120.0, 3, 1, 2_000, 1), p, rtol=0, atol=margin(p, 2_000))


def test_tables_have_hyperplanes_of_their_own():
    """Four tables of three bits, 60 degrees: 1 - (1 - (2/3)^3)^4 of 1,500 indexes"""
    p = 1 - (1 - (2 / 3) ** 3) ** 4
    assert close(share_of_hits(60.0, 4, 3, 1_500, 2), p, rtol=0, atol=margin(p, 1_500))


def test_hyperplanes_have_no_preferred_direction():
    """The chance depends on the angle only: two axes, two diagonals, two vectors with positive entries"""
    # 60 degrees apart in each case, so 2/3; tails below 1e-9 (exact binomial).
    rng = np.random.default_rng(3)
    cases = [([1.0, 0.0, 0.0], [0.5, np.sqrt(0.75), 0.0]), ([1.0, 1.0, 0.0], [1.0, 0.0, 1.0]), ([1.0, -1.0, 0.0], [1.0, 0.0, -1.0])]
    for q, x in cases:
        hits = [len(HyperplaneLSH(np.array([x]), 1, 1, rng).candidates(np.array(q))) for _ in range(1_500)]
        assert close(np.mean(hits), 2 / 3, rtol=0, atol=margin(2 / 3, 1_500))


def test_nobody_in_the_bucket():
    """If no row shares a bucket with q the answer is empty"""
    v = np.array([1.0, 0.2, -3.0])
    index = HyperplaneLSH(np.stack([v, 2 * v, 0.1 * v]), 4, 3, np.random.default_rng(4))
    assert len(index.candidates(-v)) == 0
    assert len(index.query(-v, 3)) == 0
    assert close(sorted(int(i) for i in index.query(v, 3)), [0, 1, 2])


def test_same_index_same_answer():
    """Asking twice gives the same rows, and the same seed builds the same index"""
    X, q = np.random.default_rng(5).normal(size=(2, 200, 6))
    first, second = [HyperplaneLSH(X, 3, 5, np.random.default_rng(6)) for _ in range(2)]
    for row in q[:20]:
        rows = sorted(int(i) for i in first.candidates(row))
        assert close(sorted(int(i) for i in first.candidates(row)), rows)
        assert close(sorted(int(i) for i in second.candidates(row)), rows)


def test_keys_of_forty_bits():
    """Long keys: among 200 random rows a row finds itself and next to nobody else, and no table has 2^40 buckets"""
    # Rows agree on 40 random hyperplanes with chance (1 - angle / pi)^40. For these rows, the nearest 33 degrees apart,
    # 0.001 foreign rows are expected in all five answers together; four or more have probability under 1e-7.
    X = np.random.default_rng(7).normal(size=(200, 12))
    index = HyperplaneLSH(X, 2, 40, np.random.default_rng(8))
    found = [[int(i) for i in index.candidates(X[row])] for row in range(5)]
    assert all(row in rows for row, rows in enumerate(found))
    assert sum(len(rows) for rows in found) <= 8


def test_near_duplicates_among_ten_thousand():
    """10,000 rows, 10 tables of 12 bits: 20 planted near-duplicates come first, candidates are few"""
    # A copy with 3 % noise is 1.7 degrees away on average, so that it shares the bucket of one table with chance 0.89
    # and of none of the ten with 2e-10; one of the 20 is missed with probability under 1e-7 (4,000 simulated angles).
    # A random row is a candidate with chance about 10 / 2^12, so 25 are expected; given the hyperplanes the rows are
    # independent, and 2,000 would take a bucket with 100 times its usual share.
    rng = np.random.default_rng(9)
    X = rng.normal(size=(10_000, 32))
    index = HyperplaneLSH(X, 10, 12, rng)
    for row in range(0, 10_000, 500):
        q = X[row] + 0.03 * rng.normal(size=32)
        assert close(list(index.query(q, 1)), [row])
        assert len(index.candidates(q)) < 2_000


def test_the_rows_are_not_changed():
    """Neither X nor the query is written to"""
    X, q = np.random.default_rng(10).normal(size=(2, 30, 4))
    before = X.copy(), q[0].copy()
    HyperplaneLSH(X, 2, 3, np.random.default_rng(11)).query(q[0], 5)
    assert close(X, before[0], rtol=0, atol=0)
    assert close(q[0], before[1], rtol=0, atol=0)
