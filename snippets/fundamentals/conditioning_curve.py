"""Error of least-squares weights against the condition number, by normal equations and by QR, in double precision."""

import matplotlib.pyplot as plt
import numpy as np

rng = np.random.default_rng(0)
rows, columns = 100, 5
condition = np.geomspace(1e1, 1e8, 15)
normal, qr = np.zeros((2, len(condition)))
for i, kappa in enumerate(condition):
    for _ in range(30):
        u = np.linalg.qr(rng.normal(size=(rows, columns)))[0]
        v = np.linalg.qr(rng.normal(size=(columns, columns)))[0]
        x = u * np.geomspace(1, 1 / kappa, columns) @ v.T
        w = np.ones(columns)
        q, r = np.linalg.qr(x)
        by_normal = np.linalg.solve(x.T @ x, x.T @ (x @ w))
        by_qr = np.linalg.solve(r, q.T @ (x @ w))
        normal[i] += np.linalg.norm(by_normal - w) / np.linalg.norm(w) / 30
        qr[i] += np.linalg.norm(by_qr - w) / np.linalg.norm(w) / 30

plt.loglog(condition, normal, label="normal equations")
plt.loglog(condition, qr, label="QR")
plt.axhline(1, color="0.5", linewidth=1, linestyle="-")
plt.annotate("no digit left", (10, 1), textcoords="offset points", xytext=(0, 4))
plt.ylim(1e-16, 1e3)
plt.xlabel("condition number")
plt.ylabel("relative error")
plt.legend(loc="lower right")
plt.show()
