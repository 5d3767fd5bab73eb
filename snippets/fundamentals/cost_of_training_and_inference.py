"""Operations and memory of six learners on a million rows with a hundred features."""

rows, features, epochs = 1_000_000, 100, 20
trees, depth = 500, 6
widths = [features, 256, 256, 1]
weights = sum(a * b for a, b in zip(widths, widths[1:]))
support = rows // 10  # a tenth of the rows become support vectors

# --8<-- [start:table]
splits = trees * depth
learners = {  # operations to train, operations per prediction, numbers kept
    "linear, solved": (rows * features**2, features, features),
    "logistic, 20 passes": (4 * epochs * rows * features, features, features),
    "boosting, histograms": (splits * rows * features, splits, trees * 2**depth),
    "k-NN, brute force": (0, 2 * rows * features, rows * features),
    "kernel, exact": (rows**2 * features, 2 * support * features, support * features),
    "MLP, 20 passes": (6 * epochs * rows * weights, 2 * weights, weights),
}
print(f"{'':21} {'train':>8} {'predict':>8} {'keeps':>8}")
#>                          train  predict    keeps
for name, numbers in learners.items():
    print(f"{name:21}", *(f"{number:8.0e}" for number in numbers))
    #> linear, solved           1e+10    1e+02    1e+02
    #> logistic, 20 passes      8e+09    1e+02    1e+02
    #> boosting, histograms     3e+11    3e+03    3e+04
    #> k-NN, brute force        0e+00    2e+08    1e+08
    #> kernel, exact            1e+14    2e+07    1e+07
    #> MLP, 20 passes           1e+13    2e+05    9e+04
# --8<-- [end:table]

# --8<-- [start:memory]
cells = rows * features / 1e6
print(f"data: float32 {4 * cells:.0f} MB, one-byte bins {cells:.0f} MB")
#> data: float32 400 MB, one-byte bins 100 MB
for n in (rows, 10 * rows):
    print(f"kernel matrix of {n:,} rows in float64: {8 * n**2 / 1e12:,.0f} TB")
    #> kernel matrix of 1,000,000 rows in float64: 8 TB
    #> kernel matrix of 10,000,000 rows in float64: 800 TB
# --8<-- [end:memory]

# --8<-- [start:latency]
compute, bandwidth = 50e9, 20e9  # assumed for one core: operations, bytes a second
for name in ("k-NN, brute force", "kernel, exact", "MLP, 20 passes"):
    _, operations, kept = learners[name]
    for batch in (1, 64):
        compute_time, read_time = batch * operations / compute, 4 * kept / bandwidth
        each = 1e6 * max(compute_time, read_time) / batch
        limit = "compute" if compute_time > read_time else "memory"
        print(f"{name:18} batch {batch:2}  {each:9,.1f} µs a row, limited by {limit}")
        #> k-NN, brute force  batch  1   20,000.0 µs a row, limited by memory
        #> k-NN, brute force  batch 64    4,000.0 µs a row, limited by compute
        #> kernel, exact      batch  1    2,000.0 µs a row, limited by memory
        #> kernel, exact      batch 64      400.0 µs a row, limited by compute
        #> MLP, 20 passes     batch  1       18.3 µs a row, limited by memory
        #> MLP, 20 passes     batch 64        3.7 µs a row, limited by compute
# --8<-- [end:latency]
