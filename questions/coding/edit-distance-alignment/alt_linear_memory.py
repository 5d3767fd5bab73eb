def last_row(reference, hypothesis):
    """Costs of all of reference against each prefix of hypothesis, keeping one row at
    a time.
    """
    row = list(range(len(hypothesis) + 1))
    for i, r in enumerate(reference, 1):
        diagonal, row[0] = row[0], i
        for j, h in enumerate(hypothesis, 1):
            diagonal, row[j] = (
                row[j],
                min(diagonal + (r != h), row[j] + 1, row[j - 1] + 1),
            )
    return row


def align(reference, hypothesis):
    """Hirschberg: halve the reference, find where the hypothesis is best cut, align
    both parts by themselves.
    """
    if not reference:
        return [(None, h) for h in hypothesis]
    if len(reference) == 1:
        if not hypothesis:
            return [(reference[0], None)]
        partner = hypothesis.index(reference[0]) if reference[0] in hypothesis else 0
        return [
            (reference[0] if j == partner else None, h)
            for j, h in enumerate(hypothesis)
        ]
    half = len(reference) // 2
    before = last_row(reference[:half], hypothesis)
    after = last_row(reference[half:][::-1], hypothesis[::-1])[::-1]
    cut = min(range(len(hypothesis) + 1), key=lambda j: before[j] + after[j])
    return align(reference[:half], hypothesis[:cut]) + align(
        reference[half:], hypothesis[cut:]
    )


def word_error_rate(references, hypotheses):
    """The distance alone needs no alignment: one row is enough."""
    sentences = [(r.split(), h.split()) for r, h in zip(references, hypotheses)]
    return sum(last_row(r, h)[-1] for r, h in sentences) / sum(
        len(r) for r, _ in sentences
    )
