"""A linear VAE with everything in closed form: the bound and its gap, two gradient estimators, and collapse."""

import numpy as np

rng = np.random.default_rng(0)

# --8<-- [start:bound]
# z ~ N(0, 1), x given z ~ N(w z, s2): then x ~ N(0, w^2 + s2).
w, s2, x = 2.0, 0.5, 1.5
evidence = -0.5 * (np.log(2 * np.pi * (w**2 + s2)) + x**2 / (w**2 + s2))


def elbo(mean, var):
    """Reconstruction minus KL for the guess z ~ N(mean, var)."""
    square = (x - w * mean) ** 2 + w**2 * var  # expected squared error
    reconstruction = -0.5 * (np.log(2 * np.pi * s2) + square / s2)
    kl = 0.5 * (mean**2 + var - 1 - np.log(var))
    return reconstruction - kl


best_mean, best_var = w * x / (w**2 + s2), s2 / (w**2 + s2)  # the true posterior
print(f"log p(x) {evidence:.4f}")
#> log p(x) -1.9210
for label, mean, var in (
    ("true posterior", best_mean, best_var),
    ("mean off by 0.5", best_mean + 0.5, best_var),
    ("variance of 1", best_mean, 1.0),
    ("the prior", 0.0, 1.0),
):
    ratio, bound = var / best_var, elbo(mean, var)
    kl = 0.5 * ((mean - best_mean) ** 2 / best_var + ratio - 1 - np.log(ratio))
    print(f"{label:15} ELBO {bound:.4f}, gap {evidence - bound:.4f}, KL {kl:.4f}")
    #> true posterior  ELBO -1.9210, gap 0.0000, KL 0.0000
    #> mean off by 0.5 ELBO -3.0460, gap 1.1250, KL 1.1250
    #> variance of 1   ELBO -4.8224, gap 2.9014, KL 2.9014
    #> the prior       ELBO -6.8224, gap 4.9014, KL 4.9014
# --8<-- [end:bound]

# --8<-- [start:gradients]
mean, sd, n = 0.2, 0.6, 100_000
noise = rng.normal(size=n)
z = mean + sd * noise


def log_likelihood(z):
    return -0.5 * (np.log(2 * np.pi * s2) + (x - w * z) ** 2 / s2)


pathwise = w * (x - w * z) / s2  # derivative through z = mean + sd * noise
score = log_likelihood(z) * (z - mean) / sd**2  # value times derivative of log q
print(f"exact {w * (x - w * mean) / s2:.3f}")
#> exact 4.400
print(f"reparameterized {pathwise.mean():.3f}, one sample +/- {pathwise.std():.1f}")
#> reparameterized 4.404, one sample +/- 4.8
print(f"score function  {score.mean():.3f}, one sample +/- {score.std():.1f}")
#> score function  4.422, one sample +/- 13.4
# --8<-- [end:gradients]

# --8<-- [start:collapse]
# Four measurements of one factor, each with noise of variance 0.25.
data = rng.normal(size=(5000, 1)) + 0.5 * rng.normal(size=(5000, 4))
eigen = np.linalg.eigvalsh(np.cov(data.T))[::-1]
print("variances of the data by direction:", eigen.round(2))
#> variances of the data by direction: [4.23 0.26 0.25 0.25]
for noise_var in (0.1, 0.25, 1.0, 5.0):
    w2 = np.maximum(eigen - noise_var, 0)  # best decoder weights, squared
    information = 0.5 * np.log((w2 + noise_var) / noise_var)  # KL used per latent
    print(f"decoder noise {noise_var}: nats per latent {information.round(2)}")
    #> decoder noise 0.1: nats per latent [1.87 0.48 0.46 0.45]
    #> decoder noise 0.25: nats per latent [1.41 0.02 0.   0.  ]
    #> decoder noise 1.0: nats per latent [0.72 0.   0.   0.  ]
    #> decoder noise 5.0: nats per latent [0. 0. 0. 0.]
# --8<-- [end:collapse]
