import numpy as np

from answer import forward, init, loss_and_gradients, train
from handbook.judge import close, gradient_check


def groups(n=150, seed=0):
    rng = np.random.default_rng(seed)
    y = np.arange(n) % 3
    return np.array([[0.0, 2.0], [2.0, -1.0], [-2.0, -1.0]])[y] + 0.5 * rng.normal(size=(n, 2)), y


def accuracy(params, X, y):
    return np.mean(np.asarray(forward(params, X)[1]).argmax(axis=1) == y)


def test_forward_still_gives_probabilities():
    """Rows sum to one, and zero weights give 1/3 each"""
    X, _ = groups(9)
    h, p = forward(init(2, 4, 3, np.random.default_rng(3)), X)
    assert np.all(np.asarray(h) >= 0)
    assert close(np.sum(p, axis=1), np.ones(9))
    zeros = {"W1": np.zeros((2, 4)), "b1": np.zeros(4), "W2": np.zeros((4, 3)), "b2": np.zeros(3)}
    assert close(forward(zeros, X)[1], np.full((9, 3), 1 / 3))


def test_loss_is_the_mean_cross_entropy():
    """Zero weights cost ln 3, whatever the batch"""
    zeros = {"W1": np.zeros((2, 4)), "b1": np.zeros(4), "W2": np.zeros((4, 3)), "b2": np.zeros(3)}
    for n in (3, 30):
        assert close(loss_and_gradients(zeros, *groups(n))[0], np.log(3))


def test_a_dead_unit_gets_no_gradient():
    """A hidden unit that is off for every example has zero gradient in W1 and b1"""
    params = init(2, 4, 3, np.random.default_rng(4))
    params["b1"][2] = -1e3
    _, grads = loss_and_gradients(params, *groups(30))
    assert close(grads["W1"][:, 2], [0.0, 0.0])
    assert close(grads["b1"][2], 0.0)
    assert np.any(np.abs(grads["W1"]) > 1e-3)


def test_gradients_after_some_training():
    """The check also holds away from the start, with uneven classes"""
    X, y = groups(40, seed=5)
    params = train(X.copy(), y.copy(), hidden=6, epochs=3)
    X, y = X[:7], y[:7]
    _, grads = loss_and_gradients(params, X, y)
    for name in ("W2", "b2", "W1", "b1"):
        assert gradient_check(lambda v: loss_and_gradients({**params, name: v}, X, y)[0], params[name], grads[name])


def test_full_batch_training_works():
    """One large batch and small batches both learn"""
    X, y = groups(seed=6)
    for batch, epochs in ((150, 120), (10, 20)):
        assert accuracy(train(X.copy(), y.copy(), batch=batch, epochs=epochs), X, y) > 0.95


def test_sorted_labels_do_not_matter():
    """Data sorted by class are learned as well"""
    X, y = groups(seed=7)
    order = np.argsort(y, kind="stable")
    assert accuracy(train(X[order], y[order]), X, y) > 0.95


def test_more_training_lowers_the_loss():
    """The loss after 40 epochs is below that after 2, and far below chance"""
    X, y = groups(seed=8)
    early, late = (loss_and_gradients(train(X.copy(), y.copy(), epochs=n), X, y)[0] for n in (2, 40))
    assert late < early
    assert late < 0.2 * np.log(3)
