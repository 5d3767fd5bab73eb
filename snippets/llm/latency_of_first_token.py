"""Time to first token near saturation, and what chunked prefill does to running streams."""

import numpy as np

rng = np.random.default_rng(1)
TOKEN, ATTENTION = 30e-6, 0.53e-9  # seconds a prompt token; times length squared

# --8<-- [start:prompts]
def prefill(length):
    """Seconds to process a prompt: weights linear, attention quadratic."""
    return TOKEN * length + ATTENTION * length**2


count = 80_000
lengths = 50 + rng.exponential(1_200, count)
lengths[rng.random(count) < 0.02] = 30_000  # two in a hundred bring a document
work, long = prefill(lengths), lengths == 30_000
print(f"prefill: mean {1000 * work.mean():.0f} ms, short prompts "
      f"{1000 * work[~long].mean():.0f} ms, long ones {1000 * prefill(30_000):.0f} ms")
#> prefill: mean 66 ms, short prompts 39 ms, long ones 1377 ms
print(f"long prompts are {work[long].sum() / work.sum():.0%} of the work")
#> long prompts are 42% of the work
# --8<-- [end:prompts]

# --8<-- [start:saturation]
def waits(service, load):
    """First come, first served, random arrivals: each wait follows from the last."""
    gaps = rng.exponential(service.mean() / load, service.size)
    wait, result = 0.0, np.empty(service.size)
    for i, (gap, seconds) in enumerate(zip(gaps, service)):
        result[i], wait = wait, max(0.0, wait + seconds - gap)
    return result


def formula(service, load):
    """Pollaczek-Khinchine: the mean wait with one server and random arrivals."""
    return load / (1 - load) * (service**2).mean() / (2 * service.mean())


print("load   short only: mean, formula, p95      2% long: mean, formula, p95")
#> load   short only: mean, formula, p95      2% long: mean, formula, p95
for load in (0.5, 0.7, 0.8, 0.9):
    row = f"{load:4.0%} "
    for service in (work[~long], work):
        wait = waits(service, load)
        row += (f"{wait.mean():12.2f} {formula(service, load):5.2f} "
                f"{np.percentile(wait, 95):5.2f} s      ")
    print(row.rstrip())
    #>  50%         0.04  0.04  0.18 s              0.32  0.31  1.52 s
    #>  70%         0.09  0.09  0.36 s              0.69  0.73  2.67 s
    #>  80%         0.16  0.16  0.57 s              1.19  1.24  4.16 s
    #>  90%         0.35  0.35  1.18 s              2.52  2.80  7.81 s
# --8<-- [end:saturation]

# --8<-- [start:priority]
load = 0.8
short_load = load * work[~long].sum() / work.sum()
first = formula(work[~long], short_load)
# long ones may be interrupted at any time and go on later
stretched = prefill(30_000) / (1 - short_load)
behind = formula(work, load) / (1 - short_load)
print(f"short first, at 80% load: these wait {first:.2f} s; "
      f"a long one takes {behind + stretched:.1f} s "
      f"(before: {formula(work, load) + prefill(30_000):.1f} s)")
#> short first, at 80% load: these wait 0.03 s; a long one takes 4.9 s (before: 2.6 s)
# --8<-- [end:priority]

# --8<-- [start:chunks]
def process(chunk, length=30_000, streams=64):
    """Longest gap of running streams; seconds until the long prompt is done."""
    total = longest = 0.0
    for start in range(0, length, chunk):
        end = min(start + chunk, length)
        compute = TOKEN * (end - start + streams) + ATTENTION * (end**2 - start**2)
        traffic = 0.0074 + end * 131_072 / 3.35e12  # weights, caches, the prompt so far
        step = max(compute, traffic) + 0.001  # launching and scheduling, assumed
        total, longest = total + step, max(longest, step)
    return longest, total


print("a step without a prompt takes 8.4 ms")
#> a step without a prompt takes 8.4 ms
for chunk in (30_000, 4_096, 1_024, 512, 256, 128):
    longest, total = process(chunk)
    print(f"chunks of {chunk:6,}   longest gap {1000 * longest:5.0f} ms   "
          f"first token after {total:.2f} s")
    #> chunks of 30,000   longest gap  1380 ms   first token after 1.38 s
    #> chunks of  4,096   longest gap   241 ms   first token after 1.40 s
    #> chunks of  1,024   longest gap    65 ms   first token after 1.46 s
    #> chunks of    512   longest gap    34 ms   first token after 1.55 s
    #> chunks of    256   longest gap    19 ms   first token after 1.73 s
    #> chunks of    128   longest gap    11 ms   first token after 2.18 s
# --8<-- [end:chunks]
