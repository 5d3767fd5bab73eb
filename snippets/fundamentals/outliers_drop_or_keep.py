"""Whether dropping extremes helps depends on what they are; and why three standard deviations miss them."""

import numpy as np

rng = np.random.default_rng(0)


# --8<-- [start:masking]
def z_score(x):
    return np.abs(x - x.mean()) / x.std(ddof=1)


def robust_z(x):
    """Distance from the median; 1.48 median absolute deviations make one sd."""
    distance = np.abs(x - np.median(x))
    return distance / (1.48 * np.median(distance))


normal = np.array([19.0, 20.5, 21.0, 19.5, 20.0, 18.5, 21.5, 20.0])
for extra in ([1e3, 20.0], [1e9, 20.0], [1e3, 1e3]):
    x = np.r_[normal, extra]
    print(
        f"largest z {z_score(x).max():.2f}, largest robust z {robust_z(x).max():,.0f}"
    )
    #> largest z 2.85, largest robust z 883
    #> largest z 2.85, largest robust z 900,900,883
    #> largest z 1.90, largest robust z 662
# --8<-- [end:masking]


def claims(n):
    """Claim sizes in 20 regions: log-normal, so a few are very large."""
    region = rng.integers(20, size=n)
    return region, 1000 * np.exp(0.05 * region + 1.2 * rng.normal(size=n))


def predict(region, y, test_region, summary):
    return np.array([summary(y[region == r]) for r in range(20)])[test_region]


# --8<-- [start:worlds]
def without_top(y):
    return y[y <= np.quantile(y, 0.99)].mean()


region, real = claims(100_000)
in_cents = np.where(rng.random(len(real)) < 0.01, 100 * real, real)  # 1% wrong
test_region, truth = claims(100_000)
for name, y in (("all values real", real), ("1% in cents", in_cents)):
    for how, summary in (
        ("mean", np.mean),
        ("mean without top 1%", without_top),
        ("median", np.median),
    ):
        p = predict(region, y, test_region, summary)
        total, typical = p.sum() / truth.sum(), np.abs(p - truth).mean()
        print(
            f"{name:15} {how:19} total off {total - 1:+.0%}, "
            f"mean absolute error {typical:,.0f}"
        )
        #> all values real mean                total off +0%, mean absolute error 3,101
        #> all values real mean without top 1% total off -12%, mean absolute error 2,928
        #> all values real median              total off -51%, mean absolute error 2,646
        #> 1% in cents     mean                total off +115%, mean absolute error 5,686
        #> 1% in cents     mean without top 1% total off -3%, mean absolute error 3,057
        #> 1% in cents     median              total off -51%, mean absolute error 2,646
# --8<-- [end:worlds]

# --8<-- [start:repair]
usual = predict(region, in_cents, region, np.median)
odd = in_cents > 30 * usual
wrong = in_cents != real
print(
    f"flagged {odd.sum()}, of these in cents {wrong[odd].mean():.0%}, "
    f"found {odd[wrong].mean():.0%}"
)
#> flagged 1053, of these in cents 79%, found 84%
repaired = np.where(odd, in_cents / 100, in_cents)
p = predict(region, repaired, test_region, np.mean)
print(
    f"divide the flagged by 100, then the mean: "
    f"total off {p.sum() / truth.sum() - 1:+.0%}"
)
#> divide the flagged by 100, then the mean: total off -4%
# --8<-- [end:repair]
