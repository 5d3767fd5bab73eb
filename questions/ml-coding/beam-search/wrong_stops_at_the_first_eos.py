# fails: test_an_early_end_can_lose_late
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
        beam = heapq.nlargest(width, candidates)
        finished = [c for c in beam if c[1][-1] == eos]
        if finished:
            break
    score, tokens = max((total / len(tokens) ** alpha, tokens) for total, tokens in finished or beam)
    return tokens, score
