import numpy as np

from answer import fit, predict
from handbook.judge import close, unchanged


def mse(X, y, rounds, rate=0.1):
    return np.mean((np.asarray(predict(fit(X, y, rounds, rate), X)) - y) ** 2)


def test_no_rounds_give_the_mean():
    """Before the first stump the model predicts the mean of y"""
    X, y = np.array([[0.0], [1.0], [2.0]]), np.array([1.0, 2.0, 6.0])
    assert close(predict(fit(X, y, 0), X), [3.0, 3.0, 3.0])


def test_one_stump_by_hand():
    """x = 0, 1, 2, 3 and y = 0, 0, 3, 9 at rate 1: cut at 2.5, means 1 and 9"""
    X, y = np.array([[0.0], [1.0], [2.0], [3.0]]), np.array([0.0, 0.0, 3.0, 9.0])
    model = fit(X, y, 1, rate=1.0)
    assert close(predict(model, X), [1.0, 1.0, 1.0, 9.0])
    assert close(
        predict(model, np.array([[2.5], [2.6], [-50.0], [50.0]])), [1.0, 9.0, 1.0, 9.0]
    )


def test_error_halves_on_a_step():
    """One step of height 10: residuals halve at rate 1/2, at the default lose 10%"""
    X, y = np.arange(6.0)[:, None], np.array([0.0, 0.0, 0.0, 10.0, 10.0, 10.0])
    for rounds in (1, 2, 5):
        left = 5.0 / 2**rounds
        assert close(
            predict(fit(X, y, rounds, rate=0.5), X), [left] * 3 + [10 - left] * 3
        )
    assert close(predict(fit(X, y, 1), X), [4.5] * 3 + [5.5] * 3)


def test_training_error_never_rises():
    """Each further round lowers the training error of a noisy curve"""
    rng = np.random.default_rng(0)
    X = rng.uniform(size=(80, 2))
    y = np.sin(6 * X[:, 0]) + X[:, 1] + rng.normal(size=80) / 5
    errors = [mse(X, y, rounds) for rounds in (0, 1, 2, 5, 20, 100)]
    assert np.all(np.diff(errors) < 0)


def test_the_better_feature_is_used():
    """Of a useless and a useful feature, one stump at rate 1 cuts the useful one"""
    X = np.array([[3.0, 0.0], [1.0, 0.0], [4.0, 1.0], [2.0, 1.0]])
    assert close(
        predict(fit(X, np.array([5.0, 5.0, 7.0, 7.0]), 1, rate=1.0), X),
        [5.0, 5.0, 7.0, 7.0],
    )


def test_equal_values_stay_together():
    """Rows with equal x get equal predictions: x = 1, 1, 1, 2 can only be cut once"""
    X, y = np.array([[1.0], [1.0], [1.0], [2.0]]), np.array([9.0, 0.0, 0.0, 3.0])
    assert close(predict(fit(X, y, 3, rate=1.0), X), [3.0, 3.0, 3.0, 3.0])


def test_inputs_are_not_changed():
    """X and y stay as they were"""
    rng = np.random.default_rng(1)
    assert unchanged(fit, rng.normal(size=(20, 2)), rng.normal(size=20), 3)
