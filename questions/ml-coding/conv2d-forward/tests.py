import numpy as np

from answer import conv2d
from handbook.judge import close, unchanged

NO_BIAS = np.zeros(1)


def test_a_filter_is_not_flipped():
    """3 x 3 image, filter [[1, 2], [3, 4]]: the top left result is 0 * 1 + 1 * 2 + 3 * 3 + 4 * 4"""
    x = np.arange(9.0).reshape(1, 1, 3, 3)
    w = np.array([[[[1.0, 2.0], [3.0, 4.0]]]])
    assert close(conv2d(x, w, NO_BIAS), [[[[27.0, 37.0], [57.0, 67.0]]]])


def test_output_size():
    """(size + 2 * padding - filter) // stride + 1, for height and width"""
    for H, W, r, s, stride, padding in ((5, 7, 3, 3, 1, 0), (5, 7, 3, 3, 1, 1), (6, 9, 2, 3, 2, 0), (8, 5, 3, 5, 3, 2)):
        y = conv2d(np.ones((2, 3, H, W)), np.ones((4, 3, r, s)), np.zeros(4), stride=stride, padding=padding)
        assert np.shape(y) == (2, 4, (H + 2 * padding - r) // stride + 1, (W + 2 * padding - s) // stride + 1)


def test_padding_adds_zeros_all_around():
    """Ones with a 3 x 3 filter of ones: 4 in the corners, 6 at the edges, 9 inside"""
    y = conv2d(np.ones((1, 1, 4, 4)), np.ones((1, 1, 3, 3)), NO_BIAS, padding=1)
    assert close(y, [[[[4, 6, 6, 4], [6, 9, 9, 6], [6, 9, 9, 6], [4, 6, 6, 4]]]])


def test_stride_takes_every_second_result():
    """Stride 2 gives every second row and column of what stride 1 gives"""
    rng = np.random.default_rng(0)
    x, w, b = rng.normal(size=(2, 3, 8, 7)), rng.normal(size=(4, 3, 3, 2)), rng.normal(size=4)
    assert close(conv2d(x, w, b, stride=2, padding=1), np.asarray(conv2d(x, w, b, padding=1))[:, :, ::2, ::2])


def test_channels_add_up_and_each_filter_has_its_bias():
    """Two channels of 1 and 10 under weights 1 and 2: 21, and the bias of the filter on top"""
    x = np.ones((1, 2, 2, 3)) * np.array([1.0, 10.0])[:, None, None]
    w = np.array([1.0, 2.0]).reshape(1, 2, 1, 1) * np.ones((3, 1, 1, 1))
    y = conv2d(x, w, np.array([0.0, 100.0, 200.0]))
    assert close(y, [[[[value] * 3] * 2 for value in (21.0, 121.0, 221.0)]])


def test_images_do_not_mix():
    """Each image of a batch gives what it gives alone"""
    rng = np.random.default_rng(1)
    x, w, b = rng.normal(size=(3, 2, 5, 5)), rng.normal(size=(2, 2, 3, 3)), rng.normal(size=2)
    together = np.asarray(conv2d(x, w, b, padding=1))
    for i in range(3):
        assert close(conv2d(x[i : i + 1], w, b, padding=1), together[i : i + 1])


def test_inputs_are_not_changed():
    """x, w and b stay as they were"""
    rng = np.random.default_rng(2)
    assert unchanged(conv2d, rng.normal(size=(2, 2, 4, 4)), rng.normal(size=(3, 2, 2, 2)), rng.normal(size=3), padding=1)
