"""Three matrix gradients against finite differences, and the price of either mode."""

import numpy as np

rng = np.random.default_rng(0)


# --8<-- [start:check]
def numerical(f, at, h=1e-5):
    """Central differences, one entry at a time."""
    grad = np.zeros_like(at)
    for index in np.ndindex(at.shape):
        step = np.zeros_like(at)
        step[index] = h
        grad[index] = (f(at + step) - f(at - step)) / (2 * h)
    return grad


A, x = rng.normal(size=(4, 4)), rng.normal(size=4)  # A isn't symmetric
X, W, Y = rng.normal(size=(6, 3)), rng.normal(size=(3, 2)), rng.normal(size=(6, 2))
S = A @ A.T + np.eye(4)
checks = {
    "xᵀAx": (lambda x: x @ A @ x, x, (A + A.T) @ x),
    "½‖XW - Y‖²": (lambda W: 0.5 * np.sum((X @ W - Y) ** 2), W, X.T @ (X @ W - Y)),
    "log det S": (lambda S: np.linalg.slogdet(S)[1], S, np.linalg.inv(S).T),
}
for name, (f, at, formula) in checks.items():
    agree = np.allclose(numerical(f, at), formula, atol=1e-8)
    print(f"{name:12} shape {formula.shape}  agrees to eight digits {agree}")
    #> xᵀAx         shape (4,)  agrees to eight digits True
    #> ½‖XW - Y‖²   shape (3, 2)  agrees to eight digits True
    #> log det S    shape (4, 4)  agrees to eight digits True
# --8<-- [end:check]

# --8<-- [start:modes]
width, depth = 200, 10
layers = [rng.normal(size=(width, width)) / width**0.5 for _ in range(depth)]
h = [rng.normal(size=width)]
for M in layers:
    h.append(np.tanh(M @ h[-1]))
jacobians = [(1 - out**2)[:, None] * M for M, out in zip(layers, h[1:])]
seed = h[-1]  # gradient of the loss ½‖h‖² at the last layer

forward, forward_cost = np.eye(width), 0  # one column per input
for J in jacobians:
    forward, forward_cost = J @ forward, forward_cost + width**3
reverse, reverse_cost = seed, 0  # one row per output, and there is one
for J in jacobians[::-1]:
    reverse, reverse_cost = reverse @ J, reverse_cost + width**2
print("same gradient", np.allclose(seed @ forward, reverse))
#> same gradient True
print(f"multiplications: forward {forward_cost:,}, reverse {reverse_cost:,}")
#> multiplications: forward 80,000,000, reverse 400,000
print(f"numbers kept for the way back: {sum(a.size for a in h):,}")
#> numbers kept for the way back: 2,200
# --8<-- [end:modes]

# --8<-- [start:hessian]
def gradient(x):
    """Of the loss log(1 + ‖Ax‖²)."""
    return 2 * A.T @ A @ x / (1 + np.sum((A @ x) ** 2))


v, step = rng.normal(size=4), 1e-5
hessian = np.array([numerical(lambda x, i=i: gradient(x)[i], x) for i in range(4)])
product = (gradient(x + step * v) - gradient(x - step * v)) / (2 * step)
print("Hessian times v   ", (hessian @ v).round(6))
#> Hessian times v    [5.398971 3.098607 3.281541 0.919802]
print("from two gradients", product.round(6))
#> from two gradients [5.398971 3.098607 3.281541 0.919802]
# --8<-- [end:hessian]
