# fails: test_unequal_micro_batches_count_by_rows
import numpy as np


def fit(params, gradient, validate, batches, lr=0.1, accumulate=1, patience=3, max_epochs=100):
    best, best_loss, losses, since_best = params, np.inf, [], 0
    while len(losses) < max_epochs and since_best < patience:
        for start in range(0, len(batches), accumulate):
            group = batches[start : start + accumulate]
            params = params - lr * sum(gradient(params, batch) for batch in group) / len(group)
        losses.append(validate(params))
        since_best += 1
        if losses[-1] < best_loss:
            best, best_loss, since_best = params.copy(), losses[-1], 0
    return best, losses
