import numpy as np


def info_nce(U, V, temperature=0.1):
    """Symmetric InfoNCE of n pairs (U[i], V[i]), two (n, d) arrays of raw embeddings;
    returns (loss, dU, dV).
    """
    raise NotImplementedError
