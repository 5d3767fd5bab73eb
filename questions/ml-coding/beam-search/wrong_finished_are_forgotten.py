# fails: test_an_early_end_can_win_late
import heapq
import math


def beam_search(log_probs, width, max_len, eos, alpha=1.0):
    beam, ended = [(0.0, ())], []
    for _ in range(max_len):
        candidates = [
            (total + log_p, (*tokens, token))
            for total, tokens in beam
            for token, log_p in enumerate(log_probs(tokens))
            if log_p > -math.inf
        ]
        kept = heapq.nlargest(width, candidates)
        ended = [c for c in kept if c[1][-1] == eos]
        beam = [c for c in kept if c[1][-1] != eos]
        if not beam:
            break
    score, tokens = max((total / len(tokens) ** alpha, tokens) for total, tokens in ended + beam)
    return tokens, score
