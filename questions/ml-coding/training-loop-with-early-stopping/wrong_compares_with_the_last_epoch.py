# fails: test_improving_on_a_bad_epoch_is_not_enough
import numpy as np


def fit(params, gradient, validate, batches, lr=0.1, accumulate=1, patience=3, max_epochs=100):
    best, best_loss, last, losses, bad = params, np.inf, np.inf, [], 0
    while len(losses) < max_epochs and bad < patience:
        for start in range(0, len(batches), accumulate):
            group = batches[start : start + accumulate]
            rows = sum(len(batch) for batch in group)
            params = params - lr * sum(len(batch) / rows * gradient(params, batch) for batch in group)
        losses.append(validate(params))
        bad = 0 if losses[-1] < last else bad + 1
        last = losses[-1]
        if last < best_loss:
            best, best_loss = params, last
    return best, losses
