import numpy as np

from answer import attend
from handbook.judge import close, unchanged


def sample(T=6, B=2, d=8, seed=0):
    rng = np.random.default_rng(seed)
    return rng.normal(size=(B, T, d)), [rng.normal(size=(d, d)) / np.sqrt(d) for _ in range(4)]


def in_pieces(x, weights, heads, sizes):
    cache, start, outputs = None, 0, []
    for size in sizes:
        out, cache = attend(x[:, start : start + size], cache, *weights, heads)
        outputs.append(np.asarray(out))
        start += size
    return np.concatenate(outputs, axis=1)


def last_output(x, Wq, Wk, Wv, Wo, heads):
    """What the last token gets from full attention: no mask is needed."""
    B, T, d = x.shape
    width, out = d // heads, np.zeros((B, d))
    for h in range(heads):
        c = slice(h * width, (h + 1) * width)
        for b in range(B):
            score = x[b] @ Wk[:, c] @ (x[b, -1] @ Wq[:, c]) / np.sqrt(width)
            weight = np.exp(score - score.max())
            out[b, c] = weight / weight.sum() @ (x[b] @ Wv[:, c])
    return out @ Wo


def test_how_it_is_cut_makes_no_difference():
    """Seven ways to cut nine tokens, with 1, 2 and 4 heads, all give the same outputs"""
    x, weights = sample(T=9, seed=4)
    for heads in (1, 2, 4):
        expected = in_pieces(x, weights, heads, [1] * 9)
        assert close(expected[:, -1], last_output(x, *weights, heads))
        for sizes in ([9], [8, 1], [1, 8], [3, 3, 3], [2, 5, 2], [4, 1, 4]):
            assert close(in_pieces(x, weights, heads, sizes), expected)


def test_two_continuations_of_one_prompt():
    """A cache can be continued twice: the second branch does not see the first"""
    x, weights = sample(T=7, seed=5)
    for heads, size in ((1, 1), (2, 2)):
        cache = attend(x[:, :3], None, *weights, heads)[1]
        first, first_cache = attend(x[:, 3 : 3 + size], cache, *weights, heads)
        second, second_cache = attend(-x[:, 3 : 3 + size], cache, *weights, heads)
        for branch, out, branch_cache in ((x, first, first_cache), (-x, second, second_cache)):
            tokens = np.concatenate([x[:, :3], branch[:, 3 : 3 + size], x[:, 6:]], axis=1)
            assert close(np.asarray(out)[:, -1], last_output(tokens[:, :-1], *weights, heads))
            assert close(np.asarray(attend(x[:, 6:], branch_cache, *weights, heads)[0])[:, 0], last_output(tokens, *weights, heads))


def test_weights_change_between_calls():
    """Old weights for three tokens and new ones for two: queries, keys, values and output of each token are its own call's"""
    x, old = sample(T=5, B=1, seed=6)
    _, new = sample(seed=7)
    cache = attend(x[:, :3], None, *old, 2)[1]
    got = np.asarray(attend(x[:, 3:], cache, *new, 2)[0])
    k, v = (np.concatenate([x[0, :3] @ old[i], x[0, 3:] @ new[i]]) for i in (1, 2))
    for t in (3, 4):
        out = np.zeros(8)
        for c in (slice(0, 4), slice(4, 8)):
            weight = np.exp(k[: t + 1, c] @ (x[0, t] @ new[0][:, c]) / 2.0)
            out[c] = weight / weight.sum() @ v[: t + 1, c]
        assert close(got[0, t - 3], out @ new[3])


def test_later_tokens_leave_earlier_outputs_alone():
    """Changing the last token of a piece changes its output only"""
    x, weights = sample(seed=8)
    before = in_pieces(x, weights, 2, [2, 4])
    x[:, -1] += 5.0
    after = in_pieces(x, weights, 2, [2, 4])
    assert close(after[:, :-1], before[:, :-1])
    assert not close(after[:, -1], before[:, -1])


def test_sequences_of_a_batch_do_not_mix():
    """Each sequence gives what it gives alone"""
    x, weights = sample(B=3, seed=9)
    together = in_pieces(x, weights, 2, [3, 1, 2])
    for b in range(3):
        assert close(in_pieces(x[b : b + 1], weights, 2, [3, 1, 2]), together[b : b + 1])


def test_large_scores_do_not_overflow():
    """Scores of a million: finite, and steps agree with the whole prompt"""
    x, weights = sample(seed=10)
    steps = in_pieces(1e3 * x, weights, 2, [1] * 6)
    assert np.all(np.isfinite(steps))
    assert close(in_pieces(1e3 * x, weights, 2, [6]), steps)


def test_inputs_are_not_changed():
    """Tokens and weights stay as they were"""
    x, weights = sample(seed=11)
    assert unchanged(attend, x, None, *weights, 2)


def test_a_thousand_steps():
    """1,000 single steps within the time limit: no step repeats the work of the earlier ones"""
    x, weights = sample(T=1_000, B=1, d=16, seed=12)
    assert close(in_pieces(x, weights, 2, [1] * 1_000)[:, -1], last_output(x, *weights, 2))
