import numpy as np

from answer import batch_norm, batch_norm_backward
from handbook.judge import close, gradient_check


def problem(n=6, d=3, seed=0):
    rng = np.random.default_rng(seed)
    running = rng.normal(size=d), rng.uniform(0.5, 2.0, size=d)
    return 3 * rng.normal(size=(n, d)) + 1, rng.normal(size=d), rng.normal(size=d), running, rng.normal(size=(n, d))


def test_gradient_in_evaluation():
    """With fixed statistics rows do not mix: dx is dy * gamma / sqrt(var + eps)"""
    x, gamma, beta, running, dy = problem(seed=3)
    y, _, cache = batch_norm(x, gamma, beta, running, training=False, eps=0.2)
    dx, dgamma, dbeta = batch_norm_backward(dy, cache)
    x_hat = (x - running[0]) / np.sqrt(running[1] + 0.2)
    assert close(y, gamma * x_hat + beta)
    assert close(dx, dy * gamma / np.sqrt(running[1] + 0.2))
    assert close(dgamma, (dy * x_hat).sum(axis=0))
    assert close(dbeta, dy.sum(axis=0))


def test_gradient_with_a_large_eps():
    """eps = 2 belongs to the derivative of the standard deviation as well"""
    x, gamma, beta, running, dy = problem(n=5, d=2, seed=4)
    _, _, cache = batch_norm(x, gamma, beta, running, eps=2.0)
    dx, _, _ = batch_norm_backward(dy, cache)
    assert gradient_check(lambda z: np.sum(dy * batch_norm(z, gamma, beta, running, eps=2.0)[0]), x, dx)


def test_the_default_eps():
    """eps is 1e-5: it halves the variance of a column whose variance is 1e-5"""
    x = np.array([[1.0], [-1.0]]) * np.sqrt(1e-5)
    y, _, _ = batch_norm(x, np.ones(1), np.zeros(1), (np.zeros(1), np.ones(1)))
    assert close(y, [[np.sqrt(0.5)], [-np.sqrt(0.5)]])


def test_directions_that_batch_norm_ignores():
    """y does not change when a column is shifted or, with eps = 0, stretched: dx is orthogonal to both"""
    x, gamma, beta, running, dy = problem(n=20, d=4, seed=5)
    _, _, cache = batch_norm(x, gamma, beta, running, eps=0.0)
    dx, _, _ = batch_norm_backward(dy, cache)
    assert close(np.sum(dx, axis=0), np.zeros(4))
    assert close(np.sum(dx * x, axis=0), np.zeros(4))


def test_one_row_moves_all_others():
    """A loss on row 0 alone has a gradient at every other row in training"""
    x, _, beta, running, _ = problem(n=8, d=2, seed=6)
    dy = np.zeros((8, 2))
    dy[0] = 1
    _, _, cache = batch_norm(x, np.ones(2), beta, running)
    dx, _, _ = batch_norm_backward(dy, cache)
    assert np.all(np.abs(np.asarray(dx)) > 1e-6)


def test_running_statistics_settle():
    """After 60 batches of the same kind, momentum 0.25, they are the batch's mean and n - 1 variance"""
    x, gamma, beta, running, _ = problem(n=5, seed=7)
    _, once, _ = batch_norm(x, gamma, beta, running, momentum=0.25)
    assert close(once[0], 0.75 * running[0] + 0.25 * x.mean(axis=0))
    assert close(once[1], 0.75 * running[1] + 0.25 * x.var(axis=0, ddof=1))
    for _ in range(60):
        _, running, _ = batch_norm(x, gamma, beta, running, momentum=0.25)
    assert close(running[0], x.mean(axis=0))
    assert close(running[1], x.var(axis=0, ddof=1))


def test_columns_far_from_zero():
    """A column with mean 10^6 and standard deviation 1 is normalized like any other"""
    z = np.random.default_rng(8).normal(size=(100, 1))
    y, _, _ = batch_norm(1e6 + z, np.ones(1), np.zeros(1), (np.zeros(1), np.ones(1)))
    assert close(y, (z - z.mean()) / np.sqrt(z.var() + 1e-5), rtol=1e-5, atol=1e-6)


def test_a_constant_column():
    """All values equal: y is beta, and the gradient is finite"""
    y, _, cache = batch_norm(np.full((4, 1), 7.0), np.array([3.0]), np.array([2.0]), (np.zeros(1), np.ones(1)))
    assert close(y, np.full((4, 1), 2.0))
    dx, dgamma, _ = batch_norm_backward(np.array([[1.0], [0.0], [0.0], [0.0]]), cache)
    assert close(dx, 3 / np.sqrt(1e-5) * np.array([[0.75], [-0.25], [-0.25], [-0.25]]))
    assert close(dgamma, [0.0])


def test_the_backward_pass_can_be_repeated():
    """The cache is not used up, also when another forward pass came in between"""
    x, gamma, beta, running, dy = problem(seed=9)
    _, _, cache = batch_norm(x, gamma, beta, running)
    first = batch_norm_backward(dy, cache)
    batch_norm(2 * x + 1, gamma, beta, running, training=False)
    assert close(batch_norm_backward(dy, cache), first)


def test_forty_thousand_rows():
    """40,000 rows of 8 columns, forward and backward: no matrix of rows by rows"""
    x, gamma, beta, running, dy = problem(n=40_000, d=8, seed=10)
    y, _, cache = batch_norm(x, gamma, beta, running)
    dx, _, _ = batch_norm_backward(dy, cache)
    assert np.shape(y) == np.shape(dx) == (40_000, 8)
