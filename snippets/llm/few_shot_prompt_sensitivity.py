"""Choosing the best of many prompts on a small set: how much of the winning score is luck."""

import numpy as np

rng = np.random.default_rng(0)
REPEATS = 4000

# --8<-- [start:winner]
def winner(prompts, items, spread=0.02):
    """Mean score of the best prompt on its set, its true accuracy, the true best."""
    truth = np.clip(rng.normal(0.80, spread, (REPEATS, prompts)), 0, 1)
    score = rng.binomial(items, truth) / items
    best = score.argmax(1)
    rows = np.arange(REPEATS)
    return score[rows, best].mean(), truth[rows, best].mean(), truth.max(1).mean()


print("prompts  items   score of the winner   its true accuracy   best there was")
#> prompts  items   score of the winner   its true accuracy   best there was
trials = (1, 50), (20, 50), (20, 200), (20, 1000), (100, 50), (100, 1000)
for prompts, items in trials:
    score, real, best = winner(prompts, items)
    print(f"{prompts:7} {items:6} {score:21.3f} {real:19.3f} {best:16.3f}")
    #>       1     50                 0.800               0.800            0.800
    #>      20     50                 0.904               0.812            0.837
    #>      20    200                 0.862               0.822            0.837
    #>      20   1000                 0.843               0.832            0.837
    #>     100     50                 0.934               0.816            0.850
    #>     100   1000                 0.858               0.843            0.850
# --8<-- [end:winner]

# --8<-- [start:equal]
score, real, _ = winner(20, 100, spread=0.0)
print(f"20 equal prompts, 100 items: the winner shows {score:.3f}, has {real:.3f}")
#> 20 equal prompts, 100 items: the winner shows 0.872, has 0.800
# --8<-- [end:equal]

# --8<-- [start:paired]
# Two prompts on the same items: most verdicts agree, so pairing removes their noise.
items, only_a, only_b = 400, 34, 18  # right with A only, with B only
difference = (only_a - only_b) / items
paired = 1.96 * np.sqrt(((only_a + only_b) / items - difference**2) / items)
unpaired = 1.96 * np.sqrt(2 * 0.8 * 0.2 / items)
print(f"A - B = {difference:+.3f}, +-{paired:.3f} paired, +-{unpaired:.3f} unpaired")
#> A - B = +0.040, +-0.035 paired, +-0.055 unpaired
# --8<-- [end:paired]

# --8<-- [start:orders]
# Accuracy of 8 orders of the same examples, for two instructions, 400 items, say.
orders = {
    "A": [0.83, 0.79, 0.84, 0.74, 0.81, 0.85, 0.77, 0.82],
    "B": [0.81, 0.80, 0.82, 0.79, 0.81, 0.80, 0.82, 0.80],
}
noise = np.sqrt(0.8 * 0.2 / 400)  # what sampling of items alone would give
for name, accuracy in orders.items():
    print(f"{name}: mean {np.mean(accuracy):.3f}, worst {min(accuracy):.2f}, best "
          f"{max(accuracy):.2f}, deviation {np.std(accuracy, ddof=1):.3f}")
    #> A: mean 0.806, worst 0.74, best 0.85, deviation 0.037
    #> B: mean 0.806, worst 0.79, best 0.82, deviation 0.011
print(f"deviation from independent sets of 400 items alone {noise:.3f}")
#> deviation from independent sets of 400 items alone 0.020
# --8<-- [end:orders]
