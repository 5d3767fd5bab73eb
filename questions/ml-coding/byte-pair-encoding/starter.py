def train(counts, n):
    """At most n merges, pairs of symbols in the order learned, from counts, a dict from word to how often it occurs."""
    raise NotImplementedError


def encode(word, merges):
    """The symbols of the word after the merges have been replayed in order."""
    raise NotImplementedError
