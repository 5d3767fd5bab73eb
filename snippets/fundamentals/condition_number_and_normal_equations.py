"""What forming the normal equations destroys, and what units have to do with it."""

import numpy as np

rng = np.random.default_rng(0)

# --8<-- [start:lost]
small = np.float32(1e-4)
X = np.array([[1, 1], [small, 0], [0, small]], dtype=np.float32)
y = X @ np.array([2, -1], dtype=np.float32)  # the true weights are 2 and -1
print(f"condition number of X {np.linalg.cond(X):.0f}")
#> condition number of X 14142
print("XᵀX as stored", (X.T @ X).tolist(), " rank", np.linalg.matrix_rank(X.T @ X))
#> XᵀX as stored [[1.0, 1.0], [1.0, 1.0]]  rank 1
Q, R = np.linalg.qr(X)
print("weights by QR", np.linalg.solve(R, Q.T @ y).round(2))
#> weights by QR [ 2. -1.]
# --8<-- [end:lost]

years = np.arange(1990, 2026.0)


def solve(X, y, solver):
    if solver == "QR":
        Q, R = np.linalg.qr(X)
        return np.linalg.solve(R, Q.T @ y)
    return np.linalg.solve(X.T @ X, X.T @ y)


# --8<-- [start:years]
def share_right(origin, solver, dtype, fits=500):
    """Share of quadratic trends whose forecast for 2030 is right to 1%."""
    X = np.vander(years - origin, 3).astype(dtype)
    then = np.vander([2030 - origin], 3)[0]
    right = 0
    for _ in range(fits):
        y = 50 + 2 * (years - 2000) - 0.04 * (years - 2000) ** 2 + rng.normal(size=36)
        w = solve(X, y.astype(dtype), solver)
        best = np.polynomial.Polynomial.fit(years, y, 2)(2030)  # rescales by itself
        right += abs(then @ w - best) < 0.01 * best
    return right / fits


for name, origin in (("years", 0), ("years since 2000", 2000)):
    V = np.vander(years - origin, 3)
    unit = np.linalg.cond(V / np.linalg.norm(V, axis=0))
    print(f"{name}: κ {np.linalg.cond(V):.0e}, with columns of length one {unit:.0e}")
    #> years: κ 2e+11, with columns of length one 2e+05
    #> years since 2000: κ 3e+02, with columns of length one 5e+00
    for solver in ("normal equations", "QR"):
        single, double = (share_right(origin, solver, t) for t in ("f4", "f8"))
        print(f"  {solver:16}  float32 {single:4.0%} right  float64 {double:4.0%}")
        #>   normal equations  float32   0% right  float64 100%
        #>   QR                float32 100% right  float64 100%
        #>   normal equations  float32 100% right  float64 100%
        #>   QR                float32 100% right  float64 100%
# --8<-- [end:years]

# --8<-- [start:data]
n = 200
a = rng.normal(size=n)
for gap in (1.0, 0.1, 0.01):
    X = np.c_[a, a + gap * rng.normal(size=n)]
    fits = [np.linalg.lstsq(X, X @ [1, 1] + rng.normal(size=n))[0] for _ in range(500)]
    spread = np.std(fits, axis=0)[0]
    predicted = np.std([X[0] @ w for w in fits])
    kappa = np.linalg.cond(X)
    print(f"κ {kappa:4.0f}  spread: weight {spread:.2f}, prediction {predicted:.2f}")
    #> κ    3  spread: weight 0.11, prediction 0.09
    #> κ   20  spread: weight 0.71, prediction 0.11
    #> κ  193  spread: weight 7.08, prediction 0.10
# --8<-- [end:data]
