import numpy as np

from answer import Loader


def data(n=100):
    """Row i holds i and -i, and its label is 10 i."""
    i = np.arange(n)
    return np.column_stack([i, -i]), 10 * i


def labels(loader):
    """All labels of one epoch, in the order in which they come."""
    return [int(value) for _, y in loader for value in y]


def test_every_example_once_per_epoch():
    """103 examples in batches of 10: eleven batches, no example lost or repeated"""
    loader = Loader(*data(103), batch_size=10)
    batches = list(loader)
    assert len(loader) == 11
    assert sorted(len(y) for _, y in batches) == [3] + 10 * [10]
    assert sorted(int(v) for _, y in batches for v in y) == list(range(0, 1030, 10))


def test_features_keep_their_labels():
    """Each row comes with its own label"""
    for X, y in Loader(*data(), batch_size=10):
        assert np.array_equal(10 * np.asarray(X)[:, 0], y)


def test_every_epoch_is_complete():
    """The second and third pass over a loader are as long as the first"""
    loader = Loader(*data(), batch_size=10)
    assert [len(labels(loader)) for _ in range(3)] == [100, 100, 100]


def test_same_seed_same_batches():
    """Two loaders with the same seed give the same batches, epoch by epoch"""
    one, other = (Loader(*data(), batch_size=10, seed=7) for _ in range(2))
    for _ in range(3):
        assert labels(one) == labels(other)


def test_epochs_differ():
    """With shuffling, each epoch has an order of its own"""
    loader = Loader(*data(), batch_size=10)
    first, second, third = (labels(loader) for _ in range(3))
    # Alike by chance, or not shuffled by chance: 4 / 100!, far below 1e-100.
    assert first != second
    assert second != third
    assert first != sorted(first)
