def similarities(histories):
    """{item: {other item: cosine}} from the users' lists of items."""
    raise NotImplementedError


def recommend(similar, basket, k):
    """At most k pairs (item, score) that are not in the basket, best first."""
    raise NotImplementedError
