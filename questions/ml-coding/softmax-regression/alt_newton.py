import numpy as np


def loss_and_gradient(X, y, W, b, l2=0.0):
    """log-sum-exp by pairwise stable additions, labels as a one-hot matrix."""
    Z = X @ W + b
    log_norm = np.logaddexp.reduce(Z, axis=1)
    Y = np.eye(len(b))[y]
    loss = np.mean(log_norm - (Z * Y).sum(axis=1)) + 0.5 * l2 * np.sum(W * W)
    error = (np.exp(Z - log_norm[:, None]) - Y) / len(y)
    return loss, X.T @ error + l2 * W, error.sum(axis=0)


def fit(X, y, classes, l2=0.0, rate=0.5, steps=1000):
    """Damped Newton steps on all (d + 1) K parameters.

    The added 1e-6 settles the directions that the data leave free.
    """
    n, d = X.shape
    A, theta = np.hstack([X, np.ones((n, 1))]), np.zeros((d + 1, classes))
    penalty = np.kron(np.diag([l2] * d + [0.0]), np.eye(classes))
    for _ in range(min(steps, 40)):
        loss, by_W, by_b = loss_and_gradient(X, y, theta[:d], theta[d], l2)
        gradient = np.vstack([by_W, by_b]).ravel()
        if np.abs(gradient).max() < 1e-7:
            break
        Z = A @ theta
        P = np.exp(Z - np.logaddexp.reduce(Z, axis=1)[:, None])
        hessian = np.empty((d + 1, classes, d + 1, classes))
        for k in range(classes):
            for m in range(classes):
                weight = P[:, k] * ((k == m) - P[:, m])
                hessian[:, k, :, m] = A.T @ (A * weight[:, None])
        size = (d + 1) * classes
        hessian = hessian.reshape(size, size) / n + penalty + 1e-6 * np.eye(size)
        step, t = np.linalg.solve(hessian, gradient).reshape(theta.shape), 1.0
        new = theta - step
        while t > 1e-6 and loss_and_gradient(X, y, new[:d], new[d], l2)[0] > loss:
            t /= 2
            new = theta - t * step
        theta = new
    return theta[:d], theta[d]
