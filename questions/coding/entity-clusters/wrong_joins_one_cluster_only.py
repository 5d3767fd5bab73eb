# fails: test_a_late_record_joins_two_clusters
def merge_records(records):
    clusters, cluster_of = [], {}
    for i, record in enumerate(records):
        keys = [key for key in record.items() if key[1]]
        known = [cluster_of[key] for key in keys if key in cluster_of]
        if known:
            cluster = known[0]
        else:
            cluster = []
            clusters.append(cluster)
        cluster.append(i)
        for key in keys:
            cluster_of[key] = cluster
    return clusters
