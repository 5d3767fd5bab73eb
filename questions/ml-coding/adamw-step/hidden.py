import copy

import numpy as np

from answer import adamw_step
from handbook.judge import close


def run(w, gradients, state=None, **settings):
    path = []
    for g in gradients:
        w, state = adamw_step(w, g, state, **settings)
        path.append(w)
    return path


def by_sums(w, gradients, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.0, decoupled=True):
    """The same path from weighted means of all gradients so far: no running averages, no correction."""
    path, seen = [], []
    for g in gradients:
        seen.append(g if decoupled else g + weight_decay * w)
        age = np.arange(len(seen))[::-1]
        m_hat = np.average(seen, axis=0, weights=beta1**age)
        v_hat = np.average(np.square(seen), axis=0, weights=beta2**age)
        w = w - lr * m_hat / (np.sqrt(v_hat) + eps) - (lr * weight_decay * w if decoupled else 0)
        path.append(w)
    return path


def test_agrees_with_sums_over_all_gradients():
    """15 random steps with both kinds of decay, against weighted means written out"""
    rng = np.random.default_rng(1)
    w, gradients = rng.normal(size=5), rng.normal(size=(15, 5)) * np.array([1e-4, 1e-2, 1, 10, 1e3])
    for decoupled in (True, False):
        for beta1, beta2 in ((0.9, 0.999), (0.5, 0.8), (0.0, 0.9)):
            settings = {"lr": 0.05, "beta1": beta1, "beta2": beta2, "weight_decay": 0.3, "decoupled": decoupled}
            assert close(run(w, gradients, **settings), by_sums(w, gradients, **settings))


def test_default_settings():
    """lr 0.001, betas 0.9 and 0.999, eps 1e-8, no decay, and decoupled when there is one"""
    rng = np.random.default_rng(2)
    w, gradients = rng.normal(size=3), 1e-8 * rng.normal(size=(5, 3))
    assert close(run(w, gradients), by_sums(w, gradients))
    assert close(run(w, gradients, weight_decay=0.5), by_sums(w, gradients, weight_decay=0.5))


def test_eps_is_added_after_the_root():
    """With eps = 1 a first gradient of 3 gives a step of 3 / (3 + 1)"""
    w, _ = adamw_step(np.array([0.0]), np.array([3.0]), lr=1.0, eps=1.0)
    assert close(w, [-0.75])


def test_decay_uses_the_weights_before_the_step():
    """w = 10, gradient 1, lr 0.1, decay 0.5: 10 - 0.1 - 0.1 * 0.5 * 10"""
    w, _ = adamw_step(np.array([10.0]), np.array([1.0]), lr=0.1, eps=0.0, weight_decay=0.5)
    assert close(w, [9.4])


def test_a_constant_gradient_gives_constant_steps():
    """Both corrected averages of a constant are the constant, at every step"""
    path = run(np.zeros(2), np.tile([0.2, -7.0], (50, 1)), lr=0.01)
    assert close(path[-1], [-0.5, 0.5])


def test_two_parameters_keep_separate_states():
    """Steps of two parameters in turn give what each gives alone"""
    rng = np.random.default_rng(3)
    starts, gradients = rng.normal(size=(2, 3)), rng.normal(size=(2, 8, 3))
    alone = [run(starts[k], gradients[k], lr=0.1)[-1] for k in (0, 1)]
    weights, states = [starts[0], starts[1]], [None, None]
    for t in range(8):
        for k in (0, 1):
            weights[k], states[k] = adamw_step(weights[k], gradients[k][t], states[k], lr=0.1)
    assert close(weights, alone)


def test_a_copied_state_resumes():
    """Going on from a deep copy of the state is going on: nothing is kept elsewhere"""
    rng = np.random.default_rng(4)
    w, gradients = rng.normal(size=3), rng.normal(size=(9, 3))
    straight = run(w, gradients, lr=0.1, weight_decay=0.1)
    state = None
    for g in gradients[:4]:
        w, state = adamw_step(w, g, state, lr=0.1, weight_decay=0.1)
    kept_w, kept_state = copy.deepcopy((w, state))
    assert close(run(w, gradients[4:], state, lr=0.1, weight_decay=0.1)[-1], straight[-1])
    assert close(run(kept_w, gradients[4:], kept_state, lr=0.1, weight_decay=0.1)[-1], straight[-1])


def test_a_schedule_may_change_the_learning_rate():
    """The moments do not depend on lr: steps with rates 0, 0 and 0.1 end where the third gradient says"""
    gradients, state, w = np.array([[1.0], [2.0], [4.0]]), None, np.array([0.0])
    for g, lr in zip(gradients, (0.0, 0.0, 0.1)):
        w, state = adamw_step(w, g, state, lr=lr, beta1=0.5, beta2=0.5)
    assert close(w, [-0.1 * (0.25 * 1 + 0.5 * 2 + 4) / 1.75 / ((0.25 * 1 + 0.5 * 4 + 16) / 1.75) ** 0.5])


def test_matrices_keep_their_shape():
    """A (2, 3) matrix is stepped entry by entry"""
    rng = np.random.default_rng(5)
    W, gradients = rng.normal(size=(2, 3)), rng.normal(size=(4, 2, 3))
    flat = run(W.ravel(), gradients.reshape(4, 6), lr=0.1, weight_decay=0.2)
    assert close(run(W, gradients, lr=0.1, weight_decay=0.2)[-1], np.reshape(flat[-1], (2, 3)))
