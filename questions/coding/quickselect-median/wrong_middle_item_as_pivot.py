# fails: test_lists_with_a_pattern
def select(items, k, less):
    while True:
        pivot = items[len(items) // 2]
        smaller = [x for x in items if less(x, pivot)]
        larger = [x for x in items if less(pivot, x)]
        if k < len(smaller):
            items = smaller
        elif k < len(items) - len(larger):
            return pivot
        else:
            k -= len(items) - len(larger)
            items = larger
