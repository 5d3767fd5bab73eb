# fails: test_eos_takes_a_place_in_the_beam
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
        finished += [c for c in candidates if c[1][-1] == eos]
        beam = heapq.nlargest(width, [c for c in candidates if c[1][-1] != eos])
    score, tokens = max((total / len(tokens) ** alpha, tokens) for total, tokens in finished + beam)
    return tokens, score
