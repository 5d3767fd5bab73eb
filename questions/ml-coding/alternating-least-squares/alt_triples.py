import numpy as np


def fit_one(rated, ratings, V, reg):
    """Ridge as least squares: f more rows that ask each factor to be 0."""
    f = V.shape[1]
    A = np.vstack([V[rated], np.sqrt(reg) * np.eye(f)])
    return np.linalg.lstsq(A, np.append(ratings, np.zeros(f)), rcond=None)[0]


def solve_rows(R, mask, V, reg):
    """Turns the mask into (row, column) pairs first, as ratings are really stored."""
    rows, columns = np.nonzero(mask)
    values = np.asarray(R)[rows, columns]
    starts = np.searchsorted(rows, np.arange(len(R) + 1))
    spans = zip(starts[:-1], starts[1:])
    return np.array([fit_one(columns[a:b], values[a:b], V, reg) for a, b in spans])


def objective(R, mask, U, V, reg):
    """Visits only the observed pairs."""
    rows, columns = np.nonzero(mask)
    predicted = np.einsum("rf,rf->r", U[rows], V[columns])
    penalty = np.linalg.norm(U) ** 2 + np.linalg.norm(V) ** 2
    error = np.asarray(R)[rows, columns] - predicted
    return float(np.sum(error**2) + reg * penalty)


def als(R, mask, V, reg=0.1, n_iter=10):
    """Solves for users, then for items."""
    history = []
    for _ in range(n_iter):
        U = solve_rows(R, mask, V, reg)
        V = solve_rows(np.transpose(R), np.transpose(mask), U, reg)
        history.append(objective(R, mask, U, V, reg))
    return U, V, history
