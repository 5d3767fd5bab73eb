import math

import numpy as np

from answer import lstm, lstm_cell
from handbook.judge import close


def problem(T=5, n=3, d=2, k=4, seed=0):
    rng = np.random.default_rng(seed)
    weights = rng.normal(size=(d, 4 * k)), rng.normal(size=(k, 4 * k)), rng.normal(size=4 * k)
    return rng.normal(size=(T, n, d)), rng.normal(size=(n, k)), rng.normal(size=(n, k)), weights


def by_numbers(x, h, c, W, U, b):
    """One row and one unit at a time."""
    n, k = h.shape
    new_h, new_c = np.zeros((n, k)), np.zeros((n, k))
    for r in range(n):
        for u in range(k):
            i, f, g, o = (
                sum(x[r, a] * W[a, gate * k + u] for a in range(x.shape[1]))
                + sum(h[r, a] * U[a, gate * k + u] for a in range(k))
                + b[gate * k + u]
                for gate in range(4)
            )
            i, f, o = (1 / (1 + math.exp(-z)) for z in (i, f, o))
            new_c[r, u] = f * c[r, u] + i * math.tanh(g)
            new_h[r, u] = o * math.tanh(new_c[r, u])
    return new_h, new_c


def test_agrees_with_numbers():
    """Random weights, as many inputs as units and not, against loops over rows and units"""
    for n, d, k in ((3, 2, 4), (2, 3, 3), (1, 5, 1)):
        xs, h, c, weights = problem(n=n, d=d, k=k, seed=n)
        got_h, got_c = lstm_cell(xs[0], h, c, *weights)
        expected_h, expected_c = by_numbers(xs[0], h, c, *weights)
        assert close(got_h, expected_h)
        assert close(got_c, expected_c)


def test_large_inputs_saturate():
    """Pre-activations of +-10,000 give gates of 0 and 1, no NaN"""
    W, U, b = np.zeros((1, 4)), np.zeros((1, 4)), np.zeros(4)
    W[0] = [1.0, -1.0, 1.0, 1.0]
    x = np.array([[1e4], [-1e4]])
    h, c = lstm_cell(x, np.zeros((2, 1)), np.array([[5.0], [5.0]]), W, U, b)
    assert close(c, [[1.0], [5.0]])
    assert close(h, [[math.tanh(1)], [0.0]])


def test_the_cell_carries_a_gradient_unharmed():
    """60 steps with open forget gates: the last cell moves exactly as the first one was moved"""
    W, U, b = np.zeros((1, 4)), np.zeros((1, 4)), np.array([-50.0, 50.0, 0.0, 0.0])
    ends = []
    for start in (0.2, 0.7):
        h, c = np.zeros((1, 1)), np.array([[start]])
        for _ in range(60):
            h, c = lstm_cell(np.ones((1, 1)), h, c, W, U, b)
        ends.append(np.asarray(c)[0, 0])
    assert close(ends[1] - ends[0], 0.5)


def test_the_hidden_state_is_bounded():
    """|h| stays below 1 while the cell counts up to 60"""
    W, U, b = np.zeros((1, 4)), np.zeros((1, 4)), np.array([50.0, 50.0, 50.0, 50.0])
    h, c = np.zeros((1, 1)), np.zeros((1, 1))
    for _ in range(60):
        h, c = lstm_cell(np.ones((1, 1)), h, c, W, U, b)
    assert close(c, [[60.0]])
    assert close(h, [[1.0]])


def test_padding_may_be_nan():
    """What follows a sequence's end may be anything, also NaN"""
    xs, _, _, weights = problem(seed=4)
    lengths = np.array([2, 5, 3])
    clean = lstm(xs, lengths, *weights)
    for j, length in enumerate(lengths):
        xs[length:, j] = np.nan
    assert close(lstm(xs, lengths, *weights), clean)


def test_an_empty_sequence_ends_where_it_starts():
    """Length 0 gives the zero state, next to sequences that run"""
    xs, _, _, weights = problem(T=2, seed=5)
    h = np.asarray(lstm(xs, np.array([0, 2, 1]), *weights))
    assert close(h[0], np.zeros(4))
    assert np.all(np.abs(h[1:]) > 0)


def test_more_padding_changes_nothing():
    """Ten further steps of padding behind every sequence"""
    xs, _, _, weights = problem(seed=6)
    longer = np.concatenate([xs, np.full((10, 3, 2), 3.0)])
    lengths = np.array([5, 1, 4])
    assert close(lstm(longer, lengths, *weights), lstm(xs, lengths, *weights))


def test_order_of_the_batch_does_not_matter():
    """Reversing the batch reverses the result"""
    xs, _, _, weights = problem(n=4, seed=7)
    lengths = np.array([3, 5, 1, 4])
    assert close(lstm(xs[:, ::-1], lengths[::-1], *weights), np.asarray(lstm(xs, lengths, *weights))[::-1])


def test_150_000_sequences_at_once():
    """150,000 sequences of up to 5 steps: the batch is computed together, not one by one"""
    n = 150_000
    xs, _, _, weights = problem(T=5, n=n, d=1, k=1, seed=8)
    lengths = np.arange(n) % 6
    h = np.asarray(lstm(xs, lengths, *weights))
    assert h.shape == (n, 1)
    for j in (3, 70_004, n - 1):
        assert close(h[j : j + 1], lstm(xs[: lengths[j], j : j + 1], lengths[j : j + 1], *weights))
