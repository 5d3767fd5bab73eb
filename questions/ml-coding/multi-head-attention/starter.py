import numpy as np


def attention(x, Wq, Wk, Wv, Wo, heads, causal=True):
    """Multi-head self-attention.

    x is (batch, time, d); each W is (d, d); head h uses columns h * d/heads to (h + 1) * d/heads of Wq, Wk and Wv.
    Returns (batch, time, d).
    """
    raise NotImplementedError
