"""Share of a prompt's compute that is attention proper, for three sizes of the Llama 3.1 family."""

import matplotlib.pyplot as plt
import numpy as np

# layers, width, feed-forward width, width of keys: from the public configurations
models = {
    "8B": (32, 4_096, 14_336, 1_024),
    "70B": (80, 8_192, 28_672, 1_024),
    "405B": (126, 16_384, 53_248, 1_024),
}
length = np.geomspace(1_000, 1_000_000, 200)
for name, (layers, width, inner, keys) in models.items():
    weights = layers * (2 * width**2 + 2 * width * keys + 3 * width * inner)
    linear = 2 * weights * length
    attention = 2 * layers * width * length**2
    plt.plot(length, 100 * attention / (linear + attention), label=name)

plt.axhline(50, color="0.5", linewidth=1, linestyle="-")
plt.xscale("log")
plt.xticks([1_000, 10_000, 100_000, 1_000_000], ["1k", "10k", "100k", "1M"])
plt.ylim(0, 100)
plt.xlabel("tokens in the prompt")
plt.ylabel("attention, % of FLOPs")
plt.legend(title="parameters")
plt.show()
