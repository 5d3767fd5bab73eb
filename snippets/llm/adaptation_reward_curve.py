"""Best of n by a reward model that rare tricks fool: the score rises with n, true quality rises and falls."""

import matplotlib.pyplot as plt
import numpy as np

rng = np.random.default_rng(0)
sizes = 2 ** np.arange(0, 11)
score, quality, perfect = [], [], []
for n in sizes:
    shape = (800, n)
    fooled = rng.random(shape) < 0.005  # one answer in 200 holds a trick
    true = rng.standard_normal(shape) - 2 * fooled
    proxy = true + 0.7 * rng.standard_normal(shape)
    perfect.append(true.max(axis=1).mean())
    proxy += 7 * fooled  # the reward model likes the trick
    top = proxy.argmax(axis=1)[:, None]
    score.append(np.take_along_axis(proxy, top, 1).mean())
    quality.append(np.take_along_axis(true, top, 1).mean())

kl = np.log(sizes) - (sizes - 1) / sizes
plt.plot(kl, score, label="score of the reward model")
plt.plot(kl, quality, label="quality of the same answers")
plt.plot(kl, perfect, color="0.5", linewidth=1, label="quality, if chosen by quality")
plt.axhline(0, color="0.5", linewidth=0.5)
plt.xlabel("distance from the start, KL in nats")
plt.ylabel("standard deviations")
plt.legend(loc="upper left")
plt.show()
