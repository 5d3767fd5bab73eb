from collections import deque


def align(reference, hypothesis):
    """Breadth-first search with steps of cost 0 and 1: a free step goes to the front
    of the queue, others to the back.
    """
    goal = (len(reference), len(hypothesis))
    queue, came_from = deque([((0, 0), None)]), {}
    while goal not in came_from:
        place, before = queue.popleft()
        if place in came_from:
            continue
        came_from[place] = before
        i, j = place
        if i < goal[0] and j < goal[1] and reference[i] == hypothesis[j]:
            queue.appendleft(((i + 1, j + 1), place))
            continue  # an equal pair is never worse than another step
        for step in ((i + 1, j + 1), (i + 1, j), (i, j + 1)):
            if step[0] <= goal[0] and step[1] <= goal[1]:
                queue.append((step, place))
    pairs, place = [], goal
    while place != (0, 0):
        i, j = came_from[place]
        pairs.append(
            (
                reference[i] if place[0] > i else None,
                hypothesis[j] if place[1] > j else None,
            )
        )
        place = (i, j)
    return pairs[::-1]


def word_error_rate(references, hypotheses):
    """Counts pooled over the sentences."""
    errors = words = 0
    for reference, hypothesis in zip(references, hypotheses):
        errors += sum(r != h for r, h in align(reference.split(), hypothesis.split()))
        words += len(reference.split())
    return errors / words
