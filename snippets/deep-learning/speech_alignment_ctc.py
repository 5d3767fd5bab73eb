"""CTC: the sum over all alignments by dynamic programming, against listing them; peaks, counts and underflow."""

from itertools import product

import numpy as np

rng = np.random.default_rng(0)
BLANK = 0


# --8<-- [start:collapse]
def collapse(path):
    """Merge repeats, then drop blanks."""
    merged = [p for i, p in enumerate(path) if i == 0 or p != path[i - 1]]
    return [p for p in merged if p != BLANK]


def by_listing(log_p, target):
    frames, symbols = log_p.shape
    total = 0.0
    for path in product(range(symbols), repeat=frames):
        if collapse(path) == target:
            total += np.exp(sum(log_p[t, s] for t, s in enumerate(path)))
    return np.log(total)


# --8<-- [end:collapse]
# --8<-- [start:forward]
def ctc_log_likelihood(log_p, target):
    """Log of the summed probability of all paths that collapse to the target."""
    states = [BLANK]
    for symbol in target:  # blank, a, blank, b, blank
        states += [symbol, BLANK]
    states = np.array(states)
    skip = np.zeros(len(states), bool)  # may come from two states back
    skip[2:] = (states[2:] != BLANK) & (states[2:] != states[:-2])
    alpha = np.full(len(states), -np.inf)
    alpha[:2] = log_p[0, states[:2]]
    for row in log_p[1:]:
        before = np.concatenate([[-np.inf], alpha[:-1]])
        two_before = np.concatenate([[-np.inf] * 2, alpha[:-2]])
        two_before[~skip] = -np.inf
        alpha = np.logaddexp(np.logaddexp(alpha, before), two_before) + row[states]
    return np.logaddexp(alpha[-1], alpha[-2])


# --8<-- [end:forward]
# --8<-- [start:check]
logits = rng.normal(size=(7, 4))
log_p = logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))
for target in ([1, 2], [1, 1], [3, 1, 2], [1, 1, 1, 1]):
    summed, listed = ctc_log_likelihood(log_p, target), by_listing(log_p, target)
    print(f"{target}: {summed:.6f}, by listing {listed:.6f}")
    #> [1, 2]: -7.014810, by listing -7.014810
    #> [1, 1]: -6.684658, by listing -6.684658
    #> [3, 1, 2]: -5.306868, by listing -5.306868
    #> [1, 1, 1, 1]: -14.836285, by listing -14.836285
for frames in (2, 3):  # a double letter needs a blank between
    value = ctc_log_likelihood(log_p[:frames], [1, 1])
    print(f"[1, 1] in {frames} frames: {value:.2f}")
    #> [1, 1] in 2 frames: -inf
    #> [1, 1] in 3 frames: -6.52
# --8<-- [end:check]

# --8<-- [start:scale]
for frames, length in ((7, 2), (100, 20), (1500, 200)):
    # Count alignments: every symbol at every frame has "probability" 1.
    target = [1 + i % 2 for i in range(length)]
    count = ctc_log_likelihood(np.zeros((frames, 3)), target) / np.log(10)
    cells = frames * (2 * length + 1)
    shape = f"{frames:4} frames, {length:3} symbols"
    print(f"{shape}: 10^{count:.1f} paths, {cells:,} cells")
    #>    7 frames,   2 symbols: 10^2.1 paths, 35 cells
    #>  100 frames,  20 symbols: 10^32.1 paths, 4,100 cells
    #> 1500 frames, 200 symbols: 10^401.2 paths, 601,500 cells
# --8<-- [end:scale]

# --8<-- [start:peaks]
logits = np.zeros((14, 3))  # train the outputs directly, target: 1 then 2
for _ in range(60):
    log_p = logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))
    gradient = np.zeros_like(logits)
    for t in range(14):
        for s in range(3):
            for sign in (1, -1):
                moved = log_p.copy()
                moved[t, s] += sign * 1e-4
                gradient[t, s] += sign * ctc_log_likelihood(moved, [1, 2]) / 2e-4
    logits += 2.0 * (gradient - gradient.sum(axis=1, keepdims=True) * np.exp(log_p))
print("best symbol by frame:", "".join("-ab"[i] for i in logits.argmax(axis=1)))
#> best symbol by frame: ---aa----bb---
# --8<-- [end:peaks]
