# fails: test_length_normalization_changes_the_winner
import heapq
import math


def beam_search(log_probs, width, max_len, eos, alpha=1.0):
    beam, finished = [(0.0, ())], []
    for _ in range(max_len):
        candidates = [
            (total + log_p, (*tokens, token))
            for total, tokens in beam
            for token, log_p in enumerate(log_probs(tokens))
            if log_p > -math.inf
        ]
        kept = heapq.nlargest(width, candidates)
        finished += [c for c in kept if c[1][-1] == eos]
        beam = [c for c in kept if c[1][-1] != eos]
    length = lambda tokens: max(1, sum(token != eos for token in tokens))
    score, tokens = max((total / length(tokens) ** alpha, tokens) for total, tokens in finished + beam)
    return tokens, score
