import math


def fit(docs, labels, alpha=1.0):
    """Starts as if a class had seen no word, and adds a correction for those it had."""
    seen, size, docs_of = {}, {}, {}
    for doc, label in zip(docs, labels):
        docs_of[label] = docs_of.get(label, 0) + 1
        size[label] = size.get(label, 0) + len(doc)
        for word in doc:
            per_class = seen.setdefault(word, {})
            per_class[label] = per_class.get(label, 0) + 1
    model = {}
    for label in docs_of:
        denominator = size[label] + alpha * len(seen)
        base = math.log(alpha) - math.log(denominator) if denominator else 0.0
        model[label] = math.log(docs_of[label] / sum(docs_of.values())), base
    gain = {
        w: {c: math.log1p(n / alpha) for c, n in per_class.items()}
        for w, per_class in seen.items()
    }
    return model, gain


def log_posteriors(model, doc):
    classes, gain = model
    length = sum(word in gain for word in doc)
    joint = {c: prior + length * base for c, (prior, base) in classes.items()}
    for word in doc:
        for c, more in gain.get(word, {}).items():
            joint[c] += more
    top = max(joint.values())
    norm = top + math.log(math.fsum(math.exp(v - top) for v in joint.values()))
    return {c: v - norm for c, v in joint.items()}


def predict(model, doc):
    return max(log_posteriors(model, doc).items(), key=lambda item: item[1])[0]
