import heapq
from math import log


def segment(text, counts, penalty=2.3, longest=20):
    """Positions are nodes, words are edges of length -log p >= 0: Dijkstra's algorithm
    from 0 to len(text).
    """
    log_total = log(sum(counts.values()))
    queue, reached = [(0.0, 0, 0)], {}
    while len(text) not in reached:
        cost, place, before = heapq.heappop(queue)
        if place in reached:
            continue
        reached[place] = before
        for end in range(place + 1, min(place + longest, len(text)) + 1):
            if end not in reached:
                word = text[place:end]
                rarity = -log(counts[word]) if word in counts else penalty * len(word)
                heapq.heappush(queue, (cost + log_total + rarity, end, place))
    words, place = [], len(text)
    while place:
        words.append(text[reached[place] : place])
        place = reached[place]
    return words[::-1]
