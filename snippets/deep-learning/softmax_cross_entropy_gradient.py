"""Softmax cross-entropy: its gradient, checked, against squared error; its floor."""

import numpy as np

rng = np.random.default_rng(0)


# --8<-- [start:loss]
def loss_and_gradient(logits, labels):
    """Mean cross-entropy and its gradient; logits (N, K), labels (N,)."""
    n = len(labels)
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    gradient = np.exp(log_p)
    gradient[np.arange(n), labels] -= 1
    return -log_p[np.arange(n), labels].mean(), gradient / n
# --8<-- [end:loss]


# --8<-- [start:check]
logits, labels, h = rng.normal(size=(4, 3)), np.array([0, 2, 1, 1]), 1e-6
numeric = np.zeros_like(logits)
for i in np.ndindex(logits.shape):
    step = np.zeros_like(logits)
    step[i] = h
    up, down = (loss_and_gradient(logits + s * step, labels)[0] for s in (1, -1))
    numeric[i] = (up - down) / (2 * h)
_, gradient = loss_and_gradient(logits, labels)
print("formula  ", gradient[0].round(5), " numerical", numeric[0].round(5))
#> formula   [-0.17745  0.05606  0.12139]  numerical [-0.17745  0.05606  0.12139]
print("all agree:", np.allclose(gradient, numeric, atol=1e-8))
#> all agree: True
print("rows sum to zero:", np.allclose(gradient.sum(axis=1), 0))
#> rows sum to zero: True
# --8<-- [end:check]

# --8<-- [start:saturation]
print("wrong by  p(true)  cross-entropy  squared error")
#> wrong by  p(true)  cross-entropy  squared error
for wrong_by in (2.0, 5.0, 10.0):
    z = np.array([0.0, wrong_by, 0.0])  # the true class is 0
    p = np.exp(z) / np.exp(z).sum()
    error = p - np.eye(3)[0]
    squared = (np.diag(p) - np.outer(p, p)) @ error  # through the softmax Jacobian
    print(f"{wrong_by:8}  {p[0]:.5f}  {error[0]:13.3f}  {squared[0]:13.5f}")
    #>      2.0  0.10651         -0.893       -0.15220
    #>      5.0  0.00665         -0.993       -0.01303
    #>     10.0  0.00005         -1.000       -0.00009
# --8<-- [end:saturation]

# --8<-- [start:twice]
z = np.array([0.0, 5.0, 0.0])
p = np.exp(z) / np.exp(z).sum()
# A framework's loss is fed probabilities instead of logits.
loss, gradient = loss_and_gradient(p[None], np.array([0]))
floor, _ = loss_and_gradient(np.eye(3)[:1], np.array([0]))  # a perfect prediction
print(f"loss {loss:.3f} instead of {-np.log(p[0]):.3f}; lowest possible {floor:.3f}")
#> loss 1.540 instead of 5.013; lowest possible 0.551
# --8<-- [end:twice]
