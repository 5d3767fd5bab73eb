import numpy as np


def fit(params, gradient, validate, batches, lr=0.1, accumulate=1, patience=3, max_epochs=100):
    """Gradient descent with accumulation and early stopping; returns (best params, validation losses by epoch)."""
    best, best_loss, losses, since_best = params, np.inf, [], 0
    while len(losses) < max_epochs and since_best < patience:
        for start in range(0, len(batches), accumulate):
            group = batches[start : start + accumulate]  # the last group may be smaller
            rows = sum(len(batch) for batch in group)
            mean = sum(len(batch) / rows * gradient(params, batch) for batch in group)
            params = params - lr * mean  # a new array: the best checkpoint stays as it is
        losses.append(validate(params))
        since_best += 1
        if losses[-1] < best_loss:  # false for NaN and for a tie
            best, best_loss, since_best = params, losses[-1], 0
    return best, losses
