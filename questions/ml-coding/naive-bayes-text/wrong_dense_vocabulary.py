# fails: test_many_words_and_many_documents
from collections import Counter
from math import exp, log


def fit(docs, labels, alpha=1.0):
    vocabulary = sorted({w for doc in docs for w in doc})
    return docs, labels, alpha, vocabulary


def log_posteriors(model, doc):
    docs, labels, alpha, vocabulary = model
    here, joint = Counter(doc), {}
    for c in set(labels):
        count = Counter(w for d, label in zip(docs, labels) if label == c for w in d)
        total = sum(count.values()) + alpha * len(vocabulary)
        joint[c] = log(labels.count(c) / len(labels)) + sum(
            here[w] * log((count[w] + alpha) / total) for w in vocabulary
        )
    top = max(joint.values())
    norm = top + log(sum(exp(v - top) for v in joint.values()))
    return {c: v - norm for c, v in joint.items()}


def predict(model, doc):
    posteriors = log_posteriors(model, doc)
    return max(posteriors, key=posteriors.get)
