# fails: test_tiny_probabilities_do_not_underflow
import heapq
import math


def beam_search(log_probs, width, max_len, eos, alpha=1.0):
    beam, finished = [(1.0, ())], []
    for _ in range(max_len):
        candidates = [
            (total * math.exp(log_p), (*tokens, token))
            for total, tokens in beam
            for token, log_p in enumerate(log_probs(tokens))
        ]
        kept = [c for c in heapq.nlargest(width, candidates) if c[0] > 0]
        finished += [c for c in kept if c[1][-1] == eos]
        beam = [c for c in kept if c[1][-1] != eos]
    score, tokens = max((math.log(total) / len(tokens) ** alpha, tokens) for total, tokens in finished + beam)
    return tokens, score
