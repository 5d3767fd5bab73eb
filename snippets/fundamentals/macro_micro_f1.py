"""Macro, micro and weighted F1 from one confusion matrix, and from three labels per document."""

import numpy as np

# --8<-- [start:by_hand]
labels = ["billing", "technical", "legal"]
confusion = np.array([[860, 38, 2], [30, 59, 1], [6, 2, 2]])  # rows: truth
hit = np.diag(confusion)
predicted, actual = confusion.sum(axis=0), confusion.sum(axis=1)
precision, recall = hit / predicted, hit / actual
f1 = 2 * hit / (predicted + actual)
for row in zip(labels, precision, recall, f1, actual, strict=True):
    print("{}: precision {:.3f}, recall {:.3f}, F1 {:.3f}, {} tickets".format(*row))
    #> billing: precision 0.960, recall 0.956, F1 0.958, 900 tickets
    #> technical: precision 0.596, recall 0.656, F1 0.624, 90 tickets
    #> legal: precision 0.400, recall 0.200, F1 0.267, 10 tickets
# --8<-- [end:by_hand]

# --8<-- [start:averages]
micro = 2 * hit.sum() / (predicted.sum() + actual.sum())
weighted = np.average(f1, weights=actual)
of_means = 2 * precision.mean() * recall.mean() / (precision.mean() + recall.mean())
print(
    f"micro F1 {micro:.3f}, accuracy {hit.sum() / confusion.sum():.3f}, "
    f"weighted F1 {weighted:.3f}"
)
#> micro F1 0.921, accuracy 0.921, weighted F1 0.921
print(f"macro F1 {f1.mean():.3f}, F1 of mean precision and mean recall {of_means:.3f}")
#> macro F1 0.616, F1 of mean precision and mean recall 0.627
# --8<-- [end:averages]

# --8<-- [start:noise]
rng = np.random.default_rng(0)
for legal in (10, 100):
    found = rng.binomial(legal, 0.2, size=100_000)
    false_alarms = legal * 3 // 10  # as above
    f = 2 * found / (legal + found + false_alarms)
    print(
        f"{legal} legal tickets: sd of their F1 {f.std():.3f}, "
        f"of macro F1 {f.std() / 3:.3f}"
    )
    #> 10 legal tickets: sd of their F1 0.144, of macro F1 0.048
    #> 100 legal tickets: sd of their F1 0.046, of macro F1 0.015
# --8<-- [end:noise]

# --8<-- [start:multilabel]
truth = np.array([[1, 0, 0], [1, 1, 0], [1, 0, 0], [0, 1, 1], [1, 0, 0], [1, 1, 0]])
guess = np.array([[1, 0, 0], [1, 0, 0], [1, 1, 0], [0, 1, 0], [1, 0, 0], [1, 1, 0]])


def f1_of(hits, said, true):
    return 2 * hits / np.maximum(said + true, 1)


both = truth & guess
micro = f1_of(both.sum(), guess.sum(), truth.sum())
macro = f1_of(both.sum(axis=0), guess.sum(axis=0), truth.sum(axis=0)).mean()
per_document = f1_of(both.sum(axis=1), guess.sum(axis=1), truth.sum(axis=1)).mean()
exact = np.all(truth == guess, axis=1).mean()
print(
    f"micro {micro:.3f}, macro {macro:.3f}, per document {per_document:.3f}, "
    f"exact match {exact:.3f}"
)
#> micro 0.824, macro 0.556, per document 0.833, exact match 0.500
print(f"share of single decisions that are right {np.mean(truth == guess):.3f}")
#> share of single decisions that are right 0.833
# --8<-- [end:multilabel]
