# fails: test_impossible_and_finished_are_not_extended, test_length_normalization_changes_the_winner
import heapq
import math


def beam_search(log_probs, width, max_len, eos, alpha=1.0):
    beam = [(0.0, ())]
    for _ in range(max_len):
        candidates = [
            (total + log_p, (*tokens, token))
            for total, tokens in beam
            for token, log_p in enumerate(log_probs(tokens))
            if log_p > -math.inf
        ]
        beam = heapq.nlargest(width, candidates)
    score, tokens = max((total / len(tokens) ** alpha, tokens) for total, tokens in beam)
    return tokens, score
