import numpy as np


def solve_rows(R, mask, V, reg):
    """All Gram matrices by one product with the outer products of V's rows."""
    f = V.shape[1]
    outer = (V[:, :, None] * V[:, None, :]).reshape(len(V), f * f)
    grams = (mask.astype(float) @ outer).reshape(-1, f, f) + reg * np.eye(f)
    b = np.where(mask, R, 0.0) @ V
    return np.linalg.solve(grams, b[:, :, None])[:, :, 0]


def objective(R, mask, U, V, reg):
    """Sum over all cells, with a residual of 0 where nothing was observed."""
    residual = np.where(mask, R - U @ V.T, 0.0)
    return np.square(residual).sum() + reg * (np.square(U).sum() + np.square(V).sum())


def als(R, mask, V, reg=0.1, n_iter=10):
    """Solves for users, then for items."""
    history = np.empty(n_iter)
    for t in range(n_iter):
        U = solve_rows(R, mask, V, reg)
        V = solve_rows(R.T, mask.T, U, reg)
        history[t] = objective(R, mask, U, V, reg)
    return U, V, history
