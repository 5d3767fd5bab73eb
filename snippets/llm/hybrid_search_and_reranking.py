"""Fusing lexical and dense search by rank: a toy with two kinds of questions, and what reranking adds and costs."""

import numpy as np

rng = np.random.default_rng(0)
queries, documents = 400, 1_000  # document 0 is the relevant one
code = np.arange(queries) < 120  # 30% ask for a code or part number

# Dense scores: meaning is found well, codes poorly.
dense = rng.standard_normal((queries, documents))
near = 0.8 * dense + 0.6 * rng.standard_normal((queries, documents))  # a similar model
lift = np.where(code, 1.0, 3.0)
dense[:, 0] += lift
near[:, 0] = 0.8 * dense[:, 0] + 0.6 * rng.standard_normal(queries) + 0.2 * lift

# Lexical scores: only documents that share words; a shared code counts much.
matches = rng.random((queries, documents)) < 0.2
matches[:, 0] = code | (rng.random(queries) < 0.6)
lexical = matches * rng.gamma(2.0, 1.0, (queries, documents))
lexical[:, 0] += np.where(code, 8.0, 2.0 * matches[:, 0])
lexical *= rng.lognormal(1.0, 0.5, (queries, 1))  # its scale differs by query


# --8<-- [start:rrf]
def ranks(scores):
    """Rank of each document, 1 for the best; those with the lowest score come last."""
    order = np.argsort(-scores, axis=1)
    rank = np.argsort(order, axis=1) + 1
    return np.where(scores == scores.min(axis=1, keepdims=True), documents, rank)


def fuse(*systems, k=60):
    """Reciprocal rank fusion."""
    return sum(1 / (k + ranks(scores)) for scores in systems)


# A document's ranks in two lists; 1,000 is as good as absent.
for k in (1, 60):
    for pair in ((1, 40), (12, 12), (3, 1_000)):
        print(f"k {k:2}   ranks {pair}: {sum(1 / (k + rank) for rank in pair):.4f}")
        #> k  1   ranks (1, 40): 0.5244
        #> k  1   ranks (12, 12): 0.1538
        #> k  1   ranks (3, 1000): 0.2510
        #> k 60   ranks (1, 40): 0.0264
        #> k 60   ranks (12, 12): 0.0278
        #> k 60   ranks (3, 1000): 0.0168
# --8<-- [end:rrf]


# --8<-- [start:compare]
def scaled(scores):
    """Each query's scores from 0 to 1."""
    low, high = scores.min(axis=1, keepdims=True), scores.max(axis=1, keepdims=True)
    return (scores - low) / (high - low)


systems = {
    "lexical": lexical,
    "dense": dense,
    "sum of raw scores": lexical + dense,
    "RRF, lexical + dense": fuse(lexical, dense),
    "RRF, two dense": fuse(dense, near),
    "0.3 lexical + 0.7 dense, scaled": 0.3 * scaled(lexical) + 0.7 * scaled(dense),
}
print("recall                             at 5   at 50   codes at 50   others at 50")
#> recall                             at 5   at 50   codes at 50   others at 50
for name, scores in systems.items():
    place = ranks(scores)[:, 0]
    at5, at50, codes, others = (
        (place <= 5).mean(), (place <= 50).mean(),
        (place[code] <= 50).mean(), (place[~code] <= 50).mean(),
    )  # fmt: skip
    print(f"{name:32} {at5:6.2f}   {at50:5.2f}   {codes:11.2f}   {others:12.2f}")
    #> lexical                            0.34    0.65          1.00           0.50
    #> dense                              0.46    0.71          0.25           0.91
    #> sum of raw scores                  0.42    0.72          1.00           0.60
    #> RRF, lexical + dense               0.56    0.92          1.00           0.88
    #> RRF, two dense                     0.49    0.73          0.26           0.94
    #> 0.3 lexical + 0.7 dense, scaled    0.73    0.94          0.97           0.93
# --8<-- [end:compare]

# --8<-- [start:rerank]
# A cross-encoder reads question and passage together: noise is much smaller, but it
# runs once per candidate, 340 tokens each.
exact = 0.9 * rng.standard_normal((queries, documents))
exact[:, 0] += 3.5
fused = fuse(lexical, dense)
for candidates in (5, 20, 50, 200):
    kept = np.where(ranks(fused) <= candidates, exact, -np.inf)
    recall = (ranks(kept)[:, 0] <= 5) & (ranks(fused)[:, 0] <= candidates)
    work = 2 * 300e6 * 340 * candidates / 1e12  # a model of 300 million parameters
    rate = recall.mean()
    print(f"{candidates:4} candidates   recall at 5 {rate:.2f}   {work:5.1f} TFLOP")
    #>    5 candidates   recall at 5 0.56     1.0 TFLOP
    #>   20 candidates   recall at 5 0.84     4.1 TFLOP
    #>   50 candidates   recall at 5 0.91    10.2 TFLOP
    #>  200 candidates   recall at 5 0.94    40.8 TFLOP
# --8<-- [end:rerank]
