"""Diffusion on a line: closed-form noising, the noise to predict, and error by number of sampling steps."""

import numpy as np

rng = np.random.default_rng(0)

# --8<-- [start:closed]
T = 1000
beta = np.linspace(1e-4, 0.02, T)
kept = np.cumprod(1 - beta)  # alpha-bar
x0, x = 3.0, np.full(20_000, 3.0)
for t in range(T):
    x = np.sqrt(1 - beta[t]) * x + np.sqrt(beta[t]) * rng.normal(size=x.size)
    if t + 1 in (100, 500, 1000):
        mean, sd = np.sqrt(kept[t]) * x0, np.sqrt(1 - kept[t])
        chain = f"{x.mean():5.2f} {x.std():.2f}"
        print(f"t {t + 1:4}: chain {chain}, formula {mean:5.2f} {sd:.2f}")
        #> t  100: chain  2.84 0.32, formula  2.84 0.32
        #> t  500: chain  0.83 0.96, formula  0.84 0.96
        #> t 1000: chain  0.02 1.00, formula  0.02 1.00
# --8<-- [end:closed]

# --8<-- [start:weights]
signal_to_noise = kept / (1 - kept)
before = np.concatenate([[1.0], kept[:-1]])
variance = beta * (1 - before) / (1 - kept)  # of q(x_{t-1} | x_t, x_0)
for t in (2, 10, 100, 500, 1000):
    i = t - 1
    bound = beta[i] ** 2 / (2 * variance[i] * (1 - beta[i]) * (1 - kept[i]))
    print(f"t {t:4}: signal to noise {signal_to_noise[i]:.1e}, weight {bound:.4f}")
    #> t    2: signal to noise 4.5e+03, weight 0.5997
    #> t   10: signal to noise 5.3e+02, weight 0.0864
    #> t  100: signal to noise 8.7e+00, weight 0.0103
    #> t  500: signal to noise 8.5e-02, weight 0.0055
    #> t 1000: signal to noise 4.0e-05, weight 0.0102
# --8<-- [end:weights]


# --8<-- [start:exact]
centers, sd = np.array([-2.0, 2.0]), 0.3  # the data: two narrow bumps


def best_noise(x, a):
    """E[noise | x_t] for this data: what a perfect network would predict."""
    var = a * sd**2 + 1 - a
    gaps = x[:, None] - np.sqrt(a) * centers
    p = np.exp(-0.5 * (gaps**2 - (gaps**2).min(axis=1, keepdims=True)) / var)
    p /= p.sum(axis=1, keepdims=True)
    return np.sqrt(1 - a) * (p * gaps).sum(axis=1) / var


# --8<-- [end:exact]
# --8<-- [start:sample]
def sample(steps, stochastic, n=4_000):
    times = np.linspace(T - 1, 0, steps).round().astype(int)
    x = rng.normal(size=n)
    for now, then in zip(times, [*times[1:], None]):
        a, a_then = kept[now], 1.0 if then is None else kept[then]
        noise = best_noise(x, a)
        x_zero = (x - np.sqrt(1 - a) * noise) / np.sqrt(a)
        fresh = stochastic * np.sqrt((1 - a_then) / (1 - a) * (1 - a / a_then))
        x = np.sqrt(a_then) * x_zero + np.sqrt(1 - a_then - fresh**2) * noise
        x += fresh * rng.normal(size=n)
    return x


many = rng.choice(centers, 400_000) + sd * rng.normal(size=400_000)
real = np.quantile(many, (np.arange(4_000) + 0.5) / 4_000)
for steps in (1, 5, 20, 100, 1000):
    errors = [np.abs(np.sort(sample(steps, s)) - real).mean() for s in (1, 0)]
    print(f"{steps:4} steps: stochastic {errors[0]:.3f}, deterministic {errors[1]:.3f}")
    #>    1 steps: stochastic 1.979, deterministic 1.978
    #>    5 steps: stochastic 0.397, deterministic 0.318
    #>   20 steps: stochastic 0.082, deterministic 0.075
    #>  100 steps: stochastic 0.038, deterministic 0.040
    #> 1000 steps: stochastic 0.021, deterministic 0.016
# --8<-- [end:sample]
