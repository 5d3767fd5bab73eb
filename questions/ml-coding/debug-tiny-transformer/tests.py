import numpy as np

from answer import attention, forward
from handbook.judge import close, unchanged


def model(V=11, length=8, d=8, layers=2, seed=0):
    """Parameters; head is what a copy of E.T was before E was trained."""
    rng = np.random.default_rng(seed)

    def matrix(rows, columns):
        return rng.normal(size=(rows, columns)) / np.sqrt(rows)

    shapes = {name: (d, d) for name in ("Wq", "Wk", "Wv", "Wo")}
    shapes |= {"W1": (d, 4 * d), "W2": (4 * d, d)}
    blocks = [
        {name: matrix(*shape) for name, shape in shapes.items()} for _ in range(layers)
    ]
    E, P = rng.normal(size=(V, d)), rng.normal(size=(length, d))
    return {"E": E, "P": P, "blocks": blocks, "head": E.T.copy()}


def some_tokens(B=3, T=6, V=11, seed=1):
    return np.random.default_rng(seed).integers(V, size=(B, T))


def normalized(x):
    mean, var = x.mean(axis=-1, keepdims=True), x.var(axis=-1, keepdims=True)
    return (x - mean) / np.sqrt(var + 1e-5)


def test_the_future_does_not_matter():
    """Other tokens from position 4 on leave the logits at positions 0 to 3 alone"""
    params, tokens = model(), some_tokens()
    other = tokens.copy()
    other[:, 4:] = (tokens[:, 4:] + 5) % 11
    before, after = forward(tokens, params, 2), forward(other, params, 2)
    assert close(after[:, :4], before[:, :4])


def test_neighbors_in_the_batch_do_not_matter():
    """Each sequence has the same logits alone and in a batch"""
    params, tokens = model(), some_tokens()
    together = forward(tokens, params, 2)
    for b in range(3):
        assert close(forward(tokens[b : b + 1], params, 2)[0], together[b])


def test_position_matters():
    """The same token six times: each position has logits of its own"""
    logits = forward(np.full((1, 6), 4), model(), 2)[0]
    for t in range(1, 6):
        assert np.abs(logits[t] - logits[t - 1]).max() > 1e-3


def test_two_equal_heads_are_one():
    """Two heads that do the same work give what one of them gives alone"""
    rng = np.random.default_rng(2)
    x = rng.normal(size=(1, 5, 3))
    one = {name: rng.normal(size=(3, 3)) for name in ("Wq", "Wk", "Wv", "Wo")}
    two = {name: np.tile(one[name], (1, 2)) for name in ("Wq", "Wk", "Wv")}
    two = {name: np.concatenate([W, np.zeros((3, 6))]) for name, W in two.items()}
    two["Wo"] = np.zeros((6, 6))
    two["Wo"][:3, :3] = two["Wo"][3:, 3:] = one["Wo"]
    alone = attention(x, one, 1)
    both = attention(np.concatenate([x, x], axis=2), two, 2)
    assert close(both, np.concatenate([alone, alone], axis=2))


def test_large_embeddings_pass_through():
    """With E and P times 1e6 the blocks add next to nothing to x = E[token] + P[t]"""
    params, tokens = model(), some_tokens()
    params["E"], params["P"] = 1e6 * params["E"], 1e6 * params["P"]
    x = params["E"][tokens] + params["P"][:6]
    params["head"] = params["E"].T.copy()
    expected = normalized(x) @ params["E"].T
    found = np.asarray(forward(tokens, params, 2))
    assert np.abs(found - expected).max() < 1e-3 * np.abs(expected).max()


def test_numbering_of_the_vocabulary_does_not_matter():
    """Rows of E and tokens renumbered alike: the logits are renumbered too"""
    params, tokens = model(), some_tokens()
    logits = np.asarray(forward(tokens, params, 2))
    new = np.random.default_rng(3).permutation(11)  # token new[i] becomes token i
    renumbered = {**params, "E": params["E"][new]}
    found = forward(np.argsort(new)[tokens], renumbered, 2)
    assert close(found, logits[:, :, new])


def test_inputs_are_not_changed():
    """Tokens and parameters stay as they are"""
    assert unchanged(forward, some_tokens(), model(), 2)
