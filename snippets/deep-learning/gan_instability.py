"""A one-dimensional GAN on a grid: the optimal discriminator, what the generator then minimizes, and where gradients go."""

import numpy as np

grid = np.linspace(-15, 25, 40_001)
dx = grid[1] - grid[0]


def density(center, sd=1.0):
    return np.exp(-0.5 * ((grid - center) / sd) ** 2) / (sd * np.sqrt(2 * np.pi))


def kl(p, q):
    return np.sum(p * np.log((p + 1e-300) / (q + 1e-300))) * dx


# --8<-- [start:optimum]
def play(shift):
    """Value of the game at the best discriminator, and the Jensen-Shannon divergence."""
    real, fake = density(0), density(shift)
    D = real / (real + fake + 1e-300)
    terms = real * np.log(D + 1e-300) + fake * np.log(1 - D + 1e-300)
    value = np.sum(terms) * dx
    middle = (real + fake) / 2
    return value, 0.5 * kl(real, middle) + 0.5 * kl(fake, middle)


for shift in (0, 1, 2, 4, 8):
    value, js = play(shift)
    theory = 2 * js - np.log(4)
    print(f"shift {shift}: value {value:.4f}, 2 JS - log 4 {theory:.4f}, JS {js:.4f}")
    #> shift 0: value -1.3863, 2 JS - log 4 -1.3863, JS 0.0000
    #> shift 1: value -1.1635, 2 JS - log 4 -1.1635, JS 0.1114
    #> shift 2: value -0.7126, 2 JS - log 4 -0.7126, JS 0.3368
    #> shift 4: value -0.1209, 2 JS - log 4 -0.1209, JS 0.6327
    #> shift 8: value -0.0002, 2 JS - log 4 -0.0002, JS 0.6931
# --8<-- [end:optimum]

# --8<-- [start:gradients]
# Discriminator at its optimum and held fixed; the generator moves its shift.
for shift in (0.5, 2, 4, 8):
    fake = density(shift)
    logit = 0.5 * (grid - shift) ** 2 - 0.5 * grid**2  # log real - log fake
    slope = np.full_like(grid, -float(shift))  # of the logit, by x
    D = 1 / (1 + np.exp(-logit))
    saturating = np.sum(fake * -D * slope) * dx  # of log(1 - D)
    alternative = np.sum(fake * -(1 - D) * slope) * dx  # of -log D
    print(f"shift {shift:3}: saturating {saturating:.4f}, other {alternative:.2f}")
    #> shift 0.5: saturating 0.2353, other 0.26
    #> shift   2: saturating 0.4496, other 1.55
    #> shift   4: saturating 0.1372, other 3.86
    #> shift   8: saturating 0.0004, other 8.00
# --8<-- [end:gradients]

# --8<-- [start:modes]
real = 0.5 * density(-4, 0.5) + 0.5 * density(4, 0.5)
candidates = {"both": real, "one mode": density(4, 0.5), "spread": density(0, 4)}
for name, fake in candidates.items():
    middle = (real + fake) / 2
    js = 0.5 * kl(real, middle) + 0.5 * kl(fake, middle)
    there, back = kl(real, fake), kl(fake, real)
    kls = f"KL(real, fake) {there:5.2f}, KL(fake, real) {back:5.2f}"
    print(f"{name:8} {kls}, JS {js:.2f}")
    #> both     KL(real, fake)  0.00, KL(fake, real)  0.00, JS 0.00
    #> one mode KL(real, fake) 63.31, KL(fake, real)  0.69, JS 0.22
    #> spread   KL(real, fake)  1.39, KL(fake, real) 11.02, JS 0.36
# --8<-- [end:modes]

# --8<-- [start:cycle]
a, b = 1.0, 0.0  # min over a, max over b of a * b
for step in range(1, 101):
    a, b = a - 0.1 * b, b + 0.1 * a
    if step in (1, 50, 100):
        print(f"step {step:3}: distance from the equilibrium {np.hypot(a, b):.2f}")
        #> step   1: distance from the equilibrium 1.00
        #> step  50: distance from the equilibrium 1.28
        #> step 100: distance from the equilibrium 1.64
# --8<-- [end:cycle]
