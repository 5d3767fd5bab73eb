"""Momentum turns the condition number into its square root, if it is tuned for it."""

import numpy as np


# --8<-- [start:roots]
def factor(curvature, rate, beta):
    """Error kept per step: the larger root of z² - (1 + β - ηλ) z + β."""
    return np.abs(np.roots([1, -(1 + beta - rate * curvature), beta])).max()


root = 10  # √κ, for curvatures from 1 to 100
rate, tuned = 4 / (root + 1) ** 2, ((root - 1) / (root + 1)) ** 2
print(f"rate {rate:.4f}   β tuned {tuned:.3f}, its root {tuned**0.5:.3f}")
#> rate 0.0331   β tuned 0.669, its root 0.818
for curvature in (1, 10, 50, 100):
    row = " ".join(f"{factor(curvature, rate, beta):8.3f}" for beta in (0, tuned, 0.95))
    print(f"λ {curvature:3}   β = 0, tuned, 0.95: {row}")
    #> λ   1   β = 0, tuned, 0.95:    0.967    0.818    0.975
    #> λ  10   β = 0, tuned, 0.95:    0.669    0.818    0.975
    #> λ  50   β = 0, tuned, 0.95:    0.653    0.818    0.975
    #> λ 100   β = 0, tuned, 0.95:    2.306    0.818    0.975
# --8<-- [end:roots]


# --8<-- [start:race]
def steps(kappa, rate, beta, tolerance=1e-6):
    """Steps from (1, 1) down a ravine with curvatures 1 and κ."""
    curvature, w, v = np.array([1.0, kappa]), np.ones(2), np.zeros(2)
    for step in range(1, 100_000):
        v = beta * v - rate * curvature * w
        w = w + v
        if np.abs(w).max() < tolerance:
            return step


for kappa in (10, 100, 1_000, 10_000):
    root = kappa**0.5
    plain = steps(kappa, 2 / (kappa + 1), 0)
    best = steps(kappa, 4 / (root + 1) ** 2, ((root - 1) / (root + 1)) ** 2)
    habit = steps(kappa, 2 / (kappa + 1), 0.9)
    print(f"κ {kappa:6}  plain {plain:6}  tuned momentum {best:5}  β = 0.9 {habit:5}")
    #> κ     10  plain     69  tuned momentum    27  β = 0.9   233
    #> κ    100  plain    691  tuned momentum    95  β = 0.9   246
    #> κ   1000  plain   6908  tuned momentum   321  β = 0.9   531
    #> κ  10000  plain  69078  tuned momentum  1074  β = 0.9  6784
# --8<-- [end:race]

# --8<-- [start:noise]
rng = np.random.default_rng(0)
for rate, beta in ((0.02, 0.0), (0.02, 0.9), (0.002, 0.9)):
    w, v = np.zeros(2000), np.zeros(2000)  # 2,000 runs with λ = 1 and noisy gradients
    for _ in range(3000):
        v = beta * v - rate * (w + rng.normal(size=2000))
        w = w + v
    reach = rate / (1 - beta)
    print(f"η {rate:5}  β {beta}  η/(1-β) {reach:.3f}  variance {w.var():.4f}")
    #> η  0.02  β 0.0  η/(1-β) 0.020  variance 0.0099
    #> η  0.02  β 0.9  η/(1-β) 0.200  variance 0.1005
    #> η 0.002  β 0.9  η/(1-β) 0.020  variance 0.0102
# --8<-- [end:noise]
