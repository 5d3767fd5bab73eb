"""Three rankings of one query: each of three metrics prefers a different one."""

from math import log2

# --8<-- [start:metrics]
judged = [3, 1, 1, 1]  # grades of every relevant document of the query


def reciprocal_rank(grades):
    return next((1 / rank for rank, grade in enumerate(grades, 1) if grade), 0.0)


def average_precision(grades):
    hits = [rank for rank, grade in enumerate(grades, 1) if grade]
    return sum(found / rank for found, rank in enumerate(hits, 1)) / len(judged)


def dcg(grades, gain):
    return sum(gain(grade) / log2(rank + 1) for rank, grade in enumerate(grades, 1))


def ndcg(grades, gain=lambda grade: 2**grade - 1):
    return dcg(grades, gain) / dcg(sorted(judged, reverse=True)[: len(grades)], gain)
# --8<-- [end:metrics]


# --8<-- [start:compare]
rankings = {"A": [1, 0, 0, 0, 3], "B": [0, 1, 1, 1, 0], "C": [0, 3, 0, 0, 1]}
for name, grades in rankings.items():
    binary = f"RR {reciprocal_rank(grades):.2f}  AP {average_precision(grades):.3f}"
    graded = f"NDCG {ndcg(grades):.3f}, linear gain {ndcg(grades, gain=float):.3f}"
    print(f"{name} {grades}  {binary}  {graded}")
    #> A [1, 0, 0, 0, 3]  RR 1.00  AP 0.350  NDCG 0.433, linear gain 0.474
    #> B [0, 1, 1, 1, 0]  RR 0.50  AP 0.479  NDCG 0.182, linear gain 0.342
    #> C [0, 3, 0, 0, 1]  RR 0.50  AP 0.225  NDCG 0.561, linear gain 0.500
# --8<-- [end:compare]

# --8<-- [start:ideal]
found = [1, 1, 0, 0, 0]  # the grade-3 document was never retrieved
wrong = dcg(found, float) / dcg(sorted(found, reverse=True), float)
print(f"NDCG against its own items {wrong:.2f}")
#> NDCG against its own items 1.00
print(f"NDCG against everything judged {ndcg(found, float):.2f}")
#> NDCG against everything judged 0.36
# --8<-- [end:ideal]
