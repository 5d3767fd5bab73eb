"""Supervised fine-tuning: which tokens carry the loss, and when more examples stop helping."""

import numpy as np

rng = np.random.default_rng(0)

# --8<-- [start:mask]
IGNORED = -100  # the label that the loss skips
turns = [
    ("user", "<user> Can I return shoes ? <end>"),
    ("assistant", "<assistant> Yes , within 30 days . <end>"),
    ("user", "<user> Worn ones ? <end>"),
    ("assistant", "<assistant> No . <end>"),
]
tokens, trained = [], []
for role, text in turns:
    for word in text.split():
        tokens.append(word)
        # it must learn the answer and to stop, but the server writes the header
        trained.append(role == "assistant" and word != "<assistant>")
labels = [word if keep else IGNORED for word, keep in zip(tokens, trained)]
print("loss on:", " ".join(word for word in labels if word != IGNORED))
#> loss on: Yes , within 30 days . <end> No . <end>
# position i predicts token i + 1, so labels shift by one against inputs
print("input, target:", list(zip(tokens, labels[1:]))[6:9])
#> input, target: [('<end>', -100), ('<assistant>', 'Yes'), ('Yes', ',')]
print(f"{sum(trained)} of {len(tokens)} tokens carry the loss")
#> 10 of 24 tokens carry the loss
# --8<-- [end:mask]

# --8<-- [start:weights]
prompts, answers = np.array([1800, 300, 60]), np.array([40, 20, 600])
every = (prompts.sum(), answers.sum())
print(f"loss on all tokens: {every[0] / sum(every):.0%} of it on prompts")
#> loss on all tokens: 77% of it on prompts
print("answers only, mean over tokens:  ", np.round(answers / answers.sum(), 2))
#> answers only, mean over tokens:   [0.06 0.03 0.91]
print("answers only, mean over examples:", np.round(np.full(3, 1 / 3), 2))
#> answers only, mean over examples: [0.33 0.33 0.33]
# --8<-- [end:weights]

# --8<-- [start:quality]
SIZE = 100
wish = rng.standard_normal(SIZE) / 10  # the behavior we want, as a linear rule
habit = rng.standard_normal(SIZE) / 10  # another one, a cheap source's habit


def distance(parts):
    """Fit all examples; mean squared distance of the outputs from the wish."""
    gram, target = 1e-6 * np.eye(SIZE), np.zeros(SIZE)
    for count, noise, wrong in parts:
        x = rng.standard_normal((count, SIZE))
        rule = np.where(rng.random(count) < wrong, x @ habit, x @ wish)
        y = rule + noise * rng.standard_normal(count)
        gram, target = gram + x.T @ x, target + x.T @ y
    return ((np.linalg.solve(gram, target) - wish) ** 2).sum()


good, noisy, biased = (1000, 0.5, 0), (100_000, 2.0, 0), (100_000, 0.5, 0.3)
cases = {
    "1,000 good": [good], "10,000 good": [(10_000, 0.5, 0)],
    "100,000 noisy, right on average": [noisy],
    "100,000, three in ten of another habit": [biased],
    "30,000 filtered to one in ten": [(30_000, 0.5, 0.1)],
    "1,000 good and 100,000 with the habit": [good, biased],
}
for name, parts in cases.items():
    print(f"{name:39} distance {distance(parts):.4f}")
    #> 1,000 good                              distance 0.0281
    #> 10,000 good                             distance 0.0023
    #> 100,000 noisy, right on average         distance 0.0031
    #> 100,000, three in ten of another habit  distance 0.1560
    #> 30,000 filtered to one in ten           distance 0.0201
    #> 1,000 good and 100,000 with the habit   distance 0.1583
# --8<-- [end:quality]
