"""Implicit-feedback factorization: the update over all items done cheaply, and the popularity bias of sampled negatives."""

import numpy as np

rng = np.random.default_rng(0)

users, items, rank, alpha, penalty = 200, 300, 8, 20.0, 5.0
popularity = 1 / np.arange(1, items + 1)
taste = rng.normal(size=(users, 3)) @ rng.normal(size=(3, items))
counts = rng.poisson(4 * popularity * np.exp(0.8 * taste))
seen, weight = (
    (counts > 0).astype(float),
    1 + alpha * counts,
)  # preference and confidence
P, Q = 0.1 * rng.normal(size=(users, rank)), 0.1 * rng.normal(size=(items, rank))


def loss():
    return np.sum(weight * (seen - P @ Q.T) ** 2) + penalty * (
        np.sum(P**2) + np.sum(Q**2)
    )


# --8<-- [start:als]
def solve(fixed, wanted, c):
    """Best rows given the other side; all items share one Gram matrix."""
    gram = fixed.T @ fixed + penalty * np.eye(rank)
    out = np.empty((len(wanted), rank))
    for u in range(len(wanted)):
        i = np.flatnonzero(wanted[u])
        extra = (fixed[i] * (c[u, i] - 1)[:, None]).T @ fixed[i]
        out[u] = np.linalg.solve(gram + extra, fixed[i].T @ c[u, i])
    return out


losses = [loss()]
for _ in range(5):
    P = solve(Q, seen, weight)
    Q = solve(P, seen.T, weight.T)
    losses.append(loss())
print("loss " + ", ".join(f"{x:,.0f}" for x in losses))
#> loss 420,995, 56,440, 28,092, 25,280, 24,086, 23,339
gram = (Q * weight[7][:, None]).T @ Q + penalty * np.eye(rank)  # one user, all items
slow = np.linalg.solve(gram, Q.T @ (weight[7] * seen[7]))
same = np.allclose(solve(Q, seen, weight)[7], slow)
print(f"same as the sum over every item: {same}")
#> same as the sum over every item: True
# --8<-- [end:als]

# --8<-- [start:negatives]
# What one user picks, and how popular the items are overall.
chosen = np.array([0.40, 0.25, 0.20, 0.10, 0.05])
popular = np.array([0.70, 0.15, 0.05, 0.07, 0.03])


def fitted_scores(negative, k=5, steps=20_000):
    """Scores that minimize logistic loss: one positive against k sampled negatives."""
    s = np.zeros(5)
    for _ in range(steps):
        p = 1 / (1 + np.exp(-s))
        s -= 0.5 * (k * negative * p - chosen * (1 - p))
    return s


for name, negative in (("uniform", np.full(5, 0.2)), ("by popularity", popular)):
    s = fitted_scores(negative)
    corrected = s + np.log(5 * negative)
    print(f"negatives {name}: ranks {np.argsort(-s) + 1}, corrected "
          f"{np.argsort(-corrected) + 1}, exp {np.round(np.exp(corrected), 2)}")
    #> negatives uniform: ranks [1 2 3 4 5], corrected [1 2 3 4 5], exp [0.4  0.25 0.2  0.1  0.05]
    #> negatives by popularity: ranks [3 5 2 4 1], corrected [1 2 3 4 5], exp [0.4  0.25 0.2  0.1  0.05]
# --8<-- [end:negatives]

# --8<-- [start:popularity]
top30 = np.argsort(-counts.sum(axis=0))[:30]
print(
    f"top 30 of {items} items: "
    f"{counts[:, top30].sum() / counts.sum():.0%} of consumption"
)
#> top 30 of 300 items: 75% of consumption
for name, score in (("factorization", P @ Q.T), ("true taste", taste)):
    unseen = np.where(seen > 0, -np.inf, score)
    best = np.argsort(-unseen, axis=1)[:, :10]
    print(f"{name}: {np.isin(best, top30).mean():.0%} of recommendations")
    #> factorization: 38% of recommendations
    #> true taste: 14% of recommendations
# --8<-- [end:popularity]
