def merged(first, second):
    """(smallest, largest) of two such pairs, either of which may be (None, None)."""
    if first[0] is None or second[0] is None:
        return second if first[0] is None else first
    return min(first[0], second[0]), max(first[1], second[1])


def sliding_extremes(stream, width):
    """A queue made of two stacks; each entry of the old one knows the extremes of
    itself and everything newer there.
    """
    old, new, of_new = [], [], (None, None)
    for value in stream:
        if len(old) + len(new) == width:
            if not old:
                pair = (None, None)
                while new:
                    reading = new.pop()
                    pair = merged(pair, (reading, reading))
                    old.append(pair)
                of_new = (None, None)
            old.pop()
        new.append(value)
        of_new = merged(of_new, (value, value))
        yield merged(old[-1], of_new) if old else of_new
