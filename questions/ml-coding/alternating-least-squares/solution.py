import numpy as np


def solve_rows(R, mask, V, reg):
    """Best factors (n, f) for the rows of R (n, m), given column factors V (m, f)."""
    U = np.empty((len(R), V.shape[1]))
    for u, seen in enumerate(mask):
        Vu = V[seen]  # only the items that this user rated
        U[u] = np.linalg.solve(Vu.T @ Vu + reg * np.eye(V.shape[1]), Vu.T @ R[u, seen])
    return U


def objective(R, mask, U, V, reg):
    """Squared error on observed ratings plus reg times the squared norms of U and V."""
    error = (R - U @ V.T)[mask]
    return error @ error + reg * ((U**2).sum() + (V**2).sum())


def als(R, mask, V, reg=0.1, n_iter=10):
    """(U, V, history): rounds of solving for U, then for V; one objective a round."""
    history = []
    for _ in range(n_iter):
        U = solve_rows(R, mask, V, reg)
        V = solve_rows(R.T, mask.T, U, reg)
        history.append(objective(R, mask, U, V, reg))
    return U, V, history
