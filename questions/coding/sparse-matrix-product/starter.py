def times_vector(A, x):
    """The product of a sparse matrix, given as (data, indices, indptr, columns), with
    a list x, as a list.
    """
    raise NotImplementedError


def times_matrix(A, B):
    """The product of two sparse matrices, each given as (data, indices, indptr,
    columns), in the same format.
    """
    raise NotImplementedError
