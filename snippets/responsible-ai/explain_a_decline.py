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
just_approved = {"utilization": 0.62, "late payments": 0.7, "recent inquiries": 3.4, "years of history": 6.0,
                 "debt to income": 0.43, "years in job": 3.0}
intercept, cutoff = -5.43, 0.12


def default_probability(person):
    """Predicted probability of default."""
    return 1 / (1 + exp(-intercept - sum(weights[f] * person[f] for f in weights)))


print(f"applicant {default_probability(applicant):.3f}   cutoff {cutoff}")
#> applicant 0.250   cutoff 0.12
# --8<-- [end:score]

# --8<-- [start:reasons]
stated = {}
for name, baseline in {"everyone": everyone, "just approved": just_approved}.items():
    pushes = {f: weights[f] * (applicant[f] - baseline[f]) for f in weights}
    stated[name] = sorted(pushes, key=pushes.get, reverse=True)[:4]
    print(f"{name:14s}" + ", ".join(f"{f} {pushes[f]:+.2f}" for f in stated[name]))
    #> everyone      late payments +0.63, utilization +0.60, debt to income +0.36, recent inquiries +0.35
    #> just approved utilization +0.36, late payments +0.27, years of history +0.20, recent inquiries +0.15
# --8<-- [end:reasons]

# --8<-- [start:flip]
for name, changes in (stated | {"two unstated": ["debt to income", "years in job"]}).items():
    person = applicant | {f: just_approved[f] for f in changes}
    probability = default_probability(person)
    print(f"{name:14s}{probability:.3f} {'approve' if probability <= cutoff else 'decline'}")
    #> everyone      0.126 decline
    #> just approved 0.111 approve
    #> two unstated  0.228 decline
print(f"utilization 0.35 alone: {default_probability(applicant | {'utilization': 0.35}):.3f}")
#> utilization 0.35 alone: 0.119
# --8<-- [end:flip]
