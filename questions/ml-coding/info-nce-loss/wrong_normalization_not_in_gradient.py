# fails: test_gradient_of_both_sides, test_gradient_is_orthogonal_to_its_row
import numpy as np


def info_nce(U, V, temperature=0.1):
    n = len(U)
    a, b = np.linalg.norm(U, axis=1, keepdims=True), np.linalg.norm(V, axis=1, keepdims=True)
    A, B = U / a, V / b
    S = A @ B.T / temperature
    rows = S - np.logaddexp.reduce(S, axis=1, keepdims=True)
    columns = S - np.logaddexp.reduce(S, axis=0, keepdims=True)
    loss = -(np.trace(rows) + np.trace(columns)) / (2 * n)
    dS = (np.exp(rows) + np.exp(columns) - 2 * np.eye(n)) / (2 * n * temperature)
    return loss, dS @ B / a, dS.T @ A / b
