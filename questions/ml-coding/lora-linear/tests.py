import numpy as np

from answer import LoRALinear
from handbook.judge import close


def sample(d_out=5, d_in=7, rank=2, alpha=6.0, seed=0):
    """A layer whose A and B have been trained to something, with the W and b it was made from."""
    rng = np.random.default_rng(seed)
    W, b = rng.normal(size=(d_out, d_in)), rng.normal(size=d_out)
    layer = LoRALinear(W, b, rank, alpha, np.random.default_rng(seed + 1))
    layer.A, layer.B = rng.normal(size=(rank, d_in)), rng.normal(size=(d_out, rank))
    return layer, W, b


def test_a_new_layer_changes_nothing():
    """Before training the output is that of the frozen layer"""
    rng = np.random.default_rng(0)
    W, b, x = rng.normal(size=(5, 7)), rng.normal(size=5), rng.normal(size=(3, 7))
    assert close(LoRALinear(W, b, 2, 4.0, rng).forward(x), x @ W.T + b)


def test_forward_by_hand():
    """Rank 1, alpha 3: y = W x + b + 3 B (A x)"""
    layer = LoRALinear(np.array([[1.0, 2.0], [0.0, 1.0]]), np.array([10.0, 20.0]), 1, 3.0, np.random.default_rng(1))
    layer.A, layer.B = np.array([[1.0, -1.0]]), np.array([[2.0], [5.0]])
    assert close(layer.forward(np.array([[4.0, 1.0]])), [[6 + 10 + 3 * 2 * 3, 1 + 20 + 3 * 5 * 3]])


def test_update_is_scaled_by_alpha_over_rank():
    """The same A and B with rank 2: alpha = 2 adds B A x once, alpha = 8 adds it four times"""
    x = np.random.default_rng(2).normal(size=(3, 7))
    for alpha, times in ((2.0, 1), (8.0, 4)):
        layer, W, b = sample(alpha=alpha)
        assert close(layer.forward(x), x @ W.T + b + times * x @ (layer.B @ layer.A).T)


def test_merged_layer_does_the_same():
    """x merged' + b is the forward pass"""
    layer, W, b = sample()
    x = np.random.default_rng(3).normal(size=(4, 7))
    merged = np.asarray(layer.merged())
    assert np.shape(merged) == (5, 7)
    assert close(x @ merged.T + b, layer.forward(x))


def test_number_of_trainable_parameters():
    """rank (d_in + d_out): W and b stay frozen"""
    assert sample()[0].trainable() == 2 * (7 + 5)
    assert LoRALinear(np.zeros((512, 2_048)), np.zeros(512), 16, 16.0, np.random.default_rng(4)).trainable() == 40_960


def test_training_can_start():
    """In a new layer A is not zero, so that the first change of B changes the output"""
    rng = np.random.default_rng(5)
    layer = LoRALinear(rng.normal(size=(5, 7)), np.zeros(5), 2, 2.0, rng)
    x = rng.normal(size=(3, 7))
    before = np.array(layer.forward(x))
    layer.B = np.asarray(layer.B) + 0.1
    assert not close(layer.forward(x), before)
