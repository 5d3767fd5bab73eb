"""PSI and KS from scratch: small and large samples, how a bug differs from a drift, and
what neither of them sees. All data are simulated."""

import numpy as np

rng = np.random.default_rng(4)


# --8<-- [start:statistics]
def psi(reference, current, bins=10):
    """Population stability index over the reference's quantile bins."""
    edges = np.quantile(reference, np.linspace(0, 1, bins + 1)[1:-1])
    p, q = (
        np.maximum(np.bincount(np.searchsorted(edges, x, "right"), minlength=bins), 0.5)
        for x in (reference, current)  # an empty bin counts as half a row
    )
    p, q = p / len(reference), q / len(current)
    return ((q - p) * np.log(q / p)).sum()


def ks(reference, current):
    """Largest gap between the distribution functions, and its asymptotic p-value."""
    x = np.concatenate([reference, current])
    n, m = len(reference), len(current)
    below_then = np.searchsorted(np.sort(reference), x, "right") / n
    below_now = np.searchsorted(np.sort(current), x, "right") / m
    gap = np.abs(below_then - below_now).max()
    t, k = gap * np.sqrt(n * m / (n + m)), np.arange(1, 101)
    series = 2 * ((-1.0) ** (k - 1) * np.exp(-2 * k**2 * t**2)).sum()
    return gap, float(np.clip(series, 0, 1)) if t > 0.2 else 1.0
# --8<-- [end:statistics]


# --8<-- [start:sample_size]
print("nothing has changed          | the mean moved by 0.03 standard deviations")
#> nothing has changed          | the mean moved by 0.03 standard deviations
print("rows     mean PSI  above 0.2 |    PSI      KS  p-value")
#> rows     mean PSI  above 0.2 |    PSI      KS  p-value
for n, repeats in ((200, 3_000), (2_000, 300), (200_000, 10)):
    same = [psi(rng.normal(size=n), rng.normal(size=n)) for _ in range(repeats)]
    above = np.mean(np.array(same) > 0.2)
    then, now = rng.normal(size=n), rng.normal(0.03, 1, n)
    gap, p_value = ks(then, now)
    moved = f"{psi(then, now):.4f}  {gap:.4f}  {p_value:7.0e}"
    print(f"{n:7,}  {np.mean(same):8.4f}  {above:9.1%} | {moved}")
    #>     200    0.0903       1.7% | 0.0890  0.0950    3e-01
    #>   2,000    0.0088       0.0% | 0.0033  0.0155    1e+00
    #> 200,000    0.0001       0.0% | 0.0010  0.0143    3e-18
# --8<-- [end:sample_size]

# --8<-- [start:fingerprint]
days, per_day = 14, 4_000
reference = rng.lognormal(3, 1, 40_000)
print("day      " + "".join(f"{d:6d}" for d in range(2, days + 1, 2)))
#> day           2     4     6     8    10    12    14
for name in ("drift", "bug"):
    index = []
    for day in range(1, days + 1):
        drift = 0.05 * day if name == "drift" else 0  # prices creep up, for everybody
        amount = rng.lognormal(3 + drift, 1, per_day)
        new_app = rng.random(per_day) < 0.25
        if name == "bug" and day >= 9:  # from the release on, missing becomes zero
            amount[new_app & (rng.random(per_day) < 0.6)] = 0.0
        index.append(psi(reference, amount))
    old, new = psi(reference, amount[~new_app]), psi(reference, amount[new_app])
    most = np.unique(amount, return_counts=True)[1].max() / per_day
    print(
        f"{name:5s} PSI" + "".join(f"{v:6.2f}" for v in index[1::2]) + "\n"
        f"  day 14: old app {old:.2f}, new app {new:.2f}; commonest value {most:.1%}"
    )
    #> drift PSI  0.01  0.04  0.07  0.16  0.25  0.37  0.50
    #>   day 14: old app 0.48, new app 0.57; commonest value 0.0%
    #> bug   PSI  0.00  0.00  0.00  0.00  0.13  0.13  0.13
    #>   day 14: old app 0.00, new app 1.55; commonest value 14.4%
# --8<-- [end:fingerprint]


# --8<-- [start:concept]
def score(x):
    """The model, right when it was trained."""
    return 1 / (1 + np.exp(2 - 1.5 * x))


then, now = rng.normal(size=50_000), rng.normal(size=50_000)  # the inputs stay
y_then = rng.random(50_000) < score(then)
y_now = rng.random(50_000) < 1 / (1 + np.exp(2 - 0.3 * now))  # the relation changed
inputs, scores = psi(then, now), psi(score(then), score(now))
print(f"PSI of the input {inputs:.4f}, of the score {scores:.4f}")
#> PSI of the input 0.0003, of the score 0.0003
for name, x, y in (("then", then, y_then), ("now", now, y_now)):
    top = score(x) > 0.5
    said, seen = score(x[top]).mean(), y[top].mean()
    share = f"{top.mean():.0%} score above 0.5"
    print(f"{name:4s}: {share}; said {said:.2f}, seen {seen:.2f}")
    #> then: 9% score above 0.5; said 0.65, seen 0.65
    #> now : 9% score above 0.5; said 0.65, seen 0.19
# --8<-- [end:concept]
