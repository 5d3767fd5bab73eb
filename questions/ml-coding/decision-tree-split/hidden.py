import numpy as np

from answer import best_split
from handbook.judge import close


def impurity(part, criterion):
    if criterion == "variance":
        return np.var(part)
    return 1 - np.sum((np.unique(part, return_counts=True)[1] / len(part)) ** 2)


def gains(x, y, criterion):
    """{largest value on the left: gain}, each by the definition."""
    found = {}
    for low in np.unique(x)[:-1]:
        left = x <= low
        found[low] = impurity(y, criterion)
        for side in (left, ~left):
            found[low] -= side.mean() * impurity(y[side], criterion)
    return found


def check(x, y, criterion):
    """The gain is the best one, the threshold the first midpoint that reaches it."""
    expected = gains(x, y, criterion)
    top = max(expected.values())
    low = min(value for value, gain in expected.items() if gain > top - 1e-9)
    high = min(x[x > low])
    threshold, gain = best_split(x, y, criterion)
    assert close(gain, top, atol=1e-9)
    assert close(threshold, (low + high) / 2)


def test_agrees_with_the_definition_for_labels():
    """Sixty random nodes of 2 to 30 examples, three labels, many equal values"""
    rng = np.random.default_rng(10)
    for _ in range(60):
        n = int(rng.integers(2, 31))
        x, y = rng.integers(0, 8, size=n) / 2, rng.integers(0, 3, size=n)
        if len(set(x.tolist())) > 1 and max(gains(x, y, "gini").values()) > 1e-6:
            check(x, y, "gini")


def test_agrees_with_the_definition_for_numbers():
    """Sixty random nodes with real targets"""
    rng = np.random.default_rng(11)
    for _ in range(60):
        n = int(rng.integers(2, 31))
        x, y = rng.normal(size=n).round(1), rng.normal(size=n)
        if len(set(x.tolist())) > 1 and max(gains(x, y, "variance").values()) > 1e-6:
            check(x, y, "variance")


def test_labels_are_names():
    """Text labels, and labels far apart, give the split of 0 and 1"""
    x = np.array([5.0, 1.0, 3.0, 2.0, 4.0])
    expected = best_split(x, np.array([1, 0, 1, 0, 1]))
    for y in (["ham", "spam", "ham", "spam", "ham"], [-7, 900, -7, 900, -7]):
        threshold, gain = best_split(x, np.array(y))
        assert close(threshold, expected[0])
        assert close(gain, expected[1])


def test_targets_far_from_zero():
    """Adding 1e7 to every target changes neither threshold nor gain, to 1e-6"""
    rng = np.random.default_rng(12)
    x, y = rng.normal(size=300), rng.normal(size=300)
    threshold, gain = best_split(x, y, "variance")
    far_threshold, far_gain = best_split(x, y + 1e7, "variance")
    assert close(far_threshold, threshold)
    assert close(far_gain, gain)


def test_neighboring_numbers_are_separated():
    """No number lies between the two, yet x <= threshold puts one on each side"""
    for low in (1.0, np.nextafter(1.0, 2.0)):
        high = np.nextafter(low, 2.0)
        threshold, gain = best_split(np.array([high, low]), np.array([1, 0]))
        assert low <= threshold < high
        assert close(gain, 0.5)


def test_the_first_and_last_cut_are_tried():
    """One odd example at either end is cut off alone"""
    x = np.arange(6.0)
    threshold, _ = best_split(x, np.array([9.0, 0.0, 0.0, 0.0, 0.0, 0.0]), "variance")
    assert close(threshold, 0.5)
    threshold, _ = best_split(x, np.array([0.0, 0.0, 0.0, 0.0, 0.0, 9.0]), "variance")
    assert close(threshold, 4.5)


def test_rounding_is_not_a_gain():
    """Both groups hold 0.1, 0.2, 0.7 in another order: rounding is no gain"""
    x = np.repeat([0.0, 1.0], 3)
    for y in ([0.1, 0.2, 0.7, 0.7, 0.2, 0.1], [11.1, 22.2, 77.7, 22.2, 77.7, 11.1]):
        assert best_split(x, np.array(y), "variance") is None


def test_a_single_example():
    """One example cannot be split"""
    assert best_split(np.array([1.0]), np.array([0])) is None
    assert best_split(np.array([1.0]), np.array([2.5]), "variance") is None


def test_stretching_x_keeps_the_partition():
    """x and exp(x) are cut between the same examples, with the same gain"""
    rng = np.random.default_rng(13)
    x, y = rng.normal(size=80), rng.integers(0, 4, size=80)
    threshold, gain = best_split(x, y)
    stretched, same = best_split(np.exp(x), y)
    assert close(same, gain)
    assert close(np.exp(x) <= stretched, x <= threshold)


def test_a_hundred_thousand_values():
    """100,000 values with five labels, then with numbers: sort once, one pass"""
    rng = np.random.default_rng(14)
    x = rng.uniform(size=100_000)
    low, high = rng.integers(0, 3, size=len(x)), rng.integers(2, 5, size=len(x))
    threshold, _ = best_split(x, np.where(x > 0.3, low, high))
    assert close(threshold, 0.3, atol=0.01)
    threshold, _ = best_split(x, (x > 0.7) + rng.normal(size=len(x)), "variance")
    assert close(threshold, 0.7, atol=0.01)
