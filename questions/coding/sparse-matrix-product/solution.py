def times_vector(A, x):
    """The product of a sparse matrix, given as (data, indices, indptr, columns), with
    a list x, as a list.
    """
    data, indices, indptr, _ = A
    return [
        sum(data[k] * x[indices[k]] for k in range(start, end))
        for start, end in zip(indptr, indptr[1:])
    ]


def times_matrix(A, B):
    """The product of two sparse matrices, each given as (data, indices, indptr,
    columns), in the same format.
    """
    a, a_columns, a_rows, _ = A
    b, b_columns, b_rows, columns = B
    data, indices, indptr = [], [], [0]
    for start, end in zip(a_rows, a_rows[1:]):
        row = {}  # column to value: this row of the product is a sum of rows of B
        for k in range(start, end):
            for m in range(b_rows[a_columns[k]], b_rows[a_columns[k] + 1]):
                row[b_columns[m]] = row.get(b_columns[m], 0) + a[k] * b[m]
        for column in sorted(row):
            if row[column] != 0:
                data.append(row[column])
                indices.append(column)
        indptr.append(len(data))
    return data, indices, indptr, columns
