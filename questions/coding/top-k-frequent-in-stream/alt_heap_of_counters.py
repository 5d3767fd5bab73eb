import heapq


def heavy_hitters(stream, m):
    """Space-Saving with a heap whose entries may be out of date: counts only grow, so a stale entry is pushed again when met."""
    counts, heap = {}, []
    for position, item in enumerate(stream):
        if item in counts:
            counts[item] += 1
            continue
        count = 0
        if len(counts) == m:
            while counts[heap[0][2]] != heap[0][0]:
                stale, order, other = heap[0]
                heapq.heapreplace(heap, (counts[other], order, other))
            count, _, victim = heapq.heappop(heap)
            del counts[victim]
        counts[item] = count + 1
        heapq.heappush(heap, (count + 1, position, item))
    return counts
