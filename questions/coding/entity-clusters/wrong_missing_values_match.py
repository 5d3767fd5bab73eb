# fails: test_missing_values_match_nobody
def merge_records(records):
    parent = list(range(len(records)))

    def find(i):
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    first = {}
    for i, record in enumerate(records):
        for key in record.items():
            parent[find(i)] = find(first.setdefault(key, i))
    clusters = {}
    for i in range(len(records)):
        clusters.setdefault(find(i), []).append(i)
    return list(clusters.values())
