def select(items, k, less):
    """The median of the medians of fives as pivot: linear in the worst case, without any randomness."""
    if len(items) <= 5:
        return insertion_sorted(items, less)[k]
    fives = [insertion_sorted(items[i : i + 5], less) for i in range(0, len(items), 5)]
    medians = [five[len(five) // 2] for five in fives]
    pivot = select(medians, len(medians) // 2, less)
    smaller, rest = [], []
    for x in items:
        (smaller if less(x, pivot) else rest).append(x)
    if k < len(smaller):
        return select(smaller, k, less)
    larger = [x for x in rest if less(pivot, x)]
    if k < len(items) - len(larger):
        return pivot
    return select(larger, k - (len(items) - len(larger)), less)


def insertion_sorted(items, less):
    out = []
    for x in items:
        low, high = 0, len(out)
        while low < high:
            middle = (low + high) // 2
            if less(x, out[middle]):
                high = middle
            else:
                low = middle + 1
        out.insert(low, x)
    return out
