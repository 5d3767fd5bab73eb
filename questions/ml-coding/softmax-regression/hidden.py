import math

import numpy as np

from answer import fit, loss_and_gradient
from handbook.judge import close, unchanged


def sample(n=150, d=3, classes=4, seed=0):
    rng = np.random.default_rng(seed)
    X, W = rng.normal(size=(n, d)), rng.normal(size=(d, classes))
    return X, (X @ W + rng.gumbel(size=(n, classes))).argmax(axis=1)


def probabilities(X, W, b):
    Z = X @ np.asarray(W) + np.asarray(b)
    P = np.exp(Z - Z.max(axis=1, keepdims=True))
    return P / P.sum(axis=1, keepdims=True)


def test_agrees_with_a_loop():
    """Loss and gradient against one example and one class at a time"""
    X, y = sample(n=12, d=2, classes=3, seed=10)
    rng = np.random.default_rng(11)
    W, b, l2 = rng.normal(size=(2, 3)), rng.normal(size=3), 0.4
    loss, by_W, by_b = 0.2 * np.sum(W**2), l2 * W, np.zeros(3)
    for x, label in zip(X, y):
        weights = [math.exp(float(x @ W[:, k] + b[k])) for k in range(3)]
        loss -= math.log(weights[label] / sum(weights)) / len(y)
        for k in range(3):
            error = (weights[k] / sum(weights) - (k == label)) / len(y)
            by_W[:, k] += error * x
            by_b[k] += error
    got = loss_and_gradient(X, y, W, b, l2)
    assert close(got[0], loss)
    assert close(got[1], by_W)
    assert close(got[2], by_b)


def test_agrees_with_logistic_regression_for_two_classes():
    """With two classes the loss is the logistic loss of the difference of the scores"""
    X, y = sample(classes=2, seed=12)
    rng = np.random.default_rng(13)
    W, b = rng.normal(size=(3, 2)), rng.normal(size=2)
    z = (X @ W + b) @ np.array([-1.0, 1.0])
    assert close(loss_and_gradient(X, y, W, b)[0], np.mean(np.logaddexp(0, z) - y * z))


def test_a_common_shift_of_the_scores_changes_nothing():
    """500 more on every bias, or 5,000 less: the same loss and gradient"""
    X, y = sample(seed=14)
    W, b = np.random.default_rng(15).normal(size=(3, 4)), np.zeros(4)
    expected = loss_and_gradient(X, y, W, b, 0.2)
    for shift in (500.0, -5000.0):
        got = loss_and_gradient(X, y, W, b + shift, 0.2)
        assert close(got[0], expected[0])
        assert close(got[1], expected[1], atol=1e-8)


def test_one_extreme_row_spares_the_others():
    """Scores near 10,000 and near -10,000 in one batch: all stays exact"""
    X, y = np.array([[1.0], [-1.0]]), np.array([0, 1])
    W, b = np.array([[10_000.0, 10_000.0]]), np.array([0.0, 0.0])
    loss, by_W, by_b = loss_and_gradient(X, y, W, b)
    assert close(loss, np.log(2.0))
    assert close(by_W, [[-0.5, 0.5]])
    assert close(by_b, [0.0, 0.0])


def test_a_huge_penalty_leaves_the_shares():
    """l2 = 1, useless features: class shares 60%, 30%, 10% in every row, to 1e-3"""
    X = np.tile([[1.0], [-1.0]], (50, 1))
    y = np.repeat([0, 1, 2], [60, 30, 10])
    W, b = fit(X, y, 3, l2=1.0)
    assert close(probabilities(X[:1] * 0, W, b), [[0.6, 0.3, 0.1]], atol=1e-3)


def test_the_penalty_picks_weights_that_sum_to_zero():
    """Rows of W sum to 0, and W is that of a long, careful descent"""
    X, y = sample(seed=16)
    W, b = fit(X, y, 4, l2=0.05)
    V, c = np.zeros((3, 4)), np.zeros(4)
    for _ in range(1_000):
        G = (probabilities(X, V, c) - np.eye(4)[y]) / len(y)
        V, c = V - 0.8 * (X.T @ G + 0.05 * V), c - 0.8 * G.sum(axis=0)
    assert close(np.sum(W, axis=1), np.zeros(3), atol=1e-3)
    assert close(W, V, atol=2e-3)
    assert close(np.asarray(b) - np.mean(b), c - c.mean(), atol=2e-3)


def test_a_class_without_examples():
    """classes = 3, labels 0 and 1 only: shapes hold, class 2 gets less than 5%"""
    X, y = sample(classes=2, seed=17)
    W, b = fit(X, y, 3)
    assert np.shape(W) == (3, 3)
    assert np.shape(b) == (3,)
    assert np.all(probabilities(X, W, b)[:, 2] < 0.05)


def test_training_starts_at_zero_and_learns():
    """steps = 0 gives zeros; a thousand bring the loss from ln 4 = 1.39 below 1.2"""
    X, y = sample(seed=18)
    W, b = fit(X, y, 4, steps=0)
    assert close(W, np.zeros((3, 4)))
    assert close(b, np.zeros(4))
    assert loss_and_gradient(X, y, *map(np.asarray, fit(X, y, 4)))[0] < 1.2


def test_inputs_are_not_changed():
    """X, y, W and b stay as they were"""
    X, y = sample(n=20)
    assert unchanged(loss_and_gradient, X, y, np.ones((3, 4)), np.ones(4), 0.1)
    assert unchanged(fit, X, y, 4, steps=3)


def test_twenty_thousand_rows():
    """20,000 rows, 8 features, 4 classes, 30 steps: within 0.05 of the truth's loss"""
    rng = np.random.default_rng(19)
    X, true_W = rng.normal(size=(20_000, 8)), rng.normal(size=(8, 4)) / 2
    y = (X @ true_W + rng.gumbel(size=(20_000, 4))).argmax(axis=1)
    W, b = map(np.asarray, fit(X, y, 4, steps=30))
    P = probabilities(X, W, b)
    best = -np.mean(np.log(probabilities(X, true_W, np.zeros(4))[np.arange(len(y)), y]))
    assert -np.mean(np.log(P[np.arange(len(y)), y])) < best + 0.05
