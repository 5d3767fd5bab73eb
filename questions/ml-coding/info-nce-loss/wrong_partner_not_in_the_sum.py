# fails: test_two_pairs_by_hand, test_no_signal_is_log_n
import numpy as np


def info_nce(U, V, temperature=0.1):
    n = len(U)
    a, b = np.linalg.norm(U, axis=1, keepdims=True), np.linalg.norm(V, axis=1, keepdims=True)
    A, B = U / a, V / b
    S = A @ B.T / temperature
    N = np.where(np.eye(n, dtype=bool), -np.inf, S)  # negatives only
    log_p, log_q = np.logaddexp.reduce(N, axis=1), np.logaddexp.reduce(N, axis=0)
    loss = (log_p + log_q - 2 * np.diag(S)).mean() / 2
    dS = (np.exp(N - log_p[:, None]) + np.exp(N - log_q) - 2 * np.eye(n)) / (2 * n * temperature)
    dA, dB = dS @ B, dS.T @ A
    return loss, (dA - A * (A * dA).sum(1, keepdims=True)) / a, (dB - B * (B * dB).sum(1, keepdims=True)) / b
