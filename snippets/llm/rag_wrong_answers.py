"""A funnel over audited questions: where the evidence was lost, and what mending each stage would be worth."""

from math import prod

# --8<-- [start:funnel]
# The case's audit: 300 answerable questions, each with a marked passage.
# For how many is the evidence still there after each stage?
reached = {
    "question": 300,
    "passage is in the index": 288,
    "passage is whole in one chunk": 273,
    "chunk in the first 50": 221,
    "chunk in the 5 sent": 206,
    "answer is right": 192,
}
stages = list(reached)
rates = {now: reached[now] / reached[before] for before, now in zip(stages, stages[1:])}
for stage, rate in rates.items():
    print(f"{stage:30} {reached[stage]:4}   of those left {rate:.3f}")
    #> passage is in the index         288   of those left 0.960
    #> passage is whole in one chunk   273   of those left 0.948
    #> chunk in the first 50           221   of those left 0.810
    #> chunk in the 5 sent             206   of those left 0.932
    #> answer is right                 192   of those left 0.932
# --8<-- [end:funnel]

# --8<-- [start:worth]
print(f"right end to end: {prod(rates.values()):.3f}")
#> right end to end: 0.640
for stage, rate in rates.items():
    others = prod(r for s, r in rates.items() if s != stage)
    print(f"halve the losses at '{stage}': {(1 + rate) / 2 * others:.3f}")
    #> halve the losses at 'passage is in the index': 0.653
    #> halve the losses at 'passage is whole in one chunk': 0.658
    #> halve the losses at 'chunk in the first 50': 0.715
    #> halve the losses at 'chunk in the 5 sent': 0.663
    #> halve the losses at 'answer is right': 0.663
# --8<-- [end:worth]
