# fails: test_own_label_has_no_effect, test_the_prior_leaves_the_fold_out_too
import numpy as np


def encode_with(categories, y, new_categories, m, prior):
    known, code = np.unique(categories, return_inverse=True)
    value = (np.bincount(code, weights=y) + m * prior) / (np.bincount(code) + m)
    table = dict(zip(known.tolist(), value))
    return np.array([table.get(c, prior) for c in new_categories.tolist()])


def encode_new(categories, y, new_categories, m=10.0):
    return encode_with(categories, y, new_categories, m, y.mean())


def encode_out_of_fold(categories, y, folds, m=10.0):
    encoded = np.empty(len(y))
    for fold in np.unique(folds):
        held_out = folds == fold
        encoded[held_out] = encode_with(categories[~held_out], y[~held_out], categories[held_out], m, y.mean())
    return encoded
