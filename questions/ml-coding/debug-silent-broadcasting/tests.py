import numpy as np

from answer import fit, mse, r2
from handbook.judge import close

Y, Y_HAT = np.array([1.0, 2.0, 6.0]), np.array([2.0, 2.0, 4.0])


def test_fit_recovers_a_line():
    """y = 3 a - 2 b + 1 without noise gives weights 3, -2 and bias 1, within 1e-3"""
    X = np.random.default_rng(0).normal(size=(100, 2))
    w, b = fit(X, X @ [3.0, -2.0] + 1)
    assert np.shape(w) == (2,)
    assert close(w, [3.0, -2.0], atol=1e-3)
    assert close(b, 1.0, atol=1e-3)


def test_perfect_predictions_cost_nothing():
    """The MSE of y against y is 0, as vectors, columns, or one of each"""
    for a in (Y, Y[:, None]):
        for b in (Y, Y[:, None]):
            assert close(mse(a, b), 0.0)


def test_r2_of_perfect_predictions_is_one():
    """R squared of y against y is 1, as vectors, columns, or one of each"""
    for a in (Y, Y[:, None]):
        for b in (Y, Y[:, None]):
            assert close(r2(a, b), 1.0)


def test_errors_by_hand():
    """Errors -1, 0, 2: MSE 5/3, weighted with 1, 2, 3 it is 13/6, R squared 9/14"""
    assert close(mse(Y, Y_HAT), 5 / 3)
    assert close(mse(Y, Y_HAT, weights=np.array([1.0, 2.0, 3.0])), 13 / 6)
    assert close(r2(Y, Y_HAT), 9 / 14)


def test_weights_count_examples():
    """An example of weight 2 counts as two, in every mixture of layouts"""
    twice = mse(np.append(Y, Y[2]), np.append(Y_HAT, Y_HAT[2]))
    weights = np.array([1.0, 1.0, 2.0])
    for y in (Y, Y[:, None]):
        for y_hat in (Y_HAT, Y_HAT[:, None]):
            for w in (weights, weights[:, None]):
                assert close(mse(y, y_hat, weights=w), twice)
