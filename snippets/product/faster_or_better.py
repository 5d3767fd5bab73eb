"""Where the milliseconds go, what each cut costs in quality, and why a cascade helps
the mean more than the tail. Times, losses and revenue are assumptions of the case."""

import numpy as np

rng = np.random.default_rng(9)
requests = 200_000


def stage(median, p99):
    """Log-normal latencies (ms) with the given median and 99th percentile."""
    spread = np.log(p99 / median) / 2.326
    return median * np.exp(spread * rng.standard_normal(requests))


def tail(ms):
    """50th and 99th percentile, as text."""
    return f"p50 {np.quantile(ms, 0.5):3.0f} ms, p99 {np.quantile(ms, 0.99):3.0f} ms"


# --8<-- [start:profile]
network, profile, graph = stage(12, 30), stage(15, 40), stage(35, 120)
model = stage(38, 60)
now = network + profile + graph + model  # one after the other
parts = {
    "network": network,
    "profile features": profile,
    "graph features": graph,
    "model": model,
    "total": now,
}
for name, ms in parts.items():
    print(f"{name:16s} {tail(ms)}, {ms.mean() / now.mean():4.0%} of the mean")
    #> network          p50  12 ms, p99  30 ms,  12% of the mean
    #> profile features p50  15 ms, p99  40 ms,  15% of the mean
    #> graph features   p50  35 ms, p99 120 ms,  37% of the mean
    #> model            p50  38 ms, p99  60 ms,  36% of the mean
    #> total            p50 104 ms, p99 192 ms, 100% of the mean
print(f"a model in no time at all: {tail(now - model)}")
#> a model in no time at all: p50  65 ms, p99 151 ms
# --8<-- [end:profile]

# --8<-- [start:cascade]
small = 0.3 * model  # 300 trees instead of 1,000
cascade = small + (rng.random(requests) < 0.15) * model  # unsure on 15%: ask both
for name, ms in (("today", model), ("small", small), ("cascade", cascade)):
    print(f"model stage, {name:7s} {tail(ms)}, mean {ms.mean():2.0f} ms")
    #> model stage, today   p50  38 ms, p99  60 ms, mean 39 ms
    #> model stage, small   p50  11 ms, p99  18 ms, mean 12 ms
    #> model stage, cascade p50  12 ms, p99  66 ms, mean 17 ms
# --8<-- [end:cascade]

# --8<-- [start:options]
together = np.maximum(profile, graph)  # reads in parallel
cut_off = np.maximum(profile, np.minimum(graph, 70))  # give the graph up at 70 ms
nightly = np.maximum(profile, stage(6, 15))  # looked up, up to a day old
missed = (graph > 70).mean()
options = {  # latency, and share of conversions lost at equal latency
    "reads in parallel": (network + together + model, 0.0),
    "... and small model": (network + together + small, 0.0040),
    "... and cascade": (network + together + cascade, 0.0005),
    "... graph cut off": (network + cut_off + cascade, 0.0005 + 0.0100 * missed),
    "... graph nightly": (network + nightly + cascade, 0.0005 + 0.0015),
    "parallel, no graph": (network + profile + model, 0.0100),
}
# --8<-- [end:options]

# --8<-- [start:value]
revenue, per_100_ms = 50e6, 0.006  # dollars a year; conversions lost per 100 ms
print("                     p50  p99   speed  quality    $ a year")
#>                      p50  p99   speed  quality    $ a year
for name, (ms, loss) in options.items():
    gain = (now.mean() - ms.mean()) / 100 * per_100_ms
    p50, p99 = np.quantile(ms, [0.5, 0.99])
    dollars, loss = (gain - loss) * revenue, 0 - loss
    row = f"{p50:4.0f} {p99:4.0f}  {gain:+.2%}  {loss:+.2%}  {dollars:+10,.0f}"
    print(f"{name:19s} {row}")
    #> reads in parallel     88  174  +0.09%  +0.00%     +47,069
    #> ... and small model   60  146  +0.26%  -0.40%     -71,621
    #> ... and cascade       65  159  +0.22%  -0.05%     +85,924
    #> ... graph cut off     65  135  +0.23%  -0.15%     +44,659
    #> ... graph nightly     42  101  +0.37%  -0.20%     +84,187
    #> parallel, no graph    67  101  +0.24%  -1.00%    -379,274
# --8<-- [end:value]
