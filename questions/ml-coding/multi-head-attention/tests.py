import numpy as np

from answer import attention
from handbook.judge import close


def sample(B=2, T=5, d=8, seed=0):
    """Random x and the four weight matrices."""
    rng = np.random.default_rng(seed)
    return rng.normal(size=(B, T, d)), *(rng.normal(size=(d, d)) / np.sqrt(d) for _ in range(4))


def test_shape_is_kept():
    """(2, 5, 8) in, (2, 5, 8) out, with 1, 2 and 4 heads"""
    for heads in (1, 2, 4):
        assert np.shape(attention(*sample(), heads)) == (2, 5, 8)


def test_first_token_sees_only_itself():
    """With the causal mask the first output is x[0] Wv Wo"""
    x, Wq, Wk, Wv, Wo = sample()
    out = np.asarray(attention(x, Wq, Wk, Wv, Wo, heads=2))
    assert close(out[:, 0], x[:, 0] @ Wv @ Wo)


def test_the_future_does_not_leak():
    """Changing token 3 leaves the outputs of tokens 0 to 2 as they were, and changes that of token 3"""
    x, *weights = sample()
    before = np.asarray(attention(x, *weights, heads=2))
    x[:, 3] += 10.0
    after = np.asarray(attention(x, *weights, heads=2))
    assert close(after[:, :3], before[:, :3])
    assert not close(after[:, 3], before[:, 3])


def test_one_head_by_hand():
    """One head, no mask: softmax(Q K' / sqrt(d)) V Wo, row by row"""
    x, Wq, Wk, Wv, Wo = sample(B=1, T=4, d=3, seed=1)
    q, k, v = x[0] @ Wq, x[0] @ Wk, x[0] @ Wv
    expected = []
    for query in q:
        e = np.exp([query @ key / np.sqrt(3.0) for key in k])
        expected.append(e / e.sum() @ v @ Wo)
    assert close(attention(x, Wq, Wk, Wv, Wo, heads=1, causal=False), [expected])


def test_each_head_has_its_own_columns():
    """Two heads are two single heads on the two halves of the columns, side by side before Wo"""
    x, Wq, Wk, Wv, Wo = sample(seed=2)
    halves = []
    for c in (slice(0, 4), slice(4, 8)):
        q, k, v = x @ Wq[:, c], x @ Wk[:, c], x @ Wv[:, c]
        e = np.exp(q @ k.transpose(0, 2, 1) / 2.0)
        halves.append(e / e.sum(axis=-1, keepdims=True) @ v)
    expected = np.concatenate(halves, axis=-1) @ Wo
    assert close(attention(x, Wq, Wk, Wv, Wo, heads=2, causal=False), expected)
