"""Training and test error of polynomials of growing degree on thirty noisy points: the gap is variance."""

import matplotlib.pyplot as plt
import numpy as np

rng = np.random.default_rng(0)


def noisy(x):
    return np.sin(4 * x + 1) + 0.3 * rng.normal(size=len(x))


x, x_new = np.linspace(-1, 1, 30), np.linspace(-0.98, 0.98, 300)
degrees = np.arange(1, 19)
train, test = np.zeros((2, len(degrees)))
for _ in range(200):  # 200 training sets, to average over their luck
    y, y_new = noisy(x), noisy(x_new)
    for i, degree in enumerate(degrees):
        fit = np.polynomial.Chebyshev.fit(x, y, degree, domain=[-1, 1])
        train[i] += np.mean((fit(x) - y) ** 2) / 200
        test[i] += np.mean((fit(x_new) - y_new) ** 2) / 200

plt.plot(degrees, train, label="training error")
plt.plot(degrees, test, label="test error")
plt.axhline(0.09, color="0.5", linewidth=1, linestyle="-")
plt.annotate("noise", (18, 0.09), textcoords="offset points", xytext=(0, 4), ha="right")
plt.ylim(0, 0.4)
plt.xlabel("degree of the polynomial")
plt.ylabel("mean squared error")
plt.legend()
plt.show()
