"""Four losses of a classifier as functions of the margin: label times score."""

import matplotlib.pyplot as plt
import numpy as np

margin = np.linspace(-2.5, 2.5, 401)
plt.plot(margin, np.log2(1 + np.exp(-margin)), label="logistic, in bits")
plt.plot(margin, np.maximum(0, 1 - margin), label="hinge")
plt.plot(margin, (1 - margin) ** 2, label="squared")
plt.plot(margin, np.exp(-margin), label="exponential")
plt.step(margin, margin <= 0, color="0.5", linewidth=1, linestyle="-", label="error")
plt.ylim(0, 5)
plt.xlabel("margin: positive is right")
plt.ylabel("loss")
plt.legend()
plt.show()
