# fails: test_posteriors_are_probabilities
from collections import Counter, defaultdict
from math import exp, log


def fit(docs, labels, alpha=1.0):
    words = defaultdict(Counter)
    for doc, label in zip(docs, labels):
        words[label].update(doc)
    vocabulary = {w for counter in words.values() for w in counter}
    prior = {c: log(n / len(labels)) for c, n in Counter(labels).items()}
    total = {
        c: counter.total() + alpha * len(vocabulary) for c, counter in words.items()
    }
    return prior, words, total, vocabulary, alpha


def log_posteriors(model, doc):
    prior, words, total, vocabulary, alpha = model
    known = [w for w in doc if w in vocabulary]
    joint = {
        c: prior[c] + sum(log((words[c][w] + alpha) / total[c]) for w in known)
        for c in prior
    }
    top = max(joint.values())
    log_evidence = top + log(sum(exp(score - top) for score in joint.values()))
    return {c: score for c, score in joint.items()}


def predict(model, doc):
    posteriors = log_posteriors(model, doc)
    return max(posteriors, key=posteriors.get)
