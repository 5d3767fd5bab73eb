import numpy as np

from answer import batch_norm, batch_norm_backward
from handbook.judge import close, gradient_check, unchanged


def problem(n=6, d=3, seed=0):
    """x, gamma, beta, running statistics and weights dy of a loss sum(dy * y)."""
    rng = np.random.default_rng(seed)
    running = rng.normal(size=d), rng.uniform(0.5, 2.0, size=d)
    return 3 * rng.normal(size=(n, d)) + 1, rng.normal(size=d), rng.normal(size=d), running, rng.normal(size=(n, d))


def test_two_rows_by_hand():
    """Rows 1 and 5 become -1 and 1, then 2 * (-1) + 10 and 2 * 1 + 10"""
    y, _, _ = batch_norm(np.array([[1.0], [5.0]]), np.array([2.0]), np.array([10.0]), (np.zeros(1), np.ones(1)), eps=0.0)
    assert close(y, [[8.0], [12.0]])


def test_each_column_is_normalized():
    """With gamma 1 and beta 0 every column has mean 0 and variance var / (var + eps)"""
    x, _, _, running, _ = problem(n=50)
    y, _, _ = batch_norm(x, np.ones(3), np.zeros(3), running, eps=0.5)
    assert close(np.mean(y, axis=0), np.zeros(3))
    assert close(np.var(y, axis=0), x.var(axis=0) / (x.var(axis=0) + 0.5))


def test_running_statistics():
    """Rows 1 and 5, momentum 0.1: mean 0 moves to 0.3, and variance 1 to 0.9 + 0.1 * 8, the n - 1 variance"""
    _, running, _ = batch_norm(np.array([[1.0], [5.0]]), np.ones(1), np.zeros(1), (np.zeros(1), np.ones(1)))
    assert close(running[0], [0.3])
    assert close(running[1], [1.7])


def test_evaluation_uses_the_running_statistics():
    """One row is enough, and the running statistics come back as they were"""
    running = np.array([1.0, 2.0]), np.array([4.0, 9.0])
    y, after, _ = batch_norm(np.array([[5.0, -1.0]]), np.array([1.0, 2.0]), np.array([0.0, 7.0]), running, training=False, eps=0.0)
    assert close(y, [[2.0, 5.0]])
    assert close(after, running)


def test_gradient_of_the_input():
    """dx against central differences: x moves the batch's mean and variance too"""
    x, gamma, beta, running, dy = problem()
    _, _, cache = batch_norm(x, gamma, beta, running)
    dx, _, _ = batch_norm_backward(dy, cache)
    assert gradient_check(lambda z: np.sum(dy * batch_norm(z, gamma, beta, running)[0]), x, dx)


def test_gradients_of_gamma_and_beta():
    """dgamma and dbeta against central differences"""
    x, gamma, beta, running, dy = problem(seed=1)
    _, _, cache = batch_norm(x, gamma, beta, running)
    _, dgamma, dbeta = batch_norm_backward(dy, cache)
    assert gradient_check(lambda z: np.sum(dy * batch_norm(x, z, beta, running)[0]), gamma, dgamma)
    assert gradient_check(lambda z: np.sum(dy * batch_norm(x, gamma, z, running)[0]), beta, dbeta)


def test_inputs_are_not_changed():
    """Neither the arrays, nor the caller's running statistics, nor dy"""
    x, gamma, beta, running, dy = problem(seed=2)
    assert unchanged(batch_norm, x, gamma, beta, running)
    _, _, cache = batch_norm(x, gamma, beta, running)
    assert unchanged(lambda g: batch_norm_backward(g, cache), dy)
