import numpy as np


def one_direction(A, B, temperature):
    """Each row of A looks for its partner among the rows of B; never holds more than
    one row of scores.
    """
    loss, dA, dB = 0.0, np.zeros(A.shape), np.zeros(B.shape)
    for i, a in enumerate(A):
        s = B @ a / temperature
        e = np.exp(s - s.max())
        loss += np.log(e.sum()) + s.max() - s[i]
        g = e / e.sum()
        g[i] -= 1
        dA[i] = g @ B / temperature
        dB += np.outer(g, a) / temperature
    n = len(A)
    return loss / n, dA / n, dB / n


def info_nce(U, V, temperature=0.1):
    """Linear memory: two passes over the rows, then the Jacobian (I - a a^T) / |u| of
    each normalization.
    """
    a, b = [np.linalg.norm(X, axis=1)[:, None] for X in (U, V)]
    A, B = U / a, V / b
    first, dA, dB = one_direction(A, B, temperature)
    second, dB2, dA2 = one_direction(B, A, temperature)
    dA, dB = (dA + dA2) / 2, (dB + dB2) / 2
    dU = (dA - np.einsum("nd,nd->n", A, dA)[:, None] * A) / a
    dV = (dB - np.einsum("nd,nd->n", B, dB)[:, None] * B) / b
    return (first + second) / 2, dU, dV
