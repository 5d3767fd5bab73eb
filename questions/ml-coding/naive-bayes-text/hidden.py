import random
from fractions import Fraction
from math import exp, log

from answer import fit, log_posteriors, predict
from handbook.judge import close

DOCS = [
    ["win", "cash", "win"],
    ["cash", "now"],
    ["lunch", "now"],
    ["lunch", "with", "ann"],
    ["ann", "now"],
]
LABELS = ["spam", "spam", "ham", "ham", "ham"]


def exact(docs, labels, alpha, doc):
    """Posteriors as fractions, straight from the definition."""
    vocabulary = {w for d in docs for w in d}
    joint = {}
    for c in set(labels):
        words = [w for d, label in zip(docs, labels) if label == c for w in d]
        joint[c] = Fraction(sum(label == c for label in labels), len(labels))
        for w in doc:
            if w in vocabulary:
                joint[c] *= (words.count(w) + alpha) / (
                    len(words) + alpha * len(vocabulary)
                )
    return {c: p / sum(joint.values()) for c, p in joint.items()}


def test_agrees_with_exact_fractions():
    """Thirty random collections, three classes, alpha 1/10, 1, 5/2: exact arithmetic"""
    rng = random.Random(10)
    for _ in range(30):
        labels = ["a", "b", "c"] + rng.choices("abc", [5, 2, 1], k=9)
        docs = [rng.choices("stuvwxyz", k=rng.randrange(7)) for _ in labels]
        doc = rng.choices("stuvwxyzQ", k=6)
        for alpha in (Fraction(1, 10), Fraction(1), Fraction(5, 2)):
            expected = exact(docs, labels, alpha, doc)
            found = log_posteriors(fit(docs, labels, alpha=float(alpha)), doc)
            assert close(
                {c: exp(v) for c, v in found.items()},
                {c: float(p) for c, p in expected.items()},
            )


def test_repeated_words_count_each_time():
    """Saying "win" twice moves the log-odds by twice as much"""
    model = fit(DOCS, LABELS)
    odds = [
        log_posteriors(model, ["win"] * n)["spam"]
        - log_posteriors(model, ["win"] * n)["ham"]
        for n in range(4)
    ]
    assert close(
        [odds[i + 1] - odds[i] for i in range(3)], [log((3 / 11) / (1 / 13))] * 3
    )


def test_the_order_of_words_does_not_matter():
    """A bag of words: every order gives the same posteriors"""
    model = fit(DOCS, LABELS)
    assert close(
        log_posteriors(model, ["win", "lunch", "now"]),
        log_posteriors(model, ["now", "win", "lunch"]),
    )


def test_huge_alpha_leaves_the_prior():
    """With alpha = 1e12 words say nothing any more"""
    model = fit(DOCS, LABELS, alpha=1e12)
    assert close(
        log_posteriors(model, ["win", "win", "cash"]),
        {"spam": log(2 / 5), "ham": log(3 / 5)},
        rtol=1e-5,
    )


def test_tiny_alpha_nearly_vetoes():
    """alpha = 1e-9: a word that ham never used costs ham a factor near 1e-9"""
    found = log_posteriors(fit(DOCS, LABELS, alpha=1e-9), ["win", "now"])
    assert close(
        found["ham"] - found["spam"],
        log(3 / 2 * (1e-9 / 7 * 2 / 7) / (2 / 5 * 1 / 5)),
        rtol=1e-5,
    )


def test_a_class_with_empty_documents():
    """A class whose documents have no words gives every known word 1/3"""
    model = fit([["a", "b"], ["a", "c"], []], [0, 0, 1])
    p0, p1 = 2 / 3 * 3 / 7, 1 / 3 * 1 / 3
    assert close(
        log_posteriors(model, ["a"]), {0: log(p0 / (p0 + p1)), 1: log(p1 / (p0 + p1))}
    )


def test_one_class():
    """With a single label every document has it, with log-probability 0"""
    model = fit([["a"], ["b", "a"]], ["only", "only"])
    assert close(log_posteriors(model, ["b", "q"]), {"only": 0.0})
    assert predict(model, ["a"]) == "only"


def test_asking_does_not_teach():
    """Classifying changes nothing: asking again, or about new words, is the same"""
    model = fit(DOCS, LABELS)
    first = log_posteriors(model, ["win", "zebra", "with"])
    predict(model, ["zebra"] * 5)
    assert close(log_posteriors(model, ["win", "zebra", "with"]), first)


def test_many_words_and_many_documents():
    """20,000 words, four classes, 3,000 documents: time follows the document"""
    rng = random.Random(11)
    docs, labels = [], []
    for i in range(2_000):
        c = i % 4
        labels.append(c)
        docs.append([f"w{rng.randrange(20_000)}" for _ in range(20)] + [f"topic{c}"])
    model = fit(docs, labels)
    asked = [
        [f"w{rng.randrange(20_000)}" for _ in range(4)] + [f"topic{i % 4}"] * 3
        for i in range(3_000)
    ]
    found = map(predict, [model] * len(asked), asked)
    assert sum(label == i % 4 for i, label in enumerate(found)) > 2_900
