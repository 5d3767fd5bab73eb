"""The mean of a Pareto sample settles slowly or never; what the median, trimming and logs estimate instead."""

import numpy as np

rng = np.random.default_rng(0)


def pareto(alpha, size):
    """At least 1, P(X > x) = x ** -alpha."""
    return rng.random(size) ** (-1 / alpha)


# --8<-- [start:settling]
for alpha in (3.0, 1.5, 1.1):
    true, cells = alpha / (alpha - 1), []
    for n in (100, 1_000, 10_000):
        ratio = [pareto(alpha, n).mean() / true for _ in range(1000)]
        cells.append(
            "{:.2f} ({:.2f} to {:.2f})".format(*np.quantile(ratio, [0.5, 0.05, 0.95]))
        )
    print(f"alpha {alpha}, mean {true:4.1f}: " + ", ".join(cells))
    #> alpha 3.0, mean  1.5: 0.99 (0.92 to 1.10), 1.00 (0.97 to 1.03), 1.00 (0.99 to 1.01)
    #> alpha 1.5, mean  3.0: 0.90 (0.71 to 1.57), 0.95 (0.85 to 1.23), 0.98 (0.93 to 1.09)
    #> alpha 1.1, mean 11.0: 0.43 (0.29 to 1.45), 0.54 (0.41 to 1.44), 0.64 (0.52 to 1.34)
# --8<-- [end:settling]

# --8<-- [start:share]
for alpha in (3.0, 1.5, 1.1):
    x = np.sort(pareto(alpha, (1000, 5000)), axis=1)
    top, largest = x[:, -50:].sum(axis=1) / x.sum(axis=1), x[:, -1] / x.sum(axis=1)
    inside = (
        np.abs(x.mean(axis=1) - alpha / (alpha - 1)) < 1.96 * x.std(axis=1) / 5000**0.5
    )
    print(
        f"alpha {alpha}: top 1% carry {np.median(top):.0%}, the largest alone "
        f"{np.median(largest):.1%}; 95% interval covers {inside.mean():.0%}"
    )
    #> alpha 3.0: top 1% carry 5%, the largest alone 0.3%; 95% interval covers 95%
    #> alpha 1.5: top 1% carry 19%, the largest alone 2.5%; 95% interval covers 77%
    #> alpha 1.1: top 1% carry 44%, the largest alone 9.3%; 95% interval covers 23%
# --8<-- [end:share]

# --8<-- [start:instead]
x = np.sort(pareto(1.5, (2000, 1000)), axis=1)
estimates = {
    "mean": (x.mean(axis=1), 3.0),
    "median": (np.median(x, axis=1), 2 ** (1 / 1.5)),
    "mean without top 1%": (x[:, :-10].mean(axis=1), None),
    "geometric mean": (np.exp(np.log(x).mean(axis=1)), np.exp(1 / 1.5)),
    "mean from a fitted tail": (1 / (1 - np.log(x).mean(axis=1)), 3.0),
}
for name, (values, true) in estimates.items():
    aim = "" if true is None else f", aims at {true:.2f}"
    print(f"{name}: {values.mean():.2f}, sd {values.std():.2f}{aim}")
    #> mean: 2.97, sd 1.02, aims at 3.00
    #> median: 1.59, sd 0.03, aims at 1.59
    #> mean without top 1%: 2.39, sd 0.09
    #> geometric mean: 1.95, sd 0.04, aims at 1.95
    #> mean from a fitted tail: 3.02, sd 0.19, aims at 3.00
# --8<-- [end:instead]
