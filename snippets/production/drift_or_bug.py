"""PSI and KS from scratch: small and large samples, how a bug differs from a drift, and what neither sees."""

import numpy as np

rng = np.random.default_rng(4)


# --8<-- [start:statistics]
def psi(reference, current, bins=10):
    """Population stability index over the reference's quantile bins; empty bins get half a count."""
    edges = np.quantile(reference, np.linspace(0, 1, bins + 1)[1:-1])
    p, q = (np.bincount(np.searchsorted(edges, x, side="right"), minlength=bins) for x in (reference, current))
    p, q = np.maximum(p, 0.5) / p.sum(), np.maximum(q, 0.5) / q.sum()
    return ((q - p) * np.log(q / p)).sum()


def ks(reference, current):
    """Largest gap between the two distribution functions, and its asymptotic p-value."""
    x = np.concatenate([reference, current])
    gap = np.abs(
        np.searchsorted(np.sort(reference), x, "right") / len(reference)
        - np.searchsorted(np.sort(current), x, "right") / len(current)
    ).max()
    t = gap * np.sqrt(len(reference) * len(current) / (len(reference) + len(current)))
    k = np.arange(1, 101)
    return gap, float(np.clip(2 * ((-1.0) ** (k - 1) * np.exp(-2 * k**2 * t**2)).sum(), 0, 1)) if t > 0.2 else 1.0
# --8<-- [end:statistics]


# --8<-- [start:sample_size]
for n, repeats in ((200, 3_000), (2_000, 300), (200_000, 10)):
    same = np.array([psi(rng.normal(size=n), rng.normal(size=n)) for _ in range(repeats)])
    reference, moved = rng.normal(size=n), rng.normal(0.03, 1, n)  # three hundredths of a standard deviation
    gap, p_value = ks(reference, moved)
    print(
        f"n {n:7,}, no change: mean PSI {same.mean():.4f} (9 x 2/n = {18 / n:.4f}), above 0.2 {np.mean(same > 0.2):.1%}\n"
        f"   shift of 0.03 sd: PSI {psi(reference, moved):.4f}, KS {gap:.4f}, p {p_value:.1e}"
    )
    #> n     200, no change: mean PSI 0.0903 (9 x 2/n = 0.0900), above 0.2 1.7%
    #>    shift of 0.03 sd: PSI 0.0890, KS 0.0950, p 3.3e-01
    #> n   2,000, no change: mean PSI 0.0088 (9 x 2/n = 0.0090), above 0.2 0.0%
    #>    shift of 0.03 sd: PSI 0.0033, KS 0.0155, p 9.7e-01
    #> n 200,000, no change: mean PSI 0.0001 (9 x 2/n = 0.0001), above 0.2 0.0%
    #>    shift of 0.03 sd: PSI 0.0010, KS 0.0143, p 3.0e-18
# --8<-- [end:sample_size]

# --8<-- [start:fingerprint]
days, per_day, n_ref = 14, 4_000, 40_000
reference = rng.lognormal(3, 1, n_ref)
print("day        " + "".join(f"{d:6d}" for d in range(2, days + 1, 2)))
#> day             2     4     6     8    10    12    14
for name in ("drift", "bug"):
    row = []
    for day in range(1, days + 1):
        amount = rng.lognormal(3 + (0.05 * day if name == "drift" else 0), 1, per_day)  # prices creep up, for everybody
        new_app = rng.random(per_day) < 0.25
        if name == "bug" and day >= 9:
            amount[new_app & (rng.random(per_day) < 0.6)] = 0.0  # release of day 9: missing becomes zero
        row.append(psi(reference, amount))
    value, count = np.unique(amount, return_counts=True)
    print(
        f"{name:6s} PSI " + "".join(f"{v:6.2f}" for v in row[1::2]) + "\n"
        f"  day 14: old app {psi(reference, amount[~new_app]):.2f}, new app {psi(reference, amount[new_app]):.2f}, "
        f"commonest value {value[count.argmax()]:.1f} on {count.max() / per_day:.1%} of rows"
    )
    #> drift  PSI   0.01  0.04  0.07  0.16  0.25  0.37  0.50
    #>   day 14: old app 0.48, new app 0.57, commonest value 1.3 on 0.0% of rows
    #> bug    PSI   0.00  0.00  0.00  0.00  0.13  0.13  0.13
    #>   day 14: old app 0.00, new app 1.55, commonest value 0.0 on 14.4% of rows
# --8<-- [end:fingerprint]

# --8<-- [start:concept]
x_then, x_now = rng.normal(size=50_000), rng.normal(size=50_000)
score = lambda x: 1 / (1 + np.exp(-(-2 + 1.5 * x)))  # the model, right when it was trained
y_then, y_now = rng.random(50_000) < score(x_then), rng.random(50_000) < 1 / (1 + np.exp(-(-2 + 0.3 * x_now)))
print(f"PSI of the input {psi(x_then, x_now):.4f}, of the score {psi(score(x_then), score(x_now)):.4f}")
#> PSI of the input 0.0003, of the score 0.0003
for name, x, y in (("then", x_then, y_then), ("now", x_now, y_now)):
    top = score(x) > 0.5
    print(f"{name:4s}: scores above 0.5 say {score(x[top]).mean():.2f}, observed {y[top].mean():.2f}")
    #> then: scores above 0.5 say 0.65, observed 0.65
    #> now : scores above 0.5 say 0.65, observed 0.19
# --8<-- [end:concept]
