import heapq
import math


def beam_search(log_probs, width, max_len, eos, alpha=1.0):
    """The best hypothesis that a beam of the given width finds, as (tokens, score).

    log_probs(prefix) takes a tuple of token ids and returns one log-probability for each next token of the vocabulary.
    """
    beam, finished = [(0.0, ())], []  # (total log-probability, tokens)
    for _ in range(max_len):
        candidates = (
            (total + log_p, tokens, token)
            for total, tokens in beam
            for token, log_p in enumerate(log_probs(tokens))
            if log_p > -math.inf
        )
        kept = heapq.nlargest(width, candidates)
        finished += [(total, (*tokens, token)) for total, tokens, token in kept if token == eos]
        beam = [(total, (*tokens, token)) for total, tokens, token in kept if token != eos]
    score, tokens = max((total / len(tokens) ** alpha, tokens) for total, tokens in finished + beam)
    return tokens, score
