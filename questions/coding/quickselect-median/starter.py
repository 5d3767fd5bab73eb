def select(items, k, less):
    """The item of rank k (0 is the smallest) of a list, where less(a, b) says whether a comes before b.

    If neither of two items comes before the other they are equal, and either may be returned.
    """
    raise NotImplementedError
