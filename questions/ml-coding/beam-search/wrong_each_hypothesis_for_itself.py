# fails: test_hypotheses_compete_with_each_other
import heapq


def beam_search(log_probs, width, max_len, eos, alpha=1.0):
    beam = heapq.nlargest(width, [(log_p, (token,)) for token, log_p in enumerate(log_probs(()))])
    finished = [c for c in beam if c[1][-1] == eos]
    beam = [c for c in beam if c[1][-1] != eos]
    for _ in range(max_len - 1):
        best = []
        for total, tokens in beam:
            log_p, token = max((log_p, token) for token, log_p in enumerate(log_probs(tokens)))
            best.append((total + log_p, (*tokens, token)))
        finished += [c for c in best if c[1][-1] == eos]
        beam = [c for c in best if c[1][-1] != eos]
    score, tokens = max((total / len(tokens) ** alpha, tokens) for total, tokens in finished + beam)
    return tokens, score
