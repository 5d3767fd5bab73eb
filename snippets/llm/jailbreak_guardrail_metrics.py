"""Guardrails in daily numbers: base rates, layers with shared blind spots, retries, and finding the misses."""

from statistics import NormalDist

import numpy as np

rng = np.random.default_rng(0)
normal = NormalDist()

# --8<-- [start:daily]
bad, good = 1_000, 999_000  # harmful and harmless messages among a million a day
print("recall   false refusals   missed a day   refused in error   refusals justified")
#> recall   false refusals   missed a day   refused in error   refusals justified
for recall, false in ((0.80, 0.001), (0.95, 0.02), (0.99, 0.08)):
    caught, wrong = bad * recall, good * false
    print(f"{recall:6.0%} {false:16.1%} {bad - caught:14,.0f} {wrong:18,.0f} "
          f"{caught / (caught + wrong):20.1%}")
    #>    80%             0.1%            200                999                44.5%
    #>    95%             2.0%             50             19,980                 4.5%
    #>    99%             8.0%             10             79,920                 1.2%
# --8<-- [end:daily]

# --8<-- [start:layers]
def scores(count, shift, shared):
    """Scores of two filters that agree to the degree in which they share their view."""
    common = np.sqrt(shared) * rng.standard_normal(count)
    return shift + common + np.sqrt(1 - shared) * rng.standard_normal((2, count))


limit = normal.inv_cdf(0.98)  # each filter alone: 2% false refusals
shift = limit + normal.inv_cdf(0.90)  # and 90% recall
print("shared view   either refuses: missed, in error   both must: missed, in error")
#> shared view   either refuses: missed, in error   both must: missed, in error
for shared in (0.0, 0.5, 0.8):
    harmful = scores(400_000, shift, shared) > limit
    harmless = scores(400_000, 0, shared) > limit
    either = 1 - harmful.any(0).mean(), harmless.any(0).mean()
    both = 1 - harmful.all(0).mean(), harmless.all(0).mean()
    print(f"{shared:11} {either[0]:23.1%} {either[1]:9.1%} "
          f"{both[0]:19.1%} {both[1]:9.2%}")
    #>         0.0                    1.0%      4.0%               18.9%     0.04%
    #>         0.5                    3.2%      3.7%               16.8%     0.32%
    #>         0.8                    5.6%      3.1%               14.3%     0.84%
# --8<-- [end:layers]

# --8<-- [start:retries]
for miss in (0.10, 0.02, 0.005):
    ten, fifty = (1 - (1 - miss) ** tries for tries in (10, 50))
    print(f"missed {miss:5.1%} a try, {ten:4.0%} in ten tries, {fifty:4.0%} in fifty")
    #> missed 10.0% a try,  65% in ten tries,  99% in fifty
    #> missed  2.0% a try,  18% in ten tries,  64% in fifty
    #> missed  0.5% a try,   5% in ten tries,  22% in fifty
# --8<-- [end:retries]

# --8<-- [start:audit]
# One filter as above. Misses among what it let through, by how close the score came.
passed = good * normal.cdf(limit) + bad * 0.10
below = [bad * normal.cdf(limit - shift), good * normal.cdf(limit)]
cut = normal.inv_cdf(normal.cdf(limit) - 0.01)  # the closest hundredth of the harmless
near = [below[0] - bad * normal.cdf(cut - shift), below[1] - good * normal.cdf(cut)]
print(f"let through: {below[0]:.0f} misses in {sum(below):,.0f} messages")
#> let through: 100 misses in 979,120 messages
print(f"2,000 read at random find {2000 * below[0] / sum(below):.1f}, "
      f"2,000 of the {sum(near):,.0f} closest find {2000 * near[0] / sum(near):.1f}")
#> 2,000 read at random find 0.2, 2,000 of the 10,017 closest find 5.4
print(f"0 of 500 test attacks missed: up to {1 - 0.05 ** (1 / 500):.2%} missed at 95%")
#> 0 of 500 test attacks missed: up to 0.60% missed at 95%
# --8<-- [end:audit]
