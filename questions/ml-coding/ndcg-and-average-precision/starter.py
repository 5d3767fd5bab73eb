import numpy as np


def ndcg(grades, scores, k):
    """NDCG at k of one query, the mean over all orders of ties; NaN without gain."""
    raise NotImplementedError


def average_precision(grades, scores):
    """Average precision of one query, the mean over all orders of ties, or NaN."""
    raise NotImplementedError
