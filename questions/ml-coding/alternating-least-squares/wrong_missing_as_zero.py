# fails: test_one_user_by_hand, test_each_row_solves_its_normal_equations
import numpy as np


def solve_rows(R, mask, V, reg):
    filled = np.where(mask, R, 0.0)
    U = np.linalg.solve(V.T @ V + reg * np.eye(V.shape[1]), V.T @ filled.T).T
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
