def beam_search(log_probs, width, max_len, eos, alpha=1.0):
    """The best hypothesis that a beam of the given width finds, as (tokens, score).

    log_probs(prefix) takes a tuple of token ids and returns one log-probability for each next token of the vocabulary.
    """
    raise NotImplementedError
