# fails: test_own_label_has_no_effect, test_unique_ids_carry_nothing, test_noise_stays_noise
import numpy as np


def encode_new(categories, y, new_categories, m=10.0):
    table = {c: (y[categories == c].sum(), (categories == c).sum()) for c in np.unique(categories)}
    prior = y.mean()
    return np.array([(table[c][0] + m * prior) / (table[c][1] + m) if c in table else prior for c in new_categories])


def encode_out_of_fold(categories, y, folds, m=10.0):
    return encode_new(categories, y, categories, m)
