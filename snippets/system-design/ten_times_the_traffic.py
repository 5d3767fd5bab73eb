"""Ten times the traffic: requests in flight, batching, queues, caches, fan-out.

Rates, times and prices are assumptions of the case; change them and run again.
"""

import math

import numpy as np

# --8<-- [start:inputs]
rate_now, growth = 2_000, 10  # requests a second at peak
mean_time = 0.030  # seconds a request spends in the service, mean
launch_ms, item_ms = 5.0, 0.25  # a batch of b takes launch_ms + item_ms * b
model_slo_ms = 40.0  # 99th percentile allowed for queue and model together
zones, price_hour = 3, 2.0  # losing a zone must not hurt; dollars an accelerator-hour
# --8<-- [end:inputs]

# --8<-- [start:little]
for rate in (rate_now, rate_now * growth):
    flight = rate * mean_time
    print(f"{rate:6,}/s: {flight:3.0f} in flight, {flight / 32:4.1f} processes of 32")
    #>  2,000/s:  60 in flight,  1.9 processes of 32
    #> 20,000/s: 600 in flight, 18.8 processes of 32
print(f"a dependency slows the mean to 300 ms: {20_000 * 0.300:,.0f} in flight")
#> a dependency slows the mean to 300 ms: 6,000 in flight
# --8<-- [end:little]

# --8<-- [start:batching]
for batch in (1, 4, 16, 64):
    time = launch_ms + item_ms * batch
    most = batch / time * 1000
    print(f"batch {batch:2d}: {time:5.2f} ms, at most {most:5,.0f} calls/s")
    #> batch  1:  5.25 ms, at most   190 calls/s
    #> batch  4:  6.00 ms, at most   667 calls/s
    #> batch 16:  9.00 ms, at most 1,778 calls/s
    #> batch 64: 21.00 ms, at most 3,048 calls/s
# --8<-- [end:batching]


# --8<-- [start:queue]
def simulate(rate, max_batch, calls=60_000, seed=1):
    """Milliseconds in queue and model: a free accelerator takes all that is waiting."""
    arrival = np.cumsum(np.random.default_rng(seed).exponential(1000 / rate, calls))
    done, free, first, batches = np.empty(calls), 0.0, 0, 0
    while first < calls:
        start = max(free, arrival[first])
        waiting = np.searchsorted(arrival, start, side="right")
        last = min(waiting, first + max_batch)
        free = start + launch_ms + item_ms * (last - first)
        done[first:last] = free
        first, batches = last, batches + 1
    return done - arrival, calls / batches


print("calls/s  batch up to  mean batch  median ms  p99 ms")
#> calls/s  batch up to  mean batch  median ms  p99 ms
for rate, most in ((180, 1), *((r, 64) for r in (180, 1000, 2000, 2800, 3000, 3100))):
    latency, size = simulate(rate, most)
    median, p99 = np.quantile(latency, [0.5, 0.99])
    print(f"{rate:7,}  {most:11d}  {size:10.1f}  {median:9.1f}  {p99:6.1f}")
    #>     180            1         1.0       37.6   163.6
    #>     180           64         1.3        7.1    10.9
    #>   1,000           64         6.7       10.3    15.0
    #>   2,000           64        20.1       15.3    23.6
    #>   2,800           64        47.0       25.5    39.7
    #>   3,000           64        60.2       35.0    58.8
    #>   3,100           64        63.7      221.3   416.1
# --8<-- [end:queue]


# --8<-- [start:fleet]
def safe_rate(limit_ms, max_batch=64, step=100):
    """Highest rate of one accelerator whose 99th percentile stays within the limit."""
    rate = step
    while True:
        latency, _ = simulate(rate + step, max_batch, calls=20_000)
        if np.quantile(latency, 0.99) > limit_ms:
            return rate
        rate += step


def fleet(rate, limit_ms):
    """Accelerators needed and bought, and dollars per million requests at that rate."""
    each = safe_rate(limit_ms) * 0.8  # a fifth kept for uneven load and deploys
    needed = rate / each
    bought = math.ceil(needed / (zones - 1)) * zones  # two zones carry all
    million = bought * price_hour / (rate * 3600) * 1e6
    buy = f"{bought} bought, ${million:.2f} a million"
    return f"{needed:.1f} at {each:,.0f}/s each, {buy}"


for rate in (rate_now, rate_now * growth):
    print(f"{rate:6,}/s within {model_slo_ms:.0f} ms: {fleet(rate, model_slo_ms)}")
    #>  2,000/s within 40 ms: 0.9 at 2,240/s each, 3 bought, $0.83 a million
    #> 20,000/s within 40 ms: 8.9 at 2,240/s each, 15 bought, $0.42 a million
# --8<-- [end:fleet]

# --8<-- [start:tighter]
print(f"20,000/s within 20 ms: {fleet(20_000, 20.0)}")
#> 20,000/s within 20 ms: 15.6 at 1,280/s each, 24 bought, $0.67 a million
# --8<-- [end:tighter]

# --8<-- [start:cache]
ttl = 60  # seconds that an answer may be reused for the same user and page


def hit_rate(rate, users):
    """Share of requests answered from the cache; some users ask more than others."""
    asks = np.random.default_rng(0).exponential(rate * ttl / users, users)  # in one ttl
    return (asks * asks / (1 + asks)).sum() / asks.sum()  # 1 miss, then `asks` hits


for label, rate, users in (
    ("today, 60,000 users in session", 2_000, 60_000),
    ("same users, ten times as active", 20_000, 60_000),
    ("ten times the users", 20_000, 600_000),
):
    hit = hit_rate(rate, users)
    print(f"{label:31s}: {hit:.0%} hits, {rate * (1 - hit):5,.0f}/s reach the model")
    #> today, 60,000 users in session : 73% hits,   537/s reach the model
    #> same users, ten times as active: 96% hits,   870/s reach the model
    #> ten times the users            : 73% hits, 5,385/s reach the model
# --8<-- [end:cache]

# --8<-- [start:around]
keys, key_bytes, answer_bytes, log_bytes = 30, 400, 4_000, 3_000
mean_over_peak = 0.4
for rate in (rate_now, rate_now * growth):
    reads, gigabits = rate * keys, rate * (keys * key_bytes + answer_bytes) * 8 / 1e9
    log_tb = rate * mean_over_peak * 86_400 * log_bytes / 1e12
    print(
        f"{rate:6,}/s: {reads:7,} feature reads/s, {gigabits:3.1f} Gbit/s, "
        f"{log_tb:4.2f} TB of logs a day"
    )
    #>  2,000/s:  60,000 feature reads/s, 0.3 Gbit/s, 0.21 TB of logs a day
    #> 20,000/s: 600,000 feature reads/s, 2.6 Gbit/s, 2.07 TB of logs a day
# --8<-- [end:around]

# --8<-- [start:tail]
for shards in (1, 10, 100):
    late = 1 - 0.99**shards
    print(f"{shards:3d} shards, each late 1% of the time: {late:3.0%} of requests late")
    #>   1 shards, each late 1% of the time:  1% of requests late
    #>  10 shards, each late 1% of the time: 10% of requests late
    #> 100 shards, each late 1% of the time: 63% of requests late
# --8<-- [end:tail]
