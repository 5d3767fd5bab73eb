import numpy as np


def norm(x):
    return (x - np.mean(x)) / np.sqrt(np.var(x) + 1e-5)


def attend(x, block, heads, past):
    """One token (d,) sees the cached keys and values, and itself."""
    q, k, v = (np.split(x @ block[name], heads) for name in ("Wq", "Wk", "Wv"))
    past.append((k, v))
    out = []
    for h in range(heads):
        scores = np.array([q[h] @ keys[h] for keys, _ in past]) / len(q[h]) ** 0.5
        e = np.exp(scores - scores.max())
        out.append(e / e.sum() @ np.array([values[h] for _, values in past]))
    return np.concatenate(out) @ block["Wo"]


def attention(x, block, heads):
    result = []
    for row in x:
        past = []
        result.append([attend(token, block, heads, past) for token in row])
    return np.array(result)


def forward(tokens, params, heads):
    """Decodes: a token goes through all blocks before the next one is read."""
    logits = []
    for row in tokens:
        pasts = [[] for _ in params["blocks"]]
        logits.append([])
        for position, token in enumerate(row):
            x = params["E"][token] + params["P"][position]
            for block, past in zip(params["blocks"], pasts):
                x = x + attend(norm(x), block, heads, past)
                x = x + np.maximum(norm(x) @ block["W1"], 0) @ block["W2"]
            logits[-1].append(params["E"] @ norm(x))
    return np.array(logits)
