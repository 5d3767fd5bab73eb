# fails: test_both_directions_count, test_agrees_with_the_definition
import numpy as np


def info_nce(U, V, temperature=0.1):
    n = len(U)
    a, b = np.linalg.norm(U, axis=1, keepdims=True), np.linalg.norm(V, axis=1, keepdims=True)
    A, B = U / a, V / b
    S = A @ B.T / temperature
    log_p = S - np.logaddexp.reduce(S, axis=1, keepdims=True)
    dS = (np.exp(log_p) - np.eye(n)) / (n * temperature)
    dA, dB = dS @ B, dS.T @ A
    dU, dV = (dA - A * (A * dA).sum(1, keepdims=True)) / a, (dB - B * (B * dB).sum(1, keepdims=True)) / b
    return -np.trace(log_p) / n, dU, dV
