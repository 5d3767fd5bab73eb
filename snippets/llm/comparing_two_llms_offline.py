"""A judged win rate with its length bias taken out, its interval by cluster, and how many prompts a difference needs."""

import numpy as np

rng = np.random.default_rng(5)

# 1,200 prompts in 150 groups (same customer or template). B writes longer. The judge
# sees the quality difference, prefers length and what it reads first, and is noisy.
groups, size = 150, 8
group = np.repeat(np.arange(groups), size)
longer = rng.normal(0.5, 0.5, groups * size)  # log2 of B's length over A's
better = 0.05 + rng.normal(0, 0.9, groups)[group] + rng.normal(0, 0.6, groups * size)


def judge(first_bonus):
    """Whether B wins, for an order of reading."""
    logit = better + 0.7 * longer + first_bonus
    return rng.random(groups * size) < 1 / (1 + np.exp(-logit))


b_first, a_first = judge(0.5), judge(-0.5)
score = (b_first.astype(float) + a_first) / 2  # 1 win, 0.5 split, 0 loss


# --8<-- [start:raw]
def interval(values, cluster=None):
    """Mean with half-width of the 95% interval; by cluster if groups are given."""
    rest = values - values.mean()
    if cluster is not None:
        rest = np.bincount(cluster, rest)
    return values.mean(), 1.96 * np.sqrt((rest**2).sum()) / len(values)


cases = {
    "B read first": (b_first.astype(float), None),
    "A read first": (a_first.astype(float), None),
    "both orders": (score, None),
    "both orders, by group": (score, group),
}
for name, case in cases.items():
    rate, half = interval(*case)
    print(f"{name:22} B wins {rate:.3f} +- {half:.3f}")
    #> B read first           B wins 0.685 +- 0.026
    #> A read first           B wins 0.491 +- 0.028
    #> both orders            B wins 0.588 +- 0.021
    #> both orders, by group  B wins 0.588 +- 0.033
effect = (interval(score, group)[1] / interval(score)[1]) ** 2
print(f"design effect {effect:.2f}; same verdict {(b_first == a_first).mean():.2f}")
#> design effect 2.34; same verdict 0.60
# --8<-- [end:raw]


# --8<-- [start:length]
def fit(columns, wins):
    """Logistic regression by Newton steps."""
    beta = np.zeros(columns.shape[1])
    for _ in range(20):
        p = 1 / (1 + np.exp(-columns @ beta))
        hessian = columns.T @ (columns * (p * (1 - p))[:, None])
        beta += np.linalg.solve(hessian, columns.T @ (wins - p))
    return beta


def at_equal_length(rows):
    """B's win rate if both answers were equally long: the intercept."""
    columns = np.column_stack([np.ones(len(rows)), longer[rows]])
    return 1 / (1 + np.exp(-fit(columns, score[rows])[0]))


# --8<-- [end:length]

# --8<-- [start:adjusted]
rows = np.arange(groups * size)
draws = []
for _ in range(300):  # bootstrap over groups
    chosen = rng.integers(groups, size=groups)
    draws.append(at_equal_length((chosen[:, None] * size + np.arange(size)).ravel()))
low, high = np.percentile(draws, [2.5, 97.5])
print(f"at equal length: B wins {at_equal_length(rows):.3f}, {low:.3f} to {high:.3f}")
#> at equal length: B wins 0.512, 0.471 to 0.548
for low, high in ((-9, 0), (0, 0.5), (0.5, 1), (1, 9)):
    part = (longer >= low) & (longer < high)
    rate = score[part].mean()
    print(f"log2 length ratio {low:4} to {high:3}: {part.sum():4}, B wins {rate:.2f}")
    #> log2 length ratio   -9 to   0:  182, B wins 0.48
    #> log2 length ratio    0 to 0.5:  399, B wins 0.54
    #> log2 length ratio  0.5 to   1:  424, B wins 0.63
    #> log2 length ratio    1 to   9:  195, B wins 0.70
# --8<-- [end:adjusted]

# --8<-- [start:size]
# Prompts for 80% power at the 5% level, if 60% of verdicts agree in both orders:
# a split scores 0.5 and adds no variance.
for w in (0.52, 0.55, 0.60):
    n = (1.96 + 0.84) ** 2 * (0.60 * 0.25 - (w - 0.5) ** 2) / (w - 0.5) ** 2
    print(f"win rate {w:.2f}: {n:5,.0f} prompts alone, {effect * n:5,.0f} in groups")
    #> win rate 0.52: 2,932 prompts alone, 6,864 in groups
    #> win rate 0.55:   463 prompts alone, 1,083 in groups
    #> win rate 0.60:   110 prompts alone,   257 in groups
# --8<-- [end:size]
