import numpy as np

from answer import loss_and_gradients
from handbook.judge import close, gradient_check


def network(d=3, width=5, k=2, n=7, seed=0):
    """Parameters as at the start of training (scale 1, shift 0), inputs and targets."""
    rng = np.random.default_rng(seed)
    W1, W2 = rng.normal(size=(d, width)), rng.normal(size=(width, k))
    params = {"W1": W1, "g": np.ones(width), "c": np.zeros(width), "W2": W2}
    return params, rng.normal(size=(n, d)), rng.normal(size=(n, k))


def right(name, params, X, Y, **kwargs):
    """Whether the gradient by that parameter agrees with central differences."""

    def loss(value):
        return loss_and_gradients({**params, name: value}, X, Y, **kwargs)[0]

    gradient = loss_and_gradients(params, X, Y, **kwargs)[1][name]
    return gradient_check(loss, params[name], gradient)


def test_loss_is_what_was_asked():
    """Squared error summed over outputs, a mean over rows, plus the penalty"""
    params, X, Y = network(seed=3)
    params["g"], params["c"] = np.linspace(0.5, 2, 5), np.linspace(-1, 1, 5)
    params["W1"] = 0.01 * params["W1"]  # so that eps counts
    u = X @ params["W1"]
    mean, var = u.mean(axis=1, keepdims=True), u.var(axis=1, keepdims=True)
    a = params["g"] * (u - mean) / np.sqrt(var + 1e-5) + params["c"]
    error = np.tanh(a) @ params["W2"] - Y
    size = (params["W1"] ** 2).sum() + (params["W2"] ** 2).sum()
    loss, _ = loss_and_gradients(params, X, Y, penalty=0.2)
    assert close(loss, (error**2).sum() / 7 + 0.2 * size)


def test_penalty_alone():
    """With a perfect fit only 2 * penalty * W is left, and 0 for scale and shift"""
    params, X, _ = network(seed=4)
    params["W2"] = np.zeros((5, 2))
    _, grads = loss_and_gradients(params, X, np.zeros((7, 2)), penalty=0.7)
    assert close(grads["W1"], 1.4 * params["W1"])
    assert close(grads["W2"], np.zeros((5, 2)))
    assert close(grads["g"], np.zeros(5))
    assert close(grads["c"], np.zeros(5))


def test_first_layer_has_no_gradient_along_itself():
    """Normalization undoes the size of W1, so the gradient is orthogonal to W1"""
    params, X, Y = network(seed=5)
    params["W1"] = 100 * params["W1"]  # makes eps negligible
    _, grads = loss_and_gradients(params, X, Y)
    along = (grads["W1"] * params["W1"]).sum()
    sizes = np.linalg.norm(grads["W1"]) * np.linalg.norm(params["W1"])
    assert abs(along) < 1e-6 * sizes


def test_rows_of_the_first_layer_sum_to_zero():
    """Normalization undoes a shift, so each row of the gradient of W1 sums to 0"""
    params, X, Y = network(seed=6)
    params["g"] = np.linspace(0.5, 2, 5)
    _, grads = loss_and_gradients(params, X, Y)
    assert close(np.sum(grads["W1"], axis=1), np.zeros(3))


def test_a_doubled_batch_has_the_same_gradient():
    """Every example twice: loss and gradients stay the same"""
    params, X, Y = network(seed=7)
    once = loss_and_gradients(params, X, Y, penalty=0.1)
    X, Y = np.tile(X, (2, 1)), np.tile(Y, (2, 1))
    twice = loss_and_gradients(params, X, Y, penalty=0.1)
    assert close(twice[0], once[0])
    for name in ("W1", "g", "c", "W2"):
        assert close(twice[1][name], once[1][name])


def test_nearly_constant_rows():
    """Where the variance is small like eps, W1 agrees with central differences"""
    params, X, Y = network(seed=8)
    params["W1"] = 1e-2 * params["W1"]
    assert right("W1", params, X, Y)


def test_after_some_steps():
    """After fifteen steps the loss is lower and all four gradients are still right"""
    params, X, Y = network(seed=9)
    start, _ = loss_and_gradients(params, X, Y, penalty=0.01)
    for _ in range(15):
        _, grads = loss_and_gradients(params, X, Y, penalty=0.01)
        params = {name: params[name] - 0.04 * grads[name] for name in params}
    assert loss_and_gradients(params, X, Y, penalty=0.01)[0] < 0.7 * start
    for name in ("W2", "c", "g", "W1"):
        assert right(name, params, X, Y, penalty=0.01)


def test_a_single_example_and_a_single_output():
    """n = 1 and k = 1"""
    params, X, Y = network(k=1, n=1, seed=10)
    for name in ("W2", "c", "g", "W1"):
        assert right(name, params, X, Y)
