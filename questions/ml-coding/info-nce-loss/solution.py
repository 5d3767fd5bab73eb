import numpy as np


def log_softmax(S, axis):
    shifted = S - S.max(axis=axis, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=axis, keepdims=True))


def unit_backward(X, length, dX):
    """Gradient by the raw rows, from that by the unit rows X."""
    return (dX - X * (X * dX).sum(axis=1, keepdims=True)) / length


def info_nce(U, V, temperature=0.1):
    """Symmetric InfoNCE of n pairs (U[i], V[i]), two (n, d) arrays of raw embeddings;
    returns (loss, dU, dV).
    """
    n = len(U)
    u_length = np.linalg.norm(U, axis=1, keepdims=True)
    v_length = np.linalg.norm(V, axis=1, keepdims=True)
    A, B = U / u_length, V / v_length
    S = A @ B.T / temperature
    by_row, by_column = log_softmax(S, axis=1), log_softmax(S, axis=0)
    loss = -(np.trace(by_row) + np.trace(by_column)) / (2 * n)
    dS = (np.exp(by_row) + np.exp(by_column) - 2 * np.eye(n)) / (2 * n)
    dA, dB = dS @ B / temperature, dS.T @ A / temperature
    return loss, unit_backward(A, u_length, dA), unit_backward(B, v_length, dB)
