from itertools import groupby


def times_vector(A, x):
    """Expand the row pointers to row numbers and add each product to its row."""
    data, indices, indptr, _ = A
    row_of = [
        row
        for row in range(len(indptr) - 1)
        for _ in range(indptr[row + 1] - indptr[row])
    ]
    y = [0] * (len(indptr) - 1)
    for row, column, value in zip(row_of, indices, data):
        y[row] += value * x[column]
    return y


def times_matrix(A, B):
    """Write down all products as (row, column, value), sort them, add up what has the
    same place.
    """
    a, a_columns, a_rows, _ = A
    b, b_columns, b_rows, columns = B
    products = [
        (i, b_columns[m], a[k] * b[m])
        for i in range(len(a_rows) - 1)
        for k in range(a_rows[i], a_rows[i + 1])
        for m in range(b_rows[a_columns[k]], b_rows[a_columns[k] + 1])
    ]
    products.sort(key=lambda product: product[:2])
    data, indices, count = [], [], [0] * (len(a_rows) - 1)
    for (i, j), group in groupby(products, key=lambda product: product[:2]):
        value = sum(v for _, _, v in group)
        if value != 0:
            data.append(value)
            indices.append(j)
            count[i] += 1
    indptr = [0]
    for n in count:
        indptr.append(indptr[-1] + n)
    return data, indices, indptr, columns
