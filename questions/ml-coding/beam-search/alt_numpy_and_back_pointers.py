import numpy as np


def beam_search(log_probs, width, max_len, eos, alpha=1.0):
    """One (beam, vocabulary) matrix a step; a hypothesis is a node that points to its parent, spelled out only at the end."""
    nodes = [(None, None)]  # (parent, token)
    alive, totals = [0], np.zeros(1)
    best, best_score = None, -np.inf

    def spell(node):
        tokens = []
        while nodes[node][0] is not None:
            node, token = nodes[node]
            tokens.append(token)
        return tuple(reversed(tokens))

    for length in range(1, max_len + 1):
        grown = totals[:, None] + np.array([log_probs(spell(node)) for node in alive])
        flat = grown.ravel()
        top = np.argpartition(-flat, min(width, len(flat)) - 1)[:width]
        top = top[np.isfinite(flat[top])]
        parents, tokens = np.unravel_index(top, grown.shape)
        still, still_totals = [], []
        for parent, token, total in zip(parents, tokens, flat[top]):
            nodes.append((alive[parent], int(token)))
            if token == eos or length == max_len:
                if total / length**alpha > best_score:
                    best, best_score = len(nodes) - 1, total / length**alpha
            else:
                still.append(len(nodes) - 1)
                still_totals.append(total)
        alive, totals = still, np.array(still_totals)
        if not alive:
            break
    return spell(best), float(best_score)
