# fails: test_only_the_products_that_count
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
        for j in range(columns):
            value = 0
            for k in range(start, end):
                row = range(b_rows[a_columns[k]], b_rows[a_columns[k] + 1])
                value += a[k] * sum(b[m] * (b_columns[m] == j) for m in row)
            if value != 0:
                data.append(value)
                indices.append(j)
        indptr.append(len(data))
    return data, indices, indptr, columns
