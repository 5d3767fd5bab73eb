import numpy as np


class Model:
    """log P(class) and the (classes, words) table of log P(word | class)."""

    def __init__(self, docs, labels, alpha):
        self.classes = sorted(set(labels))
        self.column = {}
        for doc in docs:
            for word in doc:
                self.column.setdefault(word, len(self.column))
        row = {c: i for i, c in enumerate(self.classes)}
        counts = np.full((len(self.classes), len(self.column)), float(alpha))
        for doc, label in zip(docs, labels):
            for word in doc:
                counts[row[label], self.column[word]] += 1
        sizes = np.array([list(labels).count(c) for c in self.classes])
        self.log_prior = np.log(sizes) - np.log(sizes.sum())
        self.log_word = (
            np.log(counts) - np.log(counts.sum(axis=1, keepdims=True))
            if self.column
            else counts
        )


def fit(docs, labels, alpha=1.0):
    return Model(docs, labels, alpha)


def log_posteriors(model, doc):
    """A linear model: prior plus the sum of the words' columns, then log-softmax."""
    columns = [model.column[w] for w in doc if w in model.column]
    joint = model.log_prior + model.log_word[:, columns].sum(axis=1)
    return dict(zip(model.classes, joint - np.logaddexp.reduce(joint)))


def predict(model, doc):
    scores = log_posteriors(model, doc)
    return sorted(scores, key=lambda c: -scores[c])[0]
