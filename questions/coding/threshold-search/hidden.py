from random import Random

from answer import lowest_thresholds
from handbook.judge import close, unchanged


def test_all_positive():
    """Every threshold has precision 1: the lowest score"""
    assert close(lowest_thresholds([0.3, 0.1, 0.2], [1, 1, 1], [1.0, 0.25]), [0.1, 0.1])


def test_no_positives():
    """Precision is 0 everywhere: no threshold reaches any target"""
    assert close(lowest_thresholds([0.3, 0.1, 0.2], [0, 0, 0], [0.01, 1.0]), [None, None])


def test_no_items():
    """Without items there is no threshold, and without targets there is no answer"""
    assert close(lowest_thresholds([], [], [0.5, 1.0]), [None, None])
    assert close(lowest_thresholds([0.5], [1], []), [])


def test_one_item():
    """A single item is either right or wrong"""
    assert close(lowest_thresholds([0.5], [1], [1.0]), [0.5])
    assert close(lowest_thresholds([0.5], [0], [1.0]), [None])


def test_only_the_top_is_pure():
    """The best item is positive, then a long tail of negatives"""
    scores = list(range(100, 0, -1))
    assert close(lowest_thresholds(scores, [1] + [0] * 99, [1.0, 0.5, 0.25, 0.01]), [100, 99, 97, 1])


def test_a_low_threshold_behind_a_bad_stretch():
    """Eight negatives at the top, then many positives: the low thresholds win"""
    scores = list(range(40, 0, -1))
    labels = [0] * 8 + [1] * 24 + [0] * 8
    assert close(lowest_thresholds(scores, labels, [0.5, 0.625, 0.75, 0.8]), [1, 3, 9, None])


def test_scores_of_any_size():
    """Logits below zero and ties across labels"""
    scores, labels = [-1.5, -1.5, 2.0, -7.0, 0.0, 2.0], [1, 0, 1, 0, 1, 1]
    assert close(lowest_thresholds(scores, labels, [0.6, 0.7, 0.8, 1.0]), [-7.0, -1.5, -1.5, 0.0])


def test_agrees_with_trying_every_threshold():
    """Random scores with many ties, against the definition"""
    rng = Random(9)
    for size in (1, 2, 5, 12, 60):
        for distinct in (2, 6, 1_000):
            scores = [rng.randrange(distinct) / 8 for _ in range(size)]
            labels = [int(rng.random() < 0.55) for _ in range(size)]
            targets = [rng.random() for _ in range(20)]
            expected = []
            for target in targets:
                meets = []
                for threshold in scores:
                    flagged = [label for score, label in zip(scores, labels) if score >= threshold]
                    if sum(flagged) / len(flagged) >= target:
                        meets.append(threshold)
                expected.append(min(meets, default=None))
            assert close(lowest_thresholds(scores, labels, targets), expected)


def test_inputs_are_not_changed():
    """The caller's lists stay as they were"""
    assert unchanged(lowest_thresholds, [0.2, 0.9, 0.5], [0, 1, 1], [0.9, 0.1])


def test_many_scores_and_many_targets():
    """30,000 scores and 30,000 targets: going through the scores for each target takes too long"""
    n = 30_000
    scores = [(i * 7_919) % n for i in range(n)]  # each of 0 ... n - 1 once; n and 7,919 share no factor
    labels = [int(score >= n // 2) for score in scores]
    targets = [0.5 + i / (2 * n) for i in range(n)]
    got = list(lowest_thresholds(scores, labels, targets))
    assert close(got[0], 0)
    assert close(got[n // 2], n // 3)
    assert len(got) == n
    assert got == sorted(got)
    assert got[-1] <= n // 2
