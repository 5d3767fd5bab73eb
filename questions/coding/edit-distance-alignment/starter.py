def align(reference, hypothesis):
    """The cheapest alignment of two lists of words, as a list of pairs (reference
    word, hypothesis word).

    None stands for the missing partner of a deleted (word, None) or an inserted (None,
    word) word.
    """
    raise NotImplementedError


def word_error_rate(references, hypotheses):
    """Errors over all sentences (strings of words) divided by the number of words in
    all references.
    """
    raise NotImplementedError
