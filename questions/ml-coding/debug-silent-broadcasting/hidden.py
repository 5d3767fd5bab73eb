import numpy as np

from answer import fit, mse, r2
from handbook.judge import close, raises, unchanged


def noisy(n=200, d=3, seed=0):
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(n, d))
    return X, X @ np.arange(1.0, d + 1) - 2 + rng.normal(size=n)


def test_fit_does_not_care_about_the_layout():
    """Labels as a vector, as a column and as a list give the same weights"""
    X, y = noisy()
    w, b = fit(X, y)
    w_column, b_column = fit(X, y[:, None])
    assert np.shape(w) == np.shape(w_column) == (3,)
    assert close(w_column, w)
    assert close(b_column, b)
    assert close(fit(X, y.tolist())[0], w)


def test_fit_agrees_with_least_squares():
    """After 500 steps the weights are those of the closed form, within 1e-3"""
    for shared in (0.0, 2.0):  # in the second round the features have correlation 0.8
        X, y = noisy(seed=1)
        X = X + shared * np.random.default_rng(5).normal(size=(200, 1))
        X = (X - X.mean(axis=0)) / X.std(axis=0)
        A = np.column_stack([X, np.ones(len(X))])
        theta = np.linalg.lstsq(A, y, rcond=None)[0]
        w, b = fit(X, y)
        assert close(w, theta[:-1], atol=1e-3)
        assert close(b, theta[-1], atol=1e-3)


def test_fit_with_as_many_features_as_rows():
    """n = d = 3, where no shape looks odd"""
    X = (3 * np.eye(3) - 1) / np.sqrt(2)  # standardized
    for y in (np.array([1.0, 2.0, 6.0]), np.array([[1.0], [2.0], [6.0]])):
        w, b = fit(X, y)
        assert np.shape(w) == (3,)
        assert close(X @ w + b, [1.0, 2.0, 6.0], atol=1e-3)


def test_r2_of_the_mean_is_zero():
    """Predicting the mean has R squared 0, predicting worse has less"""
    _, y = noisy(seed=2)
    for a in (y, y[:, None]):
        assert close(r2(a, np.full(200, y.mean())), 0.0)
        assert r2(a, -y) < 0


def test_metrics_against_a_loop():
    """MSE and R squared against plain Python, in every mixture of layouts"""
    rng = np.random.default_rng(3)
    y, y_hat, w = rng.normal(size=50), rng.normal(size=50), rng.uniform(size=50)
    errors = [(a - b) ** 2 for a, b in zip(y, y_hat)]
    total = sum((a - sum(y) / 50) ** 2 for a in y)
    weighted = sum(c * e for c, e in zip(w, errors)) / sum(w)
    for a in (y, y[:, None]):
        for b in (y_hat, y_hat[:, None]):
            assert close(mse(a, b), sum(errors) / 50)
            assert close(r2(a, b), 1 - sum(errors) / total)
            assert close(mse(a, b, w), weighted)
            assert close(mse(a, b, w[:, None]), weighted)


def test_lists_and_integers():
    """Plain lists and integer columns work as well"""
    assert close(mse([1, 2, 6], np.array([[2], [2], [4]])), 5 / 3)
    assert close(r2(np.array([[1], [2], [6]]), [2, 2, 4]), 9 / 14)
    assert close(mse([1, 2, 6], [2, 2, 4], weights=[1, 2, 3]), 13 / 6)


def test_lengths_must_agree():
    """Three labels and one prediction are an error, not a broadcast"""
    assert raises(Exception, mse, np.array([1.0, 2.0, 3.0]), np.array([2.0]))
    assert raises(Exception, r2, np.array([1.0, 2.0, 3.0]), np.array([[2.0]]))


def test_inputs_are_not_changed():
    """Neither fit nor the metrics change or reshape what they are given"""
    X, y = noisy(n=20, seed=4)
    assert unchanged(fit, X, y[:, None], steps=3)
    assert unchanged(mse, y[:, None], y + 1, y**2)
    assert unchanged(r2, y[:, None], y + 1)
