def fit(docs, labels, alpha=1.0):
    """Trains multinomial naive Bayes on docs, lists of words, and their labels.

    Returns a model of any form.
    """
    raise NotImplementedError


def log_posteriors(model, doc):
    """{label: log P(label | doc)} for a list of words."""
    raise NotImplementedError


def predict(model, doc):
    """The most probable label."""
    raise NotImplementedError
