"""Loss of gradient descent on a quadratic whose curvatures are 1 and 100, for four ways to step."""

import matplotlib.pyplot as plt
import numpy as np

curvature = np.array([1.0, 100.0])


def losses(rate, momentum=0.0, steps=120):
    x, velocity, path = np.ones(2), np.zeros(2), []
    for _ in range(steps):
        path.append(0.5 * (curvature * x**2).sum())
        velocity = momentum * velocity - rate * curvature * x
        x = x + velocity
    return path


root = np.sqrt(curvature)
best_rate = (2 / root.sum()) ** 2  # the best pair of rate and momentum for these curvatures
best_momentum = ((root[1] - root[0]) / root.sum()) ** 2
plt.plot(losses(0.021), label="rate just above the limit of 0.02")
plt.plot(losses(0.002), label="rate ten times below it")
plt.plot(losses(2 / 101), label="best rate without momentum")
plt.plot(losses(best_rate, best_momentum), label="with momentum")
plt.yscale("log")
plt.ylim(1e-6, 1e5)
plt.xlabel("step")
plt.ylabel("loss")
plt.legend()
plt.show()
