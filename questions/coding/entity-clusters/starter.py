def merge_records(records):
    """Clusters of records of one person: lists of indices into records, in any order.

    Each record is a dict of identifier fields to strings, None or "" where unknown. Two records belong together if they
    have the same value in the same field, or through other records.
    """
    raise NotImplementedError
