import numpy as np

from answer import conv2d
from handbook.judge import close


def by_loops(x, w, b, stride, padding):
    """The definition, one multiplication at a time; outside of the image there is nothing to add."""
    (n, c, H, W), (k, _, r, s) = x.shape, w.shape
    y = np.zeros((n, k, (H + 2 * padding - r) // stride + 1, (W + 2 * padding - s) // stride + 1))
    for m, f, u, v in np.ndindex(y.shape):
        y[m, f, u, v] = b[f]
        for ch, i, j in np.ndindex(c, r, s):
            row, column = u * stride + i - padding, v * stride + j - padding
            if 0 <= row < H and 0 <= column < W:
                y[m, f, u, v] += x[m, ch, row, column] * w[f, ch, i, j]
    return y


def test_agrees_with_loops():
    """Oblong images and filters, strides 1 to 3, paddings 0 to 2"""
    rng = np.random.default_rng(3)
    x, w, b = rng.normal(size=(2, 3, 5, 7)), rng.normal(size=(4, 3, 3, 2)), rng.normal(size=4)
    for stride in (1, 2, 3):
        for padding in (0, 1, 2):
            assert close(conv2d(x, w, b, stride=stride, padding=padding), by_loops(x, w, b, stride, padding))


def test_the_defaults():
    """Without further arguments the stride is 1 and nothing is padded"""
    rng = np.random.default_rng(4)
    x, w, b = rng.normal(size=(1, 2, 4, 5)), rng.normal(size=(3, 2, 2, 3)), rng.normal(size=3)
    assert close(conv2d(x, w, b), by_loops(x, w, b, 1, 0))


def test_a_filter_as_large_as_the_image():
    """One window: the layer is a matrix product of flattened images and filters"""
    rng = np.random.default_rng(5)
    x, w, b = rng.normal(size=(6, 3, 4, 2)), rng.normal(size=(5, 3, 4, 2)), rng.normal(size=5)
    expected = x.reshape(6, -1) @ w.reshape(5, -1).T + b
    assert close(conv2d(x, w, b), expected[:, :, None, None])


def test_a_one_by_one_filter_mixes_channels():
    """The same linear map of the channels at every pixel"""
    rng = np.random.default_rng(6)
    x, w = rng.normal(size=(2, 4, 3, 5)), rng.normal(size=(6, 4, 1, 1))
    y = np.asarray(conv2d(x, w, np.zeros(6)))
    for u, v in np.ndindex(3, 5):
        assert close(y[:, :, u, v], x[:, :, u, v] @ w[:, :, 0, 0].T)


def test_a_point_shows_the_filter_turned():
    """A single 1 in a wide border of zeros gives the filter rotated by 180 degrees"""
    x = np.zeros((1, 1, 7, 7))
    x[0, 0, 3, 3] = 1
    w = np.arange(1.0, 7.0).reshape(1, 1, 2, 3)
    y = np.asarray(conv2d(x, w, np.zeros(1)))
    assert close(y[0, 0, 2:4, 1:4], [[6, 5, 4], [3, 2, 1]])
    assert close(y.sum(), 21.0)


def test_a_stride_wider_than_the_filter():
    """Stride 3 with a 1 x 1 filter skips pixels; what is left over at the end is dropped"""
    x = np.arange(56.0).reshape(1, 1, 7, 8)
    y = conv2d(x, np.ones((1, 1, 1, 1)), np.zeros(1), stride=3)
    assert close(y, [[[[0, 3, 6], [24, 27, 30], [48, 51, 54]]]])


def test_shifting_the_image_shifts_the_result():
    """Moving a blob by two pixels moves its response by two"""
    rng = np.random.default_rng(7)
    x, w, b = np.zeros((1, 2, 12, 12)), rng.normal(size=(3, 2, 3, 3)), rng.normal(size=3)
    x[:, :, 4:7, 4:7] = rng.normal(size=(1, 2, 3, 3))
    moved = np.roll(x, (2, -2), axis=(2, 3))
    assert close(conv2d(moved, w, b, padding=1), np.roll(conv2d(x, w, b, padding=1), (2, -2), axis=(2, 3)))


def test_two_million_pixels_in_time():
    """An image of 1,500 x 1,500 pixels under two 2 x 2 filters: no Python loop over pixels"""
    rng = np.random.default_rng(8)
    x, w, b = rng.normal(size=(1, 1, 1_500, 1_500)), rng.normal(size=(2, 1, 2, 2)), rng.normal(size=2)
    y = np.asarray(conv2d(x, w, b))
    assert y.shape == (1, 2, 1_499, 1_499)
    for u, v in ((0, 0), (40, 1_460), (1_498, 1_498)):
        assert close(y[0, :, u, v], np.sum(x[0, 0, u : u + 2, v : v + 2] * w[:, 0], axis=(1, 2)) + b)
