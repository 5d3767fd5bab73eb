import heapq


def reservoir_sample(stream, k, rng):
    """Gives every item a random key and keeps the k largest; the position breaks ties, so items are never compared."""
    heap = []
    for position, item in enumerate(stream):
        entry = (rng.random(), position, item)
        if len(heap) < k:
            heapq.heappush(heap, entry)
        elif heap and entry[0] > heap[0][0]:
            heapq.heapreplace(heap, entry)
    return [item for _, _, item in heap]
