"""Averaging over neighbors first removes noise, then everything; on unlike neighbors it hurts at once."""

import numpy as np

rng = np.random.default_rng(0)


# --8<-- [start:graph]
def graph(n=400, inside=0.04, between=0.01):
    """Two groups; edges within a group are likelier. Rows of P average over neighbors."""
    group = np.repeat([0, 1], n // 2)
    same = group[:, None] == group
    A = np.triu(rng.random((n, n)) < np.where(same, inside, between), 1)
    A = (A | A.T) + np.eye(n)  # with self-loops
    return A / A.sum(axis=1, keepdims=True), group


def scores(h, group):
    """Distance between groups, spread within them, and accuracy of the best cut."""
    a, b = h[group == 0], h[group == 1]
    gap, spread = abs(a.mean() - b.mean()), np.sqrt((a.var() + b.var()) / 2)
    cut = (a.mean() + b.mean()) / 2
    larger = int(b.mean() > a.mean())
    return gap, spread, np.mean(np.where(h > cut, larger, 1 - larger) == group)


def own(h, x, group):
    """Correlation with a node's own feature, within groups."""
    return np.mean([np.corrcoef(h[group == g], x[group == g])[0, 1] for g in (0, 1)])


# --8<-- [end:graph]
# --8<-- [start:smooth]
P, group = graph()
x = (2 * group - 1) * 0.5 + rng.normal(size=len(group))  # weak feature, much noise
h = x.copy()
for layer in range(65):
    if layer in (0, 2, 4, 8, 16, 64):
        gap, _, accuracy = scores(h, group)
        kept = own(h, x, group)
        print(f"{layer:2} layers: gap {gap:.4f}, group {accuracy:.2f}, own {kept:.2f}")
        #>  0 layers: gap 1.0410, group 0.72, own 1.00
        #>  2 layers: gap 0.5010, group 0.96, own 0.57
        #>  4 layers: gap 0.2666, group 0.97, own 0.24
        #>  8 layers: gap 0.0806, group 0.97, own 0.05
        #> 16 layers: gap 0.0078, group 0.97, own 0.01
        #> 64 layers: gap 0.0000, group 0.97, own 0.00
    h = P @ h
# --8<-- [end:smooth]

# --8<-- [start:float16]
h = x.astype(np.float16)
for _ in range(64):
    h = (P @ h).astype(np.float16)
print("different values among 400 nodes in 16 bits:", len(np.unique(h)))
#> different values among 400 nodes in 16 bits: 2
# --8<-- [end:float16]

# --8<-- [start:restart]
h = x.copy()
for _ in range(64):
    h = 0.9 * P @ h + 0.1 * x  # keep some of the node's own input
gap, spread, accuracy = scores(h, group)
kept = own(h, x, group)
print(f"64 with input: gap {gap:.2f}, group {accuracy:.2f}, own {kept:.2f}")
#> 64 with input: gap 0.28, group 0.87, own 0.91
# --8<-- [end:restart]

# --8<-- [start:unlike]
Q, group = graph(inside=0.01, between=0.04)  # edges join unlike nodes
x = (2 * group - 1) * 0.5 + rng.normal(size=len(group))
for name, h in (("own feature", x), ("averaged", Q @ x)):
    print(f"{name:11}: accuracy {scores(h, group)[2]:.2f}")
    #> own feature: accuracy 0.71
    #> averaged   : accuracy 0.78
both = np.stack([x, Q @ x], axis=1)
w = np.linalg.lstsq(both, 2.0 * group - 1, rcond=None)[0]
print(f"both kept  : accuracy {scores(both @ w, group)[2]:.2f}, weights {w.round(2)}")
#> both kept  : accuracy 0.88, weights [ 0.33 -1.33]
# --8<-- [end:unlike]
