from answer import times_matrix, times_vector
from handbook.judge import close, unchanged

# [[1, 0, 2],     [[0, 4],
#  [0, 0, 0],      [5, 0],
#  [0, 3, 0]]      [0, 6]]
A = ([1, 2, 3], [0, 2, 1], [0, 2, 2, 3], 3)
B = ([4, 5, 6], [1, 0, 1], [0, 1, 2, 3], 2)


def parts(matrix):
    """A product as lists, so that tuples and arrays will do as well."""
    data, indices, indptr, columns = matrix
    return [list(data), list(indices), list(indptr), columns]


def test_matrix_times_vector():
    """Each row adds up its stored entries; an empty row gives 0"""
    assert close(times_vector(A, [10, 20, 30]), [70, 0, 60])


def test_matrix_times_matrix():
    """A 3 x 3 matrix times a 3 x 2 matrix"""
    assert parts(times_matrix(A, B)) == [[16, 15], [1, 0], [0, 1, 1, 2], 2]


def test_contributions_to_the_same_place_are_added():
    """(1 1 1) times a column of ones is a single 3, and columns come in order"""
    ones = ([1, 1, 1], [0, 1, 2], [0, 3], 3)
    tall = ([7, 1, 1, 1, 2], [1, 0, 0, 0, 1], [0, 2, 3, 5], 2)
    assert parts(times_matrix(ones, tall)) == [[3, 9], [0, 1], [0, 2], 2]


def test_empty_rows_keep_their_place():
    """Rows without entries, at the start, inside and at the end, still have a pointer"""
    gaps = ([5], [1], [0, 0, 0, 1, 1], 2)
    identity = ([1, 1], [0, 1], [0, 1, 2], 2)
    assert parts(times_matrix(gaps, identity)) == [[5], [1], [0, 0, 0, 1, 1], 2]
    assert close(times_vector(gaps, [3, 4]), [0, 0, 20, 0])


def test_what_cancels_is_not_stored():
    """1 * 2 + 1 * (-2) leaves no entry"""
    row, column = ([1, 1], [0, 1], [0, 2], 2), ([2, -2, 1], [0, 0, 1], [0, 1, 3], 2)
    assert parts(times_matrix(row, column)) == [[1], [1], [0, 1], 2]


def test_a_huge_sparse_product():
    """50,000 x 50,000 with one entry a row: 2.5 billion cells, of which nearly all are zero"""
    n = 50_000
    shift = ([2] * n, [*range(1, n), 0], list(range(n + 1)), n)
    data, indices, indptr, columns = times_matrix(shift, shift)
    assert list(data) == [4] * n and list(indices) == [*range(2, n), 0, 1]
    assert list(indptr) == list(range(n + 1)) and columns == n


def test_inputs_are_not_changed():
    """Neither factor is written to"""
    assert unchanged(times_matrix, A, B)
    assert unchanged(times_vector, A, [1, 2, 3])
