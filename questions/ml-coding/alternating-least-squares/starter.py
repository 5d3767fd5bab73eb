import numpy as np


def solve_rows(R, mask, V, reg):
    """Best factors (n, f) for the rows of R (n, m), given column factors V (m, f)."""
    raise NotImplementedError


def objective(R, mask, U, V, reg):
    """Squared error on observed ratings plus reg times the squared norms of U and V."""
    raise NotImplementedError


def als(R, mask, V, reg=0.1, n_iter=10):
    """(U, V, history): rounds of solving for U, then for V; one objective a round."""
    raise NotImplementedError
