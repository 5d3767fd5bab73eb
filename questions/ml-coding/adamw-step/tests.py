import numpy as np

from answer import adamw_step
from handbook.judge import close, unchanged


def run(w, gradients, **settings):
    """The weights after each step."""
    path, state = [], None
    for g in gradients:
        w, state = adamw_step(w, g, state, **settings)
        path.append(w)
    return path


def test_first_step_has_the_size_of_the_learning_rate():
    """Gradients 0.01, -5 and 300 all move their weight by 0.1 in the first step"""
    w, _ = adamw_step(np.zeros(3), np.array([0.01, -5.0, 300.0]), lr=0.1)
    assert close(w, [-0.1, 0.1, -0.1], rtol=1e-5)


def test_two_steps_by_hand():
    """Gradients 1 and 3 with both betas 1/2: steps of 1 and (7/3) / sqrt(19/3)"""
    path = run(np.array([0.0]), [np.array([1.0]), np.array([3.0])], lr=1.0, beta1=0.5, beta2=0.5, eps=0.0)
    assert close(path[0], [-1.0])
    assert close(path[1], [-1.0 - (7 / 3) / (19 / 3) ** 0.5])


def test_rescaling_the_gradients_changes_nothing():
    """With eps = 0, gradients 1,000 times as large give the same path"""
    rng = np.random.default_rng(0)
    w, gradients = rng.normal(size=4), rng.normal(size=(6, 4))
    assert close(run(w, 1_000 * gradients, lr=0.1, eps=0.0), run(w, gradients, lr=0.1, eps=0.0))


def test_decoupled_decay_shrinks_by_a_factor():
    """With zero gradients each step multiplies the weights by 1 - lr * weight_decay"""
    w = np.array([4.0, -0.5])
    path = run(w, np.zeros((3, 2)), lr=0.1, weight_decay=0.2)
    assert close(path[0], 0.98 * w)
    assert close(path[2], 0.98**3 * w)


def test_l2_decay_goes_through_the_moments():
    """decoupled=False adds weight_decay * w to the gradient, so weights 4 and -0.5 both move by lr"""
    w, _ = adamw_step(np.array([4.0, -0.5]), np.zeros(2), lr=0.1, weight_decay=0.2, decoupled=False)
    assert close(w, [3.9, -0.4])


def test_inputs_are_not_changed():
    """The arrays w and g stay as they were, whichever decay is used"""
    w, g = np.array([1.0, -2.0]), np.array([0.5, 0.25])
    assert unchanged(adamw_step, w, g, lr=0.1, weight_decay=0.1)
    assert unchanged(adamw_step, w, g, lr=0.1, weight_decay=0.1, decoupled=False)
