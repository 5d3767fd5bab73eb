"""DPO on five answers to one prompt: closed form, recovered reward, and two ways in which it goes wrong."""

import numpy as np

reference = np.array([0.40, 0.30, 0.15, 0.10, 0.05])
reward = np.array([0.0, 1.0, 2.0, 0.5, 3.0])


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def softmax(logits):
    weight = np.exp(logits - logits.max())
    return weight / weight.sum()


# --8<-- [start:optimum]
def objective(policy, beta):
    """Expected reward minus beta times KL(policy, reference)."""
    return policy @ reward - beta * policy @ np.log(policy / reference)


def best(beta):
    weight = reference * np.exp(reward / beta)
    return weight / weight.sum()


rng = np.random.default_rng(0)
for beta in (0.3, 1.0, 3.0):
    policy = best(beta)
    log_z = np.log(reference @ np.exp(reward / beta))
    others = [objective(rng.dirichlet(np.ones(5)), beta) for _ in range(20_000)]
    print(f"beta {beta}: {policy.round(2)}   value {objective(policy, beta):.3f}"
          f" = {beta * log_z:.3f}   random {max(others):.3f}")
    #> beta 0.3: [0.   0.01 0.1  0.   0.9 ]   value 2.134 = 2.134   random 2.116
    #> beta 1.0: [0.11 0.23 0.32 0.05 0.29]   value 1.251 = 1.251   random 1.245
    #> beta 3.0: [0.29 0.31 0.21 0.09 0.1 ]   value 0.933 = 0.933   random 0.933
# --8<-- [end:optimum]

# --8<-- [start:dpo]
beta = 1.0
prefer = sigmoid(reward[:, None] - reward[None, :])  # Bradley-Terry, all pairs
logits = np.log(reference)  # start at the reference
for _ in range(3_000):
    implicit = beta * np.log(softmax(logits) / reference)
    chance = sigmoid(implicit[:, None] - implicit[None, :])
    # Gradient of the mean DPO loss; the normalizer cancels in differences.
    logits -= 0.5 * beta * (chance - prefer).sum(axis=1)
policy = softmax(logits)
print("from preferences:", policy.round(3))
#> from preferences: [0.115 0.233 0.317 0.047 0.288]
print("closed form:     ", best(beta).round(3))
#> closed form:      [0.115 0.233 0.317 0.047 0.288]
implicit = beta * np.log(policy / reference)
print("implicit reward, first answer at 0:", (implicit - implicit[0]).round(3))
#> implicit reward, first answer at 0: [0.  1.  2.  0.5 3. ]
# --8<-- [end:dpo]

# --8<-- [start:certain]
# One pair, chosen in 10 of 10 comparisons: the margin has no finite optimum.
logits, beta = np.log(reference), 1.0
for step in range(1, 10_001):
    margin = beta * ((logits[1] - logits[0]) - np.log(reference[1] / reference[0]))
    push = beta * sigmoid(-margin)
    logits[1] += 0.5 * push
    logits[0] -= 0.5 * push
    if step in (10, 100, 1_000, 10_000):
        policy = softmax(logits)
        print(f"step {step:6,}   margin {margin:5.2f}   rejected {policy[0]:.5f}")
        #> step     10   margin  2.16   rejected 0.09491
        #> step    100   margin  4.58   rejected 0.01216
        #> step  1,000   margin  6.90   rejected 0.00129
        #> step 10,000   margin  9.21   rejected 0.00013
# --8<-- [end:certain]

# --8<-- [start:shared]
# Chosen, rejected and a third answer that nobody compared share one feature.
feature, start = np.array([1.0, 0.8, 2.0]), np.array([0.5, 0.4, 0.1])
for theta in (0.0, 1.0, 2.0, 4.0):
    policy = softmax(np.log(start) + theta * feature)
    loss = -np.log(sigmoid(theta * (feature[0] - feature[1])))
    print(f"loss {loss:.3f}   chosen, rejected, third: {policy.round(3)}")
    #> loss 0.693   chosen, rejected, third: [0.5 0.4 0.1]
    #> loss 0.598   chosen, rejected, third: [0.455 0.298 0.247]
    #> loss 0.513   chosen, rejected, third: [0.332 0.178 0.49 ]
    #> loss 0.371   chosen, rejected, third: [0.081 0.029 0.889]
# --8<-- [end:shared]
