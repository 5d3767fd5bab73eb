"""What five training-loop mistakes do to the numbers, shown with plain arrays."""

import numpy as np

rng = np.random.default_rng(0)


def softmax(z):
    p = np.exp(z - z.max(axis=-1, keepdims=True))
    return p / p.sum(axis=-1, keepdims=True)


# --8<-- [start:double]
for classes in (2, 10, 1000):
    perfect = np.eye(classes)[0]  # a softmax that is certain, and right
    floor = -np.log(softmax(perfect)[0])
    print(f"{classes:4} classes: perfect {floor:.2f}, guessing {np.log(classes):.2f}")
    #>    2 classes: perfect 0.31, guessing 0.69
    #>   10 classes: perfect 1.46, guessing 2.30
    #> 1000 classes: perfect 5.91, guessing 6.91
# --8<-- [end:double]

# --8<-- [start:broadcast]
x = rng.normal(size=(64, 3))
y = x @ np.array([1.0, -2.0, 0.5])
prediction = y[:, None]  # a perfect model whose output has shape (64, 1)
print("right shapes:", np.mean((prediction[:, 0] - y) ** 2))
#> right shapes: 0.0
wrong = prediction - y
print("(64, 1) - (64,) is", wrong.shape, f"loss {np.mean(wrong**2):.1f}")
#> (64, 1) - (64,) is (64, 64) loss 8.4
constant = np.full((64, 1), y.mean())
print(f"a constant model under the same loss: {np.mean((constant - y) ** 2):.1f}")
#> a constant model under the same loss: 4.2
# --8<-- [end:broadcast]


# --8<-- [start:loop]
def train(zero_grad, steps=60, rate=0.2):
    w = gradient = np.zeros(3)
    losses = []
    for _ in range(steps):
        if zero_grad:
            gradient = np.zeros(3)
        error = x @ w - y
        gradient = gradient + 2 * x.T @ error / len(x)  # backward() adds
        w = w - rate * gradient
        losses.append(np.mean(error**2))
    return losses


print("zeroed:    ", *(f"{v:.2g}" for v in train(True)[::12]))
#> zeroed:     4.2 0.0008 2e-07 4.9e-11 1.2e-14
print("not zeroed:", *(f"{v:.2g}" for v in train(False)[::12]))
#> not zeroed: 4.2 3.2 1.5 1.3 1.2
# --8<-- [end:loop]

# --8<-- [start:dropout]
hidden = np.maximum(rng.normal(size=(2000, 50)), 0)
w = rng.normal(size=50) / np.sqrt(50)
answer = hidden @ w
masks = rng.random((2, 2000, 50)) < 0.5
first, second = ((hidden * m / 0.5) @ w for m in masks)
flips = np.mean((first > answer.mean()) != (second > answer.mean()))
print(f"dropout left on: the same input flips its class in {flips:.0%} of cases")
#> dropout left on: the same input flips its class in 38% of cases
# --8<-- [end:dropout]

# --8<-- [start:detach]
# Loss (h - 1)^2 with h = w * 3: derivative by w, and with h cut off by detach().
w = 0.2
step = 1e-6
whole = (((w + step) * 3 - 1) ** 2 - ((w - step) * 3 - 1) ** 2) / (2 * step)
print(f"loss {(w * 3 - 1) ** 2:.2f} both times; gradient {whole:.2f}, after detach 0")
#> loss 0.16 both times; gradient -2.40, after detach 0
# --8<-- [end:detach]
