# fails: test_one_identifier_shared_by_all
def merge_records(records):
    sets = [{key for key in record.items() if key[1]} for record in records]
    parent = list(range(len(records)))

    def find(i):
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, mine in enumerate(sets):
        for j in [j for j, other in enumerate(sets[:i]) if mine & other]:
            parent[find(i)] = find(j)
    clusters = {}
    for i in range(len(records)):
        clusters.setdefault(find(i), []).append(i)
    return list(clusters.values())
