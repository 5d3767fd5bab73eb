# fails: test_patience_starts_again_after_an_improvement
import numpy as np


def fit(params, gradient, validate, batches, lr=0.1, accumulate=1, patience=3, max_epochs=100):
    best, best_loss, losses, bad = params, np.inf, [], 0
    while len(losses) < max_epochs and bad < patience:
        for start in range(0, len(batches), accumulate):
            group = batches[start : start + accumulate]
            rows = sum(len(batch) for batch in group)
            params = params - lr * sum(len(batch) / rows * gradient(params, batch) for batch in group)
        losses.append(validate(params))
        if losses[-1] < best_loss:
            best, best_loss = params, losses[-1]
        else:
            bad += 1  # never reset
    return best, losses
