import numpy as np

from answer import attend
from handbook.judge import close


def sample(T=6, B=2, d=8, seed=0):
    """Random tokens (B, T, d) and the four weight matrices."""
    rng = np.random.default_rng(seed)
    return rng.normal(size=(B, T, d)), [rng.normal(size=(d, d)) / np.sqrt(d) for _ in range(4)]


def full(x, Wq, Wk, Wv, Wo, heads):
    """Causal attention over the whole sequence at once, every sum written out."""
    B, T, d = x.shape
    width, out = d // heads, np.zeros((B, T, d))
    for b in range(B):
        q, k, v = x[b] @ Wq, x[b] @ Wk, x[b] @ Wv
        for h in range(heads):
            c = slice(h * width, (h + 1) * width)
            for t in range(T):
                weight = np.exp(k[: t + 1, c] @ q[t, c] / np.sqrt(width))
                out[b, t, c] = weight / weight.sum() @ v[: t + 1, c]
    return out @ Wo


def in_pieces(x, weights, heads, sizes):
    """Outputs when the tokens arrive in pieces of the given sizes."""
    cache, start, outputs = None, 0, []
    for size in sizes:
        out, cache = attend(x[:, start : start + size], cache, *weights, heads)
        outputs.append(np.asarray(out))
        start += size
    return np.concatenate(outputs, axis=1)


def test_first_token_sees_only_itself():
    """With an empty cache a single token gives x Wv Wo"""
    x, (Wq, Wk, Wv, Wo) = sample()
    out, cache = attend(x[:, :1], None, Wq, Wk, Wv, Wo, 2)
    assert close(out, x[:, :1] @ Wv @ Wo)


def test_whole_prompt_at_once():
    """An empty cache and all tokens is plain causal attention"""
    x, weights = sample()
    assert close(in_pieces(x, weights, 2, [6]), full(x, *weights, 2))


def test_token_by_token_equals_full_recompute():
    """Six single steps give what full attention gives"""
    x, weights = sample()
    assert close(in_pieces(x, weights, 2, [1] * 6), full(x, *weights, 2))


def test_prompt_then_steps():
    """A prompt of four tokens, then two single steps"""
    x, weights = sample(seed=1)
    assert close(in_pieces(x, weights, 4, [4, 1, 1]), full(x, *weights, 4))


def test_second_piece_is_causal_too():
    """Two tokens, then four at once: within the second piece no token sees a later one"""
    x, weights = sample(seed=2)
    assert close(in_pieces(x, weights, 1, [2, 4]), full(x, *weights, 1))


def test_the_past_is_not_projected_again():
    """After the weights change, cached keys and values are still those of the old weights"""
    x, (Wq, Wk, Wv, Wo) = sample(seed=3)
    out, cache = attend(x[:, :3], None, Wq, Wk, Wv, Wo, 1)
    out, cache = attend(x[:, 3:4], cache, Wq, -Wk, 2 * Wv, Wo, 1)
    k = np.concatenate([x[:, :3] @ Wk, x[:, 3:4] @ -Wk], axis=1)
    v = np.concatenate([x[:, :3] @ Wv, x[:, 3:4] @ (2 * Wv)], axis=1)
    weight = np.exp(x[:, 3:4] @ Wq @ k.transpose(0, 2, 1) / np.sqrt(8))
    assert close(out, weight / weight.sum(axis=-1, keepdims=True) @ v @ Wo)
