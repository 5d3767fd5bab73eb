import random


def select(items, k, less):
    """Hoare's partition by swaps in a copy: one comparison an item and round, and no new lists."""
    a = list(items)
    low, high = 0, len(a) - 1
    while low < high:
        pivot = a[random.randint(low, high)]
        i, j = low, high
        while i <= j:
            while less(a[i], pivot):
                i += 1
            while less(pivot, a[j]):
                j -= 1
            if i <= j:  # items equal to the pivot are swapped as well, which keeps the parts balanced
                a[i], a[j] = a[j], a[i]
                i, j = i + 1, j - 1
        if k <= j:
            high = j
        elif k >= i:
            low = i
        else:
            return a[k]
    return a[low]
