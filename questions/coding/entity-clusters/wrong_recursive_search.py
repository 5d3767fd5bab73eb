# fails: test_a_long_chain
def merge_records(records):
    holders = {}
    for i, record in enumerate(records):
        for key in record.items():
            if key[1]:
                holders.setdefault(key, []).append(i)
    seen = set()

    def collect(i, cluster):
        seen.add(i)
        cluster.append(i)
        for key in records[i].items():
            for j in holders.get(key, []):
                if j not in seen:
                    collect(j, cluster)
        return cluster

    return [collect(i, []) for i in range(len(records)) if i not in seen]
