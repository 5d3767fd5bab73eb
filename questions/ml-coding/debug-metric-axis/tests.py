import numpy as np

from answer import confusion, report, top_k_accuracy
from handbook.judge import close

# Class 0: 4 labels, 3 found. Class 1: 2 labels, 1 found. Class 2: 1 label, 1 found.
Y = np.array([0, 0, 0, 0, 1, 1, 2])
PREDICTED = np.array([0, 0, 0, 2, 1, 2, 2])


def test_top_one_is_accuracy():
    """With k = 1, the share of rows whose highest score is at the label"""
    scores = np.random.default_rng(0).normal(size=(50, 4))
    y = np.random.default_rng(1).integers(4, size=50)
    assert close(top_k_accuracy(scores, y, 1), np.mean(scores.argmax(axis=1) == y))


def test_top_two_by_hand():
    """Labels ranked first, second, third: 1/3 at k = 1, 2/3 at k = 2, all at k = 3"""
    scores = np.array([[9.0, 5.0, 1.0], [3.0, 2.0, 1.0], [8.0, 6.0, 4.0]])
    y = np.array([0, 1, 2])
    for k in (1, 2, 3):
        assert close(top_k_accuracy(scores, y, k), k / 3)


def test_every_example_is_counted():
    """The cells of the confusion matrix add up to the number of examples"""
    assert np.sum(confusion(Y, PREDICTED, 3)) == 7


def test_rows_are_labels():
    """Row c of the confusion matrix adds up to the number of labels c"""
    one_of_each = np.array([0, 0, 0]), np.array([0, 1, 2])
    assert np.sum(confusion(*one_of_each, 3), axis=1).tolist() == [3, 0, 0]


def test_precision_and_recall_by_hand():
    """Precision 1, 1 and 1/3; recall 3/4, 1/2 and 1"""
    found = report(Y, PREDICTED, 3)
    assert close(found["precision"], [1, 1, 1 / 3], atol=1e-6)
    assert close(found["recall"], [3 / 4, 1 / 2, 1], atol=1e-6)


def test_macro_is_the_mean_over_classes():
    """F1 is 6/7, 2/3 and 1/2, so macro F1 is 85/126"""
    assert close(report(Y, PREDICTED, 3)["macro"], 85 / 126)


def test_micro_f1_is_accuracy():
    """With one label and one prediction per example, micro F1 is the accuracy, 5/7"""
    assert close(report(Y, PREDICTED, 3)["micro"], 5 / 7)
