# fails: test_matrix_times_matrix
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
    for i in range(len(a_rows) - 1):
        row = {}
        for k in range(a_rows[i], a_rows[i + 1]):
            for m in range(b_rows[i], b_rows[i + 1]):
                row[b_columns[m]] = row.get(b_columns[m], 0) + a[k] * b[m]
        for column in sorted(row):
            if row[column] != 0:
                data.append(row[column])
                indices.append(column)
        indptr.append(len(data))
    return data, indices, indptr, columns
