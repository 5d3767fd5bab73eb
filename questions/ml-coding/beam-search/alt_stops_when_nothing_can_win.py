import math


def beam_search(log_probs, width, max_len, eos, alpha=1.0):
    """Ends as soon as no running hypothesis can still win: its total can only fall, its length is max_len at most."""
    running, best = [([], 0.0)], ([], -math.inf)
    for length in range(1, max_len + 1):
        grown = []
        for tokens, total in running:
            for token, log_p in enumerate(log_probs(tuple(tokens))):
                grown.append((total + log_p, tokens, token))
        grown = [c for c in grown if c[0] != -math.inf]
        grown.sort(key=lambda candidate: candidate[0], reverse=True)
        running = []
        for total, tokens, token in grown[:width]:
            if token != eos and length < max_len:
                running.append((tokens + [token], total))
            elif total / length**alpha > best[1]:
                best = tokens + [token], total / length**alpha
        if all(total / max_len**alpha <= best[1] for _, total in running):
            break
    return best
