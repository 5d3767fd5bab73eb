import numpy as np

from answer import fit, loss_and_gradient
from handbook.judge import close, gradient_check


def sample(n=150, d=3, classes=4, seed=0):
    """Standardized features and labels drawn from a known softmax model."""
    rng = np.random.default_rng(seed)
    X, W = rng.normal(size=(n, d)), rng.normal(size=(d, classes))
    return X, (X @ W + rng.gumbel(size=(n, classes))).argmax(axis=1)


def probabilities(X, W, b):
    Z = X @ np.asarray(W) + np.asarray(b)
    P = np.exp(Z - Z.max(axis=1, keepdims=True))
    return P / P.sum(axis=1, keepdims=True)


def test_knowing_nothing_costs_log_k():
    """With W = 0 and b = 0 the loss is ln 4 for four classes, whatever the labels"""
    X, y = sample()
    assert close(loss_and_gradient(X, y, np.zeros((3, 4)), np.zeros(4))[0], np.log(4.0))


def test_a_loss_by_hand():
    """Scores 0, ln 2, ln 3, label 2: loss ln 2, derivative by b 1/6, 1/3, -1/2"""
    X, W, b = np.array([[1.0]]), np.zeros((1, 3)), np.log([1.0, 2.0, 3.0])
    loss, by_W, by_b = loss_and_gradient(X, np.array([2]), W, b)
    assert close(loss, np.log(2.0))
    assert close(by_b, [1 / 6, 1 / 3, -1 / 2])
    assert close(by_W, [[1 / 6, 1 / 3, -1 / 2]])


def test_gradient_agrees_with_differences():
    """Both equal numeric derivatives of your loss, with and without penalty"""
    X, y = sample()
    rng = np.random.default_rng(1)
    W, b = rng.normal(size=(3, 4)), rng.normal(size=4)
    for l2 in (0.0, 0.7):
        _, by_W, by_b = loss_and_gradient(X, y, W, b, l2)
        assert gradient_check(lambda V: loss_and_gradient(X, y, V, b, l2)[0], W, by_W)
        assert gradient_check(lambda c: loss_and_gradient(X, y, W, c, l2)[0], b, by_b)


def test_a_confident_mistake_costs_its_margin():
    """Scores 1,000 and 0 with label 1 cost 1,000, with label 0 nothing"""
    X, W, b = np.array([[1.0]]), np.array([[1000.0, 0.0]]), np.zeros(2)
    assert close(loss_and_gradient(X, np.array([1]), W, b)[0], 1000.0)
    assert close(loss_and_gradient(X, np.array([0]), W, b)[0], 0.0)


def test_one_yes_no_feature_gives_the_shares():
    """Shares 5:3:2 at x = 0 and 1:3:6 at x = 1: the fit reproduces them, within 1e-3"""
    X = np.repeat([[0.0], [1.0]], 10, axis=0)
    y = np.array([0] * 5 + [1] * 3 + [2] * 2 + [0] + [1] * 3 + [2] * 6)
    W, b = fit(X, y, 3)
    assert close(
        probabilities(np.array([[0.0], [1.0]]), W, b),
        [[0.5, 0.3, 0.2], [0.1, 0.3, 0.6]],
        atol=1e-3,
    )


def test_the_loss_is_flat_at_the_fit():
    """The numeric gradient of your loss is 0 at the returned W and b, within 1e-3"""
    X, y = sample(seed=2)
    W, b = fit(X, y, 4, l2=0.1)
    W, b = np.asarray(W), np.asarray(b)
    assert gradient_check(
        lambda V: loss_and_gradient(X, y, V, b, 0.1)[0], W, np.zeros((3, 4)), atol=1e-3
    )
    assert gradient_check(
        lambda c: loss_and_gradient(X, y, W, c, 0.1)[0], b, np.zeros(4), atol=1e-3
    )
