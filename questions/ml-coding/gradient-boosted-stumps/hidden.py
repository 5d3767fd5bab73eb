import numpy as np

from answer import fit, predict
from handbook.judge import close


def brute_force(X, y, rounds, rate):
    """Training predictions, every threshold tried from the definition."""
    current = np.full(len(y), y.mean())
    for _ in range(rounds):
        r, best = y - current, None
        for j in range(X.shape[1]):
            for low in np.unique(X[:, j])[:-1]:
                left = X[:, j] <= low
                stump = np.where(left, r[left].mean(), r[~left].mean())
                error = np.sum((r - stump) ** 2)
                if best is None or error < best[0]:
                    best = error, stump
        current = current + rate * best[1]
    return current


def test_agrees_with_brute_force():
    """30 rows, 3 features, some rounded: predictions after 1, 4 and 12 rounds"""
    rng = np.random.default_rng(10)
    X = np.column_stack(
        [rng.normal(size=30), rng.normal(size=30).round(1), rng.integers(0, 4, size=30)]
    )
    y = X[:, 0] ** 2 + X[:, 2] + rng.normal(size=30)
    for rounds, rate in ((1, 0.1), (4, 0.5), (12, 1.0)):
        expected = brute_force(X, y, rounds, rate)
        assert close(predict(fit(X, y, rounds, rate), X), expected, atol=1e-6)


def test_predict_gives_what_training_used():
    """The best stump on the model's residuals is what one more round adds"""
    rng = np.random.default_rng(11)
    X, y = rng.normal(size=(40, 1)), rng.normal(size=40)
    before = np.asarray(predict(fit(X, y, 6, 0.3), X))
    after = np.asarray(predict(fit(X, y, 7, 0.3), X))
    expected = brute_force(X, y - before, 1, 0.3) - 0.7 * np.mean(y - before)
    assert close(after - before, expected, atol=1e-6)


def test_a_shift_of_the_targets_shifts_the_predictions():
    """1,000 more on every target is 1,000 more on every prediction"""
    rng = np.random.default_rng(12)
    X, y = rng.normal(size=(50, 2)), rng.normal(size=50)
    expected = np.asarray(predict(fit(X, y, 5), X)) + 1000.0
    assert close(predict(fit(X, y + 1000.0, 5), X), expected)


def test_stretching_a_feature_changes_nothing():
    """Training predictions are the same for x and for exp(x): only the order counts"""
    rng = np.random.default_rng(13)
    X, y = rng.normal(size=(60, 2)), rng.normal(size=60)
    stretched = predict(fit(np.exp(X), y, 10), np.exp(X))
    assert close(stretched, predict(fit(X, y, 10), X), atol=1e-8)


def test_a_sum_of_effects_is_learned():
    """An additive target, 400 rounds: error on new points below 2% of the variance"""
    rng = np.random.default_rng(14)
    X, new = rng.uniform(-1, 1, size=(600, 2)), rng.uniform(-0.95, 0.95, size=(300, 2))
    truth = lambda Z: np.sin(3 * Z[:, 0]) + 2 * (Z[:, 1] > 0.2)
    error = np.asarray(predict(fit(X, truth(X), 400), new)) - truth(new)
    assert np.mean(error**2) < 0.02 * np.var(truth(new))


def test_an_interaction_is_not():
    """On the corners of exclusive-or no stump helps: the mean is all"""
    X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    y = np.array([0.0, 1.0, 1.0, 0.0])
    assert close(predict(fit(X, y, 20, rate=0.5), X), np.full(4, 0.5))


def test_two_rows():
    """Two rows are enough for a stump: y = 0, 2 is fitted exactly at rate 1"""
    X, y = np.array([[0.0], [1.0]]), np.array([0.0, 2.0])
    assert close(predict(fit(X, y, 1, rate=1.0), X), y)


def test_nothing_to_split():
    """A constant feature, a constant target, a single row: the mean of y"""
    X = np.full((5, 1), 2.0)
    assert close(predict(fit(X, np.arange(5.0), 10), X), np.full(5, 2.0))
    flat = fit(np.arange(5.0)[:, None], np.full(5, 7.0), 10)
    assert close(predict(flat, X), np.full(5, 7.0))
    single = fit(np.array([[1.0]]), np.array([3.0]), 10)
    assert close(predict(single, np.array([[5.0]])), [3.0])


def test_a_lower_rate_takes_more_rounds():
    """After 10 rounds rate 0.05 fits worse than 0.5; after 400 the error is small"""
    rng = np.random.default_rng(15)
    X = rng.uniform(size=(100, 1))
    y = np.floor(X[:, 0] * 4)
    errors = [
        np.mean((np.asarray(predict(fit(X, y, m, rate), X)) - y) ** 2)
        for m, rate in ((10, 0.05), (10, 0.5), (400, 0.05))
    ]
    assert errors[0] > 5 * errors[1]
    assert errors[2] < 1e-3


def test_twenty_thousand_rows():
    """20,000 rows, 3 features, 20 rounds: sort, then prefix sums"""
    rng = np.random.default_rng(16)
    X = rng.uniform(size=(20_000, 3))
    y = 3.0 * (X[:, 1] > 0.25) + rng.normal(size=20_000) / 10
    model = fit(X, y, 20, rate=0.5)
    new = np.array([[0.5, 0.1, 0.5], [0.5, 0.9, 0.5]])
    assert close(predict(model, new), [0.0, 3.0], atol=0.1)
