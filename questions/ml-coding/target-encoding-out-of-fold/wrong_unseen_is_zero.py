# fails: test_unseen_categories_get_the_prior, test_unique_ids_carry_nothing
import numpy as np


def encode_new(categories, y, new_categories, m=10.0):
    known, code = np.unique(categories, return_inverse=True)
    value = (np.bincount(code, weights=y) + m * y.mean()) / (np.bincount(code) + m)
    table = dict(zip(known.tolist(), value))
    return np.array([table.get(c, 0.0) for c in new_categories.tolist()])


def encode_out_of_fold(categories, y, folds, m=10.0):
    encoded = np.empty(len(y))
    for fold in np.unique(folds):
        held_out = folds == fold
        encoded[held_out] = encode_new(categories[~held_out], y[~held_out], categories[held_out], m)
    return encoded
