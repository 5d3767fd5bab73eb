"""Static against continuous batching in a queue simulation: throughput at saturation, latency by load."""

import heapq

import numpy as np

SLOTS, PREFILL = 64, 0.015  # sequences at once; seconds for one prompt
rng = np.random.default_rng(0)
lengths = np.clip(rng.lognormal(np.log(200) - 0.5, 1, 2560), 1, 2000).astype(int)
gaps = rng.exponential(1, lengths.size)

# --8<-- [start:static]
def step(active):
    """Seconds of a decoding step: weights once, and each sequence's cache."""
    return 0.005 + 0.00005 * active


def static(arrivals):
    """Whole batches: start with who waits, end with the longest answer."""
    clock, done, first = 0.0, np.empty(arrivals.size), 0
    while first < arrivals.size:
        clock = max(clock, arrivals[first])
        waiting = np.searchsorted(arrivals, clock, side="right") - first
        batch = slice(first, first + min(SLOTS, waiting))
        size = batch.stop - first
        clock += size * PREFILL + lengths[batch].max() * step(size)
        done[batch], first = clock, batch.stop
    return done
# --8<-- [end:static]


# --8<-- [start:continuous]
def continuous(arrivals):
    """After each step finished sequences leave and waiting ones take their slots."""
    clock, steps, nxt, running = 0.0, 0, 0, []
    done = np.empty(arrivals.size)
    while nxt < arrivals.size or running:
        if not running:
            clock = max(clock, arrivals[nxt])
        while nxt < arrivals.size and arrivals[nxt] <= clock and len(running) < SLOTS:
            clock += PREFILL
            heapq.heappush(running, (steps + lengths[nxt], nxt))
            nxt += 1
        ahead = running[0][0] - steps  # steps until the next one finishes
        if nxt < arrivals.size and len(running) < SLOTS:
            until = (arrivals[nxt] - clock) / step(len(running))
            ahead = min(ahead, max(1, int(np.ceil(until))))
        clock, steps = clock + ahead * step(len(running)), steps + ahead
        while running and running[0][0] <= steps:
            done[heapq.heappop(running)[1]] = clock
    return done
# --8<-- [end:continuous]


# --8<-- [start:saturation]
everyone = np.zeros(lengths.size)  # all requests are there at the start
print(f"answers: mean {lengths.mean():.0f} tokens, longest of 64 on average "
      f"{lengths.reshape(-1, 64).max(1).mean():.0f}")
#> answers: mean 190 tokens, longest of 64 on average 1207
for policy in (static, continuous):
    total = policy(everyone).max()
    print(f"{policy.__name__:10} {lengths.size / total:5.1f} requests/s, "
          f"{lengths.sum() / total:5,.0f} tokens/s")
    #> static       5.9 requests/s, 1,122 tokens/s
    #> continuous  24.6 requests/s, 4,682 tokens/s
# --8<-- [end:saturation]

# --8<-- [start:load]
capacity = {p: lengths.size / p(everyone).max() for p in (static, continuous)}
print("arrivals/s    static: mean, p95    continuous: mean, p95")
#> arrivals/s    static: mean, p95    continuous: mean, p95
for rate in (2, 4, 5, 12, 18, 22):
    arrivals, cells = np.cumsum(gaps) / rate, []
    for policy in (static, continuous):
        waits = policy(arrivals) - arrivals
        cell = f"{waits.mean():5.1f} s {np.percentile(waits, 95):5.1f} s"
        cells.append(cell if rate < capacity[policy] else "    queue grows")
    print(f"{rate:10}    {cells[0]}      {cells[1]}")
    #>          2      5.0 s  12.5 s        1.0 s   3.3 s
    #>          4      9.1 s  18.5 s        1.1 s   3.5 s
    #>          5     12.8 s  24.2 s        1.1 s   3.6 s
    #>         12        queue grows        1.4 s   4.4 s
    #>         18        queue grows        1.7 s   5.6 s
    #>         22        queue grows        2.1 s   6.6 s
# --8<-- [end:load]
