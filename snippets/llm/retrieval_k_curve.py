"""Recall rises with the number of passages sent, use of a found passage falls, and right answers peak in between."""

import matplotlib.pyplot as plt
import numpy as np

# the figures of the case "Measuring retrieval on its own": 400 questions
k = np.array([1, 3, 5, 10, 20, 50])
recall = np.array([0.52, 0.68, 0.74, 0.81, 0.86, 0.91])
use = np.array([0.95, 0.94, 0.93, 0.90, 0.86, 0.76])
blind = 0.06  # right without the passage
right = recall * use + (1 - recall) * blind

plt.plot(k, 100 * use, "o-", label="right, if it was sent (use)")
plt.plot(k, 100 * recall, "o-", label="passage was sent (recall)")
plt.plot(k, 100 * right, "o-", label="answer is right")
best = right.argmax()
note = f"{100 * right[best]:.1f}% at {k[best]}"
place = (k[best], 100 * right[best] - 7)
plt.annotate(note, (k[best], 100 * right[best]), xytext=place, ha="center", color="C2")
plt.xscale("log")
plt.xticks(k, [str(n) for n in k])
plt.minorticks_off()
plt.ylim(45, 100)
plt.xlabel("passages sent")
plt.ylabel("% of questions")
plt.legend(loc="lower right")
plt.show()
