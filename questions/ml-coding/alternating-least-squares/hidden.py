import numpy as np

from answer import als, objective, solve_rows
from handbook.judge import close


def ratings(n=15, m=10, f=3, seed=1, share=0.6, noise=0.1):
    """Noisy ratings of rank f, a share of them observed, and starting item factors."""
    rng = np.random.default_rng(seed)
    R = rng.normal(size=(n, f)) @ rng.normal(size=(f, m))
    R = R + noise * rng.normal(size=(n, m))
    return R, rng.uniform(size=(n, m)) < share, rng.normal(size=(m, f))


def by_loops(R, mask, U, V, reg):
    """The objective, cell by cell."""
    cells = [(R[i, j] - U[i] @ V[j]) ** 2 for i, j in np.argwhere(mask)]
    return sum(cells) + reg * (np.sum(U * U) + np.sum(V * V))


def test_objective_agrees_with_loops():
    """Every observed cell once, every factor once"""
    R, mask, V = ratings()
    U = np.random.default_rng(2).normal(size=(15, 3))
    for reg in (0.0, 0.7):
        assert close(objective(R, mask, U, V, reg), by_loops(R, mask, U, V, reg))


def test_no_other_factors_are_better():
    """Moving the factors of a user in any direction raises the objective"""
    R, mask, V = ratings(seed=3)
    U = np.asarray(solve_rows(R, mask, V, 0.3))
    best = by_loops(R, mask, U, V, 0.3)
    rng = np.random.default_rng(4)
    for _ in range(20):
        assert by_loops(R, mask, U + 0.05 * rng.normal(size=U.shape), V, 0.3) > best


def test_reg_does_not_grow_with_the_number_of_ratings():
    """Two ratings of 3 for factors 1: u = 6 / (2 + reg), not 6 / (2 + 2 reg)"""
    mask = np.ones((1, 2), dtype=bool)
    assert close(solve_rows(np.full((1, 2), 3.0), mask, np.ones((2, 1)), 1.0), [[2.0]])


def test_a_round_is_users_then_items():
    """U is solved from the given V, then V from the new U, and so on from there"""
    R, mask, start = ratings(seed=5)
    U1 = np.asarray(solve_rows(R, mask, start, 0.2))
    V1 = np.asarray(solve_rows(R.T, mask.T, U1, 0.2))
    U2 = np.asarray(solve_rows(R, mask, V1, 0.2))
    V2 = np.asarray(solve_rows(R.T, mask.T, U2, 0.2))
    U, V, history = als(R, mask, start, reg=0.2, n_iter=2)
    assert close(U, U2)
    assert close(V, V2)
    expected = [by_loops(R, mask, U1, V1, 0.2), by_loops(R, mask, U2, V2, 0.2)]
    assert close(history, expected)


def test_defaults():
    """Without further arguments: ten rounds with reg 0.1"""
    R, mask, V = ratings(seed=6)
    found, expected = als(R, mask, V), als(R, mask, V, reg=0.1, n_iter=10)
    assert len(found[2]) == 10
    assert close(found[2], expected[2])


def test_held_out_ratings_are_recovered():
    """Exact rank 3, 60% observed, tiny reg: the hidden cells come out right to 1%"""
    R, mask, V = ratings(n=60, m=40, seed=7, noise=0.0)
    U, V, _ = als(R, mask, V, reg=1e-6, n_iter=60)
    error = (np.asarray(U) @ np.transpose(V) - R)[~mask]
    assert np.sqrt(np.mean(error**2)) < 0.01 * R.std()


def test_strong_regularization_gives_zero():
    """With reg 1e6 all factors vanish and the squares of the ratings are left"""
    R, mask, V = ratings(seed=8)
    U, V, history = als(R, mask, V, reg=1e6, n_iter=2)
    assert close(U, np.zeros((15, 3)), atol=1e-6)
    assert close(np.asarray(history)[-1], np.sum(R[mask] ** 2), rtol=1e-4)


def test_a_hundred_thousand_ratings():
    """1,000 users, 500 items, 100,000 ratings, 3 rounds within the time limit"""
    R, mask, V = ratings(n=1_000, m=500, f=8, seed=9, share=0.2)
    U, V, history = als(R, mask, V, reg=0.1, n_iter=3)
    assert np.shape(U) == (1_000, 8)
    assert np.shape(V) == (500, 8)
    assert np.all(np.diff(history) <= 1e-6)
