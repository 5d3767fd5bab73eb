"""Three arms on the same tickets tell knowledge errors from behavior errors; when tuning pays for a shorter prompt."""

import numpy as np

rng = np.random.default_rng(0)

# --8<-- [start:arms]
# The case's 300 tickets: draft right (1) or wrong (0) under three prompts,
# (as today, with the correct clause, with clause and eight examples): tickets
counts = {
    (1, 1, 1): 174,
    (1, 0, 1): 4,
    (0, 1, 1): 81,
    (0, 0, 1): 16,
    (0, 1, 0): 3,
    (0, 0, 0): 22,
}
tickets = np.repeat(list(counts), list(counts.values()), axis=0)
resampled = tickets[rng.integers(300, size=(2_000, 300))].mean(axis=1)  # pairs kept
for name, column in {"today": 0, "+ clause": 1, "+ examples": 2}.items():
    print(f"{name:10} {tickets[:, column].mean():.3f}")
    #> today      0.593
    #> + clause   0.860
    #> + examples 0.917
for name, column in {"clause": 1, "examples": 2}.items():
    gains = resampled[:, column] - resampled[:, column - 1]
    low, high = np.percentile(gains, [2.5, 97.5])
    print(f"gain from {name:8}   95% interval {low:+.3f} to {high:+.3f}")
    #> gain from clause     95% interval +0.213 to +0.320
    #> gain from examples   95% interval +0.027 to +0.087
# --8<-- [end:arms]

# --8<-- [start:breakeven]
example_tokens, project = 2_400, 6_000  # tokens a request, dollars a quarter
prices = {"no prompt cache": 0.50, "prompt cache": 0.05}  # dollars a million tokens
for name, price in prices.items():
    saved = example_tokens * price / 1e6
    needed = project / saved / 90
    print(f"{name:15}   saves ${saved:.5f} a request   pays from {needed:7,.0f} a day")
    #> no prompt cache   saves $0.00120 a request   pays from  55,556 a day
    #> prompt cache      saves $0.00012 a request   pays from 555,556 a day
# --8<-- [end:breakeven]
