"""A die with mean 4.5, a price for a constraint, and softmax as a compromise."""

import numpy as np

faces = np.arange(1, 7)


def entropy(p):
    return -np.sum(p * np.log(p))


# --8<-- [start:die]
def tilted(theta):
    """Probabilities proportional to exp(theta * face)."""
    weights = np.exp(theta * (faces - 3.5))
    return weights / weights.sum()


def solve(mean):
    """Newton's method on the mean, whose derivative is the variance."""
    theta = 0.0
    for _ in range(20):
        p = tilted(theta)
        now = p @ faces
        theta += (mean - now) / (p @ (faces - now) ** 2)
    return theta


theta = solve(4.5)
p = tilted(theta)
print(f"θ {theta:.4f}  p {p.round(3)}  mean {p @ faces:.3f}  entropy {entropy(p):.4f}")
#> θ 0.3710  p [0.054 0.079 0.114 0.165 0.24  0.347]  mean 4.500  entropy 1.6136
# --8<-- [end:die]

# --8<-- [start:rivals]
rng = np.random.default_rng(0)
both = np.array([np.ones(6), faces])  # the two constraints
best = 0.0
for _ in range(20_000):  # moves that keep the sum and the mean
    move = rng.normal(size=6)
    move -= both.T @ np.linalg.solve(both @ both.T, both @ move)
    rival = p + 0.02 * move / np.linalg.norm(move)
    best = max(best, entropy(rival))
print(f"best of 20,000 rivals with mean 4.5: entropy {best:.4f}")
#> best of 20,000 rivals with mean 4.5: entropy 1.6128
h = 1e-4
more, less = (entropy(tilted(solve(mean))) for mean in (4.5 + h, 4.5 - h))
print(f"entropy per unit of mean {(more - less) / (2 * h):.4f}, and -θ is {-theta:.4f}")
#> entropy per unit of mean -0.3710, and -θ is -0.3710
# --8<-- [end:rivals]

# --8<-- [start:softmax]
scores = np.array([2.0, 1.0, 0.0])
a, b = np.mgrid[1:1000, 1:1000].reshape(2, -1) / 1000
grid = np.c_[a, b, 1 - a - b][a + b < 0.9995]
for temperature in (0.5, 1.0, 4.0):
    value = grid @ scores - temperature * np.sum(grid * np.log(grid), axis=1)
    soft = np.exp(scores / temperature)
    top = temperature * np.log(soft.sum())
    found, formula = grid[value.argmax()].round(3), (soft / soft.sum()).round(3)
    print(f"T {temperature}  {found} {value.max():.4f}  softmax {formula} {top:.4f}")
    #> T 0.5  [0.867 0.117 0.016] 2.0715  softmax [0.867 0.117 0.016] 2.0715
    #> T 1.0  [0.665 0.245 0.09 ] 2.4076  softmax [0.665 0.245 0.09 ] 2.4076
    #> T 4.0  [0.419 0.327 0.254] 5.4773  softmax [0.419 0.326 0.254] 5.4774
# --8<-- [end:softmax]
