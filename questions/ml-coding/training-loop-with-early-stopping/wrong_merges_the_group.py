# fails: test_one_micro_batch_at_a_time
import numpy as np


def fit(params, gradient, validate, batches, lr=0.1, accumulate=1, patience=3, max_epochs=100):
    best, best_loss, losses, since_best = params, np.inf, [], 0
    while len(losses) < max_epochs and since_best < patience:
        for start in range(0, len(batches), accumulate):
            params = params - lr * gradient(params, np.concatenate(batches[start : start + accumulate]))
        losses.append(validate(params))
        since_best += 1
        if losses[-1] < best_loss:
            best, best_loss, since_best = params.copy(), losses[-1], 0
    return best, losses
