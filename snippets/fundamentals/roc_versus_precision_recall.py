"""Two models whose ROC-AUC and average precision disagree at 0.5% prevalence."""

import numpy as np

rng = np.random.default_rng(7)
positives, negatives = 500, 99_500
labels = np.r_[np.ones(positives), np.zeros(negatives)]

# --8<-- [start:scores]
noise = rng.normal(0, 1, negatives)
# A shifts every positive by the same amount.
model_a = np.r_[rng.normal(2.0, 1, positives), noise]
# B is certain about half of the positives and knows little about the others.
easy = rng.random(positives) < 0.5
certain, unsure = rng.normal(4.5, 0.5, positives), rng.normal(0.6, 1, positives)
model_b = np.r_[np.where(easy, certain, unsure), noise]
# --8<-- [end:scores]

# --8<-- [start:curves]
def curves(scores):
    """TPR, FPR and precision after each item, best score first."""
    hits = labels[np.argsort(-scores)]
    true_pos, false_pos = hits.cumsum(), (1 - hits).cumsum()
    precision = true_pos / (true_pos + false_pos)
    return true_pos / positives, false_pos / negatives, precision


for name, scores in {"A": model_a, "B": model_b}.items():
    tpr, fpr, precision = curves(scores)
    roc_auc = np.trapezoid(tpr, fpr)
    average_precision = np.sum(np.diff(tpr, prepend=0) * precision)
    areas = f"ROC-AUC {roc_auc:.3f}  AP {average_precision:.3f}"
    recalls = f"top 500: {tpr[499]:.2f}, top 20,000: {tpr[19_999]:.2f}"
    print(f"{name}  {areas}  recall in {recalls}")
    #> A  ROC-AUC 0.930  AP 0.217  recall in top 500: 0.27, top 20,000: 0.89
    #> B  ROC-AUC 0.831  AP 0.523  recall in top 500: 0.52, top 20,000: 0.70
# --8<-- [end:curves]

# --8<-- [start:prevalence]
recall, false_positive_rate = 0.80, 0.05  # one point of an ROC curve
for prevalence in (0.5, 0.05, 0.005):
    hits, alarms = prevalence * recall, (1 - prevalence) * false_positive_rate
    print(f"prevalence {prevalence:5.1%}  precision {hits / (hits + alarms):.2f}")
    #> prevalence 50.0%  precision 0.94
    #> prevalence  5.0%  precision 0.46
    #> prevalence  0.5%  precision 0.07
# --8<-- [end:prevalence]
