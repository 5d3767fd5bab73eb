# fails: test_reg_does_not_grow_with_the_number_of_ratings
import numpy as np


def solve_rows(R, mask, V, reg):
    U = np.empty((len(R), V.shape[1]))
    for u, seen in enumerate(mask):
        Vu = V[seen]
        ridge = reg * seen.sum() * np.eye(V.shape[1])
        U[u] = np.linalg.solve(Vu.T @ Vu + ridge, Vu.T @ R[u, seen])
    return U


def objective(R, mask, U, V, reg):
    error = (R - U @ V.T)[mask]
    return error @ error + reg * ((U**2).sum() + (V**2).sum())


def als(R, mask, V, reg=0.1, n_iter=10):
    history = []
    for _ in range(n_iter):
        U = solve_rows(R, mask, V, reg)
        V = solve_rows(R.T, mask.T, U, reg)
        history.append(objective(R, mask, U, V, reg))
    return U, V, history
