import numpy as np

from answer import attention
from handbook.judge import close, unchanged


def sample(B=2, T=5, d=8, seed=0):
    rng = np.random.default_rng(seed)
    return rng.normal(size=(B, T, d)), *(rng.normal(size=(d, d)) / np.sqrt(d) for _ in range(4))


def by_loops(x, Wq, Wk, Wv, Wo, heads, causal):
    """Every sum written out."""
    B, T, d = x.shape
    e, out = d // heads, np.zeros((B, T, d))
    for b in range(B):
        q, k, v = x[b] @ Wq, x[b] @ Wk, x[b] @ Wv
        for h in range(heads):
            c = slice(h * e, (h + 1) * e)
            for t in range(T):
                seen = range(t + 1 if causal else T)
                weight = np.exp([q[t, c] @ k[s, c] / e**0.5 for s in seen])
                out[b, t, c] = sum(w * v[s, c] for w, s in zip(weight / weight.sum(), seen))
    return out @ Wo


def test_agrees_with_loops():
    """Random inputs, 1, 2 and 4 heads, with and without the mask"""
    for heads in (1, 2, 4):
        for causal in (True, False):
            args = sample(seed=heads)
            assert close(attention(*args, heads, causal), by_loops(*args, heads, causal))


def test_scores_are_divided_by_the_root_of_the_head_width():
    """Four heads of width 4: the weights are those of scores divided by 2, not by 4"""
    x = np.zeros((1, 2, 16))
    x[0, 0, 0], x[0, 1, 0] = 1.0, 2.0
    identity = np.eye(16)
    out = np.asarray(attention(x, identity, identity, identity, identity, 4))
    weight = 1 / (1 + np.exp((1 * 2 - 2 * 2) / 2))  # of token 1 on itself
    assert close(out[0, 1, 0], weight * 2 + (1 - weight) * 1)


def test_without_a_mask_order_does_not_matter():
    """Permuting the tokens permutes the outputs"""
    x, *weights = sample(seed=3)
    order = [3, 0, 4, 1, 2]
    out = np.asarray(attention(x, *weights, heads=2, causal=False))
    assert close(attention(x[:, order], *weights, heads=2, causal=False), out[:, order])


def test_the_last_token_sees_everything():
    """At the last position the mask makes no difference"""
    args = sample(seed=4)
    masked = np.asarray(attention(*args, 4, True))
    free = np.asarray(attention(*args, 4, False))
    assert close(masked[:, -1], free[:, -1])
    assert not close(masked[:, 0], free[:, 0])


def test_equal_tokens_come_out_equal():
    """If all tokens are the same, every output is x Wv Wo: the weights sum to one"""
    x, Wq, Wk, Wv, Wo = sample(T=1, seed=5)
    out = attention(np.repeat(x, 6, axis=1), Wq, Wk, Wv, Wo, 2)
    assert close(out, np.repeat(x @ Wv @ Wo, 6, axis=1))


def test_examples_do_not_mix():
    """Each sequence of the batch gives what it gives alone"""
    x, *weights = sample(B=3, seed=6)
    out = np.asarray(attention(x, *weights, heads=2))
    for b in range(3):
        assert close(attention(x[b : b + 1], *weights, heads=2), out[b : b + 1])


def test_large_scores_do_not_overflow():
    """Inputs a thousand times larger still give finite outputs, and the future still does not leak"""
    x, *weights = sample(seed=7)
    before = np.asarray(attention(1e3 * x, *weights, heads=2))
    x[:, -1] *= -1
    after = np.asarray(attention(1e3 * x, *weights, heads=2))
    assert np.all(np.isfinite(before))
    assert close(after[:, :-1], before[:, :-1])


def test_inputs_are_not_changed():
    """x and the weights stay as they were"""
    assert unchanged(attention, *sample(seed=8), 2)


def test_two_hundred_and_fifty_six_tokens():
    """4 sequences of 256 tokens, 64 wide, 8 heads: finite, within the time limit"""
    out = attention(*sample(B=4, T=256, d=64, seed=9), 8)
    assert np.shape(out) == (4, 256, 64)
    assert np.all(np.isfinite(out))
