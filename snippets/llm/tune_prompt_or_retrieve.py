"""Three arms on the same tickets tell knowledge errors from behavior errors; when tuning pays for a shorter prompt."""

import numpy as np

rng = np.random.default_rng(0)

# --8<-- [start:arms]
# 300 past tickets; right (1) or wrong (0) under three prompts to the same model, counted jointly.
# order: as it is today, with the correct policy passage pasted in, with the passage and eight worked examples
joint = {(1, 1, 1): 174, (1, 0, 1): 4, (0, 1, 1): 81, (0, 0, 1): 16, (0, 1, 0): 3, (0, 0, 0): 22}
tickets = np.repeat(list(joint), list(joint.values()), axis=0)
sample = tickets[rng.integers(len(tickets), size=(2_000, len(tickets)))].mean(axis=1)  # bootstrap, pairs kept
for name, column in {"today": 0, "+ passage": 1, "+ examples": 2}.items():
    print(f"{name:11} {tickets[:, column].mean():.3f}")
    #> today       0.593
    #> + passage   0.860
    #> + examples  0.917
for name, (after, before) in {"passage adds": (1, 0), "examples add": (2, 1)}.items():
    low, high = np.percentile(sample[:, after] - sample[:, before], [2.5, 97.5])
    print(f"{name} {(tickets[:, after] - tickets[:, before]).mean():+.3f}  ({low:+.3f} to {high:+.3f})")
    #> passage adds +0.267  (+0.213 to +0.320)
    #> examples add +0.057  (+0.027 to +0.087)
# --8<-- [end:arms]

# --8<-- [start:breakeven]
example_tokens, price_per_million, cached_price = 2_400, 0.50, 0.05  # dollars an input token, fresh and cached
project = 6_000  # labeling checks, runs, evaluation, a month of somebody's attention: dollars a quarter
for name, price in {"no prompt cache": price_per_million, "prompt cache": cached_price}.items():
    saved = example_tokens * price / 1e6
    print(f"{name:16} saves ${saved:.5f} a request   pays back at {project / saved / 90:10,.0f} requests a day")
    #> no prompt cache  saves $0.00120 a request   pays back at     55,556 requests a day
    #> prompt cache     saves $0.00012 a request   pays back at    555,556 requests a day
# --8<-- [end:breakeven]
