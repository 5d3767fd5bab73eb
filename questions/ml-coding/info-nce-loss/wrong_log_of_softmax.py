# fails: test_sure_and_wrong_at_a_low_temperature
import numpy as np


def softmax(S, axis):
    e = np.exp(S - S.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


def info_nce(U, V, temperature=0.1):
    n = len(U)
    a, b = np.linalg.norm(U, axis=1, keepdims=True), np.linalg.norm(V, axis=1, keepdims=True)
    A, B = U / a, V / b
    S = A @ B.T / temperature
    P, Q = softmax(S, 1), softmax(S, 0)
    loss = -(np.log(np.diag(P)) + np.log(np.diag(Q))).mean() / 2
    dS = (P + Q - 2 * np.eye(n)) / (2 * n * temperature)
    dA, dB = dS @ B, dS.T @ A
    return loss, (dA - A * (A * dA).sum(1, keepdims=True)) / a, (dB - B * (B * dB).sum(1, keepdims=True)) / b
