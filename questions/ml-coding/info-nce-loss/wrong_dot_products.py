# fails: test_length_does_not_matter
import numpy as np


def info_nce(U, V, temperature=0.1):
    n = len(U)
    S = U @ V.T / temperature
    rows = S - np.logaddexp.reduce(S, axis=1, keepdims=True)
    columns = S - np.logaddexp.reduce(S, axis=0, keepdims=True)
    loss = -(np.trace(rows) + np.trace(columns)) / (2 * n)
    dS = (np.exp(rows) + np.exp(columns) - 2 * np.eye(n)) / (2 * n * temperature)
    return loss, dS @ V, dS.T @ U
