"""Goodhart in miniature: rare answers fool a reward model, and stronger selection finds them."""

import numpy as np

rng = np.random.default_rng(0)


# --8<-- [start:world]
def answers(shape, models=4):
    """True quality, and scores by several reward models, of random answers."""
    fooled = rng.random((models, *shape)) < 0.005  # a trick for each model
    fooled |= rng.random(shape) < 0.0005  # a trick that fools them all
    quality = rng.standard_normal(shape) - 2 * fooled.any(axis=0)
    noise = 0.7 * rng.standard_normal((models, *shape))
    return quality, quality + noise + 7 * fooled
# --8<-- [end:world]


# --8<-- [start:bestofn]
def pick(score, quality):
    """Mean score and mean true quality of the answer with the highest score."""
    top = score.argmax(axis=1)[:, None]
    return (np.take_along_axis(values, top, 1).mean() for values in (score, quality))


print("   n    KL   one model: score, quality   mean of 4   lowest of 4")
#>    n    KL   one model: score, quality   mean of 4   lowest of 4
for n in (1, 4, 16, 64, 256, 1_024):
    quality, scores = answers((1_000, n))
    score, single = pick(scores[0], quality)
    mean, lowest = (list(pick(s, quality))[1] for s in (scores.mean(0), scores.min(0)))
    kl = np.log(n) - (n - 1) / n
    print(f"{n:4}   {kl:3.1f}   {score:16.2f}   {single:7.2f}"
          f"   {mean:9.2f}   {lowest:11.2f}")
    #>    1   0.0               0.02     -0.04       -0.04         -0.04
    #>    4   0.6               1.34      0.74        0.94          0.91
    #>   16   1.8               2.38      1.16        1.58          1.53
    #>   64   3.2               3.47      0.88        2.05          2.00
    #>  256   4.5               4.97     -0.48        2.12          2.05
    #> 1024   5.9               6.35     -1.00        1.30          1.31
# --8<-- [end:bestofn]

# --8<-- [start:tilt]
# The optimum of reward minus beta times KL reweights answers by exp(score / beta).
quality, scores = answers((1_000_000,), models=1)
for beta in (4, 2, 1.5, 1, 0.7):
    weight = np.exp(scores[0] / beta)
    weight /= weight.mean()
    kl = (weight * np.log(weight)).mean()
    score, truth = (weight * scores[0]).mean(), (weight * quality).mean()
    print(f"beta {beta:3}   KL {kl:4.1f}   score {score:5.2f}   quality {truth:5.2f}")
    #> beta   4   KL  0.1   score  0.47   quality  0.21
    #> beta   2   KL  0.3   score  1.07   quality  0.37
    #> beta 1.5   KL  0.6   score  1.67   quality  0.39
    #> beta   1   KL  2.4   score  3.74   quality  0.08
    #> beta 0.7   KL  5.6   score  6.40   quality -0.37
# --8<-- [end:tilt]

# --8<-- [start:accuracy]
# Held-out accuracy of the reward model on pairs of ordinary samples hardly notices.
quality, scores = answers((200_000, 2), models=1)
right = (scores[0][:, 0] > scores[0][:, 1]) == (quality[:, 0] > quality[:, 1])
tricked = (scores[0] - quality > 3.5).any(axis=1)
print(f"accuracy {right.mean():.3f}, without tricks {right[~tricked].mean():.3f}")
#> accuracy 0.798, without tricks 0.806
# --8<-- [end:accuracy]
