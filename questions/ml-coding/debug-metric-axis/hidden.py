import numpy as np

from answer import confusion, report, top_k_accuracy
from handbook.judge import close, unchanged


def labels(n=300, classes=5, seed=0):
    """Skewed labels, and predictions that are right about half of the time."""
    rng = np.random.default_rng(seed)
    y = (classes * rng.uniform(size=n) ** 2).astype(int)
    predicted = np.where(rng.uniform(size=n) < 0.5, y, rng.integers(classes, size=n))
    return y, predicted


def test_confusion_against_a_loop():
    """Each cell is the number of such pairs"""
    y, predicted = labels()
    expected = np.zeros((5, 5), dtype=int)
    for a, b in zip(y, predicted):
        expected[a, b] += 1
    assert close(confusion(y, predicted, 5), expected)


def test_report_against_the_definitions():
    """Precision, recall and macro F1 from true and false positives, class by class"""
    y, predicted = labels(seed=1)
    f1 = []
    found = report(y, predicted, 5)
    for c in range(5):
        tp = np.sum((y == c) & (predicted == c))
        fp = np.sum((y != c) & (predicted == c))
        fn = np.sum((y == c) & (predicted != c))
        f1.append(2 * tp / (2 * tp + fp + fn))
        assert close(found["precision"][c], tp / (tp + fp))
        assert close(found["recall"][c], tp / (tp + fn))
    assert close(found["macro"], np.mean(f1))
    assert close(found["micro"], np.mean(y == predicted))


def test_swapping_labels_and_predictions():
    """It transposes the matrix and swaps precision and recall; F1 stays"""
    y, predicted = labels(seed=2)
    one, other = report(y, predicted, 5), report(predicted, y, 5)
    assert close(one["precision"], other["recall"])
    assert close(one["macro"], other["macro"])
    assert close(np.transpose(confusion(y, predicted, 5)), confusion(predicted, y, 5))


def test_absent_classes_count_zero():
    """A class with neither labels nor predictions has precision, recall and F1 0"""
    y, predicted = np.array([0, 0, 2]), np.array([0, 0, 0])
    found = report(y, predicted, 4)
    assert close(found["precision"], [2 / 3, 0, 0, 0])
    assert close(found["recall"], [1, 0, 0, 0])
    assert close(found["macro"], 0.8 / 4)
    assert np.shape(confusion(y, predicted, 4)) == (4, 4)


def test_a_square_score_matrix():
    """As many rows as classes, where either axis can be sorted"""
    scores = np.random.default_rng(3).permutation(36).reshape(6, 6).astype(float)
    y = np.array([5, 0, 3, 3, 1, 2])
    rank = [(row > row[label]).sum() for row, label in zip(scores, y)]
    for k in range(1, 7):
        assert close(top_k_accuracy(scores, y, k), np.mean(np.array(rank) < k))


def test_more_rows_than_classes_and_the_other_way_around():
    """Top-k accuracy is 0 for labels ranked last, 1 for k = classes"""
    for n, classes in ((40, 3), (3, 40), (1, 5)):
        scores = np.random.default_rng(4).normal(size=(n, classes))
        last = scores.argmin(axis=1)
        assert close(top_k_accuracy(scores, last, classes - 1), 0.0)
        assert close(top_k_accuracy(scores, last, classes), 1.0)


def test_order_of_examples_does_not_matter():
    """Examples in another order give the same numbers"""
    y, predicted = labels(seed=5)
    order = np.random.default_rng(6).permutation(300)
    one, other = report(y, predicted, 5), report(y[order], predicted[order], 5)
    for name in ("precision", "recall", "macro", "micro"):
        assert close(one[name], other[name])
    scores = np.random.default_rng(7).normal(size=(300, 5))
    shuffled = top_k_accuracy(scores[order], y[order], 2)
    assert close(shuffled, top_k_accuracy(scores, y, 2))


def test_inputs_are_not_changed():
    """Scores, labels and predictions stay as they are"""
    y, predicted = labels(n=20, seed=8)
    scores = np.random.default_rng(9).normal(size=(20, 5))
    assert unchanged(top_k_accuracy, scores, y, 2)
    assert unchanged(report, y, predicted, 5)
