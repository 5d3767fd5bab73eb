"""A mixture of experts in numbers: parameters, bytes read by batch size, and tokens dropped at a capacity limit."""

import numpy as np

rng = np.random.default_rng(0)

# --8<-- [start:parameters]
layers, width, ffn, kv_width, vocabulary = 32, 4096, 14_336, 1024, 32_000
experts, chosen = 8, 2  # Mixtral 8x7B

expert = 3 * width * ffn  # gate, up and down projection
attention = 2 * width * width + 2 * width * kv_width
shared = layers * (attention + width * experts) + 2 * vocabulary * width  # with routers
total = shared + layers * experts * expert
active = shared + layers * chosen * expert
print(f"total {total / 1e9:.1f}B, active {active / 1e9:.1f}B, "
      f"experts {layers * experts * expert / total:.0%} of the total")
#> total 46.7B, active 12.9B, experts 97% of the total
# --8<-- [end:parameters]

# --8<-- [start:reads]
dense = 2 * active / 1e9  # a dense model with the same operations a token
print(f"batch   experts touched   GB read   a dense 12.9B model reads {dense:.0f}")
#> batch   experts touched   GB read   a dense 12.9B model reads 26
for batch in (1, 2, 4, 8, 16, 64):
    touched = experts * (1 - (1 - chosen / experts) ** batch)  # even routing
    read = 2 * (shared + layers * touched * expert) / 1e9
    print(f"{batch:5} {touched:17.1f} {read:9.0f} {read / dense:14.1f} times")
    #>     1               2.0        26            1.0 times
    #>     2               3.5        43            1.7 times
    #>     4               5.5        65            2.5 times
    #>     8               7.2        84            3.3 times
    #>    16               7.9        93            3.6 times
    #>    64               8.0        93            3.6 times
# --8<-- [end:reads]

# --8<-- [start:balance]
def route(preference, tokens=8192):
    """Top-2 experts of each token; balance loss, and tokens over capacity."""
    logits = rng.standard_normal((tokens, experts)) + preference
    chances = np.exp(logits) / np.exp(logits).sum(1, keepdims=True)
    picks = np.argsort(-logits, axis=1)[:, :chosen]
    counts = np.bincount(picks.ravel(), minlength=experts)
    fraction = counts / counts.sum()
    loss = experts * (fraction * chances.mean(0)).sum()  # 1 if even
    dropped = [np.maximum(counts - factor * picks.size / experts, 0).sum() / picks.size
               for factor in (1.0, 1.25, 2.0)]
    return loss, counts.max() * experts / picks.size, dropped


for name, skew in {"even": 0.0, "slight": 0.5, "strong": 1.5}.items():
    loss, busiest, dropped = route(np.linspace(-skew, skew, experts))
    print(f"{name:6} preference: loss {loss:.2f}, busiest expert {busiest:.1f} x mean, "
          f"dropped {', '.join(f'{d:.0%}' for d in dropped)}")
    #> even   preference: loss 1.00, busiest expert 1.0 x mean, dropped 1%, 0%, 0%
    #> slight preference: loss 1.12, busiest expert 1.7 x mean, dropped 18%, 8%, 0%
    #> strong preference: loss 1.77, busiest expert 2.9 x mean, dropped 43%, 34%, 12%
# --8<-- [end:balance]
