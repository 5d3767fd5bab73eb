import math

import numpy as np

from answer import clip_by_global_norm, learning_rate
from handbook.judge import close


def test_halfway_down_with_a_floor():
    """Halfway through the decay the rate is the mean of peak and floor; a quarter through it is 0.146 of the way down"""
    assert close(learning_rate(60, 0.8, 20, 100, floor=0.2), 0.5, rtol=1e-5)
    assert close(learning_rate(40, 0.8, 20, 100, floor=0.2), 0.8 - 0.6 * (1 - math.sqrt(0.5)) / 2, rtol=1e-5)


def test_warm_up_ignores_the_floor():
    """The line goes from 0 at step 0 to the peak, whatever the floor"""
    assert close([learning_rate(s, 2.0, 8, 40, floor=0.5) for s in (1, 4, 7, 8)], [0.25, 1.0, 1.75, 2.0], rtol=1e-5)


def test_the_decay_is_symmetric():
    """Rates k steps after the peak and k steps before the end add up to peak + floor"""
    for k in (1, 7, 20, 33):
        both = learning_rate(10 + k, 3e-4, 10, 90, floor=3e-5) + learning_rate(90 - k, 3e-4, 10, 90, floor=3e-5)
        assert close(both, 3.3e-4, rtol=1e-5)


def test_no_warm_up():
    """warmup = 0 starts on the cosine and divides by nothing"""
    assert close([learning_rate(s, 1.0, 0, 4) for s in (1, 2, 3, 4)], [(2 + math.sqrt(2)) / 4, 0.5, (2 - math.sqrt(2)) / 4, 0], rtol=1e-5)


def test_one_step_of_decay():
    """total = warmup + 1: the peak, then the floor"""
    assert close([learning_rate(s, 1.0, 3, 4, floor=0.1) for s in (3, 4, 5)], [1.0, 0.1, 0.1], rtol=1e-5)


def test_zero_gradients():
    """All zeros stay zeros, with norm 0 and no NaN"""
    clipped, norm = clip_by_global_norm([np.zeros(3), np.zeros((2, 2))], 1.0)
    assert close(norm, 0.0)
    assert close(clipped[0], np.zeros(3))
    assert close(clipped[1], np.zeros((2, 2)))


def test_the_result_has_the_norm_asked_for():
    """After clipping the common norm is max_norm, and clipping again changes nothing"""
    rng = np.random.default_rng(1)
    once, _ = clip_by_global_norm([rng.normal(size=(5, 5)), 9 * rng.normal(size=3)], 2.5)
    assert close(math.sqrt(sum(np.sum(np.square(g)) for g in once)), 2.5, rtol=1e-5)
    twice, norm = clip_by_global_norm(once, 2.5)
    assert close(norm, 2.5, rtol=1e-5)
    assert close(twice[0], once[0], rtol=1e-5)


def test_cutting_an_array_in_two_changes_nothing():
    """The norm belongs to all numbers together, however they are spread over arrays"""
    g = np.random.default_rng(2).normal(size=(6, 4)) * 10
    whole, norm = clip_by_global_norm([g], 3.0)
    parts, norm_of_parts = clip_by_global_norm([g[:1], g[1:4], g[4:]], 3.0)
    assert close(norm_of_parts, norm, rtol=1e-5)
    assert close(np.concatenate(list(parts)), whole[0], rtol=1e-5)


def test_many_arrays_of_any_shape():
    """2,000 arrays, some of one number and some with three axes"""
    rng = np.random.default_rng(3)
    grads = [rng.normal(size=shape) for shape in [(), (7,), (3, 4), (2, 3, 2)] * 500]
    expected = math.sqrt(sum(float(v) ** 2 for g in grads for v in np.ravel(g)))
    clipped, norm = clip_by_global_norm(grads, 1.0)
    assert close(norm, expected, rtol=1e-5)
    assert [np.shape(g) for g in clipped] == [np.shape(g) for g in grads]
