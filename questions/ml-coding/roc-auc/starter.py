import numpy as np


def roc_auc(y, scores):
    """Area under the ROC curve of 0/1 labels y and real scores, both of shape (n,).

    Raises ValueError when only one class is present.
    """
    raise NotImplementedError
