import numpy as np

from answer import prepare
from handbook.judge import close


def visits(n=200, users=20, seed=0):
    """n visits in shuffled order: features, user, day, and whether the user bought."""
    rng = np.random.default_rng(seed)
    user, day = rng.integers(users, size=n), rng.permutation(n)
    X = rng.normal(size=(n, 3)) * [1, 10, 100] + user[:, None]
    return X, user, day, rng.integers(2, size=n)


def test_test_rows_do_not_move_the_training_features():
    """With all features of the test rows multiplied, the training rows stay the same"""
    X, user, day, y = visits(seed=1)
    F, test = prepare(X, user, day, y)
    moved = np.where(test[:, None], 1000 * X + 7, X)
    assert close(prepare(moved, user, day, y)[0][~test], F[~test])


def test_test_rows_use_the_training_scale():
    """A test row is scaled by mean and standard deviation of the training rows"""
    X, user, day, y = visits(seed=2)
    F, test = prepare(X, user, day, y)
    expected = (X[test] - X[~test].mean(axis=0)) / X[~test].std(axis=0)
    assert close(F[test, :3], expected)


def test_history_agrees_with_a_double_loop():
    """Every rate is the mean label of the user's earlier visits, on both sides"""
    X, user, day, y = visits(150, users=30, seed=3)
    expected = []
    for u, d in zip(user, day):
        labels = y[(user == u) & (day < d)]
        expected.append(labels.mean() if len(labels) else 0.5)
    assert close(prepare(X, user, day, y)[0][:, -1], expected)


def test_random_labels_cannot_be_predicted():
    """Labels that are coin flips have no correlation with their user's history"""
    X, user, day, y = visits(2000, users=400, seed=4)
    F, _ = prepare(X, user, day, y)
    assert abs(np.corrcoef(F[:, -1], y)[0, 1]) < 0.15


def test_order_of_the_table_does_not_matter():
    """The same visits in another order have the same history, row by row"""
    X, user, day, y = visits(seed=5)
    order = np.random.default_rng(6).permutation(len(y))
    F, _ = prepare(X, user, day, y)
    G, _ = prepare(X[order], user[order], day[order], y[order])
    assert close(G[:, -1], F[order, -1])


def test_share_counts_users():
    """A share of 40 users is held out, to within one user, and never none"""
    rng = np.random.default_rng(7)
    user = np.concatenate([np.arange(40), np.full(160, 3)])
    X, day = rng.normal(size=(200, 2)), rng.permutation(200)
    y = rng.integers(2, size=200)
    for share in (0.25, 0.5, 0.1, 0.01):
        _, test = prepare(X, user, day, y, share=share)
        assert np.shape(test) == (200,)
        assert test.any()
        assert abs(len(np.unique(user[test])) - 40 * share) <= 1
    _, test = prepare(X, user, day, y)  # a quarter, if nothing is said
    assert abs(len(np.unique(user[test])) - 10) <= 1


def test_split_follows_the_seed():
    """The same seed (0 by default) gives the same split; five do not all give one"""
    table = visits(seed=8)
    splits = [prepare(*table, seed=seed)[1] for seed in (0, 1, 2, 3, 4)]
    assert np.array_equal(prepare(*table, seed=3)[1], splits[3])
    assert np.array_equal(prepare(*table)[1], splits[0])
    # All five alike by chance: (20 choose 5) ** -4, below 1e-16.
    assert any(not np.array_equal(splits[0], other) for other in splits)


def test_names_for_users():
    """Users may be strings"""
    X, user, day, y = visits(seed=9)
    names = np.array([f"user {u:02}" for u in user])
    F, test = prepare(X, names, day, y)
    assert set(names[test]) & set(names[~test]) == set()
    assert close(F[:, -1], prepare(X, user, day, y)[0][:, -1])
