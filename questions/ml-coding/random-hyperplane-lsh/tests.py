import numpy as np

from answer import HyperplaneLSH
from handbook.judge import close


def points(n=300, d=8, seed=0):
    return np.random.default_rng(seed).normal(size=(n, d))


def margin(p, n):
    """6.5 standard errors of a share of n: exceeded with probability under 1e-7 (Bernstein) unless p n is small."""
    return 6.5 * np.sqrt(p * (1 - p) / n)


def at_angle(degrees):
    """Unit vectors in five dimensions at these angles from the first axis, in different directions."""
    rows = np.zeros((len(degrees), 5))
    for i, a in enumerate(np.radians(degrees)):
        rows[i, 0], rows[i, 1 + i % 4] = np.cos(a), np.sin(a)
    return rows


def test_a_row_finds_itself():
    """Every row of X is among its own candidates and is its own best match"""
    X = points()
    index = HyperplaneLSH(X, tables=3, bits=6, rng=np.random.default_rng(1))
    for row in range(0, 300, 10):
        assert row in {int(i) for i in index.candidates(X[row])}
        assert close(list(index.query(X[row], 1)), [row])


def test_answers_are_ranked_by_cosine():
    """query returns the candidates in the order of their cosine, long and short rows alike"""
    X = points(seed=2) * np.random.default_rng(3).uniform(0.1, 10, size=(300, 1))
    index = HyperplaneLSH(X, tables=4, bits=3, rng=np.random.default_rng(4))
    for q in points(n=5, seed=5):
        rows = sorted(int(i) for i in index.candidates(q))
        cosine = X[rows] @ q / np.linalg.norm(X[rows], axis=1)
        expected = np.array(rows)[np.argsort(-cosine)]
        assert close(list(index.query(q, 10)), expected[:10])
        assert close(list(index.query(q, 1_000)), expected)


def test_candidates_come_once_each():
    """A row that shares several buckets with q is reported once"""
    X = points(n=50)
    index = HyperplaneLSH(X, tables=10, bits=1, rng=np.random.default_rng(6))
    rows = [int(i) for i in index.candidates(X[0])]
    assert len(rows) == len(set(rows))
    assert close(sorted(int(i) for i in index.query(X[0], 50)), sorted(rows))


def test_one_bit_collides_by_the_angle():
    """One table of one bit, 2,000 indexes: rows at 30, 60, 90 and 150 degrees collide with chance 1 - angle / 180"""
    rng, angles, q = np.random.default_rng(7), [30.0, 60.0, 90.0, 150.0], np.eye(5)[0]
    hits = np.zeros(4)
    for _ in range(2_000):
        hits[[int(i) for i in HyperplaneLSH(at_angle(angles), 1, 1, rng).candidates(q)]] += 1
    # The exact chance that a correct index misses any of the four margins is below 1e-9.
    for angle, share in zip(angles, hits / 2_000):
        p = 1 - angle / 180
        assert close(share, p, rtol=0, atol=margin(p, 2_000))


def test_the_opposite_never_collides():
    """-q lies on the other side of every hyperplane"""
    q = points(n=1)[0]
    for seed in range(20):
        index = HyperplaneLSH(np.stack([-q, q, -3 * q]), 5, 1, np.random.default_rng(seed))
        assert close(sorted(int(i) for i in index.candidates(q)), [1])


def test_length_of_the_query_does_not_matter():
    """5 q and q / 1000 have the candidates and answers of q"""
    X, q = points(seed=8), points(n=1, seed=9)[0]
    index = HyperplaneLSH(X, 3, 4, np.random.default_rng(10))
    for scaled in (5 * q, q / 1_000):
        assert close(sorted(int(i) for i in index.candidates(scaled)), sorted(int(i) for i in index.candidates(q)))
        assert close(list(index.query(scaled, 7)), list(index.query(q, 7)))
