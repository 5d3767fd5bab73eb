import numpy as np

from answer import fit
from handbook.judge import close


def data(*sizes, seed=0):
    """Micro-batches of so many rows: two features and a target."""
    rng = np.random.default_rng(seed)
    return [rng.normal(size=(size, 3)) for size in sizes]


def squared_error(params, batch):
    """Mean gradient of (x . params - y)^2 / 2 over the rows of a batch."""
    X, y = batch[:, :2], batch[:, 2]
    return X.T @ (X @ params - y) / len(batch)


def distance(params):
    return float(np.sum((np.asarray(params) - 5) ** 2))


def scripted(*losses):
    """A walk from 0 in steps of 1 an epoch, with these validation losses at 1, 2, 3, …"""
    return np.array([0.0]), lambda params, batch: np.array([-1.0]), lambda params: losses[min(round(float(params[0])), len(losses)) - 1]


def test_accumulation_equals_the_big_batch():
    """Four micro-batches of 5 rows, accumulated, end where one batch of 20 rows ends"""
    small, start = data(5, 5, 5, 5), np.array([1.0, -1.0])
    big = [np.concatenate(small)]
    _, losses = fit(start, squared_error, distance, small, accumulate=4, patience=6, max_epochs=6)
    _, expected = fit(start, squared_error, distance, big, patience=6, max_epochs=6)
    assert close(losses, expected)
    assert close(expected[0], distance(start - 0.1 * squared_error(start, big[0])))


def test_unequal_micro_batches_count_by_rows():
    """Micro-batches of 1, 9 and 4 rows weigh 1, 9 and 4, as in one batch of 14"""
    small, start = data(1, 9, 4, seed=1), np.array([0.5, 2.0])
    _, losses = fit(start, squared_error, distance, small, accumulate=3, patience=5, max_epochs=5)
    _, expected = fit(start, squared_error, distance, [np.concatenate(small)], patience=5, max_epochs=5)
    assert close(losses, expected)


def test_a_smaller_last_group_is_used():
    """Five micro-batches in groups of two are three updates an epoch: 2 + 2 + 1"""
    small, start = data(3, 3, 3, 3, 3, seed=2), np.array([1.0, 1.0])
    merged = [np.concatenate(small[:2]), np.concatenate(small[2:4]), small[4]]
    _, losses = fit(start, squared_error, distance, small, accumulate=2, patience=4, max_epochs=4)
    _, expected = fit(start, squared_error, distance, merged, patience=4, max_epochs=4)
    assert close(losses, expected)


def test_one_micro_batch_at_a_time():
    """gradient() is never handed more rows than a micro-batch has: memory is why we accumulate"""
    small, seen = data(2, 5, 3, 5, seed=3), []

    def watched(params, batch):
        seen.append(len(batch))
        return squared_error(params, batch)

    fit(np.zeros(2), watched, distance, small, accumulate=3, patience=2, max_epochs=2)
    assert seen == [2, 5, 3, 5] * 2


def test_the_best_parameters_come_back():
    """Losses 5, 3, 4, 6: with patience 2 it stops after four epochs and returns those of epoch 2"""
    start, gradient, validate = scripted(5, 3, 4, 6, 0)
    best, losses = fit(start, gradient, validate, data(1), lr=1.0, patience=2)
    assert close(losses, [5, 3, 4, 6])
    assert close(best, [2.0])


def test_patience_starts_again_after_an_improvement():
    """Losses 5, 4, 6, 3, 4, 2, 3, 3: never two epochs in a row without a new best, until the end"""
    start, gradient, validate = scripted(5, 4, 6, 3, 4, 2, 3, 3, 0)
    best, losses = fit(start, gradient, validate, data(1), lr=1.0, patience=2)
    assert close(losses, [5, 4, 6, 3, 4, 2, 3, 3])
    assert close(best, [6.0])


def test_the_last_epoch_counts():
    """max_epochs ends a run that still improves, and its last epoch may be the best"""
    start, gradient, validate = scripted(5, 4, 3, 2, 1)
    best, losses = fit(start, gradient, validate, data(1), lr=1.0, max_epochs=3)
    assert close(losses, [5, 4, 3])
    assert close(best, [3.0])


def test_the_start_is_not_changed():
    """The caller's parameters stay as they were"""
    start = np.array([1.0, -1.0])
    fit(start, squared_error, distance, data(4, 4, seed=4), max_epochs=3)
    assert close(start, [1.0, -1.0])
