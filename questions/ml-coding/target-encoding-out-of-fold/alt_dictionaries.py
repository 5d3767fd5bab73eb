from collections import defaultdict


def learn(categories, y):
    """Sum and count of the labels by category, and their overall mean."""
    table = defaultdict(lambda: [0.0, 0])
    for category, label in zip(categories, y):
        table[category][0] += label
        table[category][1] += 1
    return table, sum(y) / len(y)


def look_up(table, prior, category, m):
    if category not in table:
        return prior
    total, count = table[category]
    return (total + m * prior) / (count + m)


def encode_new(categories, y, new_categories, m=10.0):
    table, prior = learn(categories.tolist(), y.tolist())
    return [look_up(table, prior, category, m) for category in new_categories.tolist()]


def encode_out_of_fold(categories, y, folds, m=10.0):
    """One table for each fold, learned without it."""
    rows = list(zip(categories.tolist(), y.tolist(), folds.tolist()))
    learned = {}
    for fold in set(folds.tolist()):
        others = [row for row in rows if row[2] != fold]
        learned[fold] = learn([row[0] for row in others], [row[1] for row in others])
    return [look_up(*learned[fold], category, m) for category, _, fold in rows]
