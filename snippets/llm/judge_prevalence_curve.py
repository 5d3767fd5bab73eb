"""One judge with fixed error rates: agreement, kappa and precision as bad answers become rare."""

import matplotlib.pyplot as plt
import numpy as np

bad = np.geomspace(0.01, 0.5, 100)  # share of answers that people fail
caught, alarms = 0.85, 0.05  # the judge fails these shares of bad and good answers

agreement = bad * caught + (1 - bad) * (1 - alarms)
failed = bad * caught + (1 - bad) * alarms
chance = bad * failed + (1 - bad) * (1 - failed)
kappa = (agreement - chance) / (1 - chance)
precision = bad * caught / failed

plt.plot(100 * bad, agreement, label="agreement with people")
plt.plot(100 * bad, kappa, label="kappa")
plt.plot(100 * bad, precision, label="precision of its alarms")
plt.plot(100 * bad, 1 - bad, color="0.5", linewidth=1, label="agreement, always passing")
plt.xscale("log")
plt.xticks([1, 2, 5, 10, 20, 50], ["1", "2", "5", "10", "20", "50"])
plt.minorticks_off()
plt.ylim(0, 1.02)
plt.xlabel("bad answers, %")
plt.legend(loc="lower right")
plt.show()
