"""What the mask decides when a token is appended, and what reading a million texts costs."""

import numpy as np

rng = np.random.default_rng(0)
tokens, width = 6, 16


# --8<-- [start:mask]
def attend(x, causal):
    """One self-attention layer without learned weights."""
    scores = x @ x.T / width**0.5
    if causal:
        scores = np.where(np.tri(len(x), dtype=bool), scores, -np.inf)
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return weights / weights.sum(axis=-1, keepdims=True) @ x


text = rng.standard_normal((tokens + 1, width))
for name, causal in {"decoder": True, "encoder": False}.items():
    before, after = attend(text[:tokens], causal), attend(text, causal)[:tokens]
    changed = (~np.isclose(before, after).all(axis=-1)).sum()
    print(f"{name}: appending one token changes {changed} of {tokens} earlier outputs")
    #> decoder: appending one token changes 0 of 6 earlier outputs
    #> encoder: appending one token changes 6 of 6 earlier outputs
# --8<-- [end:mask]

# --8<-- [start:cost]
texts, length = 1_000_000, 300
# weights outside the embedding tables: layers * (attention + feed-forward)
encoder = 22 * (4 * 768**2 + 3 * 768 * 1152)  # ModernBERT-base
decoder = 32 * (2 * 4096**2 + 2 * 4096 * 1024 + 3 * 4096 * 14_336)  # Llama 3.1 8B
for name, weights in {"encoder": encoder, "8B decoder": decoder}.items():
    exaflop = 2 * weights * texts * length / 1e18
    print(f"{name:10} {weights / 1e6:5.0f}M weights   {exaflop:5.2f} exaFLOP")
    #> encoder      110M weights    0.07 exaFLOP
    #> 8B decoder  6979M weights    4.19 exaFLOP
print(f"ratio {decoder / encoder:.0f}")
#> ratio 63
# --8<-- [end:cost]
