"""A small network at five learning rates: slow, fine, on the edge, gone."""

import numpy as np

np.seterr(all="ignore")  # one of the runs is meant to overflow
x = np.linspace(-2, 2, 40)[:, None]
y = np.sin(2 * x)
shapes = [(1, 20), (1, 20), (20, 20), (1, 20), (20, 1), (1, 1)]
ends = np.cumsum([a * b for a, b in shapes])
rng = np.random.default_rng(1)
scales = [1, 0.5, 20**-0.5, 0, 20**-0.5, 0]
parts = [scale * rng.normal(size=shape).ravel() for shape, scale in zip(shapes, scales)]
start = np.concatenate(parts)


def loss_and_gradient(w):
    """Half the mean squared error of a two-layer tanh network, and its gradient."""
    parts = np.split(w, ends[:-1])
    W1, b1, W2, b2, W3, b3 = (p.reshape(s) for p, s in zip(parts, shapes))
    h1 = np.tanh(x @ W1 + b1)
    h2 = np.tanh(h1 @ W2 + b2)
    error = h2 @ W3 + b3 - y
    d3 = error / len(x)
    d2 = d3 @ W3.T * (1 - h2**2)
    d1 = d2 @ W2.T * (1 - h1**2)
    grads = [x.T @ d1, d1.sum(0), h1.T @ d2, d2.sum(0), h2.T @ d3, d3.sum(0)]
    return 0.5 * np.mean(error**2), np.concatenate([g.ravel() for g in grads])


# --8<-- [start:sharpness]
def sharpness(w, rounds=40, h=1e-4):
    """Largest curvature of the loss, by power iteration on gradient differences."""
    v = np.random.default_rng(0).normal(size=len(w))
    for _ in range(rounds):
        v /= np.linalg.norm(v)
        ahead, behind = loss_and_gradient(w + h * v)[1], loss_and_gradient(w - h * v)[1]
        v = (ahead - behind) / (2 * h)
    return np.linalg.norm(v)


limit = 2 / sharpness(start)
print(f"sharpness at the start {sharpness(start):.1f}, so the limit is {limit:.2f}")
#> sharpness at the start 5.0, so the limit is 0.40
# --8<-- [end:sharpness]

# --8<-- [start:curves]
def train(w, rate, steps):
    """Gradient descent; losses before each step, and the weights after the last."""
    losses = []
    for _ in range(steps):
        loss, gradient = loss_and_gradient(w)
        losses.append(loss)
        w = w - rate * gradient
        if loss > 1e6:
            break
    return losses, w


for rate in (0.005, 0.05, 0.3, 0.5, 0.8):
    losses, w = train(start, rate, 3001)
    if len(losses) < 3001:
        print(f"rate {rate:5}  loss above a million after {len(losses)} steps")
        #> rate   0.8  loss above a million after 14 steps
        continue
    shown = "  ".join(f"{losses[step]:.4f}" for step in (200, 1000, 3000))
    rises = f"rises {np.mean(np.diff(losses) > 0):3.0%}"
    edge = f"sharpness {sharpness(w):4.1f} of {2 / rate:5.1f}"
    print(f"rate {rate:5}  loss {shown}  {rises}  {edge}")
    #> rate 0.005  loss 0.1631  0.1065  0.0156  rises  0%  sharpness 11.1 of 400.0
    #> rate  0.05  loss 0.0406  0.0023  0.0003  rises  0%  sharpness 17.4 of  40.0
    #> rate   0.3  loss 0.0303  0.0004  0.0004  rises 48%  sharpness  6.6 of   6.7
    #> rate   0.5  loss 0.0120  0.0021  0.0009  rises 47%  sharpness  4.0 of   4.0
# --8<-- [end:curves]

# --8<-- [start:cut]
w = train(start, 0.5, 1500)[1]
for rate in (0.5, 0.1):
    more = " ".join(f"{loss:.4f}" for loss in train(w, rate, 61)[0][::20])
    print(f"from step 1500 on at rate {rate}, every 20 steps: {more}")
    #> from step 1500 on at rate 0.5, every 20 steps: 0.0020 0.0020 0.0020 0.0020
    #> from step 1500 on at rate 0.1, every 20 steps: 0.0020 0.0003 0.0003 0.0003
# --8<-- [end:cut]
