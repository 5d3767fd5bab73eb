import numpy as np

from answer import prepare
from handbook.judge import close, unchanged


def visits(n=200, users=20, seed=0):
    """n visits in shuffled order: features, user, day, and whether the user bought."""
    rng = np.random.default_rng(seed)
    user, day = rng.integers(users, size=n), rng.permutation(n)
    X = rng.normal(size=(n, 3)) * [1, 10, 100] + user[:, None]
    return X, user, day, rng.integers(2, size=n)


def test_no_user_is_on_both_sides():
    """A user's visits are all in training or all in test"""
    _, user, *_ = table = visits()
    _, test = prepare(*table)
    assert set(user[test].tolist()) & set(user[~test].tolist()) == set()


def test_training_rows_are_standardized():
    """Over the training rows each scaled column has mean 0 and standard deviation 1"""
    F, test = prepare(*visits())
    assert close(F[~test, :3].mean(axis=0), np.zeros(3))
    assert close(F[~test, :3].std(axis=0), np.ones(3))


def test_a_label_does_not_reach_its_own_row():
    """With the label of one visit turned, the features of that visit stay the same"""
    X, user, day, y = visits()
    F, _ = prepare(X, user, day, y)
    for row in range(0, 200, 9):
        turned = y.copy()
        turned[row] = 1 - y[row]
        assert close(prepare(X, user, day, turned)[0][row], F[row])


def test_later_labels_do_not_reach_back():
    """With all labels from day 100 on turned, features up to day 100 stay the same"""
    X, user, day, y = visits()
    turned = np.where(day >= 100, 1 - y, y)
    before, _ = prepare(X, user, day, y)
    after, _ = prepare(X, user, day, turned)
    assert close(after[day <= 100], before[day <= 100])


def test_history_of_one_user():
    """Days 3, 1, 2, 4 with labels 1, 1, 0, 1: rates 1/2, 1/2 (none yet), 1, 2/3"""
    user = np.array([7, 7, 7, 7, 8, 8, 9, 9, 10, 10])
    day = np.array([3, 1, 2, 4, 1, 2, 1, 2, 1, 2])
    y = np.array([1, 1, 0, 1, 1, 1, 0, 0, 0, 1])
    X = np.arange(10.0)[:, None] ** 2
    for seed in range(10):  # whatever the split
        F, _ = prepare(X, user, day, y, seed=seed)
        assert close(F[:5, 1], [1 / 2, 1 / 2, 1, 2 / 3, 1 / 2])


def test_inputs_are_not_changed():
    """prepare leaves the caller's arrays alone"""
    assert unchanged(prepare, *visits())
