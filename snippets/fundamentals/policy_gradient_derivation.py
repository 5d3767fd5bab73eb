"""Score-function gradient on a two-armed bandit: unbiased with any baseline, with very different variance."""

import numpy as np

rng = np.random.default_rng(0)
mean_reward = np.array([10.0, 11.0])


def policy(theta):
    """Probability of the second arm."""
    return 1 / (1 + np.exp(-theta))


# --8<-- [start:variance]
theta = -1.0
p = policy(theta)
exact = p * (1 - p) * (mean_reward[1] - mean_reward[0])  # slope of expected reward
arm = (rng.random(1_000_000) < p).astype(int)
reward = mean_reward[arm] + rng.normal(size=arm.size)
score = arm - p  # derivative of the log-probability of what was drawn
value = (1 - p) * mean_reward[0] + p * mean_reward[1]
best = p * mean_reward[0] + (1 - p) * mean_reward[1]
print(f"exact gradient {exact:.3f}")
#> exact gradient 0.197
for name, baseline in (
    ("none", 0.0),
    ("mean reward", value),
    ("best constant", best),
    ("absurd", -50.0),
):
    g = score * (reward - baseline)
    print(f"baseline {name}: mean {g.mean():.3f}, sd of one sample {g.std():.2f}")
    #> baseline none: mean 0.196, sd of one sample 4.78
    #> baseline mean reward: mean 0.197, sd of one sample 0.49
    #> baseline best constant: mean 0.197, sd of one sample 0.44
    #> baseline absurd: mean 0.192, sd of one sample 26.93
# --8<-- [end:variance]


# --8<-- [start:learning]
def learn(use_baseline, runs=2000, steps=500, rate=0.1):
    """Share of runs that end with the better arm above 90%, and below 10%."""
    theta, baseline = np.zeros(runs), np.zeros(runs)
    for step in range(steps):
        p = policy(theta)
        arm = (rng.random(runs) < p).astype(int)
        reward = mean_reward[arm] + rng.normal(size=runs)
        theta += rate * (arm - p) * (reward - use_baseline * baseline)
        baseline += (reward - baseline) / (step + 1)  # average of earlier rewards
    return np.mean(policy(theta) > 0.9), np.mean(policy(theta) < 0.1)


for use_baseline in (0, 1):
    good, bad = learn(use_baseline)
    name = "running mean" if use_baseline else "no baseline"
    print(f"{name}: right arm {good:.0%}, wrong arm {bad:.0%}")
    #> no baseline: right arm 67%, wrong arm 29%
    #> running mean: right arm 100%, wrong arm 0%
# --8<-- [end:learning]

# --8<-- [start:off_policy]
old, new = policy(-1.0), policy(2.0)
arm = (rng.random(1_000_000) < old).astype(int)
reward = mean_reward[arm] + rng.normal(size=arm.size)
ratio = np.where(arm == 1, new / old, (1 - new) / (1 - old))
stale = (arm - new) * (reward - value)
true = new * (1 - new) * (mean_reward[1] - mean_reward[0])
print(
    f"gradient at the new policy {true:.3f}, "
    f"old samples as they are {stale.mean():.3f}, "
    f"reweighted {(ratio * stale).mean():.3f} (sd {(ratio * stale).std():.2f})"
)
#> gradient at the new policy 0.105, old samples as they are 0.197, reweighted 0.105 (sd 0.26)
# --8<-- [end:off_policy]
