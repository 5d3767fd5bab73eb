"""Singular values: best low-rank approximation, numerical rank, and what conditioning costs in float32."""

import numpy as np

rng = np.random.default_rng(0)

# --8<-- [start:lowrank]
users, items, true_rank = 300, 200, 5
tastes = rng.normal(size=(users, true_rank)) @ rng.normal(size=(true_rank, items))
A = tastes + 0.5 * rng.normal(size=tastes.shape)
U, s, Vt = np.linalg.svd(A, full_matrices=False)
print("singular values", s[:8].round(1))
#> singular values [280.3 259.7 234.4 224.4 210.9  15.2  15.   14.9]
for k in (3, 5, 20):
    approx = (U[:, :k] * s[:k]) @ Vt[:k]
    error, rest = np.linalg.norm(A - approx), np.sqrt(np.sum(s[k:] ** 2))
    size, energy = k * (users + items + 1) / A.size, 1 - rest**2 / np.sum(s**2)
    denoised = np.linalg.norm(tastes - approx)
    row = f"error {error:.1f} = rest {rest:.1f}, energy {energy:.3f}, size {size:.3f}"
    print(f"rank {k:2}: {row}; from the tastes {denoised:.1f}")
    #> rank  3: error 330.5 = rest 330.5, energy 0.648, size 0.025; from the tastes 308.3
    #> rank  5: error 119.9 = rest 119.9, energy 0.954, size 0.042; from the tastes 24.9
    #> rank 20: error 106.5 = rest 106.5, energy 0.963, size 0.167; from the tastes 60.5
# --8<-- [end:lowrank]

# --8<-- [start:rank]
Q1, Q2 = (np.linalg.qr(rng.normal(size=(50, 50)))[0][:, :4] for _ in range(2))
B = Q1 * np.array([1, 1e-2, 1e-4, 1e-8]) @ Q2.T  # rank 4 on paper
for dtype in (np.float64, np.float32):
    found = np.linalg.svd(B.astype(dtype), compute_uv=False)[:5]
    cut = found[0] * 50 * np.finfo(dtype).eps
    print(f"{dtype.__name__}: rank {np.linalg.matrix_rank(B.astype(dtype))}, cut {cut:.0e}, 4th value {found[3]:.0e}")
    #> float64: rank 4, cut 1e-14, 4th value 1e-08
    #> float32: rank 3, cut 6e-06, 4th value 1e-08
# --8<-- [end:rank]


# --8<-- [start:digits]
def correct_digits(condition, dtype, draws=300):
    """Median decimal digits right in least squares: normal equations, then SVD."""
    digits = []
    for _ in range(draws):
        left = np.linalg.qr(rng.normal(size=(40, 6)))[0]
        right = np.linalg.qr(rng.normal(size=(6, 6)))[0]
        X = (left * np.geomspace(1, 1 / condition, 6) @ right.T).astype(dtype)
        truth = rng.normal(size=6)
        y = (X.astype(np.float64) @ truth).astype(dtype)  # no noise but rounding
        normal = np.linalg.solve(X.T @ X, X.T @ y)
        direct = np.linalg.lstsq(X, y, rcond=None)[0]
        errors = [np.linalg.norm(w - truth) / np.linalg.norm(truth) for w in (normal, direct)]
        digits.append(-np.log10(errors))
    return np.maximum(np.median(digits, axis=0), 0)


# --8<-- [end:digits]
# --8<-- [start:conditioning]
for condition in (10, 1_000, 100_000):
    for dtype in (np.float64, np.float32):
        normal, direct = correct_digits(condition, dtype)
        print(f"condition {condition:6} {dtype.__name__}: normal equations {normal:.0f} digits, SVD {direct:.0f}")
        #> condition     10 float64: normal equations 15 digits, SVD 15
        #> condition     10 float32: normal equations 6 digits, SVD 7
        #> condition   1000 float64: normal equations 11 digits, SVD 14
        #> condition   1000 float32: normal equations 2 digits, SVD 6
        #> condition 100000 float64: normal equations 7 digits, SVD 12
        #> condition 100000 float32: normal equations 0 digits, SVD 4
# --8<-- [end:conditioning]

# --8<-- [start:scaling]
raw = np.c_[np.ones(1000), rng.normal(35, 10, 1000), rng.lognormal(11, 0.5, 1000)]  # 1, age, income
scaled = raw.copy()
scaled[:, 1:] = (raw[:, 1:] - raw[:, 1:].mean(axis=0)) / raw[:, 1:].std(axis=0)
print(f"condition number raw {np.linalg.cond(raw):.0f}, standardized {np.linalg.cond(scaled):.2f}")
#> condition number raw 319545, standardized 1.01
# --8<-- [end:scaling]
