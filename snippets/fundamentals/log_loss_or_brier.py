"""Proper scores are lowest at the truth; what log loss and the Brier score punish differently."""

import numpy as np

SCORES = {
    "log loss": lambda p, y: -np.log(np.where(y == 1, p, 1 - p)),
    "Brier": lambda p, y: (p - y) ** 2,
    "absolute error": lambda p, y: np.abs(p - y),
}


# --8<-- [start:proper]
def expected(score, forecast, truth):
    return truth * score(forecast, 1) + (1 - truth) * score(forecast, 0)


grid = np.linspace(0.001, 0.999, 999)
for name, score in SCORES.items():
    best = [grid[np.argmin(expected(score, grid, truth))] for truth in (0.05, 0.3, 0.7)]
    print(
        f"{name}: best forecasts for 0.05, 0.3, 0.7 are "
        + ", ".join(f"{b:.3f}" for b in best)
    )
    #> log loss: best forecasts for 0.05, 0.3, 0.7 are 0.050, 0.300, 0.700
    #> Brier: best forecasts for 0.05, 0.3, 0.7 are 0.050, 0.300, 0.700
    #> absolute error: best forecasts for 0.05, 0.3, 0.7 are 0.001, 0.001, 0.999
# --8<-- [end:proper]

# --8<-- [start:wrong]
for p in (0.5, 0.1, 0.01, 0.001):
    scores = ", ".join(
        f"{name} {SCORES[name](np.array(p), 1):.3f}" for name in ("log loss", "Brier")
    )
    print(f"it happened, we had said {p}: {scores}")
    #> it happened, we had said 0.5: log loss 0.693, Brier 0.250
    #> it happened, we had said 0.1: log loss 2.303, Brier 0.810
    #> it happened, we had said 0.01: log loss 4.605, Brier 0.980
    #> it happened, we had said 0.001: log loss 6.908, Brier 0.998
# --8<-- [end:wrong]

# --8<-- [start:rare]
n = 1_000_000
risk = np.where(np.arange(n) < n // 2, 0.0001, 0.004)  # two kinds of customers
always_low = np.full(n, 0.0001)
constant = np.full(n, risk.mean())
for name, forecast in (
    ("true risk", risk),
    ("one constant", constant),
    ("0.0001 for all", always_low),
):
    both = {
        s: expected(SCORES[s], forecast, risk).mean() for s in ("log loss", "Brier")
    }
    print(f"{name:14} log loss {both['log loss']:.5f}, Brier {both['Brier']:.6f}")
    #> true risk      log loss 0.01355, Brier 0.002042
    #> one constant   log loss 0.01474, Brier 0.002046
    #> 0.0001 for all log loss 0.01898, Brier 0.002050
# --8<-- [end:rare]

# --8<-- [start:disagree]
truth = np.r_[np.full(900, 0.3), np.full(100, 0.02)]
careful = np.r_[np.full(900, 0.39), np.full(100, 0.02)]  # off in the middle
certain = np.r_[np.full(900, 0.32), np.full(100, 1e-6)]  # certain at the edge
for name, forecast in (
    ("off in the middle", careful),
    ("certain at the edge", certain),
):
    both = {
        s: expected(SCORES[s], forecast, truth).mean() for s in ("log loss", "Brier")
    }
    print(f"{name}: log loss {both['log loss']:.4f}, Brier {both['Brier']:.4f}")
    #> off in the middle: log loss 0.5754, Brier 0.1983
    #> certain at the edge: log loss 0.5782, Brier 0.1914
# --8<-- [end:disagree]
