"""A noisy quadratic: steps to a target by batch size, where linear scaling of the learning rate ends, and the noise scale."""

import numpy as np

# --8<-- [start:model]
curvature = np.geomspace(1, 0.01, 50)  # of each direction
start = np.ones(50)  # squared distance from the optimum
noise = 20.0  # variance of one example's gradient, times the curvature
target = 0.01 * 0.5 * (curvature * start).sum()
rates = np.geomspace(1e-3, 1.99, 200)[:, None]


def fewest_steps(batch):
    """Steps to the target in expectation with the best constant rate, and that rate."""
    second = np.tile(start, (len(rates), 1))
    for step in range(1, 200_000):
        shrink = (1 - rates * curvature) ** 2
        second = shrink * second + rates**2 * noise * curvature / batch
        loss = 0.5 * (curvature * second).sum(axis=1)
        if (loss <= target).any():
            return step, rates[loss.argmin(), 0]


# --8<-- [end:model]
# --8<-- [start:table]
for batch in (16, 64, 256, 1024, 4096, 16_384):
    steps, rate = fewest_steps(batch)
    total = steps * batch
    print(f"batch {batch:5}: rate {rate:.4f}, {steps:5,} steps, {total:7,} examples")
    #> batch    16: rate 0.0107, 4,945 steps,  79,120 examples
    #> batch    64: rate 0.0421, 1,247 steps,  79,808 examples
    #> batch   256: rate 0.1602,   322 steps,  82,432 examples
    #> batch  1024: rate 0.5435,    91 steps,  93,184 examples
    #> batch  4096: rate 1.2587,    34 steps, 139,264 examples
    #> batch 16384: rate 1.7082,    20 steps, 327,680 examples
# --8<-- [end:table]

# --8<-- [start:noise]
rng = np.random.default_rng(0)


def squared_norm(gradient, batch, repeats=2000):
    draws = rng.normal(size=(repeats, 50)) * np.sqrt(noise * curvature / batch)
    return ((gradient + draws) ** 2).sum(axis=1).mean()


for progress, distance in (("at the start", 1.0), ("at 1% of the loss", 0.1)):
    gradient = curvature * distance * np.sqrt(start)
    small, large = squared_norm(gradient, 8), squared_norm(gradient, 64)
    signal = (64 * large - 8 * small) / (64 - 8)  # estimate of the squared gradient
    spread = (small - large) / (1 / 8 - 1 / 64)  # of the noise of one example
    true = noise * curvature.sum() / (gradient @ gradient)
    print(f"noise scale {progress}: {true:.0f}, estimated {spread / signal:.0f}")
    #> noise scale at the start: 38, estimated 38
    #> noise scale at 1% of the loss: 3786, estimated 8746
# --8<-- [end:noise]
