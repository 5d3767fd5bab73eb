from collections import defaultdict


def merge_records(records):
    """Breadth-first search between records and identifiers; each identifier is opened once."""
    holders = defaultdict(list)
    for i, record in enumerate(records):
        for key in record.items():
            if key[1]:
                holders[key].append(i)
    seen, clusters = set(), []
    for start in range(len(records)):
        if start in seen:
            continue
        seen.add(start)
        cluster = [start]
        for i in cluster:  # grows while we go through it
            for key in records[i].items():
                for j in holders.pop(key, ()):
                    if j not in seen:
                        seen.add(j)
                        cluster.append(j)
        clusters.append(cluster)
    return clusters
