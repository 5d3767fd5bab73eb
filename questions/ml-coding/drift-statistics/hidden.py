import math

import numpy as np

from answer import ks, psi
from handbook.judge import close


def psi_by_loops(reference, current, bins, floor):
    """The definition: smallest values with a share of i / bins at or below, equal ones merged."""
    known = sorted(v for v in reference.tolist() if not math.isnan(v))
    edges = []
    for i in range(1, bins):
        edge = next(v for v in known if sum(u <= v for u in known) * bins >= i * len(known))
        if edge not in edges:
            edges.append(edge)

    def shares(x):
        counts = [0] * (len(edges) + 2)
        for v in x.tolist():
            counts[-1 if math.isnan(v) else sum(v > e for e in edges)] += 1
        return [max(c / len(x), floor) for c in counts]

    return sum((b - a) * math.log(b / a) for a, b in zip(shares(reference), shares(current)))


def ks_by_loops(reference, current):
    a, b = [[v for v in x.tolist() if not math.isnan(v)] for x in (reference, current)]
    return max(abs(sum(u <= v for u in a) / len(a) - sum(u <= v for u in b) / len(b)) for v in a + b)


def test_random_samples():
    """40 pairs of 1 to 40 values with ties, missing values and 2 to 12 bins, against loops"""
    rng = np.random.default_rng(0)
    for trial in range(40):
        x, y = [np.round(rng.normal(0, 3, size=rng.integers(1, 41)), trial % 3) for _ in range(2)]
        for sample in (x, y):
            sample[1:][rng.random(len(sample) - 1) < 0.1 * (trial % 4)] = np.nan
        bins = int(rng.integers(2, 13))
        assert close(psi(x, y, bins), psi_by_loops(x, y, bins, 1e-4))
        assert close(ks(x, y), ks_by_loops(x, y))


def test_edges_come_from_the_reference():
    """Swapping the samples changes PSI, whose bins follow the first, and not KS"""
    x, y = np.random.default_rng(1).normal(size=(2, 50))
    y = y * 3 + 1
    assert close([psi(x, y, 5), psi(y, x, 5)], [psi_by_loops(x, y, 5, 1e-4), psi_by_loops(y, x, 5, 1e-4)])
    assert close(ks(x, y), ks(y, x))


def test_a_pile_of_zeros():
    """60 % zeros: equal edges become one, and a value on an edge belongs to the bin below"""
    reference = np.concatenate([np.zeros(60), np.arange(1.0, 41.0)])
    current = np.concatenate([np.zeros(80), np.arange(1.0, 41.0, 2.0)])
    # edges 0, 10, 20, 30: shares 0.6, 0.1, ... against 0.8, 0.05, ...
    assert close(psi(reference, current, 10), 0.2 * np.log(0.8 / 0.6) + 4 * (0.05 - 0.1) * np.log(0.5))


def test_a_pile_at_the_top():
    """Half of the reference at its maximum, a cap: what goes beyond falls into a bin that was empty"""
    reference = np.concatenate([np.arange(50.0), np.full(50, 99.0)])
    current = np.concatenate([np.arange(50.0), np.full(40, 99.0), np.full(10, 120.0)])
    # edges 9, 19, 29, 39, 49 and 99
    expected = (0.4 - 0.5) * np.log(0.4 / 0.5) + (0.1 - 1e-4) * np.log(0.1 / 1e-4)
    assert close(psi(reference, current), expected)


def test_constant_reference():
    """One value only: two bins, at most that value and above"""
    assert close(psi(np.full(20, 5.0), np.array([5.0, 4.0, 6.0, 5.0])), (0.75 - 1) * np.log(0.75) + (0.25 - 1e-4) * np.log(2_500.0))
    assert close(ks(np.full(20, 5.0), np.array([5.0, 4.0, 6.0, 5.0])), 0.25)


def test_missing_only_on_one_side():
    """A column that starts to be missing shows in PSI through its own bin; a whole column missing does as well"""
    x = np.arange(10.0)
    half = np.where(x % 2 == 0, np.nan, x)
    assert close(psi(x, half, 2), psi_by_loops(x, half, 2, 1e-4))
    assert close(psi(half, x, 2), psi_by_loops(half, x, 2, 1e-4))
    assert psi(x, np.full(4, np.nan), 2) > 15
    assert close(ks(x, half), ks_by_loops(x, half))


def test_floor_is_a_parameter():
    """With floor 0.01 an empty bin counts as one percent, and no share below it is kept"""
    reference, current = np.array([1.0, 2.0, 3.0, 4.0]), np.array([1.0, 1.0, 2.0])
    expected = 0.5 * np.log(2.0) + (0.01 - 0.5) * np.log(0.01 / 0.5)
    assert close(psi(reference, current, bins=2, floor=0.01), expected)


def test_monotone_transformations_change_nothing():
    """Taking the exponential of both samples leaves both statistics alone: they use ranks only"""
    rng = np.random.default_rng(2)
    x, y = rng.normal(size=200), rng.normal(0.5, 1.2, size=150)
    assert close(psi(np.exp(x), np.exp(y)), psi(x, y))
    assert close(ks(np.exp(x), np.exp(y)), ks(x, y))


def test_a_hundred_thousand_rows():
    """100,000 rows each: a shift by half a standard deviation has a KS near 0.197 and a PSI near 0.24"""
    # The data are fixed, nothing is drawn by the learner's code. Normal distributions: KS = 2 Phi(1/4) - 1 = 0.1974.
    rng = np.random.default_rng(3)
    x, y = rng.normal(size=100_000), rng.normal(0.5, 1.0, size=100_000)
    assert close(ks(x, y), 0.1974, rtol=0, atol=0.01)
    assert close(psi(x, y), 0.24, rtol=0, atol=0.02)
