import numpy as np

from answer import LoRALinear
from handbook.judge import close


def sample(d_out=5, d_in=7, rank=2, alpha=6.0, seed=0):
    rng = np.random.default_rng(seed)
    W, b = rng.normal(size=(d_out, d_in)), rng.normal(size=d_out)
    layer = LoRALinear(W, b, rank, alpha, np.random.default_rng(seed + 1))
    layer.A, layer.B = rng.normal(size=(rank, d_in)), rng.normal(size=(d_out, rank))
    return layer, W, b


def test_agrees_with_sums_written_out():
    """Random shapes, ranks 1 to 4: every output as a double sum"""
    for seed, (d_out, d_in, rank, alpha) in enumerate([(3, 4, 1, 2.0), (6, 2, 2, 1.0), (4, 4, 4, 16.0), (2, 9, 3, 0.5)]):
        layer, W, b = sample(d_out, d_in, rank, alpha, seed)
        x = np.random.default_rng(seed + 50).normal(size=d_in)
        expected = [
            b[o] + sum((W[o, i] + alpha / rank * sum(layer.B[o, r] * layer.A[r, i] for r in range(rank))) * x[i] for i in range(d_in))
            for o in range(d_out)
        ]
        assert close(layer.forward(x[None]), [expected])


def test_start_values_have_the_right_shapes():
    """A is (rank, d_in), B is (d_out, rank) and all zero"""
    layer = LoRALinear(np.ones((6, 9)), np.zeros(6), 3, 3.0, np.random.default_rng(6))
    assert np.shape(layer.A) == (3, 9)
    assert close(layer.B, np.zeros((6, 3)))


def test_start_values_of_a_are_random():
    """Mean zero, all rows different, the same for the same seed and others for another"""
    W, b = np.zeros((4, 500)), np.zeros(4)
    A = np.asarray(LoRALinear(W, b, 8, 8.0, np.random.default_rng(7)).A)
    # The mean of 4,000 independent values is within 6 standard errors, save with probability about 2e-9.
    assert abs(A.mean()) <= 6 * A.std() / np.sqrt(A.size)
    assert np.linalg.matrix_rank(A) == 8
    assert close(LoRALinear(W, b, 8, 8.0, np.random.default_rng(7)).A, A)
    assert not close(LoRALinear(W, b, 8, 8.0, np.random.default_rng(8)).A, A)


def test_later_steps_of_training_count():
    """forward and merged use A and B as they are now, whether replaced or changed in place"""
    layer, W, b = sample(seed=9)
    x = np.random.default_rng(10).normal(size=(3, 7))
    layer.forward(x), layer.merged()
    layer.A *= -2.0
    layer.B = layer.B + 1.0
    expected = W + 3.0 * layer.B @ layer.A
    assert close(layer.merged(), expected)
    assert close(layer.forward(x), x @ expected.T + b)


def test_merging_changes_nothing():
    """merged can be called again and again, and forward still gives the same"""
    layer, W, b = sample(seed=11)
    x = np.random.default_rng(12).normal(size=(3, 7))
    before, merged = np.array(layer.forward(x)), np.array(layer.merged())
    assert close(layer.merged(), merged)
    assert close(layer.forward(x), before)


def test_two_adapters_on_one_layer():
    """Two adapters share W and b: training and merging one leaves the other and W alone"""
    rng = np.random.default_rng(13)
    W, b, x = rng.normal(size=(5, 7)), rng.normal(size=5), rng.normal(size=(3, 7))
    frozen_W, frozen_b = W.copy(), b.copy()
    first, second = LoRALinear(W, b, 2, 2.0, rng), LoRALinear(W, b, 3, 3.0, rng)
    first.B = rng.normal(size=(5, 2))
    first.merged(), first.forward(x)
    assert close(second.forward(x), x @ frozen_W.T + frozen_b)
    assert close(W, frozen_W)
    assert close(b, frozen_b)


def test_any_number_of_axes_in_front():
    """(batch, time, d_in) gives (batch, time, d_out), and a single vector a single vector"""
    layer, W, b = sample(seed=14)
    x = np.random.default_rng(15).normal(size=(2, 3, 7))
    out = np.asarray(layer.forward(x))
    assert np.shape(out) == (2, 3, 5)
    assert close(out[1, 2], layer.forward(x[1, 2]))
    assert close(out[1], layer.forward(x[1]))


def test_update_has_the_rank_it_was_given():
    """merged minus W has rank 3, and as many trainable numbers as A and B have"""
    layer, W, b = sample(20, 30, 3, 3.0, 16)
    assert np.linalg.matrix_rank(np.asarray(layer.merged()) - W) == 3
    assert layer.trainable() == 3 * 20 + 3 * 30
