"""After a quiet stretch Adam's second moment is small, and a burst of large gradients makes updates many times the rate."""

import numpy as np


# --8<-- [start:burst]
def updates(beta2, clip=None, quiet=40_000, burst=5, size=100.0):
    """Updates of one weight, in units of the learning rate, from the last quiet step on."""
    rng = np.random.default_rng(0)
    m = v = 0.0
    out = []
    for t in range(1, quiet + burst + 1):
        g = rng.normal() if t <= quiet else size  # the burst has one sign
        if clip:
            g = np.clip(g, -clip, clip)
        m, v = 0.9 * m + 0.1 * g, beta2 * v + (1 - beta2) * g**2
        if t >= quiet:
            out.append((m / (1 - 0.9**t)) / np.sqrt(v / (1 - beta2**t)))
    return np.array(out)


# --8<-- [end:burst]
# --8<-- [start:table]
for label, beta2, clip in (
    ("beta2 0.999", 0.999, None),
    ("beta2 0.95", 0.95, None),
    ("beta2 0.999, clipped at 3", 0.999, 3.0),
):
    print(f"{label:26}", updates(beta2, clip).round(2))
    #> beta2 0.999                [-0.32  2.92  4.08  4.82  5.34  5.71]
    #> beta2 0.95                 [-0.33  0.43  0.6   0.71  0.79  0.86]
    #> beta2 0.999, clipped at 3  [-0.32  0.01  0.3   0.56  0.79  1.  ]
# --8<-- [end:table]

# --8<-- [start:overshoot]
# A weight on the slope of a quadratic: curvature h, rate r, update u times the rate.
for h_times_r in (0.5, 1.5):
    for u in (1.0, 5.0):
        w = 1.0
        after = w - h_times_r * u * w
        print(f"h*r {h_times_r}, step x{u:.0f}: loss times {(after / w) ** 2:.2f}")
        #> h*r 0.5, step x1: loss times 0.25
        #> h*r 0.5, step x5: loss times 2.25
        #> h*r 1.5, step x1: loss times 0.25
        #> h*r 1.5, step x5: loss times 42.25
# --8<-- [end:overshoot]

# --8<-- [start:entropy]
rng = np.random.default_rng(0)
scores = rng.normal(size=(1000, 2048))
for scale in (1, 4, 16, 64):
    z = scale * scores
    p = np.exp(z - z.max(axis=1, keepdims=True))
    p /= p.sum(axis=1, keepdims=True)
    entropy = -(p * np.log(p + 1e-300)).sum(axis=1).mean()
    slope = (p * (1 - p)).sum(axis=1).mean()
    print(f"logit deviation {scale:2}: entropy {entropy:.2f}, slope {slope:.3f}")
    #> logit deviation  1: entropy 7.13, slope 0.999
    #> logit deviation  4: entropy 2.68, slope 0.769
    #> logit deviation 16: entropy 0.42, slope 0.218
    #> logit deviation 64: entropy 0.09, slope 0.054
# --8<-- [end:entropy]
