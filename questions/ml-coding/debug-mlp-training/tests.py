import numpy as np

from answer import init, loss_and_gradients, train
from handbook.judge import gradient_check


def groups(n=150, seed=0):
    """n points of three classes around three corners of the plane."""
    rng = np.random.default_rng(seed)
    y = np.arange(n) % 3
    return np.array([[0.0, 2.0], [2.0, -1.0], [-2.0, -1.0]])[y] + 0.5 * rng.normal(size=(n, 2)), y


def accuracy(params, X, y):
    h = np.maximum(X @ params["W1"] + params["b1"], 0)
    return np.mean((h @ params["W2"] + params["b2"]).argmax(axis=1) == y)


def test_gradients_match_finite_differences():
    """Each of the four gradients equals central differences of the loss, within 1e-4 relative"""
    rng = np.random.default_rng(1)
    params = init(2, 5, 3, rng)
    X, y = groups(12)
    _, grads = loss_and_gradients(params, X, y)
    for name in ("W2", "b2", "W1", "b1"):
        assert gradient_check(lambda v: loss_and_gradients({**params, name: v}, X, y)[0], params[name], grads[name])


def test_a_doubled_batch_has_the_same_gradient():
    """Every example twice: the mean loss and its gradient stay the same"""
    params = init(2, 5, 3, np.random.default_rng(2))
    X, y = groups(12)
    once, twice = loss_and_gradients(params, X, y), loss_and_gradients(params, np.tile(X, (2, 1)), np.tile(y, 2))
    assert np.allclose(twice[0], once[0])
    assert np.allclose(twice[1]["W2"], once[1]["W2"])


def test_training_learns_three_groups():
    """After training, more than 95% of well-separated training points are right"""
    X, y = groups()
    params = train(X.copy(), y.copy())
    assert accuracy(params, X, y) > 0.95


def test_training_leaves_the_data_alone():
    """train returns parameters and changes neither X nor y"""
    X, y = groups()
    X_before, y_before = X.copy(), y.copy()
    train(X, y, epochs=1)
    assert np.array_equal(X, X_before)
    assert np.array_equal(y, y_before)
