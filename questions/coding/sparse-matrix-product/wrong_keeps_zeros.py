# fails: test_what_cancels_is_not_stored
def times_vector(A, x):
    data, indices, indptr, _ = A
    return [
        sum(data[k] * x[indices[k]] for k in range(s, e))
        for s, e in zip(indptr, indptr[1:])
    ]


def times_matrix(A, B):
    a, a_columns, a_rows, _ = A
    b, b_columns, b_rows, columns = B
    data, indices, indptr = [], [], [0]
    for start, end in zip(a_rows, a_rows[1:]):
        row = {}
        for k in range(start, end):
            for m in range(b_rows[a_columns[k]], b_rows[a_columns[k] + 1]):
                row[b_columns[m]] = row.get(b_columns[m], 0) + a[k] * b[m]
        for column, value in sorted(row.items()):
            data.append(value)
            indices.append(column)
        indptr.append(len(data))
    return data, indices, indptr, columns
