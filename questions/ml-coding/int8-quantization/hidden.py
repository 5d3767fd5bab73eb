import numpy as np

from answer import dequantize, linear, quantize
from handbook.judge import close


def random_matrix(rows=6, columns=40, seed=0):
    rng = np.random.default_rng(seed)
    return rng.normal(size=(rows, columns)) * 10.0 ** rng.integers(-3, 4, size=(rows, 1))


def test_rows_do_not_disturb_each_other():
    """A row is quantized as it would be alone, also in a square matrix with one huge row"""
    W = random_matrix(7, 7, seed=6)
    W[2] *= 1e6
    codes, scales = quantize(W)
    for row in range(7):
        alone, scale = quantize(W[row : row + 1])
        assert close(np.asarray(codes)[row : row + 1], alone)
        assert close(np.ravel(scales)[row], np.ravel(scale)[0])


def test_scaling_a_row_scales_its_scale():
    """Rows times 1024 or 1/8 have the same codes, and scales times as much"""
    W = random_matrix(seed=7)
    factor = np.array([1024.0, 0.125, 1.0, 4.0, 0.5, 64.0])
    codes, scales = quantize(W)
    codes_after, scales_after = quantize(W * factor[:, None])
    assert close(codes_after, codes)
    assert close(np.ravel(scales_after), np.ravel(scales) * factor)


def test_signs_are_symmetric():
    """-W has the codes of W with the other sign: zero stays zero and -128 is not used"""
    W = random_matrix(seed=8)
    codes, scales = quantize(W)
    opposite, same = quantize(-W)
    assert close(opposite, -np.asarray(codes))
    assert close(np.ravel(same), np.ravel(scales))


def test_quantizing_again_changes_nothing():
    """What has been quantized once is met exactly the second time"""
    codes, scales = quantize(random_matrix(seed=9))
    again, scales_again = quantize(np.asarray(dequantize(codes, scales)))
    assert close(again, codes)
    assert close(np.ravel(scales_again), np.ravel(scales))


def test_error_of_the_product_is_bounded():
    """|y - x W'| <= sum of |x| s_w / 2 + |w| s_x / 2 + s_x s_w / 4 over the inner dimension, for every output"""
    W, x = random_matrix(8, 64, seed=10), random_matrix(5, 64, seed=11)
    s_w, s_x = np.max(np.abs(W), axis=1) / 127, np.max(np.abs(x), axis=1) / 127
    bound = np.outer(np.abs(x).sum(axis=1), s_w) / 2 + np.outer(s_x, np.abs(W).sum(axis=1)) / 2 + 64 * np.outer(s_x, s_w) / 4
    error = np.abs(np.asarray(linear(x, *quantize(W))) - x @ W.T)
    assert np.all(error <= 1.0001 * bound)
    assert np.any(error > 0)


def test_long_sums_do_not_overflow():
    """4,096 products of 127 x 127 add up to 66 million: far beyond int8 and int16"""
    W = np.ones((2, 4_096)) * np.array([[1.0], [-1.0]])
    y = linear(np.full((1, 4_096), 0.5), *quantize(W))
    assert close(y, [[2_048.0, -2_048.0]])


def test_each_row_of_x_has_its_own_scale():
    """Rows of x give what they give alone, though one is a million times larger"""
    W, x = random_matrix(seed=12), random_matrix(3, 40, seed=13)
    x[1] *= 1e6
    codes, scales = quantize(W)
    together = np.asarray(linear(x, codes, scales))
    for row in range(3):
        assert close(linear(x[row : row + 1], codes, scales), together[row : row + 1])


def test_single_precision_and_whole_numbers():
    """float32 and integer matrices: half a step, too"""
    rng = np.random.default_rng(14)
    for M in (rng.normal(size=(5, 30)).astype(np.float32), rng.integers(-1_000, 1_000, size=(5, 30))):
        error = np.abs(np.asarray(dequantize(*quantize(M))) - M)
        assert np.all(error <= np.max(np.abs(M), axis=1, keepdims=True) / 127 * 0.5001)


def test_a_million_weights():
    """A 1,000 x 1,000 matrix and 8 rows of activations within the time limit: no Python loop over entries"""
    rng = np.random.default_rng(15)
    W, x = rng.normal(size=(1_000, 1_000)), rng.normal(size=(8, 1_000))
    y = np.asarray(linear(x, *quantize(W)))
    exact = x @ W.T
    # Rounding errors of both factors are spread evenly over a step: about 1.1% of the output's size, far from 3%.
    assert np.sqrt(np.mean((y - exact) ** 2)) < 0.03 * np.sqrt(np.mean(exact**2))
