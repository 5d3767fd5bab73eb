from answer import lowest_thresholds
from handbook.judge import close


def test_by_hand():
    """Precision is 1, 1/2, 2/3, 3/4, 3/5 at 0.9, 0.8, 0.6, 0.5, 0.2"""
    scores, labels = [0.2, 0.9, 0.5, 0.8, 0.6], [0, 1, 1, 0, 1]
    assert close(lowest_thresholds(scores, labels, [0.6, 0.7, 0.75, 0.9]), [0.2, 0.5, 0.5, 0.9])


def test_precision_may_rise_again():
    """At 0.8 precision is 1/2, yet at 0.4 it is 4/5: the lowest threshold for 0.75 is 0.4"""
    scores, labels = [0.9, 0.8, 0.7, 0.6, 0.4, 0.3, 0.1], [1, 0, 1, 1, 1, 0, 0]
    assert close(lowest_thresholds(scores, labels, [0.75]), [0.4])


def test_a_target_out_of_reach():
    """If no threshold reaches the target the answer is None"""
    assert close(lowest_thresholds([0.9, 0.8, 0.1], [0, 1, 0], [0.4, 0.9, 0.5]), [0.8, None, 0.8])


def test_equal_scores_are_flagged_together():
    """Three items at 0.7, two of them positive: a threshold cannot take only those two"""
    assert close(lowest_thresholds([0.7, 0.7, 0.7, 0.2], [1, 1, 0, 0], [0.65, 0.9]), [0.7, None])


def test_exactly_the_target():
    """Precision 0.5 meets a target of 0.5"""
    assert close(lowest_thresholds([3.0, 2.0, 1.0], [1, 0, 0], [0.5]), [2.0])


def test_targets_in_any_order():
    """Answers come in the order of the targets, repeated ones too"""
    scores, labels = [5, 4, 3, 2], [1, 1, 0, 0]
    assert close(lowest_thresholds(scores, labels, [1.0, 0.5, 0.6, 1.0, 0.1]), [4, 2, 3, 4, 2])
