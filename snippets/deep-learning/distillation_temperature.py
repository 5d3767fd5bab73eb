"""Distillation: what temperature does to targets and gradients, and when soft targets beat labels."""

import numpy as np


def softmax(z, T=1.0):
    z = z / T - (z / T).max(axis=-1, keepdims=True)
    p = np.exp(z)
    return p / p.sum(axis=-1, keepdims=True)


# --8<-- [start:targets]
teacher = np.array([9.0, 5.0, 4.0, -2.0, -8.0])
student = np.array([4.0, 1.0, 3.0, 0.0, -8.0])
for T in (1, 4, 20):
    print(f"T {T:2}: teacher says", softmax(teacher, T).round(3))
    #> T  1: teacher says [0.976 0.018 0.007 0.    0.   ]
    #> T  4: teacher says [0.577 0.212 0.165 0.037 0.008]
    #> T 20: teacher says [0.278 0.227 0.216 0.16  0.119]
# --8<-- [end:targets]

# --8<-- [start:gradient]
difference = (student - student.mean()) - (teacher - teacher.mean())
print("logits / classes   ", (difference / 5).round(2))
#> logits / classes    [-0.68 -0.48  0.12  0.72  0.32]
for T in (1, 4, 20, 100):
    gradient = (softmax(student, T) - softmax(teacher, T)) / T
    print(f"T {T:3}: gradient x T^2", (gradient * T**2).round(2))
    #> T   1: gradient x T^2 [-0.28  0.02  0.25  0.01  0.  ]
    #> T   4: gradient x T^2 [-0.81 -0.14  0.51  0.4   0.04]
    #> T  20: gradient x T^2 [-0.77 -0.43  0.23  0.71  0.25]
    #> T 100: gradient x T^2 [-0.7  -0.47  0.14  0.72  0.31]
# --8<-- [end:gradient]

# --8<-- [start:data]
rng = np.random.default_rng(0)
d, classes = 20, 10
truth = 0.7 * rng.normal(size=(d, classes))


def draw(n):
    x = rng.normal(size=(n, d))
    p = softmax(x @ truth)
    return x, np.eye(classes)[(p.cumsum(axis=1) > rng.random((n, 1))).argmax(axis=1)]


def fit(x, targets, decay):
    W = velocity = np.zeros((d, classes))
    for _ in range(120):
        gradient = x.T @ (softmax(x @ W) - targets) / len(x) + decay * W
        velocity = 0.9 * velocity - 0.5 * gradient
        W = W + velocity
    return W


# --8<-- [end:data]
# --8<-- [start:compare]
test_x, test_y = draw(5_000)
big = fit(*draw(8_000), 0)  # the teacher; the student has the same form
unlabeled = draw(2_000)[0]


def loss(W):
    return -np.mean((test_y * np.log(softmax(test_x @ W))).sum(axis=1))


def best(x, targets):  # decay is tuned for each
    return min(loss(fit(x, targets, decay)) for decay in (0.001, 0.01, 0.1))


print(f"teacher {loss(big):.3f}, best possible {loss(truth):.3f}")
#> teacher 0.984, best possible 0.972
for n in (50, 200, 1000):
    x, y = draw(n)
    soft = best(x, softmax(x @ big))
    print(f"{n:4} examples: labels {best(x, y):.3f}, teacher {soft:.3f}")
    #>   50 examples: labels 1.856, teacher 1.082
    #>  200 examples: labels 1.376, teacher 0.991
    #> 1000 examples: labels 1.071, teacher 0.987
print(f"no label, 2,000 unlabeled: {best(unlabeled, softmax(unlabeled @ big)):.3f}")
#> no label, 2,000 unlabeled: 0.987
# --8<-- [end:compare]
