from heapq import heapify, heappop

import numpy as np


def softmax(logits, temperature):
    e = np.exp((logits - np.max(logits)) / temperature)
    return e / np.sum(e)


def nucleus(p, top_p):
    """Ids of the smallest set of tokens that holds top_p: pops them from a heap, so that only the nucleus is sorted."""
    heap, ids, total = list(zip((-p).tolist(), range(len(p)))), [], 0.0
    heapify(heap)
    while heap and (not ids or total < top_p):
        q, token = heappop(heap)
        ids.append(token)
        total -= q
    return np.array(ids)


def distribution(logits, temperature=1.0, top_p=1.0):
    if temperature == 0:
        return np.bincount([np.argmax(logits)], minlength=len(logits)) * 1.0
    p = softmax(logits, temperature)
    ids, out = nucleus(p, top_p), np.zeros(len(p))
    out[ids] = p[ids] / np.sum(p[ids])
    return out


def sample(logits, n, rng, temperature=1.0, top_p=1.0):
    """Draws from the whole softmax and throws away what lies outside the nucleus: fine unless top_p is tiny."""
    if temperature == 0:
        return np.full(n, np.argmax(logits))
    p = softmax(logits, temperature)
    inside, found = np.zeros(len(p), dtype=bool), np.zeros(0, dtype=int)
    inside[nucleus(p, top_p)] = True
    while len(found) < n:
        ids = rng.choice(len(p), size=n, p=p)
        found = np.concatenate([found, ids[inside[ids]]])
    return found[:n]
