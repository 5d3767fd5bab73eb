import numpy as np

from answer import loss_and_gradients
from handbook.judge import gradient_check, unchanged


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


def test_gradient_of_the_output_layer():
    """W2 agrees with central differences"""
    assert right("W2", *network())


def test_gradient_of_scale_and_shift():
    """g and c agree with central differences"""
    assert right("c", *network())
    assert right("g", *network())


def test_gradient_of_the_first_layer():
    """W1 agrees with central differences, at the start of training"""
    assert right("W1", *network())


def test_gradient_away_from_the_start():
    """All four agree with central differences when scale and shift are not 1 and 0"""
    params, X, Y = network(seed=1)
    params["g"] = np.array([0.5, 2.0, -1.0, 1.5, 0.1])
    params["c"] = np.linspace(-1, 1, 5)
    for name in ("W2", "c", "g", "W1"):
        assert right(name, params, X, Y)


def test_gradient_with_a_penalty():
    """With a penalty of 0.3 the weights agree with central differences"""
    for name in ("W2", "W1"):
        assert right(name, *network(seed=2), penalty=0.3)


def test_inputs_are_not_changed():
    """Parameters, inputs and targets stay as they are"""
    assert unchanged(loss_and_gradients, *network(), penalty=0.1)
