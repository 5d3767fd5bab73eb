import numpy as np

from answer import clip_by_global_norm, learning_rate
from handbook.judge import close, unchanged


def test_rates_by_hand():
    """Peak 1, warm-up 4, total 12: a quarter at step 1, the peak at 4, half at 8, nothing at 12"""
    rates = [learning_rate(step, 1.0, 4, 12) for step in (1, 2, 4, 8, 12)]
    assert close(rates, [0.25, 0.5, 1.0, 0.5, 0.0], rtol=1e-5)


def test_the_rate_rises_then_falls():
    """It rises to step `warmup`, falls to step `total`, and never jumps"""
    rates = np.array([learning_rate(step, 1.0, 20, 100) for step in range(1, 101)])
    assert np.all(np.diff(rates[:20]) > 0)
    assert np.all(np.diff(rates[19:]) < 0)
    assert np.abs(np.diff(rates)).max() < 0.051


def test_the_floor_holds_after_the_end():
    """From step `total` on the rate stays at the floor"""
    assert close([learning_rate(step, 0.3, 5, 50, floor=0.03) for step in (50, 51, 75, 500)], [0.03] * 4, rtol=1e-5)


def test_a_three_four_twelve_gradient():
    """Norm 13 clipped to 1.3: every number is divided by 10, and 13 is reported"""
    clipped, norm = clip_by_global_norm([np.array([3.0, -4.0]), np.array([[12.0]])], 1.3)
    assert close(norm, 13.0, rtol=1e-5)
    assert close(clipped[0], [0.3, -0.4], rtol=1e-5)
    assert close(clipped[1], [[1.2]], rtol=1e-5)


def test_small_gradients_are_left_alone():
    """Below the limit nothing is scaled, neither down nor up"""
    grads = [np.array([0.3, 0.4]), np.array([[0.0], [1.2]])]
    clipped, norm = clip_by_global_norm(grads, 2.0)
    assert close(norm, 1.3, rtol=1e-5)
    assert close(clipped[0], grads[0], rtol=1e-5)
    assert close(clipped[1], grads[1], rtol=1e-5)


def test_the_direction_is_kept():
    """All entries of all arrays shrink by one and the same factor"""
    rng = np.random.default_rng(0)
    grads = [0.1 * rng.normal(size=(4, 3)), 50 * rng.normal(size=7), rng.normal(size=(2, 2, 2))]
    clipped, norm = clip_by_global_norm(grads, 5.0)
    for g, small in zip(grads, clipped):
        assert close(small, g * 5.0 / norm, rtol=1e-5)


def test_inputs_are_not_changed():
    """The caller's gradients stay as they were"""
    assert unchanged(clip_by_global_norm, [np.array([30.0, 40.0]), np.array([[5.0]])], 1.0)
