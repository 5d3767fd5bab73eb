import numpy as np

from answer import fit, log_loss, predict_proba
from handbook.judge import close, unchanged


def sample(n=200, d=3, seed=0):
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(n, d))
    chance = 1 / (1 + np.exp(-(X @ np.linspace(1.0, -1.0, d) + 0.5)))
    return X, (rng.uniform(size=n) < chance).astype(float)


def newton(X, y, l2):
    """The minimum by another road: full Newton steps."""
    A, d = np.column_stack([X, np.ones(len(X))]), X.shape[1]
    penalty, theta = np.diag([l2] * d + [0.0]), np.zeros(d + 1)
    for _ in range(25):
        p = 1 / (1 + np.exp(-(A @ theta)))
        hessian = A.T @ (A * (p * (1 - p))[:, None]) / len(y) + penalty
        theta = theta - np.linalg.solve(hessian, A.T @ (p - y) / len(y) + penalty @ theta)
    return theta[:d], theta[d]


def test_loss_agrees_with_the_definition():
    """On moderate scores: the mean of -log p of the true label, plus half l2 times |w| squared"""
    X, y = sample(seed=1)
    w, b = np.array([0.4, -0.7, 1.1]), -0.2
    p = 1 / (1 + np.exp(-(X @ w + b)))
    plain = -np.mean(np.log(np.where(y == 1, p, 1 - p)))
    assert close(log_loss(X, y, w, b), plain)
    assert close(log_loss(X, y, w, b, l2=0.3), plain + 0.15 * np.sum(w**2))


def test_extreme_scores_give_zero_and_one():
    """Scores of plus and minus 1,000 give probabilities 1 and 0, not NaN"""
    assert close(predict_proba(np.array([[1.0], [-1.0]]), np.array([1000.0]), 0.0), [1.0, 0.0])


def test_without_information_the_bias_is_the_base_rate():
    """With useless features the fit predicts the share of positives, 20%, within 1e-3"""
    X, y = np.zeros((50, 2)), np.array([1.0] * 10 + [0.0] * 40)
    w, b = fit(X, y)
    assert close(predict_proba(X, w, b), np.full(50, 0.2), atol=1e-3)


def test_the_bias_is_not_penalized():
    """A strong penalty, l2 = 1, shrinks w but leaves the mean prediction at the base rate, 20%, within 1e-3"""
    X, _ = sample(n=50)
    y = np.array([1.0] * 10 + [0.0] * 40)
    w, b = fit(X, y, l2=1.0)
    assert close(np.mean(predict_proba(X, w, b)), 0.2, atol=1e-3)


def test_penalized_fit_is_the_minimum():
    """w and b agree with Newton's method at l2 = 0.1, within 1e-3"""
    X, y = sample(seed=2)
    w, b = fit(X, y, l2=0.1)
    expected_w, expected_b = newton(X, y, 0.1)
    assert close(w, expected_w, atol=1e-3)
    assert close(b, expected_b, atol=1e-3)


def test_more_penalty_means_smaller_weights():
    """|w| falls as l2 grows"""
    X, y = sample(seed=3)
    sizes = [np.linalg.norm(fit(X, y, l2=l2)[0]) for l2 in (0.0, 0.1, 1.0)]
    assert sizes[0] > sizes[1] > sizes[2] > 0


def test_separable_data_stay_finite():
    """On perfectly separable data every label is predicted and no weight is NaN or infinite"""
    X = np.array([[-2.0], [-1.0], [1.0], [2.0]])
    w, b = fit(X, np.array([0.0, 0.0, 1.0, 1.0]))
    assert np.all(np.isfinite(w))
    assert np.isfinite(b)
    assert close(np.asarray(predict_proba(X, w, b)) > 0.5, [False, False, True, True])


def test_inputs_are_not_changed():
    """X and y stay as they were"""
    assert unchanged(fit, *sample(n=20), steps=5)


def test_twenty_thousand_rows():
    """20,000 rows and 10 features, 200 steps: same minimum as Newton's method, within 0.02"""
    X, y = sample(n=20_000, d=10, seed=4)
    w, b = fit(X, y, steps=200)
    expected_w, expected_b = newton(X, y, 0.0)
    assert close(w, expected_w, atol=0.02)
    assert close(b, expected_b, atol=0.02)
