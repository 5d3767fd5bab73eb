import numpy as np

from answer import attention, encode
from handbook.judge import close


NAMES = ("Wq", "Wk", "Wv", "Wo")


def batch(B=3, T=6, d=4, seed=0):
    """Tokens, and random parameters of a block."""
    rng = np.random.default_rng(seed)
    params = {name: rng.normal(size=(d, d)) / np.sqrt(d) for name in NAMES}
    params |= {"W1": rng.normal(size=(d, 2 * d)), "W2": rng.normal(size=(2 * d, d))}
    return rng.normal(size=(B, T, d)), params


def attend(x, real, params):
    return attention(x, real, *(params[name] for name in NAMES))


def test_agrees_with_loops():
    """Attention against sums over the allowed tokens, with padding on either side"""
    x, params = batch(B=4, T=7, d=3, seed=1)
    real = np.ones((4, 7), dtype=bool)
    real[1, :3] = real[2, 5:] = real[3, :1] = real[3, 6:] = False
    out = attend(x, real, params)
    for b, t in zip(*real.nonzero()):
        past = [s for s in range(t + 1) if real[b, s]]
        q = x[b, t] @ params["Wq"]
        e = np.array([np.exp(q @ (x[b, s] @ params["Wk"]) / np.sqrt(3)) for s in past])
        expected = sum(w * x[b, s] for w, s in zip(e / e.sum(), past)) @ params["Wv"]
        assert close(out[b, t], expected @ params["Wo"])


def test_uniform_scores_average_the_past():
    """With Wq = 0 token t gets the mean of the real tokens up to t"""
    x, params = batch(B=1, T=5, seed=2)
    eye = np.eye(4)
    real = np.array([[0, 1, 1, 1, 1]], dtype=bool)
    out = attention(x, real, np.zeros((4, 4)), eye, eye, eye)
    for t in range(1, 5):
        assert close(out[0, t], x[0, 1 : t + 1].mean(axis=0))


def test_a_later_token_matters_later():
    """Changing token 2 changes the outputs at 2 and after, and not those before"""
    x, params = batch(B=1, seed=3)
    other = x.copy()
    other[0, 2] += 1.0
    real = np.ones((1, 6), dtype=bool)
    moved = np.abs(attend(other, real, params) - attend(x, real, params))[0].max(axis=1)
    assert np.all(moved[:2] < 1e-12)
    assert np.all(moved[2:] > 1e-6)


def test_scores_of_any_size():
    """Scores in the millions and all scores far below zero do not disturb the mask"""
    x, params = batch(seed=4)
    real = np.arange(6) >= np.array([[2], [0], [1]])
    for factor in (1e6, -1e6):
        big = {**params, "Wq": factor * params["Wq"]}
        out = attend(x, real, big)
        assert np.all(np.isfinite(out[real]))
        other = np.where(real[:, :, None], x, -x)
        other[:, 5] += 1.0
        early = real & (np.arange(6) < 5)
        assert close(attend(other, real, big)[early], out[early])
    x, eye = np.full((1, 3, 4), 1e3), np.eye(4)
    x[0, :, 1] = [1.0, 2.0, 3.0]
    out = attention(x, np.ones((1, 3), dtype=bool), -eye, eye, eye, eye)
    assert close(out[0, 0], x[0, 0])
    assert np.all(out[0, 1] <= x[0, 1])


def test_neighbors_in_the_batch_do_not_matter():
    """Each sequence is encoded as if it were alone in the batch"""
    x, params = batch(seed=5)
    real = np.arange(6) >= np.array([[4], [0], [2]])
    together = encode(x, real, params)
    for b in range(3):
        assert close(encode(x[b : b + 1], real[b : b + 1], params)[0], together[b])


def test_encode_is_the_mean_of_the_block():
    """From the parts: attention, the two residual sums, the mean over real tokens"""
    x, params = batch(seed=6)
    real = np.arange(6) >= np.array([[5], [0], [1]])
    real[1, 4:] = False

    def norm(a):
        scale = np.sqrt(a.var(axis=2, keepdims=True) + 1e-5)
        return (a - a.mean(axis=2, keepdims=True)) / scale

    h = x + attend(norm(x), real, params)
    h = h + np.maximum(norm(h) @ params["W1"], 0) @ params["W2"]
    expected = [h[b][real[b]].mean(axis=0) for b in range(3)]
    assert close(encode(x, real, params), expected)


def test_one_token():
    """A single token, alone or at the end of padding"""
    x, params = batch(B=1, T=1, seed=7)
    alone = encode(x, np.array([[True]]), params)
    padded = np.concatenate([np.ones((1, 2, 4)), x], axis=1)
    assert close(encode(padded, np.array([[False, False, True]]), params), alone)
