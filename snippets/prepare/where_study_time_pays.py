"""Forty study hours over five rounds: spend each hour where the chance of passing the whole loop grows most."""

from math import exp, log, prod

# --8<-- [start:model]
# Chance of passing today (from mock interviews) and the hours after which the remaining gap has shrunk by 63%.
rounds = {"coding": (0.75, 25), "ml coding": (0.60, 20), "fundamentals": (0.65, 15),
          "system design": (0.45, 15), "behavioral": (0.60, 8)}
ceiling, spill = 0.95, 0.3  # an hour of fundamentals counts 0.3 hours in ML coding and in system design


def chances(hours):
    """Chance of passing each round after these hours."""
    extra = {"ml coding": spill * hours["fundamentals"], "system design": spill * hours["fundamentals"]}
    return {
        name: ceiling - (ceiling - now) * exp(-(hours[name] + extra.get(name, 0)) / pace)
        for name, (now, pace) in rounds.items()
    }


def loop(hours):
    """Chance of passing all rounds, if they were independent."""
    return prod(chances(hours).values())
# --8<-- [end:model]


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
plan, rounds["coding"] = greedy(40), (0.50, 25)  # the mocks were flattering: coding stands at 0.50
print(f"coding at 0.50:  old plan {loop(plan):.3f}, new plan {loop(greedy(40)):.3f} {list(greedy(40).values())}")
#> coding at 0.50:  old plan 0.200, new plan 0.216 [9, 0, 16, 7, 8]
rounds["coding"], spill = (0.75, 25), 0.0  # or: fundamentals help in no other round
print(f"no spill:        old plan {loop(plan):.3f}, new plan {loop(greedy(40)):.3f} {list(greedy(40).values())}")
#> no spill:        old plan 0.238, new plan 0.266 [0, 9, 7, 15, 9]
# --8<-- [end:wrong]
