import numpy as np

from answer import dequantize, linear, quantize
from handbook.judge import close, unchanged


def random_matrix(rows=6, columns=40, seed=0):
    """Rows of very different size."""
    rng = np.random.default_rng(seed)
    return rng.normal(size=(rows, columns)) * 10.0 ** rng.integers(-3, 4, size=(rows, 1))


def test_by_hand():
    """Row one has its largest entry at 1.27, so its scale is 0.01; row two at -254, scale 2"""
    codes, scales = quantize(np.array([[1.27, -0.64, 0.022], [2.0, -254.0, 7.0 / 4]]))
    assert close(np.ravel(scales), [0.01, 2.0])
    assert close(codes, [[127, -64, 2], [1, -127, 1]])
    assert close(dequantize(codes, scales), [[1.27, -0.64, 0.02], [2.0, -254.0, 2.0]])


def test_one_byte_a_weight():
    """The codes are an int8 array of the same shape, within -127 and 127, with one scale a row"""
    codes, scales = quantize(random_matrix())
    assert np.asarray(codes).dtype == np.int8
    assert np.shape(codes) == (6, 40)
    assert np.asarray(codes).min() >= -127
    assert np.size(scales) == 6


def test_error_is_half_a_step():
    """No entry is off by more than half of its row's scale, and the largest of each row is exact"""
    W = random_matrix(seed=1)
    codes, scales = quantize(W)
    error = np.abs(np.asarray(dequantize(codes, scales)) - W)
    half = np.max(np.abs(W), axis=1) / 127 / 2
    assert np.all(error <= half[:, None] * 1.0001)
    largest = np.arange(6), np.abs(W).argmax(axis=1)
    assert close(np.asarray(dequantize(codes, scales))[largest], W[largest])


def test_product_by_hand():
    """x has scale 1 and codes 127 and 1: 127 x 127 - 64 in the first row's steps of 0.01, 127 x 127 + 1 in steps of 2"""
    codes, scales = quantize(np.array([[1.27, -0.64], [254.0, 2.0]]))
    assert close(linear(np.array([[127.0, 1.0]]), codes, scales), [[160.65, 32_260.0]])


def test_integer_product_is_exact():
    """Quantized x times quantized W loses nothing more: linear is the product of the dequantized matrices"""
    W, x = random_matrix(seed=2), random_matrix(4, 40, seed=3)
    codes, scales = quantize(W)
    rounded = np.asarray(dequantize(*quantize(x)))
    expected = rounded @ np.asarray(dequantize(codes, scales)).T
    assert np.shape(linear(x, codes, scales)) == (4, 6)
    assert close(linear(x, codes, scales), expected)


def test_rows_of_zeros():
    """A row of zeros, in W or in x, gives zeros, and its scale is positive"""
    codes, scales = quantize(np.array([[0.0, 0.0], [3.0, -1.0]]))
    assert close(codes, [[0, 0], [127, -42]])
    assert np.all(np.asarray(scales) > 0)
    assert close(dequantize(codes, scales)[0], [0.0, 0.0])
    assert close(linear(np.array([[0.0, 0.0], [3.0, 3.0]]), codes, scales), [[0.0, 0.0], [0.0, 85 * 3 / 127 * 3.0]])


def test_inputs_are_not_changed():
    """Weights, activations, codes and scales stay as they were"""
    W, x = random_matrix(seed=4), random_matrix(2, 40, seed=5)
    assert unchanged(quantize, W)
    codes, scales = quantize(W)
    assert unchanged(dequantize, codes, scales)
    assert unchanged(linear, x, codes, scales)
