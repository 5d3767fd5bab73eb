import numpy as np

from answer import info_nce
from handbook.judge import close, gradient_check, unchanged


def pairs(n=5, d=4, seed=0):
    rng = np.random.default_rng(seed)
    return rng.normal(size=(n, d)), rng.normal(size=(n, d))


def test_two_pairs_by_hand():
    """Two orthogonal pairs at temperature 0.5: each score is 2 against 0, so the loss is log(1 + e^-2)"""
    loss, dU, dV = info_nce(np.eye(2), np.eye(2), temperature=0.5)
    assert close(loss, np.log1p(np.exp(-2.0)))
    assert np.shape(dU) == (2, 2)
    assert np.shape(dV) == (2, 2)


def test_no_signal_is_log_n():
    """When all embeddings are alike the loss is log n, the loss of a guess"""
    assert close(info_nce(np.ones((7, 3)), np.ones((7, 3)))[0], np.log(7.0))


def test_length_does_not_matter():
    """Scores are cosines: stretching rows leaves the loss alone"""
    U, V = pairs()
    stretch = np.array([[0.01], [1.0], [3.0], [50.0], [1_000.0]])
    assert close(info_nce(U * stretch, V)[0], info_nce(U, V)[0])
    assert close(info_nce(U, V * stretch)[0], info_nce(U, V)[0])


def test_both_directions_count():
    """Swapping the two sides gives the same loss and swaps the gradients"""
    U, V = pairs(seed=1)
    loss, dU, dV = info_nce(U, V, 0.2)
    swapped, dV2, dU2 = info_nce(V, U, 0.2)
    assert close(swapped, loss)
    assert close(dU2, dU)
    assert close(dV2, dV)


def test_gradient_of_both_sides():
    """dU and dV agree with finite differences"""
    U, V = pairs(seed=2)
    loss, dU, dV = info_nce(U, V, 0.5)
    assert gradient_check(lambda x: info_nce(x, V, 0.5)[0], U, dU)
    assert gradient_check(lambda x: info_nce(U, x, 0.5)[0], V, dV)


def test_sure_and_wrong_at_a_low_temperature():
    """Partners swapped at temperature 0.001: the loss is 1,000, not infinity or NaN"""
    loss, dU, dV = info_nce(np.eye(2), np.eye(2)[::-1], temperature=0.001)
    assert close(loss, 1_000.0)
    assert np.all(np.isfinite(dU))
    assert np.all(np.isfinite(dV))


def test_embeddings_are_not_changed():
    """Neither side is written to"""
    assert unchanged(info_nce, *pairs())
