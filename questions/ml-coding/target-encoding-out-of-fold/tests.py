import numpy as np

from answer import encode_new, encode_out_of_fold
from handbook.judge import close, unchanged

CITY = np.array(["a", "a", "b", "a", "b", "c"])
Y = np.array([1.0, 0.0, 1.0, 1.0, 1.0, 0.0])
FOLD = np.array([0, 0, 0, 1, 1, 1])


def test_new_rows_get_the_shrunk_mean():
    """With m = 2 and prior 2/3: a has (2 + 4/3) / 5, b (2 + 4/3) / 4, c (0 + 4/3) / 3"""
    got = encode_new(CITY, Y, np.array(["c", "a", "b", "a"]), m=2.0)
    assert close(got, [4 / 9, 2 / 3, 5 / 6, 2 / 3])


def test_unseen_categories_get_the_prior():
    """Categories without a training row, before, between and after the known ones in the alphabet"""
    got = encode_new(np.array(["b", "d", "d"]), np.array([1.0, 0.0, 1.0]), np.array(["a", "c", "e", "dd"]), m=1.0)
    assert close(got, np.full(4, 2 / 3))


def test_six_rows_in_two_folds():
    """Fold 0 is encoded from rows 3 to 5 and fold 1 from rows 0 to 2, prior 2/3 in both, m = 1"""
    assert close(encode_out_of_fold(CITY, Y, FOLD, m=1.0), [5 / 6, 5 / 6, 5 / 6, 5 / 9, 5 / 6, 2 / 3])


def test_own_label_has_no_effect():
    """Changing the label of one row leaves the encoding of its whole fold as it was"""
    before = np.asarray(encode_out_of_fold(CITY, Y, FOLD, m=1.0))
    for row in range(len(Y)):
        other = Y.copy()
        other[row] += 100.0
        after = np.asarray(encode_out_of_fold(CITY, other, FOLD, m=1.0))
        same = FOLD == FOLD[row]
        assert close(after[same], before[same])
        assert not np.allclose(after[~same], before[~same])


def test_unique_ids_carry_nothing():
    """A category for each row: every row gets the mean of the other folds"""
    rng = np.random.default_rng(0)
    y, folds = rng.integers(2, size=60).astype(float), np.arange(60) % 3
    got = encode_out_of_fold(np.arange(60), y, folds, m=5.0)
    assert close(got, [y[folds != fold].mean() for fold in folds])


def test_no_smoothing_is_the_plain_mean():
    """m = 0 gives category means, and the prior where there is nothing to average"""
    assert close(encode_new(CITY, Y, np.array(["a", "b", "c", "z"]), m=0.0), [2 / 3, 1.0, 0.0, 2 / 3])
    assert close(encode_out_of_fold(CITY, Y, FOLD, m=0.0), [1.0, 1.0, 1.0, 0.5, 1.0, 2 / 3])


def test_inputs_are_not_changed():
    """Categories, labels and folds stay as they were"""
    assert unchanged(encode_out_of_fold, CITY.copy(), Y.copy(), FOLD.copy(), 1.0)
    assert unchanged(encode_new, CITY.copy(), Y.copy(), CITY[::-1].copy(), 1.0)
