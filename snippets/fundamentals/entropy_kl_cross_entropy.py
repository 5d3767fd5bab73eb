"""Cross-entropy is entropy plus KL; which way round KL is taken decides what a wrong model fits."""

import numpy as np


# --8<-- [start:identity]
def entropy(p):
    return -np.sum(p * np.log2(p))


def cross_entropy(p, q):
    return -np.sum(p * np.log2(q))


def kl(p, q):
    return np.sum(p * np.log2(p / q))


p = np.array([0.7, 0.2, 0.1])
q = np.array([0.4, 0.4, 0.2])
print(f"H(p) {entropy(p):.3f} + KL(p,q) {kl(p, q):.3f} = {entropy(p) + kl(p, q):.3f} bits")
#> H(p) 1.157 + KL(p,q) 0.265 = 1.422 bits
print(f"cross-entropy H(p,q) {cross_entropy(p, q):.3f} bits")
#> cross-entropy H(p,q) 1.422 bits
print(f"KL(q,p) {kl(q, p):.3f} bits")
#> KL(q,p) 0.277 bits
# --8<-- [end:identity]


def divergence(a, b):
    return np.sum(a * (np.log(a) - np.log(b)))


# --8<-- [start:direction]
x = np.linspace(-8, 8, 1601)


def normal(mean, sd):
    density = np.exp(-0.5 * ((x - mean) / sd) ** 2)
    return density / density.sum()


target = 0.7 * normal(-2, 0.5) + 0.3 * normal(3, 0.5)
candidates = [(m, s) for m in np.arange(-4, 4.01, 0.1) for s in np.arange(0.4, 4.01, 0.1)]

forward = min(candidates, key=lambda ms: divergence(target, normal(*ms)))
reverse = min(candidates, key=lambda ms: divergence(normal(*ms), target))
mean = target @ x
print(f"target mean {mean:.2f}, sd {np.sqrt(target @ (x - mean) ** 2):.2f}")
#> target mean -0.50, sd 2.35
print(f"KL(target, model) smallest at mean {forward[0]:.1f}, sd {forward[1]:.1f}")
#> KL(target, model) smallest at mean -0.5, sd 2.4
print(f"KL(model, target) smallest at mean {reverse[0]:.1f}, sd {reverse[1]:.1f}")
#> KL(model, target) smallest at mean -2.0, sd 0.5
# --8<-- [end:direction]

# --8<-- [start:loss]
rng = np.random.default_rng(0)
true_rate = np.array([0.1, 0.3, 0.8])  # P(y=1) in three groups of users
group = rng.integers(3, size=300_000)
y = rng.random(group.size) < true_rate[group]


def log_loss(prob):
    return -np.mean(np.log(np.where(y, prob[group], 1 - prob[group])))


floor = -np.mean(true_rate * np.log(true_rate) + (1 - true_rate) * np.log(1 - true_rate))
print(f"conditional entropy {floor:.3f} nats; log loss of the true rates {log_loss(true_rate):.3f}")
#> conditional entropy 0.479 nats; log loss of the true rates 0.480
print(f"of the base rate for all {log_loss(np.full(3, y.mean())):.3f}")
#> of the base rate for all 0.673
print(f"of overconfident rates {log_loss(np.array([0.01, 0.1, 0.99])):.3f}")
#> of overconfident rates 0.725
# --8<-- [end:loss]
