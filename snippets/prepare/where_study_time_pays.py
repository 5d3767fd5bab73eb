"""Forty study hours over five rounds, each spent where the whole loop gains most."""

from math import exp, log, prod

# --8<-- [start:model]
# chance of passing today, and the hours after which the gap has shrunk by 63%
rounds = {
    "coding": (0.75, 25),
    "ml coding": (0.60, 20),
    "fundamentals": (0.65, 15),
    "system design": (0.45, 15),
    "behavioral": (0.60, 8),
}
ceiling = 0.95
spill = 0.3  # an hour of fundamentals counts 0.3 hours in ML coding and in design


def chances(hours):
    """Chance of passing each round after these hours."""
    found = {}
    for name, (now, pace) in rounds.items():
        helped = name in ("ml coding", "system design")
        effort = hours[name] + spill * hours["fundamentals"] * helped
        found[name] = ceiling - (ceiling - now) * exp(-effort / pace)
    return found
# --8<-- [end:model]


def loop(hours):
    """Chance of passing all rounds, if they were independent."""
    return prod(chances(hours).values())


def greedy(total):
    """Give out the hours one by one."""
    hours = dict.fromkeys(rounds, 0)
    for _ in range(total):
        best = max(rounds, key=lambda name: log(loop(hours | {name: hours[name] + 1})))
        hours[best] += 1
    return hours


# --8<-- [start:plans]
plans = {
    "nothing": dict.fromkeys(rounds, 0),
    "all coding": dict.fromkeys(rounds, 0) | {"coding": 40},
    "equal": dict.fromkeys(rounds, 8),
    "hour by hour": greedy(40),
    "only ten": greedy(10),
}
for name, hours in plans.items():
    print(f"{name:13s} {loop(hours):.3f}  {list(hours.values())}")
    #> nothing       0.079  [0, 0, 0, 0, 0]
    #> all coding    0.096  [40, 0, 0, 0, 0]
    #> equal         0.266  [8, 8, 8, 8, 8]
    #> hour by hour  0.299  [0, 3, 19, 9, 9]
    #> only ten      0.136  [0, 0, 4, 3, 3]
# --8<-- [end:plans]

# --8<-- [start:wrong]
plan = greedy(40)


def compare(label):
    """The old plan, a new one and an equal split, if the guesses were wrong."""
    new, equal = loop(greedy(40)), loop(dict.fromkeys(rounds, 8))
    print(f"{label}: old plan {loop(plan):.3f}, new plan {new:.3f}, equal {equal:.3f}")
    #> coding stands at 0.50: old plan 0.200, new plan 0.216, equal 0.206
    #> fundamentals help nowhere else: old plan 0.238, new plan 0.266, equal 0.240


rounds["coding"] = (0.50, 25)
compare("coding stands at 0.50")
rounds["coding"], spill = (0.75, 25), 0.0
compare("fundamentals help nowhere else")
# --8<-- [end:wrong]
