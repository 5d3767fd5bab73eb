import numpy as np

from answer import fit, log_loss, predict_proba
from handbook.judge import close, gradient_check


def sample(n=200, d=3, seed=0):
    """Standardized features and noisy labels from a known logistic model."""
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(n, d))
    chance = 1 / (1 + np.exp(-(X @ np.linspace(1.0, -1.0, d) + 0.5)))
    return X, (rng.uniform(size=n) < chance).astype(float)


def test_known_probabilities():
    """Scores 0 and ln 3 give probabilities 1/2 and 3/4"""
    X = np.array([[0.0], [1.0]])
    assert close(predict_proba(X, np.array([np.log(3.0)]), 0.0), [0.5, 0.75])


def test_knowing_nothing_costs_log_two():
    """With w = 0 and b = 0 the loss is ln 2, whatever the labels"""
    X, y = sample()
    assert close(log_loss(X, y, np.zeros(3), 0.0), np.log(2.0))


def test_a_confident_mistake_costs_its_score():
    """Score -1,000 on a positive costs 1,000; score +1,000 costs nothing"""
    X, w = np.array([[1.0]]), np.array([1000.0])
    assert close(log_loss(X, np.array([1.0]), -w, 0.0), 1000.0)
    assert close(log_loss(X, np.array([1.0]), w, 0.0), 0.0)


def test_one_yes_no_feature_gives_log_odds():
    """3 of 10 positive at x = 0 and 8 of 10 at x = 1: the fit reproduces both shares, within 1e-3"""
    X = np.repeat([[0.0], [1.0]], 10, axis=0)
    y = np.array([1.0] * 3 + [0.0] * 7 + [1.0] * 8 + [0.0] * 2)
    w, b = fit(X, y)
    assert close(predict_proba(np.array([[0.0], [1.0]]), w, b), [0.3, 0.8], atol=1e-3)


def test_the_loss_is_flat_at_the_fit():
    """The numeric gradient of the loss is 0 at the returned w and b, within 1e-3"""
    X, y = sample()
    w, b = fit(X, y)
    assert gradient_check(lambda v: log_loss(X, y, v, b), np.asarray(w), np.zeros(3), atol=1e-3)
    assert gradient_check(lambda c: log_loss(X, y, np.asarray(w), float(c)), float(b), 0.0, atol=1e-3)
