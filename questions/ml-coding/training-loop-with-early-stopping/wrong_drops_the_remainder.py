# fails: test_a_smaller_last_group_is_used
import numpy as np


def fit(params, gradient, validate, batches, lr=0.1, accumulate=1, patience=3, max_epochs=100):
    params = np.array(params, dtype=float)
    best, best_loss, losses, since_best = params, np.inf, [], 0
    while len(losses) < max_epochs and since_best < patience:
        total, rows = 0.0, 0
        for i, batch in enumerate(batches):
            total, rows = total + len(batch) * gradient(params, batch), rows + len(batch)
            if (i + 1) % accumulate == 0:
                params = params - lr * total / rows
                total, rows = 0.0, 0
        losses.append(validate(params))
        since_best += 1
        if losses[-1] < best_loss:
            best, best_loss, since_best = params.copy(), losses[-1], 0
    return best, losses
