"""When guessing is the best answer: scoring rules, facts seen once, and what abstaining and retrieval change."""

import numpy as np

rng = np.random.default_rng(0)

# --8<-- [start:rule]
# A question answered with probability p of being right. Right 1, "don't know" 0.
print("penalty   answer if p above   expected score at p = 0.1, 0.3, 0.6, 0.9")
#> penalty   answer if p above   expected score at p = 0.1, 0.3, 0.6, 0.9
for penalty in (0, 1, 3, 9):
    threshold = penalty / (1 + penalty)
    scores = [max(p - (1 - p) * penalty, 0) for p in (0.1, 0.3, 0.6, 0.9)]
    cells = "   ".join(f"{score:.2f}" for score in scores)
    print(f"{penalty:7}   {threshold:17.2f}   {cells}")
    #>       0                0.00   0.10   0.30   0.60   0.90
    #>       1                0.50   0.00   0.00   0.20   0.80
    #>       3                0.75   0.00   0.00   0.00   0.60
    #>       9                0.90   0.00   0.00   0.00   0.00
# --8<-- [end:rule]

# --8<-- [start:leaderboard]
# 2,000 questions; p is the chance of being right, and both models know their p.
p = rng.beta(0.9, 0.7, 2_000)
right = rng.random(2_000) < p
models = {"always answers": p >= 0, "declines below 0.5": p >= 0.5}
for name, answers in models.items():
    correct, wrong = (right & answers).mean(), (~right & answers).mean()
    print(f"{name:19} accuracy {correct:.2f}   wrong {wrong:.2f}"
          f"   with penalty 1: {correct - wrong:5.2f}, 3: {correct - 3 * wrong:5.2f}")
    #> always answers      accuracy 0.55   wrong 0.45   with penalty 1:  0.09, 3: -0.81
    #> declines below 0.5  accuracy 0.45   wrong 0.13   with penalty 1:  0.32, 3:  0.06
# --8<-- [end:leaderboard]

# --8<-- [start:once]
# Arbitrary facts (say, birthdays) of 20,000 people, mentioned with Zipf frequencies.
weights = 1 / np.arange(1, 20_001)
seen = rng.multinomial(60_000, weights / weights.sum())
once, never = (seen == 1).sum() / 60_000, weights[seen == 0].sum() / weights.sum()
print(f"mentions of facts that occur once: {once:.3f} of all")
#> mentions of facts that occur once: 0.091 of all
print(f"chance that the next mention is of an unseen fact: {never:.3f}")
#> chance that the next mention is of an unseen fact: 0.089
# --8<-- [end:once]

# --8<-- [start:retrieval]
# Retrieval finds the evidence for 85%. With it 95% right; without it the model
# answers from memory (40% right) or declines, at some rate.
for declines in (0.1, 0.5, 0.9):
    wrong = 0.85 * 0.05 + 0.15 * (1 - declines) * 0.60
    correct = 0.85 * 0.95 + 0.15 * (1 - declines) * 0.40
    print(f"declines {declines:.0%} of those: right {correct:.3f}   wrong {wrong:.3f}")
    #> declines 10% of those: right 0.862   wrong 0.123
    #> declines 50% of those: right 0.838   wrong 0.087
    #> declines 90% of those: right 0.814   wrong 0.052
# --8<-- [end:retrieval]
