import math

import numpy as np

from answer import info_nce
from handbook.judge import close, gradient_check


def by_loops(U, V, temperature):
    """The definition: for each pair, both ways, minus the log of the share of its own score."""
    n, total = len(U), 0.0

    def score(i, j):
        u, v = U[i], V[j]
        return math.exp(u @ v / math.sqrt(u @ u) / math.sqrt(v @ v) / temperature)

    for i in range(n):
        total -= math.log(score(i, i) / sum(score(i, j) for j in range(n)))
        total -= math.log(score(i, i) / sum(score(j, i) for j in range(n)))
    return total / (2 * n)


def test_agrees_with_the_definition():
    """20 random batches of 1 to 8 pairs at temperatures 0.1 to 2, against loops"""
    rng = np.random.default_rng(3)
    for _ in range(20):
        n, d, temperature = rng.integers(1, 9), rng.integers(2, 6), rng.uniform(0.1, 2)
        U, V = rng.normal(size=(n, d)), rng.normal(size=(n, d))
        assert close(info_nce(U, V, temperature)[0], by_loops(U, V, temperature))


def test_default_temperature():
    """Without a temperature 0.1 is used"""
    U, V = np.random.default_rng(4).normal(size=(2, 6, 3))
    assert close(info_nce(U, V)[0], by_loops(U, V, 0.1))


def test_gradient_with_uneven_lengths():
    """The normalization is part of the gradient: rows of lengths 0.3 to 3, another temperature, d larger than n"""
    rng = np.random.default_rng(5)
    U, V = rng.normal(size=(2, 3, 6)) * np.array([0.3, 1.0, 3.0])[:, None]
    loss, dU, dV = info_nce(U, V, 0.3)
    assert gradient_check(lambda x: info_nce(x, V, 0.3)[0], U, dU)
    assert gradient_check(lambda x: info_nce(U, x, 0.3)[0], V, dV)


def test_gradient_is_orthogonal_to_its_row():
    """Moving a row along itself changes nothing, so its gradient has no part along it"""
    U, V = np.random.default_rng(6).normal(size=(2, 8, 5))
    loss, dU, dV = info_nce(U, V, 0.1)
    assert close(np.sum(U * dU, axis=1), np.zeros(8), atol=1e-9)
    assert close(np.sum(V * dV, axis=1), np.zeros(8), atol=1e-9)


def test_rows_of_very_different_scores():
    """At temperature 0.001 one row of scores is 1,000 and 1,000, the other -1,000 and -1,000"""
    loss, dU, dV = info_nce(np.array([[1.0, 0.0], [-1.0, 0.0]]), np.array([[1.0, 0.0], [1.0, 0.0]]), 0.001)
    assert close(loss, (2 * np.log(2.0) + 2_000.0) / 4)
    assert np.all(np.isfinite(dU)) and np.all(np.isfinite(dV))


def test_order_of_the_pairs_does_not_matter():
    """Permuting the batch permutes the gradients and keeps the loss"""
    rng = np.random.default_rng(7)
    U, V = rng.normal(size=(2, 9, 4))
    order = rng.permutation(9)
    loss, dU, dV = info_nce(U, V, 0.4)
    again, dU2, dV2 = info_nce(U[order], V[order], 0.4)
    assert close(again, loss)
    assert close(dU2, np.asarray(dU)[order])
    assert close(dV2, np.asarray(dV)[order])


def test_one_pair_has_nothing_to_learn():
    """A batch of one has no negatives: loss and gradients are 0"""
    loss, dU, dV = info_nce(np.array([[1.0, 2.0]]), np.array([[-2.0, 1.0]]))
    assert close(loss, 0.0)
    assert close(dU, [[0.0, 0.0]])
    assert close(dV, [[0.0, 0.0]])


def test_a_step_downhill():
    """A small step against both gradients lowers the loss by about its squared length"""
    U, V = np.random.default_rng(8).normal(size=(2, 16, 8))
    loss, dU, dV = info_nce(U, V, 0.2)
    dU, dV = np.asarray(dU), np.asarray(dV)
    drop = loss - info_nce(U - 1e-4 * dU, V - 1e-4 * dV, 0.2)[0]
    assert close(drop, 1e-4 * (np.sum(dU**2) + np.sum(dV**2)), rtol=0.01)


def test_a_batch_of_seven_hundred():
    """700 pairs at temperature 0.01: perfect pairs score near 0, shifted partners far above log n"""
    U = np.random.default_rng(9).normal(size=(700, 64))
    loss, dU, dV = info_nce(U, 2 * U, 0.01)
    assert loss < 1e-3
    assert info_nce(U, np.roll(U, 1, axis=0), 0.01)[0] > 50
    assert np.all(np.isfinite(dU)) and np.all(np.isfinite(dV))
