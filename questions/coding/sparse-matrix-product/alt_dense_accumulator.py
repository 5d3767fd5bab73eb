def times_vector(A, x):
    """One pass over the stored entries, moving on to the next row when its pointer is
    reached.
    """
    data, indices, indptr, _ = A
    y = [0] * (len(indptr) - 1)
    for row in range(len(y)):
        for value, column in zip(
            data[indptr[row] : indptr[row + 1]], indices[indptr[row] : indptr[row + 1]]
        ):
            y[row] += value * x[column]
    return y


def times_matrix(A, B):
    """Gustavson: one dense row of sums for all rows, with a mark that says which row
    last wrote to a column.
    """
    a, a_columns, a_rows, _ = A
    b, b_columns, b_rows, columns = B
    total, written_by = [0] * columns, [-1] * columns
    data, indices, indptr = [], [], [0]
    for i in range(len(a_rows) - 1):
        touched = []
        for k in range(a_rows[i], a_rows[i + 1]):
            for m in range(b_rows[a_columns[k]], b_rows[a_columns[k] + 1]):
                j = b_columns[m]
                if written_by[j] != i:
                    written_by[j], total[j] = i, 0
                    touched.append(j)
                total[j] += a[k] * b[m]
        kept = [j for j in sorted(touched) if total[j] != 0]
        data += [total[j] for j in kept]
        indices += kept
        indptr.append(len(data))
    return data, indices, indptr, columns
