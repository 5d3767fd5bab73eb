import numpy as np

from answer import als, objective, solve_rows
from handbook.judge import close, unchanged


def ratings(n=12, m=9, f=2, seed=0):
    """Noisy ratings of rank f, about 60% observed, and starting item factors."""
    rng = np.random.default_rng(seed)
    R = rng.normal(size=(n, f)) @ rng.normal(size=(f, m))
    R = R + 0.1 * rng.normal(size=(n, m))
    return R, rng.uniform(size=(n, m)) < 0.6, rng.normal(size=(m, f))


def test_one_user_by_hand():
    """Item factors 1, 2, 1 and ratings 4, 6, none: (4 + 12) / (1 + 4 + 1) with reg 1"""
    R, mask = np.array([[4.0, 6.0, 0.0]]), np.array([[True, True, False]])
    assert close(solve_rows(R, mask, np.array([[1.0], [2.0], [1.0]]), 1.0), [[16 / 6]])


def test_each_row_solves_its_normal_equations():
    """For each user the gradient over the rated items is zero"""
    R, mask, V = ratings()
    U = np.asarray(solve_rows(R, mask, V, 0.5))
    for u in range(len(R)):
        seen = mask[u]
        gradient = V[seen].T @ (V[seen] @ U[u] - R[u, seen]) + 0.5 * U[u]
        assert close(gradient, np.zeros(2))


def test_missing_ratings_mean_nothing():
    """What stands in unobserved cells, even NaN, changes neither U nor the objective"""
    R, mask, V = ratings()
    U = np.asarray(solve_rows(R, mask, V, 0.5))
    for filler in (99.0, np.nan):
        other = np.where(mask, R, filler)
        assert close(solve_rows(other, mask, V, 0.5), U)
        assert close(objective(other, mask, U, V, 0.5), objective(R, mask, U, V, 0.5))


def test_a_user_without_ratings_gets_zeros():
    """Only the penalty is left, and its minimum is the zero vector"""
    R, mask, V = ratings()
    mask[3] = False
    assert close(np.asarray(solve_rows(R, mask, V, 0.5))[3], [0.0, 0.0])


def test_objective_by_hand():
    """Errors 1 and 1, squared norms 4 and 5, reg 0.5: 2 + 4.5"""
    R, mask = np.array([[3.0, 5.0]]), np.array([[True, True]])
    U, V = np.array([[2.0]]), np.array([[1.0], [2.0]])
    assert close(objective(R, mask, U, V, 0.5), 6.5)


def test_objective_never_rises():
    """Each round ends no higher than the one before"""
    history = np.asarray(als(*ratings(), reg=0.1, n_iter=30)[2])
    assert history.shape == (30,)
    assert np.all(np.diff(history) <= 1e-9)
    assert history[-1] < 0.9 * history[0]


def test_inputs_are_not_changed():
    """Ratings, mask and starting factors stay as they were"""
    assert unchanged(als, *ratings(), reg=0.1, n_iter=2)
