# fails: test_the_best_parameters_come_back
import numpy as np


def fit(params, gradient, validate, batches, lr=0.1, accumulate=1, patience=3, max_epochs=100):
    params = np.array(params, dtype=float)
    best, best_loss, losses, since_best = params, np.inf, [], 0
    while len(losses) < max_epochs and since_best < patience:
        for start in range(0, len(batches), accumulate):
            group = batches[start : start + accumulate]
            rows = sum(len(batch) for batch in group)
            params -= lr * sum(len(batch) / rows * gradient(params, batch) for batch in group)  # moves best as well
        losses.append(validate(params))
        since_best += 1
        if losses[-1] < best_loss:
            best, best_loss, since_best = params, losses[-1], 0
    return best, losses
