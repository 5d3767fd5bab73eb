import numpy as np


def encode_new(categories, y, new_categories, m=10.0):
    """Encoding of rows without labels, learned from all training rows; shape (number of
    new rows,).
    """
    known, code = np.unique(categories, return_inverse=True)
    count = np.bincount(code)
    prior = np.mean(y)
    value = (np.bincount(code, weights=y) + m * prior) / (count + m)
    at = np.minimum(np.searchsorted(known, new_categories), len(known) - 1)
    return np.where(known[at] == new_categories, value[at], prior)


def encode_out_of_fold(categories, y, folds, m=10.0):
    """Encoding of the training rows, (n,): each row's value comes from the rows of the
    other folds only.
    """
    encoded = np.empty(len(y))
    for fold in np.unique(folds):
        held_out = folds == fold
        others = ~held_out
        encoded[held_out] = encode_new(
            categories[others], y[others], categories[held_out], m
        )
    return encoded
