"""Bias and variance of polynomial fits, measured over many training sets, against the formula."""

import numpy as np

rng = np.random.default_rng(0)
noise = 0.5


def truth(x):
    return np.sin(3 * x)


# --8<-- [start:table]
def bias_and_variance(degree, n, repeats=500):
    """Squared bias and variance, at the training inputs, of least-squares polynomials."""
    x = np.linspace(-1, 1, n)
    basis = np.polynomial.legendre.legvander(x, degree)
    targets = truth(x) + noise * rng.normal(size=(repeats, n))
    fits = basis @ np.linalg.lstsq(basis, targets.T)[0]
    return np.mean((fits.mean(axis=1) - truth(x)) ** 2), np.mean(fits.var(axis=1))


for n in (20, 200, 2000):
    for degree in (1, 3, 15):
        bias2, variance = bias_and_variance(degree, n)
        formula = noise**2 * (degree + 1) / n
        parts = f"bias² {bias2:.4f}  variance {variance:.4f} (σ²p/n {formula:.4f})"
        print(f"n {n:4}  degree {degree:2}  {parts}  error {bias2 + variance + noise**2:.4f}")
        #> n   20  degree  1  bias² 0.1965  variance 0.0249 (σ²p/n 0.0250)  error 0.4714
        #> n   20  degree  3  bias² 0.0042  variance 0.0488 (σ²p/n 0.0500)  error 0.3030
        #> n   20  degree 15  bias² 0.0004  variance 0.2001 (σ²p/n 0.2000)  error 0.4505
        #> n  200  degree  1  bias² 0.1680  variance 0.0027 (σ²p/n 0.0025)  error 0.4207
        #> n  200  degree  3  bias² 0.0031  variance 0.0050 (σ²p/n 0.0050)  error 0.2581
        #> n  200  degree 15  bias² 0.0001  variance 0.0199 (σ²p/n 0.0200)  error 0.2699
        #> n 2000  degree  1  bias² 0.1651  variance 0.0002 (σ²p/n 0.0003)  error 0.4154
        #> n 2000  degree  3  bias² 0.0030  variance 0.0005 (σ²p/n 0.0005)  error 0.2535
        #> n 2000  degree 15  bias² 0.0000  variance 0.0020 (σ²p/n 0.0020)  error 0.2520
# --8<-- [end:table]

# --8<-- [start:training]
n, repeats = 20, 500
x = np.linspace(-1, 1, n)
targets = truth(x) + noise * rng.normal(size=(repeats, n))
fresh = truth(x) + noise * rng.normal(size=(repeats, n))
for degree in (1, 3, 15):
    basis = np.polynomial.legendre.legvander(x, degree)
    fits = (basis @ np.linalg.lstsq(basis, targets.T)[0]).T
    training, test = np.mean((targets - fits) ** 2), np.mean((fresh - fits) ** 2)
    print(f"degree {degree:2}  training error {training:.3f}  error on fresh labels {test:.3f}")
    #> degree  1  training error 0.415  error on fresh labels 0.480
    #> degree  3  training error 0.201  error on fresh labels 0.312
    #> degree 15  training error 0.049  error on fresh labels 0.450
# --8<-- [end:training]
