"""Reason codes of a decline depend on the baseline they are measured against; check them by flipping the decision."""

from math import exp

# --8<-- [start:score]
# Log-odds of default per unit of each feature, the declined applicant, and two possible baselines.
weights = {"utilization": 2.0, "late payments": 0.9, "recent inquiries": 0.25, "years of history": -0.10,
           "debt to income": 3.0, "years in job": -0.06}
applicant = {"utilization": 0.80, "late payments": 1.0, "recent inquiries": 4.0, "years of history": 4.0,
             "debt to income": 0.45, "years in job": 2.0}
everyone = {"utilization": 0.50, "late payments": 0.3, "recent inquiries": 2.6, "years of history": 7.0,
            "debt to income": 0.33, "years in job": 4.0}
approved = {"utilization": 0.30, "late payments": 0.1, "recent inquiries": 1.8, "years of history": 12.0,
            "debt to income": 0.27, "years in job": 6.0}
intercept, cutoff = -5.43, 0.12


def default_probability(person):
    """Predicted probability of default."""
    return 1 / (1 + exp(-intercept - sum(weights[f] * person[f] for f in weights)))


print(f"applicant {default_probability(applicant):.3f}   cutoff {cutoff}")
#> applicant 0.250   cutoff 0.12
# --8<-- [end:score]

# --8<-- [start:reasons]
for name, baseline in {"everyone": everyone, "approved": approved}.items():
    pushes = {f: weights[f] * (applicant[f] - baseline[f]) for f in weights}
    top = sorted(pushes, key=pushes.get, reverse=True)[:4]
    print(f"{name:8s} " + ", ".join(f"{f} {pushes[f]:+.2f}" for f in top))
    #> everyone late payments +0.63, utilization +0.60, debt to income +0.36, recent inquiries +0.35
    #> approved utilization +1.00, late payments +0.81, years of history +0.80, recent inquiries +0.55
# --8<-- [end:reasons]

# --8<-- [start:flip]
for changes in (["utilization"], ["utilization", "late payments"], ["years in job", "recent inquiries"]):
    person = applicant | {f: approved[f] for f in changes}
    probability = default_probability(person)
    print(f"{' + '.join(changes):32s} {probability:.3f} {'approve' if probability <= cutoff else 'decline'}")
    #> utilization                      0.109 approve
    #> utilization + late payments      0.052 approve
    #> years in job + recent inquiries  0.131 decline
# --8<-- [end:flip]
