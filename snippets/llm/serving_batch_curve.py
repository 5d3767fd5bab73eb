"""Upper bound on tokens a second against batch size, Llama 3.1 8B on one H100, for three context lengths."""

import matplotlib.pyplot as plt
import numpy as np

# One GPU: dense bfloat16 operations and bytes a second, and room for the cache
peak, bandwidth = 989e12, 3.35e12
weights, stored, cache_token = 15.0e9, 16.1e9, 131_072  # bytes
room = 0.9 * 80e9 - stored

for context, color in ((512, "C0"), (2_048, "C1"), (8_192, "C2")):
    batch = np.geomspace(1, room / (context * cache_token), 100)
    traffic = (weights + batch * context * cache_token) / bandwidth
    arithmetic = batch * (weights + 4 * 32 * 4_096 * context) / peak
    rate = batch / np.maximum(traffic, arithmetic)
    plt.plot(batch, rate, color=color, label=f"{context:,} tokens")
    plt.plot(batch[-1], rate[-1], "o", color=color)

line = np.geomspace(1, 120, 20)
plt.plot(line, line * bandwidth / weights, color="0.5", linewidth=1)
plt.text(14, 8_000, "if only the\nweights were read", color="0.5", ha="right")
plt.xscale("log")
plt.yscale("log")
plt.xticks([1, 10, 100, 1_000], ["1", "10", "100", "1,000"])
plt.yticks([100, 1_000, 10_000], ["100", "1,000", "10,000"])
plt.xlabel("sequences in the batch")
plt.ylabel("tokens a second, all users")
plt.legend(title="context of each")
plt.show()
