import numpy as np

from answer import lstm, lstm_cell
from handbook.judge import close, unchanged


def problem(T=5, n=3, d=2, k=4, seed=0):
    """Inputs (T, n, d), states h and c (n, k) and weights W, U, b."""
    rng = np.random.default_rng(seed)
    weights = rng.normal(size=(d, 4 * k)), rng.normal(size=(k, 4 * k)), rng.normal(size=4 * k)
    return rng.normal(size=(T, n, d)), rng.normal(size=(n, k)), rng.normal(size=(n, k)), weights


def gates(i=0.0, f=0.0, g=0.0, o=0.0, k=2):
    """Weights of zero and a bias that alone sets the four gates."""
    return np.zeros((3, 4 * k)), np.zeros((k, 4 * k)), np.repeat([i, f, g, o], k)


def test_zero_weights_halve_the_cell():
    """All gates at 1/2 and g = 0: c = 2 becomes 1, and h is tanh(1) / 2"""
    h, c = lstm_cell(np.ones((1, 3)), np.ones((1, 2)), np.array([[2.0, -4.0]]), *gates())
    assert close(c, [[1.0, -2.0]])
    assert close(h, np.tanh([[1.0, -2.0]]) / 2)


def test_an_open_forget_gate_keeps_the_cell():
    """Input gate shut, forget gate and output gate open: c stays, h is tanh(c)"""
    c0 = np.array([[0.3, -1.5]])
    h, c = lstm_cell(np.ones((1, 3)), np.zeros((1, 2)), c0, *gates(i=-50, f=50, g=7, o=50))
    assert close(c, c0)
    assert close(h, np.tanh(c0))


def test_an_open_input_gate_writes_the_candidate():
    """Forget gate shut, input gate open: c is tanh(0.5), whatever it was"""
    h, c = lstm_cell(np.ones((1, 3)), np.zeros((1, 2)), np.array([[9.0, -9.0]]), *gates(i=50, f=-50, g=0.5, o=50))
    assert close(c, np.full((1, 2), np.tanh(0.5)))
    assert close(h, np.full((1, 2), np.tanh(np.tanh(0.5))))


def test_a_sequence_is_the_cell_over_and_over():
    """Full lengths: the same as calling lstm_cell T times from zero states"""
    xs, _, _, weights = problem()
    h = c = np.zeros((3, 4))
    for x in xs:
        h, c = lstm_cell(x, h, c, *weights)
    assert close(lstm(xs, np.array([5, 5, 5]), *weights), h)


def test_padding_does_not_count():
    """Sequences of 2, 5 and 3 steps in one batch give what each gives alone, unpadded"""
    xs, _, _, weights = problem(seed=1)
    together = np.asarray(lstm(xs, np.array([2, 5, 3]), *weights))
    for j, length in enumerate([2, 5, 3]):
        assert close(together[j : j + 1], lstm(xs[:length, j : j + 1], np.array([length]), *weights))


def test_inputs_are_not_changed():
    """Inputs, states and weights stay as they were"""
    xs, h, c, weights = problem(seed=2)
    assert unchanged(lstm_cell, xs[0], h, c, *weights)
    assert unchanged(lstm, xs, np.array([1, 5, 4]), *weights)
