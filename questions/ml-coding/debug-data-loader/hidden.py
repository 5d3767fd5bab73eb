import numpy as np

from answer import Loader
from handbook.judge import close


def data(n=100):
    """Row i holds i and -i, and its label is 10 i."""
    i = np.arange(n)
    return np.column_stack([i, -i]), 10 * i


def labels(loader):
    """All labels of one epoch, in the order in which they come."""
    return [int(value) for _, y in loader for value in y]


def test_without_shuffling_the_order_stays():
    """shuffle=False gives the rows as they are, in every epoch"""
    X, y = data(25)
    loader = Loader(X, y, batch_size=10, shuffle=False)
    for _ in range(2):
        batches = list(loader)
        assert [len(labels) for _, labels in batches] == [10, 10, 5]
        assert close(np.concatenate([rows for rows, _ in batches]), X)
        assert close(np.concatenate([labels for _, labels in batches]), y)


def test_other_draws_do_not_matter():
    """Neither global draws nor a second loader in between change the batches"""
    loader = Loader(*data(), batch_size=10, seed=3)
    expected = [labels(loader) for _ in range(3)]
    again, other = (Loader(*data(), batch_size=10, seed=seed) for seed in (3, 4))
    for epoch in expected:
        np.random.random(5)
        labels(other)
        assert labels(again) == epoch


def test_seeds_differ():
    """Another seed gives another order; without one it is 0"""
    # Alike by chance: 1 / 100!.
    one, other = (Loader(*data(), batch_size=10, seed=seed) for seed in (1, 2))
    assert labels(one) != labels(other)
    default, zero = Loader(*data(), batch_size=10), Loader(*data(), 10, True, 0)
    assert labels(default) == labels(zero)


def test_an_epoch_left_early():
    """After a break in the first epoch, the next one is complete"""
    loader = Loader(*data(), batch_size=10)
    for _ in loader:
        break
    assert sorted(labels(loader)) == list(range(0, 1000, 10))


def test_two_passes_at_the_same_time():
    """Two iterators over one loader do not take examples from each other"""
    loader = Loader(*data(30), batch_size=10)
    pairs = list(zip(loader, loader))
    for side in (0, 1):
        seen = sorted(int(v) for pair in pairs for v in pair[side][1])
        assert seen == list(range(0, 300, 10))


def test_sizes_at_the_border():
    """n a multiple of the batch size, one more, one less, and less than one batch"""
    for n, size, sizes in ((20, 10, [10, 10]), (21, 10, [10, 10, 1])):
        loader = Loader(*data(n), batch_size=size)
        assert [len(y) for _, y in loader] == sizes
        assert len(loader) == len(sizes)
    for n, size, sizes in ((19, 10, [10, 9]), (3, 10, [3]), (3, 1, [1, 1, 1])):
        loader = Loader(*data(n), batch_size=size)
        assert [len(y) for _, y in loader] == sizes
        assert len(loader) == len(sizes)


def test_the_callers_data_stay():
    """Three epochs leave X and y as they were"""
    X, y = data()
    loader = Loader(X, y, batch_size=7)
    for _ in range(3):
        labels(loader)
    assert close(X, data()[0])
    assert close(y, data()[1])


def test_orders_are_spread_evenly():
    """600 epochs of 6 examples: each comes first about 100 times, and orders vary"""
    loader = Loader(*data(6), batch_size=4, seed=5)
    orders = [tuple(labels(loader)) for _ in range(600)]
    first = [order[0] for order in orders]
    # Binomial(600, 1/6): mean 100, standard deviation 9.1. Beyond 60 on either side
    # is more than 6.5 standard deviations: below 1e-8 for all six together.
    for value in range(0, 60, 10):
        assert 40 < first.count(value) < 160
    # About 407 of the 720 orders appear; 200 or fewer: below 1e-100.
    assert len(set(orders)) > 200
