"""Small medical data: how a random split flatters, how few patients blur a score, and what freezing trades."""

import numpy as np

rng = np.random.default_rng(0)


# --8<-- [start:data]
def clinic(patients, images, d=200, signal=0.35):
    """Features of images: disease moves them a little, the patient moves them a lot."""
    sick = rng.random(patients) < 0.4
    person = rng.normal(size=(patients, d))
    who = np.repeat(np.arange(patients), images)
    x = person[who] + 0.5 * rng.normal(size=(len(who), d))
    x[:, :10] += signal * sick[who, None]  # ten features carry the disease
    return x, sick[who].astype(float), who


def auc(score, y):
    ranks = score.argsort().argsort() + 1
    n = y.sum()
    return (ranks[y == 1].sum() - n * (n + 1) / 2) / (n * (len(y) - n))


def probe(x, y, train, test, ridge=10.0):
    """Linear head on frozen features."""
    a = x[train] - x[train].mean(axis=0)
    w = np.linalg.solve(a.T @ a + ridge * np.eye(x.shape[1]), a.T @ (y[train] - 0.4))
    return auc(x[test] @ w, y[test])


# --8<-- [end:data]
# --8<-- [start:leak]
scores = {"by image": [], "by patient": []}
for _ in range(10):
    x, y, who = clinic(patients=300, images=4)
    by_image = rng.random(len(y)) < 0.8
    by_patient = (rng.permutation(300) < 240)[who]
    for name, train in (("by image", by_image), ("by patient", by_patient)):
        scores[name].append(probe(x, y, train, ~train))
for name, values in scores.items():
    print(f"split {name:10}: AUC {np.mean(values):.2f}, deviation {np.std(values):.3f}")
    #> split by image  : AUC 0.89, deviation 0.027
    #> split by patient: AUC 0.57, deviation 0.092
x, y, who = clinic(2000, 4)
new = probe(x, y, who < 300, who >= 300)
print(f"trained on 300, tested on 1,700 other patients: AUC {new:.2f}")
#> trained on 300, tested on 1,700 other patients: AUC 0.61
# --8<-- [end:leak]

# Targets depend on 5 pretrained features, and a little on everything else.
d, k = 100, 5
basis = np.linalg.qr(rng.normal(size=(d, k)))[0]
w_true = basis @ np.ones(k) + 0.06 * rng.normal(size=d)


# --8<-- [start:freeze]
def errors(n):
    """Excess error: new head only, fine-tuned toward it, and from scratch."""
    x = rng.normal(size=(n, d))
    y = x @ w_true + 1.5 * rng.normal(size=n)
    head = basis @ np.linalg.lstsq(x @ basis, y, rcond=None)[0]

    gram, cross = x.T @ x, x.T @ y

    def near(start, pull):  # least squares, pulled toward `start`
        return np.linalg.solve(gram + pull * np.eye(d), cross + pull * start)

    def best(start):
        pulls = np.geomspace(0.1, 10_000, 8)
        return min(np.sum((near(start, pull) - w_true) ** 2) for pull in pulls)

    return np.sum((head - w_true) ** 2), best(head), best(np.zeros(d))


for n in (50, 200, 1000, 5000):
    frozen, tuned, scratch = np.mean([errors(n) for _ in range(4)], axis=0)
    print(f"{n:4}: frozen {frozen:.2f}, fine-tuned {tuned:.2f}, scratch {scratch:.2f}")
    #>   50: frozen 0.70, fine-tuned 0.68, scratch 4.05
    #>  200: frozen 0.47, fine-tuned 0.35, scratch 1.26
    #> 1000: frozen 0.43, fine-tuned 0.16, scratch 0.23
    #> 5000: frozen 0.41, fine-tuned 0.04, scratch 0.05
# --8<-- [end:freeze]
