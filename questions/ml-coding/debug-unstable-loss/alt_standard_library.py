import math


def log_sum_exp(row):
    top = max(row)
    return top + math.log(math.fsum(math.exp(v - top) for v in row))


def binary_cross_entropy(z, y):
    """A softmax over the two logits 0 and z."""
    pairs = list(zip(map(float, z), map(float, y)))
    return math.fsum(log_sum_exp((0.0, a)) - b * a for a, b in pairs) / len(pairs)


def cross_entropy(logits, labels, ignore=-1):
    rows = [(z.tolist(), int(c)) for z, c in zip(logits, labels) if c != ignore]
    losses = [log_sum_exp(z) - z[c] for z, c in rows]
    return math.fsum(losses) / len(losses) if losses else 0.0


def learning_rate(step, peak, warmup, total):
    """The lower of the two lines."""
    return peak * min(step / warmup, (total - step) / (total - warmup))
