"""Which mistakes either direction of KL forgives, in three everyday places."""

import numpy as np

# --8<-- [start:correlated]
rho = 0.95  # two weights with variance 1 and correlation 0.95; q must factorize
precision = np.linalg.inv([[1, rho], [rho, 1]])
variances = {"KL(p‖q)": 1.0, "KL(q‖p)": 1 / precision[0, 0]}
print(f"true: each weight 1.000, sum {2 + 2 * rho:.2f}, difference {2 - 2 * rho:.2f}")
#> true: each weight 1.000, sum 3.90, difference 0.10
for name, variance in variances.items():
    both = f"sum {2 * variance:.2f}, difference {2 * variance:.2f}"
    print(f"{name}: each weight {variance:.3f}, {both}")
    #> KL(p‖q): each weight 1.000, sum 2.00, difference 2.00
    #> KL(q‖p): each weight 0.098, sum 0.20, difference 0.20
# --8<-- [end:correlated]

rng = np.random.default_rng(0)
x = np.linspace(-8, 8, 1601)


def density(x, mean, std):
    return np.exp(-0.5 * ((x - mean) / std) ** 2) / (std * np.sqrt(2 * np.pi))


def target(x):
    return 0.7 * density(x, -3, 0.8) + 0.3 * density(x, 3, 0.8)


def kl(p, q):
    return np.sum(p * np.log((p + 1e-300) / (q + 1e-300))) * (x[1] - x[0])


# --8<-- [start:samples]
choices = [(m, s) for m in np.arange(-4, 4.1, 0.2) for s in np.arange(0.4, 4, 0.1)]
fits = [density(x, *choice) for choice in choices]
costs = [(kl(target(x), q), kl(q, target(x))) for q in fits]
for name, cost in zip(("KL(p‖q)", "KL(q‖p)"), np.transpose(costs)):
    mean, std = choices[cost.argmin()]
    draws = rng.normal(mean, std, 100_000)
    odd, right = np.mean(target(draws) < 0.01), np.mean(draws > 0)
    print(f"{name}: {odd:.0%} odd samples, {right:.0%} from the bump that holds 30%")
    #> KL(p‖q): 35% odd samples, 34% from the bump that holds 30%
    #> KL(q‖p): 1% odd samples, 0% from the bump that holds 30%
# --8<-- [end:samples]

# --8<-- [start:policy]
reference = np.array([0.7, 0.2, 0.1, 0.0])  # never says the fourth word
reward, beta = np.array([0.0, 1.0, 2.0, 5.0]), 1.0
tilted = reference * np.exp(reward / beta)  # maximizes reward - β KL(policy‖reference)
print("KL(policy‖reference)", (tilted / tilted.sum()).round(3))
#> KL(policy‖reference) [0.353 0.274 0.373 0.   ]
others = beta * reference[:3] / (reward[3] - reward[:3])
covering = np.append(others, 1 - others.sum())  # the same with the other KL
print("KL(reference‖policy)", covering.round(3))
#> KL(reference‖policy) [0.14  0.05  0.033 0.777]
# --8<-- [end:policy]
