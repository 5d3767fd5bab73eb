# fails: test_six_rows_in_two_folds, test_agrees_with_the_definition
import numpy as np


def encode_new(categories, y, new_categories, m=10.0):
    known, code = np.unique(categories, return_inverse=True)
    value = (np.bincount(code, weights=y) + m * y.mean()) / (np.bincount(code) + m)
    table = dict(zip(known.tolist(), value))
    return np.array([table.get(c, y.mean()) for c in new_categories.tolist()])


def encode_out_of_fold(categories, y, folds, m=10.0):
    _, code = np.unique(categories, return_inverse=True)
    total, count = np.bincount(code, weights=y)[code] - y, np.bincount(code)[code] - 1
    prior = (y.sum() - y) / (len(y) - 1)
    return np.where(count > 0, (total + m * prior) / np.maximum(count + m, 1e-12), prior)
