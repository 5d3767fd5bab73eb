from math import exp, log

from answer import fit, log_posteriors, predict
from handbook.judge import close, unchanged

DOCS = [
    ["win", "cash", "win"],
    ["cash", "now"],
    ["lunch", "now"],
    ["lunch", "with", "ann"],
    ["ann", "now"],
]
LABELS = ["spam", "spam", "ham", "ham", "ham"]


def test_posteriors_by_hand():
    """[win, now]: 2/5 * 3/11 * 2/11 for spam against 3/5 * 1/13 * 3/13 for ham"""
    spam, ham = 2 / 5 * 3 / 11 * 2 / 11, 3 / 5 * 1 / 13 * 3 / 13
    found = log_posteriors(fit(DOCS, LABELS), ["win", "now"])
    assert close(
        found, {"spam": log(spam / (spam + ham)), "ham": log(ham / (spam + ham))}
    )


def test_the_larger_posterior_wins():
    """[win, now] is spam, [now] alone is ham"""
    model = fit(DOCS, LABELS)
    assert predict(model, ["win", "now"]) == "spam"
    assert predict(model, ["now"]) == "ham"


def test_posteriors_are_probabilities():
    """Whatever the words, the probabilities of the classes sum to 1"""
    model = fit(DOCS, LABELS, alpha=0.3)
    for doc in (["win"], ["lunch", "cash"], ["ann"] * 7):
        assert close(
            sum(exp(value) for value in log_posteriors(model, doc).values()), 1.0
        )


def test_an_empty_document_gets_the_prior():
    """Without words the posterior is the share of each label: 2/5 and 3/5"""
    assert close(
        log_posteriors(fit(DOCS, LABELS), []), {"spam": log(2 / 5), "ham": log(3 / 5)}
    )


def test_words_never_seen_are_ignored():
    """[win, zebra] gives the same as [win], and [zebra] alone gives the prior"""
    model = fit(DOCS, LABELS)
    assert close(
        log_posteriors(model, ["win", "zebra"]), log_posteriors(model, ["win"])
    )
    assert close(
        log_posteriors(model, ["zebra"]), {"spam": log(2 / 5), "ham": log(3 / 5)}
    )


def test_a_long_document_does_not_underflow():
    """10,000 words: log-posteriors near 0 for spam, -10,000 * ln(39/11) for ham"""
    found = log_posteriors(fit(DOCS, LABELS), ["win"] * 10_000)
    assert close(found["spam"], 0.0)
    assert close(found["ham"], -10_000 * log(39 / 11) + log(3 / 2))


def test_inputs_are_not_changed():
    """Documents and labels stay as they were"""
    assert unchanged(fit, [list(doc) for doc in DOCS], list(LABELS))
