"""Reasons for a decline depend on the baseline; flip the decision to check them."""

from math import exp

# --8<-- [start:score]
# log-odds of default per unit, this applicant, average of all, of the just approved
features = {
    "utilization": (2.0, 0.80, 0.50, 0.62),
    "late payments": (0.9, 1.0, 0.3, 0.7),
    "recent inquiries": (0.25, 4.0, 2.6, 3.4),
    "years of history": (-0.10, 4.0, 7.0, 6.0),
    "debt to income": (3.0, 0.45, 0.33, 0.43),
    "years in job": (-0.06, 2.0, 4.0, 3.0),
}
intercept, cutoff = -5.43, 0.12
# --8<-- [end:score]

weights, applicant, everyone, just_approved = (
    {name: row[column] for name, row in features.items()} for column in range(4)
)


def default_probability(person):
    """Predicted probability of default."""
    return 1 / (1 + exp(-intercept - sum(weights[f] * person[f] for f in weights)))


def push(baseline):
    """What each feature adds to the applicant's log-odds, compared with a baseline."""
    return {f: weights[f] * (applicant[f] - baseline[f]) for f in weights}


def top_four(baseline):
    """The four largest pushes."""
    return sorted(weights, key=push(baseline).get, reverse=True)[:4]


# --8<-- [start:reasons]
print(f"applicant {default_probability(applicant):.3f}, cutoff {cutoff}")
#> applicant 0.250, cutoff 0.12
print("push on the log-odds against   everyone   the just approved")
#> push on the log-odds against   everyone   the just approved
for name in features:
    against_all, against_approved = push(everyone)[name], push(just_approved)[name]
    print(f"{name:31s}{against_all:+.2f}      {against_approved:+.2f}")
    #> utilization                    +0.60      +0.36
    #> late payments                  +0.63      +0.27
    #> recent inquiries               +0.35      +0.15
    #> years of history               +0.30      +0.20
    #> debt to income                 +0.36      +0.06
    #> years in job                   +0.12      +0.06
# --8<-- [end:reasons]


# --8<-- [start:flip]
def rescore(changed, values):
    """Probability if the changed features had these values."""
    return default_probability(applicant | {f: values[f] for f in changed})


first, second = top_four(everyone), top_four(just_approved)
others = [f for f in features if f not in second]
lower = {"utilization": 0.35}
print(f"first list, everyone's averages       {rescore(first, everyone):.3f}")
#> first list, everyone's averages       0.046
print(f"first list, just approved averages    {rescore(first, just_approved):.3f}")
#> first list, just approved averages    0.126
print(f"second list, just approved averages   {rescore(second, just_approved):.3f}")
#> second list, just approved averages   0.111
print(f"the other two, just approved averages {rescore(others, just_approved):.3f}")
#> the other two, just approved averages 0.228
print(f"utilization at 35% instead of 80%     {rescore(lower, lower):.3f}")
#> utilization at 35% instead of 80%     0.119
# --8<-- [end:flip]
