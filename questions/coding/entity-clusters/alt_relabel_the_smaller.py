def merge_records(records):
    """Every cluster is a list; merging moves the members of the smaller one, so a record moves at most log2(n) times."""
    cluster_of, owner = {}, {}
    for i, record in enumerate(records):
        cluster_of[i] = [i]
        for key in record.items():
            if key[1] in (None, ""):
                continue
            big, small = cluster_of[owner.setdefault(key, i)], cluster_of[i]
            if big is small:
                continue
            if len(big) < len(small):
                big, small = small, big
            big.extend(small)
            for member in small:
                cluster_of[member] = big
    return [set(cluster) for cluster in {id(cluster): cluster for cluster in cluster_of.values()}.values()]
