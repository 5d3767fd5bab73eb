def merge_records(records):
    """Clusters of records of one person: lists of indices into records, in any order.

    Each record is a dict of identifier fields to strings, None or "" where unknown. Two records belong together if they
    have the same value in the same field, or through other records.
    """
    parent = list(range(len(records)))

    def find(i):
        while parent[i] != i:
            parent[i] = parent[parent[i]]  # halves the path for whoever comes next
            i = parent[i]
        return i

    first = {}  # (field, value) -> the first record that has it
    for i, record in enumerate(records):
        for field, value in record.items():
            if value:
                j = first.setdefault((field, value), i)
                parent[find(i)] = find(j)
    clusters = {}
    for i in range(len(records)):
        clusters.setdefault(find(i), []).append(i)
    return list(clusters.values())
