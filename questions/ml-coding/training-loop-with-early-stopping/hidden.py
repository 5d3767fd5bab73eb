import numpy as np

from answer import fit
from handbook.judge import close


def data(*sizes, seed=0):
    rng = np.random.default_rng(seed)
    return [rng.normal(size=(size, 3)) for size in sizes]


def squared_error(params, batch):
    X, y = batch[:, :2], batch[:, 2]
    return X.T @ (X @ params - y) / len(batch)


def distance(params):
    return float(np.sum((np.asarray(params) - 5) ** 2))


def scripted(*losses):
    return np.array([0.0]), lambda params, batch: np.array([-1.0]), lambda params: losses[min(round(float(params[0])), len(losses)) - 1]


def test_a_tie_is_no_improvement():
    """Losses 3, 3, 3 with patience 2: it stops, and the first of the equals is the best"""
    start, gradient, validate = scripted(3, 3, 3, 0)
    best, losses = fit(start, gradient, validate, data(1), lr=1.0, patience=2)
    assert close(losses, [3, 3, 3])
    assert close(best, [1.0])


def test_improving_on_a_bad_epoch_is_not_enough():
    """Losses 1, 9, 8, 7: falling again, but no new best for three epochs"""
    start, gradient, validate = scripted(1, 9, 8, 7, 6, 0)
    best, losses = fit(start, gradient, validate, data(1), lr=1.0, patience=3)
    assert close(losses, [1, 9, 8, 7])
    assert close(best, [1.0])


def test_nan_is_no_improvement():
    """Losses 2, NaN, 1, NaN, NaN: the NaNs use up patience, and 1 still beats 2"""
    start, gradient, validate = scripted(2, np.nan, 1, np.nan, np.nan, 0)
    best, losses = fit(start, gradient, validate, data(1), lr=1.0, patience=2)
    assert close(losses, [2, np.nan, 1, np.nan, np.nan])
    assert close(best, [3.0])


def test_nan_in_the_first_epoch():
    """Losses NaN, 4, 5, 6: the first number is an improvement on nothing"""
    start, gradient, validate = scripted(np.nan, 4, 5, 6, 0)
    best, losses = fit(start, gradient, validate, data(1), lr=1.0, patience=2)
    assert close(losses, [np.nan, 4, 5, 6])
    assert close(best, [2.0])


def test_a_run_that_never_succeeds():
    """Only NaN: patience runs out, and the starting parameters come back"""
    for patience in (1, 3):
        start, gradient, validate = scripted(*[np.nan] * patience, 0)
        best, losses = fit(start, gradient, validate, data(1), lr=1.0, patience=patience)
        assert close(losses, [np.nan] * patience)
        assert close(best, [0.0])


def test_negative_losses():
    """Losses -1, -3, -2, -2: lower is better on either side of zero"""
    start, gradient, validate = scripted(-1, -3, -2, -2, -9)
    best, losses = fit(start, gradient, validate, data(1), lr=1.0, patience=2)
    assert close(losses, [-1, -3, -2, -2])
    assert close(best, [2.0])


def test_the_defaults():
    """lr 0.1, one micro-batch an update, patience 3, 100 epochs"""
    small, start = data(4, 2, seed=1), np.array([2.0, -1.0])
    expected = start - 0.1 * squared_error(start, small[0])
    expected = expected - 0.1 * squared_error(expected, small[1])
    _, losses = fit(start, squared_error, distance, small, max_epochs=1)
    assert close(losses, [distance(expected)])
    start, gradient, validate = scripted(1, 2, 3, 4, 0)
    assert close(fit(start, gradient, validate, data(1), lr=1.0)[1], [1, 2, 3, 4])
    start, gradient, validate = scripted(*range(200, 0, -1))
    assert len(fit(start, gradient, validate, data(1), lr=1.0)[1]) == 100


def test_groups_longer_than_the_epoch():
    """accumulate = 10 with three micro-batches: one update an epoch, and nothing is carried over"""
    small, start = data(2, 6, 1, seed=2), np.array([1.0, 3.0])
    best, losses = fit(start, squared_error, distance, small, accumulate=10, patience=5, max_epochs=5)
    expected_best, expected = fit(start, squared_error, distance, [np.concatenate(small)], patience=5, max_epochs=5)
    assert close(losses, expected)
    assert close(best, expected_best)


def test_a_matrix_of_parameters():
    """Parameters of shape (2, 2), with a gradient of that shape"""
    target = np.array([[1.0, 2.0], [3.0, 4.0]])
    best, losses = fit(
        np.zeros((2, 2)), lambda P, batch: P - target, lambda P: float(np.sum((P - target) ** 2)), data(1, 1), lr=0.5, accumulate=2, max_epochs=4
    )
    assert close(best, target * (1 - 0.5**4))
    assert close(losses, [30 * 0.25**epoch for epoch in (1, 2, 3, 4)])


def test_it_stops_before_it_overfits():
    """20 noisy rows, 15 features: the result has the lowest loss that validation ever saw, before the end"""
    rng = np.random.default_rng(3)
    truth = np.concatenate([[3.0, -2.0], np.zeros(13)])
    X, X_val = rng.normal(size=(2, 20, 15))
    y, y_val = X @ truth + 3 * rng.normal(size=20), X_val @ truth + 3 * rng.normal(size=20)
    rows = np.column_stack([X, y])

    def gradient(params, batch):
        return batch[:, :-1].T @ (batch[:, :-1] @ params - batch[:, -1]) / len(batch)

    def validate(params):
        return float(np.mean((X_val @ params - y_val) ** 2))

    best, losses = fit(np.zeros(15), gradient, validate, np.split(rows, 4), lr=0.05, accumulate=2, patience=10, max_epochs=500)
    assert close(validate(best), min(losses))
    assert len(losses) < 500
    assert close(int(np.argmin(losses)), len(losses) - 11)
