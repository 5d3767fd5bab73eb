import numpy as np

from answer import sgns_step
from handbook.judge import close


def tables(words=8, d=3, seed=0):
    rng = np.random.default_rng(seed)
    return rng.normal(size=(words, d)), rng.normal(size=(words, d))


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def test_one_pair_by_hand():
    """w = (1, 0), context (2, 0), negative (-1, 0): the loss is log(1 + e^-2) + log(1 + e^-1)"""
    W, C = np.array([[1.0, 0.0], [5.0, 5.0]]), np.array([[2.0, 0.0], [-1.0, 0.0]])
    loss = sgns_step(W, C, np.array([0]), np.array([0]), np.array([[1]]), 0.1)
    assert close(loss, np.log1p(np.exp(-2.0)) + np.log1p(np.exp(-1.0)))
    pull, push = 1 - sigmoid(2.0), sigmoid(-1.0)
    assert close(W, [[1 + 0.1 * (2 * pull + push), 0.0], [5.0, 5.0]])
    assert close(C, [[2 + 0.1 * pull, 0.0], [-1 - 0.1 * push, 0.0]])


def test_rate_zero_only_measures():
    """With lr = 0 the tables stay as they are and the loss comes back"""
    W, C = tables()
    before = W.copy(), C.copy()
    loss = sgns_step(W, C, np.array([1, 2]), np.array([3, 4]), np.array([[5], [6]]), 0.0)
    scores = [W[1] @ C[3], -W[1] @ C[5], W[2] @ C[4], -W[2] @ C[6]]
    assert close(loss, -np.sum(np.log(sigmoid(np.array(scores)))))
    assert close(W, before[0])
    assert close(C, before[1])


def test_a_repeated_negative_counts_twice():
    """The same negative drawn twice moves twice as far, and pushes the center twice"""
    W, C = tables(seed=1)
    w, c, n = W[0].copy(), C[1].copy(), C[2].copy()
    sgns_step(W, C, np.array([0]), np.array([1]), np.array([[2, 2]]), 0.1)
    assert close(C[2], n - 0.1 * 2 * sigmoid(w @ n) * w)
    assert close(W[0], w + 0.1 * ((1 - sigmoid(w @ c)) * c - 2 * sigmoid(w @ n) * n))


def test_a_repeated_pair_counts_twice():
    """A batch with the same pair twice makes the step of one pair at twice the rate"""
    W, C = tables(seed=2)
    W2, C2 = W.copy(), C.copy()
    loss = sgns_step(W, C, np.array([4, 4]), np.array([1, 1]), np.array([[2, 3], [2, 3]]), 0.1)
    once = sgns_step(W2, C2, np.array([4]), np.array([1]), np.array([[2, 3]]), 0.2)
    assert close(loss, 2 * once)
    assert close(W, W2)
    assert close(C, C2)


def test_all_gradients_come_from_the_old_tables():
    """The center moves by the context vectors as they were before the step, even at a large rate"""
    W, C = tables(seed=3)
    w, c, n = W[5].copy(), C[6].copy(), C[7].copy()
    sgns_step(W, C, np.array([5]), np.array([6]), np.array([[7]]), 10.0)
    assert close(W[5], w + 10.0 * ((1 - sigmoid(w @ c)) * c - sigmoid(w @ n) * n))
    assert close(C[6], c + 10.0 * (1 - sigmoid(w @ c)) * w)


def test_the_context_is_not_its_own_negative():
    """A negative equal to the context of its pair is dropped, from the loss and from the step"""
    W, C = tables(seed=4)
    W2, C2 = W.copy(), C.copy()
    loss = sgns_step(W, C, np.array([0]), np.array([3]), np.array([[3, 5, 3]]), 0.1)
    plain = sgns_step(W2, C2, np.array([0]), np.array([3]), np.array([[5]]), 0.1)
    assert close(loss, plain)
    assert close(W, W2)
    assert close(C, C2)


def test_large_scores():
    """Scores of 2,000 and -2,000 on the wrong side: the loss is 4,000 and the step is finite"""
    W, C = np.array([[1_000.0]]), np.array([[-2.0], [2.0]])
    loss = sgns_step(W, C, np.array([0]), np.array([0]), np.array([[1]]), 0.5)
    assert close(loss, 4_000.0)
    assert close(W, [[1_000.0 + 0.5 * (-2.0 - 2.0)]])
    assert close(C, [[-2.0 + 500.0], [2.0 - 500.0]])
