"""Validation error of boosted stumps by number of rounds, for three step sizes, averaged over twenty training sets."""

import matplotlib.pyplot as plt
import numpy as np

rng = np.random.default_rng(0)
features, rounds, draws = 5, 400, 20


def sample(n):
    x = rng.uniform(-1, 1, (n, features))
    return x, np.sin(3 * x[:, 0]) + x[:, 1] ** 2 + 0.5 * rng.normal(size=n)


def best_stump(x, order, residual):
    """Column, cut and the two leaf values that lower the squared error most."""
    n = len(residual)
    left = np.cumsum(residual[order], axis=0)[:-1]
    count = np.arange(1, n)[:, None]
    gain = left**2 / count + (residual.sum() - left) ** 2 / (n - count)
    row, column = np.unravel_index(gain.argmax(), gain.shape)
    low, high = x[order[row : row + 2, column], column]
    total = left[row, column]
    return column, (low + high) / 2, total / (row + 1), (residual.sum() - total) / (n - row - 1)


for rate in (1.0, 0.3, 0.1):
    error = np.zeros(rounds)
    for _ in range(draws):
        (x, y), (x_new, y_new) = sample(100), sample(1_000)
        order, fit, new = x.argsort(axis=0), np.zeros(len(y)), np.zeros(len(y_new))
        for step in range(rounds):
            column, cut, low, high = best_stump(x, order, y - fit)
            fit += rate * np.where(x[:, column] <= cut, low, high)
            new += rate * np.where(x_new[:, column] <= cut, low, high)
            error[step] += np.mean((y_new - new) ** 2) / draws
    plt.plot(np.arange(1, rounds + 1), error, label=f"step size {rate:g}")

plt.axhline(0.25, color="0.5", linewidth=1, linestyle="-")
plt.annotate("noise", (rounds, 0.25), textcoords="offset points", xytext=(0, 4), ha="right")
plt.ylim(0.2, 0.7)
plt.xlabel("rounds")
plt.ylabel("validation error")
plt.legend()
plt.show()
