from collections import Counter


def roc_auc(y, scores):
    """Counts positives and negatives at each distinct score, then goes up through the scores once."""
    counts = {0: Counter(), 1: Counter()}
    for label, score in zip(y, scores):
        counts[int(label)][float(score)] += 1
    negatives, positives = counts[0], counts[1]
    n_pos, n_neg = sum(positives.values()), sum(negatives.values())
    if not n_pos or not n_neg:
        raise ValueError("AUC needs both classes")
    twice_u = below = 0  # whole numbers: a win counts 2, a tie counts 1
    for score in sorted(positives | negatives):
        twice_u += positives[score] * (2 * below + negatives[score])
        below += negatives[score]
    return twice_u / (2 * n_pos * n_neg)
