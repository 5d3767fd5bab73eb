"""Bias and variance of polynomials over many training sets, and a second descent."""

import numpy as np

rng = np.random.default_rng(0)
noise = 0.5


def truth(x):
    return np.sin(3 * x)


# --8<-- [start:table]
def bias_and_variance(degree, n, repeats=500):
    """Squared bias and variance of least-squares fits, at the training inputs."""
    x = np.linspace(-1, 1, n)
    basis = np.polynomial.legendre.legvander(x, degree)
    targets = truth(x) + noise * rng.normal(size=(repeats, n))
    fits = basis @ np.linalg.lstsq(basis, targets.T)[0]
    return np.mean((fits.mean(axis=1) - truth(x)) ** 2), np.mean(fits.var(axis=1))


print("                   bias²  variance    σ²p/n   error")
#>                    bias²  variance    σ²p/n   error
for n in (20, 200, 2000):
    for degree in (1, 3, 15):
        bias2, variance = bias_and_variance(degree, n)
        formula, error = noise**2 * (degree + 1) / n, bias2 + variance + noise**2
        numbers = f"{bias2:7.4f}   {variance:7.4f}  {formula:7.4f}  {error:.4f}"
        print(f"n {n:4}  degree {degree:2}  {numbers}")
        #> n   20  degree  1   0.1965    0.0249   0.0250  0.4714
        #> n   20  degree  3   0.0042    0.0488   0.0500  0.3030
        #> n   20  degree 15   0.0004    0.2001   0.2000  0.4505
        #> n  200  degree  1   0.1680    0.0027   0.0025  0.4207
        #> n  200  degree  3   0.0031    0.0050   0.0050  0.2581
        #> n  200  degree 15   0.0001    0.0199   0.0200  0.2699
        #> n 2000  degree  1   0.1651    0.0002   0.0003  0.4154
        #> n 2000  degree  3   0.0030    0.0005   0.0005  0.2535
        #> n 2000  degree 15   0.0000    0.0020   0.0020  0.2520
# --8<-- [end:table]

# --8<-- [start:training]
n, repeats = 20, 500
x, new_x = np.linspace(-1, 1, n), np.linspace(-1, 1, 1001)
targets = truth(x) + noise * rng.normal(size=(repeats, n))
fresh = truth(x) + noise * rng.normal(size=(repeats, n))
for degree in (1, 3, 15):
    basis, new_basis = (np.polynomial.legendre.legvander(v, degree) for v in (x, new_x))
    weights = np.linalg.lstsq(basis, targets.T)[0].T
    fits = weights @ basis.T
    train, same = np.mean((targets - fits) ** 2), np.mean((fresh - fits) ** 2)
    new = np.mean((truth(new_x) - weights @ new_basis.T) ** 2) + noise**2
    errors = f"same inputs, new labels {same:.2f}  new inputs {new:.2f}"
    print(f"degree {degree:2}  training {train:.2f}  {errors}")
    #> degree  1  training 0.41  same inputs, new labels 0.48  new inputs 0.45
    #> degree  3  training 0.20  same inputs, new labels 0.31  new inputs 0.30
    #> degree 15  training 0.05  same inputs, new labels 0.45  new inputs 2.77
# --8<-- [end:training]

# --8<-- [start:descent]
def random_features_error(size, n=40, d=5):
    """Test error of least squares, of smallest norm, on `size` random ReLU features."""
    def surface(x):
        return np.sin(2 * x[:, 0]) + x[:, 1] * x[:, 2]

    x, new = (rng.normal(size=(rows, d)) / np.sqrt(d) for rows in (n, 300))
    directions, shifts = rng.normal(size=(d, size)), rng.normal(size=size)
    features, new_features = (np.maximum(v @ directions + shifts, 0) for v in (x, new))
    weights = np.linalg.lstsq(features, surface(x) + 0.1 * rng.normal(size=n))[0]
    return np.mean((new_features @ weights - surface(new)) ** 2)


for size in (10, 20, 40, 80, 2000):
    median = np.median([random_features_error(size) for _ in range(30)])
    print(f"{size:4} features for 40 examples  median squared error {median:.2f}")
    #>   10 features for 40 examples  median squared error 0.22
    #>   20 features for 40 examples  median squared error 0.15
    #>   40 features for 40 examples  median squared error 1.34
    #>   80 features for 40 examples  median squared error 0.12
    #> 2000 features for 40 examples  median squared error 0.06
# --8<-- [end:descent]
