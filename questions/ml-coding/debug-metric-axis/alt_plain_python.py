def top_k_accuracy(scores, y, k):
    """Sorts the classes of each row."""
    found = 0
    for row, label in zip(scores.tolist(), y.tolist()):
        ranked = sorted(range(len(row)), key=lambda c: -row[c])
        found += label in ranked[:k]
    return found / len(y)


def confusion(y, predicted, classes):
    M = [[0] * classes for _ in range(classes)]
    for label, guess in zip(y.tolist(), predicted.tolist()):
        M[label][guess] += 1
    return M


def report(y, predicted, classes):
    """One class at a time, in the words of the definitions."""
    pairs = list(zip(y.tolist(), predicted.tolist()))
    precision, recall, f1 = [], [], []
    for c in range(classes):
        tp = sum(label == c == guess for label, guess in pairs)
        fp = sum(label != c == guess for label, guess in pairs)
        fn = sum(label == c != guess for label, guess in pairs)
        precision.append(tp / (tp + fp) if tp + fp else 0.0)
        recall.append(tp / (tp + fn) if tp + fn else 0.0)
        f1.append(2 * tp / (2 * tp + fp + fn) if tp else 0.0)
    micro = sum(label == guess for label, guess in pairs) / len(pairs)
    macro = sum(f1) / classes
    return {"precision": precision, "recall": recall, "macro": macro, "micro": micro}
