import numpy as np


def prepare(X, user, day, y, share=0.25, seed=0):
    """Walks through the visits in order of time and keeps two counts for each user."""
    users = sorted(set(user.tolist()))
    order = np.random.default_rng(seed).permutation(len(users))
    held_out = {users[i] for i in order[: max(1, round(share * len(users)))]}
    test = np.array([u in held_out for u in user.tolist()])
    bought, visits = dict.fromkeys(users, 0), dict.fromkeys(users, 0)
    rate = np.empty(len(y))
    for row in np.argsort(day, kind="stable"):
        u = user[row].item()
        rate[row] = bought[u] / visits[u] if visits[u] else 0.5  # read, then write
        bought[u] += y[row]
        visits[u] += 1
    mean, std = X[~test].mean(axis=0), X[~test].std(axis=0)
    return np.hstack([(X - mean) / std, rate[:, None]]), test
