"""Ten times the traffic: requests in flight, batching, queues, caches and fan-out, with inputs to change."""

import math

import numpy as np

# --8<-- [start:inputs]
rate_now, growth = 2_000, 10  # requests a second at peak
mean_time = 0.030  # seconds a request spends in the service, mean
candidates = 1  # model calls a request
launch_ms, item_ms = 5.0, 0.25  # a batch of b takes launch_ms + item_ms * b on one accelerator
model_slo_ms = 40.0  # 99th percentile allowed for queue and model together
zones, price_hour = 3, 2.0  # losing one zone must not hurt; dollars an accelerator-hour
# --8<-- [end:inputs]

# --8<-- [start:little]
for rate in (rate_now, rate_now * growth):
    flight = rate * mean_time
    print(f"{rate:6,}/s: {flight:4.0f} requests in flight, {flight / 32:5.1f} processes with 32 workers each")
    #>  2,000/s:   60 requests in flight,   1.9 processes with 32 workers each
    #> 20,000/s:  600 requests in flight,  18.8 processes with 32 workers each
print(f"at 20,000/s, should one dependency slow the mean to 300 ms: {20_000 * 0.300:,.0f} in flight")
#> at 20,000/s, should one dependency slow the mean to 300 ms: 6,000 in flight
# --8<-- [end:little]

# --8<-- [start:batching]
for batch in (1, 4, 16, 64):
    time = launch_ms + item_ms * batch
    print(f"batch {batch:2d}: {time:5.2f} ms, at most {batch / time * 1000:5,.0f} calls/s")
    #> batch  1:  5.25 ms, at most   190 calls/s
    #> batch  4:  6.00 ms, at most   667 calls/s
    #> batch 16:  9.00 ms, at most 1,778 calls/s
    #> batch 64: 21.00 ms, at most 3,048 calls/s
# --8<-- [end:batching]


# --8<-- [start:queue]
def simulate(rate, max_batch, calls=60_000, seed=1):
    """Waiting plus service time (ms) at one accelerator that, when free, takes all waiting calls up to max_batch."""
    arrival = np.cumsum(np.random.default_rng(seed).exponential(1000 / rate, calls))
    done, free, first, batches = np.empty(calls), 0.0, 0, 0
    while first < calls:
        start = max(free, arrival[first])
        last = min(np.searchsorted(arrival, start, side="right"), first + max_batch)
        free = start + launch_ms + item_ms * (last - first)
        done[first:last] = free
        first, batches = last, batches + 1
    return done - arrival, calls / batches


for rate, max_batch in ((180, 1), (180, 64), (1_000, 64), (2_000, 64), (2_800, 64), (3_000, 64), (3_100, 64)):
    latency, mean_batch = simulate(rate, max_batch)
    median, p99 = np.quantile(latency, [0.5, 0.99])
    print(f"{rate:5,}/s, batches up to {max_batch:2d} (mean {mean_batch:4.1f}): median {median:5.1f} ms, p99 {p99:5.1f} ms")
    #>   180/s, batches up to  1 (mean  1.0): median  37.6 ms, p99 163.6 ms
    #>   180/s, batches up to 64 (mean  1.3): median   7.1 ms, p99  10.9 ms
    #> 1,000/s, batches up to 64 (mean  6.7): median  10.3 ms, p99  15.0 ms
    #> 2,000/s, batches up to 64 (mean 20.1): median  15.3 ms, p99  23.6 ms
    #> 2,800/s, batches up to 64 (mean 47.0): median  25.5 ms, p99  39.7 ms
    #> 3,000/s, batches up to 64 (mean 60.2): median  35.0 ms, p99  58.8 ms
    #> 3,100/s, batches up to 64 (mean 63.7): median 221.3 ms, p99 416.1 ms
# --8<-- [end:queue]


# --8<-- [start:fleet]
def safe_rate(max_batch=64, step=100):
    """Highest rate of one accelerator whose 99th percentile stays within the objective."""
    rate = step
    while np.quantile(simulate(rate + step, max_batch, calls=20_000)[0], 0.99) <= model_slo_ms:
        rate += step
    return rate


each = safe_rate() * 0.8  # a fifth kept for uneven load and deploys
for rate in (rate_now, rate_now * growth):
    needed = math.ceil(rate * candidates / each)
    per_zone = math.ceil(needed / (zones - 1))  # the other zones carry all when one is gone
    cost = per_zone * zones * price_hour
    million = cost / (rate * 3600) * 1e6
    print(f"{rate:6,}/s: {needed} needed at {each:,.0f}/s each, {per_zone * zones} bought, ${cost:.0f}/h, ${million:.2f} a million")
    #>  2,000/s: 1 needed at 2,240/s each, 3 bought, $6/h, $0.83 a million
    #> 20,000/s: 9 needed at 2,240/s each, 15 bought, $30/h, $0.42 a million
# --8<-- [end:fleet]

# --8<-- [start:cache]
def hit_rate(requests_per_ttl, keys=1_000_000):
    """Share of requests served from a cache that keeps each answer for one time-to-live; keys are Zipf-popular."""
    popularity = 1 / np.arange(1, keys + 1)
    mean_asks = requests_per_ttl * popularity / popularity.sum()
    return ((mean_asks / (1 + mean_asks)) * mean_asks).sum() / mean_asks.sum()


ttl = 60  # seconds
for label, rate, keys in (
    ("today", 2_000, 1_000_000),
    ("same users, ten times as active", 20_000, 1_000_000),
    ("ten times the users", 20_000, 10_000_000),
):
    hit = hit_rate(rate * ttl, keys)
    print(f"{label:32s} hit rate {hit:.0%}, {rate * (1 - hit):6,.0f}/s reach the model")
    #> today                            hit rate 67%,    666/s reach the model
    #> same users, ten times as active  hit rate 82%,  3,564/s reach the model
    #> ten times the users              hit rate 70%,  5,921/s reach the model
# --8<-- [end:cache]

# --8<-- [start:around]
keys, key_bytes, answer_bytes, log_bytes, mean_over_peak = 30, 400, 4_000, 3_000, 0.4
for rate in (rate_now, rate_now * growth):
    reads, gigabits = rate * keys, rate * (keys * key_bytes + answer_bytes) * 8 / 1e9
    log_tb = rate * mean_over_peak * 86_400 * log_bytes / 1e12
    print(f"{rate:6,}/s: {reads:7,} feature reads/s, {gigabits:4.1f} Gbit/s, {log_tb:4.2f} TB of logs a day")
    #>  2,000/s:  60,000 feature reads/s,  0.3 Gbit/s, 0.21 TB of logs a day
    #> 20,000/s: 600,000 feature reads/s,  2.6 Gbit/s, 2.07 TB of logs a day
# --8<-- [end:around]

# --8<-- [start:tail]
for shards in (1, 10, 100):
    print(f"{shards:3d} shards, each late 1% of the time: a request is late {1 - 0.99**shards:.0%} of the time")
    #>   1 shards, each late 1% of the time: a request is late 1% of the time
    #>  10 shards, each late 1% of the time: a request is late 10% of the time
    #> 100 shards, each late 1% of the time: a request is late 63% of the time
# --8<-- [end:tail]
