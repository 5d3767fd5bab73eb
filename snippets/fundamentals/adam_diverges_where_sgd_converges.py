"""Adam walks away from the optimum of a linear problem; AMSGrad and SGD do not."""

import numpy as np


# --8<-- [start:byhand]
def run(method, beta2=0.1, rate=0.1, steps=3000):
    """Losses 3x, -x, -x, 3x, ... on [-1, 1]: their sum is smallest at x = -1."""
    x, v, peak, moves = 0.0, 0.0, 0.0, []
    for t in range(1, steps + 1):
        gradient = 3 if t % 3 == 1 else -1
        v = beta2 * v + (1 - beta2) * gradient**2
        peak = max(peak, v)
        size = {"SGD": 1, "Adam": v**0.5, "AMSGrad": peak**0.5}[method]
        moves.append(-gradient / size)
        x = min(1.0, max(-1.0, x + rate / t**0.5 * moves[-1]))
    return x, moves[-3:]


for method in ("SGD", "Adam", "AMSGrad"):
    x, cycle = run(method)
    moves = " ".join(f"{move:+.2f}" for move in cycle)
    print(f"{method:8} moves {moves}  sum {sum(cycle):+.2f}  ends at {x:+.2f}")
    #> SGD      moves -3.00 +1.00 +1.00  sum -1.00  ends at -1.00
    #> Adam     moves -1.05 +0.76 +0.97  sum +0.68  ends at +1.00
    #> AMSGrad  moves -1.05 +0.35 +0.35  sum -0.35  ends at -1.00
# --8<-- [end:byhand]


# --8<-- [start:rare]
def drift(beta2, beta1=0.9, steps=100_000):
    """Move in 1,000 steps; one gradient in a hundred is +1010, the others are -10."""
    gradients = np.where(np.arange(steps) < steps // 100, 1010.0, -10.0)
    m, v = 0.0, np.mean(gradients**2)  # started warm
    peak, adam, amsgrad = v, 0.0, 0.0
    for gradient in np.random.default_rng(0).permutation(gradients):
        m = beta1 * m + (1 - beta1) * gradient
        v = beta2 * v + (1 - beta2) * gradient**2
        peak = max(peak, v)
        adam -= m / v**0.5 / steps * 1000
        amsgrad -= m / peak**0.5 / steps * 1000
    return adam, amsgrad


for beta2 in (0.9, 0.99, 0.999, 0.9999):
    adam, amsgrad = drift(beta2)
    memory = 1 / (1 - beta2)
    print(f"memory {memory:6.0f} steps  Adam {adam:+7.2f}  AMSGrad {amsgrad:+.2f}")
    #> memory     10 steps  Adam +538.59  AMSGrad -0.38
    #> memory    100 steps  Adam  +54.40  AMSGrad -0.93
    #> memory   1000 steps  Adam   +2.67  AMSGrad -1.58
    #> memory  10000 steps  Adam   -1.59  AMSGrad -1.91
# --8<-- [end:rare]
