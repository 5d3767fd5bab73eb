from itertools import islice

import numpy as np


def epochs(params, gradient, batches, lr, accumulate):
    """Endless training: yields the parameters after each epoch. It knows nothing of validation."""
    while True:
        stream = iter(batches)
        while group := list(islice(stream, accumulate)):
            gradients = [gradient(params, batch) for batch in group]
            params = params - lr * np.average(gradients, axis=0, weights=[len(batch) for batch in group])
        yield params


def fit(params, gradient, validate, batches, lr=0.1, accumulate=1, patience=3, max_epochs=100):
    """Watches the generator: validation, checkpoint and stopping in one place, the update rule in another."""
    losses, best, waited = [], (float("inf"), params), 0
    for trained in islice(epochs(params, gradient, batches, lr, accumulate), max_epochs):
        loss = validate(trained)
        losses.append(loss)
        waited += 1
        if loss < best[0]:
            best, waited = (loss, trained), 0
        if waited == patience:
            break
    return best[1], losses
