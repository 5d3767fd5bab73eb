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


def test_agrees_with_loops():
    """Two blocks of four heads, against loops over tokens and heads"""
    params, tokens = model(seed=4), some_tokens(B=2, T=5, seed=5)
    for row, logits in zip(tokens, forward(tokens, params, 4)):
        x = [params["E"][token] + params["P"][t] for t, token in enumerate(row)]
        for block in params["blocks"]:
            z, new = [normalized(a) for a in x], []
            for t in range(5):
                out = []
                for h in range(4):
                    part = slice(2 * h, 2 * h + 2)
                    Q, K, V = (block[name][:, part] for name in ("Wq", "Wk", "Wv"))
                    s = [(z[t] @ Q) @ (z[i] @ K) / np.sqrt(2) for i in range(t + 1)]
                    e = np.exp(s) / np.sum(np.exp(s))
                    out.append(sum(w * (z[i] @ V) for i, w in enumerate(e)))
                new.append(x[t] + np.concatenate(out) @ block["Wo"])
            hidden = [np.maximum(normalized(a) @ block["W1"], 0) for a in new]
            x = [a + b @ block["W2"] for a, b in zip(new, hidden)]
        assert close(logits, np.array([normalized(a) @ params["E"].T for a in x]))


def test_no_blocks():
    """Without blocks the logits are norm(E[token] + P[t]) times E transposed"""
    params, tokens = model(layers=0), some_tokens()
    x = params["E"][tokens] + params["P"][:6]
    assert close(forward(tokens, params, 2), normalized(x) @ params["E"].T)


def test_a_block_adds_to_what_is_there():
    """With Wo = 0 one block adds relu(norm(x) W1) W2 to x, not to norm(x)"""
    params, tokens = model(layers=1, seed=6), some_tokens()
    params["E"], params["P"] = 3 * params["E"], 3 * params["P"]
    block = params["blocks"][0]
    block["Wo"] = np.zeros((8, 8))
    x = params["E"][tokens] + params["P"][:6]
    x = x + np.maximum(normalized(x) @ block["W1"], 0) @ block["W2"]
    assert close(forward(tokens, params, 4), normalized(x) @ params["E"].T)


def test_trained_embedding_serves_both_ends():
    """After a step on E the logits are those of the new E, and head is not needed"""
    params, tokens = model(seed=7), some_tokens()
    params["E"] = params["E"] + np.random.default_rng(8).normal(size=(11, 8))
    assert unchanged(forward, tokens, params, 2)  # not even head, now out of date
    logits = forward(tokens, params, 2)
    fresh = {name: params[name] for name in ("E", "P", "blocks")}
    assert close(forward(tokens, fresh, 2), logits)


def test_a_prefix_has_the_same_logits():
    """Logits of the first t tokens do not change when the sequence goes on"""
    params, tokens = model(seed=9), some_tokens(T=8)
    logits = np.asarray(forward(tokens, params, 4))
    for t in range(1, 9):
        assert close(forward(tokens[:, :t], params, 4), logits[:, :t])


def test_one_token():
    """A single token attends to itself: its value goes through Wo"""
    params = model(layers=1, seed=10)
    block = params["blocks"][0]
    x = params["E"][[[3]]] + params["P"][0]
    x = x + normalized(x) @ block["Wv"] @ block["Wo"]
    x = x + np.maximum(normalized(x) @ block["W1"], 0) @ block["W2"]
    found = forward(np.array([[3]]), params, 2)
    assert close(found, normalized(x) @ params["E"].T)


def test_more_sequences_than_positions():
    """Twenty sequences of two tokens, with eight positions"""
    params, tokens = model(seed=11), some_tokens(B=20, T=2)
    together = forward(tokens, params, 2)
    assert np.shape(together) == (20, 2, 11)
    assert close(forward(tokens[17:18], params, 2)[0], together[17])


def test_heads_do_not_mix():
    """Scores of one head leave the other heads' part of the output alone"""
    rng = np.random.default_rng(12)
    x = rng.normal(size=(2, 5, 6))
    block = {name: rng.normal(size=(6, 6)) for name in ("Wq", "Wk", "Wv")}
    block["Wo"] = np.eye(6)
    other = {**block, "Wq": block["Wq"].copy()}
    other["Wq"][:, 2:4] *= -3
    one, two = attention(x, block, 3), attention(x, other, 3)
    assert close(two[:, :, [0, 1, 4, 5]], one[:, :, [0, 1, 4, 5]])
    assert np.abs(two[:, 1:, 2:4] - one[:, 1:, 2:4]).max() > 1e-3


def test_scores_in_the_millions():
    """Large queries make attention hard, and nothing overflows"""
    params, tokens = model(seed=13), some_tokens()
    for block in params["blocks"]:
        block["Wq"] = 1e6 * block["Wq"]
    logits = np.asarray(forward(tokens, params, 2))
    assert np.all(np.isfinite(logits))
