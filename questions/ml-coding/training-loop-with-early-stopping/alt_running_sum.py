import copy

import numpy as np


def fit(params, gradient, validate, batches, lr=0.1, accumulate=1, patience=3, max_epochs=100):
    """The loop as frameworks write it: a buffer of summed gradients, stepped and zeroed every so many micro-batches."""
    params = np.array(params, dtype=float)
    buffer, rows = np.zeros_like(params), 0
    best, best_epoch, history = copy.deepcopy(params), 0, []
    for epoch in range(1, max_epochs + 1):
        for i, batch in enumerate(batches, 1):
            buffer += len(batch) * np.asarray(gradient(params.copy(), batch))
            rows += len(batch)
            if i % accumulate == 0 or i == len(batches):
                params -= lr * buffer / rows
                buffer[...], rows = 0.0, 0
        history.append(float(validate(params.copy())))
        if history[-1] < min([np.inf] + [loss for loss in history[:-1] if not np.isnan(loss)]):
            best, best_epoch = copy.deepcopy(params), epoch
        if epoch - best_epoch >= patience:
            break
    return best, np.array(history)
