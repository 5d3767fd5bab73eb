"""Logged decisions show the outcome of the chosen action only, which averages mistake for labels."""

import numpy as np

rng = np.random.default_rng(0)
visits = 200_000

# --8<-- [start:log]
loyal = rng.random(visits) < 0.5
p_discount = np.where(loyal, 0.1, 0.9)  # the old rule: mostly woo the new customers
discount = rng.random(visits) < p_discount
p_buy = np.where(loyal, 0.30, 0.10) + 0.05 * discount  # a discount adds five points
bought = rng.random(visits) < p_buy

print(f"bought with a discount {bought[discount].mean():.3f}")
#> bought with a discount 0.171
print(f"bought without         {bought[~discount].mean():.3f}")
#> bought without         0.279
# --8<-- [end:log]

# --8<-- [start:weighted]
with_it = np.mean(bought * discount / p_discount)
without = np.mean(bought * ~discount / (1 - p_discount))
print(f"everybody gets it {with_it:.3f}, nobody {without:.3f}")
#> everybody gets it 0.249, nobody 0.202
# --8<-- [end:weighted]
