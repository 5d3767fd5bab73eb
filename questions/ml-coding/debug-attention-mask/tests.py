import numpy as np

from answer import attention, encode
from handbook.judge import close, unchanged


NAMES = ("Wq", "Wk", "Wv", "Wo")


def batch(B=3, T=6, d=4, seed=0):
    """Tokens, and random parameters of a block."""
    rng = np.random.default_rng(seed)
    params = {name: rng.normal(size=(d, d)) / np.sqrt(d) for name in NAMES}
    params |= {"W1": rng.normal(size=(d, 2 * d)), "W2": rng.normal(size=(2 * d, d))}
    return rng.normal(size=(B, T, d)), params


def attend(x, real, params):
    return attention(x, real, *(params[name] for name in NAMES))


def test_the_future_does_not_matter():
    """Other tokens from position 4 on leave the outputs at positions 0 to 3 alone"""
    x, params = batch()
    real = np.ones((3, 6), dtype=bool)
    other = x.copy()
    other[:, 4:] = 7.0 - x[:, 4:]
    assert close(attend(other, real, params)[:, :4], attend(x, real, params)[:, :4])


def test_first_token_sees_only_itself():
    """The output at position 0 is its own value, projected"""
    x, params = batch()
    out = attend(x, np.ones((3, 6), dtype=bool), params)
    assert close(out[:, 0], x[:, 0] @ params["Wv"] @ params["Wo"])


def test_contents_of_padding_do_not_matter():
    """Other vectors at padded positions leave the outputs of real tokens alone"""
    x, params = batch()
    real = np.arange(6) >= np.array([[2], [0], [1]])
    other = np.where(real[:, :, None], x, 5.0 + 3.0 * x)
    assert close(attend(other, real, params)[real], attend(x, real, params)[real])
    assert close(encode(other, real, params), encode(x, real, params))


def test_padding_adds_nothing():
    """A sequence padded on the left by 3 is encoded as it is without padding"""
    x, params = batch(B=2, T=5)
    padded = np.concatenate([np.zeros((2, 3, 4)), x], axis=1)
    real = np.arange(8) >= 3
    alone = encode(x, np.ones((2, 5), dtype=bool), params)
    assert close(encode(padded, np.stack([real, real]), params), alone)


def test_inputs_are_not_changed():
    """encode leaves tokens, mask and parameters alone"""
    x, params = batch()
    assert unchanged(encode, x, np.arange(6) >= np.array([[2], [0], [1]]), params)
