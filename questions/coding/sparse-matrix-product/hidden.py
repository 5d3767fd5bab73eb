from random import Random

from answer import times_matrix, times_vector
from handbook.judge import close


class Counted(int):
    """A number that counts how often it is multiplied."""

    products = 0

    def __mul__(self, other):
        Counted.products += 1
        return int(self) * int(other)

    __rmul__ = __mul__


def compressed(rows, columns, shuffle=None):
    """The CSR form of a dense matrix; with a random generator, each row's entries in
    random order.
    """
    data, indices, indptr = [], [], [0]
    for row in rows:
        entries = [(j, value) for j, value in enumerate(row) if value]
        if shuffle:
            shuffle.shuffle(entries)
        indices += [j for j, _ in entries]
        data += [value for _, value in entries]
        indptr.append(len(data))
    return data, indices, indptr, columns


def filled(rng, rows, columns, share):
    """A dense matrix of small integers, with that share of zeros."""
    return [
        [0 if rng.random() < share else rng.randint(-3, 3) for _ in range(columns)]
        for _ in range(rows)
    ]


def same(got, rows, columns):
    """Whether a product is the CSR form of a dense matrix, with sorted columns."""
    data, indices, indptr, width = got
    expected = compressed(rows, columns)
    return [list(data), list(indices), list(indptr), width] == [*expected[:3], columns]


def product(A, B, columns):
    """The dense product."""
    return [
        [sum(row[k] * B[k][j] for k in range(len(B))) for j in range(columns)]
        for row in A
    ]


def test_random_matrices():
    """60 products of up to 8 x 8, from full to nearly empty, against the definition"""
    rng = Random(1)
    for _ in range(60):
        n, m, p = (rng.randint(1, 8) for _ in range(3))
        share = rng.choice([0.0, 0.5, 0.9])
        A, B = filled(rng, n, m, share), filled(rng, m, p, share)
        assert same(
            times_matrix(compressed(A, m), compressed(B, p)), product(A, B, p), p
        )


def test_entries_of_a_row_in_any_order():
    """Input rows need not be sorted by column; the product's rows are"""
    rng = Random(2)
    for _ in range(30):
        A, B = filled(rng, 5, 6, 0.3), filled(rng, 6, 7, 0.3)
        assert same(
            times_matrix(compressed(A, 6, rng), compressed(B, 7, rng)),
            product(A, B, 7),
            7,
        )
        x = [rng.randint(-5, 5) for _ in range(6)]
        assert close(
            times_vector(compressed(A, 6, rng), x),
            [sum(v * w for v, w in zip(row, x)) for row in A],
        )


def test_identity_and_zero():
    """A times the identity is A; A times nothing is nothing"""
    A = filled(Random(3), 4, 5, 0.5)
    identity = [[int(i == j) for j in range(5)] for i in range(5)]
    assert same(times_matrix(compressed(A, 5), compressed(identity, 5)), A, 5)
    assert same(
        times_matrix(compressed(A, 5), compressed([[0] * 3] * 5, 3)), [[0] * 3] * 4, 3
    )


def test_wide_and_tall():
    """A row times a column is one number, a column times a row is a full table"""
    row, column = [[1, 0, 2, 3]], [[4], [5], [0], [6]]
    assert same(times_matrix(compressed(row, 4), compressed(column, 1)), [[22]], 1)
    assert same(
        times_matrix(compressed(column, 1), compressed(row, 4)),
        product(column, row, 4),
        4,
    )


def test_associative():
    """(AB)x equals A(Bx), and the product can be multiplied again"""
    rng = Random(4)
    A, B = (
        compressed(filled(rng, 20, 30, 0.8), 30),
        compressed(filled(rng, 30, 20, 0.8), 20),
    )
    x = [rng.uniform(-1, 1) for _ in range(20)]
    AB = times_matrix(A, B)
    assert close(times_vector(AB, x), times_vector(A, times_vector(B, x)), atol=1e-9)
    assert close(
        times_vector(times_matrix(AB, A), [1] * 30),
        times_vector(AB, times_vector(A, [1] * 30)),
    )


def test_only_the_products_that_count():
    """Not one multiplication more than there are pairs of stored entries that meet"""
    n = 300
    A = (
        [Counted(1)] * (2 * n),
        [j for i in range(n) for j in (i, (i + 7) % n)],
        list(range(0, 2 * n + 1, 2)),
        n,
    )
    Counted.products = 0
    data, indices, indptr, columns = times_matrix(A, A)
    assert Counted.products <= 4 * n
    assert sum(data) == 4 * n and len(data) == 3 * n
    Counted.products = 0
    assert list(times_vector(A, [1] * n)) == [2] * n
    assert Counted.products <= 2 * n


def test_a_long_vector():
    """40,000 entries in 20,000 rows"""
    n = 20_000
    A = (
        [1, -1] * n,
        [j for i in range(n) for j in (i, i + 1)],
        list(range(0, 2 * n + 1, 2)),
        n + 1,
    )
    assert list(times_vector(A, [i * i for i in range(n + 1)])) == [
        -2 * i - 1 for i in range(n)
    ]
