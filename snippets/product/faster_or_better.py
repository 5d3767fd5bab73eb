"""Where the milliseconds go, what each cut costs in quality, and why a cascade helps the mean more than the tail."""

import numpy as np

rng = np.random.default_rng(9)
requests = 200_000


def stage(median, p99):
    """Log-normal latencies (ms) with the given median and 99th percentile."""
    return median * np.exp(np.log(p99 / median) / 2.326 * rng.standard_normal(requests))


def tail(ms):
    """50th and 99th percentile, as text."""
    return f"p50 {np.quantile(ms, 0.5):3.0f} ms, p99 {np.quantile(ms, 0.99):3.0f} ms"


# --8<-- [start:profile]
network, profile, graph, model = stage(12, 30), stage(15, 40), stage(35, 120), stage(38, 60)
now = network + profile + graph + model  # one after the other
parts = {"network": network, "profile features": profile, "graph features": graph, "model": model, "total": now}
for name, ms in parts.items():
    print(f"{name:17s} {tail(ms)}, {ms.mean() / now.mean():4.0%} of the mean")
    #> network           p50  12 ms, p99  30 ms,  12% of the mean
    #> profile features  p50  15 ms, p99  40 ms,  15% of the mean
    #> graph features    p50  35 ms, p99 120 ms,  37% of the mean
    #> model             p50  38 ms, p99  60 ms,  36% of the mean
    #> total             p50 104 ms, p99 192 ms, 100% of the mean
print(f"a model in no time at all: {tail(now - model)}")
#> a model in no time at all: p50  65 ms, p99 151 ms
# --8<-- [end:profile]

# --8<-- [start:options]
small = 0.3 * model  # 300 trees instead of 1,000
cascade = small + (rng.random(requests) < 0.15) * model  # unsure on 15%: ask the large model as well
nightly = stage(6, 15)  # graph features looked up instead of computed, up to a day old
read = {"today": profile + graph, "parallel": np.maximum(profile, graph), "nightly": np.maximum(profile, nightly),
        "cut off": np.maximum(profile, np.minimum(graph, 70))}
missed = (graph > 70).mean()
options = {  # latency, share of conversions lost, from tests at equal latency; without the graph 1.0% would be lost
    "reads in parallel": (network + read["parallel"] + model, 0.0),
    "... and small model": (network + read["parallel"] + small, 0.004),
    "... and cascade": (network + read["parallel"] + cascade, 0.0005),
    "... and graph given up at 70 ms": (network + read["cut off"] + cascade, 0.0005 + 0.010 * missed),
    "... and graph computed nightly": (network + read["nightly"] + cascade, 0.0005 + 0.0015),
    "parallel, no graph at all": (network + profile + model, 0.010),
}
for name, ms in (("today", model), ("small", small), ("cascade", cascade)):
    print(f"model stage, {name:8s} {tail(ms)}, mean {ms.mean():2.0f} ms")
    #> model stage, today    p50  38 ms, p99  60 ms, mean 39 ms
    #> model stage, small    p50  11 ms, p99  18 ms, mean 12 ms
    #> model stage, cascade  p50  12 ms, p99  66 ms, mean 17 ms
# --8<-- [end:options]

# --8<-- [start:value]
revenue, per_100_ms = 50e6, 0.006  # dollars a year through this page; conversion lost per 100 ms, from a slowdown test
for name, (ms, loss) in options.items():
    gain = (now.mean() - ms.mean()) / 100 * per_100_ms
    print(f"{name:32s} {tail(ms)}: speed {gain:+.2%}, quality {-loss:+.2%}, ${(gain - loss) * revenue:+9,.0f} a year")
    #> reads in parallel                p50  88 ms, p99 174 ms: speed +0.09%, quality -0.00%, $  +47,069 a year
    #> ... and small model              p50  60 ms, p99 146 ms: speed +0.26%, quality -0.40%, $  -71,621 a year
    #> ... and cascade                  p50  65 ms, p99 159 ms: speed +0.22%, quality -0.05%, $  +85,924 a year
    #> ... and graph given up at 70 ms  p50  65 ms, p99 135 ms: speed +0.23%, quality -0.15%, $  +44,659 a year
    #> ... and graph computed nightly   p50  42 ms, p99 101 ms: speed +0.37%, quality -0.20%, $  +84,187 a year
    #> parallel, no graph at all        p50  67 ms, p99 101 ms: speed +0.24%, quality -1.00%, $ -379,274 a year
# --8<-- [end:value]
