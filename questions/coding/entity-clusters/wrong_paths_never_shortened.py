# fails: test_late_links_to_one_hub
def merge_records(records):
    parent = list(range(len(records)))

    def find(i):
        while parent[i] != i:
            i = parent[i]
        return i

    first = {}
    for i, record in enumerate(records):
        for key in record.items():
            if key[1]:
                parent[find(i)] = find(first.setdefault(key, i))
    clusters = {}
    for i in range(len(records)):
        clusters.setdefault(find(i), []).append(i)
    return list(clusters.values())
