"""Recall times use gives the answer rate; labels from one system punish the next; what a reranker can win."""

import numpy as np

rng = np.random.default_rng(0)

# --8<-- [start:product]
# The case's 400 questions: recall at k, and share right when it was found.
recall = {1: 0.52, 3: 0.68, 5: 0.74, 10: 0.81, 20: 0.86, 50: 0.91}
use = {1: 0.95, 3: 0.94, 5: 0.93, 10: 0.90, 20: 0.86, 50: 0.76}
blind = 0.06  # right without the passage: common knowledge, luck
for k, found in recall.items():
    right = found * use[k] + (1 - found) * blind
    print(f"k {k:2}   recall {found:.2f} x use {use[k]:.2f}   right {right:.3f}")
    #> k  1   recall 0.52 x use 0.95   right 0.523
    #> k  3   recall 0.68 x use 0.94   right 0.658
    #> k  5   recall 0.74 x use 0.93   right 0.704
    #> k 10   recall 0.81 x use 0.90   right 0.740
    #> k 20   recall 0.86 x use 0.86   right 0.748
    #> k 50   recall 0.91 x use 0.76   right 0.697
# --8<-- [end:product]

# --8<-- [start:rerank]
# Take 50 candidates, reorder them, send 5. A found passage is kept at some rate.
for keep in (0.81, 0.90, 0.95, 1.0):
    found = recall[50] * keep
    right = found * use[5] + (1 - found) * blind
    print(f"kept {keep:.2f}   recall at 5 {found:.3f}   right {right:.3f}")
    #> kept 0.81   recall at 5 0.737   right 0.701
    #> kept 0.90   recall at 5 0.819   right 0.773
    #> kept 0.95   recall at 5 0.864   right 0.812
    #> kept 1.00   recall at 5 0.910   right 0.852
# --8<-- [end:rerank]

# --8<-- [start:pool]
# 1,000 questions with 4 relevant passages each. Each system has 10 places and finds a
# relevant passage with its own probability; the new one is better.
relevant = (1_000, 4)
old = rng.random(relevant) < 0.50
new = rng.random(relevant) < 0.60
other = rng.random(relevant) < 0.45  # lexical search, for the pool
lexical = old | other
pools = {"old system": old, "old + lexical": lexical, "all three": lexical | new}
print(f"true recall            old {old.mean():.3f}   new {new.mean():.3f}")
#> true recall            old 0.508   new 0.598
for name, judged in pools.items():
    rows = [(found & judged).sum() / judged.sum() for found in (old, new)]
    print(f"labels: {name:14} old {rows[0]:.3f}   new {rows[1]:.3f}")
    #> labels: old system     old 1.000   new 0.610
    #> labels: old + lexical  old 0.698   new 0.605
    #> labels: all three      old 0.574   new 0.675
# --8<-- [end:pool]

# --8<-- [start:interval]
# Paired: of n questions the new system gains 9% and loses 5%. Is the 4% real?
gain, lose = 0.09, 0.05
for n in (100, 200, 400, 1_000):
    error = ((gain + lose - (gain - lose) ** 2) / n) ** 0.5
    single = (2 * 0.8 * 0.2 / n) ** 0.5  # two separate samples at 80%
    print(f"n {n:5}   paired +- {1.96 * error:.3f}   unpaired +- {1.96 * single:.3f}")
    #> n   100   paired +- 0.073   unpaired +- 0.111
    #> n   200   paired +- 0.052   unpaired +- 0.078
    #> n   400   paired +- 0.036   unpaired +- 0.055
    #> n  1000   paired +- 0.023   unpaired +- 0.035
# --8<-- [end:interval]
