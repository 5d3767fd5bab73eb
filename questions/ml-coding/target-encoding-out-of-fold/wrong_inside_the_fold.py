# fails: test_own_label_has_no_effect, test_six_rows_in_two_folds
import numpy as np


def encode_new(categories, y, new_categories, m=10.0):
    known, code = np.unique(categories, return_inverse=True)
    value = (np.bincount(code, weights=y) + m * y.mean()) / (np.bincount(code) + m)
    table = dict(zip(known.tolist(), value))
    return np.array([table.get(c, y.mean()) for c in new_categories.tolist()])


def encode_out_of_fold(categories, y, folds, m=10.0):
    encoded = np.empty(len(y))
    for fold in np.unique(folds):
        inside = folds == fold
        encoded[inside] = encode_new(categories[inside], y[inside], categories[inside], m)
    return encoded
