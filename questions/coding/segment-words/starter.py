def segment(text, counts, penalty=2.3, longest=20):
    """The most probable split of text (a string without spaces) into words, as a list
    of strings.

    counts maps known words to how often each was seen. No word has more than longest
    characters.
    """
    raise NotImplementedError
